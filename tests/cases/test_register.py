"""The register of cases on screen, as Excel, printed, closed by the month; lists a person keeps."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from openpyxl import load_workbook

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.books import BookNotReadyToClose, close_book
from diemtua.cases.actions.reception import MonthClosed
from diemtua.cases.models import BookClosing, SavedView
from diemtua.cases.queries import numbered_in, register_of
from diemtua.cases.web.register import COLUMNS, FOLDED, line_of
from diemtua.dossiers.actions import annul, perform
from diemtua.dossiers.models import Dossier, RegisterLine
from diemtua.law.processes.legal_aid_case.reception import AcceptRequest, AcceptUrgently
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.grounds import UrgentGround
from diemtua.people.details import PersonDetails
from diemtua.people.enums import Ethnicity
from diemtua.rulebook.actions import Correction, set_parameter
from diemtua.rulebook.enums import ParameterKey
from tests.cases.asking import at_most, browser
from tests.cases.conftest import ACCEPT, NOON, Do, Take
from tests.cases.test_life import last

MARCH = "/so-thu-ly/TTTGPL/2026/3/"
APRIL = NOON.replace(month=4, day=2)
pytestmark = pytest.mark.django_db


@pytest.fixture
def book(take: Take, do: Do, desk_officer: User, head: User, ended: Dossier) -> Dossier:
    """March: an ended case, a struck line accepted again, a hidden one, an urgent one."""
    struck = take(beneficiary=PersonDetails(full_name="Lý Ngọc Cúc"), applicant=PersonDetails(full_name="Lý Văn Hai"))
    do(ACCEPT, struck, desk_officer)
    annul(last(struck), by=head, at=NOON, reason="Nhầm người")
    struck.refresh_from_db()
    do(ACCEPT, struck, desk_officer)
    hidden = take(beneficiary=PersonDetails(full_name="Phạm Văn Kín"))
    do(AcceptRequest(form=AidForm.ADVICE, field=LegalField.CIVIL, category=CategoryCode.HIV), hidden, desk_officer)
    urgent = take(beneficiary=PersonDetails(full_name="Đỗ Thị Gấp", sex="FEMALE", ethnicity=Ethnicity.KINH))
    act = AcceptUrgently(
        form=AidForm.ADVICE, field=LegalField.CIVIL, category=CategoryCode.MERIT, urgent=UrgentGround.U1
    )
    do(act, urgent, head)
    return ended


def test_register_shows_every_line_and_strikes_the_wrong_one(book: Dossier, head: User) -> None:
    client = browser(head)
    with at_most(12):
        page = client.get(MARCH).content.decode()
    assert page.count('<tr class="govuk-table__row dt-struck">') == 1
    assert "<strong>5</strong>" in page
    assert ("Phạm Văn Kín" in page, "P. V. K." in page, "Diện được bảo mật" in page) == (False, True, True)
    assert "Gạch bỏ 10/03/2026: ghi nhầm" in page


def test_register_as_excel_and_as_a_printed_sheet(book: Dossier, head: User) -> None:
    client = browser(head)
    sheet = load_workbook(BytesIO(client.get(MARCH + "tai-excel/").content)).active
    assert sheet is not None
    words = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any("Trần Thị Sáu, 1951" in row for row in words)
    assert not any("Phạm Văn Kín" in str(row) for row in words)
    printed = client.get(MARCH + "ban-in/")
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")


def test_register_of_now_and_of_no_month(head: User, accountant: User) -> None:
    assert browser(head).get("/so-thu-ly/").status_code == 302
    assert browser(accountant).get("/so-thu-ly/").status_code == 404
    empty = browser(head).get("/so-thu-ly/TTTGPL/2026/12/")
    assert (empty.status_code, "chưa có dòng nào" in empty.content.decode()) == (200, True)
    missing = ["/so-thu-ly/TTTGPL/2026/13/", "/so-thu-ly/TTTGPL/1999/1/", "/so-thu-ly/CN9/2026/1/"]
    assert [browser(head).get(path).status_code for path in missing] == [404, 404, 404]
    assert browser(head).get("/so-thu-ly/TTTGPL/2026/1/").status_code == 200


def test_month_is_closed_once_by_its_head_when_it_is_over(
    book: Dossier, centre: Organisation, head: User, desk_officer: User
) -> None:
    with pytest.raises(BookNotReadyToClose, match="Chỉ lãnh đạo"):
        close_book(centre, 2026, 3, by=desk_officer, at=APRIL)
    with pytest.raises(BookNotReadyToClose, match="chưa hết"):
        close_book(centre, 2026, 3, by=head, at=NOON)
    closing = close_book(centre, 2026, 3, by=head, at=APRIL)
    assert (closing.lines, closing.first_number, closing.last_number, len(closing.digest)) == (5, 1, 5, 64)
    with pytest.raises(BookNotReadyToClose, match="đã được kết"):
        close_book(centre, 2026, 3, by=head, at=APRIL)
    assert close_book(centre, 2026, 2, by=head, at=APRIL).first_number is None


def test_closed_month_takes_no_line_any_more(
    book: Dossier, take: Take, do: Do, centre: Organisation, branch: Organisation, branch_head: User, head: User
) -> None:
    close_book(centre, 2026, 3, by=head, at=APRIL)
    late = take()
    with pytest.raises(MonthClosed) as refused:
        written(late, head, on=NOON.replace(day=31))
    assert str(refused.value).startswith(
        "Sổ thụ lý tháng 03/2026 đã kết lúc 09:00 02/04/2026 (Lê Thị Hoa) nên không ghi thêm được dòng nào."
    )
    assert (late.state, RegisterLine.objects.filter(dossier=late).count()) == ("RECEIVED", 0)
    written(late, head, on=APRIL)
    assert register_of(head, centre.pk, 2026, 4).get().dossier == late
    elsewhere = take(by=branch_head, office=branch)
    written(elsewhere, branch_head, on=NOON.replace(day=31))
    assert register_of(branch_head, branch.pk, 2026, 3).get().dossier == elsewhere


def written(dossier: Dossier, by: User, *, on: datetime) -> None:
    """Accepted on paper that day, entered in the middle of April."""
    at = APRIL + timedelta(days=12)
    moment: dict[str, Any] = {"occurred_at": on, "recorded_at": at, "reason": "Mất điện"}
    perform(ACCEPT, dossier, by=by, seen=dossier.version, key=uuid4(), **moment)


def test_month_is_closed_on_its_page(book: Dossier, head: User) -> None:
    client = browser(head)
    with at_most(30):
        client.post(MARCH + "ket-so/")
    assert BookClosing.objects.get().lines == 5
    page = client.get(MARCH).content.decode()
    assert ("Đã kết sổ tháng 3/2026." in page, "5 dòng" in page) == (True, True)
    assert "Sổ tháng này đã được kết." in client.post(MARCH + "ket-so/", follow=True).content.decode()


def test_list_is_kept_replaced_and_dropped(head: User, desk_officer: User) -> None:
    client = browser(head)
    assert (
        client.post("/vu-viec/danh-sach/luu/", {"name": "Hình sự", "query": "field=CIVIL"}).url
        == "/vu-viec/?field=CIVIL"
    )
    client.post("/vu-viec/danh-sach/luu/", {"name": "Hình sự", "query": "field=CRIMINAL"})
    view = SavedView.objects.get()
    assert view.query == "field=CRIMINAL"
    assert "Hãy đặt tên" in client.post("/vu-viec/danh-sach/luu/", {"name": " "}, follow=True).content.decode()
    _drop(browser(desk_officer), view)
    assert SavedView.objects.count() == 1
    _drop(client, view)
    assert SavedView.objects.count() == 0


def _drop(client: Client, view: SavedView) -> None:
    client.post(f"/vu-viec/danh-sach/{view.pk}/bo/")


def test_office_chooses_the_year_and_the_series_of_its_numbers(
    take: Take, do: Do, desk_officer: User, centre: Organisation
) -> None:
    late, received = NOON.replace(month=1, day=4), NOON.replace(year=2025, month=12, day=30)
    assert numbered_in(AidForm.ADVICE, received, late) == ("TT12-01", 2026)
    for key in (ParameterKey.NUMBER_YEAR, ParameterKey.NUMBER_BY_FORM):
        set_parameter(key, 1, late.date(), "Quyết định của Giám đốc", Correction(None, NOON, "Như sổ giấy"))
    assert numbered_in(AidForm.ADVICE, received, late) == ("TT12-01.ADVICE", 2025)
    assert numbered_in(AidForm.ADVICE, received, received) == ("TT12-01", 2025)
    do(ACCEPT, take(), desk_officer)
    do(replace(ACCEPT, form=AidForm.ADVICE), take(), desk_officer)
    lines = register_of(desk_officer, centre.pk, 2026, 3)
    assert [(line.register, line.number, line.dossier.number) for line in lines] == [
        ("TT12-01.ADVICE", 1, "TT.TV.01.2026"), ("TT12-01.LITIGATION", 1, "TT.TGTT.01.2026"),
    ]  # fmt: skip


def test_page_of_the_register_folds_every_column_of_the_form(book: Dossier, head: User) -> None:
    assert sorted(name for cell in FOLDED for name in cell) == sorted(name for name, _label, _width in COLUMNS)
    page = browser(head).get(MARCH).content.decode()
    told = [value for line in register_of(head, book.office_id, 2026, 3) for value in line_of(line).values() if value]
    shown = [unescape(value) for value in re.findall(r"<dd>(.*?)</dd>", page, re.DOTALL)]
    assert sorted(shown) == sorted(told)
    assert [str(label) for _name, label, _width in COLUMNS if str(label) not in page] == []


@pytest.mark.parametrize(
    "address", [MARCH, "/ho-so/{uid}/ghi-chu/", "/ho-so/{uid}/huy/{version}/", "/ho-so/{uid}/nhat-ky/{version}/"]
)
def test_pages_of_a_case_lie_under_cases(book: Dossier, head: User, address: str) -> None:
    page = browser(head).get(address.format(uid=book.uid, version=book.version)).content.decode()
    assert re.findall(r'aria-current="page">([^<]+)<', page) == ["Vụ việc"]
