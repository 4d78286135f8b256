"""Effects of the three ends, the hand-over and the archive."""

from collections.abc import Sequence
from typing import cast

from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.cases.actions import papers
from diemtua.cases.models import Case
from diemtua.cases.queries import checklist_of, file_contents
from diemtua.dossiers.actions import ActRefused, Performance, effect, undo
from diemtua.dossiers.models import Entry
from diemtua.dossiers.queries import running_deadlines
from diemtua.law.processes.legal_aid_case.ending import (
    ArchiveFile,
    CompleteCase,
    DiscontinueCase,
    HandOverFile,
    RecordWithdrawalWish,
    StayCase,
)
from diemtua.law.vocabulary.grounds import DiscontinuationGround, Ending
from diemtua.workforce.actions import close_engagements, reopen_engagements


class ProofNotYetMissed(ActRefused):
    """Missing proof ends a case only once the time to bring it has run out (Circular 12/2018, Điều 6 khoản 2)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Chỉ dừng vụ việc vì thiếu giấy tờ chứng minh khi đã thụ lý ngay và đã hết thời hạn bổ sung "
                "(Thông tư 12/2018/TT-BTP, Điều 6 khoản 2). Hãy chờ hết hạn, hoặc chọn căn cứ khác."
            )
        )


class FileNotComplete(ActRefused):
    """Something of Circular 12/2018, Điều 11 is not in the file and nobody said why."""

    def __init__(self, lacking: Sequence[str]) -> None:
        super().__init__(
            _("Hồ sơ còn thiếu: %(lacking)s. Hãy gửi giấy tờ vào hồ sơ, hoặc ghi giấy tờ còn thiếu và lý do.")
            % {"lacking": "; ".join(_(label) for label in lacking)}
        )


def _end(on: Performance, ending: Ending) -> None:
    Case.objects.filter(dossier=on.dossier).update(ended_at=on.occurred_at, ending=ending)
    close_engagements(on.dossier, at=on.occurred_at)


@effect(CompleteCase)
def complete(act: CompleteCase, on: Performance) -> None:
    """Ended because it was done."""
    _end(on, Ending.DONE)


@effect(StayCase)
def stay(act: StayCase, on: Performance) -> None:
    """Ended because the matter was stayed."""
    _end(on, Ending.STAYED)


@effect(DiscontinueCase)
def discontinue(act: DiscontinueCase, on: Performance) -> None:
    """Ended on a ground of Article 37, with a written notice."""
    if act.ground is DiscontinuationGround.D4 and not _proof_missed(on):
        raise ProofNotYetMissed
    _end(on, Ending.DISCONTINUED)
    blanks = papers.discontinuation_blanks(act.ground, on.occurred_at)
    papers.draft(on, "DISCONTINUATION", reason=act.reason, **blanks)


def _proof_missed(on: Performance) -> bool:
    return running_deadlines().filter(dossier=on.dossier, rule="T04", due_at__lt=on.occurred_at).exists()


@undo(CompleteCase)
@undo(StayCase)
@undo(DiscontinueCase)
def undo_end(entry: Entry, on: Performance) -> None:
    """The case runs again."""
    Case.objects.filter(dossier=on.dossier).update(ended_at=None, ending="")
    reopen_engagements(on.dossier, ended_at=entry.occurred_at)


@effect(RecordWithdrawalWish, nothing_to_undo=papers.ONLY_A_PAPER)
def record_withdrawal_wish(act: RecordWithdrawalWish, on: Performance) -> None:
    """Form 12-05 as the beneficiary said it."""
    papers.draft(on, "TT12-05", reason=act.reason)


@effect(HandOverFile)
def hand_over(act: HandOverFile, on: Performance) -> None:
    """The file is with the organisation; the list of what it holds is drafted for both to sign."""
    lacking = [item.label for item, here in checklist_of(on.dossier.request) if not here]
    if lacking and not act.missing.strip():
        raise FileNotComplete(lacking)
    Case.objects.filter(dossier=on.dossier).update(handed_over_at=on.occurred_at)
    on.record(pages=act.pages)
    rows = file_contents(cast(User, on.by), on.dossier)
    papers.draft(on, "CHECKLIST", papers=rows, pages=str(act.pages), lacking=act.missing)


@undo(HandOverFile)
def undo_hand_over(entry: Entry, on: Performance) -> None:
    """The file is with the practitioner again."""
    Case.objects.filter(dossier=on.dossier).update(handed_over_at=None)


@effect(ArchiveFile)
def archive(act: ArchiveFile, on: Performance) -> None:
    """The file stands on its shelf."""
    Case.objects.filter(dossier=on.dossier).update(archived_at=on.occurred_at, shelf=act.shelf)


@undo(ArchiveFile)
def undo_archive(entry: Entry, on: Performance) -> None:
    """The file left the archive."""
    Case.objects.filter(dossier=on.dossier).update(archived_at=None, shelf="")
