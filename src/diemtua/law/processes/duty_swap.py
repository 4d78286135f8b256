"""A shift changes hands: proposed by who holds it, consented by who takes it, approved by the head; in absence the
head arranges a cover (programmes 1603/CTPH-BTP-TANDTC and 5789/CTPH-BTP-BCA)."""

from dataclasses import dataclass

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Process, State, asked, declare

PROPOSED, CONSENTED, APPROVED = "PROPOSED", "CONSENTED", "APPROVED"
DECLINED, WITHDRAWN, REFUSED = "DECLINED", "WITHDRAWN", "REFUSED"
STANDING = (PROPOSED, CONSENTED, APPROVED)
ASKER, PARTNER, HEADS = ("swap_asker",), ("swap_partner",), ("head",)
# a mistake is put right by whose act it was; what the head of a Branch decided, also by the Centre's
LEADERS = ("head", "centre_head")
BASIS = ("TTLT10:8.9", "CT1603", "CT5789")


@dataclass(frozen=True, kw_only=True)
class ProposeSwap(Act):
    """One asks another to take a shift, giving one back or not."""

    giving: int = asked(N_("Ca của tôi"), ref="duty_own_shift")
    other: int = asked(N_("Người nhận ca"), ref="duty_colleague")
    returning: int | None = asked(N_("Đổi lấy ca"), ref="duty_colleague_shift", default=None)
    reason: str = asked(N_("Lý do"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class ConsentToSwap(Act):
    """The other agrees."""


@dataclass(frozen=True, kw_only=True)
class DeclineSwap(Act):
    """The other does not agree."""

    reason: str = asked(N_("Lý do"), personal=True, default="")


@dataclass(frozen=True, kw_only=True)
class WithdrawSwap(Act):
    """Who asked needs it no more."""


@dataclass(frozen=True, kw_only=True)
class ApproveSwap(Act):
    """The head agrees: the shifts change hands now."""


@dataclass(frozen=True, kw_only=True)
class RefuseSwap(Act):
    """The head does not agree."""

    reason: str = asked(N_("Lý do"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class ArrangeCover(Act):
    """Somebody falls out: the head puts another in the place at once."""

    giving: int = asked(N_("Ca cần người trực thay"), ref="duty_office_shift")
    other: int = asked(N_("Người trực thay"), ref="duty_colleague")
    reason: str = asked(N_("Lý do"), personal=True, long=True)


DUTY_SWAP = declare(
    Process(
        kind="duty_swap",
        label=N_("Đổi ca, trực thay"),
        basis=BASIS,
        states=(
            State(PROPOSED, N_("Chờ người kia đồng ý"), tone="wait"),
            State(CONSENTED, N_("Hai bên đồng ý, chờ lãnh đạo duyệt"), tone="wait"),
            State(APPROVED, N_("Đã duyệt, đã đổi"), over=True, tone="done"),
            State(DECLINED, N_("Người kia không nhận"), over=True, tone="stop"),
            State(WITHDRAWN, N_("Người đề nghị đã rút"), over=True, tone="done"),
            State(REFUSED, N_("Lãnh đạo không duyệt"), over=True, tone="stop"),
        ),
        acts=(
            ActRule(
                ProposeSwap,
                label=N_("Đề nghị đổi ca"),
                done=N_("Đề nghị đổi ca, trực thay"),
                who=("on_the_roster",),
                to=PROPOSED,
                basis=BASIS,
            ),
            ActRule(
                ConsentToSwap,
                label=N_("Tôi nhận ca này"),
                done=N_("Đồng ý nhận ca"),
                who=PARTNER,
                states=(PROPOSED,),
                to=CONSENTED,
                basis=BASIS,
                annul_by=PARTNER,
                primary=True,
            ),
            ActRule(
                DeclineSwap,
                label=N_("Tôi không nhận được"),
                done=N_("Không nhận ca"),
                who=PARTNER,
                states=(PROPOSED,),
                to=DECLINED,
                basis=BASIS,
                annul_by=PARTNER,
            ),
            ActRule(
                WithdrawSwap,
                label=N_("Rút đề nghị"),
                done=N_("Rút đề nghị đổi ca"),
                who=ASKER,
                states=(PROPOSED, CONSENTED),
                to=WITHDRAWN,
                basis=BASIS,
                annul_by=ASKER,
            ),
            ActRule(
                ApproveSwap,
                label=N_("Duyệt đổi ca"),
                done=N_("Duyệt đổi ca, trực thay"),
                who=HEADS,
                states=(CONSENTED,),
                to=APPROVED,
                basis=BASIS,
                annul_by=LEADERS,
                primary=True,
            ),
            ActRule(
                RefuseSwap,
                label=N_("Không duyệt"),
                done=N_("Không duyệt đổi ca"),
                who=HEADS,
                states=(PROPOSED, CONSENTED),
                to=REFUSED,
                basis=BASIS,
                annul_by=LEADERS,
            ),
            ActRule(
                ArrangeCover,
                label=N_("Cử người trực thay"),
                done=N_("Cử người trực thay"),
                who=HEADS,
                to=APPROVED,
                basis=BASIS,
                annul_by=LEADERS,
            ),
        ),
    )
)
