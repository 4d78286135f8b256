"""People enter and leave dossiers; representatives enter with their papers."""

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

# sender: Party; arguments party, by, at. Rooms above look for conflicting interests whenever somebody enters.
party_added = Signal()


@transaction.atomic
def add_party(
    dossier: Dossier, person: Person, role: PartyRole, *, by: User | None, at: datetime, note: str = ""
) -> Party:
    """The person stands in the dossier in that role from now on."""
    if person.merged_into is not None:
        raise PersonMerged(person.merged_into.full_name)
    party = Party(dossier=dossier, person=person, role=role, note=note, added_at=at, added_by=by)
    try:
        with transaction.atomic():
            party.save(force_insert=True)
    except IntegrityError as twice:
        raise AlreadyParty(role) from twice
    party_added.send(Party, party=party, by=by, at=at)
    return party


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
