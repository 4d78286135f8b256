"""The rows of practitioners and of their leave."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.workforce.enums import LeaveKind
from diemtua.workforce.models import Leave, Practitioner

leave_entered = Signal()
"""Sent with a `leave` just entered, `by` whom and when (`at`): rooms above look who stands in for the person."""


class LeaveTurnedRound(ValueError):
    """A leave that would end before it starts."""

    def __init__(self) -> None:
        super().__init__(_("Ngày cuối của đợt nghỉ phải từ ngày đầu trở đi. Hãy kiểm tra lại hai ngày."))


def keep_practitioner(practitioner: Practitioner | None, values: Mapping[str, Any]) -> Practitioner:
    """A new practitioner, or better values for a known one."""
    row = practitioner or Practitioner()
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


@transaction.atomic
def enter_leave(
    practitioner: Practitioner, kind: LeaveKind, *, start: date, end: date, by: User, at: datetime, note: str = ""
) -> Leave:
    """The practitioner is away on these days; `end` is the first day back."""
    if end <= start:
        raise LeaveTurnedRound
    leave = Leave.objects.create(practitioner=practitioner, kind=kind, valid_from=start, valid_to=end, note=note)
    leave_entered.send(Leave, leave=leave, by=by, at=at)
    return leave


def cancel_leave(leave: Leave) -> None:
    """The leave was entered by mistake or not taken."""
    leave.delete()
