"""Where people of one dossier stand on the other side of another: the facts of a conflict of interest.

What is found here names other dossiers by id only. It is put to the law (`law.practitioners`) and kept
as sealed evidence; only those who may see the other dossier are shown it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from diemtua.dossiers.models import Dossier
from diemtua.people.enums import OUR_SIDE, ConsentKind, PartyRole
from diemtua.people.models import Consent, Party, Person

_SIDES = (*OUR_SIDE, PartyRole.OPPOSING)


@dataclass(frozen=True)
class Hit:
    """Another dossier whose sides cross this one's.

    for_opponent: it helps somebody who opposes us; against_us: it opposes somebody whom we help.
    certain: one row or one identity number, not only a name. same_matter: linked, or both sides cross.
    """

    dossier_id: int
    office_id: int
    for_opponent: bool
    against_us: bool
    certain: bool
    same_matter: bool


def with_agreement(parties: QuerySet[Party]) -> QuerySet[Party]:
    """Each with `agreed`: a written consent to help both sides."""
    consent = Consent.objects.filter(
        dossier=OuterRef("dossier"), person=OuterRef("person"), kind=ConsentKind.BOTH_PARTIES, in_writing=True,
        withdrawn_on__isnull=True,
    )  # fmt: skip
    return parties.annotate(agreed=Exists(consent))


def sides_among(parties: Iterable[Party]) -> list[Party]:
    """Those of a dossier's present parties who stand on a side of it; what they agreed is known `with_agreement`."""
    return [party for party in parties if party.role in _SIDES and party.person.merged_into_id is None]


def sides_of(dossier: Dossier) -> list[Party]:
    """Those who stand on a side of the dossier, each with `agreed`. One query."""
    return list(with_agreement(_parties().filter(dossier=dossier)).order_by("pk"))


def parties_met(dossier: Dossier, ours: Sequence[Party]) -> QuerySet[Party]:
    """Sides of other dossiers who are, or by their name may be, people of ours. `ours`: what `sides_of` gave."""
    same = _same_people([party.person for party in ours]) if ours else Q(pk__in=())
    met = _parties().filter(person__in=Person.objects.filter(same)).exclude(dossier=dossier)
    return met.select_related("dossier__office")


def opposing_hits(dossier: Dossier, ours: Sequence[Party], met: Iterable[Party]) -> list[Hit]:
    """Dossiers in which our people oppose, or our opponents are helped. met: some or all of `parties_met`."""
    by_dossier: dict[int, list[Party]] = {}
    for row in met:
        by_dossier.setdefault(row.dossier_id, []).append(row)
    hits = (_hit(dossier, ours, theirs) for theirs in by_dossier.values())
    return sorted((hit for hit in hits if hit is not None), key=lambda hit: hit.dossier_id)


def both_sides_agreed(ours: Iterable[Party]) -> bool:
    """Whether somebody of each side agreed in writing (Article 25 clause 2 point a). `ours`: what `sides_of` gave."""
    roles = {party.role for party in ours if getattr(party, "agreed", False)}
    return PartyRole.OPPOSING in roles and bool(roles & set(OUR_SIDE))


def taken_elsewhere(ours: Iterable[Party], met: Iterable[Party]) -> list[int]:
    """Open dossiers that help the same beneficiary, known by a number (R4). met: those of `parties_met` elsewhere."""
    helped = [party.person for party in ours if party.role == PartyRole.BENEFICIARY]
    helping = [party for party in met if party.role == PartyRole.BENEFICIARY and not party.dossier.over]
    return sorted(
        {row.dossier_id for row in helping for one in helped if _sameness(one, row.person) == _ONE_PERSON}
    )  # fmt: skip


def _parties() -> QuerySet[Party]:
    present = Party.objects.filter(role__in=_SIDES, removed_at__isnull=True, person__merged_into__isnull=True)
    return present.select_related("person")


def _same_people(people: Sequence[Person]) -> Q:
    """Those, whoever bears one of their numbers, and namesakes; a namesake with another number is somebody else."""
    numbers = {number for row in people for number in (row.identity_new_index, row.identity_old_index) if number}
    unnumbered = {row.folded for row in people if not row.identity_new_index}
    numbered = {row.folded for row in people if row.identity_new_index}
    return (
        Q(pk__in=[row.pk for row in people])
        | Q(identity_new_index__in=numbers)
        | Q(identity_old_index__in=numbers)
        | Q(folded__in=unnumbered)
        | Q(folded__in=numbered, identity_new_index="")
    )


def _hit(dossier: Dossier, ours: Sequence[Party], theirs: Sequence[Party]) -> Hit | None:
    for_opponent = _strongest(_pairs(ours, theirs, PartyRole.OPPOSING, OUR_SIDE))
    against_us = _strongest(_pairs(ours, theirs, PartyRole.BENEFICIARY, (PartyRole.OPPOSING,)))
    if not (for_opponent or against_us):
        return None
    other = theirs[0].dossier
    linked = other.pk == dossier.linked_to_id or other.linked_to_id in {dossier.pk, dossier.linked_to_id or dossier.pk}
    # two names that cross are the same two people: chance does not bring both together
    crossed = bool(for_opponent and against_us)
    certain = crossed or max(for_opponent, against_us) == _ONE_PERSON
    return Hit(other.pk, other.office_id, bool(for_opponent), bool(against_us), certain, linked or crossed)


_NOBODY, _PERHAPS, _ONE_PERSON = 0, 1, 2


def _pairs(
    ours: Sequence[Party], theirs: Sequence[Party], our_role: PartyRole, their_roles: tuple[PartyRole, ...]
) -> Iterable[int]:
    for one in ours:
        for other in theirs:
            if one.role == our_role and other.role in their_roles:
                yield _sameness(one.person, other.person)


def _strongest(found: Iterable[int]) -> int:
    return max(found, default=_NOBODY)


def _sameness(one: Person, other: Person) -> int:
    numbers = {one.identity_new_index, one.identity_old_index} - {""}
    if one.pk == other.pk or numbers & {other.identity_new_index, other.identity_old_index}:
        return _ONE_PERSON
    if one.folded != other.folded or (one.identity_new_index and other.identity_new_index):
        return _NOBODY
    years = {row.birth_on.year if row.birth_on else row.birth_year for row in (one, other)} - {None}
    return _PERHAPS if len(years) < 2 else _NOBODY
