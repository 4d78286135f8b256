from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db.models import F

from diemtua.places.actions import load
from diemtua.places.enums import COMMUNE_KINDS, DISTRICT_KINDS, PROVINCE_KINDS, Nearness, UnitKind
from diemtua.places.models import Unit, UnitSuccession
from diemtua.places.queries import (
    became,
    communes_offered,
    communes_on,
    nearness_between,
    nearness_to,
    search,
    units_on,
)

pytestmark = pytest.mark.django_db
BEFORE, MERGER, TODAY = date(2025, 6, 30), date(2025, 7, 1), date(2026, 3, 2)


@pytest.fixture
def _places() -> None:
    load()


def unit_on(code: str, on: date) -> Unit:
    return units_on(on).get(code=code)


def old(name: str, district: str) -> Unit:
    return Unit.objects.get(full_name=name, parent__full_name=district)


def names(units: list[Unit]) -> list[str]:
    return [unit.full_name for unit in units]


@pytest.mark.usefixtures("_places")
def test_places_count_as_the_resolutions_say() -> None:
    assert units_on(TODAY, kinds=PROVINCE_KINDS).count() == 34
    kinds = Counter(communes_on(TODAY, "96").values_list("kind", flat=True))
    assert kinds == {UnitKind.COMMUNE: 55, UnitKind.WARD: 9}
    assert units_on(BEFORE, kinds=DISTRICT_KINDS).count() == 16
    assert units_on(TODAY, kinds=DISTRICT_KINDS).count() == 0
    assert communes_on(BEFORE, "96").count() == 100
    assert communes_on(BEFORE, "95").count() == 64
    assert communes_on(date(2024, 11, 30), "96").count() == 101


@pytest.mark.usefixtures("_places")
def test_every_old_commune_became_something_of_today() -> None:
    of_today = set(communes_on(TODAY, "96"))
    ended = Unit.objects.filter(kind__in=COMMUNE_KINDS, valid_to__isnull=False)
    assert ended.count() == 165
    assert [unit.full_name for unit in ended if not became(unit, TODAY) or set(became(unit, TODAY)) - of_today] == []


@pytest.mark.usefixtures("_places")
def test_every_commune_of_today_came_from_somewhere() -> None:
    assert [unit.full_name for unit in communes_on(TODAY, "96") if not unit.origins.exists()] == []


@pytest.mark.usefixtures("_places")
def test_split_communes_are_partial_everywhere_and_others_nowhere() -> None:
    parts = Counter(UnitSuccession.objects.filter(old__valid_to=MERGER).values_list("old", "partial"))
    split = {unit for (unit, partial) in parts if partial}
    assert len(split) == 19
    assert {unit for (unit, partial), count in parts.items() if count > 1} == split
    assert split & {unit for (unit, partial) in parts if not partial} == set()


@pytest.mark.usefixtures("_places")
def test_became_one_many_itself_or_unknown() -> None:
    merged, split = old("Xã Tân Đức", "Huyện Đầm Dơi"), old("Xã Tạ An Khương", "Huyện Đầm Dơi")
    assert names(became(merged, TODAY)) == ["Xã Tân Thuận"]
    assert names(became(merged, BEFORE)) == ["Xã Tân Đức"]
    assert names(became(split, TODAY)) == ["Xã Đầm Dơi", "Xã Tạ An Khương"]
    assert became(merged.parent, TODAY) == []  # type: ignore[arg-type]
    assert names(became(unit_on("95", BEFORE), TODAY)) == ["Tỉnh Cà Mau"]


@pytest.mark.usefixtures("_places")
def test_became_through_two_steps_meets_in_one_ward() -> None:
    ward = old("Phường 4", "Thành phố Cà Mau")
    assert names(became(ward, date(2025, 1, 1))) == ["Phường 2", "Phường Tân Xuyên"]
    assert names(became(ward, TODAY)) == ["Phường An Xuyên"]


@pytest.mark.usefixtures("_places")
def test_code_belongs_to_the_unit_of_the_day() -> None:
    assert unit_on("32155", BEFORE).full_name == "Xã Tạ An Khương"
    assert [unit_on("32155", on).parent.full_name for on in (BEFORE, TODAY)] == ["Huyện Đầm Dơi", "Tỉnh Cà Mau"]  # type: ignore[union-attr]
    assert unit_on("96", BEFORE) != unit_on("96", TODAY)


@pytest.mark.usefixtures("_places")
def test_search_without_marks_puts_the_exact_spelling_first() -> None:
    assert names(search("dam doi", TODAY)) == ["Xã Đầm Dơi"]
    assert names(search("Tân Ân", TODAY)) == ["Xã Tân Ân"]
    assert names(search("Tân Ân", BEFORE))[:2] == ["Xã Tân Ân", "Xã Tân Ân Tây"]
    assert names(search("phuong tan thanh", TODAY)) == ["Phường Tân Thành"]
    assert search("dam doi", TODAY, limit=0) == []
    assert str(search("ca mau", TODAY, kinds=[UnitKind.PROVINCE])[0]) == "Tỉnh Cà Mau"


@pytest.mark.usefixtures("_places")
def test_units_under_a_parent_are_in_vietnamese_order() -> None:
    district = Unit.objects.get(full_name="Huyện Năm Căn")
    assert names(list(units_on(BEFORE, parent=district)))[:3] == [
        "Xã Đất Mới", "Xã Hàm Rồng", "Xã Hàng Vịnh",
    ]  # fmt: skip
    assert names(list(units_on(BEFORE, parent=district)))[5] == "Thị trấn Năm Căn"


