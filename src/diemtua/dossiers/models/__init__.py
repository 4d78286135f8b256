"""Tables of the kernel. Nothing here decides; `actions` is the only writer."""

from diemtua.dossiers.models.chains import Anchor, AnchorHead, ReadRecord
from diemtua.dossiers.models.deadline import Deadline, Reminder
from diemtua.dossiers.models.dossier import (
    READ_FOR_THE_BRANCHES,
    Dossier,
    Grant,
    GrantQuerySet,
    offices_read_for,
    offices_watched_by,
)
from diemtua.dossiers.models.erasure import Erasure
from diemtua.dossiers.models.journal import DossierKey, Entry, Payload
from diemtua.dossiers.models.register import RegisterLine, RegisterSequence

__all__ = [
    "READ_FOR_THE_BRANCHES",
    "Anchor",
    "AnchorHead",
    "Deadline",
    "Dossier",
    "DossierKey",
    "Entry",
    "Erasure",
    "Grant",
    "GrantQuerySet",
    "Payload",
    "ReadRecord",
    "RegisterLine",
    "RegisterSequence",
    "Reminder",
    "offices_read_for",
    "offices_watched_by",
]
