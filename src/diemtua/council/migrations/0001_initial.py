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
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200, verbose_name='Tên cuộc họp')),
                ('starts_at', models.DateTimeField(verbose_name='Bắt đầu lúc')),
                ('place', models.CharField(max_length=200, verbose_name='Địa điểm')),
                ('agenda', diemtua.shared.encryption.EncryptedJSONField(default=list, verbose_name='Chương trình')),
                ('guests', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Mời thêm')),
                ('guests_present', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Khách mời có mặt')),
                ('opinions', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Diễn biến, ý kiến phát biểu')),
                ('conclusions', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Kết luận của Chủ tịch Hội đồng')),
                ('void_at', models.DateTimeField(null=True, verbose_name='Không tính từ lúc')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='meeting', to='dossiers.dossier')),
            ],
            options={
                'verbose_name': 'Cuộc họp của Hội đồng',
                'indexes': [models.Index(fields=['-starts_at', '-id'], name='council_meeting_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='council_meeting_has_a_title')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('content', diemtua.shared.encryption.EncryptedTextField(verbose_name='Nội dung giao')),
                ('person', models.CharField(blank=True, max_length=120, verbose_name='Người phụ trách')),
                ('due_on', models.DateField(verbose_name='Hạn hoàn thành')),
                ('result', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Kết quả')),
                ('reported_at', models.DateTimeField(null=True, verbose_name='Báo cáo lúc')),
                ('done_on', models.DateField(null=True, verbose_name='Xong ngày')),
                ('void_at', models.DateTimeField(null=True, verbose_name='Không tính từ lúc')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='dossiers.dossier')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_decisions', to='accounts.organisation')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='council.meeting')),
            ],
            options={
                'verbose_name': 'Việc Hội đồng giao',
                'indexes': [models.Index(models.F('due_on'), models.F('id'), name='decision_by_day')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('seat', models.CharField(choices=[('CHAIR', 'Chủ tịch Hội đồng'), ('VICE_CHAIR', 'Phó Chủ tịch Hội đồng'), ('MEMBER', 'Ủy viên Hội đồng'), ('HELPER_HEAD', 'Tổ trưởng Tổ giúp việc'), ('HELPER', 'Thành viên Tổ giúp việc')], max_length=12, verbose_name='Vị trí')),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('folded', models.CharField(editable=False, max_length=120)),
                ('sort_key', models.CharField(editable=False, max_length=200)),
                ('position', models.CharField(max_length=160, verbose_name='Chức vụ')),
                ('valid_from', models.DateField(verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('document', models.CharField(max_length=200, verbose_name='Quyết định')),
                ('entered_at', models.DateTimeField(verbose_name='Ghi lúc')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='Bỏ lúc')),
                ('withdrawn_because', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Lý do bỏ')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats_on_the_council', to='accounts.organisation')),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_members', to='accounts.organisation')),
                ('same_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.member', verbose_name='Cùng một người')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='council_seats', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Thành viên Hội đồng, Tổ giúp việc',
                'indexes': [models.Index(condition=models.Q(('withdrawn_at__isnull', True)), fields=['office', 'valid_from'], name='council_standing')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='council_term_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('full_name', ''), _negated=True), name='council_member_has_a_name'), models.CheckConstraint(condition=models.Q(('same_as', models.F('id')), _negated=True), name='council_member_not_the_same_as_itself')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('presence', models.CharField(choices=[('PRESENT', 'Có mặt'), ('REPRESENTED', 'Cử người dự thay'), ('ABSENT', 'Vắng mặt')], max_length=12, verbose_name='Dự họp')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='council.meeting')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='council.member')),
            ],
            options={
                'verbose_name': 'Dự họp Hội đồng',
                'constraints': [models.UniqueConstraint(fields=('meeting', 'member'), name='attended_once')],
            },
        ),
        migrations.CreateModel(
            name='AllowanceChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='Ngày đầu tháng', verbose_name='Tháng')),
                ('owed_for', models.DateField(help_text='Ngày đầu tháng', verbose_name='Của tháng')),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('order', models.PositiveSmallIntegerField(verbose_name='Lần sửa')),
                ('before', models.PositiveIntegerField(null=True, verbose_name='Từ (đồng)')),
                ('amount', models.PositiveIntegerField(verbose_name='Thành (đồng)')),
                ('because', models.CharField(max_length=300, verbose_name='Lý do sửa')),
                ('changed_at', models.DateTimeField(verbose_name='Sửa lúc')),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allowance_changes', to='council.member')),
            ],
            options={
                'verbose_name': 'Lần sửa tiền bồi dưỡng',
                'constraints': [models.UniqueConstraint(fields=('month', 'owed_for', 'person', 'order'), name='allowance_in_order'), models.CheckConstraint(condition=models.Q(('month__day', 1), ('owed_for__day', 1), ('owed_for__lte', models.F('month'))), name='allowance_corrected_by_whole_months'), models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='allowance_corrected_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('round', models.CharField(choices=[('FIRST', 'Lần 1: nội dung và số liệu (Mẫu 06A, 06B)'), ('SECOND', 'Lần 2: số liệu cả năm (Mẫu 06C)')], max_length=6, verbose_name='Lần báo cáo')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Năm báo cáo')),
                ('from_on', models.DateField(verbose_name='Từ ngày')),
                ('to_on', models.DateField(verbose_name='Đến trước ngày')),
                ('results', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Kết quả triển khai')),
                ('difficulties', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Khó khăn, vướng mắc')),
                ('proposals', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Đề xuất, kiến nghị')),
                ('figures', models.JSONField(null=True, verbose_name='Số liệu đã chốt')),
                ('lines', models.JSONField(null=True, verbose_name='Dòng số liệu lúc chốt')),
                ('issued_at', models.DateTimeField(null=True, verbose_name='Chốt lúc')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='Gửi lúc')),
                ('void_at', models.DateTimeField(null=True, verbose_name='Không tính từ lúc')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='dossiers.dossier')),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Báo cáo của Hội đồng',
                'indexes': [models.Index(fields=['-to_on', '-id'], name='council_report_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on__gt', models.F('from_on'))), name='council_report_of_a_period'), models.CheckConstraint(condition=models.Q(models.Q(('figures__isnull', True), ('issued_at__isnull', True), ('lines__isnull', True)), models.Q(('figures__isnull', False), ('issued_at__isnull', False), ('lines__isnull', False)), _connector='OR'), name='council_report_frozen_when_issued'), models.UniqueConstraint(condition=models.Q(('void_at__isnull', True)), fields=('round', 'year'), name='council_report_once_a_round')],
            },
        ),
        migrations.CreateModel(
            name='AllowanceMonth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='Ngày đầu tháng', unique=True, verbose_name='Tháng')),
                ('rows', models.JSONField(verbose_name='Các dòng lúc bàn giao')),
                ('handed_at', models.DateTimeField(verbose_name='Bàn giao lúc')),
                ('handed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Tháng bồi dưỡng đã bàn giao',
                'constraints': [models.CheckConstraint(condition=models.Q(('month__day', 1)), name='allowances_handed_over_by_whole_months')],
            },
        ),
    ]
