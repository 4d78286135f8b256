"""People who are told things."""

from datetime import date

import pytest

from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role


@pytest.fixture
def officer(db: None) -> User:
    return User.objects.create_user("can-bo", "Lê Thị Hạnh", email="hanh@example.vn")


@pytest.fixture
def silent(db: None) -> User:
    """Has given no address."""
    return User.objects.create_user("khong-thu", "Trần Văn Út")


@pytest.fixture
def administrator(db: None) -> User:
    user = User.objects.create_user("quan-tri", "Phan Thanh Tùng")
    centre = Organisation.objects.create(code="TT", name="Trung tâm", kind=OrganisationKind.CENTRE)
    RoleHeld.objects.create(user=user, organisation=centre, role=Role.ADMINISTRATOR, valid_from=date(2020, 1, 1))
    return user
