"""What the worker does for cases: reminders of hearings."""

from datetime import timedelta

from django_tasks import task

from diemtua.cases.actions.reminding import remind_of_hearings
from diemtua.notices.tasks import repeated
from diemtua.shared import clock


@repeated(every=timedelta(minutes=15))
@task()
def remind_of_what_is_near() -> None:
    """Hearings of tomorrow and of today."""
    remind_of_hearings(clock.now())
