"""The working calendar: which days and hours count, as one frozen value with a version.

A `Calendar` is handed in by whoever asks; `seed()` is the one this package carries, and
`rulebook.queries.calendar_in_force()` the one an office corrects.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from diemtua.law import parameters
from diemtua.law.codes import N_
from diemtua.law.vocabulary.clocks import DayKind

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ONE_DAY = timedelta(days=1)
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SATURDAY = 5
WEEKEND = N_("ngày nghỉ hằng tuần")


class MomentWithoutZone(ValueError):
    """A moment without a time zone cannot be placed on a Vietnamese day."""


class DayGivenTwice(ValueError):
    """One day cannot be two special days: which one holds would be chance."""


@dataclass(frozen=True)
class SpecialDay:
    """A day that is not what its weekday says. document: what made it so; projected: no official notice yet."""

    on: date
    kind: DayKind
    name: str
    document: str = ""
    projected: bool = False


@dataclass(frozen=True)
class OfficeHours:
    """The office's timetable from a day on: spans of one working day, in order, apart from each other."""

    valid_from: date
    spans: tuple[tuple[time, time], ...]
    document: str = ""

    @property
    def words(self) -> str:
        """`07:00-11:00, 13:00-17:00`, as `read_spans` takes them part by part."""
        return ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in self.spans)


@dataclass(frozen=True)
class Calendar:
    """Days off and working days beyond the plain week, office hours, and the office's own targets in minutes
    for duties the law wants "at once". version changes with the content."""

    days_off: Mapping[date, SpecialDay]
    working_days: Mapping[date, SpecialDay]
    hours: tuple[OfficeHours, ...]
    own_targets: Mapping[str, int] = field(default_factory=dict)
    version: str = ""

    def works(self, on: date) -> bool:
        """Whether offices work on a day: swapped Saturdays do; days off and weekends do not."""
        if on in self.working_days:
            return True
        return on not in self.days_off and not is_weekend(on)

    def why_off(self, on: date) -> str:
        """The Vietnamese name of what makes a day a day off."""
        return self.days_off[on].name if on in self.days_off else WEEKEND

    def spans(self, on: date) -> tuple[tuple[datetime, datetime], ...]:
        """The moments between which the office works on a day, in order; none on a day off."""
        in_force = [each.spans for each in self.hours if each.valid_from <= on]
        if not in_force or not self.works(on):
            return ()
        return tuple((moment(on, opens), moment(on, closes)) for opens, closes in in_force[-1])

    def doubts(self, first: date, last: date) -> Iterator[str]:
        """A sentence for each year between two days whose holidays are only projected, or not known at all."""
        for year in range(first.year, last.year + 1):
            known = [day for day in self.days_off.values() if day.on.year == year]
            if not known:
                yield f"chưa có lịch nghỉ lễ năm {year}: mới trừ ngày nghỉ hằng tuần"
            elif any(day.projected for day in known):
                yield f"lịch nghỉ lễ năm {year} có ngày dự kiến, chưa có thông báo chính thức"


def build(
    days: Iterable[SpecialDay], hours: Iterable[OfficeHours], own_targets: Mapping[str, int] | None = None
) -> Calendar:
    """A calendar whose version is the digest of all it holds, whatever the order it came in; DayGivenTwice."""
    ordered = sorted(days, key=lambda day: (day.on, day.kind))
    for one, next_one in pairwise(ordered):
        if one.on == next_one.on:
            raise DayGivenTwice(f"{one.on} is both {one.name} and {next_one.name}.")
    off = {day.on: day for day in ordered if day.kind is not DayKind.SWAP_WORK}
    work = {day.on: day for day in ordered if day.kind is DayKind.SWAP_WORK}
    timetable = tuple(sorted(hours, key=lambda each: each.valid_from))
    targets = dict(sorted((own_targets or {}).items()))
    content = repr((ordered, timetable, targets)).encode()
    return Calendar(off, work, timetable, targets, hashlib.sha256(content).hexdigest()[:12])


@cache
def seed() -> Calendar:
    """The calendar this package carries."""
    page = parameters.load("calendar")
    documents = page["documents"]
    days = [day for row in page["holidays"] for day in _holidays(row, documents)]
    days += [day for row in page["swaps"] for day in _swap(row, documents)]
    hours = [
        OfficeHours(row["valid_from"], read_spans(row["spans"]), documents[row["document"]]) for row in page["hours"]
    ]
    return build(days, hours)


def _holidays(row: Mapping[str, Any], documents: Mapping[str, str]) -> Iterator[SpecialDay]:
    for on in days_between(row["from"], row["to"] + ONE_DAY):
        yield SpecialDay(
            on, DayKind.HOLIDAY, row["name"], documents[row["document"]], projected=row.get("projected", False)
        )


def _swap(row: Mapping[str, Any], documents: Mapping[str, str]) -> Iterator[SpecialDay]:
    off, work, document = row["day_off"], row["working_day"], documents[row["document"]]
    yield SpecialDay(off, DayKind.SWAP_OFF, f"nghỉ hoán đổi với {short(work)}", document)
    yield SpecialDay(work, DayKind.SWAP_WORK, f"làm bù cho {short(off)}", document)


def read_spans(texts: Sequence[str]) -> tuple[tuple[time, time], ...]:
    """`["07:00-11:00", "13:00-17:00"]` as times; ValueError where one is not a span or they run into each other."""
    spans = []
    for text in texts:
        opens, closes = (time.fromisoformat(part.strip()) for part in text.split("-"))
        spans.append((opens, closes))
    marks = [mark for span in spans for mark in span]
    if marks != sorted(set(marks)):
        raise ValueError("Office hours must follow one another.")
    return tuple(spans)


def local(at: datetime) -> datetime:
    """A moment in Vietnam's time; MomentWithoutZone where it names no zone."""
    if at.tzinfo is None:
        raise MomentWithoutZone(f"{at} names no time zone.")
    return at.astimezone(ZONE)


def moment(on: date, clock: time) -> datetime:
    """A day and a time of the clock in Vietnam."""
    return datetime.combine(on, clock, ZONE)


def end_of(on: date) -> datetime:
    """24:00 of a day: its last moment, so that the day it names is the day that is meant."""
    return moment(on, time.max)


def days_between(first: date, beyond: date) -> Iterator[date]:
    """Days from `first` up to, not including, `beyond`."""
    for number in range((beyond - first).days):
        yield first + timedelta(days=number)


def is_weekend(on: date) -> bool:
    """Whether a day is off by the plain week: Saturday or Sunday."""
    return on.weekday() >= _SATURDAY


def short(on: date) -> str:
    """`16/02`."""
    return f"{on:%d/%m}"


def long(on: date) -> str:
    """`16/02/2026`."""
    return f"{on:%d/%m/%Y}"


def weekday(on: date) -> str:
    """`thứ Hai` … `Chủ nhật`."""
    return _WEEKDAYS[on.weekday()]
