import diemtua.duty.enums
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
        ('documents', '0001_initial'),
        ('dossiers', '0002_append_only'),
        ('places', '0001_initial'),
        ('workforce', '0003_one_on_call'),
    ]

    operations = [
        migrations.CreateModel(
            name='Roster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_day', models.DateField(verbose_name='Từ ngày')),
                ('last_day', models.DateField(verbose_name='Đến hết ngày')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='Bản')),
                ('published_at', models.DateTimeField(null=True, verbose_name='Ban hành lúc')),
                ('changes', models.JSONField(default=list)),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='duty_roster', to='dossiers.dossier')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duty_rosters', to='accounts.organisation')),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('previous', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='duty.roster')),
            ],
            options={
                'verbose_name': 'Lịch trực',
                'indexes': [models.Index(fields=['office', '-first_day', '-id'], name='roster_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='roster_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('published_at__isnull', False)), fields=('previous',), name='roster_followed_once')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('made_at', models.DateTimeField(verbose_name='Lúc')),
                ('seen', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('WAITING', 'Chờ máy nhận việc'), ('RUNNING', 'Đang tìm phương án'), ('DONE', 'Đã có phương án'), ('OVERTAKEN', 'Lịch đã đổi trong lúc tìm'), ('FAILED', 'Không tìm được vì lỗi')], default=diemtua.duty.enums.SearchState['WAITING'], max_length=10, verbose_name='Trạng thái')),
                ('weeks', models.PositiveSmallIntegerField(default=0, verbose_name='Số tuần')),
                ('weeks_done', models.PositiveSmallIntegerField(default=0, verbose_name='Số tuần đã xong')),
                ('beat_at', models.DateTimeField(verbose_name='Còn chạy lúc')),
                ('placements', models.JSONField(default=list)),
                ('missing', models.JSONField(default=list, verbose_name='Còn trống')),
                ('dropped', models.JSONField(default=list)),
                ('proven', models.BooleanField(default=False, verbose_name='Đã chứng minh là tốt nhất')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('roster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='duty.roster')),
            ],
            options={
                'verbose_name': 'Phương án trực',
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', (diemtua.duty.enums.SearchState['WAITING'], diemtua.duty.enums.SearchState['RUNNING']))), fields=('roster',), name='one_search_a_roster')],
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('day', models.DateField(verbose_name='Ngày')),
                ('part', models.CharField(choices=[('MORNING', 'Buổi sáng'), ('AFTERNOON', 'Buổi chiều'), ('NIGHT', 'Buổi tối và đêm')], max_length=10, verbose_name='Buổi')),
                ('seat', models.PositiveSmallIntegerField(default=1, verbose_name='Vị trí')),
                ('layer', models.PositiveBigIntegerField(default=0)),
                ('reasons', models.JSONField(default=list)),
                ('entered_at', models.DateTimeField(verbose_name='Ghi lúc')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='Thôi lúc')),
                ('entered_in', models.UUIDField(null=True)),
                ('ended_in', models.UUIDField(null=True)),
                ('ended_because', models.CharField(blank=True, choices=[('PROPOSED_ANEW', 'Đề xuất lại'), ('EDITED', 'Sửa tay'), ('CLEARED', 'Bỏ trống'), ('SWAPPED', 'Đã đổi ca'), ('COVERED', 'Có người trực thay'), ('SUPERSEDED', 'Theo bản lịch trực sau'), ('DROPPED', 'Bản lập đã bỏ'), ('ANNULLED', 'Ghi nhầm, đã hủy')], max_length=16, verbose_name='Vì sao thôi')),
                ('checked_in_at', models.DateTimeField(null=True, verbose_name='Nhận ca lúc')),
                ('checked_out_at', models.DateTimeField(null=True, verbose_name='Giao ca lúc')),
                ('followed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='duty.shift')),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duty_shifts', to='workforce.practitioner')),
                ('roster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='duty.roster')),
            ],
            options={
                'verbose_name': 'Ca trực',
                'indexes': [models.Index(fields=['roster', 'day'], name='shift_of_roster'), models.Index(fields=['practitioner', 'day'], name='shift_of_person'), models.Index(fields=['entered_in'], name='shift_by_entry'), models.Index(fields=['ended_in'], name='shift_ended_by_entry')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('practitioner', 'day', 'part', 'layer'), name='shift_one_place_a_person'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_because', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='shift_ends_for_a_reason'), models.CheckConstraint(condition=models.Q(('checked_out_at__isnull', True), models.Q(('checked_in_at__isnull', False), ('checked_out_at__gte', models.F('checked_in_at'))), _connector='OR'), name='shift_out_after_in')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField(verbose_name='Lúc')),
                ('caller', diemtua.shared.encryption.EncryptedTextField(verbose_name='Ai liên hệ')),
                ('phone', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Điện thoại')),
                ('person', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Người cần trợ giúp')),
                ('status', models.CharField(blank=True, choices=[('DENOUNCED', 'Người bị tố giác'), ('RECOMMENDED', 'Người bị kiến nghị khởi tố'), ('EMERGENCY_HELD', 'Người bị giữ trong trường hợp khẩn cấp'), ('ARRESTED', 'Người bị bắt'), ('IN_CUSTODY', 'Người bị tạm giữ'), ('REMANDED', 'Người bị tạm giam'), ('ACCUSED', 'Bị can'), ('DEFENDANT', 'Bị cáo'), ('VICTIM', 'Bị hại'), ('WITNESS', 'Người làm chứng'), ('DIVERSION', 'Người chấp hành biện pháp xử lý chuyển hướng'), ('PRISONER', 'Phạm nhân'), ('CIVIL_PARTY', 'Nguyên đơn dân sự, bị đơn dân sự trong vụ án hình sự'), ('PLAINTIFF', 'Nguyên đơn, người khởi kiện'), ('RESPONDENT', 'Bị đơn, người bị kiện'), ('RELATED_PARTY', 'Người có quyền lợi, nghĩa vụ liên quan')], max_length=20, verbose_name='Tư cách tố tụng')),
                ('place', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Nơi ở, nơi giam, giữ')),
                ('about', diemtua.shared.encryption.EncryptedTextField(verbose_name='Về việc gì')),
                ('outcome', models.CharField(choices=[('GUIDED', 'Đã hướng dẫn, không cần làm gì thêm'), ('SIMPLE_MATTER', 'Ghi việc: hướng dẫn vướng mắc đơn giản'), ('REQUEST', 'Tiếp nhận yêu cầu trợ giúp pháp lý'), ('REFERRAL', 'Tiếp nhận thông báo, giới thiệu của cơ quan tiến hành tố tụng'), ('NOT_ELIGIBLE', 'Không thuộc diện, đã chỉ nơi khác giúp được')], max_length=16, verbose_name='Kết quả')),
                ('struck_at', models.DateTimeField(null=True, verbose_name='Hủy lúc')),
                ('struck_because', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Vì sao hủy')),
                ('emptied_at', models.DateTimeField(null=True, verbose_name='Xóa dữ liệu lúc')),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('opened', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duty_contact', to='dossiers.dossier')),
                ('struck_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='duty.shift')),
            ],
            options={
                'verbose_name': 'Lượt liên hệ',
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('struck_at__isnull', True), ('opened__isnull', True), _connector='OR'), name='contact_struck_opened_nothing')],
            },
        ),
        migrations.CreateModel(
            name='ShiftCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('step', models.CharField(choices=[('CHECK_IN', 'Nhận ca'), ('CHECK_OUT', 'Giao ca')], max_length=10, verbose_name='Đã ghi')),
                ('noted_at', models.DateTimeField(verbose_name='Ghi là lúc')),
                ('corrected_at', models.DateTimeField(verbose_name='Hủy lúc')),
                ('reason', diemtua.shared.encryption.EncryptedTextField(verbose_name='Vì sao hủy')),
                ('corrected_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='duty.shift')),
            ],
            options={
                'verbose_name': 'Lần sửa ca trực',
                'ordering': ['corrected_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='Tên nơi trực')),
                ('sort_key', models.CharField(editable=False, max_length=400)),
                ('mode', models.CharField(choices=[('BY_PHONE', 'Trực qua điện thoại'), ('AT_SITE', 'Trực tại trụ sở')], max_length=10, verbose_name='Cách trực')),
                ('place', models.CharField(blank=True, max_length=250, verbose_name='Địa điểm')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='Điện thoại trực')),
                ('field', models.CharField(blank=True, choices=[('CRIMINAL', 'Hình sự, tố tụng hình sự'), ('CIVIL', 'Dân sự, tố tụng dân sự'), ('MARRIAGE_FAMILY', 'Hôn nhân và gia đình'), ('ADMINISTRATIVE', 'Hành chính, tố tụng hành chính'), ('LAND', 'Đất đai, nhà ở, môi trường'), ('LABOUR', 'Lao động, việc làm, bảo hiểm xã hội'), ('SOCIAL_POLICY', 'Ưu đãi người có công, chính sách xã hội'), ('OTHER', 'Lĩnh vực khác'), ('BUSINESS', 'Kinh doanh, thương mại')], max_length=16, verbose_name='Lĩnh vực cần')),
                ('on_call', models.BooleanField(default=False, verbose_name='Người trực ở đây nhận thông báo khẩn của đơn vị')),
                ('valid_from', models.DateField(verbose_name='Trực từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('commune', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duty_sites', to='accounts.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='served_by_duty', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Nơi trực',
                'indexes': [models.Index(fields=['office', 'sort_key', 'id'], name='duty_site_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='duty_site_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('on_call', True)), fields=('office',), name='one_on_call_site_an_office')],
            },
        ),
        migrations.AddField(
            model_name='shift',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='duty.site'),
        ),
        migrations.CreateModel(
            name='ListedHearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('starts_at', models.DateTimeField(verbose_name='Bắt đầu lúc')),
                ('room', models.CharField(blank=True, max_length=120, verbose_name='Phòng xử')),
                ('entered_at', models.DateTimeField(verbose_name='Ghi lúc')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='listed_hearings', to='duty.site')),
            ],
            options={
                'verbose_name': 'Phiên tòa theo lịch của Tòa án',
                'indexes': [models.Index(fields=['starts_at', 'id'], name='listed_hearing_in_order')],
                'constraints': [models.UniqueConstraint(fields=('site', 'starts_at', 'room'), name='listed_hearing_once')],
            },
        ),
        migrations.CreateModel(
            name='DutyTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('km', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Cách nhà (km)')),
                ('barred', models.BooleanField(default=False, verbose_name='Không trực ở nơi này')),
                ('note', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Ghi chú')),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duty_ties', to='workforce.practitioner')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='duty.site')),
            ],
            options={
                'verbose_name': 'Người và nơi trực',
                'constraints': [models.UniqueConstraint(fields=('practitioner', 'site'), name='duty_tie_once')],
            },
        ),
        migrations.CreateModel(
            name='Demand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.CharField(choices=[('0', 'Thứ Hai'), ('1', 'Thứ Ba'), ('2', 'Thứ Tư'), ('3', 'Thứ Năm'), ('4', 'Thứ Sáu'), ('5', 'Thứ Bảy'), ('6', 'Chủ nhật')], max_length=1, verbose_name='Thứ')),
                ('part', models.CharField(choices=[('MORNING', 'Buổi sáng'), ('AFTERNOON', 'Buổi chiều'), ('NIGHT', 'Buổi tối và đêm')], max_length=10, verbose_name='Buổi')),
                ('seats', models.PositiveSmallIntegerField(default=1, verbose_name='Số người')),
                ('days_off', models.BooleanField(default=False, verbose_name='Cả ngày nghỉ, ngày lễ')),
                ('valid_from', models.DateField(verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='demands', to='duty.site')),
            ],
            options={
                'verbose_name': 'Nhu cầu trực',
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='duty_demand_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('seats__gte', 1), ('seats__lte', 9)), name='duty_demand_of_one_to_nine'), models.UniqueConstraint(fields=('site', 'weekday', 'part', 'valid_from'), name='duty_demand_once_from_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Swap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('EXCHANGE', 'Đổi ca'), ('COVER', 'Trực thay')], max_length=10, verbose_name='Loại')),
                ('asker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.practitioner')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='duty_swap', to='dossiers.dossier')),
                ('giving', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given', to='duty.shift')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.practitioner')),
                ('returning', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='returned', to='duty.shift')),
            ],
            options={
                'verbose_name': 'Đổi ca, trực thay',
                'constraints': [models.CheckConstraint(condition=models.Q(('asker', models.F('other')), _negated=True), name='swap_between_two')],
            },
        ),
        migrations.CreateModel(
            name='DutyTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('takes_part', models.BooleanField(default=True, verbose_name='Tham gia trực')),
                ('weekly_cap', models.PositiveSmallIntegerField(default=5, verbose_name='Nhiều nhất mấy buổi một tuần')),
                ('practitioner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='duty_terms', to='workforce.practitioner')),
            ],
            options={
                'verbose_name': 'Thỏa thuận trực',
                'constraints': [models.CheckConstraint(condition=models.Q(('weekly_cap__lte', 21)), name='duty_cap_within_a_week')],
            },
        ),
        migrations.AddIndex(
            model_name='shift',
            index=models.Index(fields=['site', 'day'], name='shift_of_site'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('site', 'day', 'part', 'seat', 'layer'), name='shift_one_person_a_seat'),
        ),
        migrations.CreateModel(
            name='CourtSchedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sites', models.JSONField(default=list)),
                ('from_on', models.DateField(verbose_name='Từ ngày')),
                ('to_on', models.DateField(verbose_name='Đến trước ngày')),
                ('rows', diemtua.shared.encryption.EncryptedJSONField(default=list)),
                ('twice', models.PositiveSmallIntegerField(default=0)),
                ('read_at', models.DateTimeField(verbose_name='Đọc lúc')),
                ('taken_at', models.DateTimeField(null=True, verbose_name='Nhận lúc')),
            ],
            options={
                'verbose_name': 'Lịch xét xử của Tòa án',
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on__gt', models.F('from_on'))), name='court_schedule_of_a_period')],
            },
        ),
        migrations.CreateModel(
            name='CoverageGap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='Ngày')),
                ('part', models.CharField(choices=[('MORNING', 'Buổi sáng'), ('AFTERNOON', 'Buổi chiều'), ('NIGHT', 'Buổi tối và đêm')], max_length=10, verbose_name='Buổi')),
                ('told_at', models.DateTimeField(verbose_name='Báo lúc')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='Hết trống lúc')),
            ],
            options={
                'verbose_name': 'Buổi chưa có người trực',
            },
        ),
        migrations.RemoveConstraint(
            model_name='listedhearing',
            name='listed_hearing_once',
        ),
        migrations.AddField(
            model_name='listedhearing',
            name='ended_at',
            field=models.DateTimeField(null=True, verbose_name='Thôi lúc'),
        ),
        migrations.AddField(
            model_name='listedhearing',
            name='ended_because',
            field=models.CharField(blank=True, choices=[('MOVED', 'Tòa dời'), ('GONE', 'Không còn trong lịch Tòa gửi sau'), ('DROPPED', 'Đơn vị bỏ khỏi lịch')], max_length=10, verbose_name='Vì sao thôi'),
        ),
        migrations.AddField(
            model_name='listedhearing',
            name='ended_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='listedhearing',
            name='followed',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='duty.listedhearing'),
        ),
        migrations.AddField(
            model_name='listedhearing',
            name='mark',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='listedhearing',
            name='number',
            field=models.CharField(blank=True, max_length=60, verbose_name='Số vụ án'),
        ),
        migrations.AddField(
            model_name='courtschedule',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='court_schedules', to='accounts.organisation'),
        ),
        migrations.AddField(
            model_name='courtschedule',
            name='read_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='listedhearing',
            name='ended_in',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended', to='duty.courtschedule'),
        ),
        migrations.AddField(
            model_name='listedhearing',
            name='schedule',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='duty.courtschedule'),
        ),
        migrations.AddConstraint(
            model_name='listedhearing',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('site', 'starts_at', 'room', 'number', 'mark'), name='listed_hearing_once'),
        ),
        migrations.AddConstraint(
            model_name='listedhearing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_because', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='listed_hearing_ends_for_a_reason'),
        ),
        migrations.AddField(
            model_name='coveragegap',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='duty.site'),
        ),
        migrations.AddIndex(
            model_name='courtschedule',
            index=models.Index(fields=['office', '-read_at'], name='court_schedule_newest'),
        ),
        migrations.AddConstraint(
            model_name='coveragegap',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('site', 'day', 'part'), name='coverage_gap_open_once'),
        ),
    ]
