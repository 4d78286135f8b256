"""What this room does when a dossier's personal data are erased."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from diemtua.documents.models import Attachment
from diemtua.dossiers.actions import dossier_erased
from diemtua.dossiers.models import Dossier


@receiver(dossier_erased, dispatch_uid="documents.erase")
def delete_stored_files(dossier: Dossier, **_: Any) -> None:
    """Without the key they open nowhere; they need no space either."""
    for attachment in Attachment.objects.filter(dossier=dossier).exclude(file=""):
        transaction.on_commit(partial(attachment.file.delete, save=False))
