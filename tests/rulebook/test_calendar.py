from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from diemtua.law import calendar as law_calendar
from diemtua.law.vocabulary.clocks import DayKind
from diemtua.rulebook import actions, queries
from diemtua.rulebook.actions import DayGiven
from diemtua.rulebook.enums import DayStatus, Part
from diemtua.rulebook.models import CalendarDay, RulebookChange
from diemtua.rulebook.permissions import may_correct
from tests.rulebook.conftest import ADMINISTRATOR, AT, CORRECTION, HEAD

FLOOD = DayGiven(date(2026, 11, 25), DayKind.SWAP_OFF, "nghỉ hoán đổi", "Công văn 1/UBND")


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    told: list[dict[str, Any]] = []

    def listen(**announcement: Any) -> None:
        told.append(announcement)

    actions.calendar_changed.connect(listen)
    yield told
    actions.calendar_changed.disconnect(listen)


def test_empty_rulebook_answers_with_the_calendar_of_law(db: None) -> None:
    assert queries.calendar_in_force() == law_calendar.seed()


@pytest.mark.usefixtures("seeded")
def test_seeded_calendar_equals_that_of_law() -> None:
    found, law = queries.calendar_in_force(), law_calendar.seed()
    assert (found.days_off, found.working_days, found.hours) == (law.days_off, law.working_days, law.hours)
    assert found.own_targets == {"T01": 30, "T08": 60, "T08XX": 240, "T09": 60, "T16": 60}


@pytest.mark.usefixtures("seeded")
def test_seeding_again_adds_nothing() -> None:
    assert actions.seed(AT) == 0


def test_seeding_leaves_a_year_the_office_keeps_alone(db: None) -> None:
    actions.add_day(FLOOD, CORRECTION)
    actions.seed(AT)
    assert [day.date for day in queries.days_of(2026)] == [FLOOD.on]


@pytest.mark.usefixtures("seeded")
def test_known_calendar_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    queries.calendar_in_force()
    with django_assert_num_queries(1):
        queries.calendar_in_force()


@pytest.mark.usefixtures("seeded")
def test_added_day_is_off_and_announced(heard: list[dict[str, Any]]) -> None:
    before = queries.calendar_in_force()
    actions.add_day(FLOOD, CORRECTION)
    after = queries.calendar_in_force()
    assert (before.works(FLOOD.on), after.works(FLOOD.on)) == (True, False)
    assert [(each["calendar"], each["at"], each["by"]) for each in heard] == [(after, AT, ADMINISTRATOR)]


@pytest.mark.usefixtures("seeded")
def test_day_already_listed_is_refused() -> None:
    with pytest.raises(actions.DayAlreadyListed, match="24/11/2026"):
        actions.add_day(DayGiven(date(2026, 11, 24), DayKind.HOLIDAY, "Nghỉ", "Văn bản"), CORRECTION)


@pytest.mark.usefixtures("seeded")
def test_making_up_on_a_weekday_is_refused() -> None:
    with pytest.raises(actions.SwapNeedsWeekend, match="25/11/2026"):
        actions.add_day(DayGiven(FLOOD.on, DayKind.SWAP_WORK, "làm bù", "Văn bản"), CORRECTION)


@pytest.mark.usefixtures("seeded")
def test_corrected_day_moves() -> None:
    row = queries.day_of(queries.days_of(2026).get(date=date(2026, 11, 24)).pk)
    given = DayGiven(FLOOD.on, DayKind.HOLIDAY, "Ngày  Văn hóa", "Nghị quyết", DayStatus.PROJECTED)
    actions.correct_day(row, given, CORRECTION)
    calendar = queries.calendar_in_force()
    assert (calendar.works(date(2026, 11, 24)), calendar.why_off(FLOOD.on)) == (True, "Ngày Văn hóa")
    assert calendar.days_off[FLOOD.on].projected


