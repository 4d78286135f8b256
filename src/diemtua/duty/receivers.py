"""What duty does when a room below announces something."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from diemtua.dossiers.actions import dossier_erased, entry_added, entry_annulled
from diemtua.dossiers.models import Dossier, Entry
from diemtua.duty.actions import free_contact, tell_of_empty_seats, tie_contact, wipe_contacts
from diemtua.duty.models import Contact, Roster, ShiftCorrection
from diemtua.shared.encryption import overwrite
from diemtua.workforce.actions import leave_entered
from diemtua.workforce.models import Leave


@receiver(entry_added, dispatch_uid="duty.tie_contact")
def tie(entry: Entry, **_: Any) -> None:
    """A contact that an act named as its beginning shows what it opened."""
    if named := entry.data.get("answers", {}).get("duty_contact"):
        tie_contact(named, entry.dossier)


@receiver(entry_annulled, dispatch_uid="duty.free_contact")
def free(entry: Entry, **_: Any) -> None:
    """What was opened by mistake leaves the contact free to open what was meant."""
    if named := entry.data.get("answers", {}).get("duty_contact"):
        free_contact(named)


@receiver(dossier_erased)
def forget(sender: object, dossier: Dossier, at: datetime, **_: Any) -> None:
    """An erased roster names nobody who was moved, and nobody who called on its shifts; nor does an erased case."""
    told = Contact.objects.filter(Q(shift__roster__dossier=dossier) | Q(opened=dossier))
    wipe_contacts(told, at)
    overwrite(ShiftCorrection.objects.filter(shift__roster__dossier=dossier), reason="")
    Roster.objects.filter(dossier=dossier).update(changes=[])


@receiver(leave_entered, sender=Leave)
def find_empty_seats(leave: Leave, at: datetime, **_: Any) -> None:
    """A published seat that stands with somebody on leave is a gap, and a gap is told."""
    tell_of_empty_seats(leave, at)
