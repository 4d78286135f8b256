"""Properties that hold for any moment, any length and any calendar."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemtua.law.calendar import (
    ZONE,
    Calendar,
    DayGivenTwice,
    MomentWithoutZone,
    OfficeHours,
    SpecialDay,
    build,
    read_spans,
    seed,
)
from diemtua.law.counting import NoWorkingTime, Pause, after, before
from diemtua.law.deadlines import ClockMayNotPause, due, rule
from diemtua.law.vocabulary.clocks import DayKind, Unit
from tests.law.scenarios import trial_rule

DAYS = (Unit.DAYS, Unit.WORKING_DAYS)
RUNNING = (Unit.HOURS, Unit.MINUTES)
IN_OFFICE = (Unit.WORKING_HOURS, Unit.WORKING_MINUTES)
YEAR = st.dates(date(2025, 6, 1), date(2027, 6, 30))
MOMENTS = st.datetimes(datetime(2025, 6, 1), datetime(2027, 6, 30)).map(lambda at: at.replace(tzinfo=ZONE))  # noqa: DTZ001
LENGTHS = st.integers(1, 40)
TIMETABLE = OfficeHours(date(2000, 1, 1), read_spans(["07:00-11:00", "13:00-17:00"]))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Any days off, and any Saturdays and Sundays worked, beside the plain week."""
    off = draw(st.sets(YEAR, max_size=25))
    worked = {day for day in draw(st.sets(YEAR, max_size=25)) if day.weekday() >= 5} - off
    days = [SpecialDay(day, DayKind.HOLIDAY, "nghỉ") for day in off]
    return build([*days, *(SpecialDay(day, DayKind.SWAP_WORK, "làm bù") for day in worked)], [TIMETABLE])


@given(MOMENTS, LENGTHS, calendars(), st.sampled_from(DAYS))
def test_day_clocks_end_at_midnight_of_a_working_day(at: datetime, length: int, calendar: Calendar, unit: Unit) -> None:
    found = after(unit, at, length, calendar).at
    assert calendar.works(found.date())
    assert found.time() == time.max


@given(MOMENTS, LENGTHS, calendars(), st.sampled_from([*DAYS, *RUNNING, *IN_OFFICE]), st.timedeltas(timedelta(0)))
def test_due_never_comes_earlier_for_a_later_start(
    at: datetime, length: int, calendar: Calendar, unit: Unit, later: timedelta
) -> None:
    second = at + later % timedelta(days=60)
    assert after(unit, at, length, calendar).at <= after(unit, second, length, calendar).at


@given(MOMENTS, LENGTHS, calendars(), st.sampled_from([*DAYS, *RUNNING, *IN_OFFICE]))
def test_due_never_comes_earlier_for_a_longer_clock(at: datetime, length: int, calendar: Calendar, unit: Unit) -> None:
    assert after(unit, at, length, calendar).at <= after(unit, at, length + 1, calendar).at


@given(MOMENTS, LENGTHS, calendars())
def test_hours_are_never_rolled(at: datetime, length: int, calendar: Calendar) -> None:
    assert after(Unit.HOURS, at, length, calendar).at - at == timedelta(hours=length)
    assert after(Unit.MINUTES, at, length, calendar).at - at == timedelta(minutes=length)


@given(MOMENTS, LENGTHS, calendars())
def test_working_days_between_are_exactly_the_length(at: datetime, length: int, calendar: Calendar) -> None:
    last = after(Unit.WORKING_DAYS, at, length, calendar).at.date()
    days = [at.date() + timedelta(days=n) for n in range(1, (last - at.date()).days + 1)]
    assert sum(calendar.works(day) for day in days) == length


@given(MOMENTS, LENGTHS, calendars())
def test_calendar_days_are_rolled_over_days_off_only(at: datetime, length: int, calendar: Calendar) -> None:
    plain, last = at.date() + timedelta(days=length), after(Unit.DAYS, at, length, calendar).at.date()
    between = [plain + timedelta(days=n) for n in range((last - plain).days)]
    assert [day for day in between if calendar.works(day)] == []


@given(MOMENTS, LENGTHS, calendars())
def test_working_hours_end_inside_the_timetable(at: datetime, length: int, calendar: Calendar) -> None:
    found = after(Unit.WORKING_HOURS, at, length, calendar).at
    assert any(opens < found <= closes for opens, closes in calendar.spans(found.date()))


@given(MOMENTS, LENGTHS, calendars())
def test_working_hours_elapsed_are_exactly_the_length(at: datetime, length: int, calendar: Calendar) -> None:
    found = after(Unit.WORKING_HOURS, at, length, calendar).at
    days = [at.date() + timedelta(days=n) for n in range((found.date() - at.date()).days + 1)]
    spent = [
        max(min(closes, found) - max(opens, at), timedelta(0)) for day in days for opens, closes in calendar.spans(day)
    ]
    assert sum(spent, timedelta(0)) == timedelta(hours=length)


@given(MOMENTS, LENGTHS, calendars(), st.sampled_from(DAYS))
def test_notice_before_an_event_leaves_at_least_the_days(
    event: datetime, length: int, calendar: Calendar, unit: Unit
) -> None:
    last = before(unit, event, length, calendar).at.date()
    days = [last + timedelta(days=n) for n in range((event.date() - last).days)]
    assert calendar.works(last)
    assert sum(unit is Unit.DAYS or calendar.works(day) for day in days) >= length


