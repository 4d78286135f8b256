"""Who does the work: appointment, replacement, registration with the authorities.

Law 11/2017 Điều 25, 31, 33; TTLT 10/2018 Điều 6; Circular 12/2018 Điều 9.
"""

from dataclasses import dataclass
from datetime import datetime

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Start, asked
from diemtua.law.processes.legal_aid_case import states as s
from diemtua.law.processes.legal_aid_case.reception import DESK, HELD, LEADERS, LITIGATION
from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.grounds import ReplacementGround
from diemtua.law.vocabulary.proceedings import ProceduralStatus

CRIMINAL = frozenset({LegalField.CRIMINAL})
NOT_CRIMINAL = frozenset(field for field in LegalField if field is not LegalField.CRIMINAL)
APPOINTMENT_CLOCKS = ("T05", "T06", "T08", "T08X", "T09", "T10", "T17", "T18", "T19")
REGISTRATION_CLOCKS = ("T20", "T21")
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
class FileRegistration(Act):
    """The practitioner hands in the papers by which the proceedings authority registers him."""

    body: int = asked(N_("Nộp tại cơ quan"), ref="organisation")


@dataclass(frozen=True, kw_only=True)
class RecordRegistration(Act):
    """The proceedings authority registered the practitioner."""

    document: str = asked(N_("Số văn bản thông báo, hoặc ghi cách được báo"))


@dataclass(frozen=True, kw_only=True)
class RecordRegistrationRefused(Act):
    """The proceedings authority refuses to register the practitioner; the clock runs from when its paper came."""

    document: str = asked(N_("Số văn bản từ chối"))
    received_at: datetime = asked(N_("Nhận văn bản từ chối lúc"))


@dataclass(frozen=True, kw_only=True)
class RecordRegistrationCancelled(Act):
    """A registered defence is cancelled by the proceedings authority; the clock runs from when its notice came."""

    document: str = asked(N_("Số thông báo hủy bỏ"))
    received_at: datetime = asked(N_("Nhận thông báo hủy bỏ lúc"))


@dataclass(frozen=True, kw_only=True)
class RecordStatusChange(Act):
    """The person's status in the proceedings changes, for example from custody to remand."""

    status: ProceduralStatus = asked(N_("Tư cách tố tụng mới"), fact="status")
    document: str = asked(N_("Theo văn bản nào"), default="")


RULES = (
    ActRule(
        AssignPractitioner,
        label=N_("Cử người thực hiện"),
        done=N_("Cử người thực hiện"),
        who=LEADERS,
        states=s.AWAITING_PRACTITIONER,
        to=s.ASSIGNED,
        stops=APPOINTMENT_CLOCKS,
        asked_by=APPOINTMENT_CLOCKS,
        papers=("TT08-14", "TT12-06"),
        basis=("L11:31.2", "L11:33.2"),
        back_dating=LEADERS,
        annul_by=LEADERS,
        primary=True,
        public_done=N_("Đã có người được cử giúp bạn."),
    ),
    ActRule(
        ReplacePractitioner,
        label=N_("Thay người thực hiện"),
        done=N_("Thay người thực hiện"),
        who=LEADERS,
        states=s.WITH_PRACTITIONER,
        stops=("T15", "T17", "T18", "T19"),
        asked_by=("T17", "T18", "T19"),
        papers=("TT08-15", "TT12-07"),
        basis=("L11:25", "TT12:9.1", "TTLT10:6"),
        back_dating=LEADERS,
        annul_by=LEADERS,
        public_done=N_("Đã cử người khác tiếp tục giúp bạn."),
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
        annul_by=(*THOSE_WHO_WORK, "centre_head"),
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
        annul_by=LEADERS,
        public_done=N_("Trung tâm đã nhận đề nghị thay đổi người thực hiện."),
    ),
    ActRule(
        AnswerChangeRequest,
        label=N_("Trả lời đề nghị thay đổi"),
        done=N_("Trả lời đề nghị thay đổi người thực hiện"),
        who=LEADERS,
        states=s.WITH_PRACTITIONER,
        stops=("T15",),
        asked_by=("T15",),
        papers=("CHANGE_REPLY",),
        basis=("TT12:9.1",),
        annul_by=LEADERS,
        public_done=N_("Trung tâm đã trả lời đề nghị thay đổi người thực hiện."),
    ),
    ActRule(
        FileRegistration,
        label=N_("Nộp đăng ký với cơ quan tiến hành tố tụng"),
        done=N_("Nộp giấy tờ đăng ký bào chữa, bảo vệ"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        facts={"form": LITIGATION},
        starts=(Start("T20", facts={"field": CRIMINAL}), Start("T21", facts={"field": NOT_CRIMINAL})),
        cancels=REGISTRATION_CLOCKS,
        basis=("TTLT10:12",),
        back_dating=(*THOSE_WHO_WORK, "desk_officer"),
        annul_by=HEADS,
    ),
    ActRule(
        RecordRegistration,
        label=N_("Được đăng ký"),
        done=N_("Cơ quan tiến hành tố tụng đã đăng ký"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        facts={"form": LITIGATION},
        stops=REGISTRATION_CLOCKS,
        asked_by=REGISTRATION_CLOCKS,
        basis=("TTLT10:12",),
        back_dating=(*THOSE_WHO_WORK, "desk_officer"),
        annul_by=HEADS,
    ),
    ActRule(
        RecordRegistrationRefused,
        label=N_("Bị từ chối đăng ký"),
        done=N_("Cơ quan tiến hành tố tụng từ chối đăng ký"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        facts={"form": LITIGATION},
        starts=(
            Start("T17", facts={"field": CRIMINAL}, since="received_at"),
            Start("T18", facts={"field": NOT_CRIMINAL}, since="received_at"),
        ),
        # refusing is an answer, too
        stops=REGISTRATION_CLOCKS,
        basis=("TTLT10:6.1",),
        annul_by=LEADERS,
    ),
    ActRule(
        RecordRegistrationCancelled,
        label=N_("Bị hủy bỏ đăng ký bào chữa"),
        done=N_("Cơ quan tiến hành tố tụng hủy bỏ đăng ký"),
        who=(*THOSE_WHO_WORK, "desk_officer"),
        states=s.WITH_PRACTITIONER,
        facts={"form": LITIGATION, "field": CRIMINAL},
        starts=(Start("T19", since="received_at"),),
        basis=("TTLT10:6.2",),
        annul_by=LEADERS,
    ),
)
