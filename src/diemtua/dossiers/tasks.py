"""What the worker does for the kernel: the nightly anchor, and reminders of clocks through the day."""

from datetime import time, timedelta

from django_tasks import task

from diemtua.dossiers.actions.anchoring import anchor
from diemtua.dossiers.actions.reminding import remind
from diemtua.notices.tasks import repeated
from diemtua.shared import clock


@repeated(daily_at=time(0, 10))
@task()
def anchor_journals() -> None:
    """One link over every chain that moved."""
    anchor(clock.now())


@repeated(every=timedelta(minutes=15))
@task()
def remind_of_clocks() -> None:
    """Clocks near their end or past it."""
    remind(clock.now())
