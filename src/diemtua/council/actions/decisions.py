"""Effects of asking a body, its reports, the end, another day, and taking it back."""

from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation
from diemtua.council.actions.sharing import let_the_helpers_in, let_the_owner_in, members_of, tell_the_owner
from diemtua.council.models import Decision
from diemtua.council.queries.journal import answered_before
from diemtua.dossiers.actions import ActRefused, Performance, effect, undo
from diemtua.dossiers.models import Entry
from diemtua.law.numbers import BOOK_OF_DECISIONS, council_code
from diemtua.law.processes.council import (
    CloseDecision,
    ExtendDecision,
    OpenDecision,
    ReportDecision,
    WithdrawDecision,
)
from diemtua.shared.clock import VIETNAM
from diemtua.shared.vietnamese import tidy

LONGEST_LABEL = 200


class DayBeforeItWasAsked(ActRefused):
    """Nothing can be due before it was asked."""

    def __init__(self) -> None:
        super().__init__(_("Hạn hoàn thành phải từ ngày giao việc trở đi."))


class DayNotLater(ActRefused):
    """Extending gives more time."""

    def __init__(self, due_on: date) -> None:
        super().__init__(_("Hạn mới phải sau hạn đang có, %(day)s.") % {"day": f"{due_on:%d/%m/%Y}"})


@effect(OpenDecision)
def ask(act: OpenDecision, on: Performance) -> None:
    """The body is asked, and its member may read it."""
    if act.due_on < localdate(on.occurred_at):
        raise DayBeforeItWasAsked
    owner = Organisation.objects.get(pk=act.owner)
    decision = Decision(
        dossier=on.dossier, meeting_id=act.meeting, owner=owner, content=act.content.strip(), person=tidy(act.person),
        due_on=act.due_on,
    )  # fmt: skip
    decision.save(force_insert=True)
    year = on.occurred_at.astimezone(VIETNAM).year
    on.number(council_code(BOOK_OF_DECISIONS, on.take_number(BOOK_OF_DECISIONS, year), year))
    # what was asked may name somebody, and labels stand open
    on.label(owner.short_name or owner.name[:LONGEST_LABEL])
    on.record(decision=str(decision.uid))
    let_the_helpers_in(on)
    let_the_owner_in(users := members_of(owner, on), on)
    tell_the_owner(users, on)


@undo(OpenDecision)
def unask(entry: Entry, on: Performance) -> None:
    """It was entered by mistake: no list shows it."""
    Decision.objects.filter(dossier=on.dossier).update(void_at=on.recorded_at)


@effect(ReportDecision)
def report(act: ReportDecision, on: Performance) -> None:
    """The last report stands on the page; earlier ones stay in the journal."""
    _keep(on, result=act.progress.strip(), reported_at=on.occurred_at)


@undo(ReportDecision)
def report_back(entry: Entry, on: Performance) -> None:
    """The report before it stands again, if there was one."""
    _keep(on, **_reported_before(entry))


@effect(CloseDecision)
def close(act: CloseDecision, on: Performance) -> None:
    """Done on the day of the act, in time or late."""
    _keep(on, result=act.result.strip(), done_on=localdate(on.occurred_at))


@undo(CloseDecision)
def reopen(entry: Entry, on: Performance) -> None:
    """It is not done after all: the last report stands."""
    _keep(on, done_on=None, **_reported_before(entry))


def _reported_before(undone: Entry) -> dict[str, Any]:
    before, said = next(answered_before(undone, ReportDecision), (None, {"progress": ""}))
    return {"result": said["progress"].strip(), "reported_at": before and before.occurred_at}


@effect(ExtendDecision)
def extend(act: ExtendDecision, on: Performance) -> None:
    """The later day; the earlier is kept for the way back."""
    decision = on.dossier.decision
    if act.due_on <= decision.due_on:
        raise DayNotLater(decision.due_on)
    on.record(due_on_before=decision.due_on.isoformat())
    _keep(on, due_on=act.due_on)


@undo(ExtendDecision)
def shorten(entry: Entry, on: Performance) -> None:
    """The earlier day again."""
    _keep(on, due_on=date.fromisoformat(entry.recorded["due_on_before"]))


@effect(WithdrawDecision, nothing_to_undo="The reason stays sealed in the journal; the row did not change.")
def take_back(act: WithdrawDecision, on: Performance) -> None:
    """The body's member sees that it is no longer asked."""
    tell_the_owner(members_of(on.dossier.decision.owner, on), on)


def _keep(on: Performance, **said: Any) -> None:
    decision = on.dossier.decision
    for name, value in said.items():
        setattr(decision, name, value)
    decision.save(update_fields=[*said])
