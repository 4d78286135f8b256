"""Meetings of the inter-agency council, and what it decides (TTLT 10/2018 Điều 19, 20)."""

from dataclasses import dataclass
from datetime import date, datetime

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Process, Start, State, asked, declare

PLANNED, INVITED, HELD, ISSUED, CANCELLED = "PLANNED", "INVITED", "HELD", "ISSUED", "CANCELLED"
OPEN, DONE, WITHDRAWN = "OPEN", "DONE", "WITHDRAWN"
BEFORE_HOLDING = (PLANNED, INVITED)
# the standing office keeps the Council's papers; the Centre's head leads the helpers who draft them
OFFICE, KEEPERS = ("council_office",), ("council_office", "council_helpers")
CLOCK = "C01"
WHERE = N_("Địa điểm")


@dataclass(frozen=True, kw_only=True)
class PlanMeeting(Act):
    """A meeting is foreseen: when, where, on what."""

    title: str = asked(N_("Tên cuộc họp"), longest=200, help=N_("Hiện trong mọi danh sách: không ghi tên đương sự."))
    starts_at: datetime = asked(N_("Bắt đầu lúc"))
    place: str = asked(WHERE, longest=200, help=N_("Hiện trong mọi danh sách: không ghi tên đương sự."))
    agenda: str = asked(N_("Chương trình"), long=True, help=N_("Mỗi nội dung một dòng."))


@dataclass(frozen=True, kw_only=True)
class InviteMembers(Act):
    """The invitation goes out to the members, and to those the Council must or may invite."""

    guests: str = asked(
        N_("Mời thêm"),
        long=True,
        default="",
        help=N_(
            "Mỗi dòng một cơ quan. Điều 19 khoản 5: Đoàn Luật sư, Cơ quan điều tra hình sự khu vực trong Quân đội, "
            "trại tạm giam; cơ quan khác theo ý kiến của Chủ tịch Hội đồng."
        ),
    )


@dataclass(frozen=True, kw_only=True)
class PostponeMeeting(Act):
    """Another moment; who was invited is invited again."""

    starts_at: datetime = asked(N_("Dời đến lúc"))
    place: str = asked(WHERE, default="", longest=200, help=N_("Bỏ trống nếu không đổi."))
    reason: str = asked(N_("Lý do"), long=True)


@dataclass(frozen=True, kw_only=True)
class RecordHolding(Act):
    """The meeting took place: who came, who sent somebody else. Everybody not named was away."""

    present: tuple[int, ...] = asked(N_("Thành viên có mặt"), ref="seated_member")
    represented: tuple[int, ...] = asked(N_("Thành viên cử người dự thay"), ref="seated_member", default=())
    guests: str = asked(N_("Khách mời có mặt"), long=True, default="", help=N_("Mỗi dòng một người, một cơ quan."))


@dataclass(frozen=True, kw_only=True)
class IssueMinutes(Act):
    """The minutes are drawn up and go out; what was decided is opened as decisions with owner and day."""

    opinions: str = asked(N_("Diễn biến, ý kiến phát biểu"), long=True)
    conclusions: str = asked(N_("Kết luận của Chủ tịch Hội đồng"), long=True)


@dataclass(frozen=True, kw_only=True)
class CancelMeeting(Act):
    """It will not take place."""

    reason: str = asked(N_("Lý do hủy"), long=True)


@dataclass(frozen=True, kw_only=True)
class OpenDecision(Act):
    """The Council asks one body to do something by a day that the Council sets."""

    meeting: int = asked(N_("Kết luận tại cuộc họp"), ref="council_meeting")
    content: str = asked(N_("Nội dung giao"), long=True)
    owner: int = asked(N_("Cơ quan chủ trì"), ref="decision_body")
    person: str = asked(N_("Người phụ trách"), default="", longest=120)
    due_on: date = asked(N_("Hạn hoàn thành"), fact="due_on")


@dataclass(frozen=True, kw_only=True)
class ReportDecision(Act):
    """The body tells how far it is."""

    progress: str = asked(N_("Kết quả đến nay"), long=True)


@dataclass(frozen=True, kw_only=True)
class CloseDecision(Act):
    """It is done."""

    result: str = asked(N_("Kết quả thực hiện"), long=True)


@dataclass(frozen=True, kw_only=True)
class ExtendDecision(Act):
    """Another day, with its reason; the earlier day stays in the journal."""

    due_on: date = asked(N_("Hạn mới"), fact="due_on")
    reason: str = asked(N_("Lý do gia hạn"), long=True)


@dataclass(frozen=True, kw_only=True)
class WithdrawDecision(Act):
    """The Council no longer asks for it."""

    reason: str = asked(N_("Lý do rút"), long=True)


