import diemtua.documents.enums
import diemtua.documents.models
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
        ('dossiers', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('file', models.FileField(blank=True, upload_to=diemtua.documents.models.place_of_attachment, verbose_name='Tệp')),
                ('sealed_name', models.TextField(verbose_name='Tên tệp')),
                ('kind', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Loại giấy tờ')),
                ('mime', models.CharField(choices=[('application/pdf', 'Tệp PDF'), ('image/jpeg', 'Ảnh JPEG'), ('image/png', 'Ảnh PNG'), ('image/heic', 'Ảnh HEIC'), ('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Văn bản Word'), ('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Bảng tính Excel'), ('application/msword', 'Văn bản Word cũ')], max_length=100, verbose_name='Định dạng')),
                ('size', models.PositiveIntegerField(verbose_name='Dung lượng')),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField(verbose_name='Nhận lúc')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='Gỡ lúc')),
                ('removed_reason', diemtua.shared.encryption.EncryptedTextField(blank=True, null=True, verbose_name='Lý do gỡ')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='dossiers.dossier')),
                ('removed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Tệp đính kèm',
                'indexes': [models.Index(fields=['dossier', 'at', 'id'], name='attachment_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_by__isnull', True), ('removed_reason__isnull', True)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False), ('removed_reason__isnull', False)), _connector='OR'), name='attachment_removed_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('form', models.CharField(max_length=40, verbose_name='Mẫu văn bản')),
                ('outgoing', models.BooleanField(verbose_name='Vào sổ văn bản đi')),
                ('revision', models.PositiveSmallIntegerField(default=1, verbose_name='Lần sửa')),
                ('state', models.CharField(choices=[('DRAFT', 'Dự thảo'), ('NUMBERED', 'Đã vào số'), ('SIGNED', 'Đã có bản ký'), ('VOID', 'Đã hủy')], default=diemtua.documents.enums.PaperState['DRAFT'], max_length=10, verbose_name='Trạng thái')),
                ('sealed', models.TextField()),
                ('drafted_at', models.DateTimeField(verbose_name='Lập lúc')),
                ('series', models.CharField(blank=True, max_length=40, verbose_name='Sổ văn bản đi')),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='Số')),
                ('year', models.PositiveSmallIntegerField(null=True, verbose_name='Năm')),
                ('dated_on', models.DateField(null=True, verbose_name='Ngày ban hành')),
                ('numbered_at', models.DateTimeField(null=True, verbose_name='Vào số lúc')),
                ('void_at', models.DateTimeField(null=True, verbose_name='Hủy lúc')),
                ('void_reason', diemtua.shared.encryption.EncryptedTextField(blank=True, null=True, verbose_name='Lý do hủy')),
                ('superseded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers_superseded', to='dossiers.entry')),
                ('superseded_on', models.DateField(null=True, verbose_name='Không còn hiệu lực từ ngày')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='dossiers.dossier')),
                ('drafted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='dossiers.entry')),
                ('numbered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='accounts.organisation')),
                ('scan', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signed_paper', to='documents.attachment')),
            ],
            options={
                'verbose_name': 'Văn bản',
                'indexes': [models.Index(fields=['dossier', 'drafted_at', 'id'], name='paper_in_order')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('office', 'series', 'year', 'number'), name='paper_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('dated_on__isnull', True), ('number', ''), ('numbered_at__isnull', True), ('year__isnull', True)), models.Q(models.Q(('number', ''), _negated=True), ('dated_on__isnull', False), ('numbered_at__isnull', False), ('year__isnull', False)), _connector='OR'), name='paper_number_whole'), models.CheckConstraint(condition=models.Q(models.Q(('number', ''), ('state', diemtua.documents.enums.PaperState['DRAFT'])), models.Q(('state__in', [diemtua.documents.enums.PaperState['NUMBERED'], diemtua.documents.enums.PaperState['SIGNED']]), models.Q(('number', ''), _negated=True)), ('state', diemtua.documents.enums.PaperState['VOID']), _connector='OR'), name='paper_state_fits_number'), models.CheckConstraint(condition=models.Q(('outgoing', True), ('number', ''), _connector='OR'), name='paper_outgoing_alone_is_numbered'), models.CheckConstraint(condition=models.Q(models.Q(('state', diemtua.documents.enums.PaperState['SIGNED']), _negated=True), ('scan__isnull', False), _connector='OR'), name='paper_signed_has_scan'), models.CheckConstraint(condition=models.Q(models.Q(('state', diemtua.documents.enums.PaperState['VOID']), ('void_at__isnull', False)), models.Q(models.Q(('state', diemtua.documents.enums.PaperState['VOID']), _negated=True), ('void_at__isnull', True)), _connector='OR'), name='paper_void_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('superseded_by__isnull', True), ('superseded_on__isnull', True)), models.Q(('superseded_by__isnull', False), ('superseded_on__isnull', False)), _connector='OR'), name='paper_superseded_has_day')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Lần sửa')),
                ('sealed', models.TextField()),
                ('at', models.DateTimeField(verbose_name='Sửa lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='documents.paper')),
            ],
            options={
                'verbose_name': 'Lần sửa văn bản',
                'constraints': [models.UniqueConstraint(fields=('paper', 'number'), name='revision_once')],
            },
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('form', models.CharField(max_length=40, verbose_name='Mẫu văn bản')),
                ('file', models.FileField(upload_to=diemtua.documents.models.place_of_template, verbose_name='Tệp')),
                ('name', models.CharField(max_length=150, verbose_name='Tên tệp')),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField(verbose_name='Thay lúc')),
                ('retired_at', models.DateTimeField(null=True, verbose_name='Thôi dùng lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_templates', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Mẫu của đơn vị',
                'constraints': [models.UniqueConstraint(condition=models.Q(('retired_at__isnull', True)), fields=('office', 'form'), name='template_in_use_once'), models.CheckConstraint(condition=models.Q(('retired_at__isnull', True), ('retired_at__gte', models.F('at')), _connector='OR'), name='template_retired_after')],
            },
        ),
        migrations.AddField(
            model_name='paper',
            name='template',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='documents.template'),
        ),
    ]
