"""A person is written down once and corrected with the old values kept."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from diemtua.accounts.models import User
from diemtua.people.actions.refusals import PersonMerged, ReasonNeeded
from diemtua.people.actions.residing import leave_place
from diemtua.people.details import PersonDetails, SafeContactWish
from diemtua.people.enums import ChangeKind
from diemtua.people.models import Person, PersonChange, Phone, SafeContact

COLUMNS = (
    "full_name", "other_names", "birth_on", "birth_year", "sex", "ethnicity", "language", "identity_new",
    "identity_old", "commune_id", "address", "resides_from", "can_write", "deceased",
)  # fmt: skip


def record_person(details: PersonDetails, *, by: User | None, at: datetime) -> Person:
    """A new person. by: None when people recorded themselves on a public page."""
    return record_people([details], by=by, at=at)[0]


@transaction.atomic
def record_people(described: Sequence[PersonDetails], *, by: User | None, at: datetime) -> list[Person]:
    """New people in the order given. Three queries whatever their number."""
    people = [_described(Person(recorded_by=by, recorded_at=at), details) for details in described]
    for person in people:
        person.derive()
    Person.objects.bulk_create(people)
    told = list(zip(people, described, strict=True))
    for person, details in told:
        person.numbers = tuple(dict.fromkeys(details.phones))
    _reachable_at((person, number) for person in people for number in person.numbers)
    wishes = ((person, details.safe_contact) for person, details in told)
    SafeContact.objects.bulk_create(SafeContact(person=person, **asdict(wish)) for person, wish in wishes if wish)
    return people


@transaction.atomic
def correct_person(
    person: Person, details: PersonDetails, *, by: User, at: datetime, reason: str
) -> PersonChange | None:
    """The person as now known; the values before are kept sealed. None where nothing differs."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if person.merged_into is not None:
        raise PersonMerged(person.merged_into.full_name)
    before = snapshot(person)
    leave_place(person, details)
    _write(person, details)
    after = snapshot(Person.objects.get(pk=person.pk))
    changed = sorted(name for name in before if before[name] != after[name])
    if not changed:
        return None
    if not reason.strip():
        raise ReasonNeeded
    old: Any = {name: before[name] for name in changed}
    return PersonChange.objects.create(
        person=person, what=ChangeKind.CORRECT, fields=changed, before=old, reason=reason, changed_at=at, changed_by=by
    )


def snapshot(person: Person) -> dict[str, Any]:
    """Every value of the person as JSON."""
    found: dict[str, Any] = {name: getattr(person, name) for name in COLUMNS}
    for name in ("birth_on", "resides_from"):
        found[name] = found[name] and found[name].isoformat()
    found["phones"] = [phone.number for phone in person.phones.order_by("pk")]
    wish = SafeContact.objects.filter(person=person).first()
    found["safe_contact"] = wish and {name: getattr(wish, name) for name in asdict(SafeContactWish())}
    return found


def _described(person: Person, details: PersonDetails) -> Person:
    for name in COLUMNS:
        setattr(person, name, getattr(details, name))
    return person


def _reachable_at(numbers: Iterable[tuple[Person, str]]) -> None:
    phones = [Phone(person=person, number=number) for person, number in numbers]
    for phone in phones:
        phone.derive()
    Phone.objects.bulk_create(phones)


def _write(person: Person, details: PersonDetails) -> None:
    _described(person, details).save()
    known = {phone.number: phone for phone in person.phones.all()}
    for number in set(known) - set(details.phones):
        known[number].delete()
    _reachable_at((person, number) for number in dict.fromkeys(details.phones) if number not in known)
    if details.safe_contact is not None:
        wish = SafeContact.objects.filter(person=person).first() or SafeContact(person=person)
        for name, value in asdict(details.safe_contact).items():
            setattr(wish, name, value)
        wish.save()
