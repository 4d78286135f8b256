"""What this room does when a case moves, and when a dossier's personal data are erased."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.dispatch import receiver
from django.utils.translation import gettext as _

from diemtua.dossiers.actions import ERASED, ActRefused, NotOverYet, dossier_erased, entry_added, erase_with
from diemtua.dossiers.models import Dossier, Entry
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.referrals.actions.answering import follow_case
from diemtua.referrals.actions.forgetting import wipe_lines
from diemtua.referrals.models import Referral, RegisterResolution, RegisterRow
from diemtua.shared.encryption import overwrite
from diemtua.shared.vietnamese import fold

# the acts of a case that its sender is told of, and what undoes them
TOLD = frozenset(
    {
        "AcceptRequest", "AcceptUrgently", "AssignPractitioner", "ReplacePractitioner", "AnswerSimpleMatter",
        "RefuseRequest", "TransferRequest", "WithdrawRequest", "DiscontinueCase", "StayCase", "Annul",
    }
)  # fmt: skip


@receiver(entry_added, dispatch_uid="referrals.follow")
def follow(entry: Entry, **_more: Any) -> None:
    """The sender's page says what the case says, however the case came: a referral may be tied to it later."""
    if entry.dossier.kind == LEGAL_AID_CASE.kind and entry.act in TOLD:
        follow_case(entry)


class SenderNotToldYet(ActRefused):
    """The person of a case would be forgotten while the body that sent them still waits for the outcome."""

    def __init__(self, number: str) -> None:
        super().__init__(
            _("%(number)s chưa báo kết quả cho cơ quan gửi. Hãy báo và ghi lại trước, rồi mới xóa dữ liệu cá nhân.")
            % {"number": number}
        )


@receiver(dossier_erased, dispatch_uid="referrals.erase")
def empty_the_words(dossier: Dossier, entry: Entry, at: datetime, **_more: Any) -> None:
    """Who it was and what was told are gone; codes and moments stay, so that every figure stays.

    With a case go the referrals it came from: their journals hold the same person under keys of their own.
    """
    for referral in Referral.objects.filter(request__dossier=dossier, dossier__erased_at__isnull=True):
        _erase_too(referral.dossier, entry, at)
    rows = Referral.objects.filter(dossier=dossier)
    overwrite(rows, told={}, answer="")
    # a line that was once taken for theirs by mistake is about somebody else
    proved = Q(resolutions__referral__in=rows, resolutions__ended_at__isnull=True)
    wipe_lines(RegisterRow.objects.filter(Q(referral__in=rows) | proved), at)
    overwrite(RegisterResolution.objects.filter(referral__in=rows), note="", ended_for="")
    rows.update(full_name=ERASED, folded=fold(ERASED), notice_trace=[])


def _erase_too(dossier: Dossier, because: Entry, at: datetime) -> None:
    try:
        erase_with(dossier, because, at)
    except NotOverYet as waits:
        raise SenderNotToldYet(dossier.number) from waits
