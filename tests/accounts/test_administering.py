from datetime import UTC, date, datetime

import pytest
from allauth.mfa.models import Authenticator

from diemtua.accounts import actions
from diemtua.accounts.enums import ChangeKind
from diemtua.accounts.models import AccountChange, Deputising, Organisation, RoleHeld, User
from diemtua.accounts.models.standing import standing_on
from diemtua.accounts.permissions import administers
from diemtua.accounts.queries import (
    all_deputising_of,
    all_roles_of,
    changes_of,
    deputising_administered,
    deputising_of,
    organisations_administered,
    organisations_found,
    role_administered,
    user_administered,
    users_administered,
    users_found,
)
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.law.vocabulary.signing import SigningManner
from tests.cast import give

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY, MAY, JUNE = date(2026, 3, 2), date(2026, 5, 1), date(2026, 6, 1)


def kinds() -> list[str]:
    return list(AccountChange.objects.order_by("pk").values_list("kind", flat=True))


def test_account_opens_with_a_one_time_code(administrator: User) -> None:
    user, code = actions.open_account(username="moi", full_name="Lý Thị Mới", by=administrator, at=NOW)
    assert (user.check_password(code), user.must_change_password, len(code)) == (True, True, 14)
    assert [(change.user, change.by, change.kind) for change in AccountChange.objects.all()] == [
        (user, administrator, ChangeKind.OPENED)
    ]
    with pytest.raises(actions.UsernameTaken, match="đã có người dùng"):
        actions.open_account(username="moi", full_name="Khác", by=administrator, at=NOW)


def test_editing_writes_down_what_changed_and_nothing_else(administrator: User, head: User) -> None:
    actions.edit_account(head, full_name="Lê Thị Hoa", email="", phone="0900 000 111", by=administrator, at=NOW)
    actions.edit_account(head, full_name="Lê Thị Hoa", email="", phone="0900 000 111", by=administrator, at=NOW)
    assert [change.detail for change in changes_of(head)] == [{"fields": ["phone"]}]
    head.refresh_from_db()
    assert head.phone == "0900 000 111"


def test_deactivated_account_comes_back(administrator: User, head: User) -> None:
    actions.deactivate(head, by=administrator, at=NOW)
    assert not User.objects.get(pk=head.pk).is_active
    actions.reactivate(head, by=administrator, at=NOW)
    assert User.objects.get(pk=head.pk).is_active
    assert kinds() == [ChangeKind.DEACTIVATED, ChangeKind.REACTIVATED]


def test_nobody_changes_ones_own_account(administrator: User, centre: Organisation) -> None:
    with pytest.raises(actions.AccountIsOnesOwn):
        actions.deactivate(administrator, by=administrator, at=NOW)
    with pytest.raises(actions.AccountIsOnesOwn):
        actions.reset_password(administrator, by=administrator, at=NOW)
    with pytest.raises(actions.AccountIsOnesOwn):
        actions.give_role(administrator, Role.HEAD, centre, valid_from=TODAY, by=administrator, at=NOW)
    assert kinds() == []


def test_reset_gives_a_code_and_takes_the_second_factor_away(administrator: User, head: User) -> None:
    code = actions.reset_password(head, by=administrator, at=NOW)
    assert User.objects.get(pk=head.pk).check_password(code)
    Authenticator.objects.create(user_id=head.pk, type="totp", data={"secret": "x"})
    actions.reset_second_factor(head, by=administrator, at=NOW)
    assert not Authenticator.objects.filter(user_id=head.pk).exists()
    assert kinds() == [ChangeKind.PASSWORD_RESET, ChangeKind.SECOND_FACTOR_RESET]


def test_role_is_given_from_a_day_and_ended(administrator: User, stranger: User, centre: Organisation) -> None:
    held = actions.give_role(stranger, Role.AUDITOR, centre, valid_from=TODAY, by=administrator, at=NOW)
    assert standing_on(stranger.pk, MAY).holds(Role.AUDITOR, centre.pk)
    actions.end_role(held, valid_to=MAY, by=administrator, at=NOW)
    assert not standing_on(stranger.pk, MAY).holds(Role.AUDITOR, centre.pk)
    assert changes_of(stranger)[0].detail == {
        "role": "AUDITOR", "organisation": "TTTGPL", "from": "2026-03-02", "to": "2026-05-01",
    }  # fmt: skip
    with pytest.raises(actions.PeriodEndsBeforeItStarts, match="phải sau"):
        actions.end_role(held, valid_to=TODAY, by=administrator, at=NOW)


