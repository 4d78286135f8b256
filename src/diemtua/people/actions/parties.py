"""People enter and leave dossiers; representatives enter with their papers."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.dispatch import Signal

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.people.actions.refusals import (
    AlreadyParty,
    NobodyRepresentsOneself,
    PartyAlreadyRemoved,
    PersonMerged,
    ReasonNeeded,
)
from diemtua.people.enums import PartyRole, Relationship, RepresentationBasis
from diemtua.people.models import Party, Person, Representative

# sender: Party; arguments dossier, parties, by, at. Rooms above look for conflicting interests when people enter.
parties_added = Signal()


def add_party(
    dossier: Dossier, person: Person, role: PartyRole, *, by: User | None, at: datetime, note: str = ""
) -> Party:
    """The person stands in the dossier in that role from now on. Raises PersonMerged, AlreadyParty."""
    return add_parties(dossier, {role: person}, by=by, at=at, note=note)[0]


@transaction.atomic
def add_parties(
    dossier: Dossier, people: Mapping[PartyRole, Person], *, by: User | None, at: datetime, note: str = ""
) -> list[Party]:
    """People who enter together, each in a role. Raises PersonMerged; AlreadyParty with the first role."""
    for person in people.values():
        if person.merged_into is not None:
            raise PersonMerged(person.merged_into.full_name)
    entered = {"dossier": dossier, "note": note, "added_at": at, "added_by": by}
    rows = [Party(person=person, role=role, **entered) for role, person in people.items()]
    try:
        with transaction.atomic():
            parties = Party.objects.bulk_create(rows)
    except IntegrityError as twice:
        raise AlreadyParty(next(iter(people))) from twice
    parties_added.send(Party, dossier=dossier, parties=parties, by=by, at=at)
    return parties


@transaction.atomic
def remove_party(party: Party, *, by: User, at: datetime, reason: str) -> None:
    """The party was entered by mistake, or no longer concerns the dossier; the row stays as evidence."""
    if not reason.strip():
        raise ReasonNeeded
    gone = Party.objects.filter(pk=party.pk, removed_at__isnull=True).update(
        removed_at=at, removed_by=by, removed_because=reason.strip()
    )
    if not gone:
        raise PartyAlreadyRemoved


@transaction.atomic
def add_representative(
    dossier: Dossier,
    person: Person,
    represents: Person,
    *,
    relationship: Relationship,
    basis: RepresentationBasis,
    valid_from: date,
    by: User | None,
    at: datetime,
    paper: str = "",
    valid_to: date | None = None,
) -> Representative:
    """`person` speaks for `represents`, and stands in the dossier so that those who work on it see them."""
    if person.pk == represents.pk:
        raise NobodyRepresentsOneself
    if not Party.objects.filter(
        dossier=dossier, person=person, role=PartyRole.REPRESENTATIVE, removed_at__isnull=True
    ).exists():
        add_party(dossier, person, PartyRole.REPRESENTATIVE, by=by, at=at)
    return Representative.objects.create(
        person=person, represents=represents, relationship=relationship, basis=basis, paper=paper,
        valid_from=valid_from, valid_to=valid_to,
    )  # fmt: skip


def end_representation(representative: Representative, *, on: date) -> None:
    """The representative speaks for nobody from that day."""
    representative.valid_to = on
    representative.save(update_fields=["valid_to"])
