import diemtua.law.vocabulary.referrals
import diemtua.referrals.enums
import diemtua.shared.encryption
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_append_only'),
        ('accounts', '__first__'),
        ('cases', '0001_initial'),
        ('dossiers', '0002_append_only'),
        ('workforce', '0003_one_on_call'),
    ]

    operations = [
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('RIGHT_EXPLAINED', 'Biên bản giải thích quyền được trợ giúp pháp lý'), ('NOTICE', 'Thông báo: người đó yêu cầu trợ giúp pháp lý'), ('INFORMATION', 'Thông tin: thuộc diện nhưng chưa yêu cầu'), ('DEFENCE_APPOINTMENT', 'Yêu cầu cử người bào chữa chỉ định'), ('COMMUNE_INTRODUCTION', 'Giấy giới thiệu của Ủy ban nhân dân cấp xã'), ('OTHER_BODY', 'Giới thiệu của cơ quan, tổ chức khác')], max_length=20, verbose_name='Loại')),
                ('way', models.CharField(choices=[('ACCOUNT', 'Gửi trên hệ thống'), ('LINK', 'Qua đường dẫn Trung tâm cấp'), ('PHONE', 'Gọi điện thoại'), ('PAPER', 'Đưa văn bản trực tiếp'), ('POST', 'Gửi qua bưu chính'), ('EMAIL', 'Gửi qua thư điện tử, fax')], max_length=8, verbose_name='Cách gửi')),
                ('status', models.CharField(blank=True, choices=[('DENOUNCED', 'Người bị tố giác'), ('RECOMMENDED', 'Người bị kiến nghị khởi tố'), ('EMERGENCY_HELD', 'Người bị giữ trong trường hợp khẩn cấp'), ('ARRESTED', 'Người bị bắt'), ('IN_CUSTODY', 'Người bị tạm giữ'), ('REMANDED', 'Người bị tạm giam'), ('ACCUSED', 'Bị can'), ('DEFENDANT', 'Bị cáo'), ('VICTIM', 'Bị hại'), ('WITNESS', 'Người làm chứng'), ('DIVERSION', 'Người chấp hành biện pháp xử lý chuyển hướng'), ('PRISONER', 'Phạm nhân'), ('CIVIL_PARTY', 'Nguyên đơn dân sự, bị đơn dân sự trong vụ án hình sự'), ('PLAINTIFF', 'Nguyên đơn, người khởi kiện'), ('RESPONDENT', 'Bị đơn, người bị kiện'), ('RELATED_PARTY', 'Người có quyền lợi, nghĩa vụ liên quan')], max_length=16, verbose_name='Tư cách tố tụng')),
                ('opinion', models.CharField(blank=True, choices=[('ASKS', 'Có yêu cầu trợ giúp pháp lý'), ('NOT_YET', 'Chưa yêu cầu'), ('DECLINES', 'Không yêu cầu')], max_length=8, verbose_name='Ý kiến của người đó')),
                ('asked_at', models.DateTimeField(null=True, verbose_name='Người đó yêu cầu lúc')),
                ('phoned_at', models.DateTimeField(null=True, verbose_name='Gọi điện báo trước lúc')),
                ('sent_at', models.DateTimeField(verbose_name='Cơ quan gửi lúc')),
                ('received_at', models.DateTimeField(verbose_name='Trung tâm nhận lúc')),
                ('notice_due_at', models.DateTimeField(null=True, verbose_name='Hạn thông báo')),
                ('notice_trace', models.JSONField(default=list)),
                ('appoint_due_at', models.DateTimeField(null=True, verbose_name='Hạn cử người hoặc trả lời')),
                ('appointed_at', models.DateTimeField(null=True, verbose_name='Cử người lúc')),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('folded', models.CharField(editable=False, max_length=120)),
                ('told', diemtua.shared.encryption.EncryptedJSONField(verbose_name='Nội dung gửi')),
                ('taken_at', models.DateTimeField(null=True, verbose_name='Người trực nhận lúc')),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='Thụ lý lúc')),
                ('outcome', models.CharField(blank=True, choices=[('APPOINTED', 'Đã cử người thực hiện'), ('ADVISED', 'Đã hướng dẫn ngay'), ('NOT_ELIGIBLE', 'Không thuộc diện được trợ giúp pháp lý'), ('NO_REQUEST', 'Người đó không yêu cầu trợ giúp pháp lý'), ('REFUSED', 'Từ chối thụ lý'), ('TRANSFERRED', 'Đã chuyển đến tổ chức có thẩm quyền'), ('WITHDRAWN', 'Người đó đã rút yêu cầu'), ('DISCONTINUED', 'Đã thụ lý nhưng không tiếp tục thực hiện')], max_length=14, verbose_name='Kết quả')),
                ('outcome_at', models.DateTimeField(null=True, verbose_name='Trả lời lúc')),
                ('ground', models.CharField(blank=True, choices=[('R1', 'Không có vụ việc cụ thể liên quan trực tiếp đến người được trợ giúp pháp lý'), ('R2', 'Yêu cầu có nội dung trái pháp luật'), ('R3', 'Người được trợ giúp pháp lý đã chết'), ('R4', 'Vụ việc đang được tổ chức thực hiện trợ giúp pháp lý khác thụ lý, giải quyết')], max_length=2, verbose_name='Căn cứ từ chối')),
                ('answer', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Nội dung trả lời')),
                ('void_at', models.DateTimeField(null=True, verbose_name='Không tính từ lúc')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='referral', to='dossiers.dossier')),
                ('practitioner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.practitioner')),
                ('request', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='cases.aidrequest')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals_sent', to='accounts.organisation')),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reported_at', models.DateTimeField(null=True, verbose_name='Báo kết quả lúc')),
                ('reported_by', models.CharField(blank=True, choices=[('PHONE', 'Điện thoại'), ('LETTER', 'Công văn'), ('IN_PERSON', 'Gặp trực tiếp')], max_length=10, verbose_name='Đã báo kết quả bằng')),
            ],
            options={
                'verbose_name': 'Giới thiệu, thông báo',
                'indexes': [models.Index(fields=['-received_at', '-id'], name='referral_newest'), models.Index(fields=['sender', '-received_at'], name='referral_of_sender'), models.Index(fields=['folded'], name='referral_by_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('full_name', ''), _negated=True), name='referral_names_somebody'), models.CheckConstraint(condition=models.Q(('sent_at__lte', models.F('received_at'))), name='referral_sent_before_received'), models.CheckConstraint(condition=models.Q(('asked_at__isnull', True), ('asked_at__lte', models.F('sent_at')), _connector='OR'), name='referral_asked_before_sent'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('outcome_at__isnull', True)), models.Q(models.Q(('outcome', ''), _negated=True), ('outcome_at__isnull', False)), _connector='OR'), name='referral_answered_with_an_outcome'), models.CheckConstraint(condition=models.Q(('ground', ''), ('outcome', diemtua.law.vocabulary.referrals.ReferralOutcome['REFUSED']), _connector='OR'), name='referral_refused_on_a_ground')],
            },
        ),
        migrations.CreateModel(
            name='RegisterCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('from_on', models.DateField(verbose_name='Từ ngày')),
                ('to_on', models.DateField(verbose_name='Đến trước ngày')),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(verbose_name='Đối chiếu lúc')),
                ('void_at', models.DateTimeField(null=True, verbose_name='Bỏ lúc')),
                ('void_reason', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Lý do bỏ')),
                ('emptied_at', models.DateTimeField(null=True, verbose_name='Xóa dữ liệu lúc')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='register_checks', to='accounts.organisation')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registers_sent', to='accounts.organisation')),
                ('void_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Lần đối chiếu sổ',
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on__gt', models.F('from_on'))), name='register_check_of_a_period'), models.CheckConstraint(condition=models.Q(models.Q(('void_at__isnull', True), ('void_by__isnull', True)), models.Q(('void_at__isnull', False), ('void_by__isnull', False)), _connector='OR'), name='register_check_taken_back_by_somebody'), models.UniqueConstraint(condition=models.Q(('void_at__isnull', True)), fields=('office', 'sender', 'digest'), name='register_checked_once')],
            },
        ),
        migrations.CreateModel(
            name='RegisterRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('line', models.PositiveIntegerField(null=True, verbose_name='Dòng trong sổ')),
                ('day', models.DateField(null=True, verbose_name='Ngày trong sổ')),
                ('match', models.CharField(choices=[('BOTH', 'Có ở cả hai sổ'), ('ONLY_THEIRS', 'Chỉ có trong sổ của cơ quan: Trung tâm chưa nhận được'), ('ONLY_OURS', 'Chỉ có ở Trung tâm')], max_length=12, verbose_name='Đối chiếu')),
                ('told', diemtua.shared.encryption.EncryptedJSONField(null=True, verbose_name='Nội dung trong sổ')),
                ('emptied_at', models.DateTimeField(null=True, verbose_name='Xóa dữ liệu lúc')),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='referrals.registercheck')),
                ('referral', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='register_rows', to='referrals.referral')),
            ],
            options={
                'verbose_name': 'Dòng đối chiếu',
                'constraints': [models.UniqueConstraint(fields=('check_of', 'line'), name='register_line_once'), models.UniqueConstraint(fields=('check_of', 'referral'), name='register_referral_once'), models.CheckConstraint(condition=models.Q(models.Q(('line__isnull', False), ('match', diemtua.referrals.enums.Match['BOTH']), ('referral__isnull', False)), models.Q(('line__isnull', False), ('match', diemtua.referrals.enums.Match['ONLY_THEIRS']), ('referral__isnull', True)), models.Q(('line__isnull', True), ('match', diemtua.referrals.enums.Match['ONLY_OURS']), ('referral__isnull', False)), _connector='OR'), name='register_row_has_what_was_found'), models.CheckConstraint(condition=models.Q(models.Q(('day__isnull', True), ('line__isnull', True)), models.Q(('day__isnull', False), ('line__isnull', False)), _connector='OR'), name='register_line_has_a_day')],
            },
        ),
        migrations.CreateModel(
            name='RegisterResolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('resolution', models.CharField(choices=[('MATCHED', 'Là cùng một trường hợp, ghi khác nhau'), ('ENTERED', 'Đã nhập bổ sung giới thiệu bị sót'), ('MISSED', 'Đúng là bị sót, nay không cần nhập nữa'), ('NOT_DUE', 'Không phải chuyển Trung tâm'), ('THEIR_MISTAKE', 'Sổ của cơ quan ghi nhầm hoặc thiếu'), ('OUR_MISTAKE', 'Trung tâm ghi nhầm')], max_length=14, verbose_name='Cách giải quyết')),
                ('note', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Ghi chú')),
                ('made_at', models.DateTimeField(verbose_name='Giải quyết lúc')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='Thôi áp dụng lúc')),
                ('ended_for', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Vì sao lấy lại')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('referral', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='register_resolutions', to='referrals.referral')),
                ('ours', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolutions_of_ours', to='referrals.registerrow')),
                ('theirs', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='referrals.registerrow')),
            ],
            options={
                'verbose_name': 'Lần giải quyết dòng đối chiếu',
                'constraints': [models.CheckConstraint(condition=models.Q(('theirs__isnull', False), ('ours__isnull', False), _connector='OR'), name='register_resolution_of_a_line'), models.CheckConstraint(condition=models.Q(models.Q(('ours__isnull', False), ('resolution', diemtua.referrals.enums.Resolution['MATCHED']), ('theirs__isnull', False)), ('theirs__isnull', True), ('ours__isnull', True), _connector='OR'), name='register_resolution_of_both_matches'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='register_resolution_ended_by_somebody'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('theirs',), name='register_line_of_theirs_settled_once'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('ours',), name='register_line_of_ours_settled_once')],
            },
        ),
    ]
