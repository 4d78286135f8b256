import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=150, unique=True, verbose_name='Tên đăng nhập')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='Thư điện tử')),
                ('full_name', models.CharField(max_length=200, verbose_name='Họ và tên')),
                ('folded', models.CharField(db_index=True, editable=False, max_length=200)),
                ('sort_key', models.CharField(db_index=True, editable=False, max_length=200)),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='Điện thoại')),
                ('is_active', models.BooleanField(default=True, verbose_name='Đang hoạt động')),
                ('must_change_password', models.BooleanField(default=False, verbose_name='Phải đổi mật khẩu')),
                ('language', models.CharField(blank=True, default='', max_length=2, verbose_name='Ngôn ngữ')),
            ],
            options={
                'verbose_name': 'Người dùng',
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['', 'vi', 'en'])), name='user_language_is_offered')],
            },
        ),
        migrations.CreateModel(
            name='BodyGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='Mã')),
                ('name', models.CharField(max_length=250, verbose_name='Tên')),
                ('folded', models.CharField(editable=False, max_length=250)),
                ('open_ended', models.BooleanField(default=False, verbose_name='Thành viên do cơ quan chủ trì xác định')),
                ('basis', models.CharField(blank=True, max_length=250, verbose_name='Căn cứ')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('followed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.bodygroup')),
            ],
            options={
                'verbose_name': 'Nhóm cơ quan',
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='Mã')),
                ('name', models.CharField(max_length=250, verbose_name='Tên đầy đủ')),
                ('short_name', models.CharField(blank=True, max_length=120, verbose_name='Tên gọn')),
                ('folded', models.CharField(db_index=True, editable=False, max_length=400)),
                ('sort_key', models.CharField(editable=False, max_length=400)),
                ('kind', models.CharField(choices=[('CENTRE', 'Trung tâm trợ giúp pháp lý nhà nước'), ('BRANCH', 'Chi nhánh của Trung tâm'), ('PARTICIPATING', 'Tổ chức tham gia trợ giúp pháp lý'), ('JUSTICE_DEPARTMENT', 'Sở Tư pháp'), ('JUSTICE_OFFICE', 'Phòng Tư pháp'), ('PROVINCE', 'Ủy ban nhân dân cấp tỉnh'), ('PROVINCE_OFFICE', 'Văn phòng Ủy ban nhân dân cấp tỉnh'), ('DISTRICT', 'Ủy ban nhân dân cấp huyện'), ('COMMUNE', 'Ủy ban nhân dân cấp xã'), ('DEPARTMENT', 'Sở, ban, ngành cấp tỉnh'), ('COURT', 'Tòa án nhân dân'), ('PROCURACY', 'Viện kiểm sát nhân dân'), ('POLICE', 'Cơ quan công an'), ('INVESTIGATION', 'Cơ quan điều tra'), ('DETENTION', 'Trại tạm giam, nhà tạm giữ'), ('PRISON', 'Trại giam'), ('MILITARY', 'Cơ quan quân sự, biên phòng'), ('BAR_ASSOCIATION', 'Đoàn Luật sư'), ('PRESS', 'Cơ quan báo chí, phát thanh, truyền hình'), ('COUNCIL', 'Hội đồng phối hợp liên ngành'), ('ASSOCIATION', 'Tổ chức chính trị - xã hội, hội, đoàn thể'), ('MINISTRY', 'Cơ quan trung ương')], max_length=30, verbose_name='Loại')),
                ('register_prefix', models.CharField(blank=True, max_length=10, verbose_name='Ký hiệu trong sổ')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='Điện thoại')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='Thư điện tử')),
                ('address', models.CharField(blank=True, max_length=250, verbose_name='Địa chỉ')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('unsure', models.BooleanField(default=False, verbose_name='Chưa xác nhận')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='Ghi chú')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='accounts.organisation')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='places.unit', verbose_name='Địa bàn')),
            ],
            options={
                'verbose_name': 'Cơ quan, tổ chức',
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='organisation_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='GroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.bodygroup')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Thành viên nhóm',
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='group_member_ends_after_it_starts'), models.UniqueConstraint(fields=('group', 'organisation'), name='group_member_once')],
            },
        ),
        migrations.CreateModel(
            name='Deputising',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('DESK_OFFICER', 'Người tiếp nhận yêu cầu'), ('PRACTITIONER', 'Người thực hiện trợ giúp pháp lý'), ('HEAD', 'Lãnh đạo Trung tâm'), ('BRANCH_HEAD', 'Trưởng Chi nhánh'), ('DEPARTMENT', 'Cán bộ Sở Tư pháp'), ('PROCEEDINGS_AUTHORITY', 'Cán bộ cơ quan tiến hành tố tụng'), ('COMMUNE', 'Cán bộ Ủy ban nhân dân cấp xã'), ('ACCOUNTANT', 'Kế toán'), ('PLANNER', 'Người theo dõi kế hoạch'), ('ADMINISTRATOR', 'Quản trị hệ thống'), ('AUDITOR', 'Người kiểm tra, giám sát'), ('PROVINCE_CHAIR', 'Chủ tịch Ủy ban nhân dân tỉnh'), ('PROVINCE_OFFICE', 'Văn phòng Ủy ban nhân dân tỉnh'), ('FINANCE', 'Cán bộ Sở Tài chính'), ('HOME_AFFAIRS', 'Cán bộ Sở Nội vụ'), ('INFORMATION', 'Cán bộ phụ trách thông tin, truyền thông'), ('PROGRAMME_OWNER', 'Cơ quan chủ trì chương trình mục tiêu quốc gia'), ('BAR_ASSOCIATION', 'Đoàn Luật sư tỉnh'), ('PRESS_PARTNER', 'Cơ quan báo chí, phát thanh, truyền hình'), ('COUNCIL_MEMBER', 'Thành viên Hội đồng phối hợp liên ngành')], max_length=30, verbose_name='Thay vai trò')),
                ('manner', models.CharField(choices=[('KT', 'Ký thay'), ('Q', 'Được giao quyền cấp trưởng'), ('TUQ', 'Thừa ủy quyền')], max_length=3, verbose_name='Hình thức')),
                ('title', models.CharField(max_length=120, verbose_name='Chức danh người đứng đầu')),
                ('own_title', models.CharField(blank=True, max_length=120, verbose_name='Chức danh người ký')),
                ('valid_from', models.DateField(verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='Văn bản giao')),
                ('deputy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputising', to=settings.AUTH_USER_MODEL)),
                ('for_user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputising', to='accounts.organisation', verbose_name='Cơ quan, tổ chức')),
            ],
            options={
                'verbose_name': 'Ký thay, giao quyền, ủy quyền',
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='deputising_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('for_user__isnull', True), models.Q(('for_user', models.F('deputy')), _negated=True), _connector='OR'), name='nobody_deputises_for_oneself'), models.UniqueConstraint(fields=('deputy', 'organisation', 'role', 'valid_from'), name='deputising_starts_once')],
            },
        ),
        migrations.AddField(
            model_name='bodygroup',
            name='members',
            field=models.ManyToManyField(related_name='groups', through='accounts.GroupMember', to='accounts.organisation'),
        ),
        migrations.CreateModel(
            name='AccountChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('OPENED', 'Mở tài khoản'), ('EDITED', 'Sửa thông tin'), ('DEACTIVATED', 'Ngừng tài khoản'), ('REACTIVATED', 'Mở lại tài khoản'), ('ROLE_GIVEN', 'Giao vai trò'), ('ROLE_ENDED', 'Kết thúc vai trò'), ('DEPUTY_NAMED', 'Giao ký thay, giao quyền, ủy quyền'), ('DEPUTY_ENDED', 'Kết thúc ký thay, giao quyền, ủy quyền'), ('PASSWORD_RESET', 'Cấp lại mật khẩu'), ('SECOND_FACTOR_RESET', 'Gỡ lớp bảo vệ thứ hai'), ('BODY_ADDED', 'Thêm cơ quan'), ('BODY_CORRECTED', 'Sửa thông tin cơ quan'), ('SUCCESSOR_NAMED', 'Ghi cơ quan kế thừa')], max_length=30, verbose_name='Việc')),
                ('at', models.DateTimeField(verbose_name='Lúc')),
                ('detail', models.JSONField(default=dict)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Nhật ký tài khoản',
                'indexes': [models.Index(fields=['user', '-at'], name='account_change_of_user'), models.Index(fields=['organisation', '-at'], name='account_change_of_body')],
                'constraints': [models.CheckConstraint(condition=models.Q(('user__isnull', True), ('organisation__isnull', True), _connector='XOR'), name='account_change_of_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=250, verbose_name='Tên gọi khác')),
                ('folded', models.CharField(db_index=True, editable=False, max_length=250)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='accounts.bodygroup')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Tên gọi khác',
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', True), ('group__isnull', True), _connector='XOR'), name='alias_of_one_thing'), models.UniqueConstraint(fields=('organisation', 'folded'), name='alias_once_a_body'), models.UniqueConstraint(fields=('group', 'folded'), name='alias_once_a_group')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='Từ ngày')),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='Văn bản')),
                ('unsure', models.BooleanField(default=False, verbose_name='Chưa xác nhận')),
                ('new', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='accounts.organisation')),
                ('old', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Kế thừa nhiệm vụ',
                'constraints': [models.UniqueConstraint(fields=('old', 'new'), name='organisation_succession_once'), models.CheckConstraint(condition=models.Q(('old', models.F('new')), _negated=True), name='organisation_never_succeeds_itself')],
            },
        ),
        migrations.CreateModel(
            name='RoleHeld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('DESK_OFFICER', 'Người tiếp nhận yêu cầu'), ('PRACTITIONER', 'Người thực hiện trợ giúp pháp lý'), ('HEAD', 'Lãnh đạo Trung tâm'), ('BRANCH_HEAD', 'Trưởng Chi nhánh'), ('DEPARTMENT', 'Cán bộ Sở Tư pháp'), ('PROCEEDINGS_AUTHORITY', 'Cán bộ cơ quan tiến hành tố tụng'), ('COMMUNE', 'Cán bộ Ủy ban nhân dân cấp xã'), ('ACCOUNTANT', 'Kế toán'), ('PLANNER', 'Người theo dõi kế hoạch'), ('ADMINISTRATOR', 'Quản trị hệ thống'), ('AUDITOR', 'Người kiểm tra, giám sát'), ('PROVINCE_CHAIR', 'Chủ tịch Ủy ban nhân dân tỉnh'), ('PROVINCE_OFFICE', 'Văn phòng Ủy ban nhân dân tỉnh'), ('FINANCE', 'Cán bộ Sở Tài chính'), ('HOME_AFFAIRS', 'Cán bộ Sở Nội vụ'), ('INFORMATION', 'Cán bộ phụ trách thông tin, truyền thông'), ('PROGRAMME_OWNER', 'Cơ quan chủ trì chương trình mục tiêu quốc gia'), ('BAR_ASSOCIATION', 'Đoàn Luật sư tỉnh'), ('PRESS_PARTNER', 'Cơ quan báo chí, phát thanh, truyền hình'), ('COUNCIL_MEMBER', 'Thành viên Hội đồng phối hợp liên ngành')], max_length=30, verbose_name='Vai trò')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='Chức danh trên văn bản')),
                ('valid_from', models.DateField(verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='Văn bản giao')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles_held', to='accounts.organisation', verbose_name='Cơ quan, tổ chức')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles_held', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Vai trò được giao',
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='role_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('user', 'organisation', 'role'), name='role_open_once'), models.UniqueConstraint(fields=('user', 'organisation', 'role', 'valid_from'), name='role_starts_once')],
            },
        ),
        migrations.CreateModel(
            name='SecretAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=80, verbose_name='Mở ra gì')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('made_at', models.DateTimeField(verbose_name='Tạo lúc')),
                ('ends_on', models.DateField(verbose_name='Dùng được đến hết ngày')),
                ('warned_at', models.DateTimeField(null=True, verbose_name='Nhắc sắp hết hạn lúc')),
                ('revoked_at', models.DateTimeField(null=True, verbose_name='Thu hồi lúc')),
                ('read_at', models.DateTimeField(null=True, verbose_name='Mở gần nhất lúc')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='secret_addresses', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Địa chỉ riêng',
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True), ('user__isnull', False)), fields=('subject', 'user'), name='secret_address_of_person_open_once'), models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True), ('user__isnull', True)), fields=('subject',), name='secret_address_of_place_open_once'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='secret_address_revoked_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='LoginEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('username', models.CharField(blank=True, max_length=150)),
                ('outcome', models.CharField(choices=[('SIGNED_IN', 'Đăng nhập'), ('SIGNED_OUT', 'Đăng xuất'), ('REFUSED', 'Đăng nhập không thành công'), ('PASSWORD_CHANGED', 'Đổi mật khẩu'), ('SECOND_FACTOR_ON', 'Bật lớp bảo vệ thứ hai'), ('SECOND_FACTOR_OFF', 'Tắt lớp bảo vệ thứ hai'), ('RECOVERY_CODES_MADE', 'Tạo mã dự phòng'), ('SESSION_ENDED', 'Kết thúc phiên đăng nhập')], max_length=30, verbose_name='Sự kiện')),
                ('at', models.DateTimeField(verbose_name='Lúc')),
                ('address', models.GenericIPAddressField(null=True, verbose_name='Địa chỉ mạng')),
                ('agent', models.CharField(blank=True, max_length=200, verbose_name='Thiết bị')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='login_events', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Nhật ký đăng nhập',
                'indexes': [models.Index(fields=['user', '-at'], name='login_event_of_user')],
                'constraints': [models.CheckConstraint(condition=models.Q(('user__isnull', False), ('username', ''), _connector='OR'), name='login_event_keeps_no_typed_name')],
            },
        ),
    ]
