"""The hard rules, in one place for the solver, for whoever edits by hand and for the tests."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from datetime import timedelta
from functools import lru_cache

from diemtua.duty.rostering.shapes import Broken, Person, Placed, Problem, Seat, Site, Slot
from diemtua.law.vocabulary.duty import DutyPart, Obstacle

_DAY = timedelta(days=1)


def against(person: Person, site: Site, slot: Slot, taken: Set[Slot]) -> Iterator[Obstacle]:
    """Every rule that keeps a person from a site in a slot, the slots he has taken being these; the week's most
    aside."""
    if slot.day in person.away:
        yield Obstacle.AWAY
    if person.kind not in site.kinds or not _knows(person, site):
        yield Obstacle.NOT_COMPETENT
    if site.key in person.barred:
        yield Obstacle.BARRED
    if slot in taken:
        yield Obstacle.ELSEWHERE
    if not taken.isdisjoint(beside_nights(slot)):
        yield Obstacle.RESTING


def able(person: Person, site: Site, slot: Slot) -> bool:
    """Whether nothing stands against a person at a site in a slot whatever else is planned."""
    return not any(against(person, site, slot, person.busy))


def _knows(person: Person, site: Site) -> bool:
    return not site.field or not person.fields or site.field in person.fields


# asked for every person at every seat: the slots of a year stay known
@lru_cache(maxsize=1200)
def beside_nights(slot: Slot) -> tuple[Slot, ...]:
    """Slots that leave no rest beside this one: the morning after a night, the night before a morning."""
    if slot.part is DutyPart.NIGHT:
        return (slot.after_night,)
    return (Slot(slot.day - _DAY, DutyPart.NIGHT),) if slot.part is DutyPart.MORNING else ()


class Book:
    """Who is on duty when, while a roster grows: answers what stands against one more placement."""

    def __init__(self, problem: Problem, placed: Placed) -> None:
        self.problem = problem
        self.slots: dict[int, set[Slot]] = {key: set(each.busy) for key, each in problem.people.items()}
        self.weeks = {key: Counter(slot.week for slot in slots) for key, slots in self.slots.items()}
        for seat, person in placed.items():
            self.add(seat, person)

    def add(self, seat: Seat, person: int) -> None:
        """One more placement."""
        self.slots[person].add(seat.slot)
        self.weeks[person][seat.slot.week] += 1

    def against(self, seat: Seat, person: int) -> Iterator[Obstacle]:
        """Every rule that forbids one more placement."""
        who = self.problem.people[person]
        yield from against(who, self.problem.sites[seat.site], seat.slot, self.slots[person])
        if self.weeks[person][seat.slot.week] >= who.weekly_cap:
            yield Obstacle.CAP_REACHED

    def allows(self, seat: Seat, person: int) -> bool:
        """Whether nothing forbids it."""
        return not any(self.against(seat, person))


def against_each(problem: Problem, placed: Placed, seat: Seat) -> dict[int, tuple[Obstacle, ...]]:
    """For every person all that stands against this seat, were the others to stay as they are."""
    book = Book(problem, {each: person for each, person in placed.items() if each != seat})
    return {key: tuple(book.against(seat, key)) for key in problem.people}


def broken(problem: Problem, placed: Placed) -> list[Broken]:
    """Every placement that breaks a rule, in time, with every rule it breaks; of two that clash, the later one."""
    book, found = Book(problem, {}), []
    for seat in in_turn(placed):
        obstacles = tuple(book.against(seat, placed[seat]))
        if obstacles:
            found.append(Broken(seat, placed[seat], obstacles))
        book.add(seat, placed[seat])
    return found


def keepable(problem: Problem) -> tuple[dict[Seat, int], list[Broken]]:
    """The seats filled by hand that break nothing, and the others with what they break."""
    book, kept, dropped = Book(problem, {}), dict[Seat, int](), []
    for seat in in_turn(set(problem.fixed) & set(problem.seats)):
        person = problem.fixed[seat]
        known = person in problem.people
        obstacles = tuple(book.against(seat, person)) if known else (Obstacle.NOT_COMPETENT,)
        if obstacles:
            dropped.append(Broken(seat, person, obstacles))
        else:
            kept[seat] = person
            book.add(seat, person)
    return kept, dropped


def in_turn(seats: Iterable[Seat]) -> list[Seat]:
    """Seats by day, part and site: the order in which a simple planner would fill them."""
    order = list(DutyPart)
    return sorted(seats, key=lambda each: (each.slot.day, order.index(each.slot.part), each.site, each.number))
