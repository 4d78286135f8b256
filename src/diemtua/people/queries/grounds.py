"""Sensitive grounds: a mask for everybody, the ground for who asks, a count for statistics."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import dossiers_visible_to, record_read
from diemtua.law.vocabulary.categories import SENSITIVE, CategoryCode
from diemtua.people.models import CATEGORY_INDEX, Person, SensitiveGround
from diemtua.shared.encryption import blind_index

# the only words for a sensitive ground in lists, exports and notices
PROTECTED = _("Diện được bảo mật")


def has_sensitive_ground(user: User, dossier: Dossier, person: Person) -> bool:
    """Whether there is something to ask for; says nothing of what."""
    rows = SensitiveGround.objects.filter(dossier=dossier, person=person)
    return rows.filter(dossier__in=dossiers_visible_to(user)).exists()


def protected_dossiers(user: User, dossiers: Iterable[Dossier]) -> frozenset[int]:
    """Which of the dossiers show the mask instead of a ground. One query whatever their number."""
    ids = [dossier.pk for dossier in dossiers]
    rows = SensitiveGround.objects.filter(dossier__in=ids).filter(dossier__in=dossiers_visible_to(user))
    return frozenset(rows.values_list("dossier_id", flat=True))


def grounds_shown(user: User, dossier: Dossier, person: Person, at: datetime) -> list[SensitiveGround]:
    """The grounds, opened because somebody asked; the asking is recorded before anything is shown."""
    if not dossiers_visible_to(user).filter(pk=dossier.pk).exists():
        raise Dossier.DoesNotExist
    record_read(user, dossier, "sensitive_ground", at)
    return list(SensitiveGround.objects.filter(dossier=dossier, person=person).order_by("pk"))


def count_by_category(dossiers: Iterable[Dossier]) -> dict[CategoryCode, int]:
    """How many dossiers bear each sensitive category, counted by the keyed index without opening one."""
    names = {blind_index(code, CATEGORY_INDEX): code for code in CategoryCode if code in SENSITIVE}
    rows = SensitiveGround.objects.filter(dossier__in=dossiers).values("category_index")
    counted = rows.annotate(many=Count("dossier", distinct=True)).values_list("category_index", "many")
    return {names[index]: many for index, many in counted if index in names}
