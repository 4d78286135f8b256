from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from diemtua.shared.sheets import (
    CellMistake,
    Row,
    SheetNotRead,
    cell_problem,
    day_of,
    first_sheet,
    read_rows,
    rows_below,
    workbook,
)

CELLS = [("Sổ tháng 3",), (), ("STT", "NGÀY", None, "họ tên", "Ghi chú"), (1, "x", 2, "Lê Văn Bé"), (2, None, 3), ()]


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


def test_rows_below_the_heads_keep_their_numbers_and_leave_out_empty_ones() -> None:
    heads, also = ("Họ và tên", "Ngày", "Số"), {"Họ và tên": ("Họ tên",)}
    found = rows_below(CELLS, heads, needed=("Họ và tên",), also=also)
    assert found == [(4, {"Họ và tên": "Lê Văn Bé", "Ngày": "x", "Số": None})]


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        (["Số"], "Không thấy dòng tiêu đề có cột “Số”."),
        (["Ngày", "Số"], "Không thấy dòng tiêu đề với các cột: Ngày, Số."),
    ],
)
def test_rows_without_their_heads_are_refused(heads: list[str], words: str) -> None:
    with pytest.raises(SheetNotRead) as refused:
        rows_below(CELLS, heads)
    assert str(refused.value) == words


def test_heads_are_looked_for_among_the_first_rows_only() -> None:
    with pytest.raises(SheetNotRead):
        rows_below(CELLS, ["Ngày"], within=2)


def test_sheet_is_read_up_to_as_many_rows_as_are_asked_for() -> None:
    data = workbook("Danh sách", [("Tên", 20)], [("Một",), ("Hai",)])
    assert first_sheet(BytesIO(data)) == [("Danh sách",), ("Tên",), ("Một",), ("Hai",)]
    assert first_sheet(BytesIO(data), 3) == [("Danh sách",), ("Tên",), ("Một",)]
    with pytest.raises(SheetNotRead, match="Không đọc được tệp"):
        first_sheet(BytesIO(b"x"))


def test_mistakes_of_rows_are_told_beside_what_was_read() -> None:
    def day(number: int, row: Row) -> tuple[int, date]:
        return number, day_of(row["Ngày"], "Ngày")

    assert read_rows([(3, {"Ngày": "05/03/2026"}), (4, {"Ngày": "mai"})], day) == (
        [(3, date(2026, 3, 5))], ["Dòng 4, cột Ngày: phải là ngày dạng ngày/tháng/năm."],
    )  # fmt: skip
    assert cell_problem(7, CellMistake("Giờ", "chưa ghi")) == "Dòng 7, cột Giờ: chưa ghi."


@pytest.mark.parametrize(
    "value",
    [datetime(2026, 3, 5, 7), date(2026, 3, 5), " 05/03/2026 ", "5-3-2026", "05.03.2026", "2026-03-05"],  # noqa: DTZ001
)
def test_day_is_read_however_it_is_written(value: object) -> None:
    assert day_of(value, "Ngày") == date(2026, 3, 5)


def test_words_that_are_no_day_are_refused_in_the_words_given() -> None:
    with pytest.raises(CellMistake, match="không hiểu") as refused:
        day_of(None, "Ngày", "không hiểu")
    assert refused.value.column == "Ngày"
