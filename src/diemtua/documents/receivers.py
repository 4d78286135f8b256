"""What this room does when a dossier's personal data are erased."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from diemtua.documents.models import Attachment, Paper
from diemtua.dossiers.actions import ERASED, dossier_erased
from diemtua.dossiers.models import Dossier


@receiver(dossier_erased, dispatch_uid="documents.erase")
def forget_papers_and_files(dossier: Dossier, **_: Any) -> None:
    """What was typed beside papers and files goes; files, which open nowhere without the key, need no space either."""
    attachments = Attachment.objects.filter(dossier=dossier)
    attachments.update(kind="")
    attachments.exclude(removed_reason="").update(removed_reason=ERASED)
    Paper.objects.filter(dossier=dossier).exclude(void_reason="").update(void_reason=ERASED)
    for attachment in attachments.exclude(file=""):
        transaction.on_commit(partial(attachment.file.delete, save=False))
