"""Asking the solver. It works in the background and outside any transaction: nobody waits for it, nor for a lock."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.dispatch import Signal

from diemtua.accounts.models import User
from diemtua.dossiers.actions import ActRefused, perform
from diemtua.dossiers.models import Dossier
from diemtua.duty.enums import UNDER_WAY, SearchState
from diemtua.duty.models import Proposal, Roster
from diemtua.duty.queries import plan_of
from diemtua.duty.rostering import Answer, Limits, Seat
from diemtua.duty.rostering import propose as solve
from diemtua.law.process import Act
from diemtua.law.processes.duty_roster import ProposeRoster

# a quarter of 12 people and 8 places is solved in this time; more would hardly be better
LIMITS = Limits(seconds=10.0)
SILENT = {SearchState.WAITING: timedelta(minutes=10), SearchState.RUNNING: timedelta(minutes=2)}
"""A search that gave no sign of life for so long is over: its worker died, or there is none."""

proposal_asked = Signal()
"""Sent with `proposal`, in its transaction; `tasks` hands it to the worker."""


def ask_solver(roster: Roster, *, by: User, at: datetime) -> Proposal:
    """Begin a search, or return the one under way: asked twice, the solver works once."""
    _give_up_silent(roster, at)
    try:
        with transaction.atomic():
            proposal = _begun(roster, by, at)
            proposal_asked.send(Proposal, proposal=proposal)
            return proposal
    except IntegrityError:
        return Proposal.objects.get(roster=roster, state__in=UNDER_WAY)


def propose_now(roster: Roster, *, by: User, at: datetime, limits: Limits | None = None) -> Proposal:
    """Search and take the answer at one moment, while the caller waits."""
    return search(_begun(roster, by, at).pk, now=lambda: at, limits=limits)


def _begun(roster: Roster, by: User, at: datetime) -> Proposal:
    return Proposal.objects.create(roster=roster, made_at=at, made_by=by, beat_at=at, seen=roster.dossier.version)


def _give_up_silent(roster: Roster, at: datetime) -> None:
    """What nobody works on any more does not keep others from asking again."""
    for state, patience in SILENT.items():
        rows = Proposal.objects.filter(roster=roster, state=state, beat_at__lt=at - patience)
        rows.update(state=SearchState.FAILED)


def is_silent(proposal: Proposal, at: datetime) -> bool:
    """Whether a search that should be under way gave no sign of life for too long."""
    patience = SILENT.get(SearchState(proposal.state))
    return patience is not None and proposal.beat_at < at - patience


def search(proposal_id: int, *, now: Callable[[], datetime], limits: Limits | None = None) -> Proposal:
    """Search, keep the answer, and let it take the roster's seats in the name of who asked.

    A search that another worker took, or that was given up, is left alone. Whatever goes wrong is told on the page
    and raised again for the worker's own record.
    """
    mine = Proposal.objects.filter(pk=proposal_id, state=SearchState.WAITING)
    taken = mine.update(state=SearchState.RUNNING, beat_at=now())
    proposal = Proposal.objects.select_related("roster__office", "roster__dossier__office", "made_by").get(
        pk=proposal_id
    )
    if not taken:
        return proposal
    try:
        problem = plan_of(proposal.roster, with_ways=True).problem
        _keep(proposal, solve(problem, limits or LIMITS, _telling(proposal, now)), now())
    except BaseException:
        _running(proposal).update(state=SearchState.FAILED)
        raise
    return proposal


def _running(proposal: Proposal) -> QuerySet[Proposal]:
    return Proposal.objects.filter(pk=proposal.pk, state=SearchState.RUNNING)


def _telling(proposal: Proposal, now: Callable[[], datetime]) -> Callable[[int, int], object]:
    return lambda done, weeks: _running(proposal).update(weeks_done=done, weeks=weeks, beat_at=now())


@transaction.atomic
def _keep(proposal: Proposal, answer: Answer, at: datetime) -> None:
    """A roster that somebody changed meanwhile stays as it is: the answer knows nothing of the change."""
    proposal.placements = [[*_seat(each.seat), each.person, list(each.because)] for each in answer.placements]
    proposal.missing = [_seat(each.seat) for each in answer.unfilled]
    proposal.dropped = [[*_seat(each.seat), each.person, each.obstacles] for each in answer.dropped]
    proposal.proven, proposal.state, proposal.beat_at = answer.proven, SearchState.DONE, at
    proposal.save(update_fields=["placements", "missing", "dropped", "proven", "state", "beat_at"])
    dossier, seen = proposal.roster.dossier, proposal.seen
    if try_act(ProposeRoster(proposal=proposal.pk), dossier, by=proposal.made_by, at=at, seen=seen, key=proposal.uid):
        proposal.state = SearchState.OVERTAKEN
        proposal.save(update_fields=["state"])


def _seat(seat: Seat) -> list[object]:
    return [seat.site, seat.slot.day.isoformat(), seat.slot.part, seat.number]


def try_act(act: Act, dossier: Dossier, *, by: User, at: datetime, seen: int, key: UUID) -> ActRefused | None:
    """Do an act that a page of its own asked for; why it was refused, None where it was done."""
    try:
        perform(act, dossier, by=by, occurred_at=at, recorded_at=at, seen=seen, key=key)
    except ActRefused as refused:
        return refused
    return None
