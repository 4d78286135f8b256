"""People enter and leave dossiers; representatives enter with their papers."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.people.actions.refusals import (
    AlreadyParty,
    NobodyRepresentsOneself,
    PartyAlreadyRemoved,
    PersonMerged,
    ReasonNeeded,
    RepresentationAlreadyEnded,
    RepresentationNotEndable,
)
from diemtua.people.actions.telling import tell_who_does_it
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
    row = Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    if row.removed_at is not None:
        raise PartyAlreadyRemoved
    row.removed_at, row.removed_by, row.removed_because = at, by, reason.strip()
    row.save(update_fields=["removed_at", "removed_by", "removed_because"])


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


@transaction.atomic
def end_representation(representative: Representative, *, on: date, reason: str, by: User, at: datetime) -> None:
    """The representative speaks for nobody from that day, which may lie ahead; that they did stays known.

    Whoever does a matter of theirs is told. Raises ReasonNeeded, RepresentationAlreadyEnded, RepresentationNotEndable.
    """
    if not reason.strip():
        raise ReasonNeeded
    row = Representative.objects.select_for_update(of=("self",)).get(pk=representative.pk)
    if row.ended_at is not None and row.valid_to is not None:
        raise RepresentationAlreadyEnded(row.valid_to)
    if on <= row.valid_from or (row.valid_to is not None and row.valid_to < on):
        raise RepresentationNotEndable(row.valid_from, row.valid_to)
    row.valid_to, row.ended_because, row.ended_at, row.ended_by = on, reason.strip(), at, by
    row.save(update_fields=["valid_to", "ended_because", "ended_at", "ended_by"])
    body = _("Hãy mở hồ sơ xem ai thôi đại diện từ ngày nào, và liên hệ thẳng với người được trợ giúp pháp lý.")
    tell_who_does_it(_matters_of(row), _("Một người đã thôi đại diện"), body, by=by, at=at)


def _matters_of(row: Representative) -> QuerySet[Dossier]:
    """Open dossiers in which the one stands as representative and the other stands, too."""
    present = Party.objects.filter(dossier=OuterRef("pk"), removed_at__isnull=True)
    speaks = present.filter(person=row.person_id, role=PartyRole.REPRESENTATIVE)
    both = Dossier.objects.filter(Exists(speaks), Exists(present.filter(person=row.represents_id)), over=False)
    return both.select_related("owner")
