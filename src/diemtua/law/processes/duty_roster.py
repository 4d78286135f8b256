"""A roster of duty: drafted, proposed by the solver, edited by hand, published as a numbered paper, followed by a
later version (programmes 1603/CTPH-BTP-TANDTC and 5789/CTPH-BTP-BCA; TTLT 10/2018 Điều 8)."""

from dataclasses import dataclass
from datetime import date

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Process, State, asked, declare
from diemtua.law.vocabulary.duty import DutyPart

DRAFT, PROPOSED, EDITED = "DRAFT", "PROPOSED", "EDITED"
PUBLISHED, SUPERSEDED, DROPPED = "PUBLISHED", "SUPERSEDED", "DROPPED"
OPEN = (DRAFT, PROPOSED, EDITED)
PLANNERS, HEADS = ("head", "desk_officer"), ("head",)
# a Branch publishes its own rosters; the Centre answers for it
LEADERS = ("head", "centre_head")
BASIS = ("TTLT10:8.9", "CT1603", "CT5789")


@dataclass(frozen=True, kw_only=True)
class OpenRoster(Act):
    """A new roster, or a later version of a published one: it then begins with what that one says."""

    first_day: date = asked(N_("Trực từ ngày"))
    last_day: date = asked(N_("Đến hết ngày"))
    previous: int | None = asked(N_("Thay lịch trực nào"), ref="duty_roster_published", default=None)


@dataclass(frozen=True, kw_only=True)
class ProposeRoster(Act):
    """What the solver proposes takes the place of everything but what was chosen by hand."""

    proposal: int = asked(N_("Phương án"), ref="duty_proposal")


@dataclass(frozen=True, kw_only=True)
class PlaceOnDuty(Act):
    """Somebody is put at a seat by hand, whoever sat there."""

    site: int = asked(N_("Nơi trực"), ref="duty_site")
    day: date = asked(N_("Ngày"))
    part: DutyPart = asked(N_("Buổi"))
    seat: int = asked(N_("Vị trí"), default=1)
    practitioner: int = asked(N_("Người trực"), ref="duty_practitioner")
    reason: str = asked(N_("Lý do, nếu có điều bị vướng"), personal=True, default="")


@dataclass(frozen=True, kw_only=True)
class ClearSeat(Act):
    """A seat is emptied."""

    shift: int = asked(N_("Ca trực"), ref="duty_shift")


@dataclass(frozen=True, kw_only=True)
class PublishRoster(Act):
    """The roster is in force: a numbered paper, everybody on it told."""


@dataclass(frozen=True, kw_only=True)
class SupersedeRoster(Act):
    """A later version was published."""


@dataclass(frozen=True, kw_only=True)
class DropRoster(Act):
    """A draft that nobody wants any more."""


DUTY_ROSTER = declare(
    Process(
        kind="duty_roster",
        label=N_("Lịch trực"),
        basis=BASIS,
        states=(
            State(DRAFT, N_("Mới lập"), tone="wait"),
            State(PROPOSED, N_("Có phương án, chờ ban hành"), tone="wait"),
            State(EDITED, N_("Đã sửa tay, chờ ban hành"), tone="wait"),
            State(PUBLISHED, N_("Đã ban hành")),
            State(SUPERSEDED, N_("Đã có bản thay thế"), over=True, tone="done"),
            State(DROPPED, N_("Đã bỏ bản lập"), over=True, tone="stop"),
        ),
        acts=(
            ActRule(
                OpenRoster,
                label=N_("Lập lịch trực"),
                done=N_("Lập lịch trực"),
                who=PLANNERS,
                to=DRAFT,
                basis=BASIS,
            ),
            ActRule(
                ProposeRoster,
                label=N_("Đề xuất phương án"),
                done=N_("Nhận phương án do máy đề xuất"),
                who=PLANNERS,
                states=OPEN,
                to=PROPOSED,
                basis=BASIS,
                annul_by=PLANNERS,
            ),
            ActRule(
                PlaceOnDuty,
                label=N_("Xếp người trực"),
                done=N_("Xếp người trực"),
                who=PLANNERS,
                states=OPEN,
                to=EDITED,
                basis=BASIS,
                annul_by=PLANNERS,
            ),
            ActRule(
                ClearSeat,
                label=N_("Bỏ trống ca trực"),
                done=N_("Bỏ trống ca trực"),
                who=PLANNERS,
                states=OPEN,
                to=EDITED,
                basis=BASIS,
                annul_by=PLANNERS,
            ),
            ActRule(
                PublishRoster,
                label=N_("Ban hành lịch trực"),
                done=N_("Ban hành lịch trực"),
                who=HEADS,
                states=OPEN,
                to=PUBLISHED,
                papers=("DUTY_ROSTER",),
                basis=BASIS,
                annul_by=LEADERS,
                primary=True,
                confirm=N_("Mọi người có tên sẽ được báo và lịch có hiệu lực ngay. Muốn đổi phải lập bản thay thế."),
            ),
            ActRule(
                SupersedeRoster,
                label=N_("Thay bằng bản sau"),
                done=N_("Có bản lịch trực thay thế"),
                who=("roster_replaced",),
                states=(PUBLISHED,),
                to=SUPERSEDED,
                basis=BASIS,
                annul_by=("roster_alone_again",),
            ),
            ActRule(
                DropRoster,
                label=N_("Bỏ bản đang lập"),
                done=N_("Bỏ bản đang lập"),
                who=PLANNERS,
                states=OPEN,
                to=DROPPED,
                basis=BASIS,
                annul_by=PLANNERS,
            ),
        ),
    )
)
