"""Effects of what happens around hearings: scheduled, announced, tried out, held or put off."""

from datetime import datetime

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from diemtua.cases.models import Case, ConnectionTest, Hearing
from diemtua.dossiers.actions import ActRefused, Performance, effect, undo
from diemtua.dossiers.models import Dossier, Entry
from diemtua.law.processes.legal_aid_case.hearings import (
    RecordConnectionTest,
    RecordHearingNotice,
    RecordHearingOutcome,
    ScheduleHearing,
)
from diemtua.law.vocabulary.hearings import COUNTED, ONLINE, POSTPONED, HearingKind, HearingOutcome
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import own_value
from diemtua.shared.clock import midnight

AWAITED, HERE = "AWAITED", "HERE"


class HearingNotPossible(ActRefused):
    """What was given of a hearing can't be; the words say what and how to mend it."""


@effect(ScheduleHearing)
def schedule_hearing(act: ScheduleHearing, on: Performance) -> None:
    """A hearing in the calendar. Without the court's notice the court's own clock runs."""
    _check_twice(act.starts_at, on.dossier)
    points = _points(act)
    _check_link(act.link)
    _check_notice(act.notice_at, on.recorded_at)
    hearing = Hearing.objects.create(
        case=Case.objects.get(dossier=on.dossier), kind=act.kind, starts_at=act.starts_at, court_id=act.court,
        venue=act.venue, place=act.place, central_point=act.central_point, component_points=points, link=act.link,
        excluded=act.excluded or "", notice_at=act.notice_at, simplified=act.simplified, changed_at=on.recorded_at,
    )  # fmt: skip
    on.record(hearing=hearing.pk)
    on.fact("notice_owed", act.kind == HearingKind.TRIAL and act.notice_at is None)
    _state_facts(on)


def _check_twice(starts_at: datetime, dossier: Dossier) -> None:
    """One case is heard at one place at a time; two who enter the court's letter would be reminded and paid twice."""
    there = Hearing.objects.filter(case__dossier=dossier, starts_at=starts_at, annulled_at__isnull=True)
    if there.filter(outcome__in=("", HearingOutcome.HELD)).exists():
        raise HearingNotPossible(
            _("Vụ việc này đã có phiên, buổi lúc %(at)s. Hãy xem lịch; nếu dòng đó ghi nhầm thì hủy nó trước.")
            % {"at": f"{localtime(starts_at):%H:%M %d/%m/%Y}"}
        )


def _points(act: ScheduleHearing) -> list[str]:
    """The component points, one to a line. The most of them is known from memory: it asks for a reason, no more."""
    points = [line.strip() for line in act.component_points.splitlines() if line.strip()]
    most = own_value(ParameterKey.ONLINE_POINTS, localdate(act.starts_at))
    if len(points) > most and not act.points_because.strip():
        raise HearingNotPossible(
            _(
                "Phiên tòa trực tuyến thường có tối đa %(most)s điểm cầu thành phần (Nghị quyết 33/2021/QH15, chưa đối "
                "chiếu). Mỗi dòng là một điểm cầu: hãy xem lại, hoặc ghi căn cứ Tòa án mở nhiều hơn."
            ) % {"most": most}
        )  # fmt: skip
    return points


def _check_link(link: str) -> None:
    if link and not link.startswith("https://"):
        raise HearingNotPossible(_("Đường dẫn vào phiên phải bắt đầu bằng https://. Hãy chép lại cả đường dẫn."))


def _check_notice(notice_at: datetime | None, recorded_at: datetime) -> None:
    if notice_at is not None and notice_at > recorded_at:
        raise HearingNotPossible(_("Thời điểm nhận thông báo chưa đến. Hãy xem lại ngày, giờ nhận thông báo."))


@undo(ScheduleHearing)
def undo_hearing(entry: Entry, on: Performance) -> None:
    """It was no hearing of this case."""
    _change(_hearing(entry.data["recorded"]["hearing"], on.dossier), on, annulled_at=on.recorded_at)


@effect(RecordHearingNotice)
def record_notice(act: RecordHearingNotice, on: Performance) -> None:
    """The court told of the hearing."""
    _check_notice(act.notice_at, on.recorded_at)
    hearing = _hearing(act.hearing, on.dossier)
    _change(hearing, on, notice_at=act.notice_at)
    on.record(hearing=hearing.pk)
    on.fact("hearing_at", hearing.starts_at.isoformat())
    _state_facts(on)


@undo(RecordHearingNotice)
def undo_notice(entry: Entry, on: Performance) -> None:
    """The notice did not come, or to another hearing."""
    _change(_hearing(entry.data["recorded"]["hearing"], on.dossier), on, notice_at=None)


