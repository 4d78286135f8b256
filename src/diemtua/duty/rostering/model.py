"""The roster as a model of OR-tools' CP-SAT: yes-or-no variables, linear rules, one cost.

Built on the solver's own message types: its Python modelling layer would load pandas into every web process.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ortools.sat.python import cp_model_helper as cp

from diemtua.duty.rostering.rules import able, beside_nights
from diemtua.duty.rostering.shapes import Person, Placed, Problem, Seat, Slot

# an empty seat costs more than any unfairness; fairness more than distance; distance more than a full day
EMPTY, UNEVEN, SAME_DAY = 100_000, 400, 60
Place = tuple[int, Slot]
SOLVED = (cp.CpSolverStatus.OPTIMAL, cp.CpSolverStatus.FEASIBLE)


@dataclass(frozen=True)
class Limits:
    """seconds: on the wall. work: the solver's own measure, the same on every machine; 0 for none. One thread,
    together with `work` and the seed, gives the same answer each time, and leaves the other cores to the web."""

    seconds: float = 8.0
    work: float = 0.0
    seed: int = 20_261_123

    def shared(self, parts: int) -> "Limits":
        """The time of one of several searches."""
        return replace(self, seconds=self.seconds / parts, work=self.work / parts)


@dataclass
class Model:
    """The proto under construction, and which variable says what. sits: person at a site in a slot."""

    problem: Problem
    proto: Any = field(default_factory=cp.CpModelProto)
    sits: dict[tuple[int, Place], int] = field(default_factory=dict)
    cost: dict[int, int] = field(default_factory=dict)

    def variable(self, low: int, high: int, *, cost: int = 0) -> int:
        """One more variable between two bounds."""
        self.proto.variables.add().domain.extend([low, high])
        index = len(self.proto.variables) - 1
        if cost:
            self.cost[index] = cost
        return index

    def linear(self, terms: Sequence[tuple[int, int]], low: int, high: int) -> None:
        """low <= sum of coefficient * variable <= high."""
        rule = self.proto.constraints.add().linear
        rule.vars.extend([index for index, _ in terms])
        rule.coeffs.extend([coefficient for _, coefficient in terms])
        rule.domain.extend([low, high])

    def at_most(self, indices: Iterable[int], most: int) -> None:
        """No more than `most` of these are yes."""
        terms = [(index, 1) for index in indices]
        if len(terms) > most:
            self.linear(terms, 0, most)


def build(problem: Problem, kept: Placed, start: Placed) -> Model:
    """The whole model; `kept` seats are settled, `start` is a first answer to improve on."""
    model = Model(problem)
    _fill_seats(model, kept)
    for person in problem.people.values():
        _one_person(model, person)
    _be_fair(model)
    _begin_with(model, start)
    model.proto.objective.vars.extend(list(model.cost))
    model.proto.objective.coeffs.extend(list(model.cost.values()))
    return model


def _fill_seats(model: Model, kept: Placed) -> None:
    """As many people at each place as it has seats, or an empty seat at its price."""
    wanted: dict[Place, int] = defaultdict(int)
    for seat in model.problem.seats:
        wanted[seat.site, seat.slot] += 1
    settled = {(person, (seat.site, seat.slot)) for seat, person in kept.items()}
    for place, count in wanted.items():
        terms = [(model.variable(0, count, cost=EMPTY), 1)]
        for person in model.problem.people.values():
            if able(person, model.problem.sites[place[0]], place[1]):
                low = int((person.key, place) in settled)
                model.sits[person.key, place] = model.variable(low, 1, cost=person.distance(place[0]))
                terms.append((model.sits[person.key, place], 1))
        model.linear(terms, count, count)


def _one_person(model: Model, person: Person) -> None:
    """One place at a time, rest after a night, no more than the week's most; not two parts of a day without need."""
    slots: dict[Slot, list[int]] = defaultdict(list)
    for (key, place), index in model.sits.items():
        if key == person.key:
            slots[place[1]].append(index)
    for slot, here in slots.items():
        model.at_most(here, 1)
        for other in beside_nights(slot):
            model.at_most([*here, *slots.get(other, [])], 1)
    _week_by_week(model, person, slots)
    days: dict[date, list[int]] = defaultdict(list)
    for slot, here in slots.items():
        days[slot.day] += here
    for of_day in (each for each in days.values() if len(each) > 1):
        again = model.variable(0, 2, cost=SAME_DAY)
        model.linear([*((index, 1) for index in of_day), (again, -1)], -2, 1)


def _week_by_week(model: Model, person: Person, slots: dict[Slot, list[int]]) -> None:
    weeks: dict[tuple[int, int], list[int]] = defaultdict(list)
    for slot, here in slots.items():
        weeks[slot.week] += here
    for week, here in weeks.items():
        taken = sum(slot.week == week for slot in person.busy)
        model.at_most(here, max(0, person.weekly_cap - taken))


def _be_fair(model: Model) -> None:
    """Nobody far above or below the common share, counting what the last quarter brought."""
    people, seats = model.problem.people.values(), len(model.problem.seats)
    if not people:
        return
    share = (sum(each.before for each in people) + seats) // len(people)
    highest = share + seats + max(each.before for each in people)
    most = model.variable(0, highest, cost=UNEVEN)
    for person in people:
        own = [(index, 1) for (key, _), index in model.sits.items() if key == person.key]
        above, below = model.variable(0, highest, cost=UNEVEN), model.variable(0, highest, cost=UNEVEN)
        model.linear([*own, (above, -1), (below, 1)], share - person.before, share - person.before + 1)
        model.linear([*own, (most, -1)], -highest, -person.before)


def _begin_with(model: Model, start: Placed) -> None:
    chosen = {(person, (seat.site, seat.slot)) for seat, person in start.items()}
    model.proto.solution_hint.vars.extend(list(model.sits.values()))
    model.proto.solution_hint.values.extend([int(each in chosen) for each in model.sits])


def solve(model: Model, limits: Limits) -> tuple[set[tuple[int, Place]] | None, bool]:
    """Who sits where (None when nothing was found in time), and whether it is proven best."""
    parameters = cp.SatParameters()
    parameters.num_workers, parameters.random_seed = 1, limits.seed
    # tried on a quarter of 12 people and 8 sites: more of the linear relaxation, less of the preparation
    parameters.linearization_level, parameters.cp_model_probing_level, parameters.symmetry_level = 2, 0, 0
    parameters.max_time_in_seconds = limits.seconds
    if limits.work:
        parameters.max_deterministic_time = limits.work
    solver: Any = cp.SolveWrapper()
    solver.set_parameters(parameters)
    response = solver.solve(model.proto)
    if response.status not in SOLVED:
        return None, False
    values = list(response.solution)
    return {each for each, index in model.sits.items() if values[index]}, response.status == cp.CpSolverStatus.OPTIMAL


def seated(problem: Problem, chosen: set[tuple[int, Place]], kept: Placed) -> dict[Seat, int]:
    """People given numbered seats; who was settled stays where he was put."""
    placed = dict(kept)
    waiting: dict[Place, list[int]] = defaultdict(list)
    for person, place in sorted(chosen):
        waiting[place].append(person)
    for seat, person in kept.items():
        waiting[seat.site, seat.slot].remove(person)
    for seat in sorted(problem.seats):
        if seat not in placed and waiting[seat.site, seat.slot]:
            placed[seat] = waiting[seat.site, seat.slot].pop(0)
    return placed
