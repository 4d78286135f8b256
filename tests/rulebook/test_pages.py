from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from pytest_django import DjangoAssertNumQueries

from diemtua.demo.cast import ADMINISTRATOR, LEGAL_AID_OFFICER
from diemtua.law.calendar import ZONE
from diemtua.law.vocabulary.areas import AreaKind
from diemtua.rulebook import queries
from diemtua.rulebook.enums import DayStatus, ParameterKey
from diemtua.rulebook.models import CalendarDay
from tests.cast import join
from tests.watch import hold

pytestmark = pytest.mark.usefixtures("seeded")
HEADS = ["Ngày", "Loại", "Tên gọi", "Văn bản", "Tình trạng"]
DAY = {
    "on": "25/11/2026", "kind": "SWAP_OFF", "name": "nghỉ hoán đổi", "document": "Công văn 1/UBND",
    "status": "OFFICIAL", "reason": "Theo công văn",
}  # fmt: skip


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(join(ADMINISTRATOR))
    return client


@pytest.fixture
def reader() -> Client:
    client = Client()
    client.force_login(join(LEGAL_AID_OFFICER))
    return client


@pytest.fixture(autouse=True)
def _november(monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, datetime(2026, 11, 20, 9, tzinfo=ZONE))


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(f"rulebook:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def holiday() -> CalendarDay:
    return queries.days_of(2026).get(date=date(2026, 11, 24))


def words_of(answer: Any) -> str:
    return str(answer.content.decode())


READ = ["calendar", "hours", "parameters", "areas", "instruments", "changes"]


@pytest.mark.parametrize("name", READ)
def test_everybody_who_signs_in_reads_the_rulebook(reader: Client, name: str) -> None:
    assert "/them/" not in page(reader, name)


@pytest.mark.parametrize("name", READ)
def test_pages_take_few_queries(
    administrator: Client, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        page(administrator, name)


def test_nobody_reads_without_signing_in(client: Client) -> None:
    assert client.get(reverse("rulebook:calendar")).headers["Location"].startswith(reverse("account_login"))


def corrections() -> list[str]:
    day, first_list = holiday().pk, queries.area_lists()[0].pk
    named = [
        ("add_day",),
        ("add_area_list",),
        ("import_days",),
        ("correct_day", day),
        ("remove_day", day),
        ("set_hours",),
    ]
    more = [("set_parameter",), ("load_areas", first_list), ("confirm_instrument", "TT12")]
    return [reverse(f"rulebook:{name}", args=args) for name, *args in [*named, *more]]


@pytest.mark.parametrize("number", range(9))
def test_corrections_do_not_exist_for_others(reader: Client, administrator: Client, number: int) -> None:
    address = corrections()[number]
    found = [client.get(address).status_code for client in (reader, administrator)]
    assert (found, reader.post(address, DAY).status_code) == ([404, 200], 404)


def test_calendar_shows_the_year_asked_for(reader: Client) -> None:
    assert "Lịch năm 2026" in page(reader, "calendar")
    assert "Tết Nguyên đán Bính Ngọ" in page(reader, "calendar")
    assert "Tết Nguyên đán Đinh Mùi" in page(reader, "calendar", nam="2027")
    assert "Tết Nguyên đán Bính Ngọ" in page(reader, "calendar", nam="abcd")


def test_year_without_days_says_what_that_means(reader: Client) -> None:
    assert "Chưa có lịch nghỉ lễ của năm này" in page(reader, "calendar", nam="2035")


def test_projected_days_are_marked(reader: Client) -> None:
    assert ["Dự kiến" in page(reader, "calendar", nam=year) for year in (2026, 2027)] == [False, True]


def test_added_day_appears(administrator: Client) -> None:
    answer = administrator.post(reverse("rulebook:add_day"), DAY, follow=True)
    assert "Đã thêm ngày và tính lại hạn." in words_of(answer)
    assert not queries.calendar_in_force().works(date(2026, 11, 25))


def test_impossible_day_keeps_what_was_typed(administrator: Client) -> None:
    answer = administrator.post(reverse("rulebook:add_day"), DAY | {"on": "24/11/2026"})
    assert "Ngày 24/11/2026 đã có trong lịch. Hãy sửa dòng đó." in words_of(answer)
    assert "Công văn 1/UBND" in words_of(answer)


def test_change_without_a_reason_is_not_made(administrator: Client) -> None:
    administrator.post(reverse("rulebook:add_day"), DAY | {"reason": " "})
    assert queries.calendar_in_force().works(date(2026, 11, 25))


def test_day_is_corrected_from_what_it_was(administrator: Client) -> None:
    address = reverse("rulebook:correct_day", args=[holiday().pk])
    assert 'value="24/11/2026"' in words_of(administrator.get(address))
    administrator.post(address, DAY | {"kind": "HOLIDAY"})
    assert queries.calendar_in_force().works(date(2026, 11, 24))


def test_day_is_removed_after_a_question(administrator: Client) -> None:
    address = reverse("rulebook:remove_day", args=[holiday().pk])
    assert "Bỏ ngày 24/11/2026 khỏi lịch?" in words_of(administrator.get(address))
    administrator.post(address, {"reason": "Nhập nhầm"})
    assert queries.calendar_in_force().works(date(2026, 11, 24))
    assert "Nhập nhầm" in page(administrator, "changes")


def test_day_that_is_not_there_is_404(administrator: Client) -> None:
    assert administrator.get(reverse("rulebook:remove_day", args=[999_999])).status_code == 404


def sheet(*rows: list[Any], heads: list[str] = HEADS) -> SimpleUploadedFile:
    book = Workbook()
    for row in (["Lịch"], heads, *rows):
        book.worksheets[0].append(row)
    stream = BytesIO()
    book.save(stream)
    return SimpleUploadedFile("lich.xlsx", stream.getvalue())


def take_in(administrator: Client, file: SimpleUploadedFile) -> str:
    address = reverse("rulebook:import_days")
    return words_of(administrator.post(address, {"file": file, "reason": "Thông báo năm mới"}, follow=True))


def test_import_takes_all_rows(administrator: Client) -> None:
    file = sheet(
        [datetime(2027, 2, 4), "Nghỉ lễ, Tết", "Tết Đinh Mùi", "Thông báo 1", None],  # noqa: DTZ001
        [],
        ["31/12/2027", "Nghỉ hoán đổi", "nghỉ hoán đổi với 08/01", "Công văn 2", "Dự kiến"],
        ["08/01/2028", "làm bù", "làm bù cho 31/12", "Công văn 2", "Đã có thông báo chính thức"],
    )
    assert "Đã nhập 3 ngày." in take_in(administrator, file)
    found = {day.date: (day.name, day.status) for day in CalendarDay.objects.filter(date__gte=date(2027, 2, 4))}
    assert found[date(2027, 2, 4)] == ("Tết Đinh Mùi", DayStatus.OFFICIAL)
    assert found[date(2027, 12, 31)] == ("nghỉ hoán đổi với 08/01", DayStatus.PROJECTED)
    assert queries.calendar_in_force().works(date(2028, 1, 8))


def test_import_names_each_mistake_by_row_and_column(administrator: Client) -> None:
    before = queries.calendar_in_force().version
    page = take_in(
        administrator,
        sheet(
            ["30/02/2027", "Nghỉ lễ, Tết", "Tết", "Thông báo", ""],
            ["01/03/2027", "Nghỉ chơi", "Tết", "Thông báo", ""],
            ["02/03/2027", "Làm bù", "bù", "Thông báo", ""],
            ["03/03/2027", "Nghỉ lễ, Tết", "", "Thông báo", ""],
            ["04/03/2027", "Nghỉ lễ, Tết", "Tết", "T" * 201, ""],
            ["05/03/2027", "Nghỉ lễ, Tết", "Tết", "Thông báo", "chắc"],
            ["06/03/2027", "Nghỉ lễ, Tết", "Tết", "Thông báo"],
            ["06/03/2027", "Nghỉ lễ, Tết", "Tết", "Thông báo"],
            ["mai", "chơi", "", "", "chắc"],
        ),
    )
    for words in (
        "Dòng 3, cột Ngày: phải là ngày dạng ngày/tháng/năm.",
        "Dòng 4, cột Loại: phải là một trong: “Nghỉ lễ, Tết”, “Nghỉ hoán đổi”, “Làm bù”.",
        "Dòng 5, cột Loại: chỉ làm bù vào thứ Bảy hoặc Chủ nhật.",
        "Dòng 6, cột Tên gọi: chưa ghi.",
        "Dòng 7, cột Văn bản: dài quá 200 chữ.",
        "Dòng 8, cột Tình trạng: phải là một trong: “Đã có thông báo chính thức”, “Dự kiến”.",
        "Dòng 10, cột Ngày: ngày này đã có ở dòng trên.",
    ):
        assert words in page
    assert "Dòng 9" not in page
    columns = ("Ngày", "Loại", "Tên gọi", "Văn bản", "Tình trạng")
    assert [column for column in columns if f"Dòng 11, cột {column}:" in page] == list(columns)
    assert queries.calendar_in_force().version == before


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("a.xlsx", b"not a workbook"), "Không đọc được tệp"),
        (SimpleUploadedFile("a.xlsx", b"x" * (1024 * 1024 + 1)), "Tệp lớn hơn 1 MB."),
        (sheet(), "Tệp không có ngày nào."),
        (
            sheet(heads=["Ngày", "Loại"]),
            "Không thấy dòng tiêu đề với các cột: Ngày, Loại, Tên gọi, Văn bản, Tình trạng.",
        ),
    ],
)
def test_file_that_is_no_calendar_says_so(administrator: Client, file: SimpleUploadedFile, words: str) -> None:
    file.seek(0)
    assert words in take_in(administrator, file)


