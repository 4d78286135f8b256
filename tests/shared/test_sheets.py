import unicodedata
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from diemtua.shared.sheet_marks import NotComputed
from diemtua.shared.sheets import (
    CellMistake,
    Row,
    Sheet,
    SheetNotRead,
    Table,
    TableRead,
    clock_of,
    day_of,
    first_sheet,
    read_table,
    rows_below,
    words_of,
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
    table = Table(("Họ và tên", "Ngày", "Số"), needed=("Họ và tên",), also={"Họ và tên": ("Họ tên",)})
    assert rows_below(Sheet(CELLS), table) == [(4, {"Họ và tên": "Lê Văn Bé", "Ngày": "x", "Số": None})]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (Table(["Số"]), "Không thấy dòng tiêu đề có cột “Số”."),
        (Table(["Ngày", "Số"]), "Không thấy dòng tiêu đề với các cột: Ngày, Số."),
        (Table(["Ngày"], within=2), "Không thấy dòng tiêu đề có cột “Ngày”."),
    ],
)
def test_rows_without_their_heads_among_the_first_rows_are_refused(table: Table, words: str) -> None:
    with pytest.raises(SheetNotRead) as refused:
        rows_below(Sheet(CELLS), table)
    assert str(refused.value) == words


GOOD = workbook("Danh sách", [("Tên", 20)], [("Một",), ("Hai",)])


def said(sheet: Sheet) -> list[object]:
    """The first column."""
    return [row[0] for row in sheet.rows]


def packed(**parts: bytes) -> BytesIO:
    """The good file with other bytes in some of its parts, named with _ for the dot."""
    stream = BytesIO()
    with ZipFile(BytesIO(GOOD)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(Path(name).name.replace(".", "_"), old.read(name)))
    return stream


def test_sheet_with_more_rows_than_are_taken_is_refused_not_cut_short() -> None:
    assert said(first_sheet(BytesIO(GOOD))) == said(first_sheet(BytesIO(GOOD), 4)) == ["Danh sách", "Tên", "Một", "Hai"]
    with pytest.raises(SheetNotRead, match=r"Tệp có quá 3 dòng\. Hãy tách thành nhiều tệp"):
        first_sheet(BytesIO(GOOD), 3)
    framed = packed(
        sheet1_xml=part("sheet1.xml").replace(b"</sheetData>", b'<row r="900"><c r="A900"/></row></sheetData>')
    )
    assert len(first_sheet(framed, 4).rows) == 4


def part(name: str) -> bytes:
    with ZipFile(BytesIO(GOOD)) as old:
        return old.read(f"xl/worksheets/{name}")


def test_sheet_is_read_whatever_size_the_file_says_it_has() -> None:
    for size in (b"A1", b"A1:XFD1048576"):
        said_so = part("sheet1.xml").replace(b"<sheetPr>", b'<dimension ref="' + size + b'"/><sheetPr>', 1)
        assert len(first_sheet(packed(sheet1_xml=said_so), 4).rows) == 4


