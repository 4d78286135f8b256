"""Days of the calendar from and to an Excel file; every mistake is named by its row and column."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from diemtua.law.calendar import is_weekend
from diemtua.law.codes import Code
from diemtua.law.vocabulary.clocks import DayKind
from diemtua.rulebook.actions import DayGiven
from diemtua.rulebook.enums import DayStatus
from diemtua.shared.sheets import workbook
from diemtua.shared.vietnamese import fold, tidy

# heads stand in Vietnamese whatever the reader's language: the file that is read is the one that was written
COLUMNS = (("Ngày", 14), ("Loại", 20), ("Tên gọi", 36), ("Văn bản", 44), ("Tình trạng", 30))
_HEADS = tuple(label for label, _width in COLUMNS)
_MOST_ROWS = 1000
_HEAD_WITHIN = 6

Row = Mapping[str, Any]


@dataclass(frozen=True)
class DaysRead:
    """What a file said: the days, and every mistake in words. With a mistake nothing may be taken in."""

    days: tuple[DayGiven, ...]
    problems: tuple[str, ...]


class _Mistake(ValueError):
    """A cell that cannot be read; the message says what is wrong with it."""

    def __init__(self, column: str, words: str) -> None:
        super().__init__(words)
        self.column = column


def days_file(days: Iterable[Any], title: str) -> bytes:
    """The days as a file that `read_days` takes back."""
    rows = ((day.date, day.get_kind_display(), day.name, day.document, day.get_status_display()) for day in days)
    return workbook(title, COLUMNS, rows)


def read_days(file: BinaryIO) -> DaysRead:
    """The days of the first sheet below the row of heads."""
    try:
        sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
        cells = list(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS))
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError):
        return DaysRead((), (_("Không đọc được tệp. Hãy lưu tệp ở dạng Excel (.xlsx)."),))
    head = _head(cells)
    if head is None:
        return DaysRead((), (_("Không thấy dòng tiêu đề với các cột: %(heads)s.") % {"heads": ", ".join(_HEADS)},))
    return _read(_rows(cells, head))


def _head(cells: Sequence[Sequence[Any]]) -> int | None:
    wanted = {fold(label) for label in _HEADS}
    for number, row in enumerate(cells[:_HEAD_WITHIN]):
        if wanted <= {fold(str(cell)) for cell in row if cell is not None}:
            return number
    return None


def _rows(cells: Sequence[Sequence[Any]], head: int) -> Iterator[tuple[int, Row]]:
    """Row numbers as Excel shows them, and the cells by head; rows that are empty are left out."""
    labels = [fold(str(cell)) if cell is not None else "" for cell in cells[head]]
    places = {label: labels.index(fold(label)) for label in _HEADS}
    for number, row in enumerate(cells[head + 1 :], start=head + 2):
        if any(cell not in (None, "") for cell in row):
            yield number, {label: row[place] if place < len(row) else None for label, place in places.items()}


def _read(rows: Iterable[tuple[int, Row]]) -> DaysRead:
    days: dict[date, DayGiven] = {}
    problems = []
    for number, row in rows:
        try:
            given = _day(row, days)
            days[given.on] = given
        except _Mistake as mistake:
            place = {"row": number, "column": mistake.column, "words": mistake}
            problems.append(_("Dòng %(row)s, cột %(column)s: %(words)s.") % place)
    if not days and not problems:
        problems.append(_("Tệp không có ngày nào."))
    return DaysRead(tuple(days.values()), tuple(problems))


def _day(row: Row, above: Collection[date]) -> DayGiven:
    on, kind = _date(row), _code(row, "Loại", DayKind)
    if on in above:
        raise _Mistake("Ngày", _("ngày này đã có ở dòng trên"))
    if kind is DayKind.SWAP_WORK and not is_weekend(on):
        raise _Mistake("Loại", _("chỉ làm bù vào thứ Bảy hoặc Chủ nhật"))
    status = _code(row, "Tình trạng", DayStatus) if row["Tình trạng"] else DayStatus.OFFICIAL
    return DayGiven(on, kind, _words(row, "Tên gọi", 120), _words(row, "Văn bản", 200), status)


def _date(row: Row) -> date:
    value = row["Ngày"]
    if isinstance(value, datetime):
        return value.date()
    try:
        return datetime.strptime(str(value).strip(), "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise _Mistake("Ngày", _("phải là ngày dạng ngày/tháng/năm")) from error


def _code(row: Row, column: str, kind: type[Code]) -> Any:
    said = fold(str(row[column] or ""))
    for member in kind:
        if said in {fold(member.label), fold(member.value)}:
            return member
    labels = ", ".join(f"“{member.label}”" for member in kind)
    raise _Mistake(column, _("phải là một trong: %(labels)s") % {"labels": labels})


def _words(row: Row, column: str, longest: int) -> str:
    words = tidy(str(row[column] or ""))
    if not words:
        raise _Mistake(column, _("chưa ghi"))
    if len(words) > longest:
        raise _Mistake(column, _("dài quá %(longest)s chữ") % {"longest": longest})
    return words