def test_loading_again_adds_nothing_and_keeps_corrections() -> None:
    shown: list[tuple[int, int]] = []
    assert load(lambda done, of: shown.append((done, of))) == 281 + 190
    assert shown == [(281, 471), (471, 471)]
    Unit.objects.filter(code="32155", valid_from=MERGER).update(decree="đã sửa")
    assert load() == 0
    assert unit_on("32155", TODAY).decree == "đã sửa"


def test_unit_is_saved_tidy_and_ordered_by_its_bare_name() -> None:
    unit = Unit.objects.create(code="1", full_name=" Thành phố  Cà Mau ", kind=UnitKind.PROVINCIAL_CITY)
    assert (unit.full_name, unit.folded) == ("Thành phố Cà Mau", "thanh pho ca mau")
    commune = Unit.objects.create(code="2", full_name="Xã Cà Mau", kind=UnitKind.COMMUNE)
    assert unit.sort_key == commune.sort_key


PAIRS = [
    ("Xã Đầm Dơi", "Xã Đầm Dơi", Nearness.SAME_COMMUNE),
    ("Xã Đầm Dơi", "Thị trấn Đầm Dơi", Nearness.SAME_COMMUNE),
    ("Thị trấn Đầm Dơi", "Xã Tân Duyệt", Nearness.SAME_COMMUNE),
    ("Xã Hòa Bình", "Xã Long Thạnh", Nearness.SAME_COMMUNE),
    # a part of it went there, another part elsewhere
    ("Xã Phan Ngọc Hiển", "Xã Viên An", Nearness.SAME_DISTRICT),
    ("Xã Đầm Dơi", "Xã Tân Thuận", Nearness.SAME_DISTRICT),
    # made of two districts, it is near both, which are not near each other
    ("Xã Đất Mới", "Xã Năm Căn", Nearness.SAME_DISTRICT),
    ("Xã Đất Mới", "Xã Phan Ngọc Hiển", Nearness.SAME_DISTRICT),
    ("Xã Năm Căn", "Xã Phan Ngọc Hiển", Nearness.SAME_PROVINCE),
    ("Xã Đầm Dơi", "Phường An Xuyên", Nearness.SAME_PROVINCE),
    ("Xã Đầm Dơi", "Xã Hồng Dân", Nearness.ELSEWHERE),
    ("Xã Đầm Dơi", "Phường Ba Đình", Nearness.ELSEWHERE),
    ("Phường Ba Đình", "Phường Hoàn Kiếm", Nearness.SAME_PROVINCE),
    ("Xã Đầm Dơi", "Xã Mới Lập", Nearness.UNKNOWN),
    ("Xã Vị Xuyên", "Xã Mới Lập", Nearness.ELSEWHERE),
    ("Xã Vị Xuyên", "Xã Yên Sơn", Nearness.UNKNOWN),
    ("Xã Đầm Dơi", "Xã Không Rõ", Nearness.UNKNOWN),
]


@pytest.mark.usefixtures("_places")
def test_nearness_is_graded_by_what_communes_were() -> None:
    province = {unit.full_name: unit for unit in units_on(TODAY, kinds=PROVINCE_KINDS)}
    more = {
        "Phường Ba Đình": "Thành phố Hà Nội", "Phường Hoàn Kiếm": "Thành phố Hà Nội", "Xã Vị Xuyên": "Tỉnh Tuyên Quang",
        "Xã Yên Sơn": "Tỉnh Tuyên Quang", "Xã Mới Lập": "Tỉnh Cà Mau", "Xã Không Rõ": "",
    }  # fmt: skip
    for number, (name, above) in enumerate(more.items()):
        Unit.objects.create(code=f"9900{number}", full_name=name, kind=UnitKind.COMMUNE, parent=province.get(above))
    # a unit of today before one of its name that is gone
    ids = {unit.full_name: unit.pk for unit in Unit.objects.order_by(F("valid_from").asc(nulls_first=True), "-pk")}
    pairs = [(ids[home], ids[other], near) for home, other, near in PAIRS]
    assert [nearness_to(home, {other})[other] for home, other, _near in pairs] == [near for *_pair, near in pairs]
    assert [nearness_to(other, {home})[home] for home, other, _near in pairs] == [near for *_pair, near in pairs]


def test_nearness_to_nowhere_known_is_not_asked() -> None:
    assert (nearness_to(None, {1, 2}), nearness_between((), {1}), nearness_between({1}, ())) == ({}, {}, {})


@pytest.mark.usefixtures("_places")
def test_nearness_of_many_homes_costs_two_queries(django_assert_num_queries: Any) -> None:
    ids = [unit.pk for unit in units_on(TODAY, kinds=COMMUNE_KINDS)[:6]]
    with django_assert_num_queries(2):
        known = nearness_between(ids[:3], ids[2:])
    assert known == {(home, pk): near for home in ids[:3] for pk, near in nearness_to(home, ids[2:]).items()}


@pytest.mark.usefixtures("_places")
def test_communes_to_choose_from_keep_the_one_that_is_gone() -> None:
    gone = Unit.objects.filter(kind__in=COMMUNE_KINDS, valid_to__isnull=False).first()
    everywhere, here = communes_offered(TODAY), communes_offered(TODAY, "96", gone)
    assert gone is not None
    assert len(here) == communes_on(TODAY, "96").count() + 1 <= len(everywhere) + 1
    assert (here[-1], here[-1] in everywhere) == ((gone.pk, gone.full_name), False)
    assert communes_offered(TODAY, current=Unit.objects.get(pk=everywhere[0][0])) == everywhere
