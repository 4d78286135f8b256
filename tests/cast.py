"""The cast of the demonstration as rows and fixtures: `join(cast.HEAD)`, or a fixture named like the person."""

from datetime import date

import pytest

from diemtua.accounts.actions.seed import read
from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.demo.cast import (
    ACCOUNTANT,
    ADMINISTRATOR,
    AUDITOR,
    BRANCH_HEAD,
    COMMUNE_OFFICER,
    CONTRACT_LAWYER,
    COUNCIL_MEMBER,
    DEPUTY_HEAD,
    DESK_OFFICER,
    EVALUATOR,
    GRANDMOTHER,
    HEAD,
    LEGAL_AID_OFFICER,
    OTHER_OFFICER,
    PLANNER,
    POLICEWOMAN,
    SINCE,
    STAFF,
    STRANGER,
    Citizen,
    Member,
    Post,
)
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role

_MADE_FROM_PLACES = {
    "UBND-32167": {"name": "Ủy ban nhân dân xã Tân Thuận", "kind": OrganisationKind.COMMUNE},
}
_BODIES = {entry["code"]: entry for entry in read()["bodies"]} | _MADE_FROM_PLACES


def organisation(code: str) -> Organisation:
    """The body of the seed with this code, made where it is not there yet; with its parent, without its place."""
    found = Organisation.objects.filter(code=code).first()
    if found is not None:
        return found
    entry = _BODIES[code]
    return Organisation.objects.create(
        code=code, name=entry["name"], short_name=entry.get("short", ""), kind=entry["kind"],
        register_prefix=entry.get("prefix", ""), valid_from=entry.get("from"), valid_to=entry.get("to"),
        parent=organisation(entry["parent"]) if "parent" in entry else None,
    )  # fmt: skip


def join(member: Member) -> User:
    """The member as a user with their roles; the same row when called twice."""
    found = User.objects.filter(username=member.username).first()
    if found is not None:
        return found
    user = User.objects.create_user(member.username, member.full_name, phone=member.phone)
    for post in member.posts:
        give(user, post.role, post.organisation, title=post.title)
    return user


def give(user: User, role: Role, code: str, *, title: str = "", since: date = SINCE) -> RoleHeld:
    """One more role for somebody, at the body with this code."""
    return RoleHeld.objects.create(user=user, organisation=organisation(code), role=role, title=title, valid_from=since)


@pytest.fixture
def centre(db: None) -> Organisation:
    return organisation("TTTGPL")


@pytest.fixture
def branch(db: None) -> Organisation:
    return organisation("CN1")


@pytest.fixture
def department(db: None) -> Organisation:
    return organisation("STP")


@pytest.fixture
def grandmother() -> Citizen:
    return GRANDMOTHER


@pytest.fixture
def desk_officer(db: None) -> User:
    return join(DESK_OFFICER)


@pytest.fixture
def legal_aid_officer(db: None) -> User:
    return join(LEGAL_AID_OFFICER)


@pytest.fixture
def other_officer(db: None) -> User:
    return join(OTHER_OFFICER)


@pytest.fixture
def contract_lawyer(db: None) -> User:
    return join(CONTRACT_LAWYER)


@pytest.fixture
def head(db: None) -> User:
    return join(HEAD)


@pytest.fixture
def deputy_head(db: None) -> User:
    return join(DEPUTY_HEAD)


@pytest.fixture
def branch_head(db: None) -> User:
    return join(BRANCH_HEAD)


@pytest.fixture
def policewoman(db: None) -> User:
    return join(POLICEWOMAN)


@pytest.fixture
def evaluator(db: None) -> User:
    return join(EVALUATOR)


@pytest.fixture
def planner(db: None) -> User:
    return join(PLANNER)


@pytest.fixture
def accountant(db: None) -> User:
    return join(ACCOUNTANT)


@pytest.fixture
def administrator(db: None) -> User:
    return join(ADMINISTRATOR)


@pytest.fixture
def auditor(db: None) -> User:
    return join(AUDITOR)


@pytest.fixture
def commune_officer(db: None) -> User:
    return join(COMMUNE_OFFICER)


@pytest.fixture
def stranger(db: None) -> User:
    return join(STRANGER)


__all__ = [
    "COUNCIL_MEMBER", "STAFF", "Citizen", "Member", "Post", "accountant", "administrator", "auditor", "branch",
    "branch_head", "centre",
    "commune_officer", "contract_lawyer", "department", "deputy_head", "desk_officer", "evaluator", "give",
    "grandmother", "head", "join", "legal_aid_officer", "organisation", "other_officer", "planner", "policewoman",
    "stranger",
]  # fmt: skip
