"""The solver: no hard rule broken in any office, every empty seat explained, the same answer each time."""

from dataclasses import replace
from itertools import pairwise

import pytest

from diemtua.duty.rostering import Broken, Limits, Placement, Seat, Slot, against_each, broken, model, propose, unfilled
from diemtua.duty.rostering.proposing import first_answer
from diemtua.law.vocabulary.duty import DutyPart, Obstacle
from diemtua.law.vocabulary.duty import PlacedBecause as Because
from diemtua.law.vocabulary.practitioners import PractitionerKind as Kind
from diemtua.places.enums import Nearness
from tests.duty.offices import MONDAY, any_office, person, problem, seat, site

QUICK = Limits(seconds=20, work=0.05)
NIGHT, AFTERNOON = DutyPart.NIGHT, DutyPart.AFTERNOON


@pytest.mark.parametrize("hundred", range(0, 200, 25))
def test_no_hard_rule_is_broken_in_any_office(hundred: int) -> None:
    for seed in range(hundred, hundred + 25):
        office = any_office(seed)
        answer = propose(office, QUICK)
        assert broken(office, answer.placed) == [], seed
        assert len(answer.placements) + len(answer.unfilled) == len(office.seats), seed


def test_solver_leaves_no_more_seats_empty_than_a_pencil() -> None:
    for seed in range(40):
        office = replace(any_office(seed), fixed={})
        assert len(propose(office, QUICK).unfilled) <= len(office.seats) - len(first_answer(office, {}))


def test_same_office_gets_the_same_roster() -> None:
    office = any_office(7)
    assert propose(office, QUICK) == propose(office, QUICK)


def test_nearest_with_fewest_shifts_is_placed_and_told_why() -> None:
    near, far = person(1, km={1: 2}), person(2, km={1: 40}, before=3)
    answer = propose(problem([near, far], [seat()]), QUICK)
    because = (Because.FREE, Because.COMPETENT, Because.NEAREST, Because.FEWEST)
    assert (answer.placements, answer.unfilled, answer.proven) == ((Placement(seat(), 1, because),), (), True)


def test_nobody_is_called_nearest_while_another_distance_is_not_known() -> None:
    answer = propose(problem([person(1, km={1: 2}), person(2, km={}, before=3)], [seat()]), QUICK)
    assert answer.placements == (Placement(seat(), 1, (Because.FREE, Because.COMPETENT, Because.FEWEST)),)


@pytest.mark.parametrize(("near", "far"), list(pairwise(Nearness)))
def test_nearer_home_is_placed_and_its_grade_told(near: Nearness, far: Nearness) -> None:
    people = [person(1, km={}, near={1: far}), person(2, km={}, near={1: near})]
    answer = propose(problem(people, [seat()]), QUICK)
    nearest = () if Nearness.UNKNOWN in (near, far) else (Because.NEAREST,)
    because = (Because.FREE, Because.COMPETENT, near, *nearest, Because.FEWEST)
    assert (answer.placements, answer.proven) == ((Placement(seat(), 2, because),), True)


@pytest.mark.parametrize("near", Nearness)
def test_nobody_is_called_nearest_of_two_in_the_same_grade(near: Nearness) -> None:
    people = [person(each, km={}, near={1: near}) for each in (1, 2)]
    answer = propose(problem(people, [seat()]), QUICK)
    assert answer.placements[0].because == (Because.FREE, Because.COMPETENT, near, Because.FEWEST)


def test_kilometres_weigh_more_than_a_grade() -> None:
    noted, graded = person(1, km={1: 3}, near={1: Nearness.UNKNOWN}), person(2, km={}, near={1: Nearness.SAME_COMMUNE})
    answer = propose(problem([noted, graded], [seat()]), QUICK)
    assert answer.placements == (Placement(seat(), 1, (Because.FREE, Because.COMPETENT, Because.FEWEST)),)


def test_fairness_weighs_more_than_distance() -> None:
    near, far = person(1, km={1: 2}, before=9), person(2, km={1: 60}, before=0)
    answer = propose(problem([near, far], [seat(), seat(day=1)]), QUICK)
    assert {each.person: each.because for each in answer.placements} == {
        2: (Because.FREE, Because.COMPETENT, Because.FEWEST)
    }


def test_seat_filled_by_hand_is_kept() -> None:
    office = problem([person(1), person(2, km={1: 70}, before=20)], [seat(number=1), seat(number=2)])
    answer = propose(replace(office, fixed={seat(number=2): 2}), QUICK)
    assert answer.placed == {seat(number=1): 1, seat(number=2): 2}
    assert answer.placements[1].because == (Because.BY_HAND,)


def test_seat_filled_by_hand_against_a_rule_is_dropped_and_named() -> None:
    away = person(1, away=frozenset({MONDAY}))
    office = problem([away, person(2)], [seat(), seat(day=1)], fixed={seat(): 1, seat(day=1): 99})
    answer = propose(office, QUICK)
    assert answer.dropped == (
        Broken(seat(), 1, (Obstacle.AWAY,)), Broken(seat(day=1), 99, (Obstacle.NOT_COMPETENT,)),
    )  # fmt: skip
    assert answer.placed[seat()] == 2


