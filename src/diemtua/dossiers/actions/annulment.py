"""Undoing a wrong act: nothing is removed, a new entry restores what was."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.dispatch import Signal

from diemtua.accounts.models import User
from diemtua.dossiers.actions import clocks, errors, journal, registers
from diemtua.dossiers.actions.effects import run_undo
from diemtua.dossiers.actions.performance import Performance
from diemtua.dossiers.enums import KernelAct
from diemtua.dossiers.models import Dossier, Entry, Grant
from diemtua.dossiers.permissions import may
from diemtua.dossiers.queries import last_standing, what_was_said

# sent inside the transaction with `entry` (the undone one), `reason` and `at`, after the room's `@undo`: who hangs
# rows on any entry takes them back whatever the act
entry_annulled = Signal()


def annul(entry: Entry, *, by: User, reason: str, at: datetime, key: UUID | None = None) -> Entry:
    """Annul the last standing entry of a dossier and return the entry that says so.

    State, facts, owner, label, clocks and grants are as before; register lines are struck through, their
    numbers stay spent; the room's `@undo` has run. Raises EntryCannotBeAnnulled, NotTheLastEntry,
    NotPermitted, ReasonMissing, DossierErased.
    """
    with transaction.atomic():
        dossier = Dossier.objects.select_for_update().get(pk=entry.dossier_id)
        if key and (first := Entry.objects.filter(key=key, annuls=entry).first()):
            return first
        _refuse(entry, dossier, by, reason)
        said = what_was_said(entry) or {}
        return _annul(entry, Entry(dossier=dossier, by=by, key=key or uuid4(), annuls=entry), said, reason, at)


def _refuse(entry: Entry, dossier: Dossier, by: User, reason: str) -> None:
    if dossier.erased_at is not None:
        raise errors.DossierErased
    if entry.act in KernelAct.__members__.values() or Entry.objects.filter(annuls=entry).exists():
        raise errors.EntryCannotBeAnnulled
    rule = dossier.process.rule(entry.act)
    if not rule.annul_by:
        raise errors.EntryCannotBeAnnulled
    if not may(by, rule.annul_by, dossier):
        raise errors.NotPermitted(KernelAct.ANNUL.label)
    last = last_standing(dossier)
    if last is not None and last != entry:
        raise errors.NotTheLastEntry(last, dossier)
    if not reason.strip():
        raise errors.ReasonMissing


def _annul(undone: Entry, entry: Entry, said: dict[str, str], reason: str, at: datetime) -> Entry:
    dossier = entry.dossier
    entry.act, entry.occurred_at, entry.recorded_at = KernelAct.ANNUL, at, at
    entry.state_before = dossier.state
    on = Performance(dossier, entry, entry.by, at, at, reason.strip())
    _restore(dossier, undone, said)
    run_undo(dossier.process.rule(undone.act).act, undone, on)
    entry_annulled.send(Entry, entry=undone, reason=on.reason, at=at)
    entry.state_after = dossier.state
    entry.data = {"annuls": undone.version, "recorded": on.recorded}
    journal.append(entry, {"reason": on.reason})
    on.finish()
    registers.strike(undone, at)
    _restore_grants(undone, entry)
    clocks.take_back(undone, entry)
    journal.finish(entry)
    return entry


def _restore(dossier: Dossier, undone: Entry, said: dict[str, str]) -> None:
    was = undone.data.get("was", {})
    dossier.state = undone.state_before
    dossier.label = said.get("label_before", dossier.label if undone.version > 1 else "")
    dossier.facts, dossier.number = was.get("facts", dossier.facts), was.get("number", dossier.number)
    dossier.owner_id = was.get("owner", dossier.owner_id)


def _restore_grants(undone: Entry, entry: Entry) -> None:
    opened = Grant.objects.filter(opened_by=undone, to_at__isnull=True)
    opened.update(to_at=entry.recorded_at, closed_by=entry)
    Grant.objects.filter(closed_by=undone).exclude(opened_by=undone).update(to_at=None, closed_by=None)
