"""Whether somebody on a public page knows what only the people of a dossier know."""

import re
from datetime import date

from django.db.models import Exists, OuterRef, Q

from diemtua.dossiers.models import Dossier
from diemtua.people.enums import OUR_SIDE, PartyRole
from diemtua.people.models import Party, Person, Representative
from diemtua.shared.periods import in_force


def proves_to_be_ours(dossier: Dossier, said: str, on: date) -> bool:
    """Whether `said` is the end of a telephone number, or the birth year, of somebody on the beneficiary's side.

    Who spoke for somebody of the dossier and does so no more on the day is not on that side any longer.
    """
    digits = re.sub(r"\D", "", said)
    if len(digits) != 4:
        return False
    parties = Party.objects.filter(dossier=dossier, role__in=list(OUR_SIDE), removed_at__isnull=True)
    spoke = Representative.objects.filter(person=OuterRef("person"), represents__parties__dossier=dossier)
    speaks = Exists(spoke.filter(in_force(on)))
    parties = parties.filter(~Q(role=PartyRole.REPRESENTATIVE) | speaks | ~Exists(spoke))
    people = Person.objects.filter(parties__in=parties).distinct().prefetch_related("phones")
    return any(digits in _secrets(person) for person in people)


def _secrets(person: Person) -> set[str]:
    year = person.birth_on.year if person.birth_on else person.birth_year
    return {phone.number[-4:] for phone in person.phones.all()} | ({str(year)} if year else set())
