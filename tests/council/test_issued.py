"""The register of what the Council issued: numbers by type and year, what a line says, who reads it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from diemtua.accounts.models import User
from diemtua.council.queries import issued_papers, register_lines
from diemtua.documents.actions import attach_scan, number_paper
from diemtua.documents.models import Paper
from diemtua.dossiers.actions import annul, erase
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries.journal import last_standing
from tests.cases.asking import at_most, browser
from tests.council.conftest import AFTER, PLANNED_AT, Open
from tests.documents.conftest import upload

pytestmark = pytest.mark.django_db
PAGE = "/hoi-dong/van-ban/"


@pytest.fixture
def numbered(issued: Dossier, evaluator: User) -> Dossier:
    """An invitation of last year's count and the minutes, with a scan, under their numbers."""
    invitation, minutes = Paper.objects.order_by("pk")
    number_paper(invitation, by=evaluator, at=PLANNED_AT, dated_on=date(2025, 12, 30))
    attach_scan(number_paper(minutes, by=evaluator, at=AFTER), upload(), by=evaluator, at=AFTER)
    return issued


def test_register_lists_what_has_a_number(numbered: Dossier, plan: Open, evaluator: User) -> None:
    client = browser(evaluator)
    with at_most(12):
        page = client.get(PAGE).text
    said = ("01/GM-HĐPH", "30/12/2025", "01/BB-HĐPH", "Nguyễn Thanh Hải", "Họp Hội đồng quý IV năm 2026", "Bản ký")
    assert [each for each in said if each not in page] == []
    assert ["01/GM" in client.get(PAGE, {"year": year}).text for year in (2025, 2026)] == [True, False]
    assert ["01/GM" in client.get(PAGE, {"form": form}).text for form in ("HD-GM", "HD-BB")] == [True, False]


def test_register_is_taken_as_excel_and_printed(numbered: Dossier, evaluator: User) -> None:
    client = browser(evaluator)
    with at_most(12):
        sheet = load_workbook(BytesIO(client.get(f"{PAGE}tai-excel/").content)).active
    rows = [[row[0].value, row[6].value] for row in sheet.iter_rows(min_row=3)]
    assert rows == [["01/GM-HĐPH", None], ["01/BB-HĐPH", "Có"]]
    with at_most(12):
        printed = client.get(f"{PAGE}ban-in/", {"year": 2026}).text
    assert ("năm 2026" in printed, "01/BB-HĐPH" in printed, "01/GM-HĐPH" in printed) == (True, True, False)


def test_empty_register_says_what_to_do(issued: Dossier, evaluator: User) -> None:
    client = browser(evaluator)
    assert "chưa có văn bản nào vào số" in client.get(PAGE).text
    assert "Sổ văn bản Hội đồng ban hành" in client.get(f"{PAGE}ban-in/").text


def test_void_paper_keeps_its_line_and_number(numbered: Dossier, evaluator: User) -> None:
    entry = last_standing(numbered)
    assert entry is not None
    annul(entry, by=evaluator, reason="Ghi nhầm", at=AFTER + timedelta(hours=1))
    lines = list(register_lines(issued_papers(evaluator, {"form": "HD-BB"}, AFTER.date())))
    assert [(line.code, line.paper.state_words(AFTER.date())) for line in lines] == [("01/BB-HĐPH", "Đã hủy")]


def test_erased_dossier_keeps_number_and_day_alone(numbered: Dossier, evaluator: User) -> None:
    numbered.refresh_from_db()
    erase(numbered, by=evaluator, document="Quyết định số 1", at=AFTER + timedelta(days=1))
    lines = list(register_lines(issued_papers(evaluator, {}, AFTER.date())))
    assert {(line.code, line.signer) for line in lines} == {("01", "")}


def test_register_keeps_to_what_the_reader_may_see(numbered: Dossier, stranger: User) -> None:
    assert list(issued_papers(stranger, {}, AFTER.date())) == []