@effect(RecordConnectionTest)
def record_test(act: RecordConnectionTest, on: Performance) -> None:
    """The connection was tried by whoever says so."""
    if act.tested_at > on.recorded_at:
        raise HearingNotPossible(_("Chưa thể ghi lần thử của thời gian sắp tới. Hãy xem lại giờ thử."))
    tried = ConnectionTest.objects.create(
        hearing=_hearing(act.hearing, on.dossier), tested_at=act.tested_at, tested_by=on.by, result=act.result,
        note=act.note,
    )  # fmt: skip
    on.record(test=tried.pk)


@undo(RecordConnectionTest)
def undo_test(entry: Entry, on: Performance) -> None:
    """Nobody tried it."""
    ConnectionTest.objects.filter(pk=entry.data["recorded"]["test"]).update(annulled_at=on.recorded_at)


@effect(RecordHearingOutcome)
def record_hearing_outcome(act: RecordHearingOutcome, on: Performance) -> None:
    """What came of the hearing; one that was put off to a known moment stands in the calendar again."""
    hearing = _hearing(act.hearing, on.dossier)
    postponed = act.outcome in POSTPONED
    if postponed and act.cause is None:
        raise HearingNotPossible(_("Hãy ghi nguyên nhân hoãn: việc tính thời gian làm việc dựa vào đó."))
    _check_over(hearing, act.outcome, on.recorded_at)
    on.fact("hearing_at", hearing.starts_at.isoformat())
    _change(hearing, on, outcome=act.outcome, cause=(act.cause if postponed else "") or "", note=act.note)
    on.record(hearing=hearing.pk)
    if postponed and act.again_at is not None:
        on.record(again=_put_off(hearing, act.again_at, on).pk)
    _state_facts(on)


def _check_over(hearing: Hearing, outcome: HearingOutcome, at: datetime) -> None:
    """What counts as work is known once somebody came: when it began, or that day where it was put off at the door."""
    came_at = hearing.starts_at if outcome == HearingOutcome.HELD else midnight(localdate(hearing.starts_at))
    if outcome in COUNTED and at < came_at:
        raise HearingNotPossible(
            _(
                "Phiên bắt đầu lúc %(at)s nên chưa ghi kết quả này được. Nếu Tòa án đã báo hoãn, hãy chọn “Hoãn, có "
                "báo trước”; nếu không mở phiên, hãy chọn “Không mở phiên”."
            ) % {"at": f"{localtime(hearing.starts_at):%H:%M %d/%m/%Y}"}
        )  # fmt: skip


def _put_off(hearing: Hearing, again_at: datetime, on: Performance) -> Hearing:
    if again_at <= hearing.starts_at:
        raise HearingNotPossible(_("Giờ mở lại phải sau giờ của phiên bị hoãn."))
    _check_twice(again_at, on.dossier)
    return Hearing.objects.create(
        case=hearing.case, kind=hearing.kind, starts_at=again_at, court=hearing.court, venue=hearing.venue,
        place=hearing.place, central_point=hearing.central_point, component_points=hearing.component_points,
        link=hearing.link, excluded=hearing.excluded, simplified=hearing.simplified, notice_at=on.occurred_at,
        follows=hearing, changed_at=on.recorded_at,
    )  # fmt: skip


@undo(RecordHearingOutcome)
def undo_hearing_outcome(entry: Entry, on: Performance) -> None:
    """The outcome is open again, and the hearing it was put off to is none."""
    recorded = entry.data["recorded"]
    _change(_hearing(recorded["hearing"], on.dossier), on, outcome="", cause="", note="")
    if "again" in recorded:
        _change(_hearing(recorded["again"], on.dossier), on, annulled_at=on.recorded_at, follows=None)


def _hearing(pk: int, dossier: Dossier) -> Hearing:
    return Hearing.objects.get(pk=pk, case__dossier=dossier)


def _state_facts(on: Performance) -> None:
    """What decides which acts are offered: whether a notice is awaited, whether an online hearing is to come."""
    rows = Hearing.objects.filter(case__dossier=on.dossier, outcome="", annulled_at__isnull=True)
    open_ones = list(rows.values_list("notice_at", "venue"))
    on.fact("hearing_notice", AWAITED if any(notice_at is None for notice_at, _venue in open_ones) else HERE)
    on.fact("online_hearings", any(venue in ONLINE for _notice_at, venue in open_ones))


def _change(hearing: Hearing, on: Performance, **values: object) -> None:
    """Write new values; calendars that hold the hearing learn that it is a newer version."""
    for name, value in values.items():
        setattr(hearing, name, value)
    hearing.sequence += 1
    hearing.changed_at = on.recorded_at
    hearing.save()
