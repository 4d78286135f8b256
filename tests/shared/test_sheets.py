from datetime import UTC, date, datetime
from io import BytesIO

from openpyxl import load_workbook

from diemtua.shared.sheets import workbook


def read(data: bytes) -> list[list[object]]:
    return [list(row) for row in load_workbook(BytesIO(data)).active.iter_rows(values_only=True)]


def test_workbook_holds_title_heads_and_rows() -> None:
    data = workbook("Sổ tháng 3", [("Số", 6), ("Ngày", 12)], [(1, date(2026, 3, 5))])
    assert read(data) == [["Sổ tháng 3", None], ["Số", "Ngày"], [1, datetime(2026, 3, 5)]]  # noqa: DTZ001


def test_workbook_writes_formulas_as_text() -> None:
    data = workbook("Danh sách", [("Tên", 20)], [("=HYPERLINK(1)",), ("+84",), ("@x",)])
    cells = [row[0] for row in load_workbook(BytesIO(data)).active.iter_rows(min_row=3)]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=HYPERLINK(1)", "s"), ("+84", "s"), ("@x", "s")]


def test_workbook_writes_moments_as_the_wall_clock_in_vietnam() -> None:
    data = workbook("Lịch", [("Lúc", 20)], [(datetime(2026, 3, 5, 17, 30, tzinfo=UTC),), (None,)])
    assert read(data)[2:] == [[datetime(2026, 3, 6, 0, 30)], [None]]  # noqa: DTZ001
