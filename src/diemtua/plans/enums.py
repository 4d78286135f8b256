"""Words of the plan's own tables."""

from diemtua.law.codes import N_, Code
from diemtua.plans.reading import FindingKind

__all__ = ["BodyRole", "FindingKind", "TaskState"]


class TaskState(Code):
    """How far a task is, as its last report says."""

    NOT_STARTED = "NOT_STARTED", N_("Chưa thực hiện")
    UNDER_WAY = "UNDER_WAY", N_("Đang thực hiện")
    DONE = "DONE", N_("Hoàn thành")


class BodyRole(Code):
    """What a task asks of a body."""

    LEAD = "LEAD", N_("Chủ trì")
    COORDINATING = "COORDINATING", N_("Phối hợp")
