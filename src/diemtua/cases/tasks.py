"""What the worker does for cases: reminders of hearings and of calendar addresses that end."""

from datetime import time, timedelta

from django_tasks import task

from diemtua.cases.actions.reminding import remind_of_ending_calendars, remind_of_hearings
from diemtua.notices.tasks import repeated
from diemtua.shared import clock


@repeated(every=timedelta(minutes=15))
@task()
def remind_of_what_is_near() -> None:
    """Hearings of tomorrow and of today."""
    remind_of_hearings(clock.now())


@repeated(daily_at=time(5, 40))
@task()
def warn_of_ending_calendars() -> None:
    """Addresses whose last day is near."""
    remind_of_ending_calendars(clock.now())
