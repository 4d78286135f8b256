"""The example plan taken in, and its scoreboard as a table for the terminal."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from diemtua.accounts.models import User
from diemtua.plans import reading
from diemtua.plans.actions import import_plan
from diemtua.plans.queries import Measure, Period, board, plans_visible_to
from diemtua.shared.clock import VIETNAM

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
