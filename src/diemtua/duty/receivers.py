"""What duty does when a room below announces something."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from diemtua.dossiers.actions import dossier_erased
from diemtua.dossiers.models import Dossier
from diemtua.duty.models import Contact, Roster
from diemtua.shared.encryption import overwrite


@receiver(dossier_erased)
def forget(sender: object, dossier: Dossier, at: datetime, **_: Any) -> None:
    """An erased roster names nobody who was moved, and nobody who called on its shifts."""
    overwrite(Contact.objects.filter(shift__roster__dossier=dossier), caller="", phone="", about="")
    Roster.objects.filter(dossier=dossier).update(changes=[])
