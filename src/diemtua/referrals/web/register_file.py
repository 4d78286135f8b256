"""An authority's register (form TTLT-05) from an Excel file; every mistake is named by its row and column."""

from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from diemtua.referrals.actions.comparing import Line
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

# heads stand in Vietnamese whatever the reader's language; the form of the circular was not compared, so that other
# heads which bodies use are taken, too
COLUMNS = (("Ngày", 14), ("Số văn bản", 20), ("Họ và tên", 32), ("Tư cách tố tụng", 26), ("Ghi chú", 40))
_TABLE = Table(
    heads=("Ngày", "Số văn bản", "Họ và tên"),
    needed=("Họ và tên",),
    also={
        "Ngày": ("Ngày tháng", "Ngày thông báo", "Ngày văn bản", "Ngày chuyển"),
        "Số văn bản": ("Số thông báo", "Số, ký hiệu", "Số"),
        "Họ và tên": ("Họ tên", "Họ và tên người được trợ giúp pháp lý"),
    },
    within=12,
    most_rows=5000,
)


def empty_register() -> bytes:
    """The file to be filled in, for bodies that keep theirs on paper."""
    return workbook("Sổ theo dõi vụ việc trợ giúp pháp lý trong hoạt động tố tụng", COLUMNS, [])


def read_register(content: bytes) -> TableRead[Line]:
    """The lines of the register, or what is wrong with them."""
    return read_table(BytesIO(content), _TABLE, _line, nothing=_("Tệp không có dòng nào."))


def _line(number: int, row: Row) -> Line:
    full_name, written, on = all_cells(
        lambda: _full_name(row["Họ và tên"]), lambda: words_of(row["Số văn bản"], "Số văn bản", 60),
        lambda: _day(row["Ngày"]),
    )  # fmt: skip
    return Line(number, full_name, written, on)


def _full_name(value: Any) -> str:
    full_name = words_of(value, "Họ và tên", 120)
    if not full_name:
        raise CellMistake("Họ và tên", _("thiếu họ và tên"))
    return full_name


def _day(value: Any) -> date | None:
    """None where none is written."""
    if value in (None, ""):
        return None
    return day_of(value, "Ngày", _("không hiểu ngày “%s”; ghi như 05/03/2026") % value)
