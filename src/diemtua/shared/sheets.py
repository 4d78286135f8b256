"""Excel files: one table a sheet, written as a stream, with nothing in a cell that a program would run."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from diemtua.shared.clock import VIETNAM

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD = PatternFill("solid", start_color="EEF6F5")


def workbook(title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Any]]) -> bytes:
    """An .xlsx with a title line, heads (label, width in characters) that stay in view, and the rows.

    Text is always text: a cell that begins with = + - @ is not computed by whoever opens the file.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\\*?:/\[\]]", "-", title)[:31])
    for place, (_label, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A3"
    sheet.append([_cell(sheet, title, font=Font(bold=True, size=13))])
    sheet.append([_cell(sheet, label, font=Font(bold=True), fill=_HEAD) for label, _width in columns])
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