def test_downloaded_year_can_be_imported_again(administrator: Client) -> None:
    answer = administrator.get(reverse("rulebook:download", args=[2026]))
    assert load_workbook(BytesIO(answer.content)).worksheets[0].cell(2, 3).value == "Tên gọi"
    assert "Đã nhập 0 ngày." in take_in(administrator, SimpleUploadedFile("lich.xlsx", answer.content))


def test_hours_are_set(administrator: Client) -> None:
    typed = {"valid_from": "01/12/2026", "spans": "07:30-11:30, 13:30-17:00", "document": "QĐ 5", "reason": "Mùa đông"}
    answer = administrator.post(reverse("rulebook:set_hours"), typed, follow=True)
    assert "07:30-11:30, 13:30-17:00" in words_of(answer)


def test_hours_that_cannot_be_read_say_how(administrator: Client) -> None:
    typed = {"valid_from": "01/12/2026", "spans": "sáng chiều", "document": "QĐ 5", "reason": "Mùa đông"}
    assert "Ghi giờ làm việc như" in words_of(administrator.post(reverse("rulebook:set_hours"), typed))


def test_parameter_is_set(administrator: Client) -> None:
    typed = {"key": "base_salary", "value": "2700000", "valid_from": "01/07/2027", "document": "NĐ", "reason": "Tăng"}
    assert "2.700.000" in words_of(administrator.post(reverse("rulebook:set_parameter"), typed, follow=True))
    assert queries.parameter(ParameterKey.BASE_SALARY, date(2027, 7, 1)) == 2_700_000


