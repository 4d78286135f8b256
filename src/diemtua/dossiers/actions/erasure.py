"""Erasing personal data: the dossier's key is destroyed, the journal stays whole and verifiable."""

from datetime import datetime

from django.db import transaction
from django.dispatch import Signal

from diemtua.accounts.models import User
from diemtua.dossiers.actions import errors, journal
from diemtua.dossiers.enums import KernelAct
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.permissions import may

# stands where a name or a reason stood, as a record in the language of the office
ERASED = "Đã xóa theo quyết định"
# sent inside the transaction with `dossier`, its `entry` and `at`: rooms above erase what they hold of it
dossier_erased = Signal()


def erase(dossier: Dossier, *, by: User, document: str, at: datetime) -> Entry:
    """Destroy the key of a dossier that is over, on the strength of a decision (its number: `document`).

    Answers, reasons and label can't be read any more; codes, moments and hashes stay, so the chain verifies.
    Raises NotPermitted, NotOverYet, ReasonMissing, DossierErased.
    """
    with transaction.atomic():
        dossier.refresh_from_db(from_queryset=Dossier.objects.select_for_update())
        _refuse(dossier, by, document)
        return _erase(dossier, by, document.strip(), at)


def erase_with(dossier: Dossier, because: Entry, at: datetime) -> Entry:
    """Erase a dossier that tells of the same person, together with the one that was erased by the entry.

    For receivers of `dossier_erased`: who may was asked there. Raises NotOverYet, DossierErased.
    """
    dossier.refresh_from_db(from_queryset=Dossier.objects.select_for_update())
    _refuse_untimely(dossier)
    return _erase(dossier, because.by, because.recorded["document"], at)


def _erase(dossier: Dossier, by: User | None, document: str, at: datetime) -> Entry:
    entry = Entry(dossier=dossier, act=KernelAct.ERASE, by=by, occurred_at=at, recorded_at=at)
    entry.state_before = entry.state_after = dossier.state
    entry.data = {"recorded": {"document": document}}
    journal.append(entry, {})
    key = dossier.sealing_key
    key.wrapped, key.destroyed_at = None, at
    key.save()
    dossier.label, dossier.erased_at = "", at
    dossier_erased.send(Dossier, dossier=dossier, entry=entry, at=at)
    journal.save_state(dossier)
    return entry


def _refuse(dossier: Dossier, by: User, document: str) -> None:
    if not may(by, dossier.process.erase_by, dossier):
        raise errors.NotPermitted(KernelAct.ERASE.label)
    _refuse_untimely(dossier)
    if not document.strip():
        raise errors.ReasonMissing


def _refuse_untimely(dossier: Dossier) -> None:
    if dossier.erased_at is not None:
        raise errors.DossierErased
    if not dossier.current_state.over:
        raise errors.NotOverYet
