"""A person is forgotten with the last dossier that names them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import ERASED, dossier_erased
from diemtua.dossiers.models import Dossier
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.people import actions
from diemtua.people.details import PersonDetails, SafeContactWish
from diemtua.people.enums import ConsentKind, PartyRole, Relationship, RepresentationBasis
from diemtua.people.models import (
    CATEGORY_INDEX,
    Consent,
    Party,
    Person,
    PersonChange,
    Phone,
    Representative,
    Residence,
    SafeContact,
    SensitiveGround,
)
from diemtua.people.queries import people_visible_to
from diemtua.places.models import Unit
from diemtua.shared.encryption import blind_index
from tests.people.builders import AT, ON, dossier, person, stands

pytestmark = pytest.mark.django_db
DAO = PersonDetails(
    full_name="Nguyễn Thị Đào", other_names="Bảy Đào", birth_on=date(1950, 3, 5), identity_new="096150000123",
    identity_old="380123456", phones=("0912345678",), address="Ấp 3", safe_contact=SafeContactWish(through="Chị Tư"),
)  # fmt: skip


def forget(where: Dossier) -> None:
    where.erased_at = AT
    dossier_erased.send(Dossier, dossier=where, entry=None, at=AT)
    where.save()


def erased(one: Person) -> bool:
    return Person.objects.get(pk=one.pk).full_name == ERASED


def test_person_of_one_erased_dossier_is_forgotten(centre: Organisation, desk: User) -> None:
    dao, case = actions.record_person(DAO, by=desk, at=AT), dossier(centre)
    stands(case, dao)
    Residence.objects.create(
        person=dao, unit=Unit.objects.create(code="1", full_name="Xã Một", kind="COMMUNE"), detail="Ấp 3", valid_to=ON
    )
    Person.objects.filter(pk=dao.pk).update(resides_from=ON)
    forget(case)
    dao = Person.objects.get(pk=dao.pk)
    assert (dao.full_name, dao.other_names, dao.birth_on, dao.birth_year) == (ERASED, "", None, 1950)
    assert (dao.identity_new, dao.identity_old, dao.address, dao.resides_from) == ("", "", "", None)
    assert (dao.identity_new_index, dao.identity_old_index) == ("", "")
    assert [model.objects.count() for model in (Phone, SafeContact, Residence)] == [0, 0, 0]
    assert not people_visible_to(desk).exists()


def test_person_of_another_dossier_stays_until_that_one_is_erased(centre: Organisation, desk: User) -> None:
    dao, first, second = actions.record_person(DAO, by=desk, at=AT), dossier(centre), dossier(centre)
    stands(first, dao)
    stands(second, dao)
    forget(first)
    assert (erased(dao), Phone.objects.count()) == (False, 1)
    forget(second)
    assert (erased(dao), Phone.objects.count()) == (True, 0)


def test_person_removed_from_a_living_dossier_stays_there_as_evidence(centre: Organisation, desk: User) -> None:
    an, first, second = person("Trần Văn An"), dossier(centre), dossier(centre)
    stands(first, an)
    party = actions.add_party(second, an, PartyRole.OPPOSING, by=desk, at=AT)
    actions.remove_party(party, by=desk, at=AT, reason="Ghi nhầm người")
    forget(first)
    assert not erased(an)


def test_notes_of_parties_and_reasons_of_removal_go(centre: Organisation, desk: User) -> None:
    case = dossier(centre)
    party = actions.add_party(case, person("Lê Văn Út"), PartyRole.OPPOSING, by=desk, at=AT, note="Con bà Sáu")
    actions.remove_party(party, by=desk, at=AT, reason="Út là cháu bà Sáu")
    kept = actions.add_party(case, person("Lê Văn Tám"), PartyRole.OPPOSING, by=desk, at=AT, note="Con bà Sáu")
    forget(case)
    rows = [(row.note, row.removed_because) for row in Party.objects.order_by("pk")]
    assert (rows, kept) == ([("", ERASED), ("", None)], Party.objects.latest("pk"))


def test_sealed_ground_goes_and_is_still_counted(centre: Organisation, desk: User) -> None:
    dao, case = person("Nguyễn Thị Đào"), dossier(centre)
    stands(case, dao)
    actions.name_sensitive_ground(case, dao, CategoryCode.HIV, by=desk, at=AT, detail="Giấy bệnh viện")
    forget(case)
    ground = SensitiveGround.objects.get()
    ground.save()
    assert (ground.category, ground.detail, ground.words) == ("", "", "")
    assert ground.category_index == blind_index(CategoryCode.HIV, CATEGORY_INDEX)


def test_words_of_a_consent_and_the_paper_of_a_representative_go(centre: Organisation, desk: User) -> None:
    dao, lan, case = person("Nguyễn Thị Đào"), person("Nguyễn Thị Lan"), dossier(centre)
    stands(case, dao)
    speaks = actions.add_representative(
        case, lan, dao, relationship=next(iter(Relationship)), basis=next(iter(RepresentationBasis)),
        valid_from=ON, by=desk, at=AT, paper="Giấy ủy quyền của bà Đào",
    )  # fmt: skip
    given = actions.record_consent(case, dao, next(iter(ConsentKind)), given_on=ON, by=desk, at=AT, words="Cho con xem")
    actions.end_representation(speaks, on=ON + timedelta(days=1), reason="Bà Đào không muốn", by=desk, at=AT)
    actions.withdraw_consent(given, on=ON, reason="Con gái kể với chồng", by=desk, at=AT)
    forget(case)
    consent, representative = Consent.objects.get(), Representative.objects.get()
    assert (consent.words, consent.withdrawn_because) == ("", "")
    assert (representative.paper, representative.ended_because) == ("", "")


def test_duplicates_and_old_values_go_with_the_person_they_proved_to_be(centre: Organisation, desk: User) -> None:
    case, kept, second, third = dossier(centre), person("Đào"), person("Bảy Đào"), person("Đào Bảy")
    actions.merge_people(second, third, by=desk, at=AT, reason="Bà Đào khai hai lần")
    actions.merge_people(kept, second, by=desk, at=AT, reason="Cùng bà Đào")
    Party.objects.create(dossier=case, person=third, role=PartyRole.BENEFICIARY, added_at=AT)
    forget(case)
    assert [erased(each) for each in (kept, second, third)] == [True, True, True]
    assert [(each.before, each.reason) for each in PersonChange.objects.all()] == [({}, ""), ({}, "")]
    with pytest.raises(actions.MergeNotUndoable):
        actions.undo_merge(PersonChange.objects.all()[0], by=desk, at=AT, reason="Nhầm")


@pytest.mark.parametrize("column", ["fields", "what", "changed_at"])
def test_of_a_correction_only_the_words_may_be_emptied(desk: User, column: str) -> None:
    dao = actions.record_person(DAO, by=desk, at=AT)
    actions.correct_person(dao, PersonDetails(full_name="Đào"), by=desk, at=AT, reason="Ghi nhầm")
    values = {"fields": ["sex"], "what": "MERGE", "changed_at": AT.replace(year=2020)}
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        PersonChange.objects.update(**{column: values[column]})
