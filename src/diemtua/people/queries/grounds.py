"""Sensitive grounds: a mask for everybody, the ground for who asks."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import User
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import dossiers_visible_to, record_read
from diemtua.people.models import Person, SensitiveGround

# the only words for a sensitive ground in lists, exports and notices
PROTECTED = _("Diện được bảo mật")


def protected_dossiers(user: User, dossiers: Iterable[Dossier]) -> frozenset[int]:
    """Which of the dossiers show the mask instead of a ground. One query whatever their number."""
    ids = [dossier.pk for dossier in dossiers]
    rows = SensitiveGround.objects.filter(dossier__in=ids).filter(dossier__in=dossiers_visible_to(user))
    return frozenset(rows.values_list("dossier_id", flat=True))


def grounds_shown(user: User, dossier: Dossier, person: Person, at: datetime) -> list[SensitiveGround]:
    """The grounds, opened because somebody asked; the asking is recorded before anything is shown."""
    if not dossiers_visible_to(user).filter(pk=dossier.pk).exists():
        raise Dossier.DoesNotExist
    record_read(user, dossier, Reading.GROUND, at)
    return list(SensitiveGround.objects.filter(dossier=dossier, person=person).order_by("pk"))
