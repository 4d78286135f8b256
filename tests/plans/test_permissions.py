"""Who sees, who imports, who reports."""

import pytest

from diemtua.law.vocabulary.roles import Role
from diemtua.plans.permissions import may_import_plans, may_report, may_see_plans
from tests.plans.office import open_office, user_with

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (Role.DEPARTMENT, (True, False, True)),
        (Role.HEAD, (True, False, True)),
        (Role.BRANCH_HEAD, (True, False, False)),
        (Role.AUDITOR, (True, False, False)),
        (Role.DESK_OFFICER, (False, False, False)),
        (Role.COMMUNE, (False, False, False)),
    ],
)
def test_rights_follow_the_role(role: Role, rights: tuple[bool, bool, bool]) -> None:
    user = user_with(role, open_office().centre)
    assert (may_see_plans(user), may_import_plans(user), may_report(user)) == rights


def test_planner_may_all() -> None:
    user = open_office().planner
    assert (may_see_plans(user), may_import_plans(user), may_report(user)) == (True, True, True)
