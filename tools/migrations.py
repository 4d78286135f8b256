"""Make one room's first migration anew while nobody uses the system: `python tools/migrations.py ROOM …`.

Django writes each index and constraint as a step of its own, and every step draws all related models again: a new
database took twice as long. Here they go into the model they belong to, wherever its fields are already there.
"""

import os
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command
from django.db.migrations import operations as steps
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

ROOMS = Path(__file__).parents[1] / "src" / "diemtua"
FIRST = "0001_initial"


def fold(operations: Iterable[Operation]) -> list[Operation]:
    """The same steps, with indexes and constraints inside the models that are made before them."""
    made: dict[str, steps.CreateModel] = {}
    late: dict[str, set[str]] = {}
    kept: list[Operation] = []
    for step in operations:
        if isinstance(step, steps.CreateModel):
            made[step.name_lower] = step
        elif isinstance(step, steps.AddField):
            late.setdefault(step.model_name_lower, set()).add(step.name)
        if isinstance(step, steps.AddIndex | steps.AddConstraint) and not _waits(step, late):
            _put_in(made[step.model_name_lower], step)
        else:
            kept.append(step)
    return kept


def _waits(step: steps.AddIndex | steps.AddConstraint, late: dict[str, set[str]]) -> bool:
    """Whether it speaks of a field that its model is given only later."""
    return any(f"'{name}" in repr(step.deconstruct()) for name in late.get(step.model_name_lower, ()))


def _put_in(model: steps.CreateModel, step: steps.AddIndex | steps.AddConstraint) -> None:
    kind, one = ("indexes", step.index) if isinstance(step, steps.AddIndex) else ("constraints", step.constraint)
    model.options[kind] = [*model.options.get(kind, []), one]


def anew(room: str) -> None:
    path = ROOMS / room / "migrations" / f"{FIRST}.py"
    migration = import_module(f"diemtua.{room}.migrations.{FIRST}").Migration(FIRST, room)
    migration.operations = fold(migration.operations)
    path.write_text(MigrationWriter(migration, include_header=False).as_string())


def main(rooms: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diemtua.config.settings")
    django.setup()
    for room in rooms or sorted(path.parts[-3] for path in ROOMS.glob(f"*/migrations/{FIRST}.py")):
        anew(room)
    call_command("makemigrations", "--check", "--dry-run")


if __name__ == "__main__":
    main(sys.argv[1:])
