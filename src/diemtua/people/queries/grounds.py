"""Sensitive grounds: a mask for everybody, the ground for who asks."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import User
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import dossiers_visible_to, record_read
from diemtua.people.models import Person, SensitiveGround

# the only words for a sensitive ground in lists, exports and notices
PROTECTED = _("Diện được bảo mật")


def grounds_shown(user: User, dossier: Dossier, person: Person, at: datetime) -> list[SensitiveGround]:
    """The grounds, opened because somebody asked; the asking is recorded before anything is shown."""
    if not dossiers_visible_to(user).filter(pk=dossier.pk).exists():
        raise Dossier.DoesNotExist
    record_read(user, dossier, Reading.GROUND, at)
    return list(SensitiveGround.objects.filter(dossier=dossier, person=person).order_by("pk"))
