"""A Centre and the officer at its desk."""

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.law.vocabulary.roles import Role
from tests.people.builders import office, user


@pytest.fixture
def centre(db: None) -> Organisation:
    return office()


@pytest.fixture
def desk(centre: Organisation) -> User:
    return user("Lê Thị Hoa", Role.DESK_OFFICER, centre)
