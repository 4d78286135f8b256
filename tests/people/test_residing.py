"""Where somebody lived and when: kept when they move, never on two places of one day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.law.vocabulary.roles import Role
from diemtua.people import actions
from diemtua.people.details import PersonDetails
from diemtua.people.models import Person, PersonChange, Residence
from diemtua.people.queries import lived_in, person_details, places_left
from diemtua.places.models import Unit
from tests.people.builders import AT, office, person, user
from tests.people.test_pages import words

pytestmark = pytest.mark.django_db
MARCH, MAY, JULY = date(2026, 3, 1), date(2026, 5, 1), date(2026, 7, 1)


@pytest.fixture
def desk() -> User:
    return user("Lê Thị Hoa", Role.DESK_OFFICER, office())


@pytest.fixture
def units() -> list[Unit]:
    rows = (("1", "Xã Tân Thuận"), ("2", "Xã Đất Mũi"), ("3", "Phường An Xuyên"))
    return [Unit.objects.create(code=code, full_name=name, kind="COMMUNE") for code, name in rows]


@pytest.fixture
def dao(desk: User, units: list[Unit]) -> Person:
    return person("Nguyễn Thị Đào", by=desk, commune_id=units[0].pk, address="Ấp 3")


def known(who: Person, by: User, **more: Any) -> Person:
    """The person with better values."""
    found = Person.objects.get(pk=who.pk)
    actions.correct_person(found, replace(person_details(found), **more), by=by, at=AT, reason="Người dân báo")
    return Person.objects.get(pk=who.pk)


def left(who: Person) -> list[tuple[str, str, date | None, date]]:
    return [(row.unit.full_name, row.detail, row.valid_from, row.valid_to) for row in places_left(who)]


def test_place_that_is_left_is_kept_up_to_the_day_of_moving(dao: Person, desk: User, units: list[Unit]) -> None:
    moved = known(dao, desk, commune_id=units[1].pk, address="Khóm 1", resides_from=MARCH)
    again = known(moved, desk, commune_id=units[2].pk, address="", resides_from=JULY)
    assert left(again) == [("Xã Đất Mũi", "Khóm 1", MARCH, JULY), ("Xã Tân Thuận", "Ấp 3", None, MARCH)]
    days = (date(2000, 1, 1), date(2026, 2, 28), MARCH, date(2026, 6, 30), JULY)
    assert [lived_in(again, day) for day in days] == [units[0], units[0], units[1], units[1], units[2]]


def test_place_written_wrong_is_corrected_and_not_kept(dao: Person, desk: User, units: list[Unit]) -> None:
    corrected = known(dao, desk, commune_id=units[1].pk)
    assert (left(corrected), lived_in(corrected, MARCH)) == ([], units[1])
    assert PersonChange.objects.get().before == {"commune_id": units[0].pk}


def test_day_told_later_is_no_move(dao: Person, desk: User, units: list[Unit]) -> None:
    told = known(dao, desk, resides_from=MARCH)
    assert (left(told), told.resides_from) == ([], MARCH)


@pytest.mark.parametrize("day", [MAY, date(2026, 8, 1)])
def test_who_came_on_another_day_left_the_place_before_on_it(
    dao: Person, desk: User, units: list[Unit], day: date
) -> None:
    moved = known(known(dao, desk, resides_from=MARCH), desk, commune_id=units[1].pk, resides_from=JULY)
    assert left(known(moved, desk, resides_from=day)) == [("Xã Tân Thuận", "Ấp 3", MARCH, day)]
    unknown = known(
        person("Lê Văn Tư", by=desk, commune_id=units[0].pk), desk, commune_id=units[1].pk, resides_from=JULY
    )
    assert left(known(unknown, desk, resides_from=day)) == [("Xã Tân Thuận", "", None, day)]
    with pytest.raises(actions.MovedTooEarly, match="01/03/2026"):
        known(moved, desk, resides_from=MARCH)


def test_day_told_again_leaves_the_places_before(dao: Person, desk: User, units: list[Unit]) -> None:
    moved = known(dao, desk, commune_id=units[1].pk, resides_from=MAY)
    forgotten = known(moved, desk, resides_from=None)
    assert left(known(forgotten, desk, resides_from=JULY)) == [("Xã Tân Thuận", "Ấp 3", None, MAY)]
    with pytest.raises(actions.MovedTooEarly, match="01/05/2026"):
        known(forgotten, desk, resides_from=MARCH)


def test_who_had_no_place_left_none(desk: User, units: list[Unit]) -> None:
    told = known(person("Lê Văn Tư", by=desk), desk, commune_id=units[0].pk, resides_from=MARCH)
    assert (left(told), told.commune) == ([], units[0])


def test_nobody_moves_before_they_came(dao: Person, desk: User, units: list[Unit]) -> None:
    told = known(dao, desk, resides_from=MAY)
    with pytest.raises(actions.MovedTooEarly, match="01/05/2026"):
        known(told, desk, commune_id=units[1].pk, resides_from=MARCH)
    assert Person.objects.get(pk=dao.pk).commune == units[0]


def test_nobody_moves_again_before_they_left(dao: Person, desk: User, units: list[Unit]) -> None:
    moved = known(dao, desk, commune_id=units[1].pk, resides_from=MAY)
    forgotten = known(moved, desk, resides_from=None)
    with pytest.raises(actions.MovedTooEarly, match="01/05/2026"):
        known(forgotten, desk, commune_id=units[2].pk, resides_from=MAY)


@pytest.mark.parametrize(
    ("first", "last"), [(None, MAY), (None, JULY), (MAY, JULY), (date(2026, 6, 30), MAY.replace(year=2027))]
)
def test_database_refuses_two_places_on_one_day(dao: Person, units: list[Unit], first: date | None, last: date) -> None:
    Residence.objects.create(person=dao, unit=units[0], valid_from=date(2026, 4, 30), valid_to=JULY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Residence.objects.create(person=dao, unit=units[1], valid_from=first, valid_to=last)
    before = Residence.objects.create(person=dao, unit=units[1], valid_to=date(2026, 4, 30))
    Residence.objects.create(person=person("Lê Văn Tư"), unit=units[1], valid_from=first, valid_to=last)
    with pytest.raises(IntegrityError), transaction.atomic():
        Residence.objects.filter(pk=before.pk).update(valid_to=MAY)


def test_merge_moves_places_of_other_days_and_back(dao: Person, desk: User, units: list[Unit]) -> None:
    kept = known(dao, desk, commune_id=units[1].pk, resides_from=MAY)
    dropped = person("Nguyen Thi Dao", by=desk, commune_id=units[2].pk, resides_from=MARCH)
    Residence.objects.create(person=dropped, unit=units[2], valid_from=MARCH, valid_to=JULY)
    later = Residence.objects.create(person=dropped, unit=units[2], valid_from=JULY, valid_to=date(2026, 8, 1))
    change = actions.merge_people(kept, dropped, by=desk, at=AT, reason="Cùng một người")
    merged = Person.objects.get(pk=kept.pk)
    assert places_left(merged).first() == later
    assert (merged.residences.count(), merged.commune, merged.resides_from) == (2, units[1], MAY)
    actions.undo_merge(change, by=desk, at=AT, reason="Hai người")
    assert (kept.residences.count(), dropped.residences.count()) == (1, 2)


def test_merge_fills_a_place_with_its_day(desk: User, units: list[Unit]) -> None:
    kept = person("Nguyễn Thị Đào", by=desk)
    dropped = person("Nguyen Thi Dao", by=desk, commune_id=units[2].pk, resides_from=MARCH)
    actions.merge_people(kept, dropped, by=desk, at=AT, reason="Cùng một người")
    assert person_details(Person.objects.get(pk=kept.pk)) == PersonDetails(
        full_name="Nguyễn Thị Đào", commune_id=units[2].pk, resides_from=MARCH
    )


def test_page_shows_where_somebody_lived_before(client: Client, dao: Person, desk: User, units: list[Unit]) -> None:
    client.force_login(desk)
    address = reverse("people:correct", args=[dao.uid])
    given = {"full_name": dao.full_name, "commune": units[1].pk, "resides_from": "01/03/2026", "reason": "Mới chuyển"}
    shown = words(client.post(address, given, follow=True))
    assert "Nơi ở Xã Đất Mũi Ở nơi này từ ngày 01/03/2026" in shown
    assert "Nơi ở trước đây Ấp 3, Xã Tân Thuận · đến trước 01/03/2026" in shown
    given |= {"commune": units[2].pk, "resides_from": "01/05/2026"}
    assert "Xã Đất Mũi · từ 01/03/2026 đến trước 01/05/2026" in words(client.post(address, given, follow=True))


@pytest.mark.parametrize(("day", "why"), [("01/01/2026", "phải sau ngày đó"), ("01/01/2030", "không thể ở tương lai")])
def test_day_that_cannot_be_is_said_and_what_was_typed_stays(
    client: Client, dao: Person, desk: User, units: list[Unit], day: str, why: str
) -> None:
    known(dao, desk, resides_from=MARCH)
    client.force_login(desk)
    given = {"full_name": "Nguyễn Thị Đào", "commune": units[1].pk, "resides_from": day, "reason": "Mới chuyển nhà"}
    page = client.post(reverse("people:correct", args=[dao.uid]), given)
    assert (page.status_code, Person.objects.get(pk=dao.pk).commune) == (422, units[0])
    assert why in words(page)
    assert [value for value in (day, "Mới chuyển nhà") if f'value="{value}"' not in page.content.decode()] == []
