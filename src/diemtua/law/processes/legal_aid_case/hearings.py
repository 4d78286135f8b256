"""Hearings of a case: when and where, the court's notice, the test of the connection, what came of them.

TTLT 10/2018 Điều 9; TT 02/2021 Điều 4 khoản 1 điểm i; NQ 33/2021/QH15.
"""

from dataclasses import dataclass
from datetime import datetime

from diemtua.law.codes import N_
from diemtua.law.process import Act, ActRule, Start, asked
from diemtua.law.processes.legal_aid_case import states as s
from diemtua.law.processes.legal_aid_case.appointment import THOSE_WHO_WORK
from diemtua.law.processes.legal_aid_case.reception import LITIGATION
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.hearings import (
    ONLINE,
    POSTPONED,
    ConnectionResult,
    HearingKind,
    HearingOutcome,
    OnlineExclusion,
    PostponementCause,
    Venue,
)

IN_COURT_OR_OUTSIDE = LITIGATION | frozenset({AidForm.REPRESENTATION})
WITH_DESK = (*THOSE_WHO_WORK, "desk_officer")
IN_HAND = (s.ASSIGNED, s.IN_PROGRESS)
WHERE_ONLINE = {"venue": ONLINE}
WHERE_POSTPONED = {"outcome": POSTPONED}


@dataclass(frozen=True, kw_only=True)
class ScheduleHearing(Act):
    """A hearing, session or meeting with a time."""

    kind: HearingKind = asked(N_("Loại phiên, buổi"), default=HearingKind.TRIAL)
    starts_at: datetime = asked(N_("Bắt đầu lúc"))
    court: int | None = asked(N_("Tòa án, cơ quan"), ref="hearing_body", default=None)
    venue: Venue = asked(N_("Nơi tham gia"))
    place: str = asked(N_("Địa điểm hoặc điểm cầu của người thực hiện"))
    central_point: str = asked(N_("Điểm cầu trung tâm"), shown_if=WHERE_ONLINE, default="")
    component_points: str = asked(
        N_("Các điểm cầu thành phần"), help=N_("Mỗi dòng một điểm cầu."), long=True, shown_if=WHERE_ONLINE, default=""
    )
    points_because: str = asked(
        N_("Căn cứ, nếu có nhiều điểm cầu thành phần hơn mức thường"), personal=True, shown_if=WHERE_ONLINE, default=""
    )
    excluded: OnlineExclusion | None = asked(
        N_("Vụ án có thuộc trường hợp không xét xử trực tuyến"),
        help=N_(
            "Nghị quyết 33/2021/QH15, Điều 1: không xét xử trực tuyến vụ án liên quan đến bí mật nhà nước, về tội xâm "
            "phạm an ninh quốc gia, phá hoại hòa bình, chống loài người, tội phạm chiến tranh. Nếu thuộc, hãy chọn để "
            "hệ thống nhắc; lịch vẫn ghi được."
        ),
        shown_if=WHERE_ONLINE,
        default=None,
    )
    link: str = asked(N_("Đường dẫn vào phiên"), help=N_("Bắt đầu bằng https://"), shown_if=WHERE_ONLINE, default="")
    notice_at: datetime | None = asked(
        N_("Nhận thông báo lịch lúc"), help=N_("Để trống nếu chưa nhận được thông báo."), default=None
    )
    simplified: bool = asked(N_("Giải quyết theo thủ tục rút gọn"), fact="simplified_procedure", default=False)


@dataclass(frozen=True, kw_only=True)
class RecordHearingNotice(Act):
    """The court's notice of a hearing that was known of before has come."""

    hearing: int = asked(N_("Phiên nào"), ref="hearing_without_notice")
    notice_at: datetime = asked(N_("Nhận thông báo lúc"))


@dataclass(frozen=True, kw_only=True)
class RecordConnectionTest(Act):
    """Somebody tried the connection of an online hearing."""

    hearing: int = asked(N_("Phiên nào"), ref="online_hearing")
    tested_at: datetime = asked(N_("Thử lúc"))
    result: ConnectionResult = asked(N_("Kết quả thử"))
    note: str = asked(N_("Ghi chú"), personal=True, default="")


@dataclass(frozen=True, kw_only=True)
class RecordHearingOutcome(Act):
    """What came of a hearing; a postponement names its cause because pay depends on it."""

    hearing: int = asked(N_("Phiên nào"), ref="hearing")
    outcome: HearingOutcome = asked(N_("Kết quả"))
    cause: PostponementCause | None = asked(N_("Nguyên nhân hoãn"), shown_if=WHERE_POSTPONED)
    again_at: datetime | None = asked(
        N_("Mở lại lúc"), help=N_("Để trống nếu chưa có lịch mới."), shown_if=WHERE_POSTPONED, default=None
    )
    note: str = asked(N_("Kết quả cụ thể, ghi chú"), personal=True, long=True, default="")


RULES = (
    ActRule(
        ScheduleHearing,
        label=N_("Ghi lịch phiên tòa, buổi làm việc"),
        done=N_("Ghi lịch phiên tòa, buổi làm việc"),
        who=WITH_DESK,
        states=IN_HAND,
        facts={"form": IN_COURT_OR_OUTSIDE},
        # Điều 9 khoản 3 speaks of trials; of statements the body tells beforehand, without a number of days
        starts=(Start("T22", since="starts_at", facts={"notice_owed": frozenset({"True"})}),),
        basis=("TTLT10:9",),
        back_dating=WITH_DESK,
        annul_by=THOSE_WHO_WORK,
    ),
    ActRule(
        RecordHearingNotice,
        label=N_("Ghi thông báo lịch xét xử"),
        done=N_("Nhận thông báo lịch xét xử"),
        who=WITH_DESK,
        states=IN_HAND,
        facts={"hearing_notice": frozenset({"AWAITED"})},
        stops=("T22",),
        touches="hearing_at",
        met_at="notice_at",
        asked_by=("T22",),
        basis=("TTLT10:9.3.a",),
        back_dating=WITH_DESK,
        annul_by=THOSE_WHO_WORK,
    ),
    ActRule(
        RecordConnectionTest,
        label=N_("Ghi thử đường truyền"),
        done=N_("Thử đường truyền phiên trực tuyến"),
        who=WITH_DESK,
        states=IN_HAND,
        facts={"online_hearings": frozenset({"True"})},
        back_dating=WITH_DESK,
        annul_by=THOSE_WHO_WORK,
    ),
    ActRule(
        RecordHearingOutcome,
        label=N_("Ghi kết quả phiên"),
        done=N_("Ghi kết quả phiên"),
        who=THOSE_WHO_WORK,
        states=IN_HAND,
        to=s.IN_PROGRESS,
        facts={"form": IN_COURT_OR_OUTSIDE},
        # a notice of what is over is awaited no more
        cancels=("T22",),
        touches="hearing_at",
        basis=("TTLT10:9", "TT02:4.1.i"),
        back_dating=THOSE_WHO_WORK,
        annul_by=THOSE_WHO_WORK,
    ),
)
