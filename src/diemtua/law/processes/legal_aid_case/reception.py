"""From a request to the decision on it: Law 11/2017 Điều 29–31, 35; Circular 12/2018 Điều 5, 6, 8, 8a."""

from dataclasses import dataclass

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Start, asked
from diemtua.law.processes.legal_aid_case import states as s
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.grounds import ProofDelay, RefusalGround, UrgentGround
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import Locality, ReceptionChannel, Requester
from diemtua.law.vocabulary.referrals import ReferralKind

ONLINE = frozenset({ReceptionChannel.PUBLIC_PORTAL, ReceptionChannel.OWN_PAGE, ReceptionChannel.FAX_EMAIL})
NOTICE = frozenset({ReceptionChannel.PROCEEDINGS_NOTICE})
# "at once" is owed to who asks (Điều 31 khoản 3); an information says that nobody asked yet, a defence has T09
ASKED_FOR = frozenset({"", ReferralKind.NOTICE})
ON_PAPER = frozenset({ReceptionChannel.IN_PERSON, ReceptionChannel.OUTSIDE_OFFICE, ReceptionChannel.POST})
HELD = frozenset({ProceduralStatus.ARRESTED, ProceduralStatus.IN_CUSTODY})
NOT_HELD = frozenset({"", *(status for status in ProceduralStatus if status not in HELD)})
LITIGATION = frozenset({AidForm.LITIGATION})

NOT_SAID = frozenset({"", "False"})
CHECKED = ("T01", "T02", "T03")
# nobody is appointed before the request is accepted
ACCEPTED_FIRST = ("T01", "T08", "T08X", "T09")
TO_APPOINT = (
    Start("T05", facts={"form": LITIGATION, "status": NOT_HELD}),
    Start("T06", facts={"form": LITIGATION, "status": HELD}),
    Start("T10", facts={"form": frozenset({AidForm.REPRESENTATION})}),
    Start("T11", facts={"form": frozenset({AidForm.ADVICE})}),
)
DESK = ("desk_officer", "head")
# a Branch decides on its own files; the Centre answers for it, so its head corrects what went wrong there
LEADERS = ("head", "centre_head")


@dataclass(frozen=True, kw_only=True)
class ReceiveRequest(Act):
    """A request arrives, by any channel. The people are recorded before it and named here."""

    channel: ReceptionChannel = asked(N_("Kênh tiếp nhận"), fact="channel")
    requester: Requester = asked(N_("Ai yêu cầu"), fact="requester", default=Requester.SELF)
    beneficiary: int = asked(N_("Người được trợ giúp pháp lý"), ref="person")
    applicant: int | None = asked(N_("Người yêu cầu"), ref="person", default=None)
    field: LegalField = asked(N_("Lĩnh vực pháp luật"), fact="field")
    form: AidForm | None = asked(N_("Hình thức mong muốn"), fact="form", default=None)
    status: ProceduralStatus | None = asked(N_("Tư cách tố tụng"), fact="status", default=None)
    summary: str = asked(N_("Tóm tắt yêu cầu"), personal=True, long=True)
    sent_by: int | None = asked(N_("Cơ quan thông báo, giới thiệu"), ref="organisation", default=None)
    lives: Locality | None = asked(N_("Nơi cư trú"), fact="lives", default=None)
    happened: Locality | None = asked(N_("Vụ việc xảy ra ở đâu"), fact="happened", default=None)
    kind: ReferralKind | None = asked(N_("Loại văn bản của cơ quan gửi"), fact="kind", default=None)
    appointed_defence: bool = asked(
        N_("Cơ quan tiến hành tố tụng yêu cầu chỉ định người bào chữa (Mẫu 03)"),
        fact="appointed_defence",
        default=False,
        shown_if={"channel": NOTICE},
    )
    cannot_write: bool = asked(N_("Người yêu cầu không tự viết được"), default=False)
    read_back: str = asked(
        N_("Người đọc lại đơn, điểm chỉ trước mặt ai"),
        personal=True,
        default="",
        shown_if={"cannot_write": frozenset({"True"})},
    )
    linked_to: int | None = asked(N_("Vụ việc liên quan"), ref="linked_case", default=None)
    duty_contact: int | None = asked(N_("Lượt liên hệ với người trực"), ref="duty_contact", default=None)


