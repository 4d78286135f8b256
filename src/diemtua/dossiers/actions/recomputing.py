"""Deadlines counted again when the calendar changes: running ones only, each change in the journal."""

from datetime import datetime

from django.db import transaction

from diemtua.dossiers.actions import clocks, journal
from diemtua.dossiers.enums import KernelAct
from diemtua.dossiers.models import Deadline, Dossier, Entry
from diemtua.dossiers.queries import running_deadlines
from diemtua.law.calendar import Calendar


def recompute(calendar: Calendar, at: datetime) -> int:
    """Count every running clock again; how many dossiers had one that moved. What was met stays as it was."""
    waiting = running_deadlines().filter(due_at__isnull=False).values("dossier")
    dossiers = Dossier.objects.filter(pk__in=waiting).order_by("pk").values_list("pk", flat=True)
    return sum(_recompute(pk, calendar, at) for pk in list(dossiers))


def _recompute(pk: int, calendar: Calendar, at: datetime) -> bool:
    with transaction.atomic():
        dossier = Dossier.objects.select_for_update().get(pk=pk)
        moved = clocks.recount(dossier, calendar)
        if not moved:
            return False
        entry = Entry(dossier=dossier, act=KernelAct.RECOMPUTE, occurred_at=at, recorded_at=at)
        entry.state_before = entry.state_after = dossier.state
        entry.data = {"recorded": {"calendar": calendar.version, "clocks": [_moved(*each) for each in moved]}}
        journal.append(entry, {})
        journal.save_state(dossier)
        return True


def _moved(deadline: Deadline, former: datetime | None) -> dict[str, str]:
    moments = {"was": former, "is": deadline.due_at}
    return {"rule": deadline.rule} | {name: at.isoformat() for name, at in moments.items() if at}
