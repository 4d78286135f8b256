import diemtua.shared.encryption
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code_index', models.CharField(editable=False, max_length=64, unique=True)),
                ('answers', diemtua.shared.encryption.EncryptedJSONField(default=dict, verbose_name='Đã trả lời')),
                ('sending_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('touched_at', models.DateTimeField(db_index=True, verbose_name='Lần cuối')),
                ('encloses', models.BooleanField(default=False, verbose_name='Có tệp kèm')),
            ],
            options={
                'verbose_name': 'Yêu cầu đang viết',
            },
        ),
        migrations.CreateModel(
            name='DraftFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', diemtua.shared.encryption.EncryptedTextField(verbose_name='Tên tệp')),
                ('content', diemtua.shared.encryption.EncryptedBytesField(verbose_name='Tệp')),
                ('mime', models.CharField(choices=[('application/pdf', 'Tệp PDF'), ('image/jpeg', 'Ảnh JPEG'), ('image/png', 'Ảnh PNG'), ('image/heic', 'Ảnh HEIC'), ('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Văn bản Word'), ('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Bảng tính Excel'), ('application/msword', 'Văn bản Word cũ')], max_length=100, verbose_name='Định dạng')),
                ('size', models.PositiveIntegerField(verbose_name='Dung lượng')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='files', to='portal.draft')),
            ],
            options={
                'verbose_name': 'Tệp kèm yêu cầu đang viết',
            },
        ),
    ]