@dataclass(frozen=True, kw_only=True)
class RequestSupplement(Act):
    """The request lacks papers and is not urgent."""

    missing: str = asked(N_("Giấy tờ, thông tin còn thiếu"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RecordSupplement(Act):
    """The applicant brought what was missing."""

    brought: str = asked(N_("Giấy tờ đã bổ sung"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RecordWhereabouts(Act):
    """Where the person lives and where the matter happened, as found out later: which Centre acts hangs on it.

    What is not answered stays as it was told before.
    """

    lives: Locality | None = asked(
        N_("Nơi cư trú"),
        fact="lives",
        default=None,
        help=N_("Để trống câu nào thì giữ điều đã ghi; nơi cư trú chưa ghi thì theo xã, phường của người đó."),
    )
    happened: Locality | None = asked(N_("Vụ việc xảy ra ở đâu"), fact="happened", default=None)
    proceedings: Locality | None = asked(N_("Cơ quan đang giải quyết vụ việc ở đâu"), fact="proceedings", default=None)
    central: bool | None = asked(N_("Cơ quan trợ giúp pháp lý ở Trung ương yêu cầu"), fact="central", default=None)


@dataclass(frozen=True, kw_only=True)
class AnswerSimpleMatter(Act):
    """A simple question answered on the spot: logged apart, never a case."""

    answer: str = asked(N_("Nội dung đã hướng dẫn"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RefuseRequest(Act):
    """Acceptance is refused on a ground of the law, with the reason in words."""

    ground: RefusalGround = asked(N_("Căn cứ từ chối"), fact="ground")
    reason: str = asked(N_("Lý do cụ thể"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class TransferRequest(Act):
    """Another organisation is competent."""

    organisation: int = asked(N_("Tổ chức nhận yêu cầu"), ref="receiving_organisation")
    reason: str = asked(N_("Lý do chuyển"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class WithdrawRequest(Act):
    """The applicant withdraws before acceptance."""

    reason: str = asked(N_("Lý do rút yêu cầu"), personal=True, long=True, default="")


@dataclass(frozen=True, kw_only=True)
class _Acceptance(Act):
    """What every acceptance states."""

    form: AidForm = asked(N_("Hình thức trợ giúp pháp lý"), fact="form")
    field: LegalField = asked(N_("Lĩnh vực pháp luật"), fact="field")
    category: CategoryCode = asked(N_("Diện người được trợ giúp pháp lý"), personal=True)
    status: ProceduralStatus | None = asked(N_("Tư cách tố tụng"), fact="status", default=None)
    grounds_seen: str = asked(
        N_("Giấy tờ chứng minh đã xem; nếu hệ thống hỏi lại thì ghi lý do quyết định"),
        personal=True,
        long=True,
        default="",
    )


@dataclass(frozen=True, kw_only=True)
class AcceptRequest(_Acceptance):
    """The request enters the register: this moment is the acceptance (Circular 12/2018, Điều 5 khoản 2)."""


@dataclass(frozen=True, kw_only=True)
class AcceptUrgently(_Acceptance):
    """Accepted at once although proof is missing; the head decides."""

    urgent: UrgentGround = asked(N_("Trường hợp thụ lý ngay"), fact="urgent")
    special_area: bool = asked(N_("Người được trợ giúp ở vùng đặc biệt khó khăn"), fact="special_area", default=False)
    force_majeure: bool = asked(N_("Có trường hợp bất khả kháng"), fact="force_majeure", default=False)


@dataclass(frozen=True, kw_only=True)
class AllowMoreTimeForProof(Act):
    """What delays the proof became known after the urgent acceptance: ten working days instead of five."""

    ground: ProofDelay = asked(N_("Vì sao cần thêm thời gian"))
    reason: str = asked(N_("Lý do cụ thể, giấy tờ hoặc lời trình bày"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RecordProof(Act):
    """Proof that was missing at an urgent acceptance has come."""

    papers: str = asked(N_("Giấy tờ chứng minh đã nhận"), personal=True, long=True)


RULES = (
    ActRule(
        ReceiveRequest,
        label=N_("Tiếp nhận yêu cầu"),
        done=N_("Tiếp nhận yêu cầu"),
        who=(*DESK, "practitioner", "the_public"),
        to=s.RECEIVED,
        starts=(
            Start("T01"),
            Start("T02", facts={"channel": ONLINE}),
            Start("T03", facts={"channel": ON_PAPER}),
            Start("T08", facts={"channel": NOTICE, "kind": ASKED_FOR}),
            Start("T08X", facts={"channel": NOTICE}),
            Start("T09", facts={"channel": NOTICE, "appointed_defence": frozenset({"True"})}),
        ),
        papers=("RECEIPT", "TT12-02"),
        basis=("L11:29", "L11:30.1", "TT12:5.1"),
        # who took a notice by telephone at night opens the request in the morning, from the moment of the call
        back_dating=(*DESK, "practitioner"),
        public_done=N_("Trung tâm đã nhận yêu cầu của bạn."),
    ),
    ActRule(
        AcceptRequest,
        label=N_("Thụ lý"),
        done=N_("Thụ lý, ghi Sổ thụ lý"),
        who=DESK,
        states=s.BEFORE_ACCEPTANCE,
        to=s.ACCEPTED,
        starts=TO_APPOINT,
        stops=CHECKED,
        asked_by=ACCEPTED_FIRST,
        basis=("L11:30.1", "TT12:5.2"),
        back_dating=("head",),
        annul_by=LEADERS,
        primary=True,
        public_done=N_("Yêu cầu đã được thụ lý. Trung tâm sẽ cử người giúp bạn."),
    ),
    ActRule(
        AcceptUrgently,
        label=N_("Thụ lý ngay"),
        done=N_("Thụ lý ngay, giấy tờ chứng minh bổ sung sau"),
        who=("head",),
        states=s.BEFORE_ACCEPTANCE,
        to=s.ACCEPTED_URGENT,
        starts=(Start("T04"), *TO_APPOINT),
        stops=CHECKED,
        basis=("L11:30.4", "TT12:6.1"),
        back_dating=("head",),
        annul_by=LEADERS,
        public_done=N_("Yêu cầu đã được thụ lý ngay. Bạn cần nộp bổ sung giấy tờ chứng minh đúng hạn."),
    ),
    ActRule(
        RequestSupplement,
        label=N_("Yêu cầu bổ sung"),
        done=N_("Yêu cầu bổ sung giấy tờ"),
        who=DESK,
        states=(s.RECEIVED,),
        to=s.NEED_MORE,
        stops=CHECKED,
        asked_by=("T02", "T03"),
        papers=("SUPPLEMENT",),
        basis=("L11:30.2",),
        back_dating=DESK,
        annul_by=(*LEADERS, "desk_officer"),
        public_done=N_("Yêu cầu còn thiếu giấy tờ. Trung tâm đã báo bạn cần bổ sung những gì."),
    ),
    ActRule(
        RecordSupplement,
        label=N_("Ghi nhận giấy tờ bổ sung"),
        done=N_("Nhận giấy tờ bổ sung"),
        who=(*DESK, "the_public"),
        states=(s.NEED_MORE,),
        to=s.RECEIVED,
        starts=(Start("T01"),),
        basis=("L11:30.2",),
        back_dating=DESK,
        annul_by=(*LEADERS, "desk_officer"),
        public_done=N_("Trung tâm đã nhận giấy tờ bạn bổ sung."),
    ),
    ActRule(
        RecordWhereabouts,
        label=N_("Ghi nơi cư trú, nơi xảy ra vụ việc"),
        done=N_("Ghi nơi cư trú, nơi xảy ra vụ việc"),
        who=DESK,
        states=s.BEFORE_ACCEPTANCE,
        basis=("L11:26.1",),
        annul_by=(*LEADERS, "desk_officer"),
    ),
    ActRule(
        AnswerSimpleMatter,
        label=N_("Hướng dẫn vướng mắc đơn giản"),
        done=N_("Hướng dẫn ngay vướng mắc đơn giản"),
        who=(*DESK, "practitioner"),
        states=s.BEFORE_ACCEPTANCE,
        to=s.SIMPLE_MATTER,
        stops=CHECKED,
        cancels=("T08", "T08X", "T09"),
        basis=("L11:32.2", "TT12:8.2"),
        annul_by=LEADERS,
        confirm=N_("Việc đơn giản chỉ ghi Sổ thực hiện việc, không tính là vụ việc. Kết thúc yêu cầu này?"),
        public_done=N_("Bạn đã được hướng dẫn pháp luật ngay khi đến."),
    ),
    ActRule(
        RefuseRequest,
        label=N_("Từ chối thụ lý"),
        done=N_("Từ chối thụ lý"),
        who=("head",),
        states=s.BEFORE_ACCEPTANCE,
        to=s.REFUSED,
        # the authority that sent the notice is owed an answer, and this is one (TTLT 10/2018, Điều 3 khoản 4)
        stops=(*CHECKED, "T08X"),
        cancels=("T08", "T09"),
        papers=("TT12-08",),
        basis=("L11:30.3",),
        annul_by=LEADERS,
        confirm=N_("Từ chối thụ lý là quyết định có thể bị khiếu nại. Bạn đã kiểm tra căn cứ và lý do?"),
        public_done=N_("Yêu cầu không được thụ lý. Lý do và quyền khiếu nại có trong thông báo gửi bạn."),
    ),
    ActRule(
        TransferRequest,
        label=N_("Chuyển yêu cầu"),
        done=N_("Chuyển yêu cầu đến tổ chức khác"),
        who=("head",),
        states=s.BEFORE_ACCEPTANCE,
        to=s.TRANSFERRED,
        # the authority that sent the notice is owed an answer, and this is one (TTLT 10/2018, Điều 3 khoản 4)
        stops=(*CHECKED, "T08X"),
        cancels=("T08", "T09"),
        papers=("TT12-09",),
        basis=("L11:35",),
        annul_by=LEADERS,
        public_done=N_("Yêu cầu đã được chuyển đến tổ chức trợ giúp pháp lý có thẩm quyền."),
    ),
    ActRule(
        WithdrawRequest,
        label=N_("Rút yêu cầu"),
        done=N_("Người yêu cầu rút yêu cầu"),
        who=(*DESK, "the_public"),
        states=s.BEFORE_ACCEPTANCE,
        to=s.WITHDRAWN,
        stops=CHECKED,
        cancels=("T08", "T08X", "T09"),
        papers=("WITHDRAWAL_REPLY",),
        basis=("TT12:9.2",),
        annul_by=LEADERS,
        confirm=N_("Rút yêu cầu sẽ kết thúc việc xem xét. Bạn có chắc không?"),
        public_done=N_("Bạn đã rút yêu cầu."),
    ),
    ActRule(
        AllowMoreTimeForProof,
        label=N_("Kéo dài hạn bổ sung giấy tờ"),
        done=N_("Kéo dài hạn bổ sung giấy tờ chứng minh"),
        who=DESK,
        states=s.RUNNING,
        facts={"urgent": frozenset(UrgentGround)} | {delay.fact: NOT_SAID for delay in ProofDelay},
        basis=("TT12:6.2.a",),
        back_dating=DESK,
        annul_by=LEADERS,
        public_done=N_("Bạn có thêm thời gian để nộp giấy tờ chứng minh."),
    ),
    ActRule(
        RecordProof,
        label=N_("Ghi nhận giấy tờ chứng minh"),
        done=N_("Nhận giấy tờ chứng minh bổ sung"),
        who=(*DESK, "assigned"),
        states=s.RUNNING,
        facts={"urgent": frozenset(UrgentGround)},
        stops=("T04",),
        asked_by=("T04",),
        basis=("TT12:6.2",),
        back_dating=DESK,
        annul_by=LEADERS,
        public_done=N_("Trung tâm đã nhận giấy tờ chứng minh."),
    ),
)
