"""The annex: rows of its table become groups and tasks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from diemtua.plans.reading.bodies import marks, split_bodies, without_marks
from diemtua.plans.reading.columns import (
    COLUMNS,
    LABELS,
    columns_of,
    is_header,
    is_number,
    is_subheader,
    place_by_meaning,
    roman,
    timing_parts,
)
from diemtua.plans.reading.sections import ROMANS
from diemtua.plans.reading.values import Block, Finding, FindingKind, Group, Line, Row, Task

_INHERITED = ("lead", "coordinating", "timing")


@dataclass
class Annex:
    """Groups and tasks of every table whose titles are those of an annex."""

    columns: tuple[str, ...] = COLUMNS
    groups: list[Group] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    def read(self, blocks: Sequence[Block]) -> None:
        """Take the blocks from the first header row on."""
        for before, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
            if isinstance(block, Line):
                self._line(block.text)
            elif is_header(block.cells):
                self._header(block, below)
            elif any(block.cells) and not _divides(before, block):
                self._row(block)

    def _header(self, row: Row, below: Block | None) -> None:
        self.columns = columns_of(row.cells, below.cells if isinstance(below, Row) and _divides(row, below) else ())
        if set(self.columns) - {"", "notes"} < set(COLUMNS) - {"notes"}:
            named = ", ".join(LABELS[name] for name in self.columns if name)
            self.findings.append(Finding(FindingKind.NO_NUMBER_COLUMN, {"columns": named}))

    def _line(self, text: str) -> None:
        number, name = roman(text)
        if number and name:
            self._group(number, name)
        else:
            self.left.append(text)

    def _row(self, row: Row) -> None:
        filled = [cell for cell in row.cells if cell]
        number, name = roman(filled[0])
        if number and len(filled) <= 2:
            self._group(number, name or "".join(filled[1:]))
        elif len(filled) == 1 and not is_number(filled[0]):
            self._group("", filled[0])
        elif len(filled) == 1:
            self.findings.append(Finding(FindingKind.UNREAD_ROW, {"text": filled[0]}))
        else:
            self._task(row, filled)

    def _group(self, number: str, name: str) -> None:
        taken = [group.number for group in self.groups]
        if not number or number in taken:
            number = _after(taken[-1] if taken else "", taken)
        self.groups.append(Group(number=number, name=name, name_from="annex" if name else ""))
        self.numbers = []

    def _task(self, row: Row, filled: Sequence[str]) -> None:
        cells, doubt = self._placed(row, filled)
        said = cells.get("number") or ""
        number = said.rstrip(".)") if is_number(said) else ""
        if not self.groups or (number == "1" and self.numbers):
            self._group("", "")
            self.findings.append(Finding(FindingKind.GROUP_WITHOUT_HEADING, {"group": self.groups[-1].number}))
        key = self._key(number)
        inherited = self._inherit(cells, number, key)
        if said and not number:
            self.findings.append(Finding(FindingKind.ODD_NUMBER, {"text": said, "key": key}, key))
        if doubt:
            self.findings.append(Finding(doubt, {"key": key, "text": cells.get("notes") or ""}, key))
        self.tasks.append(_task(key, self.groups[-1].number, number, cells, inherited))
        self.numbers.append(number or self.numbers[-1] if self.numbers else number)

    def _placed(self, row: Row, filled: Sequence[str]) -> tuple[dict[str, str | None], FindingKind | None]:
        """The cells under their columns, and what is doubtful about it."""
        if row.exact or (is_number(row.cells[0]) and len(row.cells) >= len(self._full())):
            columns = self.columns if row.exact else self._full()
            cells = {name: cell for name, cell in zip(columns, row.cells, strict=False) if name}
            rest = "; ".join(cell for cell in row.cells[len(columns) :] if cell)
            if rest:
                cells["notes"] = "; ".join(filter(None, [cells.get("notes"), rest]))
            return cells, FindingKind.LONG_ROW if rest else None
        number = filled[0] if is_number(filled[0]) else ""
        placed: dict[str, str | None] = {"number": number, **place_by_meaning(filled[1:] if number else filled)}
        return placed, FindingKind.SHORT_ROW

    def _full(self) -> tuple[str, ...]:
        """Columns of a flattened table: its number column is there even when its title is lost."""
        return self.columns if "number" in self.columns else ("number", *self.columns)

    def _key(self, number: str) -> str:
        group = self.groups[-1].number
        taken = {task.key for task in self.tasks}
        base = f"{group}.{number or (self.numbers[-1] if self.numbers else '0')}"
        if number and base not in taken:
            return base
        if number:
            self.findings.append(Finding(FindingKind.REPEATED_NUMBER, {"number": number, "text": group}))
        return next(key for key in (f"{base}{letter}" for letter in _letters()) if key not in taken)

    def _inherit(self, cells: dict[str, str | None], number: str, key: str) -> tuple[str, ...]:
        """Fill from the row above what a merged cell covers and, in a row without a number, who bears it and when."""
        above = self.tasks[-1] if self.tasks and self.tasks[-1].group == self.groups[-1].number else None
        empty = [name for name in COLUMNS[1:] if (name in _INHERITED and not number) or cells.get(name, "") is None]
        taken = tuple(name for name in empty if above and not cells.get(name) and getattr(above, name))
        if above and taken:
            cells |= {name: getattr(above, name) for name in taken}
            what = ", ".join(LABELS[name].lower() for name in taken)
            self.findings.append(Finding(FindingKind.INHERITED, {"key": key, "what": what, "above": above.key}, key))
        return taken


def _divides(before: Block | None, row: Row) -> bool:
    """Whether a row only divides the bodies' column of the header above it."""
    return isinstance(before, Row) and is_header(before.cells) and is_subheader(row.cells)


def _after(number: str, taken: Sequence[str]) -> str:
    """The roman number that follows; past the known ones the group's place in the table."""
    following = ROMANS[(ROMANS.index(number) + 1) % len(ROMANS)] if number in ROMANS else ""
    return following if following and following not in taken else f"N{len(taken) + 1}"


def _letters() -> list[str]:
    alphabet = "bcdeghiklmnopqrstuvxy"
    return [*alphabet, *(f"{first}{second}" for first in alphabet for second in alphabet)]


def _task(key: str, group: str, number: str, cells: dict[str, str | None], inherited: tuple[str, ...]) -> Task:
    said = {name: cells.get(name) or "" for name in COLUMNS}
    return Task(
        key=key,
        group=group,
        number=number,
        content=without_marks(said["content"]),
        lead=without_marks(said["lead"]),
        coordinating=without_marks(said["coordinating"]),
        timing=said["timing"],
        product=without_marks(said["product"]),
        notes=said["notes"],
        lead_bodies=split_bodies(said["lead"]),
        coordinating_bodies=split_bodies(said["coordinating"]),
        timing_parts=timing_parts(said["timing"]),
        footnotes=tuple(mark for name in COLUMNS for mark in marks(said[name])),
        inherited=inherited,
    )
