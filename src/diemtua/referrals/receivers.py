"""What this room does when a case moves, and when a dossier's personal data are erased."""

from typing import Any

from django.dispatch import receiver

from diemtua.dossiers.actions import dossier_erased, entry_added
from diemtua.dossiers.models import Dossier, Entry
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.referrals.actions.answering import follow_case
from diemtua.referrals.models import Referral
from diemtua.shared.encryption import overwrite

# the acts of a case that its sender is told of, and what undoes them
TOLD = frozenset(
    {
        "AcceptRequest", "AcceptUrgently", "AssignPractitioner", "ReplacePractitioner", "AnswerSimpleMatter",
        "RefuseRequest", "TransferRequest", "WithdrawRequest", "DiscontinueCase", "StayCase", "Annul",
    }
)  # fmt: skip


@receiver(entry_added, dispatch_uid="referrals.follow")
def follow(entry: Entry, **_: Any) -> None:
    """The sender's page says what the case says."""
    if entry.dossier.kind == LEGAL_AID_CASE.kind and entry.act in TOLD:
        follow_case(entry)


@receiver(dossier_erased, dispatch_uid="referrals.erase")
def empty_the_words(dossier: Dossier, **_: Any) -> None:
    """Who it was and what was told are gone; codes and moments stay, so that every figure stays."""
    rows = Referral.objects.filter(dossier=dossier)
    overwrite(rows, told={}, answer="")
    rows.update(full_name="—", folded="")
