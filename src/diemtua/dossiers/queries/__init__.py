"""What other rooms may ask the kernel."""

from diemtua.dossiers.queries.clocks import calendar_of, left_in_words, open_deadlines, running_deadlines, today
from diemtua.dossiers.queries.journal import (
    TimelineRow,
    done_words,
    entries_since,
    entry_of,
    last_standing,
    payload_place,
    sealing_key,
    sent_before,
    timeline,
    what_was_said,
)
from diemtua.dossiers.queries.offers import NAMEABLE, OFFERS, Nameable, Offer, all_nameable, choices, nameable, offered
from diemtua.dossiers.queries.pages import act_slug, act_url, do_at, done_at, page_url, room_url, rule_by_slug, show_at
from diemtua.dossiers.queries.reading import end_of_chain, record_read
from diemtua.dossiers.queries.verifying import Break, Verified, verify
from diemtua.dossiers.queries.visible import (
    dossier_by_code,
    dossier_by_uid,
    dossier_visible_to,
    dossiers_visible_to,
    is_visible_to,
)

__all__ = [
    "NAMEABLE",
    "OFFERS",
    "Break",
    "Nameable",
    "Offer",
    "TimelineRow",
    "Verified",
    "act_slug",
    "act_url",
    "all_nameable",
    "calendar_of",
    "choices",
    "do_at",
    "done_at",
    "done_words",
    "dossier_by_code",
    "dossier_by_uid",
    "dossier_visible_to",
    "dossiers_visible_to",
    "end_of_chain",
    "entries_since",
    "entry_of",
    "is_visible_to",
    "last_standing",
    "left_in_words",
    "nameable",
    "offered",
    "open_deadlines",
    "page_url",
    "payload_place",
    "record_read",
    "room_url",
    "rule_by_slug",
    "running_deadlines",
    "sealing_key",
    "sent_before",
    "show_at",
    "timeline",
    "today",
    "verify",
    "what_was_said",
]
