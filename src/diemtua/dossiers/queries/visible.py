"""Who sees which dossier: one join on which every room's queries stand."""

import uuid

from django.db.models import Exists, OuterRef, QuerySet

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier, Grant


def dossiers_visible_to(user: User) -> QuerySet[Dossier]:
    """Every dossier the user may open. `<room>.filter(dossier__in=dossiers_visible_to(user))` in rooms above."""
    return Dossier.objects.filter(pk__in=Grant.objects.open_to(user).values("dossier"))


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
