"""The two sets of one run, and turning from one to the other.

The small set is filled first and copied; the large one grows out of it in the same place. Both then stand side by side,
so that a page is opened in turns on each: whatever the machine does in a minute, it does to both.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import psycopg
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, connections, models

SMALL, LARGE = "small", "large"


class Sets:
    """Connections to both; every query of this thread goes to the one turned to last."""

    def __init__(self) -> None:
        large: Any = connections[DEFAULT_DB_ALIAS]
        small = type(large)(large.settings_dict | {"NAME": _name_of_small()}, DEFAULT_DB_ALIAS)
        self._of: Mapping[str, Any] = {SMALL: small, LARGE: large}

    def turn_to(self, size: str) -> None:
        """Ask this one from now on."""
        connections[DEFAULT_DB_ALIAS] = self._of[size]


def keep_as_small() -> None:
    """A copy of the database as it stands, statistics included."""
    if connection.vendor == "postgresql":
        _copy_of_postgresql()
    else:
        _copy_of_sqlite()


def _name_of_small() -> str:
    return f"{connection.settings_dict['NAME']}_small"


def _copy_of_sqlite() -> None:
    large: Any = connections[DEFAULT_DB_ALIAS]
    large.ensure_connection()
    small = large.Database.connect(_name_of_small())
    large.connection.backup(small)
    small.close()


def _copy_of_postgresql() -> None:
    # whoever copies a database may not be connected to it
    at: Any = {**connection.get_connection_params(), "dbname": "template1"}
    connection.close()
    with psycopg.connect(**at, autocommit=True) as template:
        template.execute(f'CREATE DATABASE "{_name_of_small()}" TEMPLATE "{connection.settings_dict["NAME"]}"')


MORNING = {"postgresql": ("VACUUM ANALYZE", "CHECKPOINT"), "sqlite": ("ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)")}


def settle(tables: Iterable[type[models.Model]]) -> None:
    """As an office's database stands in the morning: sequences after the last row, statistics for the planner, what was
    written in its place."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
        for statement in MORNING[connection.vendor]:
            cursor.execute(statement)
