"""A person is visible through a dossier that one may see, or while only the recorder knows them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from diemtua.accounts.models import User
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.models import Dossier, Grant
from diemtua.dossiers.queries import choices, ids_visible_to, nameable, record_read
from diemtua.people.details import PersonDetails
from diemtua.people.enums import PartyRole
from diemtua.people.models import Consent, Party, Person, PersonChange, Representative, SensitiveGround

_OFFERED = 20


def people_visible_to(user: User) -> QuerySet[Person]:
    """People who stand in a dossier the user may see, and those the user recorded who stand in none yet.

    An erased dossier shows nobody any more.
    """
    return Person.objects.filter(seen_by(user), merged_into__isnull=True)


def seen_by(user: User) -> Q:
    """The same right, asked row by row."""
    standing = Party.objects.filter(person=OuterRef("pk"), removed_at__isnull=True)
    seen = standing.filter(dossier__in=ids_visible_to(user), dossier__erased_at__isnull=True)
    return Exists(seen) | (Q(recorded_by=user) & ~Exists(standing))


def person_details(person: Person) -> PersonDetails:
    """The person as a form shows them; `safe_contact` is not among it."""
    return PersonDetails(
        full_name=person.full_name,
        other_names=person.other_names,
        birth_on=person.birth_on,
        birth_year=person.birth_year,
        sex=person.sex,
        ethnicity=person.ethnicity,
        language=person.language,
        identity_new=person.identity_new,
        identity_old=person.identity_old,
        phones=tuple(phone.number for phone in person.phones.all()),
        commune_id=person.commune_id,
        address=person.address,
        resides_from=person.resides_from,
        can_write=person.can_write,
        deceased=person.deceased,
    )


def parties_of(user: User, dossiers: Iterable[Dossier]) -> dict[int, list[Party]]:
    """Present parties by dossier, in the order they entered; one query whatever the number of dossiers."""
    ids = [dossier.pk for dossier in dossiers]
    rows = Party.objects.filter(
        dossier__in=ids, dossier__erased_at__isnull=True, removed_at__isnull=True, person__merged_into__isnull=True
    ).filter(dossier__in=ids_visible_to(user))  # fmt: skip
    found: dict[int, list[Party]] = {pk: [] for pk in ids}
    for party in rows.select_related("person").order_by("pk"):
        found[party.dossier_id].append(party)
    return found


def parties_of_person(user: User, person: Person) -> QuerySet[Party]:
    """Where the person stands, newest dossier first, among dossiers the user may see.

    `protected` where the dossier shows the mask instead of a ground.
    """
    masked = Exists(SensitiveGround.objects.filter(dossier=OuterRef("dossier")))
    rows = Party.objects.filter(person=person, removed_at__isnull=True, dossier__in=ids_visible_to(user))
    rows = rows.filter(dossier__erased_at__isnull=True).annotate(protected=masked)
    return rows.select_related("dossier").order_by("-dossier__opened_at", "-pk")


def record_person_read(user: User, person: Any, parties: Iterable[Party], at: datetime) -> None:
    """Numbers, telephones and address of a person were shown: recorded at the first dossier of `parties_of_person`.

    person: read with `end_of_chain`. Who stands in no dossier is known to their recorder alone.
    """
    first = next(iter(parties), None)
    if first is not None:
        record_read(user, first.dossier, Reading.PERSON, at, after=(person.read_seq, person.read_hash))


def removable_parties(user: User) -> QuerySet[Party]:
    """Present parties of visible dossiers who may be taken out as entered by mistake: never the one who is helped."""
    rows = Party.objects.filter(removed_at__isnull=True, dossier__in=ids_visible_to(user))
    return rows.exclude(role=PartyRole.BENEFICIARY).select_related("dossier__office", "person")


def consents_of(user: User, dossier: Dossier) -> QuerySet[Consent]:
    """What people of the dossier agreed to, newest first."""
    return _consents(user).filter(dossier=dossier).select_related("person").order_by("-given_on", "-pk")


def consents_of_person(user: User, person: Person) -> QuerySet[Consent]:
    """What the person agreed to in dossiers the user may see, withdrawn ones included, newest first.

    `works` where the user was granted the work on the dossier.
    """
    works = Exists(Grant.objects.work_of(user).filter(dossier=OuterRef("dossier")))
    return _consents(user).filter(person=person).annotate(works=works).order_by("-given_on", "-pk")


def consent_visible_to(user: User, uid: UUID) -> Consent:
    """One consent; Consent.DoesNotExist where the user may not see its dossier."""
    return _consents(user).select_related("person", "recorded_by", "withdrawn_by").get(uid=uid)


def _consents(user: User) -> QuerySet[Consent]:
    rows = Consent.objects.filter(dossier__in=ids_visible_to(user), dossier__erased_at__isnull=True)
    return rows.select_related("dossier__office")


def representations_of(user: User, person: Person) -> list[Representative]:
    """Who speaks or spoke for the person, and for whom the person does or did among people the user may see.

    Those without an end first, then the last to end. One query.
    """
    seen = Q(person=person, represents__in=people_visible_to(user))
    rows = Representative.objects.filter(Q(represents=person) | seen).select_related("person", "represents")
    return list(rows.order_by(F("valid_to").desc(nulls_first=True), "-valid_from", "pk"))


def representation_visible_to(user: User, uid: UUID) -> Representative:
    """One representation; Representative.DoesNotExist where the user may not see who is represented."""
    rows = Representative.objects.filter(represents__in=people_visible_to(user))
    return rows.select_related("person", "represents", "ended_by").get(uid=uid)


def changes_of(person: Person) -> QuerySet[PersonChange]:
    """Corrections and merges, newest first; `undone` on a merge taken back. Old values stay sealed until read."""
    undone = Exists(PersonChange.objects.filter(undoes=OuterRef("pk")))
    rows = PersonChange.objects.filter(person=person).annotate(undone=undone)
    return rows.select_related("changed_by").defer("before")


@choices("person")
def offered_people(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """People of the dossier, then those this user wrote down and has not tied to a dossier yet."""
    if user is None:
        return []
    present = Exists(Party.objects.filter(person=OuterRef("pk"), removed_at__isnull=True))
    fresh = Person.objects.filter(~present, recorded_by=user, merged_into__isnull=True).order_by("-pk")
    standing = Party.objects.filter(person=OuterRef("pk"), dossier_id=dossier.pk or 0, removed_at__isnull=True)
    here = Person.objects.filter(Exists(standing))
    rows = [*here.order_by("sort_key", "pk"), *fresh[:_OFFERED]]
    return [(person.pk, " · ".join(filter(None, [person.full_name, person.born]))) for person in rows]


@nameable("person")
def nameable_people(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    """Whom the user may see; for the public, who was written down with the request and stands nowhere yet."""
    if user is not None:
        return people_visible_to(user).filter(pk__in=asked).values_list("pk", flat=True)
    anywhere = Exists(Party.objects.filter(person=OuterRef("pk")))
    return Person.objects.filter(~anywhere, pk__in=asked, recorded_by=None).values_list("pk", flat=True)
