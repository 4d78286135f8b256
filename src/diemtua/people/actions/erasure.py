"""People are forgotten with the last dossier they stood in."""

from django.db import transaction
from django.db.models import Q

from diemtua.dossiers.actions import ERASED
from diemtua.dossiers.models import Dossier
from diemtua.people.models import (
    Consent,
    Party,
    Person,
    PersonChange,
    Phone,
    Representative,
    Residence,
    SafeContact,
    SensitiveGround,
)
from diemtua.shared.encryption import overwrite


@transaction.atomic
def erase_people(dossier: Dossier) -> None:
    """Erase what the dossier says of people, and every person who stands in no dossier that is not erased.

    Year of birth, sex, ethnicity, commune and the keyed index of grounds stay: figures are counted by them.
    """
    _empty_what_was_noted(dossier)
    here = Party.objects.filter(dossier=dossier).values("person")
    for person in Person.objects.filter(pk__in=here).order_by("pk"):
        rows = _rows_of_one(person)
        if not _known_elsewhere(rows, dossier):
            _forget(rows)


def _empty_what_was_noted(dossier: Dossier) -> None:
    overwrite(SensitiveGround.objects.filter(dossier=dossier), category="", detail="")
    overwrite(Consent.objects.filter(dossier=dossier), words="", withdrawn_because="")
    parties = Party.objects.filter(dossier=dossier)
    overwrite(parties, note="")
    overwrite(parties.filter(removed_because__isnull=False), removed_because=ERASED)


def _rows_of_one(person: Person) -> list[Person]:
    """Every row of one human being, whichever is given: duplicates may have been merged, even in turn."""
    while person.merged_into is not None:
        person = person.merged_into
    rows = [person]
    for row in rows:
        rows.extend(row.merged.all())
    return rows


def _known_elsewhere(rows: list[Person], dossier: Dossier) -> bool:
    """Whether a dossier that is not erased names the person, be it as somebody removed from it: that is evidence."""
    return Party.objects.filter(person__in=rows, dossier__erased_at__isnull=True).exclude(dossier=dossier).exists()


def _forget(rows: list[Person]) -> None:
    for model in (Phone, SafeContact, Residence):
        model._default_manager.filter(person__in=rows).delete()
    spoken_for = Representative.objects.filter(Q(person__in=rows) | Q(represents__in=rows))
    overwrite(spoken_for, ended_because="", paper="")
    overwrite(PersonChange.objects.filter(person__in=rows), before={}, reason="")
    for row in rows:
        if row.birth_on is not None:
            row.birth_year, row.birth_on = row.birth_on.year, None
        row.full_name, row.other_names = ERASED, ""
        row.identity_new = row.identity_old = row.address = ""
        row.resides_from = None
        row.save()
