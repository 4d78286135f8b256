"""Writing the journal: the next entry, its hash, its sealed payload."""

import json
from typing import Any

from django.dispatch import Signal

from diemtua.dossiers.models import Dossier, DossierKey, Entry, Payload
from diemtua.dossiers.queries import payload_place, sealing_key
from diemtua.shared.encryption import encrypt, new_key

# sent inside the transaction with `entry`, once its dossier, clocks and grants are as the act left them; an entry
# that annuls another names it in `annuls`. What a receiver raises undoes the act.
entry_added = Signal()


def make_key(dossier: Dossier) -> None:
    """Give a new dossier its own key."""
    DossierKey.objects.create(dossier=dossier, wrapped=new_key().hex())


def append(entry: Entry, said: dict[str, Any]) -> None:
    """Write the entry as the dossier's next, with what was said sealed beside it, and move the head.

    The dossier is locked, its new state is set; it is saved here, so no entry is ever without its dossier.
    """
    dossier = entry.dossier
    sealed = _seal(dossier, dossier.version + 1, said) if said else ""
    payload = Payload(sealed=sealed)
    entry.version, entry.prev_hash = dossier.version + 1, dossier.head
    entry.payload_digest = payload.digest() if sealed else ""
    entry.data = json.loads(json.dumps({name: part for name, part in entry.data.items() if part}, allow_nan=False))
    entry.hash = entry.computed_hash(dossier.uid)
    entry.save(force_insert=True)
    if sealed:
        payload.entry = entry
        payload.save(force_insert=True)
    dossier.version, dossier.head = entry.version, entry.hash


def _seal(dossier: Dossier, version: int, said: dict[str, Any]) -> str:
    key = sealing_key(dossier)
    if key is None:
        raise RuntimeError(f"Dossier {dossier.uid} has no key: nothing can be written to it.")
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return encrypt(text.encode(), payload_place(dossier, version), key=key)


def finish(entry: Entry) -> None:
    """Save the dossier as the act left it, and tell rooms above."""
    save_state(entry.dossier)
    entry_added.send(Entry, entry=entry)


def save_state(dossier: Dossier) -> None:
    """Write what an act may change of a dossier."""
    dossier.over = dossier.current_state.over
    dossier.save(update_fields=_CHANGED_BY_ACTS)


_CHANGED_BY_ACTS = [
    "state", "over", "version", "head", "number", "label", "owner", "facts", "next_due_at", "next_due_rule",
    "erased_at",
]  # fmt: skip
