"""Tables of the kernel. Nothing here decides; `actions` is the only writer."""

from diemtua.dossiers.models.chains import Anchor, AnchorHead, ReadRecord
from diemtua.dossiers.models.deadline import Deadline, Reminder
from diemtua.dossiers.models.dossier import Dossier, Grant
from diemtua.dossiers.models.journal import DossierKey, Entry, Payload
from diemtua.dossiers.models.register import RegisterLine, RegisterSequence

__all__ = [
    "Anchor",
    "AnchorHead",
    "Deadline",
    "Dossier",
    "DossierKey",
    "Entry",
    "Grant",
    "Payload",
    "ReadRecord",
    "RegisterLine",
    "RegisterSequence",
    "Reminder",
]
