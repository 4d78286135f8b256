"""What this room does when a dossier's personal data are erased."""

from typing import Any

from django.dispatch import receiver

from diemtua.dossiers.actions import dossier_erased
from diemtua.dossiers.models import Dossier
from diemtua.people.actions import erase_people


@receiver(dossier_erased, dispatch_uid="people.erase")
def forget_its_people(dossier: Dossier, **_: Any) -> None:
    """People known by this dossier alone are forgotten with it."""
    erase_people(dossier)
