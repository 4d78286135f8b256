"""A place that somebody left is kept with its days; a place that was only written wrong is not."""

from datetime import date

from django.db.models import Max

from diemtua.people.actions.refusals import MovedTooEarly
from diemtua.people.details import PersonDetails
from diemtua.people.models import Person, Residence


def leave_place(person: Person, details: PersonDetails) -> None:
    """Before the details are written: the old place up to the day of moving that they give. Raises MovedTooEarly.

    Without a new day the place is corrected, not left; with the same place the day is.
    """
    day = details.resides_from
    if day is None or day == person.resides_from:
        return
    left: date | None = person.residences.aggregate(last=Max("valid_to"))["last"]
    if not _moves(person, details):
        if left and day < left:
            raise MovedTooEarly(left)
        return
    begun = person.resides_from or left
    if begun and day <= begun:
        raise MovedTooEarly(begun)
    Residence.objects.create(
        person=person, unit_id=person.commune_id, detail=person.address, valid_from=begun, valid_to=day
    )


def _moves(person: Person, details: PersonDetails) -> bool:
    there = (person.commune_id, person.address)
    return person.commune_id is not None and there != (details.commune_id, details.address)
