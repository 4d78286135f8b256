"""The deadline table (T01–T28) and when each clock runs out.

`due(rule("T05", on), start, calendar=calendar).at` is the last moment that is in time.

A row of `parameters/deadlines.yaml` is one version of one clock; it holds from its first day to its last.
Clocks "at once" end after the office's own target, which the law does not set: they are shown in minutes and
never decide which of several clocks ends first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from diemtua.law import parameters
from diemtua.law.calendar import Calendar, end_of, local, long
from diemtua.law.citations import cite, unread_amendments
from diemtua.law.counting import Counted, Pause, after, before
from diemtua.law.vocabulary.clocks import ClockKind, Debtor, Unit

_OUTSIDE = frozenset(
    {
        Debtor.BENEFICIARY,
        Debtor.PROCEEDINGS_AUTHORITY,
        Debtor.COURT,
        Debtor.OTHER_CENTRE,
        Debtor.STATE_BODY,
        Debtor.DEPARTMENT,
        Debtor.COUNCIL_BODY,
        Debtor.PROVINCE_CHAIR,
    }
)
OWN_TARGET = "mục tiêu của cơ quan, không phải hạn do pháp luật quy định: phải làm ngay"


class UnknownRule(LookupError):
    """No clock of the law has this name."""


class RuleNotInForce(LookupError):
    """The clock exists, but not on that day."""


class ClockMayNotPause(ValueError):
    """No article lets this clock stand still."""


@dataclass(frozen=True)
class OtherLength:
    """A length that replaces the row's own where every named fact has one of its values. unsure: of this length."""

    facts: Mapping[str, frozenset[str]]
    length: int
    unsure: str = ""


@dataclass(frozen=True)
class DeadlineRule:
    """One version of one clock. trigger, duty: Vietnamese words. owed_by: who must act; external: they stand
    outside the Centre. basis: citation keys. agreement: the fact with the day agreed instead of the length; agreed_as:
    who agreed on it. pause: citation of the article that lets it stand still. unsure: what is not confirmed. Both in
    Vietnamese. In force on [valid_from, valid_to)."""

    id: str
    trigger: str
    duty: str
    owed_by: Debtor
    unit: Unit
    length: int
    kind: ClockKind
    basis: tuple[str, ...]
    exceptions: tuple[OtherLength, ...]
    agreement: str
    agreed_as: str
    pause: str
    unsure: str
    valid_from: date
    valid_to: date | None

    @property
    def external(self) -> bool:
        """Whether somebody outside the Centre owes the duty."""
        return self.owed_by in _OUTSIDE

    def doubts_on(self, on: date, facts: Mapping[str, Any] | None = None) -> tuple[str, ...]:
        """What is not sure of this clock on a day under these facts, in Vietnamese: its own doubt, texts of its
        articles that were not compared, amendments of them that were not."""
        other = self._exception(facts or {})
        found = [each for each in (self.unsure, other.unsure if other else "") if each]
        for key in self.basis:
            if not cite(key).confirmed:
                found.append(f"{cite(key).text}: chưa đối chiếu với văn bản gốc")
            found += [
                f"{cite(key).source.short} đã được {each.short} sửa đổi, chưa đối chiếu nội dung mới"
                for each in unread_amendments(key, on)
            ]
        return tuple(dict.fromkeys(found))

    def holds_on(self, on: date) -> bool:
        """Whether this version is in force on a day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    def length_for(self, facts: Mapping[str, Any]) -> int:
        """The length under these facts: the first exception that holds, otherwise the row's own."""
        other = self._exception(facts)
        return other.length if other else self.length

    def _exception(self, facts: Mapping[str, Any]) -> OtherLength | None:
        return next((each for each in self.exceptions if _holds(each.facts, facts)), None)


@dataclass(frozen=True)
class Due:
    """When a clock runs out. at: the last moment in time (24:00 of a day is its last microsecond, so that
    `at.date()` is the day meant). own_target: the office set it, not the law. trace: how it was counted."""

    rule: str
    at: datetime
    unit: Unit
    kind: ClockKind
    trace: tuple[str, ...]

    @property
    def own_target(self) -> bool:
        """Whether the moment is the office's own target for a duty the law wants at once."""
        return self.kind is ClockKind.AT_ONCE


