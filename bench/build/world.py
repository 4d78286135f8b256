"""Offices, their people and the Departments above them: the larger set has more of each, not larger ones.

A group is a Department with a Centre and nine branches; every office keeps two years of books. The first group is
that of the representative set; two groups share two years, the next two lie two years further back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models

from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.duty.models import Demand, DutyTerms, Site
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.shared.clock import today
from diemtua.workforce.models import Practitioner

OFFICES_OF_A_GROUP = 10
YEARS_OF_AN_OFFICE = 2
GROUPS_OF_AN_ERA = 2
# whole weeks, so that working days stay working days
YEAR = timedelta(days=364)
WEEKS_OF_A_ROSTER = timedelta(weeks=4)


@dataclass(frozen=True)
class Office:
    """One office and who took the parts of the representative Centre's people and places of duty in it, by ids there.

    years: how many years back each of its years lies, the oldest first.
    """

    organisation: Organisation
    users: dict[int, int]
    practitioners: dict[int, int]
    sites: dict[int, int]
    years: tuple[int, ...]


def offices_of(group: int) -> Iterator[Office]:
    """The offices of one group, made if they are not there."""
    centre = Organisation.objects.get(code="TTTGPL")
    before = group // GROUPS_OF_AN_ERA * YEARS_OF_AN_OFFICE
    years = tuple(range(before + YEARS_OF_AN_OFFICE - 1, before - 1, -1))
    top = centre
    if group:
        department = _copied(Organisation.objects.get(code="STP"), f"STP-{group}", before)
        top = _copied(centre, f"TT-{group}", before, parent=department)
    yield _staffed(centre, top, years) if group else _itself(centre, years)
    for place in range(1, OFFICES_OF_A_GROUP):
        branch = _copied(centre, f"CN-{group}-{place}", before, parent=top, kind=OrganisationKind.BRANCH)
        yield _staffed(centre, branch, years)


def _itself(centre: Organisation, years: tuple[int, ...]) -> Office:
    return Office(centre, {}, {}, {}, years)


def _copied(original: Organisation, code: str, years_back: int, **changes: object) -> Organisation:
    body = Organisation.objects.get(pk=original.pk)
    body.pk, body.code, body.register_prefix = None, code, code.replace("-", "")
    body.name, body.short_name = f"{body.name} {code}", f"{body.short_name} {code}"
    body.valid_to = ends_on(years_back)
    for name, value in changes.items():
        setattr(body, name, value)
    body.save()
    return body


def ends_on(years_back: int) -> date | None:
    """When an office of an earlier era was merged into another; None while it stands."""
    return today() - years_back * YEAR if years_back else None


def _staffed(centre: Organisation, office: Organisation, years: tuple[int, ...]) -> Office:
    users = {held.user_id: held.user for held in RoleHeld.objects.filter(organisation=centre).select_related("user")}
    made = {pk: _joined(user, office) for pk, user in users.items()}
    for held in RoleHeld.objects.filter(organisation=centre):
        held.pk, held.organisation, held.user = None, office, made[held.user_id]
        held.valid_to = office.valid_to
        held.save()
    practitioners = {
        row.pk: _carded(row, made[row.user_id], office)
        for row in Practitioner.objects.filter(office=centre, user__in=list(users))
    }
    sites = {row.pk: _opened(row, office) for row in Site.objects.filter(office=centre)}
    return Office(office, {pk: user.pk for pk, user in made.items()}, practitioners, sites, years)


def _joined(user: User, office: Organisation) -> User:
    copy = User.objects.get(pk=user.pk)
    copy.pk, copy.username, copy.password = None, f"{user.username}.{office.code}", "!"
    copy.save()
    return copy


def _carded(row: Practitioner, user: User, office: Organisation) -> int:
    copy = Practitioner.objects.get(pk=row.pk)
    _forget_identity(copy)
    copy.user, copy.office, copy.card_number = user, office, f"{row.card_number}.{office.code}"
    copy.save()
    for terms in DutyTerms.objects.filter(practitioner=row):
        terms.pk, terms.practitioner = None, copy
        terms.save()
    return copy.pk


def _opened(row: Site, office: Organisation) -> int:
    """A place of duty as the representative Centre has it; its own telephone becomes that of the office."""
    copy = Site.objects.get(pk=row.pk)
    _forget_identity(copy)
    copy.organisation = office if row.organisation_id == row.office_id else row.organisation
    copy.office = office
    copy.save()
    for demand in Demand.objects.filter(site=row):
        demand.pk, demand.site = None, copy
        demand.save()
    return copy.pk


def _forget_identity(copy: Practitioner | Site) -> None:
    uid: models.UUIDField[object, object] = type(copy)._meta.get_field("uid")
    copy.pk, copy.uid = None, uid.get_default()
