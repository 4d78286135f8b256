"""The plan of online hearings an office issues for a period: drawn up from the hearings known, again when they change.

NQ 33/2021/QH15; TTLT 05/2021; joint programmes of duty at courts ask Centres for it.
"""

from dataclasses import dataclass
from datetime import date

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Process, State, asked, declare

DRAWN, ISSUED = "DRAWN", "ISSUED"
THOSE_WHO_PLAN = ("head", "desk_officer")
BASIS = ("NQ33", "TTLT05")


@dataclass(frozen=True, kw_only=True)
class DrawUpHearingPlan(Act):
    """The online hearings of these days, both included, become a draft."""

    first_day: date = asked(N_("Từ ngày"), fact="first_day")
    last_day: date = asked(N_("Đến hết ngày"), fact="last_day")


@dataclass(frozen=True, kw_only=True)
class RedrawHearingPlan(Act):
    """Hearings were added, put off or cancelled: a new draft takes the place of the one before."""


@dataclass(frozen=True, kw_only=True)
class IssueHearingPlan(Act):
    """The plan is signed and sent."""


ONLINE_HEARING_PLAN = declare(
    Process(
        kind="online_hearing_plan",
        label=N_("Kế hoạch phiên tòa trực tuyến"),
        states=(
            State(DRAWN, N_("Đang lập"), tone="wait"),
            State(ISSUED, N_("Đã ban hành"), over=True, tone="done"),
        ),
        basis=BASIS,
        acts=(
            ActRule(
                DrawUpHearingPlan,
                label=N_("Lập kế hoạch phiên tòa trực tuyến"),
                done=N_("Lập kế hoạch phiên tòa trực tuyến"),
                who=THOSE_WHO_PLAN,
                to=DRAWN,
                papers=("ONLINE_HEARINGS",),
                basis=BASIS,
            ),
            ActRule(
                RedrawHearingPlan,
                label=N_("Lập lại theo lịch mới"),
                done=N_("Lập lại kế hoạch theo lịch mới"),
                who=THOSE_WHO_PLAN,
                states=(DRAWN, ISSUED),
                to=DRAWN,
                papers=("ONLINE_HEARINGS",),
                basis=BASIS,
            ),
            ActRule(
                IssueHearingPlan,
                label=N_("Ban hành"),
                done=N_("Ban hành kế hoạch"),
                who=("head",),
                states=(DRAWN,),
                to=ISSUED,
                basis=BASIS,
                primary=True,
            ),
        ),
    )
)
