from datetime import date

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.people import actions
from diemtua.people.details import PersonDetails
from diemtua.people.enums import ConsentKind, PartyRole
from diemtua.people.models import Consent, Person
from diemtua.people.queries import (
    Hit,
    both_sides_agreed,
    open_elsewhere,
    opposing_hits,
    parties_met,
    possible_duplicates,
    sides_of,
    taken_elsewhere,
)
from diemtua.people.queries.matching import agreement
from diemtua.places.models import Unit
from tests.people.builders import AT, ON, dossier, office, person, stands

pytestmark = pytest.mark.django_db
BORN = date(1950, 3, 5)


@pytest.mark.parametrize(
    ("typed", "score", "reasons"),
    [
        ({"full_name": "Nguyễn Thị Đào", "birth_on": BORN}, 85, ("Trùng họ tên", "Trùng ngày sinh")),
        (
            {"full_name": "NGUYEN THI DAO", "birth_year": 1950},
            60,
            ("Họ tên chỉ khác dấu hoặc cách viết", "Cùng năm sinh"),
        ),
        (
            {"full_name": "Nguyễn Thị Đào", "birth_on": date(1950, 1, 1)},
            55,
            ("Trùng họ tên", "Cùng năm sinh, khác ngày"),
        ),
        ({"full_name": "Nguyễn Thị Đào"}, 50, ("Trùng họ tên",)),
        ({"full_name": "Bảy Đào", "birth_year": 1950}, 55, ("Trùng tên gọi khác", "Cùng năm sinh")),
        ({"full_name": "Nguyễn Đào", "birth_on": BORN}, 60, ("Họ tên gần giống", "Trùng ngày sinh")),
        (
            {"full_name": "Trần Thị Lan", "identity_new": "380123456", "birth_year": 1950},
            100,
            ("Trùng số định danh", "Cùng năm sinh"),
        ),
        (
            {"full_name": "Trần Thị Lan", "identity_old": "096150000123"},
            100,
            ("Trùng số định danh",),
        ),
        (
            {"full_name": "Nguyen Thi Dao", "phones": ("0912345678",)},
            65,
            ("Họ tên chỉ khác dấu hoặc cách viết", "Trùng số điện thoại"),
        ),
    ],
)
def test_possible_duplicates_say_why(
    desk: User, typed: dict[str, object], score: int, reasons: tuple[str, ...]
) -> None:
    known = person(
        "Nguyễn Thị Đào", by=desk, other_names="Bảy Đào", birth_on=BORN, identity_new="096150000123",
        identity_old="380123456", phones=("0912345678",),
    )  # fmt: skip
    (found,) = possible_duplicates(desk, PersonDetails(**typed))  # type: ignore[arg-type]
    assert (found.person, found.score, found.reasons) == (known, score, reasons)
    assert found.certain is (score >= 90)


@pytest.mark.parametrize(
    "typed",
    [
        {"full_name": "Nguyễn Thị Đào", "birth_year": 1951},
        {"full_name": "Nguyễn Thị Đào", "identity_new": "096150000999"},
        {"full_name": "Trần Thị Lan", "phones": ("0912345678",)},
        {"full_name": "Trần Thị Lan"},
    ],
)
def test_other_people_are_no_duplicates(desk: User, typed: dict[str, object]) -> None:
    person("Nguyễn Thị Đào", by=desk, birth_on=BORN, identity_new="096150000123", phones=("0912345678",))
    assert possible_duplicates(desk, PersonDetails(**typed)) == []  # type: ignore[arg-type]


def test_the_surest_duplicate_is_first_and_oneself_is_none(desk: User) -> None:
    oneself = person("Nguyễn Thị Đào", by=desk, birth_year=1950)
    likely = person("Nguyen Thi Dao", by=desk, birth_year=1950)
    sure = person("Nguyễn Thị Đào", by=desk, birth_year=1950, identity_new="096150000123")
    typed = PersonDetails(full_name="Nguyễn Thị Đào", birth_year=1950, identity_new="096150000123")
    assert [row.person for row in possible_duplicates(desk, typed, besides=oneself)] == [sure, likely]