@settings(max_examples=60)
@given(MOMENTS, LENGTHS, st.sampled_from([*DAYS, *RUNNING, *IN_OFFICE]), st.data())
def test_pauses_never_bring_a_clock_forward(at: datetime, length: int, unit: Unit, data: st.DataObject) -> None:
    gaps = st.tuples(st.timedeltas(timedelta(0), timedelta(days=9)), st.timedeltas(timedelta(0), timedelta(days=9)))
    pauses = [Pause(at + begins, at + begins + lasts) for begins, lasts in data.draw(st.lists(gaps, max_size=4))]
    assert after(unit, at, length, seed(), pauses).at >= after(unit, at, length, seed()).at


@given(MOMENTS, LENGTHS, st.sampled_from(RUNNING), st.timedeltas(timedelta(0), timedelta(days=40)))
def test_running_clock_paused_within_is_late_by_the_pause(
    at: datetime, length: int, unit: Unit, lasts: timedelta
) -> None:
    pause = Pause(at + timedelta(seconds=30), at + timedelta(seconds=30) + lasts)
    assert after(unit, at, length, seed(), [pause]).at - after(unit, at, length, seed()).at == lasts


@given(MOMENTS, LENGTHS)
def test_the_zone_a_moment_is_told_in_does_not_matter(at: datetime, length: int) -> None:
    told = after(Unit.WORKING_DAYS, at.astimezone(UTC), length, seed())
    assert told == after(Unit.WORKING_DAYS, at, length, seed())


@given(st.lists(st.sampled_from(sorted(seed().days_off.values(), key=lambda day: day.on)), unique=True, max_size=9))
def test_version_of_a_calendar_ignores_the_order_of_its_days(days: Sequence[SpecialDay]) -> None:
    assert build(days, [TIMETABLE]).version == build(days[::-1], [TIMETABLE]).version


def test_version_of_a_calendar_changes_with_its_content() -> None:
    versions = {build([], []).version, build([], [TIMETABLE]).version, build([], [TIMETABLE], {"T01": 30}).version}
    assert len(versions) == 3


def test_one_day_cannot_be_two_special_days() -> None:
    one = date(2026, 1, 10)
    with pytest.raises(DayGivenTwice):
        build([SpecialDay(one, DayKind.HOLIDAY, "nghỉ"), SpecialDay(one, DayKind.SWAP_WORK, "làm bù")], [])


def test_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(MomentWithoutZone):
        after(Unit.DAYS, datetime(2026, 3, 2), 3, seed())  # noqa: DTZ001 - the zone is what is missing


def test_working_hours_without_a_timetable_cannot_run() -> None:
    with pytest.raises(NoWorkingTime):
        after(Unit.WORKING_HOURS, datetime(2026, 3, 2, tzinfo=ZONE), 8, build([], []))


def test_running_clock_paused_for_ever_cannot_run() -> None:
    start = datetime(2026, 3, 2, tzinfo=ZONE)
    with pytest.raises(NoWorkingTime):
        after(Unit.HOURS, start, 8, seed(), [Pause(start, start + timedelta(days=9999))])


def test_notice_before_an_event_in_working_days() -> None:
    found = before(Unit.WORKING_DAYS, datetime(2026, 2, 24, 8, tzinfo=ZONE), 2, seed())
    assert (found.at.date(), found.trace) == (
        date(2026, 2, 13),
        (
            "ít nhất 02 ngày làm việc trước 24/02/2026, không tính ngày 24/02",
            "nghỉ hằng tuần 14/02–15/02: không tính",
            "Tết Nguyên đán Bính Ngọ 16/02–20/02: không tính",
            "nghỉ hằng tuần 21/02–22/02: không tính",
            "hết hạn lúc 24:00 ngày 13/02/2026",
        ),
    )


@pytest.mark.parametrize("unit", [Unit.HOURS, Unit.WORKING_HOURS, Unit.WORKING_DAYS])
def test_pause_is_told_in_the_trace(unit: Unit) -> None:
    start = datetime(2026, 3, 2, 8, tzinfo=ZONE)
    pause = Pause(start + timedelta(hours=1), start + timedelta(hours=2))
    found = due(trial_rule(unit, 3), start, calendar=seed(), pauses=[pause])
    assert [line for line in found.trace if line.startswith("tạm dừng từ ")] != []


def test_clock_that_no_article_lets_stand_still_is_not_paused() -> None:
    start = datetime(2026, 3, 2, 8, tzinfo=ZONE)
    with pytest.raises(ClockMayNotPause):
        due(rule("T05", start.date()), start, calendar=seed(), pauses=[Pause(start, start)])


def test_agreed_day_may_be_a_date_or_its_text() -> None:
    start = datetime(2026, 3, 2, 8, tzinfo=ZONE)
    version = rule("T12", start.date())
    told = [
        due(version, start, calendar=seed(), facts={"agreed_until": day}).at
        for day in (date(2026, 6, 30), "2026-06-30")
    ]
    assert told[0] == told[1]


def test_own_target_of_the_office_replaces_that_of_the_table() -> None:
    start = datetime(2026, 3, 2, 8, tzinfo=ZONE)
    found = due(rule("T08", start.date()), start, calendar=build([], [TIMETABLE], {"T08": 15}))
    assert found.at - start == timedelta(minutes=15)
