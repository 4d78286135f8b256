"""A place that somebody left is kept with its days; a place that was only written wrong is not."""

from datetime import date

from diemtua.people.actions.refusals import MovedTooEarly
from diemtua.people.details import PersonDetails
from diemtua.people.models import Person, Residence


def leave_place(person: Person, details: PersonDetails) -> None:
    """Before the details are written: the old place up to the day of moving that they give. Raises MovedTooEarly.

    Without a new day the place is corrected, not left; with the same place the day of moving there is.
    """
    day = details.resides_from
    if day is None or day == person.resides_from:
        return
    last = person.residences.order_by("-valid_to").first()
    place = person.commune_id
    if place is None or (place, person.address) == (details.commune_id, details.address):
        _came_on(person, day, last)
    else:
        _left_on(person, place, day, last)


def _left_on(person: Person, place: int, day: date, last: Residence | None) -> None:
    begun = person.resides_from or (last.valid_to if last else None)
    if begun and day <= begun:
        raise MovedTooEarly(begun)
    Residence.objects.create(person=person, unit_id=place, detail=person.address, valid_from=begun, valid_to=day)


def _came_on(person: Person, day: date, last: Residence | None) -> None:
    """Whoever came on another day than was thought left the place before on that day, too."""
    if last is None:
        return
    adjoins = last.valid_to == person.resides_from
    earliest = last.valid_from if adjoins else last.valid_to
    if earliest and day <= earliest:
        raise MovedTooEarly(earliest)
    if adjoins:
        last.valid_to = day
        last.save(update_fields=["valid_to"])
