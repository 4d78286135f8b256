import diemtua.shared.encryption
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('rulebook', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Anchor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveIntegerField(unique=True)),
                ('at', models.DateTimeField()),
                ('digest', models.CharField(max_length=64)),
                ('prev_seal', models.CharField(blank=True, max_length=64)),
                ('seal', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'Mốc neo',
            },
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(max_length=60, verbose_name='Loại hồ sơ')),
                ('state', models.CharField(blank=True, max_length=60, verbose_name='Trạng thái')),
                ('over', models.BooleanField(default=False, verbose_name='Đã xong')),
                ('version', models.PositiveIntegerField(default=0)),
                ('head', models.CharField(blank=True, max_length=64)),
                ('anchored_version', models.PositiveIntegerField(default=0)),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='Số')),
                ('label', models.CharField(blank=True, max_length=200, verbose_name='Tên')),
                ('facts', models.JSONField(default=dict)),
                ('rule_versions', models.JSONField(default=dict)),
                ('next_due_at', models.DateTimeField(null=True, verbose_name='Đến hạn')),
                ('next_due_rule', models.CharField(blank=True, max_length=40)),
                ('tracking_code', models.CharField(max_length=12, unique=True, verbose_name='Mã tra cứu')),
                ('opened_at', models.DateTimeField(verbose_name='Mở lúc')),
                ('erased_at', models.DateTimeField(null=True, verbose_name='Đã xóa dữ liệu cá nhân lúc')),
                ('linked_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='linked', to='dossiers.dossier')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='accounts.organisation')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dossiers_owned', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Hồ sơ',
                'indexes': [models.Index(models.F('next_due_at'), models.F('id'), condition=models.Q(('next_due_at__isnull', False)), name='dossier_due'), models.Index(fields=['office', 'next_due_at', 'id'], name='dossier_office_due'), models.Index(fields=['office', 'opened_at'], name='dossier_office_opened'), models.Index(fields=['owner', 'next_due_at', 'id'], name='dossier_owner_due'), models.Index(fields=['kind', '-opened_at', '-id'], name='dossier_kind_newest'), models.Index(fields=['number'], name='dossier_number')],
            },
        ),
        migrations.CreateModel(
            name='DossierKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('wrapped', diemtua.shared.encryption.EncryptedTextField(null=True)),
                ('destroyed_at', models.DateTimeField(null=True)),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sealing_key', to='dossiers.dossier')),
            ],
            options={
                'verbose_name': 'Khóa của hồ sơ',
                'constraints': [models.CheckConstraint(condition=models.Q(('wrapped__isnull', True), ('destroyed_at__isnull', True), _connector='XOR'), name='key_is_there_or_destroyed')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('act', models.CharField(max_length=60)),
                ('occurred_at', models.DateTimeField(verbose_name='Xảy ra lúc')),
                ('recorded_at', models.DateTimeField(verbose_name='Ghi lúc')),
                ('state_before', models.CharField(blank=True, max_length=60)),
                ('state_after', models.CharField(blank=True, max_length=60)),
                ('data', models.JSONField(default=dict)),
                ('payload_digest', models.CharField(blank=True, max_length=64)),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('prev_hash', models.CharField(blank=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('annuls', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annulled_by', to='dossiers.entry')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='dossiers.dossier')),
            ],
            options={
                'verbose_name': 'Mục nhật ký',
                'constraints': [models.UniqueConstraint(fields=('dossier', 'version'), name='entry_version_once'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='entry_version_from_one'), models.CheckConstraint(condition=models.Q(('occurred_at__lte', models.F('recorded_at'))), name='entry_not_in_future')],
            },
        ),
        migrations.CreateModel(
            name='Deadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=40)),
                ('unit', models.CharField(max_length=20)),
                ('started_at', models.DateTimeField(verbose_name='Bắt đầu')),
                ('due_at', models.DateTimeField(null=True, verbose_name='Đến hạn')),
                ('met_at', models.DateTimeField(null=True, verbose_name='Hoàn thành')),
                ('cancelled_at', models.DateTimeField(null=True, verbose_name='Thôi tính')),
                ('paused', models.JSONField(default=list)),
                ('trace', models.JSONField(default=list)),
                ('owed_by', models.CharField(max_length=60)),
                ('external', models.BooleanField(default=False)),
                ('at_once', models.BooleanField(default=False)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deadlines', to='dossiers.dossier')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deadlines_closed', to='dossiers.entry')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deadlines_opened', to='dossiers.entry')),
            ],
            options={
                'verbose_name': 'Thời hạn',
                'indexes': [models.Index(condition=models.Q(('cancelled_at__isnull', True), ('met_at__isnull', True)), fields=['due_at', 'dossier'], name='deadline_running'), models.Index(condition=models.Q(('cancelled_at__isnull', True), ('met_at__isnull', True)), fields=['dossier', 'due_at'], name='deadline_running_of_one')],
                'constraints': [models.CheckConstraint(condition=models.Q(('met_at__isnull', True), ('cancelled_at__isnull', True), _connector='OR'), name='deadline_ends_one_way'), models.CheckConstraint(condition=models.Q(('closed_by__isnull', False), models.Q(('cancelled_at__isnull', True), ('met_at__isnull', True)), _connector='XOR'), name='deadline_closed_by_an_entry')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('FOLLOW', 'Theo dõi'), ('READ', 'Xem'), ('WORK', 'Thực hiện')], max_length=10)),
                ('from_at', models.DateTimeField()),
                ('to_at', models.DateTimeField(null=True)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants_closed', to='dossiers.entry')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='dossiers.dossier')),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants_opened', to='dossiers.entry')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('post_at', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Quyền xem hồ sơ',
                'indexes': [models.Index(condition=models.Q(('to_at__isnull', True)), fields=['user', 'dossier'], name='grant_of_user'), models.Index(condition=models.Q(('to_at__isnull', True)), fields=['organisation', 'dossier'], name='grant_of_office')],
                'constraints': [models.CheckConstraint(condition=models.Q(('user__isnull', True), ('organisation__isnull', True), _connector='XOR'), name='grant_of_one'), models.CheckConstraint(condition=models.Q(('to_at__isnull', True), ('to_at__gte', models.F('from_at')), _connector='OR'), name='grant_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('post_at__isnull', True), ('user__isnull', False), _connector='OR'), name='grant_for_a_post_is_a_persons'), models.UniqueConstraint(condition=models.Q(('post_at__isnull', True), ('to_at__isnull', True)), fields=('dossier', 'user'), name='grant_user_open_once'), models.UniqueConstraint(condition=models.Q(('to_at__isnull', True)), fields=('dossier', 'user', 'post_at'), name='grant_post_open_once'), models.UniqueConstraint(condition=models.Q(('to_at__isnull', True)), fields=('dossier', 'organisation'), name='grant_office_open_once')],
            },
        ),
        migrations.CreateModel(
            name='Payload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.TextField()),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='payload', to='dossiers.entry')),
            ],
            options={
                'verbose_name': 'Nội dung đã niêm phong',
            },
        ),
        migrations.CreateModel(
            name='ReadRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('seq', models.PositiveIntegerField()),
                ('what', models.CharField(choices=[('file', 'Trang hồ sơ'), ('entry', 'Nội dung mục nhật ký'), ('paper', 'Văn bản'), ('attachment', 'Tệp trong hồ sơ'), ('person', 'Nhân thân'), ('list', 'Danh sách có tên'), ('sensitive_ground', 'Mở diện được bảo mật'), ('conflict_check', 'Mở chứng cứ xung đột lợi ích'), ('export', 'Tải về, in ra')], max_length=20, verbose_name='Đọc gì')),
                ('words', models.CharField(blank=True, max_length=400)),
                ('rows', models.PositiveIntegerField(null=True, verbose_name='Số dòng')),
                ('at', models.DateTimeField(verbose_name='Lúc')),
                ('prev_hash', models.CharField(blank=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('dossier', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='dossiers.dossier')),
                ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Lượt xem',
                'constraints': [models.UniqueConstraint(fields=('user', 'day', 'seq'), name='read_record_seq_once'), models.CheckConstraint(condition=models.Q(('dossier__isnull', False), models.Q(models.Q(('words', ''), _negated=True), ('rows__isnull', False)), _connector='OR'), name='read_record_says_of_what')],
                'indexes': [models.Index(fields=['-at', '-id'], name='read_newest'), models.Index(fields=['office', '-at', '-id'], name='read_of_office'), models.Index(fields=['dossier', '-at', '-id'], name='read_of_dossier')],
            },
        ),
        migrations.CreateModel(
            name='RegisterLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register', models.CharField(max_length=40, verbose_name='Sổ')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Năm')),
                ('number', models.PositiveIntegerField(verbose_name='Số')),
                ('entered_at', models.DateTimeField(verbose_name='Vào sổ lúc')),
                ('struck_at', models.DateTimeField(null=True, verbose_name='Gạch bỏ lúc')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='register_lines', to='dossiers.dossier')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='register_lines', to='dossiers.entry')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Dòng trong sổ',
                'constraints': [models.UniqueConstraint(fields=('register', 'office', 'year', 'number'), name='register_number_once'), models.CheckConstraint(condition=models.Q(('struck_at__isnull', True), ('struck_at__gte', models.F('entered_at')), _connector='OR'), name='register_line_struck_after')],
            },
        ),
        migrations.CreateModel(
            name='RegisterSequence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register', models.CharField(max_length=40, verbose_name='Sổ')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Năm')),
                ('last', models.PositiveIntegerField(default=0, verbose_name='Số cuối')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Dãy số của sổ',
                'constraints': [models.UniqueConstraint(fields=('register', 'office', 'year'), name='register_sequence_once')],
            },
        ),
        migrations.CreateModel(
            name='AnchorHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=60)),
                ('version', models.PositiveIntegerField()),
                ('hash', models.CharField(max_length=64)),
                ('anchor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='heads', to='dossiers.anchor')),
            ],
            options={
                'verbose_name': 'Đầu chuỗi tại mốc neo',
                'constraints': [models.UniqueConstraint(fields=('subject', 'anchor'), name='anchor_head_once')],
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('CONTACT', 'Lượt liên hệ khi trực, không mở thành hồ sơ'), ('REGISTER_LINE', 'Dòng sổ của cơ quan, không ứng với giới thiệu nào'), ('TAKEN_BACK', 'Lần đối chiếu sổ đã bỏ')], max_length=16, verbose_name='Loại')),
                ('number', models.PositiveIntegerField(default=1, verbose_name='Số lượng')),
                ('at', models.DateTimeField(verbose_name='Lúc')),
                ('row', models.UUIDField(null=True)),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='Quyết định')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('rule', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rulebook.parameter')),
            ],
            options={
                'verbose_name': 'Lần xóa dữ liệu cá nhân',
                'indexes': [models.Index(fields=['office', '-at', '-id'], name='erasure_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('by__isnull', True), ('document', ''), ('row__isnull', True), ('rule__isnull', False)), models.Q(('by__isnull', False), ('number', 1), ('row__isnull', False), ('rule__isnull', True), models.Q(('document', ''), _negated=True)), _connector='OR'), name='erasure_by_rule_or_on_a_decision')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('NEAR', 'Sắp đến hạn'), ('LATE', 'Quá hạn')], max_length=4, verbose_name='Mức')),
                ('told_at', models.DateTimeField(verbose_name='Báo lúc')),
                ('deadline', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='dossiers.deadline')),
            ],
            options={
                'verbose_name': 'Lần nhắc hạn',
                'constraints': [models.UniqueConstraint(fields=('deadline', 'stage'), name='reminder_once_a_stage')],
            },
        ),
    ]
