"""A roster as a table: a row for each day, a column for each place, every seat with its person or its gap."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from diemtua.duty.queries import by_day
from diemtua.duty.rostering import Broken, Seat, broken, unfilled
from diemtua.law.codes import N_
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.shared.months import following

_SHORT = {DutyPart.MORNING: N_("Sáng"), DutyPart.AFTERNOON: N_("Chiều"), DutyPart.NIGHT: N_("Đêm")}


@dataclass(frozen=True)
class Cell:
    """One seat. name: empty for a gap. obstacle: the rule it breaks, empty for none. extra: nobody asked for it."""

    seat: Seat
    name: str
    shift: Any
    obstacle: str
    extra: bool

    @property
    def address(self) -> str:
        """The slot as the address of its page names it."""
        return f"{self.seat.slot.day.isoformat()}-{self.seat.slot.part}"

    @property
    def part(self) -> str:
        """Which part of the day, in one word to be translated."""
        return _SHORT[self.seat.slot.part]


@dataclass(frozen=True)
class Row:
    """One day. places: the name of each site with its seats, in the order of the heads."""

    day: date
    places: list[tuple[str, list[Cell]]]


@dataclass(frozen=True)
class Grid:
    """What the page shows of a month of a roster."""

    heads: list[str]
    rows: list[Row]


def broken_in(plan: Any) -> list[Broken]:
    """Every rule that the roster breaks as it stands."""
    return broken(plan.problem, plan.placed)


def grid_of(plan: Any, first: date, last: date) -> Grid:
    """The days between two, both included, on which somebody is wanted or placed."""
    against = {each.seat: each.obstacle.label for each in broken_in(plan)}
    wanted, days = set(plan.problem.seats), by_day(plan)
    shown = [day for day in sorted(days) if first <= day <= last]
    used = {site for day in shown for site, _part in days[day]}
    sites = [key for key in plan.problem.sites if key in used]
    names = {key: plan.problem.sites[key].name for key in sites}
    rows = [
        Row(day, [(name, list(_cells(days[day], key, wanted, against))) for key, name in names.items()])
        for day in shown
    ]
    return Grid(list(names.values()), rows)


def _cells(day: Any, site: int, wanted: set[Seat], against: dict[Seat, str]) -> Iterator[Cell]:
    for (place, _part), seats in day.items():
        if place == site:
            for seat, shift in seats:
                name = shift.practitioner.full_name if shift else ""
                yield Cell(seat, name, shift, against.get(seat, ""), seat not in wanted)


def gaps(plan: Any, first: date, last: date) -> list[tuple[Seat, str, list[tuple[str, str]]]]:
    """Empty seats with their site, and each person with what stands against them."""
    found = (each for each in unfilled(plan.problem, plan.placed) if first <= each.seat.slot.day <= last)
    return [(each.seat, plan.problem.sites[each.seat.site].name, _against(plan, each.against)) for each in found]


def _against(plan: Any, against: Any) -> list[tuple[str, str]]:
    return [(plan.problem.people[key].name, obstacle.label) for key, obstacle in against.items()]


def months_between(first: date, last: date) -> list[date]:
    """The first days of the months that a roster touches."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = following(month)
    return found