def test_the_same_commune_adds_to_the_evidence(desk: User) -> None:
    here = Unit.objects.create(code="32167", full_name="Xã Tân Thuận", kind="COMMUNE")
    person("Nguyễn Thị Đào", by=desk, commune_id=here.pk)
    (found,) = possible_duplicates(desk, PersonDetails(full_name="Nguyễn Thị Đào", commune_id=here.pk))
    assert (found.score, found.reasons) == (60, ("Trùng họ tên", "Cùng xã, phường"))


def test_people_of_other_offices_count_only_by_number_and_tell_nothing(desk: User) -> None:
    stands(dossier(office("CN9")), person("Nguyễn Thị Đào", birth_on=BORN, identity_new="096150000123"))
    assert possible_duplicates(desk, PersonDetails(full_name="Nguyễn Thị Đào", birth_on=BORN)) == []
    (found,) = possible_duplicates(desk, PersonDetails(full_name="Khác", identity_new="096150000123"))
    assert (found.person, found.reasons) == (None, ("Trùng số định danh với một người ở đơn vị khác",))


def test_possible_duplicates_asks_one_query(desk: User, django_assert_num_queries: object) -> None:
    assert desk.standing
    for many in (1, 3, 50):
        for _ in range(many):
            person("Nguyễn Thị Đào", by=desk, phones=("0912345678",))
        with django_assert_num_queries(1):  # type: ignore[operator]
            possible_duplicates(desk, PersonDetails(full_name="Nguyễn Thị Đào", phones=("0912345678",)))


def test_open_elsewhere_names_the_office_only_for_a_number(desk: User, centre: Organisation) -> None:
    dao = person("Nguyễn Thị Đào", identity_old="380123456")
    stands(dossier(centre), dao)
    stands(dossier(office("CN9")), dao)
    stands(dossier(office("CN8"), over=True), dao)
    assert open_elsewhere(desk, PersonDetails(full_name="Nguyễn Thị Đào")) == []
    assert open_elsewhere(desk, PersonDetails(full_name="Đ", identity_new="380123456")) == ["Trung tâm CN9"]


def hits(here: Dossier) -> list[Hit]:
    ours = sides_of(here)
    return opposing_hits(here, ours, parties_met(here, ours))


def two_sides(here: Dossier, there: Dossier, **roles: PartyRole) -> tuple[Person, Person]:
    """Đào against Bình here; `there` each in the role given by name."""
    dao, binh = stands(here, "Nguyễn Thị Đào"), stands(here, "Trần Văn Bình", PartyRole.OPPOSING)
    for who, key in ((dao, "dao"), (binh, "binh")):
        if key in roles:
            stands(there, who, roles[key])
    return dao, binh


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ({"binh": PartyRole.BENEFICIARY}, (True, False, True, False)),
        ({"binh": PartyRole.REPRESENTATIVE}, (True, False, True, False)),
        ({"binh": PartyRole.APPLICANT}, (True, False, True, False)),
        ({"dao": PartyRole.OPPOSING}, (False, True, True, False)),
        ({"dao": PartyRole.OPPOSING, "binh": PartyRole.BENEFICIARY}, (True, True, True, True)),
    ],
)
def test_opposing_hits_see_both_directions(
    centre: Organisation, roles: dict[str, PartyRole], expected: tuple[bool, ...]
) -> None:
    here, there = dossier(centre), dossier(centre)
    two_sides(here, there, **roles)
    assert hits(here) == [Hit(there.pk, centre.pk, *expected)]


@pytest.mark.parametrize(
    "roles",
    [{"dao": PartyRole.BENEFICIARY}, {"binh": PartyRole.OPPOSING}, {"binh": PartyRole.RELATED}, {}],
)
def test_opposing_hits_leave_the_same_side_alone(centre: Organisation, roles: dict[str, PartyRole]) -> None:
    here, there = dossier(centre), dossier(centre)
    two_sides(here, there, **roles)
    assert hits(here) == []


def test_opposing_hits_of_a_name_alone_are_uncertain(centre: Organisation) -> None:
    here, there, other = dossier(centre), dossier(centre), dossier(centre)
    stands(here, person("Trần Văn Bình", birth_year=1970), PartyRole.OPPOSING)
    stands(there, person("TRAN VAN BINH"))
    stands(other, person("Trần Văn Bình", birth_on=date(1971, 1, 1)))
    assert hits(here) == [Hit(there.pk, centre.pk, True, False, False, False)]


