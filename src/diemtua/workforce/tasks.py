"""What the worker does for the workforce: alarms go on ringing."""

from datetime import timedelta

from django_tasks import task

from diemtua.notices.tasks import repeated
from diemtua.shared import clock
from diemtua.workforce.actions import sound


@repeated(every=timedelta(minutes=1))
@task()
def sound_alarms() -> None:
    """Alarms that nobody took."""
    sound(clock.now())
