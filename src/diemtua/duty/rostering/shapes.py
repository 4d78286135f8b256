"""What a roster is made of, as frozen values. Days are dates, parts are codes of `DutyPart`, people and sites ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from diemtua.law.vocabulary.duty import DutyPart, Obstacle, PlacedBecause
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.places.enums import Nearness

PRICES = {
    Nearness.SAME_COMMUNE: 5, Nearness.SAME_DISTRICT: 20, Nearness.SAME_PROVINCE: 40, Nearness.UNKNOWN: 60,
    Nearness.ELSEWHERE: 80,
}  # fmt: skip
"""What the way to a site costs where nobody noted its kilometres, on their scale."""
Reason = PlacedBecause | Nearness


class Slot(NamedTuple):
    """One part of one day."""

    day: date
    part: DutyPart

    @property
    def week(self) -> tuple[int, int]:
        """The ISO year and week in which a cap counts it."""
        return self.day.isocalendar()[:2]

    @property
    def after_night(self) -> "Slot":
        """The morning in which somebody who was on duty this night rests."""
        return Slot(self.day + timedelta(days=1), DutyPart.MORNING)


class Seat(NamedTuple):
    """One person's place at one site in one slot; number from 1."""

    site: int
    slot: Slot
    number: int


@dataclass(frozen=True)
class Site:
    """kinds: who may be on duty there. field: the field of law asked for, empty for any."""

    key: int
    name: str
    kinds: frozenset[PractitionerKind]
    field: str = ""


@dataclass(frozen=True)
class Person:
    """One practitioner.

    fields: of law, empty for every one. km: from home to a site, where somebody noted it. near: how near the home lies
    to each site to which one goes. away: days of leave and days without a valid card or contract. weekly_cap: most
    slots in an ISO week. before: slots in the last quarter. barred: sites. busy: slots of other rosters in force; they
    fill the slot and count in the week.
    """

    key: int
    name: str
    kind: PractitionerKind
    fields: frozenset[str] = frozenset()
    km: Mapping[int, int] = field(default_factory=dict)
    near: Mapping[int, Nearness] = field(default_factory=dict)
    away: frozenset[date] = frozenset()
    weekly_cap: int = 5
    before: int = 0
    barred: frozenset[int] = frozenset()
    busy: frozenset[Slot] = frozenset()

    def distance(self, site: int) -> int:
        """What the way from home costs: its kilometres, otherwise the price of how near the site lies."""
        return self.km.get(site, PRICES[self.nearness(site)])

    def nearness(self, site: int) -> Nearness:
        """How near the home lies to a site."""
        return self.near.get(site, Nearness.UNKNOWN)


Placed = Mapping[Seat, int]
"""Who sits where: a person's key by seat."""


@dataclass(frozen=True)
class Problem:
    """A roster to be made. fixed: seats somebody filled by hand, kept wherever no rule is broken by it."""

    sites: Mapping[int, Site]
    people: Mapping[int, Person]
    seats: tuple[Seat, ...]
    fixed: Placed = field(default_factory=dict)


@dataclass(frozen=True)
class Placement:
    """A person at a seat, and why."""

    seat: Seat
    person: int
    because: tuple[Reason, ...]


@dataclass(frozen=True)
class Unfilled:
    """A seat without anybody, and for each person all that stands against it; a person who could have sat there, were
    the time to search not over, is not among them."""

    seat: Seat
    against: Mapping[int, tuple[Obstacle, ...]]


@dataclass(frozen=True)
class Broken:
    """A placement and every rule that it breaks."""

    seat: Seat
    person: int
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True)
class Answer:
    """The best roster found. proven: no better one exists; otherwise the search was cut short. dropped: seats filled
    by hand that could not be kept."""

    placements: tuple[Placement, ...]
    unfilled: tuple[Unfilled, ...]
    dropped: tuple[Broken, ...]
    proven: bool

    @property
    def placed(self) -> dict[Seat, int]:
        """Who sits where."""
        return {each.seat: each.person for each in self.placements}


def people_by_key(people: Iterable[Person]) -> dict[int, Person]:
    """People as a problem holds them."""
    return {each.key: each for each in people}


def sites_by_key(sites: Iterable[Site]) -> dict[int, Site]:
    """Sites as a problem holds them."""
    return {each.key: each for each in sites}
