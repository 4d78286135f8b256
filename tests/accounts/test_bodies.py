from datetime import date

import pytest

from diemtua.accounts.models import (
    BodyGroup,
    GroupMember,
    Organisation,
    OrganisationAlias,
    OrganisationSuccession,
)
from diemtua.accounts.queries import (
    bearers_of,
    match_body,
    members_on,
    organisation_by_code,
    organisations_on,
)
from diemtua.law.vocabulary.organisations import OrganisationKind

pytestmark = pytest.mark.django_db
BEFORE, MERGER, AFTER = date(2025, 6, 30), date(2025, 7, 1), date(2026, 3, 2)


def body(code: str, name: str, **more: object) -> Organisation:
    return Organisation.objects.create(code=code, name=name, kind=OrganisationKind.DEPARTMENT, **more)


def followed(old: Organisation, new: Organisation, on: date = MERGER) -> None:
    OrganisationSuccession.objects.create(old=old, new=new, on=on)


def bearers(old: Organisation, on: date) -> list[Organisation]:
    return bearers_of([old], on)[old.pk]


def test_bearer_is_the_body_itself_while_it_exists() -> None:
    old = body("A", "Sở A", valid_to=MERGER)
    followed(old, body("B", "Sở B"))
    assert bearers(old, BEFORE) == [old]


def test_bearer_follows_a_chain_of_successors() -> None:
    old, between, last = body("A", "Sở A", valid_to=MERGER), body("B", "Sở B", valid_to=AFTER), body("C", "Sở C")
    followed(old, between)
    followed(between, last, AFTER)
    assert bearers(old, MERGER) == [between]
    assert bearers(old, AFTER) == [last]


def test_bearers_of_a_split_body_are_several() -> None:
    old, one, two = body("A", "Sở A", valid_to=MERGER), body("B", "Sở B"), body("C", "Sở C")
    followed(old, one)
    followed(old, two)
    assert bearers(old, AFTER) == [one, two]


def test_bearers_are_none_where_the_chain_ends_or_runs_in_a_ring() -> None:
    lost, one, two = (body(code, f"Sở {code}", valid_to=MERGER) for code in "ABC")
    followed(one, two)
    followed(two, one)
    assert bearers(lost, AFTER) == bearers(one, AFTER) == []


def test_match_body_by_full_short_and_other_names() -> None:
    justice = body("STP", "Sở Tư pháp tỉnh Cà Mau", short_name="Sở Tư pháp")
    OrganisationAlias.objects.create(organisation=justice, text="Cơ quan Thường trực của Hội đồng")
    for words in ("Sở Tư pháp", "SỞ TƯ PHÁP TỈNH CÀ MAU", "cơ quan thường trực của Hội đồng[1]"):
        assert match_body(words, AFTER) == justice
    assert match_body("Sở Tư", AFTER) is None


def test_match_body_takes_the_one_of_the_day() -> None:
    old, new = body("A", "Sở Nội vụ", valid_to=MERGER), body("B", "Sở Nội vụ", valid_from=MERGER)
    assert (match_body("Sở Nội vụ", BEFORE), match_body("Sở Nội vụ", MERGER)) == (old, new)


def test_match_body_never_chooses_between_two() -> None:
    body("A", "Sở A")
    body("B", "Sở A")
    assert match_body("Sở A", AFTER) is None


def test_match_body_finds_groups() -> None:
    group = BodyGroup.objects.create(code="CAP-XA", name="Ủy ban nhân dân cấp xã")
    OrganisationAlias.objects.create(group=group, text="cấp xã")
    assert match_body("Cấp xã", AFTER) == group == match_body("Ủy ban nhân dân cấp xã", AFTER)
    assert str(group) == "Ủy ban nhân dân cấp xã"


def test_members_of_a_group_have_dates() -> None:
    group = BodyGroup.objects.create(code="G", name="Nhóm")
    other = BodyGroup.objects.create(code="H", name="Nhóm khác")
    old, new = body("A", "Sở A"), body("B", "Sở B")
    GroupMember.objects.create(group=group, organisation=old, valid_to=MERGER)
    GroupMember.objects.create(group=group, organisation=new, valid_from=MERGER)
    GroupMember.objects.create(group=other, organisation=old)
    assert list(members_on(group, BEFORE)) == [old]
    assert list(members_on(group, MERGER)) == [new]


def test_organisations_on_a_day_in_vietnamese_order() -> None:
    gone, banana, apple = body("A", "Sở Cũ", valid_to=MERGER), body("B", "Sở Đá"), body("C", "Sở Dừa")
    assert list(organisations_on(AFTER)) == [apple, banana]
    assert set(organisations_on(BEFORE, [OrganisationKind.DEPARTMENT])) == {gone, banana, apple}
    assert list(organisations_on(BEFORE, [OrganisationKind.COURT])) == []
    assert organisation_by_code("B") == banana
    assert str(banana) == "Sở Đá"
