"""Codes of practitioners and of what a conflict check says."""

from diemtua.law.codes import N_, Code
from diemtua.law.vocabulary.practitioners import PractitionerKind, ProfessionalRank
from diemtua.law.vocabulary.roles import Role

__all__ = [
    "KEEPERS", "MANUAL", "ON_CALL_KEEPERS", "ON_CALL_READERS", "ORDERS", "READERS", "CheckOccasion", "LeaveKind",
    "PassedBecause", "PractitionerKind", "ProfessionalRank",
]  # fmt: skip

# who keeps the rows of practitioners, and who may look at them
KEEPERS = (Role.HEAD, Role.BRANCH_HEAD, Role.ADMINISTRATOR)
READERS = (*KEEPERS, Role.DESK_OFFICER, Role.PRACTITIONER, Role.ACCOUNTANT, Role.AUDITOR, Role.DEPARTMENT, Role.PLANNER)


# who writes turns by hand, who looks at them and may stand in them
ON_CALL_KEEPERS = (Role.HEAD, Role.BRANCH_HEAD)
ON_CALL_READERS = (*ON_CALL_KEEPERS, Role.DESK_OFFICER, Role.PRACTITIONER)
# source of a turn that no roster wrote
MANUAL = "MANUAL"
# whom to ring first, second, third; after them the head
ORDERS = (1, 2, 3)


class LeaveKind(Code):
    """Lý do vắng mặt."""

    ANNUAL = "ANNUAL", N_("Nghỉ phép")
    SICK = "SICK", N_("Nghỉ ốm")
    MATERNITY = "MATERNITY", N_("Nghỉ thai sản")
    STUDY = "STUDY", N_("Đi học, tập huấn")
    SECONDED = "SECONDED", N_("Biệt phái")
    OTHER = "OTHER", N_("Lý do khác")


class PassedBecause(Code):
    """Vì sao hệ thống không gọi người có lượt trực. Why somebody is on leave is nobody's business here."""

    ON_LEAVE = "ON_LEAVE", N_("đang nghỉ")
    GONE = "GONE", N_("đã ngừng làm việc")


class CheckOccasion(Code):
    """Vì sao kiểm tra xung đột lợi ích."""

    INTAKE = "INTAKE", N_("Khi tiếp nhận yêu cầu")
    PARTY_ADDED = "PARTY_ADDED", N_("Khi thêm người vào hồ sơ")
    APPOINTMENT = "APPOINTMENT", N_("Khi cử người thực hiện")
    WITHDRAWAL = "WITHDRAWAL", N_("Khi rút lại sự đồng ý")
