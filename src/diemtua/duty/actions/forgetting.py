"""Whoever turned to duty and became no dossier is forgotten in time, or at their request; what was counted stays."""

from datetime import datetime

from django.db.models import QuerySet

from diemtua.accounts.models import User
from diemtua.dossiers.actions import forget_on_decision, forget_past
from diemtua.duty.actions.sites import DutyNotYours
from diemtua.duty.models import Contact
from diemtua.duty.permissions import may_forget
from diemtua.law.vocabulary.retention import Kept
from diemtua.shared.encryption import overwrite


def forget_old_contacts(at: datetime) -> int:
    """Contacts kept for their period, since the person called; how many."""
    return forget_past(Kept.CONTACT, at, lambda before: empty_contacts(Contact.objects.filter(at__lt=before), at))


def forget_contact(contact: Contact, *, by: User, document: str, at: datetime) -> None:
    """One contact, on a decision. Raises DutyNotYours, ReasonMissing, NothingToForget."""
    if not may_forget(by, contact):
        raise DutyNotYours
    one = Contact.objects.filter(pk=contact.pk)
    forget_on_decision(Kept.CONTACT, contact.uid, lambda: empty_contacts(one, at), by=by, document=document, at=at)


def empty_contacts(rows: QuerySet[Contact], at: datetime) -> list[int]:
    """Names and words go, moments and codes stay; the office of each. What opened a dossier goes with that one."""
    ripe = rows.filter(opened__isnull=True, emptied_at__isnull=True)
    found = list(ripe.select_related("shift__roster").select_for_update(of=("self",)))
    wipe_contacts(Contact.objects.filter(pk__in=[each.pk for each in found]), at)
    return [each.shift.roster.office_id for each in found]


def wipe_contacts(rows: QuerySet[Contact], at: datetime) -> None:
    """Nobody is named in these any more."""
    overwrite(rows, caller="", phone="", person="", place="", about="", struck_because="")
    rows.update(emptied_at=at)
