"""The same people everywhere: in the tests and in the demonstration. All are invented."""

from dataclasses import dataclass
from datetime import date

from diemtua.law.vocabulary.roles import Role

SINCE = date(2018, 1, 1)


@dataclass(frozen=True)
class Post:
    """A role at a body (its code). title: the post as printed on papers."""

    role: Role
    organisation: str
    title: str = ""


@dataclass(frozen=True)
class Member:
    """Somebody who signs in. doing: what they do here, in Vietnamese, for the list of accounts."""

    username: str
    full_name: str
    doing: str
    posts: tuple[Post, ...]
    phone: str = ""


@dataclass(frozen=True)
class Citizen:
    """Somebody who comes for help and has no account."""

    full_name: str
    birth_on: date
    sex: str
    ethnicity: str
    commune: str
    phone: str


GRANDMOTHER = Citizen("Trần Thị Sáu", date(1951, 3, 8), "F", "Kinh", "32167", "0900 000 101")

DESK_OFFICER = Member(
    "yen", "Ngô Kim Yến", "tiếp nhận yêu cầu tại Trung tâm", (Post(Role.DESK_OFFICER, "TTTGPL", "Chuyên viên"),)
)
LEGAL_AID_OFFICER = Member(
    "khai", "Trần Văn Khải", "trợ giúp viên pháp lý",
    (Post(Role.PRACTITIONER, "TTTGPL", "Trợ giúp viên pháp lý"),),
)  # fmt: skip
OTHER_OFFICER = Member(
    "ut", "Huỳnh Út", "trợ giúp viên pháp lý", (Post(Role.PRACTITIONER, "TTTGPL", "Trợ giúp viên pháp lý"),)
)
CONTRACT_LAWYER = Member(
    "tam", "Phạm Minh Tâm", "luật sư ký hợp đồng với Trung tâm", (Post(Role.PRACTITIONER, "TTTGPL", "Luật sư"),)
)
HEAD = Member("hoa", "Lê Thị Hoa", "Giám đốc Trung tâm", (Post(Role.HEAD, "TTTGPL", "Giám đốc"),))
DEPUTY_HEAD = Member(
    "vinh", "Bùi Quang Vinh", "Phó Giám đốc, ký thay Giám đốc khi được giao",
    (Post(Role.PRACTITIONER, "TTTGPL", "Phó Giám đốc"),),
)  # fmt: skip
BRANCH_HEAD = Member(
    "nam", "Nguyễn Hoàng Nam", "Trưởng Chi nhánh số 1",
    (Post(Role.BRANCH_HEAD, "CN1", "Trưởng Chi nhánh"), Post(Role.PRACTITIONER, "CN1", "Trợ giúp viên pháp lý")),
)  # fmt: skip
POLICEWOMAN = Member(
    "ngoc", "Lâm Thị Ngọc", "điều tra viên giới thiệu người cần trợ giúp",
    (Post(Role.PROCEEDINGS_AUTHORITY, "CQCSDT", "Điều tra viên"),),
)  # fmt: skip
EVALUATOR = Member(
    "quan", "Đỗ Minh Quân", "cán bộ Sở Tư pháp đánh giá chất lượng", (Post(Role.DEPARTMENT, "STP", "Chuyên viên"),)
)
PLANNER = Member("linh", "Trương Mỹ Linh", "theo dõi kế hoạch", (Post(Role.PLANNER, "STP", "Chuyên viên"),))
ACCOUNTANT = Member("thao", "Võ Thanh Thảo", "kế toán Trung tâm", (Post(Role.ACCOUNTANT, "TTTGPL", "Kế toán"),))
ADMINISTRATOR = Member(
    "bao", "Phan Quốc Bảo", "quản trị hệ thống", (Post(Role.ADMINISTRATOR, "TTTGPL", "Chuyên viên"),)
)
AUDITOR = Member("loc", "Dương Văn Lộc", "kiểm tra, giám sát", (Post(Role.AUDITOR, "STP", "Thanh tra viên"),))
COMMUNE_OFFICER = Member(
    "hong", "Danh Thị Hồng", "công chức tư pháp - hộ tịch xã Tân Thuận",
    (Post(Role.COMMUNE, "UBND-32167", "Công chức tư pháp - hộ tịch"),),
)  # fmt: skip
COUNCIL_MEMBER = Member(
    "son", "Lý Trường Sơn", "Phó Giám đốc Công an tỉnh, Ủy viên Hội đồng phối hợp liên ngành",
    (Post(Role.COUNCIL_MEMBER, "HDPH", "Ủy viên Hội đồng"),),
)  # fmt: skip
FINANCE_OFFICER = Member(
    "quyen", "Tăng Thị Quyên", "Sở Tài chính, trả lời việc kế hoạch giao", (Post(Role.FINANCE, "STC", "Chuyên viên"),)
)
HOME_AFFAIRS_OFFICER = Member(
    "phuoc", "Lâm Hữu Phước", "Sở Nội vụ, trả lời việc kế hoạch giao", (Post(Role.HOME_AFFAIRS, "SNV", "Chuyên viên"),)
)
INFORMATION_OFFICER = Member(
    "kha", "Trịnh Minh Kha", "Sở Khoa học và Công nghệ, trả lời việc kế hoạch giao",
    (Post(Role.INFORMATION, "SKHCN", "Chuyên viên"),),
)  # fmt: skip
PROGRAMME_OFFICER = Member(
    "rin", "Kim Sa Rin", "Sở Dân tộc và Tôn giáo, trả lời việc kế hoạch giao",
    (Post(Role.PROGRAMME_OWNER, "SDTTG", "Chuyên viên"),),
)  # fmt: skip
BAR_OFFICER = Member(
    "luong", "Đào Duy Lương", "Đoàn Luật sư tỉnh, trả lời việc kế hoạch giao",
    (Post(Role.BAR_ASSOCIATION, "DLS", "Chánh Văn phòng"),),
)  # fmt: skip
EDITOR = Member(
    "nhat", "Phan Minh Nhật", "báo, đài của tỉnh, trả lời việc kế hoạch giao",
    (Post(Role.PRESS_PARTNER, "BAO-DAI", "Biên tập viên"),),
)  # fmt: skip
PROVINCE_OFFICER = Member(
    "thuy", "Cao Lệ Thủy", "Văn phòng Ủy ban nhân dân tỉnh, trả lời việc kế hoạch giao",
    (Post(Role.PROVINCE_OFFICE, "VP-UBND", "Chuyên viên"),),
)  # fmt: skip
STRANGER = Member(
    "la", "Hồ Văn Lạ", "người của cơ quan khác, không được xem gì",
    (Post(Role.PROCEEDINGS_AUTHORITY, "TAKV1", "Thư ký Tòa án"),),
)  # fmt: skip

STAFF = (
    DESK_OFFICER, LEGAL_AID_OFFICER, OTHER_OFFICER, CONTRACT_LAWYER, HEAD, DEPUTY_HEAD, BRANCH_HEAD, POLICEWOMAN,
    EVALUATOR, PLANNER, ACCOUNTANT, ADMINISTRATOR, AUDITOR, COMMUNE_OFFICER, STRANGER,
)  # fmt: skip
ANSWERING = (
    FINANCE_OFFICER, HOME_AFFAIRS_OFFICER, INFORMATION_OFFICER, PROGRAMME_OFFICER, BAR_OFFICER, EDITOR,
    PROVINCE_OFFICER,
)  # fmt: skip
