import diemtua.plans.enums
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_append_only'),
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=60, verbose_name='Số hiệu')),
                ('issued_on', models.DateField(verbose_name='Ngày ban hành')),
                ('effective_on', models.DateField(null=True, verbose_name='Ngày có hiệu lực')),
                ('title', models.CharField(max_length=600, verbose_name='Tên kế hoạch')),
                ('kind', models.CharField(blank=True, max_length=60, verbose_name='Loại văn bản')),
                ('issuer', models.CharField(blank=True, max_length=200, verbose_name='Cơ quan ban hành')),
                ('signer', models.CharField(blank=True, max_length=120, verbose_name='Người ký')),
                ('field', models.CharField(blank=True, max_length=200, verbose_name='Lĩnh vực')),
                ('basis', models.JSONField(default=list, verbose_name='Căn cứ')),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='Tệp đã đọc')),
                ('imported_at', models.DateTimeField(verbose_name='Nhập lúc')),
                ('imported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Kế hoạch',
                'constraints': [models.UniqueConstraint(fields=('number', 'issued_on'), name='plan_once')],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('number', models.CharField(max_length=10, verbose_name='Số nhóm')),
                ('name', models.CharField(blank=True, max_length=600, verbose_name='Tên nhóm')),
                ('name_from', models.CharField(blank=True, max_length=10)),
                ('section', models.CharField(blank=True, max_length=20, verbose_name='Mục tương ứng')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='plans.plan')),
            ],
            options={
                'verbose_name': 'Nhóm nhiệm vụ',
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='plan_group_once')],
            },
        ),
        migrations.CreateModel(
            name='Footnote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=5)),
                ('text', models.TextField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='footnotes', to='plans.plan')),
            ],
            options={
                'verbose_name': 'Chú thích',
                'constraints': [models.UniqueConstraint(fields=('plan', 'mark'), name='footnote_once')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('NO_METADATA', 'Không tìm thấy %(what)s của kế hoạch.'), ('NO_ANNEX', 'Không tìm thấy bảng nhiệm vụ nào trong văn bản.'), ('NO_SECTIONS', 'Không tìm thấy mục đánh số nào trong phần lời của văn bản.'), ('DOUBLED', 'Đoạn in lặp lại, chỉ giữ một lần: %(lines)s dòng, từ “%(first)s” đến “%(last)s”.'), ('DROPPED', 'Dòng không thuộc kế hoạch, đã bỏ: “%(text)s”.'), ('AFTER_THE_END', 'Sau chữ kết thúc “./.”, không tính là nội dung: “%(text)s”.'), ('UNREAD_ROW', 'Không đọc được hàng này của bảng: “%(text)s”.'), ('NO_NUMBER_COLUMN', 'Đầu bảng thiếu tên cột; đã hiểu các cột là: %(columns)s.'), ('SHORT_ROW', 'Nhiệm vụ %(key)s thiếu ô; đã xếp theo nội dung từng ô, cần xem lại.'), ('LONG_ROW', 'Nhiệm vụ %(key)s thừa ô, phần thừa ghi vào ghi chú: “%(text)s”.'), ('INHERITED', 'Hàng không đánh số (%(key)s) lấy %(what)s của hàng trên (%(above)s).'), ('JOINED', 'Ô ghép từ nhiều dòng: “%(text)s”.'), ('NUMBER_GAP', 'Thiếu số %(missing)s trước “%(text)s”.'), ('ODD_NUMBER', 'Ô thứ tự ghi “%(text)s”, không phải số; hàng được tính là %(key)s.'), ('REPEATED_NUMBER', 'Số %(number)s dùng lại ở “%(text)s”.'), ('PART_WITHOUT_HEADING', 'Phần %(part)s không có tiêu đề; bắt đầu từ “%(text)s”.'), ('SECTION_WITHOUT_HEADING', 'Mục %(section)s không có tiêu đề.'), ('GROUP_WITHOUT_HEADING', 'Nhóm %(group)s của bảng không có dòng tiêu đề.'), ('NAME_FROM_SECTION', 'Tên nhóm %(group)s lấy từ mục %(section)s: “%(name)s”.'), ('NAME_FROM_ANNEX', 'Tên mục %(section)s lấy từ nhóm %(group)s của bảng: “%(name)s”.'), ('NAME_MISSING', 'Không tìm thấy tên của nhóm %(group)s.'), ('NAMES_DIFFER', 'Tên khác nhau, giữ cả hai. Mục %(section)s: “%(in_section)s”. Bảng: “%(in_annex)s”.'), ('BODIES_DIFFER', 'Cơ quan khác nhau, giữ cả hai. Chỉ có ở mục %(section)s: %(in_section)s. Chỉ có ở bảng: %(in_annex)s.'), ('TIMING_DIFFERS', 'Thời gian khác nhau, giữ cả hai. Mục %(section)s: “%(in_section)s”. Bảng: “%(in_annex)s”.'), ('PRODUCT_DIFFERS', 'Sản phẩm khác nhau, giữ cả hai. Mục %(section)s: “%(in_section)s”. Bảng: “%(in_annex)s”.'), ('DUTY_WITHOUT_BODY', 'Không rõ cơ quan nào có trách nhiệm: “%(text)s”.'), ('PERCENT_NOT_A_TARGET', 'Tỷ lệ không hiểu là chỉ tiêu: “%(text)s”.'), ('FOOTNOTE_MISSING', 'Chú thích [%(mark)s] được nhắc đến nhưng không có trong văn bản.'), ('AUTOMATIC_NUMBER', 'Số tự động của Word không đọc được ở đoạn: “%(text)s”.')], max_length=40)),
                ('said', models.JSONField(default=dict)),
                ('where', models.CharField(blank=True, max_length=20)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='plans.plan')),
            ],
            options={
                'verbose_name': 'Điều cần xem lại',
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('key', models.CharField(max_length=20, verbose_name='Mục')),
                ('name', models.CharField(blank=True, max_length=600, verbose_name='Tên mục')),
                ('name_from', models.CharField(max_length=10)),
                ('lines', models.JSONField(default=list)),
                ('bodies', models.JSONField(default=list, verbose_name='Cơ quan, đơn vị thực hiện')),
                ('timing', models.TextField(blank=True, verbose_name='Thời gian thực hiện')),
                ('product', models.TextField(blank=True, verbose_name='Sản phẩm')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='plans.plan')),
            ],
            options={
                'verbose_name': 'Mục của kế hoạch',
                'constraints': [models.UniqueConstraint(fields=('plan', 'position'), name='section_place_once')],
            },
        ),
        migrations.CreateModel(
            name='StandingDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('section', models.CharField(max_length=20, verbose_name='Mục')),
                ('body', models.CharField(max_length=400, verbose_name='Cơ quan')),
                ('duty', models.TextField(verbose_name='Trách nhiệm')),
                ('sentence', models.TextField(verbose_name='Câu trong kế hoạch')),
                ('body_group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.bodygroup')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='plans.plan')),
            ],
            options={
                'verbose_name': 'Trách nhiệm thường xuyên',
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', True), ('body_group__isnull', True), _connector='OR'), name='duty_of_one_body')],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('comparison', models.CharField(max_length=2)),
                ('value', models.PositiveSmallIntegerField()),
                ('subject', models.TextField(verbose_name='Đối tượng của chỉ tiêu')),
                ('sentence', models.TextField(verbose_name='Câu trong kế hoạch')),
                ('where', models.JSONField(default=list)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='plans.plan')),
            ],
            options={
                'verbose_name': 'Chỉ tiêu',
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('key', models.CharField(max_length=20, verbose_name='Mã nhiệm vụ')),
                ('number', models.CharField(blank=True, max_length=10, verbose_name='TT')),
                ('content', models.TextField(verbose_name='Nội dung')),
                ('lead', models.TextField(blank=True, verbose_name='Chủ trì')),
                ('coordinating', models.TextField(blank=True, verbose_name='Phối hợp')),
                ('timing', models.CharField(blank=True, max_length=300, verbose_name='Thời gian thực hiện')),
                ('timing_parts', models.JSONField(default=list)),
                ('product', models.TextField(blank=True, verbose_name='Sản phẩm, kết quả')),
                ('notes', models.TextField(blank=True, verbose_name='Ghi chú')),
                ('footnotes', models.JSONField(default=list)),
                ('inherited', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('NOT_STARTED', 'Chưa thực hiện'), ('UNDER_WAY', 'Đang thực hiện'), ('DONE', 'Hoàn thành')], default=diemtua.plans.enums.TaskState['NOT_STARTED'], max_length=20, verbose_name='Tình trạng')),
                ('dropped_at', models.DateTimeField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='plans.group')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='plans.plan')),
            ],
            options={
                'verbose_name': 'Nhiệm vụ',
                'indexes': [models.Index(fields=['plan', 'position'], name='task_in_order')],
                'constraints': [models.UniqueConstraint(fields=('plan', 'key'), name='task_key_once')],
            },
        ),
        migrations.CreateModel(
            name='TaskBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('LEAD', 'Chủ trì'), ('COORDINATING', 'Phối hợp')], max_length=20)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=400)),
                ('body_group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.bodygroup')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bodies', to='plans.task')),
            ],
            options={
                'verbose_name': 'Cơ quan của nhiệm vụ',
                'constraints': [models.UniqueConstraint(fields=('task', 'role', 'position'), name='task_body_place_once'), models.CheckConstraint(condition=models.Q(('organisation__isnull', True), ('body_group__isnull', True), _connector='OR'), name='task_body_is_one_body')],
            },
        ),
        migrations.CreateModel(
            name='TaskReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('NOT_STARTED', 'Chưa thực hiện'), ('UNDER_WAY', 'Đang thực hiện'), ('DONE', 'Hoàn thành')], max_length=20, verbose_name='Tình trạng')),
                ('note', models.TextField(verbose_name='Kết quả thực hiện')),
                ('product', models.TextField(blank=True, verbose_name='Sản phẩm đã có')),
                ('figures', models.JSONField(default=list, verbose_name='Số liệu kèm theo')),
                ('whole', models.BooleanField(default=True)),
                ('reported_on', models.DateField(verbose_name='Tính đến ngày')),
                ('written_at', models.DateTimeField(verbose_name='Ghi lúc')),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='plans.task')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Báo cáo kết quả',
                'indexes': [models.Index(fields=['task', '-reported_on', '-id'], name='task_reports_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('whole', True), ('body__isnull', False), _connector='OR'), name='part_of_a_task_is_a_bodys')],
            },
        ),
    ]