def test_opposing_hits_by_old_and_new_number_are_certain(centre: Organisation) -> None:
    here, there, other = dossier(centre), dossier(centre), dossier(centre)
    stands(here, person("Trần Văn Bình", identity_new="096070000001", identity_old="380123456"), PartyRole.OPPOSING)
    stands(there, person("Bình Trần", identity_old="380123456"))
    stands(other, person("Trần Văn Bình", identity_new="096070000002"))
    assert hits(here) == [Hit(there.pk, centre.pk, True, False, True, False)]


def test_two_names_that_cross_are_one_matter(centre: Organisation) -> None:
    here, there = dossier(centre), dossier(centre)
    two_sides(here, there)
    stands(there, "Tran Van Binh")
    stands(there, "Nguyen Thi Dao", PartyRole.OPPOSING)
    assert hits(here) == [Hit(there.pk, centre.pk, True, True, True, True)]


def test_linked_dossiers_are_one_matter(centre: Organisation) -> None:
    root = dossier(centre)
    here, sister, later = dossier(centre, linked_to=root), dossier(centre, linked_to=root), dossier(centre)
    binh = stands(here, "Trần Văn Bình", PartyRole.OPPOSING)
    for case in (root, sister, later):
        stands(case, binh)
    assert [(hit.dossier_id, hit.same_matter) for hit in hits(here)] == [
        (root.pk, True), (sister.pk, True), (later.pk, False),
    ]  # fmt: skip


def test_opposing_hits_look_among_the_dossiers_given(centre: Organisation, django_assert_num_queries: object) -> None:
    here, there, other = dossier(centre), dossier(centre), dossier(centre)
    assert hits(here) == []
    binh = stands(here, "Trần Văn Bình", PartyRole.OPPOSING)
    stands(there, binh)
    stands(other, binh)
    with django_assert_num_queries(2):  # type: ignore[operator]
        ours = sides_of(here)
        met = parties_met(here, ours).filter(dossier=other)
        assert [hit.dossier_id for hit in opposing_hits(here, ours, met)] == [other.pk]


def test_both_parties_agree_only_in_writing_and_from_both_sides(centre: Organisation, desk: User) -> None:
    here, there = dossier(centre), dossier(centre)
    dao, binh = two_sides(here, there)
    assert not both_sides_agreed(sides_of(here))
    for who in (dao, binh):
        assert not both_sides_agreed(sides_of(here))
        actions.record_consent(here, who, ConsentKind.BOTH_PARTIES, given_on=ON, by=desk, at=AT)
    assert both_sides_agreed(sides_of(here))
    actions.withdraw_consent(Consent.objects.get(person=binh), on=ON, reason="Không tin nữa", by=desk, at=AT)
    assert not both_sides_agreed(sides_of(here))
    actions.record_consent(here, binh, ConsentKind.BOTH_PARTIES, given_on=ON, by=desk, at=AT, in_writing=False)
    assert not both_sides_agreed(sides_of(here))


def test_taken_elsewhere_needs_a_number_an_open_dossier_and_another_office(centre: Organisation) -> None:
    here, other = dossier(centre), office("CN9")
    dao = stands(here, person("Nguyễn Thị Đào", identity_new="096150000123"))
    stands(here, "Trần Văn Bình", PartyRole.OPPOSING)
    there = dossier(other)
    stands(there, person("Đào", identity_old="096150000123"))
    stands(there, dao)
    stands(dossier(other), "Nguyễn Thị Đào")
    stands(dossier(other), "Trần Văn Bình")
    stands(dossier(other, over=True), dao)
    stands(dossier(other), dao, PartyRole.RELATED)
    stands(dossier(centre), dao)
    ours = sides_of(here)
    met = [party for party in parties_met(here, ours) if party.dossier.office == other]
    assert taken_elsewhere(ours, met) == [there.pk]


def test_another_year_of_birth_speaks_against_one_name() -> None:
    known = person("Nguyễn Thị Đào", birth_year=1950)
    described = PersonDetails(full_name="Nguyễn Thị Đào", birth_year=1980)
    assert agreement(described, known, shares_phone=False) == (5, ("Trùng họ tên", "Khác năm sinh"))
