from datetime import date, timedelta

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier, ReadRecord
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.people import actions, permissions, queries
from diemtua.people.enums import ConsentKind, PartyRole, Relationship, RepresentationBasis
from diemtua.people.models import Consent, Party, Representative
from diemtua.people.queries.proving import proves_to_be_ours
from tests.people.builders import AT, ON, dossier, office, person, stands, user

pytestmark = pytest.mark.django_db


WHO_SEES = [
    (Role.DESK_OFFICER, "here", True),
    (Role.HEAD, "here", True),
    (Role.ACCOUNTANT, "here", False),
    (Role.PRACTITIONER, "here", False),
    (Role.ADMINISTRATOR, "here", False),
    (Role.PLANNER, "here", False),
    (Role.DESK_OFFICER, "elsewhere", False),
    (Role.HEAD, "elsewhere", False),
    (Role.AUDITOR, "elsewhere", False),
]


@pytest.mark.parametrize(("role", "where", "sees"), WHO_SEES)
def test_a_person_is_seen_through_the_dossier(centre: Organisation, role: Role, where: str, sees: bool) -> None:
    who = user("Ai đó", role, centre if where == "here" else office("CN9"))
    dao = stands(dossier(centre), "Nguyễn Thị Đào")
    assert queries.people_visible_to(who).filter(pk=dao.pk).exists() is sees


def test_a_grant_in_person_shows_the_people(centre: Organisation) -> None:
    lawyer, stranger = user("Lâm", Role.PRACTITIONER, centre), user("Người lạ")
    dao = stands(dossier(centre, lawyer), "Nguyễn Thị Đào")
    assert list(queries.people_visible_to(lawyer)) == [dao]
    assert list(queries.people_visible_to(stranger)) == []


def test_a_removed_party_opens_nothing(centre: Organisation, desk: User) -> None:
    dao = stands(dossier(centre), "Nguyễn Thị Đào")
    actions.remove_party(Party.objects.get(), by=desk, at=AT, reason="Nhầm")
    assert list(queries.people_visible_to(desk)) == []
    assert queries.person_details(dao).full_name == "Nguyễn Thị Đào"


def test_who_wrote_a_person_down_sees_them_until_they_stand_somewhere(centre: Organisation, desk: User) -> None:
    dao = person("Nguyễn Thị Đào", by=desk)
    assert list(queries.people_visible_to(desk)) == [dao]
    stands(dossier(office("CN9")), dao)
    assert list(queries.people_visible_to(desk)) == []


def test_a_merged_row_is_seen_no_more(centre: Organisation, desk: User) -> None:
    kept, dropped = person("A", by=desk), person("B", by=desk)
    change = actions.merge_people(kept, dropped, by=desk, at=AT, reason="Trùng")
    assert list(queries.people_visible_to(desk)) == [kept]
    assert list(queries.changes_of(kept)) == [change]


def test_parties_by_dossier_in_one_query(centre: Organisation, desk: User, django_assert_num_queries: object) -> None:
    assert desk.standing
    for many in (1, 3, 300):
        cases = [dossier(centre) for _ in range(many)]
        people = [stands(case, f"Người {many}", PartyRole.RELATED) for case in cases]
        with django_assert_num_queries(1):  # type: ignore[operator]
            rows = queries.parties_of(desk, cases)
        assert [rows[case.pk][0].person for case in cases] == people


def test_parties_of_hides_other_offices(centre: Organisation, desk: User) -> None:
    elsewhere = dossier(office("CN9"))
    stands(elsewhere, "A")
    assert queries.parties_of(desk, [elsewhere]) == {elsewhere.pk: []}


def test_parties_of_a_person_are_those_one_may_see(centre: Organisation, desk: User) -> None:
    here, there = dossier(centre), dossier(office("CN9"))
    dao = stands(here, "Nguyễn Thị Đào")
    stands(there, dao)
    party = queries.parties_of_person(desk, dao).get()
    assert party.dossier == here
    assert Party.objects.filter(dossier=there).count() == 1


def test_consents_of_a_visible_dossier(centre: Organisation, desk: User) -> None:
    case, stranger = dossier(centre), user("Người lạ")
    dao = stands(case, "Nguyễn Thị Đào")
    given = actions.record_consent(case, dao, ConsentKind.DATA, given_on=ON, by=desk, at=AT)
    for reader, found in ((desk, [given]), (stranger, [])):
        assert list(queries.consents_of(reader, case)) == found
        assert list(queries.consents_of_person(reader, dao)) == found
    assert queries.consent_visible_to(desk, given.uid) == given
    with pytest.raises(Consent.DoesNotExist):
        queries.consent_visible_to(stranger, given.uid)
    Dossier.objects.filter(pk=case.pk).update(erased_at=AT)
    assert list(queries.consents_of_person(desk, dao)) == []


def test_representatives_past_and_present_of_a_visible_person(centre: Organisation, desk: User) -> None:
    case, stranger = dossier(centre), user("Người lạ")
    son = stands(case, "Con")
    made = {}
    for name, start, end in (("Ông", date(2025, 1, 1), date(2026, 1, 1)), ("Mẹ", date(2026, 1, 1), None)):
        made[name] = actions.add_representative(
            case, person(name), son, relationship=Relationship.PARENT, basis=RepresentationBasis.BY_LAW,
            valid_from=start, valid_to=end, by=desk, at=AT,
        )  # fmt: skip
    mother = made["Mẹ"]
    assert queries.representations_of(desk, son) == [mother, made["Ông"]]
    for reader, found in ((desk, [mother]), (stranger, [])):
        assert queries.representations_of(reader, mother.person) == found
    assert queries.representation_visible_to(desk, mother.uid) == mother
    with pytest.raises(Representative.DoesNotExist):
        queries.representation_visible_to(stranger, mother.uid)


