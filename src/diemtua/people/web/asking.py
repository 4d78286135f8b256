"""What an address names, if this user may see and change it; otherwise there is no such page."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.people import permissions, queries
from diemtua.shared.ui.asking import reader, required


def person_at(request: HttpRequest, uid: UUID) -> Any:
    people = queries.people_visible_to(reader(request)).select_related("commune", "safe_contact")
    return get_object_or_404(people.prefetch_related("phones"), uid=uid)


def changeable_person(request: HttpRequest, uid: UUID) -> Any:
    required(permissions.may_record_people(reader(request)))
    return person_at(request, uid)


def mergeable_person(request: HttpRequest, uid: UUID) -> Any:
    required(permissions.may_merge_people(reader(request)))
    return person_at(request, uid)


def dossier_at(request: HttpRequest, uid: UUID) -> Any:
    return get_object_or_404(dossiers_visible_to(reader(request)).select_related("office"), uid=uid)


def changeable_dossier(request: HttpRequest, uid: UUID) -> Any:
    dossier = dossier_at(request, uid)
    required(permissions.may_change_parties(reader(request), dossier))
    return dossier
