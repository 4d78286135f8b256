"""What the worker does for the Council: rounds of reports whose period is over."""

from datetime import timedelta

from django_tasks import task

from diemtua.council.actions.reports import open_due_rounds
from diemtua.notices.tasks import repeated
from diemtua.shared import clock


@repeated(every=timedelta(hours=6))
@task()
def open_rounds() -> None:
    """The standing office finds the report on its first page, with the day for sending it."""
    open_due_rounds(clock.now())
