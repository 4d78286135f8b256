"""Where somebody lived on a day."""

from datetime import date

from django.db.models import QuerySet

from diemtua.people.models import Person, Residence
from diemtua.places.models import Unit


def lived_in(person: Person, on: date) -> Unit | None:
    """The commune of that day: one that was left since, otherwise the one they live in. None where not known."""
    places = person.residences.select_related("unit__parent")
    return next((place.unit for place in places if place.holds(on)), person.commune)


def places_left(person: Person) -> QuerySet[Residence]:
    """Where the person lived before, the last place first."""
    return person.residences.select_related("unit").order_by("-valid_to")
