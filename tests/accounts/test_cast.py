import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.law.vocabulary.roles import Role
from tests.cast import STAFF, Citizen, join, organisation


def test_cast_has_every_role_that_works_on_dossiers() -> None:
    held = {post.role for member in STAFF for post in member.posts}
    assert held == {
        Role.DESK_OFFICER, Role.PRACTITIONER, Role.HEAD, Role.BRANCH_HEAD, Role.DEPARTMENT,
        Role.PROCEEDINGS_AUTHORITY, Role.COMMUNE, Role.ACCOUNTANT, Role.PLANNER, Role.ADMINISTRATOR, Role.AUDITOR,
    }  # fmt: skip


@pytest.mark.django_db
def test_cast_joins_once_with_parents_of_their_bodies() -> None:
    assert [join(member) for member in STAFF] == [join(member) for member in STAFF]
    assert User.objects.count() == len(STAFF)
    assert organisation("CN1").parent == organisation("TTTGPL")


def test_cast_stands_where_it_should(head: User, branch_head: User, centre: Organisation, branch: Organisation) -> None:
    assert head.standing.roles == {(Role.HEAD, centre.pk)}
    assert branch_head.standing.organisations() == {branch.pk}


def test_grandmother_has_no_account(grandmother: Citizen) -> None:
    assert grandmother.full_name == "Trần Thị Sáu"
