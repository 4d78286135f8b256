"""What this room does when an act is annulled, and when a dossier's personal data are erased."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from diemtua.documents.actions import void_papers
from diemtua.documents.models import Attachment, Paper
from diemtua.dossiers.actions import ERASED, dossier_erased, entry_annulled, leaves_rows
from diemtua.dossiers.models import Dossier, Entry
from diemtua.shared.encryption import overwrite


@receiver(entry_annulled, dispatch_uid="documents.void")
def void_what_it_drafted(entry: Entry, at: datetime, **_: Any) -> None:
    """Whichever room drafted them, papers of an annulled act are void, and what it superseded stands."""
    if leaves_rows(entry.dossier.process.rule(entry.act)):
        void_papers(entry, at=at)


@receiver(dossier_erased, dispatch_uid="documents.erase")
def forget_papers_and_files(dossier: Dossier, **_: Any) -> None:
    """What was typed beside papers and files goes; files, which open nowhere without the key, need no space either."""
    attachments = Attachment.objects.filter(dossier=dossier)
    overwrite(attachments, kind="")
    overwrite(attachments.filter(removed_reason__isnull=False), removed_reason=ERASED)
    overwrite(Paper.objects.filter(dossier=dossier, void_reason__isnull=False), void_reason=ERASED)
    for attachment in attachments.exclude(file=""):
        transaction.on_commit(partial(attachment.file.delete, save=False))
