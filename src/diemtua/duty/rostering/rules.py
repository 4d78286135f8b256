"""The hard rules, in one place for the solver, for whoever edits by hand and for the tests."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from diemtua.duty.rostering.shapes import Broken, Person, Placed, Problem, Seat, Site, Slot
from diemtua.law.vocabulary.duty import DutyPart, Obstacle

_DAY = timedelta(days=1)


def never(person: Person, site: Site, slot: Slot) -> Obstacle | None:
    """What stands against a person at a site in a slot whatever else is planned."""
    if slot.day in person.away:
        return Obstacle.AWAY
    if person.kind not in site.kinds or not _knows(person, site):
        return Obstacle.NOT_COMPETENT
    if site.key in person.barred:
        return Obstacle.BARRED
    if slot in person.busy:
        return Obstacle.ELSEWHERE
    return Obstacle.RESTING if person.busy & {*beside_nights(slot)} else None


def _knows(person: Person, site: Site) -> bool:
    return not site.field or not person.fields or site.field in person.fields


def beside_nights(slot: Slot) -> Iterator[Slot]:
    """Slots that leave no rest beside this one: the morning after a night, the night before a morning."""
    if slot.part is DutyPart.NIGHT:
        yield slot.after_night
    if slot.part is DutyPart.MORNING:
        yield Slot(slot.day - _DAY, DutyPart.NIGHT)


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

    def against(self, seat: Seat, person: int) -> Obstacle | None:
        """What forbids one more placement; None where nothing does."""
        who = self.problem.people[person]
        found = never(who, self.problem.sites[seat.site], seat.slot)
        if found is not None:
            return found
        if seat.slot in self.slots[person]:
            return Obstacle.ELSEWHERE
        if self.slots[person] & {*beside_nights(seat.slot)}:
            return Obstacle.RESTING
        return Obstacle.CAP_REACHED if self.weeks[person][seat.slot.week] >= who.weekly_cap else None


def against_each(problem: Problem, placed: Placed, seat: Seat) -> dict[int, Obstacle | None]:
    """For every person what stands against this seat, were the others to stay as they are."""
    book = Book(problem, {each: person for each, person in placed.items() if each != seat})
    return {key: book.against(seat, key) for key in problem.people}


def broken(problem: Problem, placed: Placed) -> list[Broken]:
    """Every rule that a roster breaks, seat by seat in time; of two that clash, the later one is named."""
    book, found = Book(problem, {}), []
    for seat in in_turn(placed):
        obstacle = book.against(seat, placed[seat])
        if obstacle is not None:
            found.append(Broken(seat, placed[seat], obstacle))
        book.add(seat, placed[seat])
    return found


def keepable(problem: Problem) -> tuple[dict[Seat, int], list[Broken]]:
    """The seats filled by hand that break nothing, and the others with what they break."""
    book, kept, dropped = Book(problem, {}), dict[Seat, int](), []
    for seat in in_turn(set(problem.fixed) & set(problem.seats)):
        person = problem.fixed[seat]
        obstacle = book.against(seat, person) if person in problem.people else Obstacle.NOT_COMPETENT
        if obstacle is None:
            kept[seat] = person
            book.add(seat, person)
        else:
            dropped.append(Broken(seat, person, obstacle))
    return kept, dropped


def in_turn(seats: Iterable[Seat]) -> list[Seat]:
    """Seats by day, part and site: the order in which a simple planner would fill them."""
    order = list(DutyPart)
    return sorted(seats, key=lambda each: (each.slot.day, order.index(each.slot.part), each.site, each.number))
