"""The monthly allowance: who, which month, with which base salary, seen by whom."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from diemtua.council.models import Member
from diemtua.council.queries import allowances
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.rulebook.models import Parameter
from diemtua.shared.clock import today
from tests.cases.asking import at_most, browser
from tests.cast import STAFF, join
from tests.cast import Member as Somebody
from tests.council.conftest import Seat

pytestmark = pytest.mark.django_db
PAGE, EXCEL = "/hoi-dong/boi-duong/", "/hoi-dong/boi-duong/tai-excel/"


def test_each_person_once_a_month_with_the_salary_in_force(rulebook: None, seated: list[Member]) -> None:
    rows = allowances([date(2026, 6, 1), date(2026, 7, 1)])
    assert [(row.month.month, row.base_salary, row.amount) for row in rows] == [(6, 2_340_000, 702_000)] * 4 + [
        (7, 2_530_000, 759_000)
    ] * 4
    assert [(row.member.full_name, row.also) for row in rows[:4] if row.also] == [("Lê Thị Hoa", True)]
    assert rows[0].member.seat != CouncilSeat.HELPER_HEAD


def test_month_counts_where_a_day_of_it_lies_in_the_term(rulebook: None, seat: Seat) -> None:
    seat(valid_from=date(2026, 2, 28), valid_to=date(2026, 4, 1))
    months = [date(2026, number, 1) for number in range(1, 6)]
    assert [row.month.month for row in allowances(months)] == [2, 3]
    assert allowances([]) == []


def test_helpers_come_after_members(rulebook: None, seat: Seat) -> None:
    seat("An", CouncilSeat.HELPER)
    seat("Bình", CouncilSeat.MEMBER)
    assert [row.member.full_name for row in allowances([date(2026, 1, 1)])] == ["Bình", "An"]


def test_month_without_a_known_salary_has_no_amount(rulebook: None, seat: Seat) -> None:
    seat()
    Parameter.objects.all().delete()
    assert [row.amount for row in allowances([date(2026, 1, 1)])] == [None]


@pytest.mark.parametrize("member", STAFF, ids=lambda member: member.username)
def test_accountant_sees_it_and_nobody_else(rulebook: None, seated: list[Member], member: Somebody) -> None:
    client = browser(join(member))
    status = 200 if member.username == "thao" else 404
    assert [client.get(PAGE).status_code, client.get(EXCEL).status_code] == [status, status]


def test_accountant_reads_a_month_and_takes_the_year(rulebook: None, seated: list[Member], accountant: object) -> None:
    client = browser(accountant)  # type: ignore[arg-type]
    with at_most(12):
        page = client.get(PAGE, {"thang": "2026-06"}).content.decode()
    assert ("702\u00a0000" in page, "2\u00a0808\u00a0000" in page, "tính một mức" in page) == (True, True, True)
    assert "Tháng này chưa có thành viên" in client.get(PAGE, {"thang": "2020-01"}).content.decode()
    assert f"{today():%m/%Y}" in client.get(PAGE, {"thang": "x"}).content.decode()
    with at_most(12):
        sheet = load_workbook(BytesIO(client.get(EXCEL, {"thang": "2026-06"}).content)).active
    assert len(list(sheet.iter_rows(min_row=3))) == 4 * (today().month if today().year == 2026 else 12)