OBSTACLES = {
    Obstacle.AWAY: person(1, away=frozenset({MONDAY})),
    Obstacle.NOT_COMPETENT: person(1, kind=Kind.ADVISER),
    Obstacle.BARRED: person(1, barred=frozenset({1})),
    Obstacle.ELSEWHERE: person(1, busy=frozenset({seat().slot})),
    Obstacle.RESTING: person(1, busy=frozenset({seat(day=-1, part=NIGHT).slot})),
    Obstacle.CAP_REACHED: person(1, weekly_cap=0),
}


@pytest.mark.parametrize("obstacle", Obstacle)
def test_empty_seat_is_told_with_what_stands_against_each_person(obstacle: Obstacle) -> None:
    answer = propose(problem([OBSTACLES[obstacle]], [seat()]), QUICK)
    assert [(each.seat, each.against) for each in answer.unfilled] == [(seat(), {1: (obstacle,)})]


def test_everything_that_stands_against_a_person_is_named() -> None:
    night = seat(day=-1, part=NIGHT).slot
    busy = person(
        1, away=frozenset({MONDAY}), kind=Kind.ADVISER, barred=frozenset({1}), busy=frozenset({seat().slot, night}),
        weekly_cap=1,
    )  # fmt: skip
    assert against_each(problem([busy], [seat()]), {}, seat()) == {1: tuple(Obstacle)}
    assert broken(problem([busy], [seat()]), {seat(): 1}) == [Broken(seat(), 1, tuple(Obstacle))]


def test_field_asked_for_is_known_to_who_named_none_or_that_one() -> None:
    people = [person(1), person(2, fields=frozenset({"CRIMINAL"})), person(3, fields=frozenset({"LAND"}))]
    office = problem(people, [seat()], [site(field="CRIMINAL")])
    assert against_each(office, {}, seat()) == {1: (), 2: (), 3: (Obstacle.NOT_COMPETENT,)}


def test_one_place_at_a_time_and_rest_after_a_night_stand_between_seats_of_one_roster() -> None:
    seats = [seat(part=NIGHT), seat(part=NIGHT, at=2), seat(day=1), seat(day=1, part=AFTERNOON)]
    office = problem([person(1)], seats, [site(1), site(2)])
    placed = dict.fromkeys(seats, 1)
    assert broken(office, placed) == [
        Broken(seats[1], 1, (Obstacle.ELSEWHERE,)), Broken(seats[2], 1, (Obstacle.RESTING,))
    ]  # fmt: skip
    assert len(propose(office, QUICK).placements) == 2


def test_week_is_counted_with_what_other_rosters_hold() -> None:
    busy = frozenset({Slot(MONDAY, DutyPart.MORNING)})
    office = problem([person(1, weekly_cap=2, busy=busy)], [seat(day=each) for each in (1, 2, 7)])
    assert len(propose(office, QUICK).placements) == 2


def test_rest_is_kept_across_the_end_of_a_week() -> None:
    office = problem([person(1)], [seat(day=6, part=NIGHT), seat(day=7)])
    assert len(propose(office, QUICK).placements) == 1
    turned = replace(office, fixed={seat(day=7): 1})
    assert propose(turned, QUICK).placed == {seat(day=7): 1}


def test_office_without_people_has_only_empty_seats() -> None:
    answer = propose(problem([], [seat()]), QUICK)
    assert ([each.against for each in answer.unfilled], answer.proven) == ([{}], True)


def test_office_without_seats_has_an_empty_roster() -> None:
    answer = propose(problem([person()], []), QUICK)
    assert (answer.placements, answer.unfilled) == ((), ())


def test_search_without_time_answers_with_a_pencil() -> None:
    office = replace(any_office(3), fixed={})
    answer = propose(office, Limits(seconds=0.000_001))
    assert (answer.placed, answer.proven) == (first_answer(office, {}), False)


def test_seat_somebody_could_take_is_told_as_free() -> None:
    office = problem([person(1)], [seat()])
    assert [each.against for each in unfilled(office, {}, office.seats)] == [{}]


def test_two_seats_of_one_place_hold_two_people() -> None:
    office = problem([person(1), person(2)], [seat(number=1), seat(number=2)])
    assert sorted(propose(office, QUICK).placed.values()) == [1, 2]


def test_limits_are_shared_among_weeks() -> None:
    assert model.Limits(seconds=8, work=4).shared(4) == model.Limits(seconds=2, work=1)


def test_hours_of_a_day_are_covered_without_a_gap() -> None:
    ends = [part.hours for part in DutyPart]
    assert [end for _, end in ends] == [start for start, _ in (*ends[1:], ends[0])]
    assert Seat(1, Slot(MONDAY, NIGHT), 1).slot.after_night == seat(day=1).slot