@pytest.mark.parametrize(
    "content",
    [
        b"", b"x", "\ufeffNgày,Số".encode(), GOOD[:900], GOOD.replace(b"PK\x01\x02", b"PK\x01\x03"),
        packed(sheet1_xml=part("sheet1.xml")[:300]).getvalue(), packed(workbook_xml=b"<x").getvalue(),
        packed(styles_xml=b"<x>").getvalue(),
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_refused(content: bytes) -> None:
    with pytest.raises(SheetNotRead, match="Không đọc được tệp"):
        first_sheet(BytesIO(content))


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_damaged_file_is_read_or_refused(damage: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for place, byte in damage:
        content[place] = byte
    with suppress(SheetNotRead):
        first_sheet(BytesIO(content), 10)


def test_file_with_a_password_or_of_old_excel_is_told_apart() -> None:
    with pytest.raises(SheetNotRead, match=r"mật khẩu hoặc là Excel đời cũ \(.xls\)"):
        first_sheet(BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))


def test_file_that_swells_when_unpacked_is_refused_before_it_is() -> None:
    swollen = packed(styles_xml=bytes(41 * 1024 * 1024))
    assert len(swollen.getvalue()) < 100_000
    with pytest.raises(SheetNotRead, match="quá lớn khi mở ra"):
        first_sheet(swollen)


def test_heads_may_take_two_rows_and_a_row_that_numbers_them() -> None:
    cells = [
        ("Sổ",), ("STT", "Thông báo", None, "Họ và tên"), (None, "Ngày", "Số", None), ("(1)", 2, "A", "(4)"),
        (1, "x", 9, "Lê Văn Bé"),
    ]  # fmt: skip
    found = rows_below(Sheet(cells), Table(("Họ và tên", "Ngày", "Số"), needed=("Họ và tên",)))
    assert found == [(5, {"Họ và tên": "Lê Văn Bé", "Ngày": "x", "Số": 9})]
    assert rows_below(Sheet(cells[:2]), Table(["Họ và tên"])) == []


def saved(rows: list[list[object]], *merged: str) -> BytesIO:
    """A file as a person makes it: cells drawn as one, formulas that were never computed."""
    book, stream = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    for each in merged:
        book.active.merge_cells(each)
    book.save(stream)
    return stream


SCHEDULE = Table(("Ngày", "Giờ", "Ghi chú"), needed=("Ngày", "Giờ"))


def test_day_merged_over_several_rows_holds_for_each_of_them() -> None:
    rows: list[list[object]] = [["Lịch"], ["Ngày", "Giờ", "Ghi chú"], ["05/03/2026", "7:30", "a"], [None, "8:00"], []]
    rows += [[None, "9:00"], ["06/03/2026", "7:30"], [None, "8:00"]]
    file = saved(rows, "A1:C1", "A3:A6", "C3:C4")
    found = [(number, row["Ngày"], row["Ghi chú"]) for number, row in rows_below(first_sheet(file), SCHEDULE)]
    assert found == [
        (3, "05/03/2026", "a"), (4, "05/03/2026", "a"), (6, "05/03/2026", None), (7, "06/03/2026", None),
        (8, None, None),
    ]  # fmt: skip


def test_heads_merged_over_two_rows_are_no_rows_of_the_table() -> None:
    file = saved([["Ngày", "Giờ"], [None, None], ["05/03/2026", "7:30"]], "A1:A2", "B1:B2")
    assert [number for number, _row in rows_below(first_sheet(file), SCHEDULE)] == [3]


def test_ranges_over_one_another_and_beyond_the_sheet_are_read_once() -> None:
    file = saved([["Ngày", "Giờ"], ["5/3", "7:30"], [None, "8:00"], [None, "9:00"]])
    wild = "".join(f'<mergeCell ref="A{top}:A1048576"/>' for top in (2, 3, 2, 900, 1)).encode()
    sheet = first_sheet(packed_in(file, b"</sheetData>", b"</sheetData><mergeCells>" + wild + b"</mergeCells>"))
    assert [row["Ngày"] for _number, row in rows_below(sheet, SCHEDULE)] == ["5/3", "5/3", "5/3"]


def packed_in(file: BytesIO, old: bytes, new: bytes) -> BytesIO:
    """The file with other words in its sheet."""
    stream = BytesIO()
    with ZipFile(file) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new) if "sheet1" in name else before.read(name))
    return stream


def test_formula_without_a_result_is_named_by_its_cell_where_the_table_asks_for_it() -> None:
    rows: list[list[object]] = [["STT", "Ngày", "Giờ"], ["=1", "05/03/2026", "7:30"], ["=A2+1", "=B2", "8:00"]]
    with pytest.raises(SheetNotRead) as refused:
        rows_below(first_sheet(saved(rows)), SCHEDULE)
    assert str(refused.value) == "Ô B3 là công thức chưa có kết quả: mở tệp bằng Excel, lưu lại rồi gửi."
    rows += [[None, "=B2", "8:00"] for _each in range(5)]
    with pytest.raises(SheetNotRead, match=r"Ô B3, B4, B5, B6, B7, … là công thức"):
        rows_below(first_sheet(saved(rows, "B8:B9")), SCHEDULE)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (b'<c r="A2" t="str"><f>B2</f><v>05/03/2026</v></c>', "05/03/2026"),
        (b'<c t="str"><f>B2</f><v></v></c>', None),
        (b"<c><f>B2</f><v>46086</v></c>", 46086),
    ],
)
def test_result_of_a_formula_is_its_value_also_where_it_is_empty(cell: bytes, day: object) -> None:
    rows = b'<row r="1"><c r="A1" t="str"><v>Ng\xc3\xa0y</v></c></row><row>' + cell + b'<c t="str"><v>x</v></c></row>'
    start, end = part("sheet1.xml").split(b"<sheetData>")[0], b"</sheetData></worksheet>"
    sheet = first_sheet(packed(sheet1_xml=start + b"<sheetData>" + rows + end))
    assert [row[0] for row in sheet.rows] == ["Ngày", day]
    waiting = first_sheet(packed(sheet1_xml=start + b"<sheetData><row><c><f>B2</f></c></row>" + end))
    assert waiting.rows[0][0] == NotComputed("A1")


