"""An authority's register (form TTLT-05) from an Excel file; every mistake is named by its row and column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from diemtua.referrals.actions.comparing import Line
from diemtua.shared.sheets import workbook
from diemtua.shared.vietnamese import fold, tidy

# heads stand in Vietnamese whatever the reader's language; the form of the circular was not compared, so that other
# heads which bodies use are taken, too
COLUMNS = (("Ngày", 14), ("Số văn bản", 20), ("Họ và tên", 32), ("Tư cách tố tụng", 26), ("Ghi chú", 40))
HEADS = {
    "on": ("Ngày", "Ngày tháng", "Ngày thông báo", "Ngày văn bản", "Ngày chuyển"),
    "number": ("Số văn bản", "Số thông báo", "Số, ký hiệu", "Số"),
    "full_name": ("Họ và tên", "Họ tên", "Họ và tên người được trợ giúp pháp lý"),
}
_MOST_ROWS = 5000
_HEAD_WITHIN = 12
_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


@dataclass(frozen=True)
class RegisterRead:
    """What a file said: its lines, and every mistake in words. With a mistake nothing is compared."""

    lines: tuple[Line, ...]
    problems: tuple[str, ...]


def empty_register() -> bytes:
    """The file to be filled in, for bodies that keep theirs on paper."""
    return workbook("Sổ theo dõi vụ việc trợ giúp pháp lý trong hoạt động tố tụng", COLUMNS, [])


def read_register(content: bytes) -> RegisterRead:
    """The lines of the first sheet below the row of heads."""
    try:
        sheet = load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets[0]
        cells = list(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS))
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError):
        return RegisterRead((), (_("Không đọc được tệp. Hãy lưu tệp ở dạng Excel (.xlsx)."),))
    head = next((number for number, row in enumerate(cells[:_HEAD_WITHIN]) if "full_name" in _places(row)), None)
    if head is None:
        return RegisterRead((), (_("Không thấy dòng tiêu đề có cột “Họ và tên”."),))
    return _read(cells, head)


def _places(row: Sequence[Any]) -> dict[str, int]:
    labels = [fold(str(cell)) if cell is not None else "" for cell in row]
    found = {}
    for name, heads in HEADS.items():
        place = next((labels.index(fold(head)) for head in heads if fold(head) in labels), None)
        if place is not None:
            found[name] = place
    return found


def _read(cells: Sequence[Sequence[Any]], head: int) -> RegisterRead:
    places = _places(cells[head])
    lines: list[Line] = []
    problems: list[str] = []
    for number, row in _filled(cells, head, places):
        on, full_name = _date(row.get("on")), tidy(str(row.get("full_name") or ""))
        if not full_name:
            problems.append(_problem(number, "Họ và tên", _("thiếu họ và tên")))
        if on is _UNREADABLE:
            problems.append(_problem(number, "Ngày", _("không hiểu ngày “%s”; ghi như 05/03/2026") % row.get("on")))
        elif full_name:
            lines.append(Line(number, full_name[:120], tidy(str(row.get("number") or "")), on))
    if not lines and not problems:
        problems.append(_("Tệp không có dòng nào."))
    return RegisterRead(tuple(lines), tuple(problems))


def _filled(cells: Sequence[Sequence[Any]], head: int, places: dict[str, int]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, row in enumerate(cells[head + 1 :], start=head + 2):
        said = {name: row[place] for name, place in places.items() if place < len(row)}
        if any(cell not in (None, "") for cell in said.values()):
            yield number, said


_UNREADABLE: Any = object()


def _date(value: Any) -> Any:
    """A day, None where none is written, `_UNREADABLE` for other words."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or value in (None, ""):
        return value or None
    for form in _DAYS:
        try:
            return datetime.strptime(str(value).strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return _UNREADABLE


def _problem(row: int, column: str, words: str) -> str:
    return _("Dòng %(row)s, cột %(column)s: %(words)s.") % {"row": row, "column": column, "words": words}
