"""A process of its own that acts and is killed (SIGKILL) at its first statement, then at its second, to the last.

It runs apart from pytest because a child must not share a connection, nor threads, with whoever forked it.
"""

import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import connection

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import annul, new_dossier, perform
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import last_standing
from diemtua.law import deadlines as law
from diemtua.law.process import Act
from tests.dossiers import process as p
from tests.dossiers.conftest import AT, snapshot

MOST = 80


@dataclass(frozen=True)
class Stage:
    """Ids of the committed rows to act on: one dossier for each script, and who acts."""

    centre: int
    desk: int
    head: int
    worker: int
    dossiers: dict[str, int]

    def scripts(self) -> dict[str, Callable[[], object]]:
        """What may be interrupted; each reads its rows anew, as a request does."""
        return {
            "open": self._open,
            "accept": lambda: self._act("accept", p.Accept(year=2026), self.desk),
            "assign": lambda: self._act("assign", p.Assign(worker=self.worker), self.head),
            "finish": lambda: self._act("finish", p.Finish(good=True), self.worker),
            "annul": self._annul,
        }

    def _open(self) -> None:
        dossier = new_dossier("test_matter", Organisation.objects.get(pk=self.centre))
        _do(p.Open(speed=p.Speed.FAST, story="Bà Đào kể"), dossier, User.objects.get(pk=self.desk))

    def _act(self, script: str, act: Act, by: int) -> None:
        _do(act, Dossier.objects.get(pk=self.dossiers[script]), User.objects.get(pk=by))

    def _annul(self) -> None:
        entry = last_standing(Dossier.objects.get(pk=self.dossiers["annul"]))
        assert entry is not None
        annul(entry, by=User.objects.get(pk=self.head), reason="ghi nhầm", at=AT.replace(hour=15))


def _do(act: Act, dossier: Dossier, by: User) -> None:
    at = AT.replace(hour=14)
    perform(act, dossier, by=by, occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4())


def main(stage: str) -> None:
    """Print for each script at how many statements it was killed, and after which of them something had changed."""
    law.rules = lambda: p.CLOCKS
    scripts = Stage(**json.loads(stage)).scripts()
    print(json.dumps({name: _killed_everywhere(act) for name, act in scripts.items()}))


def _killed_everywhere(act: Callable[[], object]) -> tuple[int, list[int]]:
    before, halves = snapshot(), []
    for nth in range(1, MOST):
        if _lives(act, nth):
            return nth - 1, halves
        if snapshot() != before:
            halves.append(nth)
    raise RuntimeError("The act never ended.")


def _lives(act: Callable[[], object], nth: int) -> bool:
    connection.close()
    child = os.fork()
    if not child:
        _act_until(nth, act)
    end = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if end not in (0, -signal.SIGKILL):
        raise RuntimeError("The act failed by itself.")
    return end == 0


def _act_until(nth: int, act: Callable[[], object]) -> None:
    """Act, and die before the nth statement; the end of a transaction counts as one."""
    left = nth

    def count() -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(execute: Callable[..., Any], *args: Any) -> Any:
        count()
        return execute(*args)

    commit = connection._commit  # type: ignore[attr-defined]

    def committing() -> None:
        count()
        commit()

    connection._commit = committing  # type: ignore[attr-defined]
    end = 1
    try:
        with connection.execute_wrapper(counted):
            act()
        end = 0
    finally:
        os._exit(end)
