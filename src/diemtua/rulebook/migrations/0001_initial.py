import diemtua.rulebook.enums
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(unique=True, verbose_name='Ngày')),
                ('kind', models.CharField(choices=[('HOLIDAY', 'Nghỉ lễ, Tết'), ('SWAP_OFF', 'Nghỉ hoán đổi'), ('SWAP_WORK', 'Làm bù')], max_length=10, verbose_name='Loại')),
                ('name', models.CharField(max_length=120, verbose_name='Tên gọi')),
                ('document', models.CharField(max_length=200, verbose_name='Văn bản')),
                ('status', models.CharField(choices=[('OFFICIAL', 'Đã có thông báo chính thức'), ('PROJECTED', 'Dự kiến')], default=diemtua.rulebook.enums.DayStatus['OFFICIAL'], max_length=10, verbose_name='Tình trạng')),
            ],
            options={
                'verbose_name': 'Ngày nghỉ, ngày làm bù',
                'ordering': ['date'],
            },
        ),
        migrations.CreateModel(
            name='InstrumentStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=20, unique=True, verbose_name='Mã')),
                ('confirmed', models.BooleanField(verbose_name='Đã đối chiếu')),
                ('how', models.CharField(max_length=300, verbose_name='Đối chiếu với')),
                ('checked_on', models.DateField(verbose_name='Ngày đối chiếu')),
            ],
            options={
                'verbose_name': 'Tình trạng văn bản',
            },
        ),
        migrations.CreateModel(
            name='OfficeHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(unique=True, verbose_name='Từ ngày')),
                ('spans', models.CharField(max_length=80, verbose_name='Giờ làm việc')),
                ('document', models.CharField(max_length=200, verbose_name='Văn bản')),
            ],
            options={
                'verbose_name': 'Giờ làm việc',
                'ordering': ['valid_from'],
            },
        ),
        migrations.CreateModel(
            name='RulebookChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('DAY', 'Ngày nghỉ, ngày làm bù'), ('HOURS', 'Giờ làm việc'), ('PARAMETER', 'Tham số'), ('AREAS', 'Danh sách vùng đặc biệt khó khăn'), ('INSTRUMENT', 'Văn bản pháp luật'), ('FIGURE', 'Dòng số liệu báo cáo')], max_length=12, verbose_name='Phần')),
                ('what', models.CharField(max_length=300, verbose_name='Nội dung')),
                ('reason', models.CharField(max_length=300, verbose_name='Lý do')),
                ('at', models.DateTimeField(verbose_name='Lúc')),
                ('by_id', models.PositiveBigIntegerField(null=True)),
                ('by_name', models.CharField(max_length=200, verbose_name='Người sửa')),
            ],
            options={
                'verbose_name': 'Nhật ký sửa quy định',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CalendarVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=20)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_calendar_version')],
            },
        ),
        migrations.CreateModel(
            name='FigureLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40, verbose_name='Mã')),
                ('order', models.PositiveSmallIntegerField(verbose_name='Thứ tự')),
                ('heading', models.CharField(max_length=200, verbose_name='Thuộc mục')),
                ('label', models.CharField(max_length=200, verbose_name='Nội dung')),
                ('unit', models.CharField(max_length=40, verbose_name='Đơn vị tính')),
                ('lists', models.JSONField(default=dict, verbose_name='Những gì được đếm')),
                ('confirmed', models.BooleanField(verbose_name='Đã đối chiếu')),
                ('document', models.CharField(max_length=200, verbose_name='Văn bản')),
                ('valid_from', models.DateField(verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
            ],
            options={
                'verbose_name': 'Dòng số liệu báo cáo',
                'ordering': ['key', 'valid_from'],
                'constraints': [models.UniqueConstraint(fields=('key', 'valid_from'), name='figure_line_starts_once'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('key',), name='figure_line_open_once'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='figure_line_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='SpecialAreaList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ETHNIC_COMMUNE', 'Xã khu vực III vùng đồng bào dân tộc thiểu số và miền núi'), ('ETHNIC_HAMLET', 'Thôn, ấp đặc biệt khó khăn vùng đồng bào dân tộc thiểu số và miền núi'), ('COASTAL', 'Xã đặc biệt khó khăn vùng bãi ngang, ven biển và hải đảo'), ('OTHER', 'Danh sách khác do cơ quan có thẩm quyền quyết định')], max_length=20, verbose_name='Loại')),
                ('document', models.CharField(max_length=200, verbose_name='Văn bản quyết định')),
                ('valid_from', models.DateField(verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('loaded', models.BooleanField(default=False, verbose_name='Đã nhập danh sách')),
            ],
            options={
                'verbose_name': 'Danh sách vùng đặc biệt khó khăn',
                'ordering': ['-valid_from', 'kind'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'valid_from'), name='area_list_starts_once'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='area_list_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='SpecialArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place_code', models.CharField(max_length=10, verbose_name='Mã đơn vị hành chính')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='Tên trong danh sách')),
                ('whole', models.BooleanField(default=True, verbose_name='Toàn bộ')),
                ('list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='rulebook.specialarealist')),
            ],
            options={
                'verbose_name': 'Xã trong danh sách',
                'constraints': [models.UniqueConstraint(fields=('list', 'place_code'), name='area_once_a_list')],
            },
        ),
        migrations.CreateModel(
            name='Parameter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(choices=[('base_salary', 'Mức lương cơ sở (đồng/tháng)'), ('own_target.T01', 'Mục tiêu trả lời yêu cầu (phút làm việc)'), ('own_target.T08', 'Mục tiêu thụ lý và cử người khi có thông báo (phút)'), ('own_target.T08XX', 'Mục tiêu báo kết quả cho cơ quan gửi bằng điện thoại, công văn (phút làm việc)'), ('own_target.T09', 'Mục tiêu cử người bào chữa được chỉ định (phút)'), ('own_target.T16', 'Mục tiêu trả lời việc rút yêu cầu (phút làm việc)'), ('alarm_minutes', 'Thông báo khẩn: chưa ai nhận thì gọi người kế tiếp sau (phút, mục tiêu của đơn vị)'), ('online_points', 'Phiên tòa trực tuyến: số điểm cầu thành phần tối đa (NQ 33/2021/QH15)'), ('hearing_eve_hour', 'Nhắc phiên tòa vào ngày hôm trước lúc (giờ)'), ('hearing_morning_hour', 'Nhắc phiên tòa vào sáng hôm đó lúc (giờ)'), ('coverage_days', 'Phiên tòa chưa có người trực: báo trước bao nhiêu ngày'), ('secret_address_months', 'Địa chỉ lịch, đường dẫn cấp cho cơ quan: dùng được bao nhiêu tháng (1 đến 36)'), ('number_year', 'Số trong Sổ thụ lý: năm in theo (0: năm thụ lý; 1: năm tiếp nhận yêu cầu)'), ('number_by_form', 'Số trong Sổ thụ lý: (0: một dãy chung; 1: mỗi hình thức một dãy)'), ('council_days.FIRST', 'Báo cáo Hội đồng lần 1 (06A, 06B): gửi trong mấy ngày sau 31/10'), ('council_days.SECOND', 'Báo cáo Hội đồng lần 2 (06C): gửi trong mấy ngày sau 31/12'), ('kept_months.CONTACT', 'Giữ lượt liên hệ khi trực không thành hồ sơ (tháng; 0: không tự xóa)'), ('kept_months.REGISTER_LINE', 'Giữ dòng sổ của cơ quan không ứng với giới thiệu nào (tháng; 0: không tự xóa)'), ('kept_months.TAKEN_BACK', 'Giữ lần đối chiếu sổ đã bỏ (tháng; 0: không tự xóa)')], max_length=40, verbose_name='Tham số')),
                ('value', models.PositiveBigIntegerField(verbose_name='Giá trị')),
                ('confirmed', models.BooleanField(default=False, verbose_name='Đã đối chiếu')),
                ('document', models.CharField(max_length=200, verbose_name='Văn bản')),
                ('valid_from', models.DateField(verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
            ],
            options={
                'verbose_name': 'Tham số',
                'ordering': ['key', 'valid_from'],
                'constraints': [models.UniqueConstraint(fields=('key', 'valid_from'), name='parameter_starts_once'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('key',), name='parameter_open_once'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='parameter_ends_after_it_starts')],
            },
        ),
    ]
