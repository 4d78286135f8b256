"""Counting time. Days, working days, hours and working hours are four different things.

- Days and working days: the first day is not counted; the last one ends at 24:00 in Vietnam. Days that end on
  a day off roll on to the next working day (backward, when counted before an event).
- Hours run from the minute, through nights and holidays, and are never rolled.
- Working hours run only inside the office's timetable.
- A pause is taken out in the unit of the clock itself: a clock of days loses the days after the one it was
  paused on up to the one it resumed on; a clock of hours loses the time in between.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from diemtua.law.calendar import (
    ONE_DAY,
    WEEKEND,
    Calendar,
    days_between,
    end_of,
    local,
    long,
    short,
    weekday,
)
from diemtua.law.vocabulary.clocks import Unit

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
# further than any clock of this law reaches, so that an empty timetable is an error and not an endless walk
_HORIZON = timedelta(days=3660)


class NoWorkingTime(ValueError):
    """The calendar holds no working time in which a clock could run."""


@dataclass(frozen=True)
class Pause:
    """A time in which a clock stood still."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Counted:
    """Where a count ends, and how it came there in sentences a person can check."""

    at: datetime
    trace: tuple[str, ...]


def after(unit: Unit, start: datetime, length: int, calendar: Calendar, pauses: Sequence[Pause] = ()) -> Counted:
    """The end of `length` units that begin at `start`."""
    stood = sorted(((local(each.since), local(each.until)) for each in pauses), key=lambda pair: pair[0])
    return _AFTER[unit](unit, local(start), length, calendar, stood)


def before(unit: Unit, event: datetime, length: int, calendar: Calendar) -> Counted:
    """The last moment that is still at least `length` days or working days before an event."""
    day = local(event).date()
    trace = [f"ít nhất {length:02d} {unit.label} trước {long(day)}, không tính ngày {short(day)}"]
    found = _nth_back(day, length, calendar if unit is Unit.WORKING_DAYS else None)
    last = found
    while not calendar.works(last):
        last -= ONE_DAY
    if last != found:
        trace.append(f"{short(found)} là {_reason(found, calendar)}: lùi về {weekday(last)} {long(last)}")
    trace += [*_skipped(last + ONE_DAY, day, unit, calendar), *calendar.doubts(last, day), _ends(last)]
    return Counted(end_of(last), tuple(trace))


def _nth_back(day: date, length: int, calendar: Calendar | None) -> date:
    left = length
    while left:
        day -= ONE_DAY
        left -= calendar is None or calendar.works(day)
    return day


Interval = tuple[datetime, datetime]


def _days(unit: Unit, start: datetime, length: int, calendar: Calendar, stood: Sequence[Interval]) -> Counted:
    first = start.date()
    paused = {on for since, until in stood for on in days_between(since.date() + ONE_DAY, until.date() + ONE_DAY)}
    working = unit is Unit.WORKING_DAYS
    counted = (on for on in _from(first + ONE_DAY) if on not in paused and (not working or calendar.works(on)))
    found = next(on for number, on in enumerate(counted, 1) if number == length)
    last = next(on for on in _from(found) if calendar.works(on))
    trace = [f"{length:02d} {unit.label} kể từ {long(first)}, không tính ngày đầu"]
    trace += [f"tạm dừng từ {long(since)} đến {long(until)}" for since, until in stood]
    trace += _skipped(first + ONE_DAY, found + ONE_DAY, unit, calendar)
    if last != found:
        trace.append(f"{short(found)} là {_reason(found, calendar)}: chuyển sang {weekday(last)} {long(last)}")
    trace += [*calendar.doubts(first, last), _ends(last)]
    return Counted(end_of(last), tuple(trace))


def _from(first: date) -> Iterator[date]:
    yield from days_between(first, first + _HORIZON)
    raise NoWorkingTime(f"No working day within ten years of {first}.")


def _skipped(first: date, beyond: date, unit: Unit, calendar: Calendar) -> Iterator[str]:
    """The days off that a count of working days stepped over, run by run, and the swapped days it took in."""
    if unit is not Unit.WORKING_DAYS:
        return
    days = list(days_between(first, beyond))
    for name, run in groupby(days, key=lambda on: "" if calendar.works(on) else calendar.why_off(on)):
        off = list(run)
        if name:
            yield f"{'nghỉ hằng tuần' if name == WEEKEND else name} {_run(off)}: không tính"
    for on in days:
        if on in calendar.working_days:
            yield f"{weekday(on)} {short(on)} {calendar.working_days[on].name}: có tính"


def _run(days: Sequence[date]) -> str:
    return short(days[0]) if len(days) == 1 else f"{short(days[0])}–{short(days[-1])}"


def _reason(on: date, calendar: Calendar) -> str:
    return calendar.why_off(on) if on in calendar.days_off else weekday(on)


def _ends(last: date) -> str:
    return f"hết hạn lúc 24:00 ngày {long(last)}"


def _running(unit: Unit, start: datetime, length: int, calendar: Calendar, stood: Sequence[Interval]) -> Counted:
    at = _consume(iter([(start, start + _HORIZON)]), start, length * _SIZE[unit], stood)
    trace = [f"{length:02d} {unit.label} liên tục từ {_clock(start)}, kể cả ban đêm và ngày nghỉ"]
    trace += [f"tạm dừng từ {_clock(since)} đến {_clock(until)}" for since, until in stood]
    return Counted(at, (*trace, f"hết hạn lúc {_clock(at)}"))


def _in_office(unit: Unit, start: datetime, length: int, calendar: Calendar, stood: Sequence[Interval]) -> Counted:
    spans = (span for on in _from(start.date()) for span in calendar.spans(on))
    at = _consume(spans, start, length * _SIZE[unit], stood)
    trace = [f"{length:02d} {unit.label} từ {_clock(start)}, chỉ tính trong giờ làm việc"]
    trace += [f"tạm dừng từ {_clock(since)} đến {_clock(until)}" for since, until in stood]
    trace += _skipped(start.date(), at.date() + ONE_DAY, Unit.WORKING_DAYS, calendar)
    trace += [*calendar.doubts(start.date(), at.date()), f"hết hạn lúc {_clock(at)}"]
    return Counted(at, tuple(trace))


def _consume(running: Iterator[Interval], start: datetime, wanted: timedelta, stood: Sequence[Interval]) -> datetime:
    """Walk the intervals in which a clock runs until `wanted` has gone by."""
    for opens, closes in running:
        for since, until in _without(max(opens, start), closes, stood):
            if until - since >= wanted:
                return since + wanted
            wanted -= until - since
    raise NoWorkingTime("The clock has no time in which it could run.")


def _without(since: datetime, until: datetime, stood: Sequence[Interval]) -> Iterator[Interval]:
    for paused_at, resumed_at in stood:
        if since < paused_at < until:
            yield since, paused_at
        if paused_at < until:
            since = max(since, resumed_at)
    if since < until:
        yield since, until


def _clock(at: datetime) -> str:
    return f"{at:%H:%M ngày %d/%m/%Y}"


_SIZE = {Unit.HOURS: _HOUR, Unit.WORKING_HOURS: _HOUR, Unit.MINUTES: _MINUTE, Unit.WORKING_MINUTES: _MINUTE}
_AFTER: dict[Unit, Callable[[Unit, datetime, int, Calendar, Sequence[Interval]], Counted]] = {
    Unit.WORKING_DAYS: _days,
    Unit.DAYS: _days,
    Unit.HOURS: _running,
    Unit.MINUTES: _running,
    Unit.WORKING_HOURS: _in_office,
    Unit.WORKING_MINUTES: _in_office,
}
