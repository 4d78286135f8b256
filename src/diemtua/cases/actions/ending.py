"""Effects of the three ends, the hand-over and the archive."""

from diemtua.cases.actions import papers
from diemtua.cases.models import Case
from diemtua.dossiers.actions import Performance, effect, undo
from diemtua.dossiers.models import Entry
from diemtua.law.processes.legal_aid_case.ending import (
    ArchiveFile,
    CompleteCase,
    DiscontinueCase,
    HandOverFile,
    RecordWithdrawalWish,
    StayCase,
)
from diemtua.law.vocabulary.grounds import Ending
from diemtua.workforce.actions import close_engagements, reopen_engagements


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
    _end(on, Ending.DISCONTINUED)
    blanks = papers.discontinuation_blanks(act.ground, on.occurred_at)
    papers.draft(on, "DISCONTINUATION", reason=act.reason, **blanks)


@undo(CompleteCase)
@undo(StayCase)
@undo(DiscontinueCase)
def undo_end(entry: Entry, on: Performance) -> None:
    """The case runs again."""
    Case.objects.filter(dossier=on.dossier).update(ended_at=None, ending="")
    reopen_engagements(on.dossier, ended_at=entry.occurred_at)


@effect(RecordWithdrawalWish)
def record_withdrawal_wish(act: RecordWithdrawalWish, on: Performance) -> None:
    """Form 12-05 as the beneficiary said it."""
    papers.draft(on, "TT12-05", reason=act.reason)


@effect(HandOverFile)
def hand_over(act: HandOverFile, on: Performance) -> None:
    """The file is with the organisation."""
    Case.objects.filter(dossier=on.dossier).update(handed_over_at=on.occurred_at)
    on.record(pages=act.pages)


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
