"""What an address names, if this user may see and change it; otherwise there is no such page."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.queries import dossier_visible_to, end_of_chain, read_dossier, record_read
from diemtua.people import permissions, queries
from diemtua.shared import clock
from diemtua.shared.ui.asking import found_or_404, reader, required


def person_at(request: HttpRequest, uid: UUID) -> Any:
    user = reader(request)
    people = queries.people_visible_to(user).select_related("commune", "safe_contact")
    people = people.annotate(**end_of_chain(user, clock.now()))
    return get_object_or_404(people.prefetch_related("phones"), uid=uid)


def changeable_person(request: HttpRequest, uid: UUID) -> Any:
    """Somebody as a form shows them; opening it is reading, too."""
    required(permissions.may_record_people(reader(request)))
    return _read(request, person_at(request, uid))


def mergeable_person(request: HttpRequest, uid: UUID) -> Any:
    required(permissions.may_merge_people(reader(request)))
    return _read(request, person_at(request, uid))


def _read(request: HttpRequest, person: Any) -> Any:
    """The person, on record where a page is about to show them; what is sent shows nobody."""
    if request.method == "GET":
        user = reader(request)
        queries.record_person_read(user, person, queries.parties_of_person(user, person)[:1], clock.now())
    return person


def dossier_at(request: HttpRequest, uid: UUID) -> Any:
    """A dossier whose people the page shows, which is on record."""
    user = reader(request)
    if request.method == "GET":
        return found_or_404(lambda: read_dossier(user, uid, Reading.PERSON, clock.now()))
    return found_or_404(lambda: dossier_visible_to(user, uid))


def changeable_dossier(request: HttpRequest, uid: UUID) -> Any:
    dossier = dossier_at(request, uid)
    required(permissions.may_change_parties(reader(request), dossier))
    return dossier


def consent_at(request: HttpRequest, uid: UUID) -> tuple[Any, bool]:
    """A consent, on record as read, and whether this user may note its withdrawal: nobody else sends here."""
    user = reader(request)
    consent = found_or_404(lambda: queries.consent_visible_to(user, uid))
    allowed = permissions.may_change_parties(user, consent.dossier)
    if request.method == "GET":
        record_read(user, consent.dossier, Reading.PERSON, clock.now())
    else:
        required(allowed)
    return consent, allowed


def representation_at(request: HttpRequest, uid: UUID) -> tuple[Any, bool]:
    """A representation, on record as read, and whether this user may note its end: nobody else sends here."""
    user = reader(request)
    row = found_or_404(lambda: queries.representation_visible_to(user, uid))
    allowed = permissions.may_record_people(user)
    if request.method == "GET":
        _read(request, person_at(request, row.represents.uid))
    else:
        required(allowed)
    return row, allowed
