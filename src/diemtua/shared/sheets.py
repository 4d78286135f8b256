"""Excel files: one table a sheet, written as a stream, with nothing in a cell that a program would run; and read back.

A sheet that is read has its table below a row of heads; every mistake is named by its row and column.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any, BinaryIO, Generic, TypeVar
from zipfile import ZipFile

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel

from diemtua.shared.clock import VIETNAM
from diemtua.shared.sheet_marks import Merged, NotComputed, marks_of
from diemtua.shared.ui.formats.vi.formats import DATE_INPUT_FORMATS
from diemtua.shared.vietnamese import fold, tidy

_HEAD = PatternFill("solid", start_color="EEF6F5")
# how a file begins that is sealed with a password or older than .xlsx
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_UNPACKED = 40 * 1024 * 1024
_LAST_ROW, _MOST_COLUMNS = 1_048_576, 64
_MOST_NAMED = 5
_COLUMN_MARK = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?")
_FIRST_YEAR, _NO_YEAR = 1900, 2100
# 1990 to 2099 as Excel counts days: other numbers in a column of days are mistakes
_FIRST_NUMBER, _NO_NUMBER = 32874, 73051
_MINUTES = r"(?P<minutes>[0-5]\d)(?: ?(?:phút|p|')|:\d\d)?"
_CLOCK = re.compile(rf"(?P<hours>\d{{1,2}}) ?(?:(?::|h|g|giờ|\.) ?{_MINUTES}|h|g|giờ)")

# a head, perhaps a word that is translated when it is written, and its width in characters
Column = tuple[Any, int]
Cells = Sequence[Sequence[Any]]
Row = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Table:
    """The table that a file must have on its first sheet.

    needed: heads without which a row is no row of heads, all where none is named; also: other words for a head;
    within: among how many first rows the heads are looked for; most_rows: a sheet with more is refused.
    """

    heads: Sequence[str]
    needed: Sequence[str] = ()
    also: Mapping[str, Sequence[str]] = field(default_factory=dict)
    within: int = 6
    most_rows: int | None = None


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet from its first one on. merged: cells drawn as one, of which only the first has the value;
    a formula that was never computed stands there as NotComputed."""

    rows: Cells
    merged: Sequence[Merged] = ()


@dataclass(frozen=True)
class TableRead(Generic[T]):
    """What a file said: its rows, and every mistake in words. With a mistake nothing may be taken in."""

    rows: tuple[T, ...]
    problems: tuple[str, ...]


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


def first_sheet(file: BinaryIO, most_rows: int | None = None) -> Sheet:
    """The first sheet. Raises SheetNotRead, also where there are more rows than
    are taken: nothing is left out in silence."""
    try:
        _refuse_what_is_no_sheet(file)
        return _stream(load_workbook(file, read_only=True, data_only=True).worksheets[0], most_rows)
    except SheetNotRead:
        raise
    # a broken file fails in as many ways as unzipping and parsing know
    except Exception as error:
        raise SheetNotRead(_("Không đọc được tệp. Hãy lưu tệp ở dạng Excel (.xlsx).")) from error


def _refuse_what_is_no_sheet(file: BinaryIO) -> None:
    locked = file.read(len(_OLE)) == _OLE
    file.seek(0)
    if locked:
        raise SheetNotRead(_("Tệp có mật khẩu hoặc là Excel đời cũ (.xls). Hãy bỏ mật khẩu rồi lưu lại ở dạng .xlsx."))
    with ZipFile(file) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    file.seek(0)
    if unpacked > _MOST_UNPACKED:
        raise SheetNotRead(_("Tệp quá lớn khi mở ra. Hãy chỉ giữ trang tính và những dòng cần thiết, bỏ hình ảnh."))


