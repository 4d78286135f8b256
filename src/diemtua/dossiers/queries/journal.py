"""Questions about the journal of one dossier."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from diemtua.accounts.models import User
from diemtua.dossiers.enums import KernelAct
from diemtua.dossiers.models import Dossier, Entry, Payload
from diemtua.dossiers.queries.visible import is_visible_to
from diemtua.law.citations import Citation, cite
from diemtua.law.process import REGISTRY
from diemtua.shared.encryption import decrypt


@dataclass(frozen=True)
class TimelineRow:
    """One entry as the timeline shows it. done: Vietnamese words. annulled_by: the entry that undid it."""

    entry: Entry
    done: str
    basis: tuple[Citation, ...]
    annulled_by: Entry | None
    may_be_annulled: bool

    @property
    def back_dated(self) -> bool:
        """Whether it was written later than it happened."""
        return self.entry.occurred_at < self.entry.recorded_at


def done_words(kind: str, act: str) -> str:
    """The journal's words for an act of a process, or of the kernel itself."""
    if act in KernelAct.__members__.values():
        return KernelAct(act).label
    return REGISTRY[kind].rule(act).done


def sent_before(user: User, key: str) -> Entry | None:
    """The entry this person's page with that key made already, so that a second sending is answered with the first.

    key: as sent, perhaps no key at all. Asked before the form is read: what it offers may have changed since.
    """
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    return Entry.objects.filter(key=wanted, by=user).select_related("dossier").first()


def timeline(dossier: Dossier, *, named: bool = True) -> list[TimelineRow]:
    """The journal, newest first, with who did it unless nobody will be named. One query."""
    found = _entries(dossier).order_by("-version")
    entries = list(found.select_related("by") if named else found)
    undone = {entry.annuls_id: entry for entry in entries if entry.annuls_id}
    last = next((entry.pk for entry in entries if _can_be_undone(entry) and entry.pk not in undone), None)
    return [_row(dossier, entry, undone.get(entry.pk), entry.pk == last) for entry in entries]


def entries_since(dossier: Dossier, seen: int) -> list[Entry]:
    """What happened after the version somebody saw, oldest first, with who did it."""
    return list(_entries(dossier).filter(version__gt=seen).select_related("by").order_by("version"))


def entry_of(user: User, uid: UUID, version: int) -> Entry:
    """One entry with who did it and its dossier; Entry.DoesNotExist, also where the user may not see that."""
    seen = Entry.objects.filter(is_visible_to(user, "dossier"), dossier__uid=uid)
    return seen.select_related("by", "dossier__office", "dossier__owner").get(version=version)


def last_standing(dossier: Dossier) -> Entry | None:
    """The last act of the process that was not annulled."""
    acts = _entries(dossier).exclude(act__in=list(KernelAct)).filter(annulled_by__isnull=True)
    return acts.order_by("-version").first()


def what_was_said(entry: Entry) -> dict[str, Any] | None:
    """Answers, codes among them, and the reason of an entry; None where there are none, or the key was destroyed."""
    sealed = _unsealed(entry) if entry.payload_digest else {}
    if sealed is None or entry.dossier.erased_at is not None:
        return None
    answers = {**entry.data.get("answers", {}), **sealed.get("answers", {})}
    return (sealed | ({"answers": answers} if answers else {})) or None


def why_annulled(dossier: Dossier, entry: int) -> str:
    """The reason for which an entry of the dossier (its id) was annulled; "" where it stands, or the key was destroyed.
    Two queries."""
    undoing = Entry.objects.filter(dossier=dossier, annuls=entry).first()
    if undoing is None:
        return ""
    undoing.dossier = dossier
    reason: str = (what_was_said(undoing) or {}).get("reason", "")
    return reason


def _unsealed(entry: Entry) -> dict[str, Any] | None:
    payload = Payload.objects.filter(entry=entry).first()
    key = sealing_key(entry.dossier) if payload is not None else None
    if payload is None or key is None:
        return None
    found: dict[str, Any] = json.loads(decrypt(payload.sealed, payload_place(entry.dossier, entry.version), key=key))
    return found


def sealing_key(dossier: Dossier) -> bytes | None:
    """The dossier's own key; None once destroyed. Asked once for each time the dossier is read."""
    wrapped = None if dossier.erased_at else dossier.sealing_key.wrapped
    return bytes.fromhex(wrapped) if wrapped is not None else None


def payload_place(dossier: Dossier, version: int) -> str:
    """The place a payload is bound to: it opens nowhere else."""
    return f"dossiers.payload:{dossier.uid}:{version}"


def _entries(dossier: Dossier) -> QuerySet[Entry]:
    return Entry.objects.filter(dossier=dossier)


def _can_be_undone(entry: Entry) -> bool:
    return entry.act not in KernelAct.__members__.values()


def _row(dossier: Dossier, entry: Entry, annulled_by: Entry | None, last: bool) -> TimelineRow:
    kernel = not _can_be_undone(entry)
    rule = None if kernel else REGISTRY[dossier.kind].rule(entry.act)
    basis = tuple(cite(key) for key in rule.basis) if rule else ()
    return TimelineRow(
        entry, done_words(dossier.kind, entry.act), basis, annulled_by, last and bool(rule and rule.annul_by)
    )
