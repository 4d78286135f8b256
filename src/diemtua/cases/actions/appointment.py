"""Effects of appointing and replacing the person who does the work."""

from diemtua.cases.actions import papers
from diemtua.cases.actions.telling import tell_appointed, tell_replaced
from diemtua.cases.queries import change_asked_at
from diemtua.dossiers.actions import Performance, effect, undo
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Entry
from diemtua.law.processes.legal_aid_case.appointment import (
    AnswerChangeRequest,
    AssignPractitioner,
    RecordChangeRequest,
    ReplacePractitioner,
)
from diemtua.law.vocabulary.aid import AidForm
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.actions import disengage, engage, refuse_unless_appointable, undo_engagements
from diemtua.workforce.models import Practitioner
from diemtua.workforce.queries import with_load

APPOINTMENT_PAPER = {AidForm.LITIGATION: "TT08-14", AidForm.REPRESENTATION: "TT12-06"}
REPLACEMENT_PAPER = {AidForm.LITIGATION: "TT08-15", AidForm.REPRESENTATION: "TT12-07"}


@effect(AssignPractitioner)
def assign(act: AssignPractitioner, on: Performance) -> None:
    """The practitioner is engaged, sees the file and owns what is due; the decision is drafted."""
    practitioner = _practitioners(on, act.practitioner)[act.practitioner]
    _take_on(practitioner, on, agreement=act.agreement, reason=act.reason)
    form = APPOINTMENT_PAPER.get(AidForm(on.dossier.facts["form"]))
    if form:
        papers.draft(on, form, **papers.practitioner_blanks(practitioner, on))


@effect(ReplacePractitioner)
def replace(act: ReplacePractitioner, on: Performance) -> None:
    """The one who leaves keeps his own work and no longer sees the file; the other takes over."""
    both = _practitioners(on, act.leaving, act.practitioner)
    leaving, practitioner = both[act.leaving], both[act.practitioner]
    disengage(leaving, on.dossier, at=on.occurred_at, because=act.ground)
    if leaving.user is not None:
        on.revoke_user(leaving.user)
        tell_replaced(leaving.user, on)
    _take_on(practitioner, on, agreement=False, reason=act.reason)
    form = REPLACEMENT_PAPER.get(AidForm(on.dossier.facts["form"]))
    if form:
        blanks = papers.practitioner_blanks(practitioner, on) | papers.replaced_blanks(leaving)
        papers.draft(on, form, reason=act.reason, **blanks)


def _practitioners(on: Performance, *ids: int) -> dict[int, Practitioner]:
    """As the table of candidates read them, with load and leave."""
    rows = Practitioner.objects.select_related("user")
    return with_load(rows, on.occurred_at.astimezone(VIETNAM).date()).in_bulk(ids)


def _take_on(practitioner: Practitioner, on: Performance, *, agreement: bool, reason: str) -> None:
    refuse_unless_appointable(
        practitioner, on.dossier, on=on.occurred_at, both_agreed=agreement, reason=reason, checked_by=on.by
    )
    engage(practitioner, on.dossier, at=on.occurred_at)
    on.record(practitioner=practitioner.pk)
    # nobody, where the one who takes over has no account: what is due is no longer told to who left
    on.own(practitioner.user)
    if practitioner.user is not None:
        on.grant_user(practitioner.user, GrantLevel.WORK)
        tell_appointed(practitioner.user, on)


@undo(AssignPractitioner)
@undo(ReplacePractitioner)
def undo_appointment(entry: Entry, on: Performance) -> None:
    """Engagements stand again as they stood; grants and owner are restored by the kernel."""
    undo_engagements(on.dossier, since=entry.occurred_at)


@effect(RecordChangeRequest, nothing_to_undo=papers.ONLY_A_PAPER)
def record_change_request(act: RecordChangeRequest, on: Performance) -> None:
    """Form 12-04 as the beneficiary said it."""
    papers.draft(on, "TT12-04", reason=act.reason)


@effect(AnswerChangeRequest, nothing_to_undo=papers.ONLY_A_PAPER)
def answer_change_request(act: AnswerChangeRequest, on: Performance) -> None:
    """The written answer to the beneficiary."""
    asked_at = change_asked_at(on.dossier)
    papers.draft(on, "CHANGE_REPLY", answer=act.answer, asked_on=papers.day(asked_at) if asked_at else "")