def _stream(sheet: Any, most_rows: int | None) -> Sheet:
    # programs that export tables write a wrong size of the sheet
    sheet.reset_dimensions()
    found: list[Sequence[Any]] = []
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_row=_LAST_ROW, max_col=_MOST_COLUMNS), start=1):
        if most_rows is None or number <= most_rows:
            found.append(row)
        elif any(cell not in (None, "") for cell in row):
            raise SheetNotRead(
                _("Tệp có quá %(most)s dòng. Hãy tách thành nhiều tệp, mỗi tệp không quá %(most)s dòng.")
                % {"most": most_rows}
            )
    # the library leaves out of a stream what is no value
    with sheet._get_source() as source:
        marks = marks_of(source)
    for (row, column), mark in marks.waiting.items():
        if row < len(found) and column < _MOST_COLUMNS:
            found[row] = [*found[row][:column], mark, *found[row][column + 1 :]]
    return Sheet(found, marks.merged)


def rows_below(sheet: Sheet, table: Table) -> list[tuple[int, Row]]:
    """The rows below the heads: the number that Excel shows, and the cells by head. Empty rows are left out; in others
    cells drawn as one with a cell above have its value.

    Raises SheetNotRead, also for a formula of the table that was never computed.
    """
    cells = sheet.rows
    needed = table.needed or table.heads
    named = {head: [fold(words) for words in (head, *table.also.get(head, ()))] for head in table.heads}
    places, first = max(_ways(cells, named, table.within), key=lambda way: len(way[0]), default=({}, 0))
    if not set(needed) <= places.keys():
        raise SheetNotRead(_no_heads(needed))
    over = _under_merged(sheet, first, set(places.values()))
    rows = list(_filled(sheet, first, {head: places.get(head) for head in table.heads}, over))
    _refuse_not_computed(rows)
    return rows


def _ways(cells: Cells, named: Mapping[str, Sequence[str]], within: int) -> Iterator[tuple[dict[str, int], int]]:
    """Where each head stands and which row is the first below, for every row that may be the one of heads: alone, then
    as the groups above a row of columns. A row that numbers the columns belongs to the heads."""
    rows = [_places(row, named) for row in cells[: within + 1]]
    groups = [below | above if above else {} for above, below in pairwise(rows)]
    for depth, found in ((1, rows[:within]), (2, groups)):
        for first, places in enumerate(found, start=depth):
            yield places, first + _numbers_columns(cells[first] if first < len(cells) else ())


def _numbers_columns(row: Sequence[Any]) -> bool:
    marks = [str(cell).strip() for cell in row if cell not in (None, "")]
    return len(marks) > 1 and all(_COLUMN_MARK.fullmatch(mark) for mark in marks)


def _places(row: Sequence[Any], named: Mapping[str, Sequence[str]]) -> dict[str, int]:
    labels = [fold(str(cell)) if cell is not None else "" for cell in row]
    found = {head: next((labels.index(word) for word in words if word in labels), -1) for head, words in named.items()}
    return {head: place for head, place in found.items() if place >= 0}


def _under_merged(sheet: Sheet, first: int, columns: set[int]) -> dict[tuple[int, int], Any]:
    """By row and column what each cell under the first of its merged range stands for. Ranges that begin above row
    `first` are heads; of ranges that lie over one another, which no program writes, the later are nothing."""
    found: dict[tuple[int, int], Any] = {}
    ends: dict[int, int] = {}
    for each in sorted(sheet.merged):
        if each.column in columns and first <= each.top < len(sheet.rows) and each.top >= ends.get(each.column, 0):
            ends[each.column] = each.below
            value = _at(sheet.rows[each.top], each.column)
            found |= {(row, each.column): value for row in range(each.top + 1, min(each.below, len(sheet.rows)))}
    return found


def _at(row: Sequence[Any], place: int | None) -> Any:
    return row[place] if place is not None and place < len(row) else None


def _filled(
    sheet: Sheet, first: int, places: Mapping[str, int | None], over: Mapping[tuple[int, int], Any]
) -> Iterator[tuple[int, Row]]:
    for number, row in enumerate(sheet.rows[first:], start=first):
        said = {head: _at(row, place) for head, place in places.items()}
        if any(cell not in (None, "") for cell in said.values()):
            yield number + 1, {head: over.get((number, place or 0), said[head]) for head, place in places.items()}


