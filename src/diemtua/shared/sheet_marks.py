"""What the file of a sheet says beside its values: which cells are drawn as one, which formulas were never computed.

Read as a stream that keeps nothing else: a reader of values alone leaves out both, and takes such cells for empty.
"""

from dataclasses import dataclass, field
from typing import IO
from xml.parsers.expat import ParserCreate

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

# a formula whose result is words may well have none of them
_WORDS = "str"


@dataclass(frozen=True, order=True)
class Merged:
    """Cells of one column drawn as one, by number from 0: rows from `top` to before `below`."""

    column: int
    top: int
    below: int


@dataclass(frozen=True)
class NotComputed:
    """Stands for the value of a formula that no program has computed. place: as Excel names it, C5."""

    place: str


@dataclass
class Marks:
    """merged: the first column of each range, which alone has a value. waiting: row and column from 0 of formulas."""

    merged: list[Merged] = field(default_factory=list)
    waiting: dict[tuple[int, int], NotComputed] = field(default_factory=dict)


def marks_of(source: IO[bytes]) -> Marks:
    """The marks in the XML of one sheet. Raises ExpatError and ValueError for what is none."""
    reading, parser = _Reading(), ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = reading.begins, reading.ends
    parser.CharacterDataHandler = reading.says
    parser.ParseFile(source)
    return reading.marks


class _Reading:
    """Where in the file one is. Rows and cells that do not say where they stand follow the one before."""

    def __init__(self) -> None:
        self.marks = Marks()
        self.row = self.column = 0
        self.formula = self.in_value = self.has_value = False

    def begins(self, name: str, given: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                self.row, self.column = int(given.get("r", self.row + 1)), 0
            case "c":
                place = given.get("r")
                self.row, self.column = coordinate_to_tuple(place) if place else (self.row, self.column + 1)
                self.formula, self.has_value = False, given.get("t") == _WORDS
            case "f":
                self.formula = True
            case "v":
                self.in_value = True
            case "mergeCell":
                begins, _colon, ends = given["ref"].partition(":")
                (top, left), (bottom, _right) = coordinate_to_tuple(begins), coordinate_to_tuple(ends or begins)
                self.marks.merged.append(Merged(left - 1, top - 1, bottom))

    def says(self, _text: str) -> None:
        self.has_value = self.has_value or self.in_value

    def ends(self, name: str) -> None:
        match name.rpartition(" ")[2]:
            case "v":
                self.in_value = False
            case "c" if self.formula and not self.has_value:
                place = f"{get_column_letter(self.column)}{self.row}"
                self.marks.waiting[(self.row - 1, self.column - 1)] = NotComputed(place)
