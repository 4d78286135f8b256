"""Proposing a roster: a plain first answer, the solver's better one, and the reasons for both."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from diemtua.duty.rostering import model
from diemtua.duty.rostering.model import Limits
from diemtua.duty.rostering.rules import Book, able, in_turn, keepable
from diemtua.duty.rostering.shapes import Answer, Person, Placed, Placement, Problem, Reason, Seat, Unfilled
from diemtua.law.vocabulary.duty import Obstacle, PlacedBecause
from diemtua.places.enums import Nearness

Progress = Callable[[int, int], object]


def propose(problem: Problem, limits: Limits | None = None, told: Progress | None = None) -> Answer:
    """The best roster found within the limits. There always is one: seats nobody can take stay empty. told: is called
    after each week with how many are done, of how many.

    Week by week, each knowing what the weeks before brought to whom: caps count in weeks, so little is lost, and a
    quarter is solved in seconds where the whole at once takes many minutes.
    """
    kept, dropped = keepable(problem)
    placed, proven, said = dict(kept), True, limits or Limits()
    weeks = sorted({each.slot.week for each in problem.seats})
    for done, week in enumerate(weeks, start=1):
        part = _week(problem, week, placed)
        found, best = _best(part, said.shared(len(weeks)))
        placed, proven = placed | found, proven and best
        if told is not None:
            told(done, len(weeks))
    placements = tuple(_explained(problem, seat, placed[seat], kept) for seat in in_turn(placed))
    return Answer(placements, unfilled(problem, placed, problem.seats), tuple(dropped), proven)


def _week(problem: Problem, week: tuple[int, int], placed: Placed) -> Problem:
    """The week alone; what is settled in other weeks has become the past of each person, or his other business."""
    outside = {seat: person for seat, person in placed.items() if seat.slot.week != week}
    people = {key: _having_done(who, [seat for seat in outside if outside[seat] == key])
              for key, who in problem.people.items()}  # fmt: skip
    seats = tuple(seat for seat in problem.seats if seat.slot.week == week)
    return Problem(problem.sites, people, seats, {seat: placed[seat] for seat in seats if seat in placed})


def _having_done(person: Person, seats: list[Seat]) -> Person:
    return replace(person, before=person.before + len(seats), busy=person.busy | {seat.slot for seat in seats})


def _best(problem: Problem, limits: Limits) -> tuple[dict[Seat, int], bool]:
    start = first_answer(problem, problem.fixed)
    if not problem.people:
        return start, True
    chosen, proven = model.solve(model.build(problem, problem.fixed, start), limits)
    return start if chosen is None else model.seated(problem, chosen, problem.fixed), proven


def first_answer(problem: Problem, kept: Placed) -> dict[Seat, int]:
    """What somebody with a pencil would do: seat by seat, whoever had the fewest shifts, then the nearest."""
    placed, book = dict(kept), Book(problem, kept)
    load = Counter({key: each.before for key, each in problem.people.items()}) + Counter(kept.values())
    for seat in in_turn(set(problem.seats) - set(kept)):
        free = [key for key in problem.people if book.allows(seat, key)]
        if free:
            chosen = min(free, key=lambda key: (load[key], problem.people[key].distance(seat.site), key))
            placed[seat] = chosen
            load[chosen] += 1
            book.add(seat, chosen)
    return placed


def _explained(problem: Problem, seat: Seat, person: int, kept: Placed) -> Placement:
    """Why this person: by comparison with everybody whom no lasting obstacle kept from this seat."""
    if seat in kept:
        return Placement(seat, person, (PlacedBecause.BY_HAND,))
    site = problem.sites[seat.site]
    rivals = [each for each in problem.people.values() if able(each, site, seat.slot)]
    who, because = problem.people[person], list[Reason]((PlacedBecause.FREE, PlacedBecause.COMPETENT))
    because += _lives(who, seat.site)
    if _nearest(who, [each for each in rivals if each is not who], seat.site):
        because.append(PlacedBecause.NEAREST)
    if who.before <= min(each.before for each in rivals):
        because.append(PlacedBecause.FEWEST)
    return Placement(seat, person, tuple(because))


def _lives(who: Person, site: int) -> list[Nearness]:
    """How near the home lies to a site to which one goes; that it is not known is told where no kilometres are."""
    told = site in who.near and (who.near[site] is not Nearness.UNKNOWN or site not in who.km)
    return [who.near[site]] if told else []


def _nearest(who: Person, others: list[Person], site: int) -> bool:
    """Whether nobody lives nearer, as far as it is known of each: of two in the same grade nobody knows."""
    if all(site in each.km for each in (who, *others)):
        return all(who.km[site] <= each.km[site] for each in others)
    if Nearness.UNKNOWN in {each.nearness(site) for each in (who, *others)}:
        return False
    grades = list(Nearness)
    return all(grades.index(who.nearness(site)) < grades.index(each.nearness(site)) for each in others)


def unfilled(problem: Problem, placed: Placed, seats: Iterable[Seat]) -> tuple[Unfilled, ...]:
    """The empty ones among these seats, each with all that stands against each person who cannot take it."""
    book = Book(problem, placed)
    return tuple(Unfilled(seat, _standing_against(book, seat)) for seat in in_turn(set(seats) - placed.keys()))


def _standing_against(book: Book, seat: Seat) -> dict[int, tuple[Obstacle, ...]]:
    said = {key: tuple(book.against(seat, key)) for key in book.problem.people}
    return {key: obstacles for key, obstacles in said.items() if obstacles}
