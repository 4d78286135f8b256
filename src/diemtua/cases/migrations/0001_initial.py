import diemtua.law.vocabulary.hearings
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
        ('people', '0002_guards'),
        ('workforce', '0003_one_on_call'),
    ]

    operations = [
        migrations.CreateModel(
            name='AidRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('received_at', models.DateTimeField(verbose_name='Lúc tiếp nhận')),
                ('channel', models.CharField(choices=[('IN_PERSON', 'Trực tiếp tại trụ sở'), ('OUTSIDE_OFFICE', 'Trực tiếp ngoài trụ sở'), ('POST', 'Qua dịch vụ bưu chính'), ('FAX_EMAIL', 'Qua fax, hình thức điện tử'), ('PUBLIC_PORTAL', 'Qua Cổng Dịch vụ công quốc gia'), ('OWN_PAGE', 'Qua trang tiếp nhận của Trung tâm'), ('PHONE', 'Qua điện thoại, đường dây nóng'), ('PROCEEDINGS_NOTICE', 'Cơ quan tiến hành tố tụng thông báo'), ('COMMUNE_INTRODUCTION', 'Ủy ban nhân dân cấp xã giới thiệu'), ('TRANSFERRED_IN', 'Tổ chức thực hiện trợ giúp pháp lý khác chuyển đến'), ('CENTRAL_AUTHORITY', 'Cơ quan trợ giúp pháp lý ở Trung ương yêu cầu'), ('OTHER_BODY', 'Cơ quan, tổ chức khác giới thiệu')], max_length=24, verbose_name='Kênh tiếp nhận')),
                ('requester', models.CharField(choices=[('SELF', 'Người được trợ giúp pháp lý tự yêu cầu'), ('RELATIVE', 'Người thân thích'), ('REPRESENTATIVE', 'Người đại diện'), ('BODY', 'Cơ quan, tổ chức'), ('OTHER', 'Cá nhân khác')], max_length=16, verbose_name='Ai yêu cầu')),
                ('field', models.CharField(choices=[('CRIMINAL', 'Hình sự, tố tụng hình sự'), ('CIVIL', 'Dân sự, tố tụng dân sự'), ('MARRIAGE_FAMILY', 'Hôn nhân và gia đình'), ('ADMINISTRATIVE', 'Hành chính, tố tụng hành chính'), ('LAND', 'Đất đai, nhà ở, môi trường'), ('LABOUR', 'Lao động, việc làm, bảo hiểm xã hội'), ('SOCIAL_POLICY', 'Ưu đãi người có công, chính sách xã hội'), ('OTHER', 'Lĩnh vực khác'), ('BUSINESS', 'Kinh doanh, thương mại')], max_length=16, verbose_name='Lĩnh vực')),
                ('form', models.CharField(blank=True, choices=[('LITIGATION', 'Tham gia tố tụng'), ('ADVICE', 'Tư vấn pháp luật'), ('REPRESENTATION', 'Đại diện ngoài tố tụng')], max_length=16, verbose_name='Hình thức')),
                ('status', models.CharField(blank=True, choices=[('DENOUNCED', 'Người bị tố giác'), ('RECOMMENDED', 'Người bị kiến nghị khởi tố'), ('EMERGENCY_HELD', 'Người bị giữ trong trường hợp khẩn cấp'), ('ARRESTED', 'Người bị bắt'), ('IN_CUSTODY', 'Người bị tạm giữ'), ('REMANDED', 'Người bị tạm giam'), ('ACCUSED', 'Bị can'), ('DEFENDANT', 'Bị cáo'), ('VICTIM', 'Bị hại'), ('WITNESS', 'Người làm chứng'), ('DIVERSION', 'Người chấp hành biện pháp xử lý chuyển hướng'), ('PRISONER', 'Phạm nhân'), ('CIVIL_PARTY', 'Nguyên đơn dân sự, bị đơn dân sự trong vụ án hình sự'), ('PLAINTIFF', 'Nguyên đơn, người khởi kiện'), ('RESPONDENT', 'Bị đơn, người bị kiện'), ('RELATED_PARTY', 'Người có quyền lợi, nghĩa vụ liên quan')], max_length=16, verbose_name='Tư cách tố tụng')),
                ('summary', diemtua.shared.encryption.EncryptedTextField(verbose_name='Tóm tắt yêu cầu')),
                ('read_back', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Đọc lại, điểm chỉ')),
                ('applicant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requests_for_others', to='people.person')),
                ('beneficiary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='people.person')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='request', to='dossiers.dossier')),
                ('linked_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='linked', to='cases.aidrequest')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sent_requests', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Yêu cầu trợ giúp pháp lý',
                'indexes': [models.Index(fields=['-received_at', '-id'], name='request_newest')],
            },
        ),
        migrations.CreateModel(
            name='BookClosing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='Ngày đầu tháng', verbose_name='Tháng')),
                ('closed_at', models.DateTimeField(verbose_name='Lúc kết sổ')),
                ('lines', models.PositiveIntegerField(verbose_name='Số dòng')),
                ('first_number', models.PositiveIntegerField(null=True, verbose_name='Từ số')),
                ('last_number', models.PositiveIntegerField(null=True, verbose_name='Đến số')),
                ('digest', models.CharField(max_length=64)),
                ('closed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='book_closings', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'Lần kết sổ',
                'constraints': [models.UniqueConstraint(fields=('office', 'month'), name='book_closed_once_a_month'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='book_closed_by_whole_months')],
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=40, verbose_name='Mã hồ sơ')),
                ('number', models.PositiveIntegerField(verbose_name='Số thứ tự trong Sổ')),
                ('form', models.CharField(choices=[('LITIGATION', 'Tham gia tố tụng'), ('ADVICE', 'Tư vấn pháp luật'), ('REPRESENTATION', 'Đại diện ngoài tố tụng')], max_length=16, verbose_name='Hình thức')),
                ('field', models.CharField(choices=[('CRIMINAL', 'Hình sự, tố tụng hình sự'), ('CIVIL', 'Dân sự, tố tụng dân sự'), ('MARRIAGE_FAMILY', 'Hôn nhân và gia đình'), ('ADMINISTRATIVE', 'Hành chính, tố tụng hành chính'), ('LAND', 'Đất đai, nhà ở, môi trường'), ('LABOUR', 'Lao động, việc làm, bảo hiểm xã hội'), ('SOCIAL_POLICY', 'Ưu đãi người có công, chính sách xã hội'), ('OTHER', 'Lĩnh vực khác'), ('BUSINESS', 'Kinh doanh, thương mại')], max_length=16, verbose_name='Lĩnh vực')),
                ('category', diemtua.shared.encryption.EncryptedTextField(verbose_name='Diện người được trợ giúp pháp lý')),
                ('category_index', models.CharField(editable=False, max_length=64)),
                ('accepted_at', models.DateTimeField(verbose_name='Lúc thụ lý')),
                ('urgent', models.BooleanField(default=False, verbose_name='Thụ lý ngay')),
                ('proof_owed', models.BooleanField(default=False, verbose_name='Còn nợ giấy tờ chứng minh')),
                ('annulled_at', models.DateTimeField(null=True, verbose_name='Lúc hủy việc thụ lý')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='Lúc kết thúc')),
                ('ending', models.CharField(blank=True, choices=[('DONE', 'Thực hiện xong yêu cầu hợp pháp'), ('DISCONTINUED', 'Không tiếp tục thực hiện'), ('STAYED', 'Bị đình chỉ theo quy định của pháp luật')], max_length=12, verbose_name='Cách kết thúc')),
                ('handed_over_at', models.DateTimeField(null=True, verbose_name='Lúc bàn giao hồ sơ')),
                ('archived_at', models.DateTimeField(null=True, verbose_name='Lúc lưu trữ')),
                ('shelf', models.CharField(blank=True, max_length=120, verbose_name='Nơi lưu')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='case', to='dossiers.dossier')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='accounts.organisation')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='case', to='cases.aidrequest')),
            ],
            options={
                'verbose_name': 'Vụ việc trợ giúp pháp lý',
                'indexes': [models.Index(fields=['office', 'accepted_at'], name='case_in_the_book'), models.Index(fields=['office', 'category_index', 'accepted_at'], name='case_by_category')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ending', '')), models.Q(('ended_at__isnull', False), models.Q(('ending', ''), _negated=True)), _connector='OR'), name='case_ends_in_a_way'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('accepted_at')), _connector='OR'), name='case_ends_after_acceptance')],
            },
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('TRIAL', 'Phiên tòa'), ('SESSION', 'Phiên họp'), ('CONCILIATION', 'Hòa giải, đối thoại'), ('STATEMENT', 'Hỏi cung, lấy lời khai'), ('MEETING', 'Buổi làm việc')], max_length=14, verbose_name='Loại phiên, buổi')),
                ('starts_at', models.DateTimeField(verbose_name='Bắt đầu lúc')),
                ('venue', models.CharField(choices=[('COURT', 'Tại trụ sở Tòa án'), ('ONLINE_CENTRAL', 'Trực tuyến, điểm cầu trung tâm'), ('ONLINE_COMPONENT', 'Trực tuyến, điểm cầu thành phần'), ('OTHER', 'Nơi khác')], max_length=18, verbose_name='Nơi tham gia')),
                ('place', diemtua.shared.encryption.EncryptedTextField(verbose_name='Địa điểm')),
                ('central_point', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Điểm cầu trung tâm')),
                ('component_points', diemtua.shared.encryption.EncryptedJSONField(default=list, verbose_name='Các điểm cầu thành phần')),
                ('link', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Đường dẫn vào phiên')),
                ('notice_at', models.DateTimeField(null=True, verbose_name='Nhận thông báo lịch lúc')),
                ('simplified', models.BooleanField(default=False, verbose_name='Thủ tục rút gọn')),
                ('outcome', models.CharField(blank=True, choices=[('HELD', 'Đã diễn ra'), ('POSTPONED_TOLD', 'Hoãn, có báo trước'), ('POSTPONED_NOT_TOLD', 'Hoãn, không báo trước'), ('POSTPONED_BY_US', 'Hoãn theo đề nghị của người thực hiện'), ('CANCELLED', 'Không mở phiên')], max_length=20, verbose_name='Kết quả')),
                ('cause', models.CharField(blank=True, choices=[('COURT', 'Hội đồng xét xử, Thẩm phán'), ('PROCURACY', 'Kiểm sát viên vắng mặt'), ('PARTY_ABSENT', 'Bị cáo, đương sự, người tham gia tố tụng vắng mặt'), ('EVIDENCE', 'Cần thêm chứng cứ, giám định, triệu tập thêm người'), ('PRACTITIONER', 'Người thực hiện trợ giúp pháp lý đề nghị'), ('CONNECTION', 'Đường truyền, thiết bị trực tuyến'), ('FORCE_MAJEURE', 'Thiên tai, dịch bệnh, sự kiện bất khả kháng'), ('OTHER', 'Nguyên nhân khác')], max_length=14, verbose_name='Nguyên nhân hoãn')),
                ('note', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Ghi chú')),
                ('sequence', models.PositiveSmallIntegerField(default=0)),
                ('changed_at', models.DateTimeField(verbose_name='Sửa lúc')),
                ('annulled_at', models.DateTimeField(null=True, verbose_name='Lúc hủy')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='cases.case')),
                ('court', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='accounts.organisation')),
                ('follows', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='cases.hearing')),
                ('excluded', models.CharField(blank=True, choices=[('STATE_SECRET', 'Liên quan đến bí mật nhà nước'), ('NATIONAL_SECURITY', 'Tội xâm phạm an ninh quốc gia'), ('PEACE_OR_WAR', 'Tội phá hoại hòa bình, chống loài người, tội phạm chiến tranh')], max_length=18, verbose_name='Trường hợp không xét xử trực tuyến')),
            ],
            options={
                'verbose_name': 'Phiên tòa, buổi làm việc',
                'indexes': [models.Index(fields=['case', 'starts_at'], name='hearing_in_order'), models.Index(fields=['starts_at', 'id'], name='hearing_of_calendar')],
                'constraints': [models.CheckConstraint(condition=models.Q(('cause', ''), ('outcome__in', [diemtua.law.vocabulary.hearings.HearingOutcome['POSTPONED_BY_US'], diemtua.law.vocabulary.hearings.HearingOutcome['POSTPONED_NOT_TOLD'], diemtua.law.vocabulary.hearings.HearingOutcome['POSTPONED_TOLD']]), _connector='OR'), name='hearing_cause_of_postponement')],
            },
        ),
        migrations.CreateModel(
            name='ConnectionTest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('tested_at', models.DateTimeField(verbose_name='Thử lúc')),
                ('result', models.CharField(choices=[('GOOD', 'Tốt, nghe và nhìn rõ'), ('POOR', 'Chập chờn, cần thử lại'), ('FAILED', 'Không kết nối được')], max_length=10, verbose_name='Kết quả thử')),
                ('note', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Ghi chú')),
                ('annulled_at', models.DateTimeField(null=True, verbose_name='Lúc hủy')),
                ('tested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('hearing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tests', to='cases.hearing')),
            ],
            options={
                'verbose_name': 'Lần thử đường truyền',
                'ordering': ['-tested_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='HearingReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('EVE', 'Ngày hôm trước'), ('MORNING', 'Sáng hôm đó')], max_length=10, verbose_name='Lúc nhắc')),
                ('told_at', models.DateTimeField(verbose_name='Nhắc lúc')),
                ('hearing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='cases.hearing')),
            ],
            options={
                'verbose_name': 'Lần nhắc phiên',
                'constraints': [models.UniqueConstraint(fields=('hearing', 'stage'), name='hearing_reminded_once_a_stage')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', diemtua.shared.encryption.EncryptedTextField(verbose_name='Tên')),
                ('name_index', models.CharField(editable=False, max_length=64)),
                ('query', models.CharField(max_length=1000)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Danh sách đã lưu',
                'constraints': [models.UniqueConstraint(fields=('user', 'name_index'), name='saved_view_once_a_name')],
            },
        ),
        migrations.CreateModel(
            name='SimpleMatter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveIntegerField(verbose_name='Số thứ tự')),
                ('answered_at', models.DateTimeField(verbose_name='Lúc hướng dẫn')),
                ('answer', diemtua.shared.encryption.EncryptedTextField(verbose_name='Nội dung hướng dẫn')),
                ('annulled_at', models.DateTimeField(null=True, verbose_name='Lúc hủy')),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='simple_matters', to='accounts.organisation')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='simple_matter', to='cases.aidrequest')),
            ],
            options={
                'verbose_name': 'Việc trợ giúp pháp lý',
                'indexes': [models.Index(fields=['office', 'answered_at'], name='simple_matter_in_the_book')],
            },
        ),
        migrations.CreateModel(
            name='WorkEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('activity', models.CharField(choices=[('C.a', 'Hỏi cung, lấy lời khai'), ('C.b', 'Đối chất, nhận dạng, khám nghiệm, thực nghiệm điều tra'), ('C.c', 'Làm việc với cơ quan, người tiến hành tố tụng'), ('C.d', 'Xác minh, thu thập, đánh giá chứng cứ'), ('C.dd', 'Làm việc với người bị buộc tội tại nơi giam, giữ'), ('C.e', 'Gặp người bị buộc tội tại ngoại, bị hại, người thân, người làm chứng'), ('C.g', 'Nghiên cứu hồ sơ, sao chụp, chuẩn bị tài liệu'), ('C.h', 'Chuẩn bị luận cứ bào chữa, bảo vệ'), ('C.i', 'Tham gia phiên tòa hình sự'), ('C.k', 'Thủ tục kháng cáo, kháng nghị, giám đốc thẩm, tái thẩm'), ('C.l', 'Công việc hợp lý khác để bào chữa, bảo vệ'), ('V.a', 'Xác định quan hệ tranh chấp, hướng dẫn viết đơn'), ('V.b', 'Làm việc về nguồn gốc, nội dung tranh chấp, chứng cứ'), ('V.c', 'Phiên họp công khai chứng cứ; xác minh, thu thập tài liệu'), ('V.d', 'Lấy lời khai; thẩm định, định giá tài sản'), ('V.dd', 'Tham gia hòa giải'), ('V.e', 'Làm việc với cơ quan, người tiến hành tố tụng theo giai đoạn'), ('V.g', 'Gặp đương sự, người làm chứng, người tham gia tố tụng khác'), ('V.h', 'Nghiên cứu hồ sơ vụ án, sao chụp, chuẩn bị tài liệu'), ('V.i', 'Chuẩn bị luận cứ bảo vệ'), ('V.k', 'Tham gia phiên tòa, phiên họp'), ('V.l', 'Thủ tục kháng cáo, kháng nghị bản án, quyết định'), ('V.m', 'Công việc hợp lý khác để bảo vệ'), ('A.b', 'Tham gia đối thoại'), ('R.a', 'Gặp người được trợ giúp pháp lý, người thân thích, người làm chứng'), ('R.b', 'Nghiên cứu hồ sơ, chuẩn bị tài liệu để đại diện'), ('R.c', 'Xác minh, thu thập tài liệu để đại diện'), ('R.d', 'Làm việc với cơ quan, tổ chức, cá nhân có liên quan'), ('R.dd', 'Đại diện trước cơ quan có thẩm quyền'), ('G.a', 'Gặp, giải thích, hướng dẫn'), ('G.b', 'Nghiên cứu, soạn văn bản tư vấn')], max_length=6, verbose_name='Công việc')),
                ('began_at', models.DateTimeField(verbose_name='Từ')),
                ('ended_at', models.DateTimeField(verbose_name='Đến')),
                ('confirmer', models.CharField(blank=True, choices=[('AUTHORITY', 'Cơ quan, người tiến hành tố tụng'), ('JUDGE_OR_CLERK', 'Thẩm phán hoặc Thư ký'), ('DETENTION', 'Cơ sở giam giữ hoặc người bị buộc tội'), ('COUNTERPART', 'Người, cơ quan cùng làm việc'), ('CENTRE', 'Trung tâm, Chi nhánh hoặc tổ chức ký hợp đồng')], max_length=16, verbose_name='Ai xác nhận')),
                ('confirmed_by', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Người xác nhận')),
                ('note', diemtua.shared.encryption.EncryptedTextField(blank=True, default='', verbose_name='Nội dung, kết quả')),
                ('annulled_at', models.DateTimeField(null=True, verbose_name='Lúc hủy')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work', to='cases.case')),
                ('practitioner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work', to='workforce.practitioner')),
            ],
            options={
                'verbose_name': 'Công việc đã làm',
                'indexes': [models.Index(fields=['case', 'began_at'], name='work_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__gt', models.F('began_at'))), name='work_ends_after_it_begins')],
            },
        ),
    ]
