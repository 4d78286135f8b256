"""Work that happens later: deliveries, repeated tasks, and what a dead worker left behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from diemtua.accounts.actions import forget_ended_sessions
from diemtua.notices import actions
from diemtua.notices.models import Delivery, Schedule
from diemtua.shared import clock

MOST_RUNS = 3
DEAD_AFTER = timedelta(minutes=15)


@task()
def deliver(delivery_ids: list[int]) -> int:
    """Try deliveries that fell due at once; how many were sent."""
    return sum(actions.deliver(each, clock.now()) for each in delivery_ids)


@receiver(actions.deliveries_waiting, sender=Delivery)
def hand_to_worker(deliveries: list[Delivery], at: datetime, **_: Any) -> None:
    # in the caller's transaction: a notice that is rolled back leaves no task
    deliver.using(run_after=at).enqueue([each.pk for each in deliveries])


@dataclass(frozen=True)
class Repeated:
    """A task that runs every so often, or every day at a time of Vietnam."""

    task: Task[..., Any]
    every: timedelta
    daily_at: time | None

    def after(self, at: datetime) -> datetime:
        """The first run after the moment."""
        if self.daily_at is None:
            return at + self.every
        local = timezone.localtime(at, clock.VIETNAM)
        today = datetime.combine(local.date(), self.daily_at, tzinfo=clock.VIETNAM)
        return today if today > local else today + timedelta(days=1)


REPEATED: dict[str, Repeated] = {}


def repeated(
    *, every: timedelta = timedelta(days=1), daily_at: time | None = None
) -> Callable[[Task[..., Any]], Task[..., Any]]:
    """Run a task again and again: `@repeated(daily_at=time(0, 10))` above `@task()` in any room's `tasks.py`.

    A worker that slept through several turns runs the task once.
    """

    def register(each: Task[..., Any]) -> Task[..., Any]:
        REPEATED[each.module_path] = Repeated(each, every, daily_at)
        return each

    return register


def tick(at: datetime) -> None:
    """What a worker does between tasks: put back what hangs, start what is due."""
    revive_tasks(at)
    actions.release_stuck(at)
    for name, job in REPEATED.items():
        _start_if_due(name, job, at)


@transaction.atomic
def _start_if_due(name: str, job: Repeated, at: datetime) -> None:
    row, made = Schedule.objects.get_or_create(name=name, defaults={"next_at": job.after(at)})
    # the row that says when is the lock: of two workers one moves it on
    due = Schedule.objects.filter(pk=row.pk, next_at=row.next_at, next_at__lte=at)
    if not made and due.update(next_at=job.after(at), last_at=at):
        job.task.enqueue()


@transaction.atomic
def revive_tasks(at: datetime) -> int:
    """Tasks whose worker died run again, three times at most; how many were found."""
    dead = DBTaskResult.objects.running().filter(started_at__lt=at - DEAD_AFTER).select_for_update()
    found = list(dead)
    for row in found:
        again = len(row.worker_ids) < MOST_RUNS
        row.status = TaskResultStatus.READY if again else TaskResultStatus.FAILED
        row.finished_at = None if again else at
        row.save(update_fields=["status", "finished_at"])
    return len(found)


@repeated(daily_at=time(2, 30))
@task()
def forget_old_tasks() -> None:
    """Rows of finished tasks are not kept for ever."""
    call_command("prune_db_task_results", min_age_days=14, verbosity=0)


@repeated(daily_at=time(2, 35))
@task()
def forget_old_sessions() -> None:
    """What browsers left behind, drafts and proofs among it, is not kept for ever."""
    forget_ended_sessions()
