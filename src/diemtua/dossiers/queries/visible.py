"""Who sees which dossier: one join on which every room's queries stand."""

import uuid
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from diemtua.accounts.models import User
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Grant, GrantQuerySet, offices_read_for


def dossiers_visible_to(user: User) -> QuerySet[Dossier]:
    """Every dossier the user may open."""
    return Dossier.objects.filter(pk__in=ids_visible_to(user))


def ids_visible_to(user: User) -> QuerySet[Grant, Any]:
    """Their ids. `<room>.filter(dossier__in=ids_visible_to(user))` in rooms above.

    Two searches laid end to end rather than one with OR, of which no database makes two searches of an index: so a list
    begins at what the reader may see, however much others see.
    """
    return _ids(user, Grant.objects.all())


def ids_read_by(user: User) -> QuerySet[Grant, Any]:
    """Ids of those whose papers and files the user reads, too: who only follows a dossier, as a body follows what it
    sent, does not."""
    return _ids(user, Grant.objects.exclude(level=GrantLevel.FOLLOW))


def _ids(user: User, grants: GrantQuerySet) -> QuerySet[Grant, Any]:
    in_person = grants.given_to(user).values("dossier")
    offices = offices_read_for(user)
    return in_person.union(grants.given_to_offices(offices).values("dossier"), all=True) if offices else in_person


def is_visible_to(user: User, dossier: str = "dossier") -> Exists:
    """The same right asked row by row, for one dossier, and for lists that an office and a month make short first."""
    return Exists(Grant.objects.open_to(user).filter(dossier=OuterRef(dossier)))


def dossier_visible_to(user: User, uid: uuid.UUID) -> Dossier:
    """One dossier with its office and owner; Dossier.DoesNotExist where the user may not see it."""
    return Dossier.objects.filter(is_visible_to(user, "pk")).select_related("office", "owner").get(uid=uid)


def dossier_by_code(code: str) -> Dossier | None:
    """The dossier with this tracking code, for the public pages alone: they ask a second secret before showing it."""
    return Dossier.objects.select_related("office").filter(tracking_code=code, erased_at__isnull=True).first()


def dossier_by_uid(uid: uuid.UUID) -> Dossier | None:
    """The dossier a citizen proved a right to a moment ago, for the public pages alone."""
    return Dossier.objects.select_related("office").filter(uid=uid, erased_at__isnull=True).first()
