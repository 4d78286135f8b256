"""What a person may be in the system; every role is held at one organisation, with dates."""

from diemtua.law.codes import N_, Code


class Role(Code):
    """Roles of users. The first eleven work on dossiers; the others see and answer only what is addressed to them."""

    DESK_OFFICER = "DESK_OFFICER", N_("Người tiếp nhận yêu cầu")
    PRACTITIONER = "PRACTITIONER", N_("Người thực hiện trợ giúp pháp lý")
    HEAD = "HEAD", N_("Lãnh đạo Trung tâm")
    BRANCH_HEAD = "BRANCH_HEAD", N_("Trưởng Chi nhánh")
    DEPARTMENT = "DEPARTMENT", N_("Cán bộ Sở Tư pháp")
    PROCEEDINGS_AUTHORITY = "PROCEEDINGS_AUTHORITY", N_("Cán bộ cơ quan tiến hành tố tụng")
    COMMUNE = "COMMUNE", N_("Cán bộ Ủy ban nhân dân cấp xã")
    ACCOUNTANT = "ACCOUNTANT", N_("Kế toán")
    PLANNER = "PLANNER", N_("Người theo dõi kế hoạch")
    ADMINISTRATOR = "ADMINISTRATOR", N_("Quản trị hệ thống")
    AUDITOR = "AUDITOR", N_("Người kiểm tra, giám sát")
    PROVINCE_CHAIR = "PROVINCE_CHAIR", N_("Chủ tịch Ủy ban nhân dân tỉnh")
    PROVINCE_OFFICE = "PROVINCE_OFFICE", N_("Văn phòng Ủy ban nhân dân tỉnh")
    FINANCE = "FINANCE", N_("Cán bộ Sở Tài chính")
    HOME_AFFAIRS = "HOME_AFFAIRS", N_("Cán bộ Sở Nội vụ")
    INFORMATION = "INFORMATION", N_("Cán bộ phụ trách thông tin, truyền thông")
    PROGRAMME_OWNER = "PROGRAMME_OWNER", N_("Cơ quan chủ trì chương trình mục tiêu quốc gia")
    BAR_ASSOCIATION = "BAR_ASSOCIATION", N_("Đoàn Luật sư tỉnh")
    PRESS_PARTNER = "PRESS_PARTNER", N_("Cơ quan báo chí, phát thanh, truyền hình")
    COUNCIL_MEMBER = "COUNCIL_MEMBER", N_("Thành viên Hội đồng phối hợp liên ngành")
