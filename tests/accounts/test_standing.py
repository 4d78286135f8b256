from datetime import date

import pytest
from django.db import IntegrityError, transaction

from diemtua.accounts.models import Deputising, Organisation, RoleHeld, Signature, Standing, User
from diemtua.accounts.models.standing import standing_on
from diemtua.accounts.queries import holders_of_any, roles_held_at
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.law.vocabulary.signing import SigningManner

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def centre() -> Organisation:
    return Organisation.objects.create(code="TT", name="Trung tâm", kind=OrganisationKind.CENTRE)


@pytest.fixture
def hoa() -> User:
    return User.objects.create_user("hoa", "Lê Thị Hoa")


def test_standing_holds_a_role_only_inside_its_period(hoa: User, centre: Organisation) -> None:
    RoleHeld.objects.create(user=hoa, organisation=centre, role=Role.HEAD, valid_from=DAY, valid_to=date(2026, 4, 1))
    assert standing_on(hoa.pk, date(2026, 3, 1)).roles == frozenset()
    assert standing_on(hoa.pk, DAY) == Standing(hoa.pk, frozenset({(Role.HEAD, centre.pk)}))
    assert standing_on(hoa.pk, date(2026, 3, 31)).holds(Role.HEAD, centre.pk)
    assert not standing_on(hoa.pk, date(2026, 4, 1)).holds(Role.HEAD, centre.pk)


def test_standing_takes_one_query_with_deputising(
    hoa: User, centre: Organisation, django_assert_num_queries: object
) -> None:
    RoleHeld.objects.create(user=hoa, organisation=centre, role=Role.PRACTITIONER, valid_from=DAY)
    Deputising.objects.create(
        deputy=hoa, organisation=centre, role=Role.HEAD, manner=SigningManner.KT, title="Giám đốc",
        own_title="Phó Giám đốc", valid_from=DAY,
    )  # fmt: skip
    with django_assert_num_queries(1):  # type: ignore[operator]
        standing = standing_on(hoa.pk, DAY)
    assert standing.roles == {(Role.PRACTITIONER, centre.pk), (Role.HEAD, centre.pk)}
    assert standing.organisations(Role.HEAD) == standing.organisations() == {centre.pk}
    assert standing.organisations(Role.AUDITOR) == frozenset()
    asked = ((Role.HEAD,), (Role.AUDITOR, Role.HEAD), (Role.AUDITOR,), ())
    assert [standing.holds_anywhere(*roles) for roles in asked] == [True, True, False, False]
    assert standing.signs_as(Role.HEAD, centre.pk) == Signature(SigningManner.KT, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))


@pytest.mark.parametrize(
    ("manner", "lines"),
    [
        (SigningManner.KT, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (SigningManner.Q, ("Q. GIÁM ĐỐC",)),
        (SigningManner.TUQ, ("TUQ. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ],
)
def test_signature_prints_the_manner(
    hoa: User, centre: Organisation, manner: SigningManner, lines: tuple[str, ...]
) -> None:
    Deputising.objects.create(
        deputy=hoa, organisation=centre, role=Role.HEAD, manner=manner, title="Giám đốc",
        own_title="Phó Giám đốc", valid_from=DAY,
    )  # fmt: skip
    assert standing_on(hoa.pk, DAY).signs_as(Role.HEAD, centre.pk).lines == lines


def test_signature_in_ones_own_right_wins_over_deputising(hoa: User, centre: Organisation) -> None:
    RoleHeld.objects.create(user=hoa, organisation=centre, role=Role.HEAD, title="Giám đốc", valid_from=DAY)
    Deputising.objects.create(
        deputy=hoa, organisation=centre, role=Role.HEAD, manner=SigningManner.Q, title="Giám đốc", valid_from=DAY
    )
    assert standing_on(hoa.pk, DAY).signs_as(Role.HEAD, centre.pk) == Signature(None, ("GIÁM ĐỐC",))


def test_standing_of_a_user_object_is_asked_once(
    hoa: User, centre: Organisation, django_assert_num_queries: object
) -> None:
    RoleHeld.objects.create(user=hoa, organisation=centre, role=Role.HEAD, valid_from=date(2020, 1, 1))
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert hoa.standing.holds(Role.HEAD, centre.pk)
        assert hoa.standing.holds(Role.HEAD, centre.pk)


def test_database_refuses_two_open_roles_and_empty_periods(hoa: User, centre: Organisation) -> None:
    RoleHeld.objects.create(user=hoa, organisation=centre, role=Role.HEAD, valid_from=DAY)
    for wrong in (
        RoleHeld(user=hoa, organisation=centre, role=Role.HEAD, valid_from=date(2027, 1, 1)),
        RoleHeld(user=hoa, organisation=centre, role=Role.AUDITOR, valid_from=DAY, valid_to=DAY),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save()


def test_database_refuses_deputising_for_oneself(hoa: User, centre: Organisation) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Deputising.objects.create(
            deputy=hoa, for_user=hoa, organisation=centre, role=Role.HEAD, manner=SigningManner.KT, title="Giám đốc",
            valid_from=DAY,
        )  # fmt: skip


def test_holders_are_active_and_in_their_own_right(hoa: User, centre: Organisation) -> None:
    gone = User.objects.create_user("gone", "Đã Nghỉ", is_active=False)
    for user in (hoa, gone):
        RoleHeld.objects.create(user=user, organisation=centre, role=Role.HEAD, valid_from=DAY)
    assert list(holders_of_any((Role.HEAD,), centre, DAY)) == [hoa]
    assert [held.user for held in roles_held_at(centre, DAY, Role.DESK_OFFICER, Role.HEAD)] == [hoa]


def test_user_is_stored_tidy_and_found_folded() -> None:
    user = User.objects.create_user("dao", "  Lý   Thị Đào ")
    assert (str(user), user.folded, user.has_usable_password()) == ("Lý Thị Đào", "li thi dao", False)
