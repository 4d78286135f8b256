"""The example plan taken in, its scoreboard and what else was played, as lines for the terminal."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db.models import Count

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.duty.models import IN_FORCE, Roster, Shift
from diemtua.law.processes.referral import REFERRAL
from diemtua.plans import reading
from diemtua.plans.actions import import_plan
from diemtua.plans.queries import Measure, Period, board, plans_visible_to
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import Alarm, OnCall

EXAMPLE = Path(__file__).resolve().parent.parent / "plans" / "data" / "example-plan.txt"
WIDTH = 60


def take_in_example(by: User, at: datetime) -> None:
    """Import our own plan, written after the real one's shape."""
    import_plan(reading.read_plan(EXAMPLE.read_bytes(), EXAMPLE.name), by=by, at=at, document=EXAMPLE.name)


def scoreboard(reader: User, ends_on: date) -> Iterator[str]:
    """Lines of the newest plan's scoreboard over the year that ends that day."""
    plan = plans_visible_to(reader).first()
    if plan is None:
        return
    period = Period(ends_on - timedelta(days=364), ends_on + timedelta(days=1))
    at = datetime.combine(ends_on, time(23, 59), VIETNAM)
    yield f"Kế hoạch {plan.number}: kết quả từ {period.start:%d/%m/%Y} đến {period.last:%d/%m/%Y}"
    for group, rows in board(reader, plan, period, at).groups:
        yield f"{group.number} {group.name}"
        for row in rows:
            measured = [_measured(measure) for measure in row.measures]
            yield f"  {row.shown.task.key:<8} {_cut(row.shown.task.content):<{WIDTH}}  {'; '.join(measured)}"


def _measured(measure: Measure) -> str:
    figure, indicator = measure.figure, measure.indicator
    if figure is None:
        return f"chờ phần {indicator.awaits}" if indicator.awaits else "chưa có số liệu"
    if figure.denominator is None:
        return f"{figure.numerator} {indicator.noun}"
    share = f" ({figure.percent:.0f} %)" if figure.percent is not None else ""
    return f"{figure.numerator}/{figure.denominator}{share}"


def _cut(text: str) -> str:
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"


def proceedings(ends_on: date) -> Iterator[str]:
    """Referrals by state, the roster in force that day, alarms and turns on call."""
    found = Dossier.objects.filter(kind=REFERRAL.kind).order_by().values_list("state").annotate(Count("pk"))
    numbers = dict(found)
    yield "Giới thiệu, thông báo: " + "; ".join(
        f"{state.label}: {numbers.get(state.code, 0)}" for state in REFERRAL.states
    )
    for roster in Roster.objects.filter(published_at__isnull=False, first_day__lte=ends_on, last_day__gte=ends_on):
        shifts = Shift.objects.filter(roster=roster, layer=IN_FORCE, ended_at__isnull=True)
        served = shifts.filter(checked_out_at__isnull=False).count()
        yield (
            f"Lịch trực {roster.first_day:%d/%m} – {roster.last_day:%d/%m/%Y}: {shifts.count()} ca, đã trực {served} ca"
        )
    turns = OnCall.objects.filter(withdrawn_at__isnull=True).count()
    alarms = Alarm.objects.filter(silenced_by__isnull=False).count()
    yield f"Trực nhận việc khẩn: {turns} lượt; báo động đã có người nhận: {alarms}"
