"""The work itself: diary, parties, verification, recommendation, suspension.

Law 11/2017 Điều 32, 34, 36; Circular 12/2018 Điều 11; Circular 02/2021.
"""

from dataclasses import dataclass
from datetime import date, datetime

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Start, asked
from diemtua.law.processes.legal_aid_case import states as s
from diemtua.law.processes.legal_aid_case.appointment import HEADS, THOSE_WHO_WORK
from diemtua.law.processes.legal_aid_case.reception import LEADERS, LITIGATION
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.grounds import SuspensionBody
from diemtua.law.vocabulary.parties import PartyRole
from diemtua.law.vocabulary.work import Activity, Confirmer

ADVICE = frozenset({AidForm.ADVICE})


@dataclass(frozen=True, kw_only=True)
class RecordWork(Act):
    """A line of the work diary, which may be paid later."""

    activity: Activity = asked(N_("Công việc"))
    began_at: datetime = asked(N_("Từ"))
    ended_at: datetime = asked(N_("Đến"))
    confirmer: Confirmer | None = asked(N_("Ai xác nhận"), default=None)
    confirmed_by: str = asked(N_("Họ tên, chức vụ người xác nhận"), personal=True, default="")
    note: str = asked(N_("Nội dung, kết quả"), personal=True, long=True, default="")


@dataclass(frozen=True, kw_only=True)
class AddParty(Act):
    """Somebody else belongs to the matter; matching and the conflict check run again."""

    person: int = asked(N_("Người"), ref="person")
    role: PartyRole = asked(N_("Vai trò"))


