"""Asking the solver. It works outside any transaction: nobody waits for a lock while it thinks."""

from datetime import datetime
from uuid import UUID

from diemtua.accounts.models import User
from diemtua.dossiers.actions import ActRefused, perform
from diemtua.dossiers.models import Dossier
from diemtua.duty.models import Proposal, Roster
from diemtua.duty.queries import plan_of
from diemtua.duty.rostering import Answer, Limits, Seat
from diemtua.duty.rostering import propose as solve
from diemtua.law.process import Act


def ask_solver(roster: Roster, *, by: User, at: datetime, limits: Limits | None = None) -> Proposal:
    """The best roster found in the time allowed, kept as a proposal; the act `ProposeRoster` takes it."""
    answer = solve(plan_of(roster).problem, limits)
    return Proposal.objects.create(
        roster=roster, made_at=at, made_by=by, placements=_rows(answer), empty=len(answer.unfilled),
        dropped=[[*_seat(each.seat), each.person, each.obstacle] for each in answer.dropped], proven=answer.proven,
    )  # fmt: skip


def _rows(answer: Answer) -> list[list[object]]:
    return [[*_seat(each.seat), each.person, list(each.because)] for each in answer.placements]


def _seat(seat: Seat) -> list[object]:
    return [seat.site, seat.slot.day.isoformat(), seat.slot.part, seat.number]


def try_act(act: Act, dossier: Dossier, *, by: User, at: datetime, seen: int, key: UUID) -> str:
    """Do an act that a page of its own asked for; why it was refused, empty where it was done."""
    try:
        perform(act, dossier, by=by, occurred_at=at, recorded_at=at, seen=seen, key=key)
    except ActRefused as refused:
        return str(refused)
    return ""
