from datetime import date

import pytest

from diemtua.law.vocabulary.areas import AreaKind
from diemtua.rulebook import actions, queries
from diemtua.rulebook.actions import AreaGiven
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.models import SpecialAreaList
from tests.rulebook.conftest import CORRECTION

pytestmark = pytest.mark.usefixtures("seeded")
BASE = ParameterKey.BASE_SALARY


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2017, 6, 30), None),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ],
)
def test_value_is_that_of_its_day(on: date, value: int | None) -> None:
    assert queries.parameter(BASE, on) == value


def test_new_value_ends_the_one_before() -> None:
    actions.set_parameter(BASE, 2_700_000, date(2027, 7, 1), "Nghị định mới", CORRECTION)
    values = [queries.parameter(BASE, on) for on in (date(2027, 6, 30), date(2027, 7, 1))]
    assert values == [2_530_000, 2_700_000]
    assert queries.parameters().filter(key=BASE, valid_to=None).count() == 1


def test_value_that_starts_before_the_last_is_refused() -> None:
    with pytest.raises(actions.ValueStartsTooEarly, match="01/07/2026"):
        actions.set_parameter(BASE, 1, date(2026, 7, 1), "Nghị định", CORRECTION)


def test_own_target_becomes_part_of_the_calendar() -> None:
    version = queries.calendar_in_force().version
    actions.set_parameter(ParameterKey.TARGET_T01, 45, date(2026, 12, 1), "Quy chế", CORRECTION)
    calendar = queries.calendar_in_force()
    assert (calendar.own_targets["T01"], calendar.version == version) == (45, False)


def test_value_without_a_clock_leaves_the_calendar_alone() -> None:
    version = queries.calendar_in_force().version
    actions.set_parameter(BASE, 2_700_000, date(2027, 7, 1), "Nghị định mới", CORRECTION)
    assert queries.calendar_in_force().version == version


def the_list(kind: AreaKind) -> SpecialAreaList:
    return queries.area_list(queries.area_lists().get(kind=kind).pk)


def load_all() -> None:
    actions.load_areas(the_list(AreaKind.ETHNIC_COMMUNE), [AreaGiven("31825", "Xã Đất Mũi")], CORRECTION)
    actions.load_areas(the_list(AreaKind.ETHNIC_HAMLET), [AreaGiven("31999", whole=False)], CORRECTION)
    actions.load_areas(the_list(AreaKind.COASTAL), [], CORRECTION)


def listed(on: date, *codes: str) -> list[bool | None]:
    lists = queries.lists_in_force()
    return [lists.special_area(code, on) for code in codes]


def test_list_not_loaded_says_not_known() -> None:
    assert listed(date(2026, 1, 1), "31825") == [None]


def test_day_without_lists_says_not_known() -> None:
    load_all()
    assert listed(date(2020, 1, 1), "31825") == [None]


def test_loaded_lists_say_yes_no_and_look() -> None:
    load_all()
    assert listed(date(2026, 1, 1), "31825", "32000", "31999", "") == [True, False, None, None]


def test_one_list_missing_says_yes_but_never_no() -> None:
    actions.load_areas(the_list(AreaKind.COASTAL), [AreaGiven("31825")], CORRECTION)
    assert listed(date(2026, 1, 1), "31825", "32000") == [True, None]


def test_loading_again_replaces_the_communes() -> None:
    load_all()
    actions.load_areas(the_list(AreaKind.ETHNIC_COMMUNE), [AreaGiven("1"), AreaGiven("2")], CORRECTION)
    assert [area.place_code for area in queries.areas_of(the_list(AreaKind.ETHNIC_COMMUNE))] == ["1", "2"]


def test_new_list_ends_the_one_before_and_is_not_loaded() -> None:
    load_all()
    actions.add_area_list(AreaKind.COASTAL, date(2026, 6, 1), "Quyết định mới", CORRECTION)
    assert [listed(on, "32000") for on in (date(2026, 5, 31), date(2026, 6, 1))] == [[False], [None]]


def test_first_list_of_a_kind_ends_none() -> None:
    actions.add_area_list(AreaKind.OTHER, date(2026, 6, 1), "Quyết định mới", CORRECTION)
    assert queries.area_lists().filter(valid_to=None).count() == 4


def test_list_that_starts_before_the_last_is_refused() -> None:
    with pytest.raises(actions.ValueStartsTooEarly, match="15/03/2022"):
        actions.add_area_list(AreaKind.COASTAL, date(2022, 3, 15), "Quyết định", CORRECTION)


def test_instrument_is_as_the_office_found_it() -> None:
    before = queries.instruments()["TT12"]
    actions.confirm_instrument("TT12", False, "Bản gốc  Công báo", date(2026, 11, 20), CORRECTION)
    after = queries.instruments()["TT12"]
    assert (before.confirmed, before.checked_on) == (True, None)
    assert (after.confirmed, after.how, after.checked_on) == (False, "Bản gốc Công báo", date(2026, 11, 20))


def test_instrument_confirmed_is_journalled() -> None:
    actions.confirm_instrument("TT12", True, "Công báo", date(2026, 11, 20), CORRECTION)
    assert queries.changes()[0].what == "TT12: đã đối chiếu (Công báo)"
