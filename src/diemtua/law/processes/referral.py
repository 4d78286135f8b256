"""What a body sends the Centre about one person, until the body was answered.

Law 11/2017 Điều 31 khoản 3, Điều 41, 42; TTLT 10/2018 Điều 3, 7; Circular 12/2018 Điều 17a.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Process, Start, State, asked, declare
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import (
    NoCase,
    PersonOpinion,
    Reach,
    ReferralKind,
    ReferralOutcome,
    ReferralWay,
    ReportWay,
)

RECORDED, SENT, TAKEN, OPENED, TO_TELL = "RECORDED", "SENT", "TAKEN", "OPENED", "TO_TELL"
ANSWERED, WITHDRAWN = "ANSWERED", "WITHDRAWN"
OPEN = (SENT, TAKEN)
STATES = (
    State(RECORDED, N_("Đã ghi nhận việc giải thích"), over=True, tone="done"),
    State(SENT, N_("Đã gửi, chờ người trực nhận"), tone="wait"),
    State(TAKEN, N_("Người trực đã nhận")),
    State(OPENED, N_("Đã mở hồ sơ, chờ cử người")),
    State(TO_TELL, N_("Có kết quả, chờ báo cơ quan gửi"), tone="wait"),
    State(ANSWERED, N_("Đã trả lời cơ quan gửi"), over=True, tone="done"),
    State(WITHDRAWN, N_("Cơ quan gửi đã rút"), over=True, tone="stop"),
)

AUTHORITY_NOTICES = frozenset({ReferralKind.NOTICE, ReferralKind.INFORMATION, ReferralKind.DEFENCE_APPOINTMENT})
INTRODUCTIONS = frozenset({ReferralKind.COMMUNE_INTRODUCTION, ReferralKind.OTHER_BODY})
CENTRE = ("desk_officer", "head", "practitioner")
# who was rung may take what he was rung for, whatever his post
TAKERS = (*CENTRE, "rung")
LEADERS = ("head", "centre_head")
TO_ANSWER = ("T01", "T08", "T08X", "T09")
AFTER_ANSWER: Mapping[str, str] = {Reach.IN_SYSTEM: ANSWERED, Reach.BY_HAND: TO_TELL}
BY_HAND = {"reach": frozenset({Reach.BY_HAND})}


@dataclass(frozen=True, kw_only=True)
class SendReferral(Act):
    """A body tells the Centre of somebody. It is received the moment it is sent, or was, where the Centre enters it."""

    kind: ReferralKind = asked(N_("Loại"), fact="kind")
    sender: int = asked(N_("Cơ quan gửi"), ref="referring_body")
    way: ReferralWay = asked(N_("Cách gửi"), fact="way", default=ReferralWay.ACCOUNT)
    status: ProceduralStatus | None = asked(N_("Tư cách tố tụng"), fact="status", default=None)
    opinion: PersonOpinion | None = asked(N_("Ý kiến của người đó"), fact="opinion", default=None)
    asked_at: datetime | None = asked(N_("Người đó yêu cầu lúc"), default=None)
    sent_at: datetime | None = asked(N_("Cơ quan gửi lúc"), default=None)
    phoned_at: datetime | None = asked(N_("Đã gọi điện báo trước lúc"), default=None)
    full_name: str = asked(N_("Họ và tên"), personal=True)
    born: str = asked(N_("Ngày sinh hoặc năm sinh"), personal=True, default="")
    phone: str = asked(N_("Điện thoại của người đó hoặc gia đình"), personal=True, default="")
    address: str = asked(N_("Nơi ở"), personal=True, default="")
    group: str = asked(N_("Diện được trợ giúp pháp lý, nếu biết"), personal=True, default="")
    custody: str = asked(N_("Nơi giam, giữ"), personal=True, default="")
    language: str = asked(N_("Tiếng cần phiên dịch"), personal=True, default="")
    matter: str = asked(N_("Vụ án, vụ việc"), personal=True, long=True)
    number: str = asked(N_("Số văn bản của cơ quan gửi"), personal=True, default="")
    contact: str = asked(N_("Người liên hệ của cơ quan gửi, điện thoại"), personal=True, default="")
    duty_contact: int | None = asked(N_("Lượt liên hệ với người trực"), ref="duty_contact", default=None)


@dataclass(frozen=True, kw_only=True)
class IntroduceByLink(Act):
    """A body without an account introduces somebody by the secret link the Centre gave it: the link says which body."""

    link: int = asked(N_("Đường dẫn đã cấp"), ref="introduction_link")
    agreed: bool = asked(N_("Người đó đồng ý để giới thiệu"))
    tell_who: bool = asked(N_("Người đó đồng ý để cơ quan biết ai được cử"), default=False)
    full_name: str = asked(N_("Họ và tên"), personal=True)
    born: str = asked(N_("Ngày sinh hoặc năm sinh"), personal=True, default="")
    phone: str = asked(N_("Điện thoại của người đó hoặc gia đình"), personal=True, default="")
    reach: str = asked(N_("Liên hệ thế nào cho an toàn"), personal=True, long=True)
    matter: str = asked(N_("Vụ án, vụ việc"), personal=True, long=True)
    contact: str = asked(N_("Người liên hệ của cơ quan gửi, điện thoại"), personal=True)


@dataclass(frozen=True, kw_only=True)
class TakeReferral(Act):
    """Who is on call takes it; what was taken by telephone at night is written down with its true moment."""

    note: str = asked(N_("Đã trao đổi gì với cơ quan gửi"), personal=True, long=True, default="")


@dataclass(frozen=True, kw_only=True)
class OpenCase(Act):
    """It becomes a request, and the clocks go on there from the same receipt; or it belongs to one known before."""

    request: int = asked(N_("Yêu cầu, vụ việc"), ref="referred_request")
    known_before: bool = asked(N_("Yêu cầu đã có từ trước, chưa có kết quả"), fact="known_before", default=False)


@dataclass(frozen=True, kw_only=True)
class AnswerReferral(Act):
    """The body is told why no case is opened: a duty of its own."""

    outcome: NoCase = asked(N_("Kết quả"), fact="outcome")
    answer: str = asked(N_("Lý do, nội dung trả lời"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class TellOutcome(Act):
    """What came of the case is told the body, by the case itself.

    appointed_at: when somebody was first appointed. ground: of a refusal.
    """

    outcome: ReferralOutcome = asked(N_("Kết quả"), fact="outcome")
    practitioner: int | None = asked(N_("Người được cử"), ref="appointed_practitioner", default=None)
    appointed_at: datetime | None = asked(N_("Cử lúc"), default=None)
    ground: RefusalGround | None = asked(N_("Căn cứ từ chối"), default=None)


@dataclass(frozen=True, kw_only=True)
class ReportOutcome(Act):
    """Somebody told the body by telephone or letter what came of it: nothing that the system sends reaches it."""

    way: ReportWay = asked(N_("Đã báo bằng"))
    whom: str = asked(N_("Người nhận ở cơ quan gửi, chức vụ hoặc số điện thoại"), personal=True)
    number: str = asked(
        N_("Số, ngày công văn"), personal=True, shown_if={"way": frozenset({ReportWay.LETTER})}, default=""
    )
    said: str = asked(N_("Nội dung đã trao đổi"), personal=True, long=True, default="")


@dataclass(frozen=True, kw_only=True)
class CorrectReferral(Act):
    """What was sent was wrong or has changed. What is left empty stays; the clocks are counted again."""

    status: ProceduralStatus | None = asked(N_("Tư cách tố tụng đúng"), fact="status", default=None)
    asked_at: datetime | None = asked(N_("Lúc người đó yêu cầu (đúng)"), default=None)
    custody: str = asked(N_("Nơi giam, giữ (đúng)"), personal=True, default="")
    number: str = asked(N_("Số văn bản của cơ quan gửi (đúng)"), personal=True, default="")
    reason: str = asked(N_("Vì sao sửa"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class WithdrawReferral(Act):
    """The body takes back what it sent by mistake. What the person asked for is never taken back this way."""

    reason: str = asked(N_("Lý do rút"), personal=True, long=True)


def _kinds(*kinds: ReferralKind) -> dict[str, frozenset[str]]:
    return {"kind": frozenset(kinds)}


def _goes_on(clock: str, *kinds: ReferralKind) -> Start:
    # a request known before counts nothing from this receipt: the sender is owed an answer here, until it is told
    return Start(clock, facts=_kinds(*kinds) | {"known_before": frozenset({"True"})}, since=clock)


REFERRAL = declare(
    Process(
        kind="referral",
        label=N_("Giới thiệu, thông báo trợ giúp pháp lý"),
        states=STATES,
        basis=("L11:31.3", "L11:41", "L11:42", "TTLT10:7"),
        acts=(
            ActRule(
                SendReferral,
                label=N_("Gửi Trung tâm"),
                done=N_("Gửi Trung tâm"),
                who=("referring_officer", *CENTRE),
                to={kind: RECORDED if kind is ReferralKind.RIGHT_EXPLAINED else SENT for kind in ReferralKind},
                to_by="kind",
                starts=(
                    Start("T08", facts=_kinds(ReferralKind.NOTICE)),
                    Start("T09", facts=_kinds(ReferralKind.DEFENCE_APPOINTMENT)),
                    Start("T08X", facts={"kind": AUTHORITY_NOTICES}),
                    Start("T01", facts={"kind": INTRODUCTIONS}),
                ),
                basis=("L11:31.3", "L11:42", "TTLT10:7"),
                back_dating=CENTRE,
                annul_by=LEADERS,
            ),
            ActRule(
                IntroduceByLink,
                label=N_("Giới thiệu qua đường dẫn"),
                done=N_("Cơ quan giới thiệu qua đường dẫn"),
                who=("holds_link",),
                to=SENT,
                starts=(Start("T01"),),
                basis=("L11:42", "TT12:17a"),
                annul_by=LEADERS,
            ),
            ActRule(
                TakeReferral,
                label=N_("Nhận xử lý"),
                done=N_("Người trực nhận xử lý"),
                who=TAKERS,
                states=(SENT,),
                to=TAKEN,
                basis=("TTLT10:3.4",),
                back_dating=TAKERS,
                annul_by=CENTRE,
                primary=True,
            ),
            ActRule(
                OpenCase,
                label=N_("Mở hồ sơ yêu cầu"),
                done=N_("Mở hồ sơ yêu cầu từ giới thiệu"),
                who=CENTRE,
                states=OPEN,
                to=OPENED,
                starts=(
                    _goes_on("T08", ReferralKind.NOTICE),
                    _goes_on("T08X", *AUTHORITY_NOTICES),
                    _goes_on("T09", ReferralKind.DEFENCE_APPOINTMENT),
                ),
                cancels=TO_ANSWER,
                asked_by=TO_ANSWER,
                basis=("L11:29", "TTLT10:3.4"),
                annul_by=LEADERS,
                primary=True,
            ),
            ActRule(
                AnswerReferral,
                label=N_("Trả lời, không mở hồ sơ"),
                done=N_("Trả lời cơ quan gửi"),
                who=("head", "desk_officer"),
                states=OPEN,
                to=AFTER_ANSWER,
                to_by="reach",
                starts=(Start("T08XX", facts=BY_HAND),),
                stops=("T08X", "T01"),
                unmet_where=BY_HAND,
                cancels=("T08", "T09"),
                basis=("TTLT10:3.4",),
                annul_by=LEADERS,
                confirm=N_(
                    "Chưa đủ giấy tờ chứng minh không phải là lý do trả lời không thuộc diện (Điều 30 khoản 4). "
                    "Bạn đã kiểm tra?"
                ),
            ),
            ActRule(
                TellOutcome,
                label=N_("Báo kết quả của vụ việc"),
                done=N_("Báo kết quả cho cơ quan gửi"),
                who=("the_case",),
                states=(OPENED, TO_TELL, ANSWERED),
                to=AFTER_ANSWER,
                to_by="reach",
                starts=(Start("T08XX", facts=BY_HAND),),
                stops=("T08", "T08X", "T09"),
                unmet_where=BY_HAND,
                # of two outcomes that nobody told the later one is owed
                cancels=("T08XX",),
                basis=("L11:31.4", "TTLT10:3.4"),
                annul_by=LEADERS,
            ),
            ActRule(
                ReportOutcome,
                label=N_("Ghi đã báo kết quả cho cơ quan gửi"),
                done=N_("Báo kết quả cho cơ quan gửi bằng điện thoại, công văn"),
                who=CENTRE,
                states=(TO_TELL,),
                to=ANSWERED,
                stops=(*TO_ANSWER, "T08XX"),
                asked_by=(*TO_ANSWER, "T08XX"),
                basis=("L11:31.4", "TTLT10:3.4"),
                back_dating=CENTRE,
                annul_by=(*CENTRE, "centre_head"),
                primary=True,
            ),
            ActRule(
                CorrectReferral,
                label=N_("Sửa nội dung đã gửi"),
                done=N_("Sửa nội dung đã gửi"),
                who=("desk_officer", "head", "its_sender"),
                states=(SENT, TAKEN, OPENED),
                basis=("TTLT10:7",),
                annul_by=LEADERS,
            ),
            ActRule(
                WithdrawReferral,
                label=N_("Rút lại do gửi nhầm"),
                done=N_("Cơ quan gửi rút lại"),
                who=("its_sender",),
                states=OPEN,
                to=WITHDRAWN,
                cancels=TO_ANSWER,
                annul_by=(*LEADERS, "its_sender"),
                confirm=N_(
                    "Chỉ rút khi gửi nhầm. Nếu người đó không còn yêu cầu, hãy báo Trung tâm để trả lời. Rút lại?"
                ),
            ),
        ),
    )
)
