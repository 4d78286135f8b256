"""Acts of a roster taken back: a draft as it was before, a published roster withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from diemtua.dossiers.actions import ActRefused, Performance, annul_last, undo
from diemtua.dossiers.models import Entry
from diemtua.duty.actions.restoring import stand_again, take_back
from diemtua.duty.actions.telling import ring_by, rung_to_come, tell_withdrawn
from diemtua.duty.models import IN_FORCE, Roster, Shift, Swap
from diemtua.law.processes.duty_roster import (
    DROPPED,
    ClearSeat,
    DropRoster,
    PlaceOnDuty,
    ProposeRoster,
    PublishRoster,
)
from diemtua.law.processes.duty_swap import STANDING


class RosterCannotBeWithdrawn(ActRefused):
    """A published roster that was served, swapped or followed is no mistake any more: a later version changes it."""


@undo(ProposeRoster)
@undo(PlaceOnDuty)
@undo(ClearSeat)
@undo(DropRoster)
def seats_as_before(entry: Entry, on: Performance) -> None:
    """Every seat of the draft holds who sat there before the act."""
    take_back(entry, on)


@undo(PublishRoster)
def withdraw(entry: Entry, on: Performance) -> None:
    """It is a draft again; the roster that it followed is in force as before. The number of its paper stays spent."""
    roster = _roster(on)
    shifts = _concerned(roster, entry, on.recorded_at)
    _refuse_once_used(roster, shifts.own, on)
    Shift.objects.filter(roster=roster, layer=IN_FORCE, ended_at__isnull=True).update(layer=roster.pk)
    roster.published_at, roster.paper, roster.changes = None, None, []
    roster.save()
    if roster.previous is not None:
        _stands_again(roster.previous, on)
    stand_again(entry, shifts.back)
    rung = [shift for shift in shifts.back if shift.site.on_call]
    if rung or any(shift.site.on_call for shift in shifts.own):
        ring_by(roster, by=on.by, at=on.recorded_at, shifts=[*shifts.beside, *rung])
    tell_withdrawn(roster, shifts.own, on)


@dataclass(frozen=True)
class _Concerned:
    """Shifts that the roster brought in force, those that its publication ended, and others that ring."""

    own: list[Shift]
    back: list[Shift]
    beside: list[Shift]


def _concerned(roster: Roster, entry: Entry, at: datetime) -> _Concerned:
    """One query."""
    own = Q(roster=roster, layer=IN_FORCE, ended_at__isnull=True)
    rows = Shift.objects.filter(own | Q(ended_in=entry.key) | rung_to_come(roster, at))
    found = list(rows.select_related("practitioner__user", "site").order_by("day", "site__sort_key", "part"))
    standing = [each for each in found if each.ended_at is None]
    return _Concerned(
        [each for each in standing if each.roster_id == roster.pk], [each for each in found if each.ended_at],
        [each for each in standing if each.roster_id != roster.pk and each.site.on_call],
    )  # fmt: skip


def _roster(on: Performance) -> Any:
    """With whether it is `followed` by another, and whether somebody asked to swap one of its shifts (`swapped`)."""
    later = Roster.objects.filter(previous=OuterRef("pk")).exclude(dossier__state=DROPPED)
    swaps = Swap.objects.filter(giving__roster=OuterRef("pk"), dossier__state__in=STANDING)
    rows = Roster.objects.select_related("office__parent", "previous__dossier")
    return rows.annotate(followed=Exists(later), swapped=Exists(swaps)).get(dossier=on.dossier)


def _refuse_once_used(roster: Any, shifts: list[Shift], on: Performance) -> None:
    if any(shift.starts_at <= on.recorded_at for shift in shifts):
        raise RosterCannotBeWithdrawn(
            _("Đã có ca trực bắt đầu nên không rút lại được. Hãy lập bản thay thế cho những ngày sắp tới.")
        )
    if roster.followed:
        raise RosterCannotBeWithdrawn(
            _("Đã có bản thay thế đang lập hoặc đã ban hành sau lịch này. Hãy bỏ hoặc rút bản đó trước.")
        )
    if roster.swapped:
        raise RosterCannotBeWithdrawn(
            _("Có ca của lịch này đã đổi người hoặc đang xin đổi. Hãy hủy hoặc rút các lần đổi ca đó trước.")
        )


def _stands_again(previous: Roster, on: Performance) -> None:
    assert on.by is not None  # noqa: S101 - heads alone publish and withdraw
    # nothing is done to a roster once it is followed
    annul_last(previous.dossier, by=on.by, reason=on.reason, at=on.recorded_at, vouched={"roster_alone_again"})
