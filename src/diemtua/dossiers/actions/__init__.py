"""What other rooms may do to dossiers. `perform` is the only entry that changes one."""

from diemtua.dossiers.actions.anchoring import anchor
from diemtua.dossiers.actions.annulment import annul, annul_last, entry_annulled
from diemtua.dossiers.actions.effects import effect, leaves_rows, undo
from diemtua.dossiers.actions.erasure import ERASED, dossier_erased, erase, erase_with
from diemtua.dossiers.actions.errors import (
    ActNotPossible,
    ActRefused,
    AlreadyChanged,
    BackDatingNeedsReason,
    BackDatingNotAllowed,
    DossierErased,
    EntryCannotBeAnnulled,
    KeyAlreadyUsed,
    MomentBeforeOpening,
    MomentInTheFuture,
    NotOverYet,
    NotPermitted,
    NotTheLastEntry,
    ReasonMissing,
    RowNotOffered,
)
from diemtua.dossiers.actions.forgetting import NothingToForget, forget_on_decision, forget_past
from diemtua.dossiers.actions.journal import entry_added
from diemtua.dossiers.actions.lending import lend, take_back
from diemtua.dossiers.actions.perform import new_dossier, perform
from diemtua.dossiers.actions.performance import Performance
from diemtua.dossiers.actions.recomputing import recompute
from diemtua.dossiers.actions.registers import continue_after
from diemtua.dossiers.actions.registers import hold as hold_register

__all__ = [
    "ERASED",
    "ActNotPossible",
    "ActRefused",
    "AlreadyChanged",
    "BackDatingNeedsReason",
    "BackDatingNotAllowed",
    "DossierErased",
    "EntryCannotBeAnnulled",
    "KeyAlreadyUsed",
    "MomentBeforeOpening",
    "MomentInTheFuture",
    "NotOverYet",
    "NotPermitted",
    "NotTheLastEntry",
    "NothingToForget",
    "Performance",
    "ReasonMissing",
    "RowNotOffered",
    "anchor",
    "annul",
    "annul_last",
    "continue_after",
    "dossier_erased",
    "effect",
    "entry_added",
    "entry_annulled",
    "erase",
    "erase_with",
    "forget_on_decision",
    "forget_past",
    "hold_register",
    "leaves_rows",
    "lend",
    "new_dossier",
    "perform",
    "recompute",
    "take_back",
    "undo",
]
