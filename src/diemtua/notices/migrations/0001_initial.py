import diemtua.notices.enums
import diemtua.shared.encryption
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='Việc định kỳ')),
                ('next_at', models.DateTimeField(verbose_name='Lần tới')),
                ('last_at', models.DateTimeField(null=True, verbose_name='Lần trước')),
            ],
            options={
                'verbose_name': 'Lịch chạy',
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('event', models.CharField(choices=[('REQUEST_RECEIVED', 'Đã tiếp nhận yêu cầu'), ('REQUEST_ANSWERED', 'Đã trả lời yêu cầu'), ('SUPPLEMENT_ASKED', 'Đề nghị bổ sung giấy tờ'), ('ASSIGNED', 'Được giao việc'), ('REPLACED', 'Thay đổi người thực hiện'), ('CASE_MOVED', 'Vụ việc có thay đổi'), ('DEADLINE_NEAR', 'Sắp đến hạn'), ('DEADLINE_MISSED', 'Đã quá hạn'), ('DEADLINE_MOVED', 'Thời hạn được tính lại'), ('REFERRAL', 'Giới thiệu, thông báo từ cơ quan khác'), ('CHANGE_WISHED', 'Người dân đề nghị thay đổi người thực hiện'), ('PAPER_READY', 'Có văn bản mới'), ('PLAN_TASK', 'Nhiệm vụ kế hoạch'), ('ACCOUNT', 'Tài khoản'), ('URGENT', 'Thông báo khẩn'), ('HEARING_NEAR', 'Sắp đến phiên tòa, buổi làm việc'), ('COUNCIL', 'Hội đồng phối hợp liên ngành'), ('OTHER', 'Thông báo khác')], max_length=40, verbose_name='Việc')),
                ('email', diemtua.shared.encryption.EncryptedTextField(null=True, verbose_name='Thư điện tử')),
                ('phone', diemtua.shared.encryption.EncryptedTextField(null=True, verbose_name='Điện thoại')),
                ('subject', diemtua.shared.encryption.EncryptedTextField(verbose_name='Tiêu đề')),
                ('body', diemtua.shared.encryption.EncryptedTextField(verbose_name='Nội dung')),
                ('link', models.CharField(blank=True, max_length=300, verbose_name='Đường dẫn')),
                ('created_at', models.DateTimeField(verbose_name='Lập lúc')),
                ('read_at', models.DateTimeField(null=True, verbose_name='Đọc lúc')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Thông báo',
                'indexes': [models.Index(fields=['user', '-created_at', '-id'], name='notice_newest'), models.Index(condition=models.Q(('read_at__isnull', True)), fields=['user'], name='notice_unread')],
                'constraints': [models.CheckConstraint(condition=models.Q(('user__isnull', True), ('email__isnull', True), _connector='XOR'), name='notice_to_one')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('IN_APP', 'Trong hệ thống'), ('EMAIL', 'Thư điện tử'), ('SMS', 'Tin nhắn SMS'), ('ZALO', 'Tin nhắn Zalo')], max_length=10, verbose_name='Kênh')),
                ('state', models.CharField(choices=[('QUEUED', 'Chờ gửi'), ('SENDING', 'Đang gửi'), ('SENT', 'Đã gửi'), ('FAILED', 'Gửi lỗi, sẽ thử lại'), ('GIVEN_UP', 'Đã thôi thử'), ('CANCELLED', 'Đã hủy')], max_length=10, verbose_name='Trạng thái')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='Số lần thử')),
                ('next_try_at', models.DateTimeField(null=True, verbose_name='Thử lại lúc')),
                ('started_at', models.DateTimeField(null=True, verbose_name='Bắt đầu gửi lúc')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='Gửi xong lúc')),
                ('last_error', models.CharField(blank=True, max_length=300, verbose_name='Lỗi gần nhất')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='notices.message')),
            ],
            options={
                'verbose_name': 'Lượt gửi',
                'indexes': [models.Index(models.F('next_try_at'), condition=models.Q(('next_try_at__isnull', False)), name='delivery_due')],
                'constraints': [models.UniqueConstraint(fields=('message', 'channel'), name='delivery_channel_once'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', diemtua.notices.enums.DeliveryState['SENT'])), models.Q(models.Q(('state', diemtua.notices.enums.DeliveryState['SENT']), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='delivery_sent_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('next_try_at__isnull', False), ('state__in', (diemtua.notices.enums.DeliveryState['QUEUED'], diemtua.notices.enums.DeliveryState['FAILED']))), models.Q(models.Q(('state__in', (diemtua.notices.enums.DeliveryState['QUEUED'], diemtua.notices.enums.DeliveryState['FAILED'])), _negated=True), ('next_try_at__isnull', True)), _connector='OR'), name='delivery_waiting_has_next_try')],
            },
        ),
    ]
