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
        ('dossiers', '0002_append_only'),
        ('notices', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.CharField(choices=[('REQUEST_RECEIVED', 'Đã tiếp nhận yêu cầu'), ('REQUEST_ANSWERED', 'Đã trả lời yêu cầu'), ('SUPPLEMENT_ASKED', 'Đề nghị bổ sung giấy tờ'), ('ASSIGNED', 'Được giao việc'), ('REPLACED', 'Thay đổi người thực hiện'), ('CASE_MOVED', 'Vụ việc có thay đổi'), ('DEADLINE_NEAR', 'Sắp đến hạn'), ('DEADLINE_MISSED', 'Đã quá hạn'), ('DEADLINE_MOVED', 'Thời hạn được tính lại'), ('REFERRAL', 'Giới thiệu, thông báo từ cơ quan khác'), ('CHANGE_WISHED', 'Người dân đề nghị thay đổi người thực hiện'), ('PAPER_READY', 'Có văn bản mới'), ('PLAN_TASK', 'Nhiệm vụ kế hoạch'), ('ACCOUNT', 'Tài khoản'), ('URGENT', 'Thông báo khẩn'), ('HEARING_NEAR', 'Sắp đến phiên tòa, buổi làm việc'), ('COUNCIL', 'Hội đồng phối hợp liên ngành'), ('OTHER', 'Thông báo khác')], max_length=40, verbose_name='Việc')),
                ('began_at', models.DateTimeField(verbose_name='Báo từ lúc')),
                ('next_ring_at', models.DateTimeField(null=True, verbose_name='Gọi tiếp lúc')),
                ('silenced_at', models.DateTimeField(null=True, verbose_name='Có người nhận lúc')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to='dossiers.dossier')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('silenced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Báo động',
                'indexes': [models.Index(condition=models.Q(('next_ring_at__isnull', False)), fields=['next_ring_at'], name='alarm_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('silenced_at__isnull', True)), fields=('dossier',), name='alarm_open_once'), models.CheckConstraint(condition=models.Q(('silenced_at__isnull', True), ('next_ring_at__isnull', True), _connector='XOR'), name='alarm_rings_or_is_silent')],
            },
        ),
        migrations.CreateModel(
            name='OnCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='Thứ tự gọi')),
                ('from_at', models.DateTimeField(verbose_name='Từ lúc')),
                ('to_at', models.DateTimeField(verbose_name='Đến lúc')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='Điện thoại trực')),
                ('source', models.CharField(default='MANUAL', max_length=40, verbose_name='Nguồn')),
                ('entered_at', models.DateTimeField(verbose_name='Ghi lúc')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='Bỏ lúc')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='on_call', to='accounts.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='on_call', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Lượt trực',
                'indexes': [models.Index(condition=models.Q(('withdrawn_at__isnull', True)), fields=['office', 'to_at', 'from_at'], name='on_call_standing')],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_at__gt', models.F('from_at'))), name='on_call_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('order__gte', 1)), name='on_call_order_from_one')],
            },
        ),
        migrations.CreateModel(
            name='Practitioner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('folded', models.CharField(db_index=True, editable=False, max_length=120)),
                ('sort_key', models.CharField(editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('LEGAL_AID_OFFICER', 'Trợ giúp viên pháp lý'), ('CONTRACT_LAWYER', 'Luật sư ký hợp đồng với Trung tâm'), ('ORGANISATION_LAWYER', 'Luật sư của tổ chức tham gia trợ giúp pháp lý'), ('ADVISER', 'Tư vấn viên pháp luật'), ('COLLABORATOR', 'Cộng tác viên trợ giúp pháp lý'), ('TRAINEE', 'Người tập sự trợ giúp pháp lý')], max_length=20, verbose_name='Loại người thực hiện')),
                ('card_number', models.CharField(blank=True, max_length=40, verbose_name='Số thẻ')),
                ('card_valid_from', models.DateField(blank=True, null=True, verbose_name='Thẻ có giá trị từ')),
                ('card_valid_to', models.DateField(blank=True, null=True, verbose_name='Thẻ có giá trị đến trước')),
                ('contract_from', models.DateField(blank=True, null=True, verbose_name='Hợp đồng từ')),
                ('contract_to', models.DateField(blank=True, null=True, verbose_name='Hợp đồng đến trước')),
                ('appointed_on', models.DateField(blank=True, null=True, verbose_name='Ngày bổ nhiệm, công nhận')),
                ('advice_years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Số năm tư vấn pháp luật')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='Ngày bị thu hồi thẻ, chứng chỉ')),
                ('banned_on', models.DateField(blank=True, null=True, verbose_name='Ngày kết luận có hành vi bị nghiêm cấm')),
                ('rank', models.CharField(blank=True, choices=[('V02.01.00', 'Trợ giúp viên pháp lý hạng I'), ('V02.01.01', 'Trợ giúp viên pháp lý hạng II'), ('V02.01.02', 'Trợ giúp viên pháp lý hạng III')], max_length=10, verbose_name='Hạng chức danh')),
                ('fields', models.JSONField(blank=True, default=list, verbose_name='Lĩnh vực')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='Ngôn ngữ')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='Điện thoại')),
                ('active', models.BooleanField(default=True, verbose_name='Đang làm việc')),
                ('commune', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='practitioners', to='accounts.organisation')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='practitioners_sent', to='accounts.organisation')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='practitioner', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Người thực hiện trợ giúp pháp lý',
                'indexes': [models.Index(fields=['office', 'sort_key', 'id'], name='practitioner_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('full_name', ''), _negated=True), name='practitioner_has_a_name'), models.CheckConstraint(condition=models.Q(('card_valid_from__isnull', True), ('card_valid_to__isnull', True), ('card_valid_to__gt', models.F('card_valid_from')), _connector='OR'), name='card_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('contract_from__isnull', True), ('contract_to__isnull', True), ('contract_to__gt', models.F('contract_from')), _connector='OR'), name='contract_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('card_number', ''), _negated=True), fields=('kind', 'card_number'), name='card_number_once_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='Leave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('ANNUAL', 'Nghỉ phép'), ('SICK', 'Nghỉ ốm'), ('MATERNITY', 'Nghỉ thai sản'), ('STUDY', 'Đi học, tập huấn'), ('SECONDED', 'Biệt phái'), ('OTHER', 'Lý do khác')], max_length=10, verbose_name='Lý do')),
                ('valid_from', models.DateField(verbose_name='Từ ngày')),
                ('valid_to', models.DateField(verbose_name='Đến trước ngày')),
                ('note', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Ghi chú')),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leaves', to='workforce.practitioner')),
            ],
            options={
                'verbose_name': 'Nghỉ',
                'ordering': ['-valid_from'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='leave_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Engagement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_at', models.DateTimeField(verbose_name='Từ lúc')),
                ('to_at', models.DateTimeField(blank=True, null=True, verbose_name='Đến lúc')),
                ('ended_because', models.CharField(blank=True, max_length=40, verbose_name='Lý do thôi')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='dossiers.dossier')),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='engagements', to='workforce.practitioner')),
            ],
            options={
                'verbose_name': 'Phân công',
                'indexes': [models.Index(fields=['dossier', 'practitioner'], name='engagement_of_dossier'), models.Index(condition=models.Q(('to_at__isnull', True)), fields=['practitioner'], name='engagement_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_at__isnull', True), ('to_at__gte', models.F('from_at')), _connector='OR'), name='engagement_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('to_at__isnull', True)), fields=('practitioner', 'dossier'), name='engagement_open_once')],
            },
        ),
        migrations.CreateModel(
            name='ConflictCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('occasion', models.CharField(choices=[('INTAKE', 'Khi tiếp nhận yêu cầu'), ('PARTY_ADDED', 'Khi thêm người vào hồ sơ'), ('APPOINTMENT', 'Khi cử người thực hiện'), ('WITHDRAWAL', 'Khi rút lại sự đồng ý')], max_length=12, verbose_name='Thời điểm kiểm tra')),
                ('verdict', models.CharField(max_length=20, verbose_name='Kết quả')),
                ('basis', models.CharField(blank=True, max_length=60, verbose_name='Căn cứ')),
                ('hits', models.PositiveSmallIntegerField(verbose_name='Số trường hợp trùng')),
                ('found', diemtua.shared.encryption.EncryptedJSONField(default=list)),
                ('checked_at', models.DateTimeField(verbose_name='Lúc kiểm tra')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflict_checks', to='dossiers.dossier')),
                ('practitioner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conflict_checks', to='workforce.practitioner')),
            ],
            options={
                'verbose_name': 'Kiểm tra xung đột lợi ích',
                'ordering': ['-checked_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Ring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Lần gọi')),
                ('order', models.PositiveSmallIntegerField(verbose_name='Thứ tự gọi')),
                ('at', models.DateTimeField(verbose_name='Lúc')),
                ('alarm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rings', to='workforce.alarm')),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rings', to='notices.message')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Lần gọi',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('alarm', 'number'), name='ring_numbered_once')],
            },
        ),
        migrations.CreateModel(
            name='PassedOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='Thứ tự gọi')),
                ('because', models.CharField(choices=[('ON_LEAVE', 'đang nghỉ'), ('GONE', 'đã ngừng làm việc')], max_length=10, verbose_name='Vì sao không gọi')),
                ('at', models.DateTimeField(verbose_name='Lúc')),
                ('alarm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passed_over', to='workforce.alarm')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Lần bỏ qua',
                'ordering': ['at', 'order'],
                'constraints': [models.UniqueConstraint(fields=('alarm', 'user'), name='passed_over_once_an_alarm')],
            },
        ),
    ]
