"""Work of the night for the public pages."""

from datetime import time

from django_tasks import task

from diemtua.notices.tasks import repeated
from diemtua.portal.actions import throw_away_old
from diemtua.shared import clock


@repeated(daily_at=time(2, 40))
@task()
def forget_old_drafts() -> None:
    """What somebody began to write and left is not kept for ever."""
    throw_away_old(clock.now())