def test_parameter_of_nought_is_taken_where_nought_says_something(administrator: Client) -> None:
    typed = {"value": "0", "valid_from": "01/07/2027", "document": "Quy chế", "reason": "Sửa"}
    refused = administrator.post(reverse("rulebook:set_parameter"), typed | {"key": "base_salary"})
    assert (refused.status_code, "Giá trị này phải từ 1 trở lên." in words_of(refused)) == (422, True)
    assert administrator.post(reverse("rulebook:set_parameter"), typed).status_code == 422
    for key in ("number_year", "kept_months.CONTACT"):
        assert administrator.post(reverse("rulebook:set_parameter"), typed | {"key": key}).status_code == 302
        assert queries.parameter(ParameterKey(key), date(2027, 7, 1)) == 0


def test_period_that_was_compared_with_its_document_is_told_from_one_that_was_not(administrator: Client) -> None:
    page = reverse("rulebook:parameters")
    before = words_of(administrator.get(page)).count("Chưa đối chiếu")
    typed = {"key": "kept_months.CONTACT", "value": "36", "valid_from": "01/07/2027", "document": "TT", "reason": "Có"}
    administrator.post(reverse("rulebook:set_parameter"), typed | {"confirmed": "on"})
    shown = words_of(administrator.get(page))
    assert (before, shown.count("Chưa đối chiếu"), shown.count("Đã đối chiếu")) == (3, 3, 1)
    administrator.post(reverse("rulebook:set_parameter"), typed | {"valid_from": "01/08/2027"})
    assert words_of(administrator.get(page)).count("Chưa đối chiếu") == before + 1


