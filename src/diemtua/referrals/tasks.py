"""What the worker does for referrals: outcomes of cases that did not come as referrals."""

from datetime import timedelta

from django_tasks import task

from diemtua.notices.tasks import repeated
from diemtua.referrals.actions.answering import catch_up
from diemtua.shared import clock


@repeated(every=timedelta(minutes=5))
@task()
def tell_outcomes() -> None:
    """A notice may come for somebody who asked at the desk before: the case knows nothing of it."""
    catch_up(clock.now())