def test_same_role_never_overlaps(administrator: User, stranger: User, centre: Organisation) -> None:
    def give_it(valid_from: date, valid_to: date | None) -> RoleHeld:
        return actions.give_role(
            stranger, Role.AUDITOR, centre, valid_from=valid_from, valid_to=valid_to, by=administrator, at=NOW
        )

    give_it(MAY, JUNE)
    for wrong in ((TODAY, None), (TODAY, date(2026, 5, 2)), (date(2026, 5, 31), None)):
        with pytest.raises(actions.RoleAlreadyHeld):
            give_it(*wrong)
    give_it(TODAY, MAY)
    give_it(JUNE, None)
    assert [row.valid_from for row in all_roles_of(stranger)][:3] == [JUNE, MAY, TODAY]


def test_deputy_signs_for_the_head(administrator: User, head: User, deputy_head: User, centre: Organisation) -> None:
    named = actions.name_deputy(
        deputy_head, Role.HEAD, centre, SigningManner.KT, for_user=head, title="Giám đốc", own_title="Phó Giám đốc",
        valid_from=TODAY, valid_to=MAY, by=administrator, at=NOW,
    )  # fmt: skip
    signature = standing_on(deputy_head.pk, TODAY).signs_as(Role.HEAD, centre.pk)
    assert signature.lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert list(deputising_of(deputy_head, TODAY)) == list(all_deputising_of(deputy_head)) == [named]
    actions.end_deputising(named, valid_to=date(2026, 4, 1), by=administrator, at=NOW)
    assert not standing_on(deputy_head.pk, date(2026, 4, 1)).holds(Role.HEAD, centre.pk)
    assert kinds() == [ChangeKind.DEPUTY_NAMED, ChangeKind.DEPUTY_ENDED]


def test_deputy_needs_a_post_held_and_a_free_period(
    administrator: User, accountant: User, deputy_head: User, centre: Organisation
) -> None:
    def name(for_user: User | None) -> Deputising:
        return actions.name_deputy(
            deputy_head, Role.HEAD, centre, SigningManner.Q, for_user=for_user, title="Giám đốc", valid_from=TODAY,
            by=administrator, at=NOW,
        )  # fmt: skip

    with pytest.raises(actions.PostNotHeld):
        name(accountant)
    name(None)
    with pytest.raises(actions.DeputyAlreadyNamed):
        name(None)


def test_centre_looks_after_everybody_others_after_their_own(
    administrator: User, branch_head: User, head: User, stranger: User, planner: User
) -> None:
    give(planner, Role.ADMINISTRATOR, "CN1")
    assert set(users_administered(administrator)) == {administrator, branch_head, head, stranger, planner}
    assert set(users_administered(planner)) == {branch_head, planner}
    assert [body.code for body in organisations_administered(planner, TODAY)] == ["CN1"]
    assert organisations_administered(administrator, TODAY).count() == Organisation.objects.count()
    assert user_administered(planner, branch_head.pk) == branch_head
    with pytest.raises(User.DoesNotExist):
        user_administered(planner, head.pk)
    own, other = branch_head.roles_held.first(), head.roles_held.first()
    assert own is not None
    assert other is not None
    assert role_administered(planner, TODAY, own.pk) == own
    with pytest.raises(RoleHeld.DoesNotExist):
        role_administered(planner, TODAY, other.pk)
    with pytest.raises(Deputising.DoesNotExist):
        deputising_administered(planner, TODAY, 1)
    assert [administers(user) for user in (administrator, planner, head)] == [True, True, False]


def test_users_are_found_by_words_role_and_use(administrator: User, head: User, stranger: User) -> None:
    def names(**filters: object) -> list[str]:
        return [user.full_name for user in users_found(administrator, TODAY, **filters)]  # type: ignore[arg-type]

    assert names(words="le thi hoa") == names(words="hoa") == names(role=Role.HEAD) == ["Lê Thị Hoa"]
    assert names(active=False) == []
    assert len(names(active=True)) == 3
    found = users_found(administrator, TODAY, words="hoa").get()
    assert [row.role for row in found.current_roles] == [Role.HEAD]  # type: ignore[attr-defined]


def test_bodies_are_found_by_words_and_kind(centre: Organisation, department: Organisation) -> None:
    assert list(organisations_found(TODAY, words="so tu phap")) == [department]
    assert list(organisations_found(TODAY, kind=OrganisationKind.CENTRE)) == [centre]
    assert list(organisations_found(TODAY, words="so tu phap", kind=OrganisationKind.CENTRE)) == []
