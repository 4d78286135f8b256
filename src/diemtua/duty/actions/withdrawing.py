"""Acts of a roster taken back: a draft as it was before, a published roster withdrawn."""

from django.utils.translation import gettext as _

from diemtua.dossiers.actions import ActRefused, Performance, annul, undo
from diemtua.dossiers.models import Entry
from diemtua.dossiers.queries import last_standing
from diemtua.duty.actions.restoring import take_back
from diemtua.duty.actions.telling import ring_by, tell_withdrawn
from diemtua.duty.models import IN_FORCE, Roster, Shift, Swap
from diemtua.duty.queries import standing_shifts
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
    roster = Roster.objects.select_related("office__parent", "previous__dossier").get(dossier=on.dossier)
    shifts, _followed = standing_shifts(roster)
    _refuse_once_used(roster, shifts, on)
    Shift.objects.filter(roster=roster, layer=IN_FORCE, ended_at__isnull=True).update(layer=roster.pk)
    roster.published_at, roster.paper, roster.changes = None, None, []
    roster.save()
    if roster.previous is not None:
        _stands_again(roster.previous, on)
    back = take_back(entry, on)
    if any(shift.site.on_call for shift in (*shifts, *back)):
        ring_by(roster, by=on.by, at=on.recorded_at)
    tell_withdrawn(roster, shifts, on)


def _refuse_once_used(roster: Roster, shifts: list[Shift], on: Performance) -> None:
    if any(shift.starts_at <= on.recorded_at for shift in shifts):
        raise RosterCannotBeWithdrawn(
            _("Đã có ca trực bắt đầu nên không rút lại được. Hãy lập bản thay thế cho những ngày sắp tới.")
        )
    if roster.later.exclude(dossier__state=DROPPED).exists():
        raise RosterCannotBeWithdrawn(
            _("Đã có bản thay thế đang lập hoặc đã ban hành sau lịch này. Hãy bỏ hoặc rút bản đó trước.")
        )
    if Swap.objects.filter(giving__roster=roster, dossier__state__in=STANDING).exists():
        raise RosterCannotBeWithdrawn(
            _("Có ca của lịch này đã đổi người hoặc đang xin đổi. Hãy hủy hoặc rút các lần đổi ca đó trước.")
        )


def _stands_again(previous: Roster, on: Performance) -> None:
    followed = last_standing(previous.dossier)
    assert followed is not None  # noqa: S101 - nothing is done to a roster that was followed
    assert on.by is not None  # noqa: S101 - heads alone publish and withdraw
    annul(followed, by=on.by, reason=on.reason, at=on.recorded_at)
