"""From appointment through the work itself.

Law 11/2017 Điều 25, 31–34, 36; TTLT 10/2018 Điều 6; Circular 12/2018 Điều 9, 11.
"""

from dataclasses import dataclass
from datetime import date, datetime

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Start, asked
from diemtua.law.processes.legal_aid_case import states as s
from diemtua.law.processes.legal_aid_case.reception import DESK, HELD, LITIGATION
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.grounds import ReplacementGround, SuspensionBody
from diemtua.law.vocabulary.hearings import HearingOutcome, Venue
from diemtua.law.vocabulary.parties import PartyRole
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.work import Activity, Confirmer

ADVICE = frozenset({AidForm.ADVICE})
CRIMINAL = frozenset({LegalField.CRIMINAL})
NOT_CRIMINAL = frozenset(field for field in LegalField if field is not LegalField.CRIMINAL)
APPOINTMENT_CLOCKS = ("T05", "T06", "T08", "T08X", "T10", "T17", "T18", "T19")
HEADS = ("head",)
THOSE_WHO_WORK = ("assigned", "head")


@dataclass(frozen=True, kw_only=True)
class AssignPractitioner(Act):
    """Somebody who may do it is appointed."""

    practitioner: int = asked(N_("Người thực hiện"), ref="practitioner")
    agreement: bool = asked(
        N_("Các bên đối lập đã đồng ý bằng văn bản (chỉ vụ việc dân sự, tư vấn hoặc đại diện)"), default=False
    )
    reason: str = asked(N_("Lý do chọn, nếu hệ thống cảnh báo"), personal=True, long=True, default="")