@dataclass(frozen=True, kw_only=True)
class AskVerification(Act):
    """Another Centre is asked to verify facts (Law Điều 34)."""

    organisation: int = asked(N_("Tổ chức được yêu cầu"), ref="receiving_organisation")
    content: str = asked(N_("Nội dung cần xác minh"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RecordVerification(Act):
    """The answer to a request to verify."""

    result: str = asked(N_("Kết quả xác minh"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class MakeRecommendation(Act):
    """A recommendation to a State body (Law Điều 36)."""

    organisation: int = asked(N_("Cơ quan nhận kiến nghị"), ref="organisation")
    content: str = asked(N_("Nội dung kiến nghị"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RecordRecommendationReply(Act):
    """The State body replied."""

    result: str = asked(N_("Nội dung trả lời"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RecordRecommendationExtension(Act):
    """The State body takes longer for a good reason: at most 45 days unless another law says otherwise."""

    reason: str = asked(N_("Lý do kéo dài mà cơ quan nhận kiến nghị nêu"), personal=True, long=True)
    document: str = asked(N_("Số, ngày văn bản của cơ quan đó"), default="")
    reply_by: date | None = asked(
        N_("Trả lời chậm nhất vào ngày, nếu luật khác quy định thời hạn khác"), fact="reply_by", default=None
    )


@dataclass(frozen=True, kw_only=True)
class ExtendAdvice(Act):
    """A complex advice needs more time: at most 30 days in all unless agreed otherwise (Law Điều 32 khoản 2)."""

    reason: str = asked(N_("Lý do kéo dài"), personal=True, long=True)
    agreed_until: date | None = asked(
        N_("Trả lời chậm nhất vào ngày, nếu người được trợ giúp đã thỏa thuận thời hạn khác"),
        fact="agreed_until",
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class SuspendCase(Act):
    """The proceedings are suspended; the legal aid case goes on and only pay is split."""

    body: SuspensionBody = asked(N_("Cơ quan ra quyết định"))
    document: str = asked(N_("Số quyết định tạm đình chỉ"))


@dataclass(frozen=True, kw_only=True)
class ResumeCase(Act):
    """The proceedings resume."""

    document: str = asked(N_("Số quyết định phục hồi"))


@dataclass(frozen=True, kw_only=True)
class AddNote(Act):
    """A remark that others on the file should read."""

    note: str = asked(N_("Ghi chú"), personal=True, long=True)


RULES = (
    ActRule(
        RecordWork,
        label=N_("Ghi công việc"),
        done=N_("Ghi công việc"),
        who=THOSE_WHO_WORK,
        states=(s.ASSIGNED, s.IN_PROGRESS),
        to=s.IN_PROGRESS,
        basis=("TT12:11", "TT02:4"),
        back_dating=THOSE_WHO_WORK,
        annul_by=(*THOSE_WHO_WORK, "centre_head"),
        primary=True,
    ),
    ActRule(
        AddParty,
        label=N_("Thêm người liên quan"),
        done=N_("Thêm người vào vụ việc"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=(*s.BEFORE_ACCEPTANCE, *s.RUNNING),
        basis=("L11:25.2",),
        annul_by=(*THOSE_WHO_WORK, "centre_head"),
    ),
    ActRule(
        AskVerification,
        label=N_("Yêu cầu xác minh"),
        done=N_("Yêu cầu tổ chức khác xác minh"),
        who=HEADS,
        states=s.WITH_PRACTITIONER,
        starts=(Start("T13"),),
        papers=("VERIFICATION",),
        basis=("L11:34",),
        annul_by=LEADERS,
    ),
    ActRule(
        RecordVerification,
        label=N_("Ghi kết quả xác minh"),
        done=N_("Nhận kết quả xác minh"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        stops=("T13",),
        asked_by=("T13",),
        basis=("L11:34.2",),
        annul_by=LEADERS,
    ),
    ActRule(
        MakeRecommendation,
        label=N_("Kiến nghị"),
        done=N_("Gửi kiến nghị"),
        who=HEADS,
        states=s.WITH_PRACTITIONER,
        starts=(Start("T14"),),
        papers=("RECOMMENDATION",),
        basis=("L11:36",),
        annul_by=LEADERS,
    ),
    ActRule(
        RecordRecommendationReply,
        label=N_("Ghi trả lời kiến nghị"),
        done=N_("Nhận trả lời kiến nghị"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        stops=("T14", "T14X"),
        asked_by=("T14", "T14X"),
        basis=("L11:36.2",),
        annul_by=LEADERS,
    ),
    ActRule(
        RecordRecommendationExtension,
        label=N_("Ghi kéo dài trả lời kiến nghị"),
        done=N_("Cơ quan nhận kiến nghị kéo dài thời hạn trả lời"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        starts=(Start("T14X", since="T14"),),
        cancels=("T14",),
        basis=("L11:36.2",),
        annul_by=LEADERS,
    ),
    ActRule(
        ExtendAdvice,
        label=N_("Kéo dài thời hạn tư vấn"),
        done=N_("Kéo dài thời hạn tư vấn"),
        who=HEADS,
        states=(s.ASSIGNED, s.IN_PROGRESS),
        facts={"form": ADVICE},
        starts=(Start("T12", since="T11"),),
        cancels=("T11",),
        basis=("L11:32.2",),
        annul_by=LEADERS,
        public_done=N_("Vụ việc phức tạp nên cần thêm thời gian trả lời; Trung tâm đã báo bạn."),
    ),
    ActRule(
        SuspendCase,
        label=N_("Ghi nhận tạm đình chỉ"),
        done=N_("Vụ án bị tạm đình chỉ"),
        who=THOSE_WHO_WORK,
        states=(s.ASSIGNED, s.IN_PROGRESS),
        to=s.SUSPENDED,
        facts={"form": LITIGATION},
        basis=("TT02:8.2", "TT02:10.3"),
        back_dating=THOSE_WHO_WORK,
        annul_by=LEADERS,
    ),
    ActRule(
        ResumeCase,
        label=N_("Ghi nhận phục hồi"),
        done=N_("Vụ án được phục hồi"),
        who=THOSE_WHO_WORK,
        states=(s.SUSPENDED,),
        to=s.IN_PROGRESS,
        basis=("TT02:10.3",),
        back_dating=THOSE_WHO_WORK,
        annul_by=LEADERS,
        primary=True,
    ),
    ActRule(
        AddNote,
        label=N_("Ghi chú"),
        done=N_("Ghi chú"),
        who=(*THOSE_WHO_WORK, "desk_officer", "centre_head"),
        states=(*s.BEFORE_ACCEPTANCE, *s.RUNNING, *s.ENDED),
        annul_by=(*THOSE_WHO_WORK, "centre_head"),
    ),
)