def test_heads_are_found_however_they_were_typed() -> None:
    cells = [(unicodedata.normalize("NFD", "Họ\u200b và tên\n"), "\ufeffNGÀY "), ("Bé", 1)]
    assert rows_below(Sheet(cells), Table(["Họ và tên", "Ngày"])) == [(2, {"Họ và tên": "Bé", "Ngày": 1})]


@pytest.mark.parametrize(
    ("heads", "days", "read"),
    [
        (["Ngày"], ["05/03/2026"], TableRead(((3, date(2026, 3, 5)),), ())),
        (["Ngày"], [], TableRead((), ("Tệp trống.",))),
        (["Giờ"], [], TableRead((), ("Không thấy dòng tiêu đề có cột “Ngày”.",))),
        (
            ["Ngày"], ["05/03/2026", "mai"],
            TableRead(((3, date(2026, 3, 5)),), ("Dòng 4, cột Ngày: phải là ngày dạng ngày/tháng/năm.",)),
        ),
    ],
)  # fmt: skip
def test_mistakes_of_rows_are_told_beside_what_was_read(
    heads: list[str], days: list[str], read: TableRead[tuple[int, date]]
) -> None:
    def day(number: int, row: Row) -> tuple[int, date]:
        return number, day_of(row["Ngày"], "Ngày")

    file = BytesIO(workbook("Lịch", [(head, 12) for head in heads], [(each,) for each in days]))
    assert read_table(file, Table(["Ngày"]), day, nothing="Tệp trống.") == read


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 3, 5, 7),  # noqa: DTZ001
        date(2026, 3, 5), " 05/03/2026 ", "5-3-2026", "05.03.2026", "2026-03-05", "\ufeff05/03/2026\u00a0",
        46086, 46086.7,
    ],
)  # fmt: skip
def test_day_is_read_however_it_is_written(value: object) -> None:
    assert day_of(value, "Ngày") == date(2026, 3, 5)


def test_words_that_are_no_day_are_refused_in_the_words_given() -> None:
    with pytest.raises(CellMistake, match="không hiểu") as refused:
        day_of(None, "Ngày", "không hiểu")
    assert refused.value.column == "Ngày"


@pytest.mark.parametrize("value", [2026, 5, -1, True, 1e300, float("inf"), float("nan"), "05/03/0026", "05/03/9999"])
def test_number_or_year_that_is_no_day_of_an_office_is_refused(value: object) -> None:
    with pytest.raises(CellMistake, match="phải là ngày dạng"):
        day_of(value, "Ngày")


@pytest.mark.parametrize(
    "value",
    ["7:30", "07:30:00", "7h30", "07 giờ 30 phút", "7g30", "7.30", "７:30", 0.3125, timedelta(hours=7.5), time(7, 30),
     time(7, 29, 59, 999_900), datetime(1899, 12, 30, 7, 30)],  # noqa: DTZ001
)  # fmt: skip
def test_clock_is_read_however_it_is_written(value: object) -> None:
    assert clock_of(value, "Giờ") == time(7, 30)


def test_whole_hour_is_read() -> None:
    assert [clock_of(each, "Giờ") for each in ("7h", "14 giờ", "0h00")] == [time(7), time(14), time(0)]


@pytest.mark.parametrize(
    "value", [None, "", "sáng", "24:00", "7.3", "7:60", "7h30-8h", "2:00 CH", 7, 7.3, float("nan"), timedelta(days=1)]
)
def test_words_that_are_no_clock_are_refused(value: object) -> None:
    with pytest.raises(CellMistake, match="phải là giờ dạng 07:30"):
        clock_of(value, "Giờ")


@given(st.times())
def test_clock_that_excel_keeps_as_part_of_a_day_comes_back(at: time) -> None:
    minute = at.replace(second=0, microsecond=0)
    assert clock_of((minute.hour * 60 + minute.minute) / 1440, "Giờ") == minute


def test_words_are_tidy_and_what_excel_made_of_them_is_refused() -> None:
    assert [words_of(each, "Số", 9) for each in (None, 12, " 1\n2/\u200bTB ")] == ["", "12", "1 2/TB"]
    refused = [(date(2026, 12, 1), "Excel đã đổi ô này"), ("#REF!", "đang báo lỗi #REF!"), ("x" * 10, "dài quá 9 chữ")]
    for value, why in refused:
        with pytest.raises(CellMistake, match=why):
            words_of(value, "Số", 9)
