"""What other rooms may ask the kernel."""

from diemtua.dossiers.queries.clocks import open_deadlines, running_deadlines, today
from diemtua.dossiers.queries.journal import (
    TimelineRow,
    done_words,
    entries_since,
    last_standing,
    payload_place,
    sealing_key,
    timeline,
    what_was_said,
)
from diemtua.dossiers.queries.offers import OFFERS, Offer, choices, offered
from diemtua.dossiers.queries.reading import record_read
from diemtua.dossiers.queries.visible import dossier_visible_to, dossiers_visible_to

__all__ = [
    "OFFERS",
    "Offer",
    "TimelineRow",
    "choices",
    "done_words",
    "dossier_visible_to",
    "dossiers_visible_to",
    "entries_since",
    "last_standing",
    "offered",
    "open_deadlines",
    "payload_place",
    "record_read",
    "running_deadlines",
    "sealing_key",
    "timeline",
    "today",
    "what_was_said",
]
