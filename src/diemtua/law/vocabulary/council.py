"""The inter-agency council of legal aid in proceedings: seats, attendance, reports (TTLT 10/2018 Điều 19-21)."""

from diemtua.law.codes import N_, CitedCode, Code
from diemtua.law.vocabulary.organisations import OrganisationKind


class CouncilSeat(CitedCode):
    """Vị trí trong Hội đồng và Tổ giúp việc. The first three count towards the most members a Council may have."""

    CHAIR = "CHAIR", N_("Chủ tịch Hội đồng"), "TTLT10:19.3.a"
    VICE_CHAIR = "VICE_CHAIR", N_("Phó Chủ tịch Hội đồng"), "TTLT10:19.3.b"
    MEMBER = "MEMBER", N_("Ủy viên Hội đồng"), "TTLT10:19.3"
    HELPER_HEAD = "HELPER_HEAD", N_("Tổ trưởng Tổ giúp việc"), "TTLT10:21.2"
    HELPER = "HELPER", N_("Thành viên Tổ giúp việc"), "TTLT10:21.2"


ON_THE_COUNCIL = (CouncilSeat.CHAIR, CouncilSeat.VICE_CHAIR, CouncilSeat.MEMBER)
HELD_BY_ONE = (CouncilSeat.CHAIR, CouncilSeat.HELPER_HEAD)
COMES_FROM = {
    CouncilSeat.CHAIR: OrganisationKind.JUSTICE_DEPARTMENT,
    CouncilSeat.VICE_CHAIR: OrganisationKind.JUSTICE_DEPARTMENT,
    CouncilSeat.HELPER_HEAD: OrganisationKind.CENTRE,
}
"""The body whose leader holds a seat by his post (Điều 19 khoản 3, Điều 21 khoản 2)."""


class Presence(Code):
    """Dự họp. Who sent somebody else is neither present nor away."""

    PRESENT = "PRESENT", N_("Có mặt")
    REPRESENTED = "REPRESENTED", N_("Cử người dự thay")
    ABSENT = "ABSENT", N_("Vắng mặt")


class DocumentKind(Code):
    """Loại văn bản of the Council that is drafted outside the system (NĐ 30/2020, Điều 7)."""

    DECISION = "DECISION", N_("Quyết định")
    PLAN = "PLAN", N_("Kế hoạch")
    LETTER = "LETTER", N_("Công văn")
    NOTICE = "NOTICE", N_("Thông báo")
    REPORT = "REPORT", N_("Báo cáo")
    SUBMISSION = "SUBMISSION", N_("Tờ trình")


class SendingWay(Code):
    """Gửi bằng cách nào."""

    EXCHANGE = "EXCHANGE", N_("Trục liên thông văn bản")
    EMAIL = "EMAIL", N_("Thư điện tử")
    POST = "POST", N_("Bưu chính")
    BY_HAND = "BY_HAND", N_("Nộp trực tiếp")


class ReportRound(CitedCode):
    """Lần báo cáo trong năm: the first with content and figures, the second with figures only."""

    FIRST = "FIRST", N_("Lần 1: nội dung và số liệu (Mẫu 06A, 06B)"), "TTLT10:20.5"
    SECOND = "SECOND", N_("Lần 2: số liệu cả năm (Mẫu 06C)"), "TTLT10:20.5"
