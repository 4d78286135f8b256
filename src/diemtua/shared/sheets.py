"""Excel files: one table a sheet, written as a stream, with nothing in a cell that a program would run; and read back.

A sheet that is read has its table below a row of heads; every mistake is named by its row and column.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, BinaryIO, TypeVar
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from diemtua.shared.clock import VIETNAM
from diemtua.shared.ui.formats.vi.formats import DATE_INPUT_FORMATS
from diemtua.shared.vietnamese import fold

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD = PatternFill("solid", start_color="EEF6F5")

# a head, perhaps a word that is translated when it is written, and its width in characters
Column = tuple[Any, int]
Cells = Sequence[Sequence[Any]]
Row = Mapping[str, Any]
T = TypeVar("T")


class SheetNotRead(ValueError):
    """A file without the table that is asked for; the message says what is wrong."""


class CellMistake(ValueError):
    """A cell that cannot be read; the message says what is wrong with it."""

    def __init__(self, column: str, words: str) -> None:
        super().__init__(words)
        self.column = column


class RowMistakes(ValueError):
    """A row of which several cells may be wrong."""

    def __init__(self, mistakes: Sequence[CellMistake]) -> None:
        super().__init__("; ".join(map(str, mistakes)))
        self.mistakes = mistakes


def workbook(title: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> bytes:
    """An .xlsx with a title line, heads (label, said in the language of now; width in characters) that stay in view,
    and the rows.

    Text is always text: a cell that begins with = + - @ is not computed by whoever opens the file.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\\*?:/\[\]]", "-", title)[:31])
    for place, (_label, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A3"
    sheet.append([_cell(sheet, title, font=Font(bold=True, size=13))])
    sheet.append([_cell(sheet, str(label), font=Font(bold=True), fill=_HEAD) for label, _width in columns])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(sheet: Any, value: Any, font: Font | None = None, fill: PatternFill | None = None) -> Any:
    cell = WriteOnlyCell(sheet, _plain(value))
    if isinstance(value, str):
        cell.data_type = "s"
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy hh:mm" if isinstance(value, datetime) else "dd/mm/yyyy"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.font, cell.fill = font or Font(), fill or PatternFill()
    return cell


def _plain(value: Any) -> Any:
    """Excel knows no time zones: moments are written as the clock on the wall showed them."""
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM).replace(tzinfo=None)
    return value if isinstance(value, int | float | date) or value is None else str(value)


def first_sheet(file: BinaryIO, most_rows: int | None = None) -> Cells:
    """The cells of the first sheet, from its first row on. Raises SheetNotRead."""
    try:
        sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
        return list(sheet.iter_rows(values_only=True, max_row=most_rows))
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as error:
        raise SheetNotRead(_("Không đọc được tệp. Hãy lưu tệp ở dạng Excel (.xlsx).")) from error


def rows_below(
    cells: Cells,
    heads: Sequence[str],
    *,
    needed: Sequence[str] = (),
    also: Mapping[str, Sequence[str]] | None = None,
    within: int = 6,
) -> list[tuple[int, Row]]:
    """The rows below the heads: the number that Excel shows, and the cells by head. Empty rows are left out.

    needed: heads without which a row is no row of heads, all where none is named; also: other words for a head;
    within: among how many first rows the heads are looked for. Raises SheetNotRead.
    """
    named = {head: [fold(words) for words in (head, *(also or {}).get(head, ()))] for head in heads}
    for number, row in enumerate(cells[:within], start=1):
        places = _places(row, named)
        if set(needed or heads) <= places.keys():
            return list(_filled(cells[number:], number + 1, heads, places))
    raise SheetNotRead(_no_heads(needed or heads))


def _places(row: Sequence[Any], named: Mapping[str, Sequence[str]]) -> dict[str, int]:
    labels = [fold(str(cell)) if cell is not None else "" for cell in row]
    found = {head: next((labels.index(word) for word in words if word in labels), -1) for head, words in named.items()}
    return {head: place for head, place in found.items() if place >= 0}


def _filled(cells: Cells, first: int, heads: Sequence[str], places: Mapping[str, int]) -> Iterator[tuple[int, Row]]:
    for number, row in enumerate(cells, start=first):
        said = {head: row[places[head]] if places.get(head, len(row)) < len(row) else None for head in heads}
        if any(cell not in (None, "") for cell in said.values()):
            yield number, said


def _no_heads(needed: Sequence[str]) -> str:
    if len(needed) == 1:
        return _("Không thấy dòng tiêu đề có cột “%(head)s”.") % {"head": needed[0]}
    return _("Không thấy dòng tiêu đề với các cột: %(heads)s.") % {"heads": ", ".join(needed)}


def read_rows(rows: Iterable[tuple[int, Row]], read: Callable[[int, Row], T]) -> tuple[list[T], list[str]]:
    """What `read` makes of each row's number and cells, and the words of every mistake that it raises: CellMistake,
    RowMistakes."""
    found, problems = [], []
    for number, row in rows:
        try:
            found.append(read(number, row))
        except CellMistake as mistake:
            problems.append(cell_problem(number, mistake))
        except RowMistakes as row_mistakes:
            problems += [cell_problem(number, mistake) for mistake in row_mistakes.mistakes]
    return found, problems


def all_cells(*cells: Callable[[], Any]) -> list[Any]:
    """What each of a row's cells says, all of them read before anything is refused. Raises RowMistakes."""
    said, mistakes = [], []
    for cell in cells:
        try:
            said.append(cell())
        except CellMistake as mistake:
            mistakes.append(mistake)
    if mistakes:
        raise RowMistakes(mistakes)
    return said


def cell_problem(number: int, mistake: CellMistake) -> str:
    """A mistake as it is told: its row, its column, what is wrong."""
    place = {"row": number, "column": mistake.column, "words": mistake}
    return _("Dòng %(row)s, cột %(column)s: %(words)s.") % place


def day_of(value: Any, column: str, otherwise: str = "") -> date:
    """The day in a cell, a date or words. Raises CellMistake, in the words `otherwise` where they are given."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    for form in DATE_INPUT_FORMATS:
        try:
            return datetime.strptime(str(value).strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise CellMistake(column, otherwise or _("phải là ngày dạng ngày/tháng/năm"))
