"""Published shifts whose person went on leave since: somebody must stand in."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch

from diemtua.accounts.models import User
from diemtua.duty.models import Shift
from diemtua.duty.queries.days import in_turn
from diemtua.duty.queries.rosters import shifts_in_force, shifts_visible_to
from diemtua.shared.clock import VIETNAM, midnight
from diemtua.workforce.models import Leave

_DAY = timedelta(days=1)


def emptied_by(leave: Leave, at: datetime) -> list[Shift]:
    """Shifts, under way or to come, that the leave takes their person from."""
    # the night before the first day reaches into it
    rows = shifts_in_force().filter(
        practitioner=leave.practitioner_id, day__gte=leave.valid_from - _DAY, day__lt=leave.valid_to
    )
    found = in_turn(rows.select_related("site", "roster__dossier", "roster__office"))
    return [each for each in found if each.ends_at > at and _meets(leave, each)]


def without_their_person(user: User, at: datetime) -> list[Shift]:
    """Shifts of the user's offices, under way or to come, that stand with somebody who is on leave then."""
    today = at.astimezone(VIETNAM).date()
    on_leave = Leave.objects.filter(practitioner=OuterRef("practitioner"), valid_to__gt=OuterRef("day"))
    rows = shifts_visible_to(user).filter(Exists(on_leave), day__gte=today - _DAY)
    leaves = Prefetch("practitioner__leaves", Leave.objects.filter(valid_to__gte=today), "leaves_then")
    return [
        each for each in in_turn(rows.prefetch_related(leaves))
        if each.ends_at > at and any(_meets(leave, each) for leave in _leaves_of(each))
    ]  # fmt: skip


def _leaves_of(shift: Shift) -> list[Leave]:
    found: list[Leave] = shift.practitioner.leaves_then  # type: ignore[attr-defined]
    return found


def _meets(leave: Leave, shift: Shift) -> bool:
    return shift.starts_at < midnight(leave.valid_to) and shift.ends_at > midnight(leave.valid_from)
