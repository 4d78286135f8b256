import diemtua.shared.encryption
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('dossiers', '0002_append_only'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('other_names', models.CharField(blank=True, max_length=200, verbose_name='Tên gọi khác')),
                ('folded', models.CharField(db_index=True, editable=False, max_length=120)),
                ('found_by', models.CharField(editable=False, max_length=340)),
                ('sort_key', models.CharField(editable=False, max_length=200)),
                ('birth_on', models.DateField(blank=True, null=True, verbose_name='Ngày sinh')),
                ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Năm sinh')),
                ('sex', models.CharField(blank=True, choices=[('FEMALE', 'Nữ'), ('MALE', 'Nam'), ('OTHER', 'Khác')], max_length=10, verbose_name='Giới tính')),
                ('ethnicity', models.CharField(blank=True, choices=[('01', 'Kinh'), ('02', 'Tày'), ('03', 'Thái'), ('04', 'Hoa'), ('05', 'Khmer (Khơ-me)'), ('06', 'Mường'), ('07', 'Nùng'), ('08', 'Mông'), ('09', 'Dao'), ('10', 'Gia Rai'), ('11', 'Ngái'), ('12', 'Ê Đê'), ('13', 'Ba Na'), ('14', 'Xơ Đăng'), ('15', 'Sán Chay'), ('16', 'Cơ Ho'), ('17', 'Chăm'), ('18', 'Sán Dìu'), ('19', 'Hrê'), ('20', 'Mnông'), ('21', 'Ra Glai'), ('22', 'Xtiêng'), ('23', 'Bru - Vân Kiều'), ('24', 'Thổ'), ('25', 'Giáy'), ('26', 'Cơ Tu'), ('27', 'Gié Triêng'), ('28', 'Mạ'), ('29', 'Khơ Mú'), ('30', 'Co'), ('31', 'Tà Ôi'), ('32', 'Chơ Ro'), ('33', 'Kháng'), ('34', 'Xinh Mun'), ('35', 'Hà Nhì'), ('36', 'Chu Ru'), ('37', 'Lào'), ('38', 'La Chí'), ('39', 'La Ha'), ('40', 'Phù Lá'), ('41', 'La Hủ'), ('42', 'Lự'), ('43', 'Lô Lô'), ('44', 'Chứt'), ('45', 'Mảng'), ('46', 'Pà Thẻn'), ('47', 'Cơ Lao'), ('48', 'Cống'), ('49', 'Bố Y'), ('50', 'Si La'), ('51', 'Pu Péo'), ('52', 'Brâu'), ('53', 'Ơ Đu'), ('54', 'Rơ Măm'), ('55', 'Người nước ngoài')], max_length=2, verbose_name='Dân tộc')),
                ('language', models.CharField(choices=[('VIETNAMESE', 'Tiếng Việt'), ('KHMER', 'Tiếng Khmer'), ('CHINESE', 'Tiếng Hoa'), ('CHAM', 'Tiếng Chăm'), ('SIGN', 'Ngôn ngữ ký hiệu'), ('ENGLISH', 'Tiếng Anh'), ('OTHER', 'Ngôn ngữ khác')], default='VIETNAMESE', max_length=12, verbose_name='Ngôn ngữ')),
                ('identity_new', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Số định danh cá nhân, số căn cước')),
                ('identity_new_index', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('identity_old', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Số chứng minh nhân dân')),
                ('identity_old_index', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('address', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Địa chỉ chi tiết')),
                ('resides_from', models.DateField(blank=True, null=True, verbose_name='Ở nơi này từ ngày')),
                ('can_write', models.BooleanField(default=True, verbose_name='Tự viết, tự ký được')),
                ('deceased', models.BooleanField(default=False, verbose_name='Đã chết')),
                ('recorded_at', models.DateTimeField(verbose_name='Lúc ghi nhận')),
                ('commune', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='people.person')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Người',
                'indexes': [models.Index(fields=['sort_key', 'id'], name='person_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('birth_on__isnull', True), ('birth_year__isnull', True), _connector='OR'), name='person_born_once'), models.CheckConstraint(condition=models.Q(('full_name', ''), _negated=True), name='person_has_a_name'), models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='person_never_merged_into_itself')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('role', models.CharField(choices=[('BENEFICIARY', 'Người được trợ giúp pháp lý'), ('APPLICANT', 'Người yêu cầu thay'), ('REPRESENTATIVE', 'Người đại diện, người giám hộ'), ('OPPOSING', 'Bên có quyền lợi đối lập'), ('RELATED', 'Người có liên quan')], max_length=14, verbose_name='Tư cách')),
                ('note', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Ghi chú')),
                ('added_at', models.DateTimeField(verbose_name='Lúc thêm')),
                ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='Lúc bỏ')),
                ('removed_because', diemtua.shared.encryption.EncryptedTextField(blank=True, null=True, verbose_name='Lý do bỏ')),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='dossiers.dossier')),
                ('removed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='people.person')),
            ],
            options={
                'verbose_name': 'Người trong hồ sơ',
                'indexes': [models.Index(condition=models.Q(('removed_at__isnull', True)), fields=['person', 'dossier'], name='party_present')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('dossier', 'person', 'role'), name='party_once_a_role'), models.CheckConstraint(condition=models.Q(('removed_at__isnull', True), ('removed_because__isnull', False), _connector='OR'), name='party_removed_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('DISCLOSURE', 'Tiết lộ thông tin vụ việc (Luật Trợ giúp pháp lý, Điều 6 khoản 1 điểm c)'), ('DATA', 'Xử lý dữ liệu cá nhân'), ('BOTH_PARTIES', 'Để một người trợ giúp cho cả hai bên (Luật Trợ giúp pháp lý, Điều 25 khoản 2)'), ('LONGER_ADVICE', 'Kéo dài thời gian tư vấn'), ('STORY', 'Dùng câu chuyện đã ẩn danh để truyền thông')], max_length=14, verbose_name='Nội dung đồng ý')),
                ('words', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Ghi rõ')),
                ('in_writing', models.BooleanField(default=True, verbose_name='Bằng văn bản')),
                ('given_on', models.DateField(verbose_name='Ngày đồng ý')),
                ('recorded_at', models.DateTimeField(verbose_name='Lúc ghi nhận')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='Ngày rút lại')),
                ('withdrawn_because', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Vì sao rút lại')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='Lúc ghi việc rút lại')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='dossiers.dossier')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='people.person')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Sự đồng ý',
                'constraints': [models.CheckConstraint(condition=models.Q(('withdrawn_on__isnull', True), ('withdrawn_on__gte', models.F('given_on')), _connector='OR'), name='consent_withdrawn_after_given'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_on__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_on__isnull', False)), _connector='OR'), name='consent_withdrawal_is_recorded')],
            },
        ),
        migrations.CreateModel(
            name='PersonChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('what', models.CharField(choices=[('CORRECT', 'Đính chính'), ('MERGE', 'Gộp người trùng'), ('UNMERGE', 'Tách lại thành hai người')], max_length=10, verbose_name='Việc')),
                ('fields', models.JSONField(default=list, verbose_name='Mục đã sửa')),
                ('before', diemtua.shared.encryption.EncryptedJSONField(verbose_name='Giá trị cũ')),
                ('reason', diemtua.shared.encryption.EncryptedTextField(verbose_name='Lý do')),
                ('changed_at', models.DateTimeField(verbose_name='Lúc sửa')),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='people.person')),
                ('undoes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='people.personchange')),
            ],
            options={
                'verbose_name': 'Lần đính chính',
                'ordering': ['-changed_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Phone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', diemtua.shared.encryption.EncryptedTextField(verbose_name='Số điện thoại')),
                ('number_index', models.CharField(db_index=True, editable=False, max_length=64)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phones', to='people.person')),
            ],
            options={
                'verbose_name': 'Số điện thoại',
                'constraints': [models.UniqueConstraint(fields=('person', 'number_index'), name='phone_once_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Representative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('relationship', models.CharField(choices=[('PARENT', 'Cha, mẹ'), ('CHILD', 'Con'), ('SPOUSE', 'Vợ, chồng'), ('SIBLING', 'Anh, chị, em ruột'), ('GRANDPARENT', 'Ông, bà'), ('GUARDIAN', 'Người giám hộ'), ('AUTHORISED', 'Người được ủy quyền'), ('ORGANISATION', 'Cơ quan, tổ chức đại diện'), ('OTHER', 'Quan hệ khác')], max_length=12, verbose_name='Quan hệ')),
                ('basis', models.CharField(choices=[('BY_LAW', 'Đại diện theo pháp luật'), ('BY_COURT', 'Tòa án chỉ định'), ('GUARDIANSHIP', 'Giám hộ'), ('AUTHORISATION', 'Văn bản ủy quyền'), ('NONE', 'Yêu cầu thay, không đại diện')], max_length=14, verbose_name='Căn cứ')),
                ('paper', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Giấy tờ chứng minh')),
                ('valid_from', models.DateField(verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến trước ngày')),
                ('ended_because', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Vì sao thôi đại diện')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='Lúc ghi việc thôi đại diện')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representations', to='people.person')),
                ('represents', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representatives', to='people.person')),
            ],
            options={
                'verbose_name': 'Người đại diện',
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='representative_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('valid_to__isnull', False), _connector='OR'), name='representative_ended_on_a_day'), models.CheckConstraint(condition=models.Q(('person', models.F('represents')), _negated=True), name='representative_is_somebody_else')],
            },
        ),
        migrations.CreateModel(
            name='Residence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('detail', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Địa chỉ chi tiết')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Từ ngày')),
                ('valid_to', models.DateField(verbose_name='Đến trước ngày')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='residences', to='people.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.unit')),
            ],
            options={
                'verbose_name': 'Nơi cư trú',
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='residence_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='SafeContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('may_call', models.BooleanField(default=True, verbose_name='Có thể gọi điện')),
                ('may_text', models.BooleanField(default=True, verbose_name='Có thể nhắn tin')),
                ('may_write', models.BooleanField(default=True, verbose_name='Có thể gửi thư')),
                ('may_leave_message', models.BooleanField(default=True, verbose_name='Có thể để lại lời nhắn cho người khác')),
                ('through', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Liên hệ qua')),
                ('code_word', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Câu hỏi, từ khóa nhận nhau')),
                ('good_hours', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Giờ thuận tiện')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='safe_contact', to='people.person')),
            ],
            options={
                'verbose_name': 'Cách liên hệ an toàn',
            },
        ),
        migrations.CreateModel(
            name='SensitiveGround',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('category', diemtua.shared.encryption.EncryptedTextField(verbose_name='Diện được bảo mật')),
                ('category_index', models.CharField(db_index=True, editable=False, max_length=64)),
                ('detail', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Chi tiết')),
                ('recorded_at', models.DateTimeField(verbose_name='Lúc ghi nhận')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sensitive_grounds', to='dossiers.dossier')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sensitive_grounds', to='people.person')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Diện được bảo mật',
                'constraints': [models.UniqueConstraint(fields=('person', 'dossier', 'category_index'), name='sensitive_ground_once')],
            },
        ),
    ]
