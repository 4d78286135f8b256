"""`diemtua makemigrations`: Django's, but a table is made with its indexes and constraints at once.

Django writes them as steps of their own, and each step makes it render every related table anew: most of the time that
an empty database, a test run or the demonstration waited for its tables.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.management.commands import makemigrations
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.operations.base import Operation


class Command(makemigrations.Command):
    """Fold, then write."""

    def write_migration_files(self, changes: Mapping[str, Sequence[Migration]], *args: Any, **kwargs: Any) -> None:
        """See Django."""
        for migration in (each for made in changes.values() for each in made):
            migration.operations = folded(migration.operations)
        super().write_migration_files(changes, *args, **kwargs)  # type: ignore[misc]


def folded(steps: Iterable[Operation]) -> list[Operation]:
    """Indexes and constraints moved into the step that makes their table, where it makes every column, too."""
    found: dict[str, CreateModel] = {}
    kept: list[Operation] = []
    for step in steps:
        if isinstance(step, CreateModel):
            found[step.name_lower] = step
        elif isinstance(step, AddField):
            # a column that comes later may be one that the index is about
            found.pop(step.model_name_lower, None)
        elif isinstance(step, (AddIndex, AddConstraint)) and step.model_name_lower in found:
            _take_in(found[step.model_name_lower], step)
            continue
        kept.append(step)
    return kept


def _take_in(table: CreateModel, step: AddIndex | AddConstraint) -> None:
    name, one = ("indexes", step.index) if isinstance(step, AddIndex) else ("constraints", step.constraint)
    table.options[name] = [*table.options.get(name, ()), one]
