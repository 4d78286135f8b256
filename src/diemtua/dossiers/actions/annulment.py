"""Undoing a wrong act: nothing is removed, a new entry restores what was."""

from collections.abc import Set
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Case, Q, Value, When
from django.dispatch import Signal

from diemtua.accounts.models import User
from diemtua.dossiers.actions import clocks, errors, journal, registers
from diemtua.dossiers.actions.effects import leaves_rows, run_undo
from diemtua.dossiers.actions.perform import locked
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
        # asked of the locked row once: the words of the entry are sealed with the same key
        entry.dossier = locked(entry.dossier_id)
        last = last_standing(entry.dossier)
        before = None if last == entry else Entry.objects.filter(annuls=entry).first()
        if before is not None and before.key == key:
            return before
        _refuse(entry, by, reason, last=last, before=before)
        return _annul(entry, by, reason, at, key)


def annul_last(dossier: Dossier, *, by: User, reason: str, at: datetime, vouched: Set[str] = frozenset()) -> Entry:
    """Annul whatever was done last, where an effect takes back with its own act what that one did elsewhere.

    vouched: predicates that the caller itself made true: nobody asks again. Raises as `annul` does.
    """
    with transaction.atomic():
        found = locked(dossier.pk)
        last = last_standing(found)
        if last is None:
            raise errors.EntryCannotBeAnnulled
        last.dossier = found
        _refuse(last, by, reason, last=last, before=None, vouched=vouched)
        return _annul(last, by, reason, at)


def _refuse(
    entry: Entry, by: User, reason: str, *, last: Entry | None, before: Entry | None, vouched: Set[str] = frozenset()
) -> None:
    """last: the last standing entry of the dossier; before: the one that annulled this already."""
    dossier = entry.dossier
    if dossier.erased_at is not None:
        raise errors.DossierErased
    if entry.act in KernelAct.__members__.values() or before is not None:
        raise errors.EntryCannotBeAnnulled
    rule = dossier.process.rule(entry.act)
    if not rule.annul_by:
        raise errors.EntryCannotBeAnnulled
    if not vouched & set(rule.annul_by) and not may(by, rule.annul_by, dossier):
        raise errors.NotPermitted(KernelAct.ANNUL.label)
    if last is not None and last != entry:
        raise errors.NotTheLastEntry(last, dossier)
    if not reason.strip():
        raise errors.ReasonMissing


def _annul(undone: Entry, by: User, reason: str, at: datetime, key: UUID | None = None) -> Entry:
    dossier = undone.dossier
    rule, said = dossier.process.rule(undone.act), what_was_said(undone) or {}
    entry = Entry(dossier=dossier, by=by, key=key or uuid4(), annuls=undone)
    entry.act, entry.occurred_at, entry.recorded_at = KernelAct.ANNUL, at, at
    entry.state_before = dossier.state
    on = Performance(dossier, entry, entry.by, at, at, reason.strip())
    _restore(dossier, undone, said)
    run_undo(rule.act, undone, on)
    entry_annulled.send(Entry, entry=undone, reason=on.reason, at=at)
    entry.state_after = dossier.state
    entry.data = {"annuls": undone.version, "recorded": on.recorded}
    journal.append(entry, {"reason": on.reason})
    on.finish()
    if leaves_rows(rule):
        registers.strike(undone, at)
        _restore_grants(undone, entry)
    clocks.take_back(rule, undone, entry)
    journal.finish(entry)
    return entry


def _restore(dossier: Dossier, undone: Entry, said: dict[str, str]) -> None:
    was = undone.data.get("was", {})
    dossier.state = undone.state_before
    dossier.label = said.get("label_before", dossier.label if undone.version > 1 else "")
    dossier.facts, dossier.number = was.get("facts", dossier.facts), was.get("number", dossier.number)
    dossier.owner_id = was.get("owner", dossier.owner_id)


def _restore_grants(undone: Entry, entry: Entry) -> None:
    """What the act gave ends, what it took stands again; what it gave and took itself stays over."""
    given = Q(opened_by=undone)
    moved = Grant.objects.filter(given & Q(to_at__isnull=True) | ~given & Q(closed_by=undone))
    moved.update(
        to_at=Case(When(given, then=Value(entry.recorded_at))), closed_by=Case(When(given, then=Value(entry.pk)))
    )