@cache
def rules() -> Mapping[str, tuple[DeadlineRule, ...]]:
    """Every version of every clock, by name, in the order of the table."""
    return {name: tuple(_read(name, row) for row in rows) for name, rows in parameters.load("deadlines").items()}


def rule(name: str, on: date) -> DeadlineRule:
    """The version of a clock in force on a day; UnknownRule, RuleNotInForce."""
    if name not in rules():
        raise UnknownRule(f"{name} is not a clock of the deadline table.")
    for each in rules()[name]:
        if each.holds_on(on):
            return each
    raise RuleNotInForce(f"{name} was not in force on {on}.")


def due(
    rule: DeadlineRule,
    start: datetime,
    *,
    calendar: Calendar,
    facts: Mapping[str, Any] | None = None,
    pauses: Sequence[Pause] = (),
) -> Due:
    """When a clock that starts at `start` runs out (for BEFORE, `start` is the event).

    facts choose exceptions: booleans, codes or their texts. ClockMayNotPause where no article allows the pauses.
    """
    if pauses and not rule.pause:
        raise ClockMayNotPause(f"{rule.id} does not stand still: no article says so.")
    known = facts or {}
    counted = _agreed(rule, known) or _count(rule, start, calendar, rule.length_for(known), pauses)
    trace = counted.trace + rule.doubts_on(local(start).date(), known)
    return Due(rule.id, counted.at, rule.unit, rule.kind, trace)


def earliest(dues: Iterable[Due]) -> Due | None:
    """The due that comes first. "At once" is never compared: it ends by the office's target, not by law."""
    return min((each for each in dues if not each.own_target), key=lambda each: each.at, default=None)


def _count(rule: DeadlineRule, start: datetime, calendar: Calendar, length: int, pauses: Sequence[Pause]) -> Counted:
    if rule.kind is ClockKind.BEFORE:
        return before(rule.unit, start, length, calendar)
    if rule.kind is ClockKind.PERIODIC:
        return _period(start, length)
    if rule.kind is ClockKind.AT_ONCE:
        counted = after(rule.unit, start, calendar.own_targets.get(rule.id, length), calendar)
        return Counted(counted.at, (*counted.trace, OWN_TARGET))
    return after(rule.unit, start, length, calendar, pauses)


def _period(start: datetime, months: int) -> Counted:
    """The end of the period of the calendar (month, half-year, year) that holds `start`; it is never rolled."""
    day = local(start).date()
    number = (day.month - 1) // months * months + months
    last = date.fromordinal(date(day.year + number // 12, number % 12 + 1, 1).toordinal() - 1)
    return Counted(
        end_of(last), (f"kỳ {months:02d} tháng có ngày {long(day)}", f"kết thúc lúc 24:00 ngày {long(last)}")
    )


def _agreed(rule: DeadlineRule, facts: Mapping[str, Any]) -> Counted | None:
    day = facts.get(rule.agreement) if rule.agreement else None
    if not day:
        return None
    on = day if isinstance(day, date) else date.fromisoformat(str(day))
    return Counted(end_of(on), (f"{rule.agreed_as}: {long(on)}",))


def _holds(wanted: Mapping[str, frozenset[str]], facts: Mapping[str, Any]) -> bool:
    return all(str(facts.get(name, "")).casefold() in values for name, values in wanted.items())


def _read(name: str, row: Mapping[str, Any]) -> DeadlineRule:
    return DeadlineRule(
        id=name,
        trigger=row["trigger"],
        duty=row["duty"],
        owed_by=Debtor(row["debtor"]),
        unit=Unit(row["unit"]),
        length=row["length"],
        kind=ClockKind(row.get("kind", ClockKind.AFTER)),
        basis=tuple(row["basis"]),
        exceptions=tuple(_other_length(each) for each in row.get("exceptions", ())),
        agreement=row.get("agreement", ""),
        agreed_as=row.get("agreed_as", ""),
        pause=row.get("pause", ""),
        unsure=row.get("unsure", ""),
        valid_from=row["valid_from"],
        valid_to=row.get("valid_to"),
    )


def _other_length(row: Mapping[str, Any]) -> OtherLength:
    facts = {name: frozenset(value.casefold() for value in values) for name, values in row["facts"].items()}
    return OtherLength(facts, row["length"], row.get("unsure", ""))
