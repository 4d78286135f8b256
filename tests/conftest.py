"""What every test stands on."""

from collections.abc import Iterator
from typing import Any

import pytest
from coverage import Coverage
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests.cast import *  # noqa: F403 - the same people for every room

# a busy machine is no reason to fail
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def _emptying_steps_over_triggers() -> Iterator[None]:
    """Emptying the database after a transactional test is the one deletion that append-only tables allow."""
    if connection.vendor != "sqlite":
        yield
        return
    empty = type(connection.ops).execute_sql_flush

    def step_over(ops: Any, sql_list: list[str]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            empty(ops, sql_list)
            for _, sql in triggers:
                cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(connection.ops), "execute_sql_flush", step_over)
        yield


@pytest.fixture
def unmeasured() -> Iterator[None]:
    """Walks over every page for every reader try rights and words, and being measured takes twice the time: lines and
    branches are tried by the tests of their rooms."""
    measuring = Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    yield
    measuring.start()


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    """A page asked for in English leaves its language behind in the thread; each test begins in Vietnamese."""
    with translation.override("vi"):
        yield
