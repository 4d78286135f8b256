"""Rows into tables as fast as each database takes them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns of a model in the order rows are given in."""
    return list(model._meta.concrete_fields)


def write(model: type[models.Model], rows: Iterable[Sequence[Any]]) -> None:
    """COPY on PostgreSQL, a prepared INSERT on SQLite."""
    names = ", ".join(f'"{field.column}"' for field in columns(model))
    table = f'"{model._meta.db_table}"'
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({names}) FROM STDIN", rows)
        return
    marks = ", ".join("?" for _ in columns(model))
    connection.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(rows))


def _copy(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def without_checks(on: bool) -> None:
    """Foreign keys and triggers rest while rows are multiplied: the set they come from passed them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SET session_replication_role = {'replica' if on else 'DEFAULT'}")
        else:
            cursor.execute(f"PRAGMA foreign_keys = {'OFF' if on else 'ON'}")
