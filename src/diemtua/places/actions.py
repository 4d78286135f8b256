"""Filling the table of places from the files beside this room; what an office corrected stays."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from diemtua.places.models import Unit, UnitSuccession

DATA = Path(__file__).parent / "data"
Progress = Callable[[int, int], object]
Row = dict[str, str]


def quietly(_done: int, _of: int) -> None:
    """No progress shown."""


@transaction.atomic
def load(progress: Progress = quietly) -> int:
    """Add the units and successions that are not there yet; returns how many. Running it again adds nothing.

    progress: called with (rows done, rows in all).
    """
    rows, steps = _read("units.csv"), _read("successions.csv")
    known = {(unit.code, unit.valid_from): unit for unit in Unit.objects.all()}
    fresh = [row for row in rows if (row["code"], _day(row["valid_from"])) not in known]
    # what lies in something comes after it, so that its parent has a key
    for level in (2, 3, 5):
        made = [_unit(row, known) for row in fresh if len(row["code"]) == level]
        known |= {(unit.code, unit.valid_from): unit for unit in Unit.objects.bulk_create(made)}
    progress(len(rows), len(rows) + len(steps))
    added = _load_steps(steps, list(known.values()))
    progress(len(rows) + len(steps), len(rows) + len(steps))
    return len(fresh) + added


def _load_steps(steps: list[Row], units: list[Unit]) -> int:
    known = set(UnitSuccession.objects.values_list("old_id", "new_id"))
    made = []
    for step in steps:
        on = date.fromisoformat(step["on"])
        old, new = _bearing(units, step["old"], on - timedelta(days=1)), _bearing(units, step["new"], on)
        if (old.pk, new.pk) not in known:
            made.append(UnitSuccession(old=old, new=new, partial=step["partial"] == "1"))
    return len(UnitSuccession.objects.bulk_create(made))


def _unit(row: Row, known: dict[tuple[str, date | None], Unit]) -> Unit:
    began, ended = _day(row["valid_from"]), _day(row["valid_to"])
    parent = _bearing(list(known.values()), row["parent"], began or _eve(ended)) if row["parent"] else None
    unit = Unit(
        code=row["code"], full_name=row["full_name"], kind=row["kind"], parent=parent,
        valid_from=began, valid_to=ended, decree=row["decree"],
    )  # fmt: skip
    unit.derive()
    return unit


def _bearing(units: list[Unit], code: str, on: date) -> Unit:
    return next(
        unit
        for unit in units
        if unit.code == code and (unit.valid_from or date.min) <= on < (unit.valid_to or date.max)
    )


def _eve(ended: date | None) -> date:
    return (ended or date.max) - timedelta(days=1)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _read(name: str) -> list[Row]:
    def rows() -> Iterator[Row]:
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    return list(rows())
