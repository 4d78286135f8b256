from datetime import date

import pytest

from diemtua.shared.months import following, last_day, month_named, months_after, months_before


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 1, 31), date(2026, 2, 1)),
        (date(2026, 11, 1), date(2026, 12, 1)),
        (date(2026, 12, 5), date(2027, 1, 1)),
    ],
)
def test_following_month_begins_on_its_first_day(day: date, first: date) -> None:
    assert following(day) == first


@pytest.mark.parametrize("text", ["", "2026-13", "2026", "tháng ba", "0001-01", "9999-12"])
def test_month_that_is_no_month_is_that_of_the_other_day(text: str) -> None:
    assert month_named(text, date(2026, 3, 15)) == date(2026, 3, 1)


def test_month_is_named_by_year_and_number() -> None:
    assert month_named("2026-11", date(2026, 3, 15)) == date(2026, 11, 1)


def test_last_day_of_a_leap_february_is_the_29th() -> None:
    assert last_day(date(2028, 2, 5)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("day", "many", "before"),
    [
        (date(2026, 3, 15), 0, date(2026, 3, 15)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 1), 1, date(2025, 12, 1)),
        (date(2028, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 3, 15), 10**12, date(2, 1, 15)),
    ],
)
def test_day_of_months_before_is_the_same_or_the_last(day: date, many: int, before: date) -> None:
    assert months_before(day, many) == before


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [
        (date(2026, 11, 24), 12, date(2027, 11, 24)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 11, date(2026, 12, 31)),
    ],
)
def test_day_some_months_later_stays_in_its_month(day: date, number: int, then: date) -> None:
    assert months_after(day, number) == then