def test_index_opens_the_calendar(reader: Client) -> None:
    assert reader.get(reverse("rulebook:index")).headers["Location"] == reverse("rulebook:calendar")


def test_new_area_list_is_added(administrator: Client) -> None:
    typed = {"kind": "COASTAL", "document": "QĐ 99/QĐ-TTg", "valid_from": "01/06/2026", "reason": "Giai đoạn mới"}
    assert "QĐ 99/QĐ-TTg" in words_of(administrator.post(reverse("rulebook:add_area_list"), typed, follow=True))


def load(administrator: Client, lines: str) -> str:
    address = reverse("rulebook:load_areas", args=[queries.area_lists().get(kind=AreaKind.COASTAL).pk])
    return words_of(administrator.post(address, {"areas": lines, "reason": "Quyết định mới"}, follow=True))


def test_areas_are_taken_in_line_by_line(administrator: Client) -> None:
    assert "Đã lưu danh sách." in load(administrator, "31825; Xã Đất Mũi\n\n31999; Xã Tân Ân; một phần\n32000\n")
    area_list = queries.area_lists().get(kind=AreaKind.COASTAL)
    assert [(area.place_code, area.name, area.whole) for area in queries.areas_of(area_list)] == [
        ("31825", "Xã Đất Mũi", True),
        ("31999", "Xã Tân Ân", False),
        ("32000", "", True),
    ]
    assert "31999; Xã Tân Ân; một phần" in page(administrator, "load_areas", area_list.pk)


def test_list_without_communes_of_the_province_is_loaded_too(administrator: Client) -> None:
    load(administrator, "")
    assert queries.area_lists().get(kind=AreaKind.COASTAL).loaded


def test_lines_without_a_code_are_named(administrator: Client) -> None:
    answer = load(administrator, "31825\nXã Đất Mũi\n31825; lần nữa")
    assert "Dòng 2: không có mã, hoặc mã đã có ở trên." in answer
    assert "Dòng 3: không có mã, hoặc mã đã có ở trên." in answer


def test_comparing_an_instrument_is_recorded(administrator: Client) -> None:
    address = reverse("rulebook:confirm_instrument", args=["TT11"])
    typed = {"confirmed": "1", "how": "Công báo số 1", "reason": "Đã có bản gốc"}
    assert '<span lang="vi">Công báo số 1</span> · 20/11/2026' in words_of(
        administrator.post(address, typed, follow=True)
    )
    assert queries.instruments()["TT11"].confirmed


def test_instrument_nobody_lists_is_404(administrator: Client) -> None:
    assert administrator.get(reverse("rulebook:confirm_instrument", args=["XX"])).status_code == 404