COUNCIL_MEETING = declare(
    Process(
        kind="council_meeting",
        label=N_("Cuộc họp của Hội đồng phối hợp liên ngành"),
        states=(
            State(PLANNED, N_("Đã dự kiến"), tone="wait"),
            State(INVITED, N_("Đã mời họp")),
            State(HELD, N_("Đã họp, chờ ban hành biên bản"), tone="wait"),
            State(ISSUED, N_("Đã ban hành biên bản"), over=True, tone="done"),
            State(CANCELLED, N_("Đã hủy cuộc họp"), over=True, tone="stop"),
        ),
        basis=("TTLT10:19", "TTLT10:20"),
        erase_by=OFFICE,
        acts=(
            ActRule(
                PlanMeeting,
                label=N_("Dự kiến cuộc họp"),
                done=N_("Dự kiến cuộc họp"),
                who=OFFICE,
                to=PLANNED,
                basis=("TTLT10:19.2",),
                back_dating=OFFICE,
                annul_by=OFFICE,
            ),
            ActRule(
                InviteMembers,
                label=N_("Mời họp"),
                done=N_("Mời họp"),
                who=KEEPERS,
                states=(PLANNED,),
                to=INVITED,
                papers=("HD-GM",),
                basis=("TTLT10:19.5",),
                back_dating=OFFICE,
                annul_by=OFFICE,
                primary=True,
            ),
            ActRule(
                PostponeMeeting,
                label=N_("Dời cuộc họp"),
                done=N_("Dời cuộc họp"),
                who=KEEPERS,
                states=BEFORE_HOLDING,
                to=PLANNED,
                annul_by=OFFICE,
            ),
            ActRule(
                RecordHolding,
                label=N_("Ghi nhận đã họp"),
                done=N_("Đã họp"),
                who=KEEPERS,
                states=(INVITED,),
                to=HELD,
                basis=("TTLT10:19",),
                back_dating=KEEPERS,
                annul_by=OFFICE,
                primary=True,
            ),
            ActRule(
                IssueMinutes,
                label=N_("Ban hành biên bản"),
                done=N_("Ban hành biên bản"),
                who=KEEPERS,
                states=(HELD,),
                to=ISSUED,
                papers=("HD-BB",),
                basis=("TTLT10:19.2", "TTLT10:20.1"),
                back_dating=OFFICE,
                annul_by=OFFICE,
                primary=True,
            ),
            ActRule(
                CancelMeeting,
                label=N_("Hủy cuộc họp"),
                done=N_("Hủy cuộc họp"),
                who=OFFICE,
                states=BEFORE_HOLDING,
                to=CANCELLED,
                annul_by=OFFICE,
                confirm=N_("Cuộc họp sẽ không diễn ra. Hủy?"),
            ),
        ),
    )
)

COUNCIL_DECISION = declare(
    Process(
        kind="council_decision",
        label=N_("Việc Hội đồng phối hợp liên ngành giao"),
        states=(
            State(OPEN, N_("Đang thực hiện")),
            State(DONE, N_("Đã hoàn thành"), over=True, tone="done"),
            State(WITHDRAWN, N_("Hội đồng đã rút"), over=True, tone="stop"),
        ),
        basis=("TTLT10:20.1", "TTLT10:20.2"),
        erase_by=OFFICE,
        acts=(
            ActRule(
                OpenDecision,
                label=N_("Giao việc theo kết luận"),
                done=N_("Giao việc theo kết luận"),
                who=OFFICE,
                to=OPEN,
                starts=(Start(CLOCK),),
                basis=("TTLT10:20.1",),
                back_dating=OFFICE,
                annul_by=OFFICE,
            ),
            ActRule(
                ReportDecision,
                label=N_("Báo cáo kết quả"),
                done=N_("Báo cáo kết quả"),
                who=("decision_owner", *KEEPERS),
                states=(OPEN,),
                basis=("TTLT10:20.2",),
                annul_by=OFFICE,
                primary=True,
            ),
            ActRule(
                CloseDecision,
                label=N_("Xác nhận hoàn thành"),
                done=N_("Xác nhận hoàn thành"),
                who=OFFICE,
                states=(OPEN,),
                to=DONE,
                stops=(CLOCK,),
                asked_by=(CLOCK,),
                basis=("TTLT10:20.1.b",),
                back_dating=OFFICE,
                annul_by=OFFICE,
            ),
            ActRule(
                ExtendDecision,
                label=N_("Gia hạn"),
                done=N_("Gia hạn"),
                who=OFFICE,
                states=(OPEN,),
                annul_by=OFFICE,
            ),
            ActRule(
                WithdrawDecision,
                label=N_("Rút việc đã giao"),
                done=N_("Rút việc đã giao"),
                who=OFFICE,
                states=(OPEN,),
                to=WITHDRAWN,
                cancels=(CLOCK,),
                annul_by=OFFICE,
                confirm=N_("Cơ quan được giao không phải thực hiện việc này nữa. Rút?"),
            ),
        ),
    )
)
