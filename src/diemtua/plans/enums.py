"""Words of the plan's own tables."""

from typing import Final

from diemtua.law.codes import N_, Code
from diemtua.law.vocabulary.roles import Role
from diemtua.plans.reading import FindingKind

__all__ = ["ADDRESSED", "READERS", "BodyRole", "FindingKind", "TaskState"]

# whoever plans, leads, supervises or audits sees every plan; queries and permissions both ask this
READERS: Final = (Role.PLANNER, Role.DEPARTMENT, Role.HEAD, Role.BRANCH_HEAD, Role.AUDITOR)
# whoever answers for a body outside sees and answers only what a plan asks of that body
ADDRESSED: Final = (
    Role.PROVINCE_CHAIR, Role.PROVINCE_OFFICE, Role.FINANCE, Role.HOME_AFFAIRS, Role.INFORMATION, Role.PROGRAMME_OWNER,
    Role.BAR_ASSOCIATION, Role.PRESS_PARTNER, Role.COUNCIL_MEMBER,
)  # fmt: skip


class TaskState(Code):
    """How far a task is, as its last report says."""

    NOT_STARTED = "NOT_STARTED", N_("Chưa thực hiện")
    UNDER_WAY = "UNDER_WAY", N_("Đang thực hiện")
    DONE = "DONE", N_("Hoàn thành")


class BodyRole(Code):
    """What a task asks of a body."""

    LEAD = "LEAD", N_("Chủ trì")
    COORDINATING = "COORDINATING", N_("Phối hợp")
