"""Open cases come from a paper book with their own numbers and true dates."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.books import close_book
from diemtua.cases.models import Case
from diemtua.command.opening.open_cases import HEADS, SheetNotTaken, blank_sheet, read_sheet, take_open_cases
from diemtua.dossiers.actions import continue_after
from diemtua.dossiers.models import Deadline, RegisterLine, RegisterSequence
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.rulebook.actions import Correction, seed, set_parameter
from diemtua.rulebook.enums import ParameterKey
from diemtua.shared.sheets import workbook
from diemtua.workforce.models import Practitioner

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY = datetime(2026, 11, 9)  # noqa: DTZ001 - Excel knows no zones
GOOD = (45, DAY, datetime(2026, 11, 10), "Trần  Thị Sáu", 1951, "Tham gia tố tụng", "LAND", "D7.2", "Ranh đất", "khai")  # noqa: DTZ001
ROWS = [
    (*GOOD, "11/11/2026"),
    (12, "02/11/2026", "03/11/2026", "Lê Văn Bé", None, "ADVICE", "Hình sự, tố tụng hình sự", "D7.3", "Hỏi"),
]


def sheet(rows: Sequence[Sequence[Any]]) -> bytes:
    return workbook("Vụ việc", HEADS, rows)


@pytest.fixture
def office(centre: Organisation, legal_aid_officer: User) -> Organisation:
    seed(AT)
    Practitioner.objects.create(
        user=legal_aid_officer, full_name="Trần Văn Khải", kind=PractitionerKind.LEGAL_AID_OFFICER, office=centre,
        card_number="TGV.CM.07", card_valid_from=date(2020, 1, 1),
    )  # fmt: skip
    return centre


def test_file_without_the_table_says_so() -> None:
    with pytest.raises(SheetNotTaken, match="Không đọc được tệp"):
        read_sheet(b"x", TODAY)


def test_sheet_is_read_in_order_of_number() -> None:
    found = read_sheet(sheet(ROWS), TODAY)
    assert [(one.number, one.accepted_on, one.person.full_name) for one in found] == [
        (12, date(2026, 11, 3), "Lê Văn Bé"),
        (45, date(2026, 11, 10), "Trần Thị Sáu"),
    ]
    assert (found[1].person.birth_year, found[1].assigned_on) == (1951, date(2026, 11, 11))


def test_blank_sheet_has_the_heads_and_no_case() -> None:
    assert read_sheet(blank_sheet(), TODAY) == []


@pytest.mark.parametrize(
    ("place", "value", "problem"),
    [
        (0, "x", "Dòng 3, cột “Số”: cần một số nguyên dương."),
        (1, 2026, "Dòng 3, cột “Ngày nhận”: cần đủ ngày, tháng, năm, ví dụ 05/03/2026."),
        (3, "", "Dòng 3, cột “Họ và tên”: không được để trống."),
        (5, "Bào chữa", "Dòng 3, cột “Hình thức”: “Bào chữa” không có trong danh mục."),
        (9, None, "Dòng 3: “Người thực hiện” và “Ngày cử” phải cùng có hoặc cùng bỏ trống."),
        (10, "01/11/2026", "Dòng 3: ngày nhận, ngày thụ lý, ngày cử phải theo thứ tự và không ở tương lai."),
    ],
)
def test_sheet_with_a_wrong_cell_names_row_and_column(place: int, value: object, problem: str) -> None:
    row = list(ROWS[0])
    row[place] = value
    with pytest.raises(SheetNotTaken) as refused:
        read_sheet(sheet([row]), TODAY)
    assert refused.value.problems == [problem]


def test_sheet_with_a_number_twice_is_refused() -> None:
    with pytest.raises(SheetNotTaken) as refused:
        read_sheet(sheet([ROWS[0], ROWS[0]]), TODAY)
    assert refused.value.problems == ["Số 45 có ở nhiều dòng."]


def test_number_of_another_series_is_another_place(office: Organisation, head: User) -> None:
    first, other = list(ROWS[0]), list(ROWS[1])
    first[0] = other[0]
    cases = read_sheet(sheet([first, other]), TODAY)
    with pytest.raises(SheetNotTaken, match="Số 12 có ở nhiều dòng"):
        take_open_cases(cases, office, by=head, at=AT)
    as_on_paper = Correction(None, AT, "Như sổ giấy")
    set_parameter(ParameterKey.NUMBER_BY_FORM, 1, date(2026, 1, 1), "Quyết định của Giám đốc", as_on_paper)
    list(take_open_cases(cases, office, by=head, at=AT))
    assert sorted(Case.objects.values_list("code", flat=True)) == ["TT.TGTT.12.2026", "TT.TV.12.2026"]


def test_sheet_with_a_line_of_a_closed_month_is_refused_whole(office: Organisation, head: User) -> None:
    close_book(office, 2026, 11, by=head, at=datetime(2026, 12, 1, 2, tzinfo=UTC))
    rows = [ROWS[0], (13, "02/10/2026", "03/10/2026", "Lê Văn Bé", None, "ADVICE", "LAND", "D7.3", "Hỏi")]
    with pytest.raises(SheetNotTaken) as refused:
        take_open_cases(read_sheet(sheet(rows), TODAY), office, by=head, at=datetime(2026, 12, 2, 2, tzinfo=UTC))
    [problem] = refused.value.problems
    assert problem == (
        "Số 45: Sổ tháng 11/2026 đã kết ngày 01/12/2026 nên không nhập thêm được; "
        "hãy thụ lý vào tháng đang mở trên trang vụ việc."
    )
    assert Case.objects.count() == 0


def test_cases_keep_their_numbers_and_the_book_goes_on_after_its_last(office: Organisation, head: User) -> None:
    continue_after("TT12-01", office.pk, 2026, 87)
    list(take_open_cases(read_sheet(sheet(ROWS), TODAY), office, by=head, at=AT))
    cases = list(Case.objects.order_by("number").values_list("code", "accepted_at__date", "dossier__state"))
    assert cases == [
        ("TT.TV.12.2026", date(2026, 11, 3), "ACCEPTED"),
        ("TT.TGTT.45.2026", date(2026, 11, 10), "ASSIGNED"),
    ]
    assert sorted(RegisterLine.objects.values_list("number", flat=True)) == [12, 45]
    assert RegisterSequence.objects.get(register="TT12-01").last == 87
    due = Deadline.objects.get(dossier__case__number=12, rule="T11").due_at
    assert due is not None
    assert due.date() == date(2026, 11, 13)


def test_case_of_an_unknown_practitioner_takes_in_nothing(office: Organisation, head: User) -> None:
    row = [*ROWS[0]]
    row[9] = "khong-co"
    with pytest.raises(SheetNotTaken, match="khong-co"):
        take_open_cases(read_sheet(sheet([ROWS[1], row]), TODAY), office, by=head, at=AT)
    assert Case.objects.count() == 0


def test_command_reads_writes_and_refuses(
    office: Organisation, head: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "so.xlsx"
    call_command("take_in", path, "--blank")
    assert path.read_bytes()[:2] == b"PK"
    path.write_bytes(sheet(ROWS))
    call_command("take_in", path, "--dry-run")
    call_command("take_in", path, "--by", head.username)
    assert capsys.readouterr().out.splitlines()[1:] == ["Đọc được 2 vụ việc.", "Đã nhập 2 vụ việc."]
    with pytest.raises(CommandError, match="--office và --by"):
        call_command("take_in", path, "--by", "khong-co")
    path.write_bytes(sheet([["x"]]))
    with pytest.raises(CommandError, match="cột “Số”"):
        call_command("take_in", path, "--by", head.username)
