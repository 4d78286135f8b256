"""Days of the calendar from and to an Excel file; every mistake is named by its row and column."""

from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from diemtua.law.calendar import is_weekend
from diemtua.law.codes import Code
from diemtua.law.vocabulary.clocks import DayKind
from diemtua.rulebook.actions import DayGiven
from diemtua.rulebook.enums import DayStatus
from diemtua.shared.sheets import (
    CellMistake,
    Row,
    Table,
    TableRead,
    all_cells,
    day_of,
    read_table,
    words_of,
    workbook,
)
from diemtua.shared.vietnamese import fold

# heads stand in Vietnamese whatever the reader's language: the file that is read is the one that was written
COLUMNS = (("Ngày", 14), ("Loại", 20), ("Tên gọi", 36), ("Văn bản", 44), ("Tình trạng", 30))
_TABLE = Table(heads=[label for label, _width in COLUMNS], most_rows=1000)


def days_file(days: Iterable[Any], title: str) -> bytes:
    """The days as a file that `read_days` takes back."""
    rows = ((day.date, day.get_kind_display(), day.name, day.document, day.get_status_display()) for day in days)
    return workbook(title, COLUMNS, rows)


def read_days(file: BinaryIO) -> TableRead[DayGiven]:
    """The days of the file, or what is wrong with them."""
    above: set[date] = set()
    return read_table(file, _TABLE, lambda _number, row: _day(row, above), nothing=_("Tệp không có ngày nào."))


def _day(row: Row, above: set[date]) -> DayGiven:
    """above: the days of the rows read before, to which this one is added."""
    given = DayGiven(
        *all_cells(
            lambda: day_of(row["Ngày"], "Ngày"), lambda: _code(row, "Loại", DayKind),
            lambda: _words(row, "Tên gọi", 120), lambda: _words(row, "Văn bản", 200),
            lambda: _code(row, "Tình trạng", DayStatus, DayStatus.OFFICIAL),
        )
    )  # fmt: skip
    if given.on in above:
        raise CellMistake("Ngày", _("ngày này đã có ở dòng trên"))
    if given.kind is DayKind.SWAP_WORK and not is_weekend(given.on):
        raise CellMistake("Loại", _("chỉ làm bù vào thứ Bảy hoặc Chủ nhật"))
    above.add(given.on)
    return given


def _code(row: Row, column: str, kind: type[Code], otherwise: Code | None = None) -> Any:
    """otherwise: what an empty cell means."""
    if otherwise and not row[column]:
        return otherwise
    said = fold(str(row[column] or ""))
    for member in kind:
        if said in {fold(member.label), fold(member.value)}:
            return member
    labels = ", ".join(f"“{member.label}”" for member in kind)
    raise CellMistake(column, _("phải là một trong: %(labels)s") % {"labels": labels})


def _words(row: Row, column: str, longest: int) -> str:
    words = words_of(row[column], column, longest)
    if not words:
        raise CellMistake(column, _("chưa ghi"))
    return words
