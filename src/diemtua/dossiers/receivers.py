"""What the kernel does when the rulebook announces a change."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from diemtua.dossiers.actions import recompute
from diemtua.law.calendar import Calendar
from diemtua.rulebook.actions import calendar_changed


@receiver(calendar_changed, dispatch_uid="dossiers.recompute")
def recompute_open_deadlines(calendar: Calendar, at: datetime, **_: Any) -> None:
    """Open deadlines follow the corrected calendar in the same transaction."""
    recompute(calendar, at)
