"""`python -m bench.roster`: a quarter of 12 people at 8 sites, and how far the solver came in its 8 seconds."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from time import perf_counter

from diemtua.duty.rostering import Answer, Person, Problem, Seat, Site, Slot, people_by_key, propose, sites_by_key
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.places.enums import Nearness

MONDAY, WEEKS = date(2026, 3, 2), 13
BOTH = (PractitionerKind.CONTRACT_LAWYER, PractitionerKind.LEGAL_AID_OFFICER)
BAR_SECONDS = 10.0


def quarter(people: int = 12, sites: int = 8) -> Problem:
    """Both parts of every working day; every third court asks for criminal law; people with leave and weekly caps."""
    dice = Random(122)
    whole = [MONDAY + timedelta(days=each) for each in range(7 * WEEKS)]
    days = [day for day in whole if day.weekday() < 5]
    places = [
        Site(key, f"Tòa {key}", frozenset(BOTH), field="" if key % 3 else "CRIMINAL") for key in range(1, sites + 1)
    ]
    staff = [_somebody(dice, key, days, sites) for key in range(1, people + 1)]
    parts = (DutyPart.MORNING, DutyPart.AFTERNOON)
    seats = tuple(Seat(place.key, Slot(day, part), 1) for place in places for day in days for part in parts)
    return Problem(sites_by_key(places), people_by_key(staff), seats)


def _somebody(dice: Random, key: int, days: list[date], sites: int) -> Person:
    kind = dice.choice(BOTH)
    km = {each: dice.randint(1, 80) for each in range(1, sites + 1)}
    # somebody noted the kilometres of every third person; of the others it is known where they live, but for one
    grades = [near for near in Nearness if near is not Nearness.UNKNOWN]
    near = {each: grades[way // 21] if key > 1 else Nearness.UNKNOWN for each, way in km.items()}
    return Person(
        key,
        f"Người {key}",
        kind,
        fields=frozenset({"CRIMINAL" if key % 2 else "CIVIL"}),
        km={} if key % 3 else km,
        near=near,
        away=frozenset(dice.sample(days, 6)),
        weekly_cap=8,
        before=dice.randint(20, 60),
    )


def figures(problem: Problem, answer: Answer, seconds: float) -> list[str]:
    """What a reader wants to know, a line each."""
    load = Counter(each.person for each in answer.placements)
    share = [each.before + load[each.key] for each in problem.people.values()]
    way = sum(problem.people[each.person].distance(each.seat.site) for each in answer.placements)
    how = "proven best" if answer.proven else "best so far"
    return [
        f"{len(problem.seats)} seats, {len(answer.unfilled)} empty, each with its reasons",
        f"{seconds:.1f} s (bar: {BAR_SECONDS:.0f} s); {how}, week by week",
        f"shifts with those of the quarter before: {min(share)} to {max(share)}; the ways to them cost {way} in all",
    ]


def main() -> None:
    """Solve and tell; ends with 1 where the bar is not kept."""
    problem, began = quarter(), perf_counter()
    answer = propose(problem)
    seconds = perf_counter() - began
    print("\n".join(figures(problem, answer, seconds)))
    raise SystemExit(seconds > BAR_SECONDS)


if __name__ == "__main__":
    main()
