"""A person is written down once and corrected with the old values kept."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from diemtua.accounts.models import User
from diemtua.people.actions.refusals import PersonMerged, ReasonNeeded
from diemtua.people.details import PersonDetails, SafeContactWish
from diemtua.people.enums import ChangeKind
from diemtua.people.models import Person, PersonChange, Phone, SafeContact

COLUMNS = (
    "full_name", "other_names", "birth_on", "birth_year", "sex", "ethnicity", "language", "identity_new",
    "identity_old", "commune_id", "address", "can_write", "deceased",
)  # fmt: skip


@transaction.atomic
def record_person(details: PersonDetails, *, by: User | None, at: datetime) -> Person:
    """A new person. by: None when people recorded themselves on a public page."""
    person = Person(recorded_by=by, recorded_at=at)
    _write(person, details)
    return person


@transaction.atomic
def correct_person(
    person: Person, details: PersonDetails, *, by: User, at: datetime, reason: str
) -> PersonChange | None:
    """The person as now known; the values before are kept sealed. None where nothing differs."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if person.merged_into is not None:
        raise PersonMerged(person.merged_into.full_name)
    before = snapshot(person)
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
    found["birth_on"] = person.birth_on.isoformat() if person.birth_on else None
    found["phones"] = [phone.number for phone in person.phones.order_by("pk")]
    wish = SafeContact.objects.filter(person=person).first()
    found["safe_contact"] = wish and {name: getattr(wish, name) for name in asdict(SafeContactWish())}
    return found


def _write(person: Person, details: PersonDetails) -> None:
    for name in COLUMNS:
        setattr(person, name, getattr(details, name))
    is_new = person._state.adding
    person.save()
    known = {} if is_new else {phone.number: phone for phone in person.phones.all()}
    for number in set(known) - set(details.phones):
        known[number].delete()
    for number in dict.fromkeys(details.phones):
        if number not in known:
            Phone.objects.create(person=person, number=number)
    if details.safe_contact is not None:
        wish = SafeContact.objects.filter(person=person).first() or SafeContact(person=person)
        for name, value in asdict(details.safe_contact).items():
            setattr(wish, name, value)
        wish.save()