def test_offered_people_are_those_here_then_the_fresh(centre: Organisation, desk: User) -> None:
    case = dossier(centre)
    dao = stands(case, person("Nguyễn Thị Đào", birth_year=1950))
    fresh = person("Trần Văn An", by=desk)
    stands(dossier(centre), person("Ở hồ sơ khác", by=desk))
    assert queries.offered_people(desk, case) == [(dao.pk, "Nguyễn Thị Đào · 1950"), (fresh.pk, "Trần Văn An")]
    assert queries.offered_people(desk, Dossier()) == [(fresh.pk, "Trần Văn An")]
    assert queries.offered_people(None, case) == []


def test_sensitive_grounds_are_masked_until_asked_for(centre: Organisation, desk: User) -> None:
    case, other = dossier(centre), dossier(centre)
    dao = stands(case, "Nguyễn Thị Đào")
    stranger = user("Người lạ")
    actions.name_sensitive_ground(case, dao, CategoryCode.HIV, by=desk, at=AT, detail="Giấy xác nhận")
    assert list(queries.parties_of_person(desk, dao).values_list("dossier", "protected")) == [(case.pk, True)]
    lan = stands(other, "Trần Thị Lan")
    assert list(queries.parties_of_person(desk, lan).values_list("dossier", "protected")) == [(other.pk, False)]
    assert list(queries.parties_of_person(stranger, dao)) == []
    assert ReadRecord.objects.count() == 0
    assert [(row.category, row.detail) for row in queries.grounds_shown(desk, case, dao, AT)] == [
        ("D7.7h", "Giấy xác nhận")
    ]
    assert list(ReadRecord.objects.values_list("user", "dossier", "what")) == [(desk.pk, case.pk, "sensitive_ground")]
    with pytest.raises(Dossier.DoesNotExist):
        queries.grounds_shown(stranger, case, dao, AT)
    assert ReadRecord.objects.count() == 1


def test_people_of_a_branch_are_its_own_matter(centre: Organisation) -> None:
    branch = office("CN1", parent=centre, kind=OrganisationKind.BRANCH)
    case = dossier(branch)
    assert permissions.may_change_parties(user("Trưởng", Role.BRANCH_HEAD, branch), case)
    assert not permissions.may_change_parties(user("Giám đốc", Role.HEAD, centre), case)
    assert not permissions.may_change_parties(user("Một cửa", Role.DESK_OFFICER, centre), case)


@pytest.mark.parametrize(
    ("role", "level", "may"),
    [
        (Role.DESK_OFFICER, "", (True, True, True)),
        (Role.HEAD, "", (True, True, True)),
        (Role.PRACTITIONER, "", (True, False, False)),
        (Role.PRACTITIONER, "READ", (True, False, False)),
        (Role.PRACTITIONER, "WORK", (True, False, True)),
        (Role.ADMINISTRATOR, "", (False, False, False)),
        (None, "", (False, False, False)),
    ],
)
def test_who_may_record_merge_and_change(
    centre: Organisation, role: Role | None, level: str, may: tuple[bool, bool, bool]
) -> None:
    who = user("Ai đó", role, centre)
    case = dossier(centre, *([who] if level else []), level=level)
    record, merge = permissions.may_record_people(who), permissions.may_merge_people(who)
    assert (record, merge, permissions.may_change_parties(who, case)) == may


@pytest.mark.parametrize(
    ("said", "proves"),
    [("5678", True), ("... 56 78", True), ("1950", True), ("1951", False), ("0912345678", False), ("", False)],
)
def test_people_of_a_dossier_prove_themselves(centre: Organisation, said: str, proves: bool) -> None:
    case = dossier(centre)
    stands(case, person("Nguyễn Thị Đào", birth_on=date(1950, 3, 5), phones=("0912345678",)))
    stands(case, person("Trần Văn Bình", birth_year=1951), PartyRole.OPPOSING)
    stands(case, "Không rõ năm sinh")
    assert proves_to_be_ours(case, said, ON) is proves


@pytest.mark.parametrize(("days", "proves"), [(-1, True), (0, False), (1, False)])
def test_who_speaks_for_nobody_any_more_proves_nothing(
    centre: Organisation, desk: User, days: int, proves: bool
) -> None:
    case, mother = dossier(centre), person("Mẹ", birth_year=1960)
    mine = {"relationship": Relationship.PARENT, "basis": RepresentationBasis.BY_LAW, "by": desk, "at": AT}
    actions.add_representative(
        case, mother, stands(case, person("Con", birth_year=2010)), valid_from=date(2026, 1, 1), valid_to=ON, **mine
    )
    actions.add_representative(case, mother, person("Con khác"), valid_from=date(2026, 1, 1), **mine)
    assert proves_to_be_ours(case, "1960", ON + timedelta(days=days)) is proves
    assert proves_to_be_ours(case, "2010", ON)


def test_representative_of_the_file_whose_right_was_not_written_down_proves_as_before(centre: Organisation) -> None:
    case = dossier(centre)
    stands(case, person("Mẹ", birth_year=1960), PartyRole.REPRESENTATIVE)
    assert proves_to_be_ours(case, "1960", ON)
