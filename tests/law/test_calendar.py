"""The calendar carried, read against a second reader: the `holidays` package, which is a seed and not an authority."""

from datetime import date

import holidays
import pytest

from diemtua.law.calendar import SpecialDay, build, days_between, read_spans, seed
from diemtua.law.vocabulary.clocks import DayKind


def test_calendar_differs_from_the_second_reader_only_where_a_document_says_so() -> None:
    package = holidays.country_holidays("VN", years=range(2018, 2029))
    days = days_between(date(2018, 1, 1), date(2029, 1, 1))
    # Official letter 12729/VPCP-KGVX of 25/12/2025 swapped these two; the package does not know it
    assert [day for day in days if seed().works(day) != package.is_working_day(day)] == [
        date(2026, 1, 2),
        date(2026, 1, 10),
    ]


def test_culture_day_is_off_from_2026_on() -> None:
    days = [date(year, 11, 24) for year in range(2024, 2029)]
    assert [day.year for day in days if day in seed().days_off] == [2026, 2027, 2028]


def test_every_day_names_its_document() -> None:
    days = [*seed().days_off.values(), *seed().working_days.values()]
    assert [day.on for day in days if not day.document] == []


def test_swapped_days_come_in_pairs() -> None:
    off = [day for day in seed().days_off.values() if day.kind is DayKind.SWAP_OFF]
    assert len(off) == len(seed().working_days)


def test_hours_of_a_day_before_any_timetable_are_none() -> None:
    assert seed().spans(date(2017, 12, 29)) == ()


def test_doubts_name_years_once_and_in_order() -> None:
    calendar = build([SpecialDay(date(2027, 2, 4), DayKind.HOLIDAY, "Tết", projected=True)], [])
    assert list(calendar.doubts(date(2026, 12, 30), date(2028, 1, 2))) == [
        "chưa có lịch nghỉ lễ năm 2026: mới trừ ngày nghỉ hằng tuần",
        "lịch nghỉ lễ năm 2027 có ngày dự kiến, chưa có thông báo chính thức",
        "chưa có lịch nghỉ lễ năm 2028: mới trừ ngày nghỉ hằng tuần",
    ]


def test_timetable_in_words_is_read_back() -> None:
    hours = seed().hours[0]
    assert hours.words == "07:00-11:00, 13:00-17:00"
    assert read_spans(hours.words.split(",")) == hours.spans


def test_timetable_whose_spans_run_into_each_other_is_refused() -> None:
    with pytest.raises(ValueError, match="follow one another"):
        read_spans(["07:00-11:00", "10:00-17:00"])
