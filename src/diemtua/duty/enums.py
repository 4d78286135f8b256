"""Who reads and who plans rosters, and why a shift is no longer one."""

from diemtua.law.codes import N_, Code
from diemtua.law.vocabulary.duty import ContactOutcome, DutyMode, DutyPart, Obstacle, PlacedBecause, SwapKind
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.law.vocabulary.roles import Role

__all__ = [
    "DUTY_KINDS",
    "HEADS",
    "PLANNERS",
    "READERS",
    "UNDER_WAY",
    "ContactOutcome",
    "DutyMode",
    "DutyPart",
    "ListingEnd",
    "Obstacle",
    "PlacedBecause",
    "SearchState",
    "ShiftEnd", "ShiftStep",
    "SwapKind",
    "Weekday",
]  # fmt: skip

HEADS = (Role.HEAD, Role.BRANCH_HEAD)
PLANNERS = (*HEADS, Role.DESK_OFFICER)
SERVING = (*PLANNERS, Role.PRACTITIONER)
READERS = (*SERVING, Role.AUDITOR)

# those who may take part in proceedings (Law 11/2017 Điều 17 khoản 1 điểm a, b): they answer courts and investigators
DUTY_KINDS = (PractitionerKind.LEGAL_AID_OFFICER, PractitionerKind.CONTRACT_LAWYER)


class ShiftEnd(Code):
    """Vì sao ca trực này không còn."""

    PROPOSED_ANEW = "PROPOSED_ANEW", N_("Đề xuất lại")
    EDITED = "EDITED", N_("Sửa tay")
    CLEARED = "CLEARED", N_("Bỏ trống")
    SWAPPED = "SWAPPED", N_("Đã đổi ca")
    COVERED = "COVERED", N_("Có người trực thay")
    SUPERSEDED = "SUPERSEDED", N_("Theo bản lịch trực sau")
    DROPPED = "DROPPED", N_("Bản lập đã bỏ")
    ANNULLED = "ANNULLED", N_("Ghi nhầm, đã hủy")


class ListingEnd(Code):
    """Vì sao phiên này không còn trong lịch xét xử."""

    MOVED = "MOVED", N_("Tòa dời")
    GONE = "GONE", N_("Không còn trong lịch Tòa gửi sau")
    DROPPED = "DROPPED", N_("Đơn vị bỏ khỏi lịch")


class ShiftStep(Code):
    """Việc ghi trong ca trực, có thể ghi nhầm."""

    CHECK_IN = "CHECK_IN", N_("Nhận ca")
    CHECK_OUT = "CHECK_OUT", N_("Giao ca")


class SearchState(Code):
    """Máy tìm phương án trực đến đâu."""

    WAITING = "WAITING", N_("Chờ máy nhận việc")
    RUNNING = "RUNNING", N_("Đang tìm phương án")
    DONE = "DONE", N_("Đã có phương án")
    OVERTAKEN = "OVERTAKEN", N_("Lịch đã đổi trong lúc tìm")
    FAILED = "FAILED", N_("Không tìm được vì lỗi")


UNDER_WAY = (SearchState.WAITING, SearchState.RUNNING)


class Weekday(Code):
    """Days of the week as Vietnamese calendars name them; the value is Python's `weekday()`."""

    MONDAY = "0", N_("Thứ Hai")
    TUESDAY = "1", N_("Thứ Ba")
    WEDNESDAY = "2", N_("Thứ Tư")
    THURSDAY = "3", N_("Thứ Năm")
    FRIDAY = "4", N_("Thứ Sáu")
    SATURDAY = "5", N_("Thứ Bảy")
    SUNDAY = "6", N_("Chủ nhật")
