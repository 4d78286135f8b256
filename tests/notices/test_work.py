"""The worker: ready tasks run, dead ones are revived, repeated ones start once."""

import os
import signal
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from diemtua.accounts.models import User
from diemtua.command.management.commands import work
from diemtua.notices import actions, tasks
from diemtua.notices.enums import Event
from diemtua.notices.models import Schedule
from diemtua.shared import clock
from diemtua.shared.clock import VIETNAM

AT = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_worker_delivers_what_is_queued(officer: User) -> None:
    actions.queue(Event.ASSIGNED, users=[officer], subject="Việc mới", body="Có việc mới.", at=clock.now())
    call_command("work", "--once")
    assert [sent.subject for sent in mail.outbox] == ["Việc mới"]
    assert DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).count() == 1


def test_worker_works_until_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers, turns = {}, []
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)

    def stop_at_the_third(self: work.Command, name: str) -> None:
        turns.append(name)
        if len(turns) == 3:
            handlers[signal.SIGTERM](signal.SIGTERM, None)

    monkeypatch.setattr(work.Command, "turn", stop_at_the_third)
    call_command("work", "--interval", "0")
    assert len(turns) == 3


def test_worker_beside_a_program_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[str] = []
    parents = iter([7, 7, 1])
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(work.Command, "turn", lambda self, name: turns.append(name))
    call_command("work", "--interval", "0", "--beside")
    assert len(turns) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("runs", "age", "status"),
    [
        (1, tasks.DEAD_AFTER + timedelta(seconds=1), TaskResultStatus.READY),
        (3, tasks.DEAD_AFTER + timedelta(seconds=1), TaskResultStatus.FAILED),
        (1, tasks.DEAD_AFTER, TaskResultStatus.RUNNING),
    ],
)
def test_task_of_a_dead_worker(runs: int, age: timedelta, status: TaskResultStatus) -> None:
    tasks.deliver.enqueue(1)
    row = DBTaskResult.objects.get()
    row.status, row.started_at, row.worker_ids = TaskResultStatus.RUNNING, AT - age, ["x"] * runs
    row.save()
    tasks.revive_tasks(AT)
    row.refresh_from_db()
    assert row.status == status


@pytest.mark.django_db
def test_repeated_task_starts_once_when_its_turn_comes() -> None:
    tasks.tick(AT)
    turn = Schedule.objects.get(name=tasks.forget_old_tasks.module_path).next_at
    assert turn == datetime(2026, 3, 6, 2, 30, tzinfo=VIETNAM)
    for at in (turn - timedelta(seconds=1), turn, turn, turn + timedelta(minutes=1)):
        tasks.tick(at)
    started = DBTaskResult.objects.filter(task_path=tasks.forget_old_tasks.module_path)
    assert started.count() == 1
    assert Schedule.objects.get(name=tasks.forget_old_tasks.module_path).last_at == turn


@pytest.mark.django_db
def test_worker_that_slept_runs_a_missed_task_once() -> None:
    tasks.tick(AT)
    tasks.tick(AT + timedelta(days=10))
    started = DBTaskResult.objects.filter(task_path=tasks.forget_old_tasks.module_path)
    assert started.count() == 1


@pytest.mark.parametrize(
    ("at", "turn"),
    [
        (datetime(2026, 3, 5, 2, 29, tzinfo=VIETNAM), datetime(2026, 3, 5, 2, 30, tzinfo=VIETNAM)),
        (datetime(2026, 3, 5, 2, 30, tzinfo=VIETNAM), datetime(2026, 3, 6, 2, 30, tzinfo=VIETNAM)),
    ],
)
def test_daily_turn_is_in_vietnams_time(at: datetime, turn: datetime) -> None:
    assert tasks.Repeated(tasks.forget_old_tasks, timedelta(days=1), time(2, 30)).after(at) == turn


def test_hourly_turn_is_an_hour_later() -> None:
    hourly = tasks.Repeated(tasks.forget_old_tasks, timedelta(hours=1), None)
    assert hourly.after(AT) == AT + timedelta(hours=1)


@pytest.mark.django_db
def test_old_tasks_are_forgotten() -> None:
    tasks.deliver.enqueue(1)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL, finished_at=long_ago)
    tasks.forget_old_tasks.call()
    assert DBTaskResult.objects.count() == 0
