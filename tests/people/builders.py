"""Small worlds for tests of people and practitioners."""

from datetime import date, datetime
from itertools import count
from typing import Any

from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.dossiers.models import Dossier, Grant
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.people.actions import add_party, record_person
from diemtua.people.details import PersonDetails
from diemtua.people.enums import PartyRole
from diemtua.people.models import Person
from diemtua.shared.clock import VIETNAM

AT = datetime(2026, 11, 20, 9, 12, tzinfo=VIETNAM)
ON = AT.date()
_numbers = count(1)


def office(code: str = "TT", **more: Any) -> Organisation:
    kind = more.pop("kind", OrganisationKind.CENTRE)
    return Organisation.objects.create(code=code, name=f"Trung tâm {code}", kind=kind, **more)


def user(name: str, role: Role | None = None, at: Organisation | None = None) -> User:
    made = User.objects.create_user(f"{role or 'x'}{next(_numbers)}", name)
    if role is not None and at is not None:
        RoleHeld.objects.create(user=made, organisation=at, role=role, valid_from=date(2020, 1, 1))
    return made


def dossier(at: Organisation, *readers: User, level: str = "READ", **more: Any) -> Dossier:
    """A dossier that the office's readers see, and each of `readers` in person."""
    number = next(_numbers)
    made = Dossier.objects.create(
        kind="legal_aid_case",
        state="IN_PROGRESS",
        version=1,
        office=at,
        tracking_code=f"T{number:09}",
        opened_at=AT,
        **more,
    )
    Grant.objects.create(dossier=made, organisation=at, level="WORK", from_at=AT)
    for reader in readers:
        Grant.objects.create(dossier=made, user=reader, level=level, from_at=AT)
    return made


def person(full_name: str, *, by: User | None = None, at: datetime = AT, **more: Any) -> Person:
    return record_person(PersonDetails(full_name=full_name, **more), by=by, at=at)


def stands(where: Dossier, who: Person | str, role: PartyRole = PartyRole.BENEFICIARY) -> Person:
    """Put a person, or a new one of that name, into the dossier."""
    found = person(who) if isinstance(who, str) else who
    add_party(where, found, role, by=None, at=AT)
    return found
