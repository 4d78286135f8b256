"""Offices for the solver: any number of made-up ones, each the same for its seed."""

from datetime import date, timedelta
from random import Random

from diemtua.duty.rostering import Person, Problem, Seat, Site, Slot, people_by_key, sites_by_key
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.law.vocabulary.practitioners import PractitionerKind as Kind
from diemtua.places.enums import Nearness

MONDAY = date(2026, 3, 2)
BOTH = frozenset({Kind.LEGAL_AID_OFFICER, Kind.CONTRACT_LAWYER})
FIELDS = ("CRIMINAL", "CIVIL", "LAND")


def person(key: int = 1, **more: object) -> Person:
    """A legal aid officer who can do everything, unless said otherwise."""
    said: dict[str, object] = {"name": f"Người {key}", "kind": Kind.LEGAL_AID_OFFICER, "km": {1: 5}} | more
    return Person(key, **said)  # type: ignore[arg-type]


def site(key: int = 1, **more: object) -> Site:
    """A court where officers and lawyers may be on duty."""
    said: dict[str, object] = {"name": f"Tòa {key}", "kinds": BOTH} | more
    return Site(key, **said)  # type: ignore[arg-type]


def seat(day: int = 0, part: DutyPart = DutyPart.MORNING, at: int = 1, number: int = 1) -> Seat:
    """A seat some days after Monday 02/03/2026."""
    return Seat(at, Slot(MONDAY + timedelta(days=day), part), number)


def problem(people: list[Person], seats: list[Seat], sites: list[Site] | None = None, **more: object) -> Problem:
    """The parts put together."""
    return Problem(sites_by_key(sites or [site()]), people_by_key(people), tuple(seats), **more)  # type: ignore[arg-type]


def any_office(seed: int) -> Problem:
    """A small office of its own: two to five people, one to three sites, four to seven days."""
    dice = Random(seed)  # noqa: S311 - no secret hangs on it
    sites = [
        site(key, kinds=frozenset(dice.sample(list(BOTH), dice.randint(1, 2))), field=dice.choice(["", *FIELDS]))
        for key in range(1, dice.randint(1, 3) + 1)
    ]
    days = [MONDAY + timedelta(days=dice.randint(0, 9) + each) for each in range(dice.randint(4, 7))]
    people = [_anybody(dice, key, days, len(sites)) for key in range(1, dice.randint(2, 5) + 1)]
    seats = [
        Seat(place.key, Slot(day, part), number)
        for place in sites
        for day in sorted(set(days))
        for part in dice.sample(list(DutyPart), dice.randint(1, 3))
        for number in range(1, dice.randint(1, 2) + 1)
    ]
    fixed = {each: dice.choice(people).key for each in dice.sample(seats, min(3, len(seats)))}
    return problem(people, seats, sites, fixed=fixed)


def _anybody(dice: Random, key: int, days: list[date], sites: int) -> Person:
    slots = [Slot(day, part) for day in days for part in DutyPart]
    return person(
        key,
        kind=dice.choice([*BOTH, Kind.ADVISER]),
        fields=frozenset(dice.sample(FIELDS, dice.randint(0, 2))),
        km={each: dice.randint(1, 80) for each in range(1, sites + 1) if dice.random() < 0.8},
        near={each: dice.choice(list(Nearness)) for each in range(1, sites + 1) if dice.random() < 0.8},
        away=frozenset(dice.sample(days, dice.randint(0, 2))),
        weekly_cap=dice.randint(0, 6),
        before=dice.randint(0, 12),
        barred=frozenset(each for each in range(1, sites + 1) if dice.random() < 0.2),
        busy=frozenset(dice.sample(slots, dice.randint(0, 2))),
    )
