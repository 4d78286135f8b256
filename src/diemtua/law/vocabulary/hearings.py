"""Hearings: what they are, where one takes part, what came of them, why they were put off.

TTLT 10/2018 Điều 9; TT 02/2021 Điều 4 khoản 1 điểm i; NQ 33/2021/QH15 (online hearings).
"""

from diemtua.law.codes import N_, CitedCode, Code


class HearingKind(Code):
    """What takes place."""

    TRIAL = "TRIAL", N_("Phiên tòa")
    SESSION = "SESSION", N_("Phiên họp")
    CONCILIATION = "CONCILIATION", N_("Hòa giải, đối thoại")
    STATEMENT = "STATEMENT", N_("Hỏi cung, lấy lời khai")
    MEETING = "MEETING", N_("Buổi làm việc")


class Venue(Code):
    """How the practitioner takes part."""

    COURT = "COURT", N_("Tại trụ sở Tòa án")
    ONLINE_CENTRAL = "ONLINE_CENTRAL", N_("Trực tuyến, điểm cầu trung tâm")
    ONLINE_COMPONENT = "ONLINE_COMPONENT", N_("Trực tuyến, điểm cầu thành phần")
    OTHER = "OTHER", N_("Nơi khác")


ONLINE = frozenset({Venue.ONLINE_CENTRAL, Venue.ONLINE_COMPONENT})


class OnlineExclusion(CitedCode):
    """Vụ án, vụ việc mà Nghị quyết 33/2021/QH15 không cho xét xử trực tuyến. Known, not compared with the text: it
    warns and never refuses."""

    STATE_SECRET = "STATE_SECRET", N_("Liên quan đến bí mật nhà nước"), "NQ33:1"
    NATIONAL_SECURITY = "NATIONAL_SECURITY", N_("Tội xâm phạm an ninh quốc gia"), "NQ33:1"
    PEACE_OR_WAR = "PEACE_OR_WAR", N_("Tội phá hoại hòa bình, chống loài người, tội phạm chiến tranh"), "NQ33:1"


class HearingOutcome(Code):
    """What came of it. Who caused a postponement, and whether he was told before, decides pay."""

    HELD = "HELD", N_("Đã diễn ra")
    POSTPONED_TOLD = "POSTPONED_TOLD", N_("Hoãn, có báo trước")
    POSTPONED_NOT_TOLD = "POSTPONED_NOT_TOLD", N_("Hoãn, không báo trước")
    POSTPONED_BY_US = "POSTPONED_BY_US", N_("Hoãn theo đề nghị của người thực hiện")
    CANCELLED = "CANCELLED", N_("Không mở phiên")


POSTPONED = frozenset(
    {HearingOutcome.POSTPONED_TOLD, HearingOutcome.POSTPONED_NOT_TOLD, HearingOutcome.POSTPONED_BY_US}
)
# a hearing that was put off counts as work only where the practitioner neither asked for it nor knew before
COUNTED = frozenset({HearingOutcome.HELD, HearingOutcome.POSTPONED_NOT_TOLD})


class PostponementCause(Code):
    """Why a hearing was put off."""

    COURT = "COURT", N_("Hội đồng xét xử, Thẩm phán")
    PROCURACY = "PROCURACY", N_("Kiểm sát viên vắng mặt")
    PARTY_ABSENT = "PARTY_ABSENT", N_("Bị cáo, đương sự, người tham gia tố tụng vắng mặt")
    EVIDENCE = "EVIDENCE", N_("Cần thêm chứng cứ, giám định, triệu tập thêm người")
    PRACTITIONER = "PRACTITIONER", N_("Người thực hiện trợ giúp pháp lý đề nghị")
    CONNECTION = "CONNECTION", N_("Đường truyền, thiết bị trực tuyến")
    FORCE_MAJEURE = "FORCE_MAJEURE", N_("Thiên tai, dịch bệnh, sự kiện bất khả kháng")
    OTHER = "OTHER", N_("Nguyên nhân khác")


class ConnectionResult(Code):
    """How a test of an online connection went."""

    GOOD = "GOOD", N_("Tốt, nghe và nhìn rõ")
    POOR = "POOR", N_("Chập chờn, cần thử lại")
    FAILED = "FAILED", N_("Không kết nối được")
