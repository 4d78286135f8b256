"""A roster as a table: a row for each day, a column for each place, every seat with its person or its gap."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from diemtua.duty.queries import by_day, obstacle_words
from diemtua.duty.rostering import Broken, Seat, Slot, unfilled
from diemtua.law.codes import N_
from diemtua.law.vocabulary.duty import DutyPart, Obstacle
from diemtua.shared.months import following

_SHORT = {DutyPart.MORNING: N_("Sáng"), DutyPart.AFTERNOON: N_("Chiều"), DutyPart.NIGHT: N_("Đêm")}
Against = tuple[tuple[int, tuple[Obstacle, ...]], ...]


@dataclass(frozen=True)
class Cell:
    """One seat. name: empty for a gap. broken: a rule is. extra: nobody asked for it."""

    seat: Seat
    name: str
    shift: Any
    broken: bool
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


@dataclass(frozen=True)
class Gap:
    """Seats of one part of a day that are empty for the same reasons. places: each with how many.

    against: all that stands against somebody, with whom. able: somebody could still be put there.
    """

    slot: Slot
    places: list[tuple[str, int]]
    against: list[tuple[str, list[str]]]
    able: bool


def grid_of(plan: Any, broken: Collection[Seat], first: date, last: date) -> Grid:
    """The days between two, both included, on which somebody is wanted or placed."""
    wanted, days = set(plan.problem.seats), by_day(plan, first, last)
    used = {site for seats in days.values() for site in seats}
    names = {key: site.name for key, site in plan.problem.sites.items() if key in used}

    def cell(seat: Seat, shift: Any) -> Cell:
        return Cell(seat, shift.practitioner.full_name if shift else "", shift, seat in broken, seat not in wanted)

    rows = [
        Row(day, [(name, [cell(*each) for each in seats.get(key, ())]) for key, name in names.items()])
        for day, seats in days.items()
    ]
    return Grid(list(names.values()), rows)


def named(plan: Any, broken: Iterable[Broken]) -> list[tuple[Seat, str, str, str]]:
    """Placements that break rules: the seat, its place, who, and every rule in words."""
    people, sites = plan.problem.people, plan.problem.sites
    return [
        (each.seat, sites[each.seat.site].name, people[each.person].name, obstacle_words(each.obstacles))
        for each in broken
    ]


def gaps(plan: Any, first: date, last: date) -> list[Gap]:
    """Empty seats between two days, both included; those that are empty together for the same reasons told once."""
    seats = [each for each in plan.empty if first <= each.slot.day <= last]
    alike: dict[tuple[Slot, Against], Counter[int]] = {}
    for each in unfilled(plan.problem, plan.placed, seats):
        alike.setdefault((each.seat.slot, tuple(each.against.items())), Counter())[each.seat.site] += 1
    return [_gap(plan, slot, against, places) for (slot, against), places in alike.items()]


def _gap(plan: Any, slot: Slot, against: Against, places: Counter[int]) -> Gap:
    people, sites = plan.problem.people, plan.problem.sites
    shared: dict[tuple[Obstacle, ...], list[str]] = {}
    for key, obstacles in against:
        shared.setdefault(obstacles, []).append(people[key].name)
    said = [(obstacle_words(obstacles), names) for obstacles, names in shared.items()]
    return Gap(slot, [(sites[key].name, many) for key, many in places.items()], said, len(against) < len(people))


def months_between(first: date, last: date) -> list[date]:
    """The first days of the months that a roster touches."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = following(month)
    return found
