"""Who sees the plan, who brings one in, who reports on it, who answers for a body it names."""

from typing import TYPE_CHECKING, Final

from diemtua.law.vocabulary.roles import Role
from diemtua.plans.enums import ADDRESSED, READERS

if TYPE_CHECKING:  # the navigation asks these before models are loaded
    from diemtua.accounts.models import User

REPORTERS: Final = (Role.PLANNER, Role.DEPARTMENT, Role.HEAD)


def may_see_plans(user: "User") -> bool:
    """Whoever plans, leads, supervises or audits."""
    return user.standing.holds_anywhere(*READERS)


def may_import_plans(user: "User") -> bool:
    """Only the planner brings documents in."""
    return user.standing.holds_anywhere(Role.PLANNER)


def may_report(user: "User") -> bool:
    """Those who answer for tasks write what was done."""
    return user.standing.holds_anywhere(*REPORTERS)


def may_answer(user: "User") -> bool:
    """Those who answer what a plan asks of their own body; which tasks those are is for the queries to say."""
    return user.standing.holds_anywhere(*ADDRESSED)


def only_answers(user: "User") -> bool:
    """Whether that is all somebody does here. A member of the Council also has what the Council asked to do."""
    roles = {role for role, _place in user.standing.roles}
    return bool(roles) and roles <= set(ADDRESSED) - {Role.COUNCIL_MEMBER}