@pytest.mark.usefixtures("seeded")
def test_day_corrected_onto_another_is_refused() -> None:
    row = queries.days_of(2026).get(date=date(2026, 11, 24))
    with pytest.raises(actions.DayAlreadyListed):
        actions.correct_day(row, DayGiven(date(2026, 9, 2), DayKind.HOLIDAY, "Nghỉ", "Văn bản"), CORRECTION)


@pytest.mark.usefixtures("seeded")
def test_removed_day_works_again(heard: list[dict[str, Any]]) -> None:
    actions.remove_day(queries.days_of(2026).get(date=date(2026, 11, 24)), CORRECTION)
    assert queries.calendar_in_force().works(date(2026, 11, 24))
    assert len(heard) == 1


@pytest.mark.usefixtures("seeded")
def test_import_adds_corrects_and_leaves_what_is_the_same(heard: list[dict[str, Any]]) -> None:
    same = queries.days_of(2026).get(date=date(2026, 11, 24))
    days = [
        DayGiven(same.date, DayKind(same.kind), same.name, same.document),
        DayGiven(date(2027, 9, 3), DayKind.HOLIDAY, "Quốc khánh", "Thông báo 1/TB-BNV"),
        FLOOD,
    ]
    assert actions.import_days(days, CORRECTION) == 2
    assert (len(heard), CalendarDay.objects.get(date=date(2027, 9, 3)).status) == (1, DayStatus.OFFICIAL)
    assert actions.import_days(days, CORRECTION) == 0
    assert len(heard) == 1


@pytest.mark.usefixtures("seeded")
def test_import_with_one_impossible_day_changes_nothing() -> None:
    days = [FLOOD, DayGiven(date(2026, 11, 26), DayKind.SWAP_WORK, "làm bù", "Văn bản")]
    with pytest.raises(actions.SwapNeedsWeekend), transaction.atomic():
        actions.import_days(days, CORRECTION)
    assert not CalendarDay.objects.filter(date=FLOOD.on).exists()


@pytest.mark.usefixtures("seeded")
def test_years_are_listed_latest_first() -> None:
    assert queries.years() == list(range(2028, 2017, -1))


@pytest.mark.usefixtures("seeded")
def test_hours_change_from_their_day() -> None:
    actions.set_hours(date(2026, 12, 1), "07:30-11:30, 13:30-17:00", "Quyết định 5/QĐ-UBND", CORRECTION)
    calendar = queries.calendar_in_force()
    lengths = [sum((b - a for a, b in calendar.spans(date(2026, *day))), timedelta()) for day in ((11, 30), (12, 1))]
    assert lengths == [timedelta(hours=8), timedelta(hours=7, minutes=30)]
    assert [each.valid_from for each in queries.hours()] == [date(2026, 12, 1), date(2018, 1, 1)]


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("spans", ["sáng", "07:00", "11:00-07:00", "07:00-11:00, 10:00-17:00"])
def test_hours_that_are_no_spans_are_refused(spans: str) -> None:
    with pytest.raises(actions.HoursNotReadable):
        actions.set_hours(date(2026, 12, 1), spans, "Quyết định", CORRECTION)


@pytest.mark.usefixtures("seeded")
def test_change_is_journalled_with_who_why_and_when() -> None:
    actions.add_day(FLOOD, CORRECTION)
    last = queries.changes()[0]
    assert (last.part, last.reason, last.by_id, last.by_name, last.at) == (
        Part.DAY, "Thông báo mới của Bộ Nội vụ", 7, "Lê Thị Hạnh", AT,
    )  # fmt: skip
    assert last.what == ("Thêm 25/11/2026: nghỉ hoán đổi (Nghỉ hoán đổi; Công văn 1/UBND; Đã có thông báo chính thức)")


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("harm", ["update", "delete"])
def test_journal_of_changes_cannot_be_rewritten(harm: str) -> None:
    rows = RulebookChange.objects.all()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(reason="khác") if harm == "update" else rows.delete()


def test_only_administrators_may_correct() -> None:
    assert [may_correct(ADMINISTRATOR), may_correct(HEAD)] == [True, False]