@dataclass(frozen=True, kw_only=True)
class ReplacePractitioner(Act):
    """Another takes over; the former's own work stays his."""

    leaving: int = asked(N_("Người được thay"), ref="working_practitioner")
    practitioner: int = asked(N_("Người thay thế"), ref="practitioner")
    ground: ReplacementGround = asked(N_("Căn cứ thay thế"), fact="replaced")
    reason: str = asked(N_("Lý do cụ thể"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RecordChangeRequest(Act):
    """The beneficiary asks for another practitioner (form 04)."""

    reason: str = asked(N_("Lý do đề nghị thay đổi"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class AnswerChangeRequest(Act):
    """The request for another practitioner is answered in writing; a replacement answers it too."""

    answer: str = asked(N_("Nội dung trả lời"), personal=True, long=True)


@dataclass(frozen=True, kw_only=True)
class RecordRegistrationRefused(Act):
    """The proceedings authority refuses to register the practitioner; the clock runs from its paper."""

    document: str = asked(N_("Số văn bản từ chối"))
    document_at: datetime = asked(N_("Thời điểm của văn bản"))


@dataclass(frozen=True, kw_only=True)
class RecordRegistrationCancelled(Act):
    """A registered defence is cancelled by the proceedings authority."""

    document: str = asked(N_("Số thông báo hủy bỏ"))
    document_at: datetime = asked(N_("Thời điểm của thông báo"))


@dataclass(frozen=True, kw_only=True)
class RecordStatusChange(Act):
    """The person's status in the proceedings changes, for example from custody to remand."""

    status: ProceduralStatus = asked(N_("Tư cách tố tụng mới"), fact="status")
    document: str = asked(N_("Theo văn bản nào"), default="")


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
class ScheduleHearing(Act):
    """A hearing, session or meeting with a time."""

    starts_at: datetime = asked(N_("Bắt đầu lúc"))
    venue: Venue = asked(N_("Nơi tham gia"))
    place: str = asked(N_("Địa điểm hoặc điểm cầu"))
    notice_on: date | None = asked(N_("Ngày nhận thông báo lịch"), default=None)


@dataclass(frozen=True, kw_only=True)
class RecordHearingOutcome(Act):
    """What came of a hearing; a postponement names its cause because pay depends on it."""

    hearing: int = asked(N_("Phiên nào"), ref="hearing")
    outcome: HearingOutcome = asked(N_("Kết quả"))
    note: str = asked(N_("Ghi chú, nguyên nhân hoãn"), personal=True, long=True, default="")


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
class ExtendAdvice(Act):
    """A complex advice needs more time: at most 30 days in all unless agreed otherwise (Law Điều 32 khoản 2)."""

    reason: str = asked(N_("Lý do kéo dài"), personal=True, long=True)
    agreed: bool = asked(N_("Người được trợ giúp đã thỏa thuận thời hạn khác"), default=False)


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
        AssignPractitioner,
        label=N_("Cử người thực hiện"),
        done=N_("Cử người thực hiện"),
        who=HEADS,
        states=s.AWAITING_PRACTITIONER,
        to=s.ASSIGNED,
        stops=APPOINTMENT_CLOCKS,
        papers=("TT08-14", "TT12-06"),
        basis=("L11:31.2", "L11:33.2"),
        back_dating=HEADS,
        annul_by=HEADS,
        primary=True,
        public_done=N_("Đã có người được cử giúp bạn."),
    ),
    ActRule(
        ReplacePractitioner,
        label=N_("Thay người thực hiện"),
        done=N_("Thay người thực hiện"),
        who=HEADS,
        states=s.WITH_PRACTITIONER,
        stops=("T15", "T17", "T18", "T19"),
        papers=("TT08-15", "TT12-07"),
        basis=("L11:25", "TT12:9.1", "TTLT10:6"),
        back_dating=HEADS,
        annul_by=HEADS,
        public_done=N_("Đã cử người khác tiếp tục giúp bạn."),
    ),
    ActRule(
        RecordWork,
        label=N_("Ghi công việc"),
        done=N_("Ghi công việc"),
        who=THOSE_WHO_WORK,
        states=(s.ASSIGNED, s.IN_PROGRESS),
        to=s.IN_PROGRESS,
        basis=("TT12:11", "TT02:4"),
        back_dating=THOSE_WHO_WORK,
        annul_by=THOSE_WHO_WORK,
        primary=True,
    ),
    ActRule(
        ScheduleHearing,
        label=N_("Ghi lịch phiên tòa, buổi làm việc"),
        done=N_("Ghi lịch phiên tòa, buổi làm việc"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=(s.ASSIGNED, s.IN_PROGRESS),
        facts={"form": LITIGATION | frozenset({AidForm.REPRESENTATION})},
        basis=("TTLT10:9",),
        back_dating=(*THOSE_WHO_WORK, "desk_officer"),
        annul_by=THOSE_WHO_WORK,
    ),
    ActRule(
        RecordHearingOutcome,
        label=N_("Ghi kết quả phiên"),
        done=N_("Ghi kết quả phiên"),
        who=THOSE_WHO_WORK,
        states=(s.ASSIGNED, s.IN_PROGRESS),
        to=s.IN_PROGRESS,
        facts={"form": LITIGATION | frozenset({AidForm.REPRESENTATION})},
        basis=("TTLT10:9", "TT02:4.1.i"),
        back_dating=THOSE_WHO_WORK,
        annul_by=THOSE_WHO_WORK,
    ),
    ActRule(
        AddParty,
        label=N_("Thêm người liên quan"),
        done=N_("Thêm người vào vụ việc"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=(*s.BEFORE_ACCEPTANCE, *s.RUNNING),
        basis=("L11:25.2",),
        annul_by=THOSE_WHO_WORK,
    ),
    ActRule(
        RecordStatusChange,
        label=N_("Đổi tư cách tố tụng"),
        done=N_("Đổi tư cách tố tụng"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.RUNNING,
        facts={"form": LITIGATION},
        # somebody arrested while still waiting must not keep the slower clock; the law names only the
        # acceptance as the start, so the running one stays beside it
        starts=(Start("T06", facts={"status": HELD}, states=s.AWAITING_PRACTITIONER),),
        basis=("L11:31.2",),
        back_dating=THOSE_WHO_WORK,
        annul_by=THOSE_WHO_WORK,
    ),
    ActRule(
        RecordChangeRequest,
        label=N_("Nhận đề nghị thay đổi người thực hiện"),
        done=N_("Nhận đề nghị thay đổi người thực hiện"),
        who=(*DESK, "the_public"),
        states=s.WITH_PRACTITIONER,
        starts=(Start("T15"),),
        papers=("TT12-04",),
        basis=("TT12:9.1",),
        back_dating=DESK,
        annul_by=HEADS,
        public_done=N_("Trung tâm đã nhận đề nghị thay đổi người thực hiện."),
    ),
    ActRule(
        AnswerChangeRequest,
        label=N_("Trả lời đề nghị thay đổi"),
        done=N_("Trả lời đề nghị thay đổi người thực hiện"),
        who=HEADS,
        states=s.WITH_PRACTITIONER,
        stops=("T15",),
        papers=("CHANGE_REPLY",),
        basis=("TT12:9.1",),
        annul_by=HEADS,
        public_done=N_("Trung tâm đã trả lời đề nghị thay đổi người thực hiện."),
    ),
    ActRule(
        RecordRegistrationRefused,
        label=N_("Bị từ chối đăng ký"),
        done=N_("Cơ quan tiến hành tố tụng từ chối đăng ký"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        facts={"form": LITIGATION},
        starts=(
            Start("T17", facts={"field": CRIMINAL}, since="document_at"),
            Start("T18", facts={"field": NOT_CRIMINAL}, since="document_at"),
        ),
        basis=("TTLT10:6.1",),
        annul_by=HEADS,
    ),
    ActRule(
        RecordRegistrationCancelled,
        label=N_("Bị hủy bỏ đăng ký bào chữa"),
        done=N_("Cơ quan tiến hành tố tụng hủy bỏ đăng ký"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        facts={"form": LITIGATION, "field": CRIMINAL},
        starts=(Start("T19", since="document_at"),),
        basis=("TTLT10:6.2",),
        annul_by=HEADS,
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
        annul_by=HEADS,
    ),
    ActRule(
        RecordVerification,
        label=N_("Ghi kết quả xác minh"),
        done=N_("Nhận kết quả xác minh"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        stops=("T13",),
        basis=("L11:34.2",),
        annul_by=HEADS,
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
        annul_by=HEADS,
    ),
    ActRule(
        RecordRecommendationReply,
        label=N_("Ghi trả lời kiến nghị"),
        done=N_("Nhận trả lời kiến nghị"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        stops=("T14",),
        basis=("L11:36.2",),
        annul_by=HEADS,
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
        annul_by=HEADS,
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
        annul_by=HEADS,
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
        annul_by=HEADS,
        primary=True,
    ),
    ActRule(
        AddNote,
        label=N_("Ghi chú"),
        done=N_("Ghi chú"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=(*s.BEFORE_ACCEPTANCE, *s.RUNNING, *s.ENDED),
        annul_by=THOSE_WHO_WORK,
    ),
)
