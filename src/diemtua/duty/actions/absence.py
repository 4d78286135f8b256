"""Somebody on the published roster goes on leave: whoever leads the office is told that a seat stands empty."""

from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.queries import holders_of_any
from diemtua.duty.enums import HEADS
from diemtua.duty.models import Shift
from diemtua.duty.queries import emptied_by, words_of
from diemtua.notices.actions import Notice, filled, queue_all
from diemtua.notices.enums import Event
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import Leave


def tell_of_empty_seats(leave: Leave, at: datetime) -> int:
    """Tell the heads of each office which of its shifts the leave empties; how many shifts. Never why somebody is on
    leave."""
    found = sorted(emptied_by(leave, at), key=lambda each: each.roster.office_id)
    by_office = [list(shifts) for _office, shifts in groupby(found, key=lambda each: each.roster.office_id)]
    queue_all([_notice(leave, shifts, at) for shifts in by_office], at)
    return len(found)


def _notice(leave: Leave, shifts: list[Shift], at: datetime) -> Notice:
    office, name = shifts[0].roster.office, leave.practitioner.full_name
    body = _("Lịch trực đã ban hành vẫn ghi người này. Hãy cử người trực thay: %(shifts)s.")
    return Notice(
        event=Event.ASSIGNED, users=holders_of_any(HEADS, office, at.astimezone(VIETNAM).date()),
        subject=filled(_("%(name)s nghỉ, %(count)s ca trực cần người thay"), name=name, count=len(shifts)),
        body=filled(body, shifts="; ".join(map(words_of, shifts))), link=_where(shifts),
    )  # fmt: skip


def _where(shifts: list[Shift]) -> str:
    return reverse("duty:cover", args=[shifts[0].uid]) if len(shifts) == 1 else reverse("duty:home")