def _refuse_not_computed(rows: Iterable[tuple[int, Row]]) -> None:
    waiting = {cell.place: None for _number, row in rows for cell in row.values() if isinstance(cell, NotComputed)}
    if waiting:
        named = ", ".join([*waiting][:_MOST_NAMED]) + (", …" if len(waiting) > _MOST_NAMED else "")
        said = _("Ô %(places)s là công thức chưa có kết quả: mở tệp bằng Excel, lưu lại rồi gửi.")
        raise SheetNotRead(said % {"places": named})


def _no_heads(needed: Sequence[str]) -> str:
    if len(needed) == 1:
        return _("Không thấy dòng tiêu đề có cột “%(head)s”.") % {"head": needed[0]}
    return _("Không thấy dòng tiêu đề với các cột: %(heads)s.") % {"heads": ", ".join(needed)}


def read_table(file: BinaryIO, table: Table, read: Callable[[int, Row], T], *, nothing: str) -> TableRead[T]:
    """What `read` makes of each row's number and cells, and the words of every mistake that it raises: CellMistake,
    RowMistakes. nothing: what is wrong with a table without rows."""
    try:
        found, problems = _read(rows_below(first_sheet(file, table.most_rows), table), read)
    except SheetNotRead as refused:
        return TableRead((), (str(refused),))
    return TableRead(tuple(found), tuple(problems if found or problems else [nothing]))


def _read(rows: Iterable[tuple[int, Row]], read: Callable[[int, Row], T]) -> tuple[list[T], list[str]]:
    found, problems = [], []
    for number, row in rows:
        try:
            found.append(read(number, row))
        except CellMistake as mistake:
            problems.append(_told(number, mistake))
        except RowMistakes as several:
            problems += [_told(number, mistake) for mistake in several.mistakes]
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


def _told(number: int, mistake: CellMistake) -> str:
    place = {"row": number, "column": mistake.column, "words": mistake}
    return _("Dòng %(row)s, cột %(column)s: %(words)s.") % place


def words_of(value: Any, column: str, longest: int) -> str:
    """The words in a cell, tidy; "" for an empty one. Raises CellMistake for what a program made of them."""
    if isinstance(value, date | time):
        raise CellMistake(column, _("Excel đã đổi ô này thành ngày giờ; hãy định dạng ô là Văn bản (Text) rồi ghi lại"))
    words = tidy("" if value is None else str(value))
    if words in ERROR_CODES:
        raise CellMistake(column, _("ô đang báo lỗi %(code)s; hãy ghi lại") % {"code": words})
    if len(words) > longest:
        raise CellMistake(column, _("dài quá %(longest)s chữ") % {"longest": longest})
    return words


def day_of(value: Any, column: str, otherwise: str = "") -> date:
    """The day in a cell, a date, words or the number by which Excel keeps it. Raises CellMistake, in the words
    `otherwise` where they are given."""
    day = _day(value)
    if day is None or not _FIRST_YEAR <= day.year < _NO_YEAR:
        raise CellMistake(column, otherwise or _("phải là ngày dạng ngày/tháng/năm"))
    return day


def _day(value: Any) -> date | None:
    if isinstance(value, int | float) and _FIRST_NUMBER <= value < _NO_NUMBER:
        value = from_excel(value)
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    for form in DATE_INPUT_FORMATS:
        try:
            return datetime.strptime(tidy(str(value)), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def clock_of(value: Any, column: str) -> time:
    """The time of day in a cell, to the minute: a time, the part of a day by which Excel keeps it, or words as
    `07:30`, `7h30`, `7 giờ`. Raises CellMistake."""
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        value = datetime.combine(date.min, value, UTC) - datetime.combine(date.min, time.min, UTC)
    elif isinstance(value, float) and 0 <= value < 1:
        value = timedelta(days=value)
    minutes = _minutes(value)
    if minutes is None or not 0 <= minutes < 24 * 60:
        raise CellMistake(column, _("phải là giờ dạng 07:30"))
    return time(*divmod(minutes, 60))


def _minutes(value: Any) -> int | None:
    if isinstance(value, timedelta):
        # 07:30 as part of a day may lie a hair before it
        return (value + timedelta(seconds=1)) // timedelta(minutes=1)
    said = _CLOCK.fullmatch(tidy(str(value)).lower())
    return int(said["hours"]) * 60 + int(said["minutes"] or 0) if said else None
