"""Where a hearing is attended and what came of it (TTLT 10/2018 Điều 9; TT 02/2021 Điều 4 khoản 1 điểm i)."""

from diemtua.law.codes import N_, Code


class Venue(Code):
    """How the practitioner takes part."""

    COURT = "COURT", N_("Tại trụ sở Tòa án")
    ONLINE_CENTRAL = "ONLINE_CENTRAL", N_("Trực tuyến, điểm cầu trung tâm")
    ONLINE_COMPONENT = "ONLINE_COMPONENT", N_("Trực tuyến, điểm cầu thành phần")
    OTHER = "OTHER", N_("Nơi khác")


class HearingOutcome(Code):
    """What came of it. Who caused a postponement, and whether he was told before, decides pay."""

    HELD = "HELD", N_("Đã diễn ra")
    POSTPONED_TOLD = "POSTPONED_TOLD", N_("Hoãn, có báo trước")
    POSTPONED_NOT_TOLD = "POSTPONED_NOT_TOLD", N_("Hoãn, không báo trước")
    POSTPONED_BY_US = "POSTPONED_BY_US", N_("Hoãn theo đề nghị của người thực hiện")
    CANCELLED = "CANCELLED", N_("Không mở phiên")
