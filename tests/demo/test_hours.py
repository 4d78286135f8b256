"""Moments of the demonstration: the next quarter, the next opening, two hours' work, a court's hour."""

from datetime import datetime
from random import Random

import pytest

from diemtua.demo import hours
from diemtua.law.calendar import seed
from diemtua.shared.clock import VIETNAM

CALENDAR = seed()
DICE = Random(7)  # noqa: S311 - no secret
FRIDAY, MONDAY = (2026, 11, 20), (2026, 11, 23)


def at(day: tuple[int, int, int], hour: int, minute: int = 0) -> datetime:
    return datetime(*day, hour, minute, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("moment", "quarter"),
    [(at(FRIDAY, 9), at(FRIDAY, 9)), (at(FRIDAY, 9, 1), at(FRIDAY, 9, 15)), (at(FRIDAY, 9, 46), at(FRIDAY, 10))],
)
def test_a_moment_is_the_quarter_that_follows(moment: datetime, quarter: datetime) -> None:
    assert hours.at_the_quarter(moment) == quarter
    assert hours.in_office_hours(moment, DICE, CALENDAR) == quarter


@pytest.mark.parametrize(
    ("moment", "openings"),
    [
        (at(FRIDAY, 12, 40), [at(FRIDAY, 13)]),
        (at(FRIDAY, 6, 21), [at(FRIDAY, 7), at(FRIDAY, 13)]),
        (at(FRIDAY, 17, 1), [at(MONDAY, 7), at(MONDAY, 13)]),
    ],
)
def test_what_falls_outside_office_hours_is_done_soon_after_they_begin(
    moment: datetime, openings: list[datetime]
) -> None:
    found = {hours.in_office_hours(moment, DICE, CALENDAR) for _ in range(1000)}
    assert found == {opens + hours.QUARTER * each for opens in openings for each in range(hours.SOON + 1)}


def test_work_lies_within_the_day_and_hearings_begin_at_the_hours_of_courts() -> None:
    done = hours.work_done(at(FRIDAY, 7, 15), CALENDAR)
    assert (done, hours.work_done(at(FRIDAY, 15), CALENDAR)) == (at(FRIDAY, 9), at(FRIDAY, 15))
    assert {hours.began(done, DICE, CALENDAR) for _ in range(20)} == {at(FRIDAY, 7)}
    heard = {hours.hearing_at(at(FRIDAY, 18), DICE, CALENDAR) for _ in range(200)}
    assert heard == {datetime.combine(at(MONDAY, 0).date(), clock, VIETNAM) for clock in hours.HEARD_AT}
