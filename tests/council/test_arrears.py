"""What a month that was handed over turns out to owe is paid with a later one, also to who sits no more."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from openpyxl import load_workbook

from diemtua.accounts.models import Organisation, User
from diemtua.council.actions import AllowanceNotPossible, correct_allowance, hand_over, pay_late, withdraw_term
from diemtua.council.models import AllowanceChange, Member
from diemtua.council.queries import allowance_sheet, arrears_row, owed_of, owed_to
from diemtua.council.queries.allowances import AllowanceRow
from diemtua.rulebook.models import Parameter
from tests.cases.asking import at_most, browser
from tests.council.conftest import AFTER, Seat

pytestmark = pytest.mark.django_db
PAGE = "/hoi-dong/boi-duong/"
MAY, JUNE, JULY, AUGUST = (date(2026, month, 1) for month in (5, 6, 7, 8))
LIST = f"{PAGE}2026-07/truy-linh/"
Pay = Callable[..., AllowanceChange]


@pytest.fixture
def handed(rulebook: None, seat: Seat, department: Organisation, evaluator: User) -> None:
    """June, with one member, went to the accountants."""
    seat("Nguyễn Thanh Hải")
    hand_over(department, JUNE, seen=allowance_sheet(JUNE).version, by=evaluator, at=AFTER)


@pytest.fixture
def late(handed: None, seat: Seat) -> Member:
    """Helped until the end of June; the term was entered once June was handed over."""
    return seat("Bùi Văn Muộn", body="CAT", valid_from=MAY, valid_to=JULY)


@pytest.fixture
def pay(late: Member, department: Organisation, accountant: User) -> Pay:
    """Pay with July what somebody is owed for June."""

    def pay(amount: int = 702_000, person: UUID = late.uid, **said: Any) -> AllowanceChange:
        month, owed_for = said.pop("month", JULY), said.pop("owed_for", JUNE)
        row = arrears_row(allowance_sheet(month), owed_to(late.uid, JUNE), owed_for)
        known = {"because": " Ghi  muộn ", "seen": row.version, "by": accountant, "at": AFTER} | said
        return pay_late(department, month, owed_for, person, amount, **known)

    return pay


def rows(month: date = JULY) -> list[tuple[str, date | None, int | None]]:
    return [(row.full_name, row.arrears_of, row.amount) for row in allowance_sheet(month).rows]


def test_who_sits_no_more_is_paid_with_a_later_month_and_the_earlier_stays(pay: Pay, accountant: User) -> None:
    before = allowance_sheet(JUNE).rows
    change = pay()
    assert (change.month, change.owed_for, change.order, change.before, change.amount) == (JULY, JUNE, 1, 0, 702_000)
    assert (change.full_name, change.because, change.changed_by) == ("Bùi Văn Muộn", "Ghi muộn", accountant)
    assert rows() == [("Nguyễn Thanh Hải", None, 759_000), ("Bùi Văn Muộn", JUNE, 702_000)]
    sheet = allowance_sheet(JULY)
    assert (sheet.total, sheet.people, sheet.base_salary) == (1_461_000, 2, 2_530_000)
    assert (sheet.rows[1].by_rule, sheet.rows[1].because) == (None, "Ghi muộn")
    assert (allowance_sheet(JUNE).rows, rows(AUGUST)) == (before, [("Nguyễn Thanh Hải", None, 759_000)])


def test_who_still_sits_has_arrears_beside_the_own_amount_of_the_month(
    handed: None, seat: Seat, department: Organisation, evaluator: User
) -> None:
    member = Member.objects.get()
    said: dict[str, Any] = {"because": "Thiếu", "by": evaluator, "at": AFTER}
    pay_late(department, JULY, JUNE, member.uid, 1_000, seen="0-0", **said)
    correct_allowance(department, JULY, member.uid, 500_000, seen="0-759000", **said)
    assert rows() == [("Nguyễn Thanh Hải", None, 500_000), ("Nguyễn Thanh Hải", JUNE, 1_000)]
    assert allowance_sheet(JULY).people == 1


def test_arrears_are_corrected_until_their_month_is_handed_over(
    pay: Pay, department: Organisation, evaluator: User
) -> None:
    pay()
    assert (pay(351_000).order, pay(0).before, rows()[-1]) == (2, 351_000, ("Bùi Văn Muộn", JUNE, 0))
    pay(702_000)
    hand_over(department, JULY, seen=allowance_sheet(JULY).version, by=evaluator, at=AFTER)
    withdraw_term(Member.objects.get(full_name="Bùi Văn Muộn"), because="Nhầm", by=evaluator, at=AFTER)
    assert rows()[-1] == ("Bùi Văn Muộn", JUNE, 702_000)
    assert [one.row.full_name for one in owed_of(JUNE)] == ["Nguyễn Thanh Hải"]


def test_whose_term_turned_out_to_be_none_is_owed_nothing(pay: Pay, late: Member, evaluator: User) -> None:
    pay()
    withdraw_term(late, because="Nhầm", by=evaluator, at=AFTER)
    assert rows() == [("Nguyễn Thanh Hải", None, 759_000)]


def test_list_says_what_was_handed_over_paid_since_and_is_missing(
    pay: Pay, department: Organisation, evaluator: User
) -> None:
    pay(300_000)
    hand_over(department, JULY, seen=allowance_sheet(JULY).version, by=evaluator, at=AFTER)
    pay(2_000, month=AUGUST)

    def told(owed_for: date) -> list[tuple[str, int, int, int | None]]:
        return [(one.row.full_name, one.handed, one.late, one.missing) for one in owed_of(owed_for)]

    assert told(JUNE) == [("Nguyễn Thanh Hải", 702_000, 0, 0), ("Bùi Văn Muộn", 0, 302_000, 400_000)]
    # arrears paid with a month are no amount of that month
    assert told(JULY) == [("Nguyễn Thanh Hải", 759_000, 0, 0)]
    Parameter.objects.all().delete()
    assert [one.missing for one in owed_of(JUNE)] == [None, None]


def test_arrears_that_are_not_possible_are_told(pay: Pay, seat: Seat, department: Organisation) -> None:
    for said, words in (
        ({"owed_for": MAY}, "05/2026 chưa bàn giao"),
        ({"owed_for": JULY}, "07/2026 chưa bàn giao"),
        ({"month": JUNE}, "06/2026 đã bàn giao"),
        ({"month": date(2026, 12, 1)}, "12/2026 chưa đến"),
        ({"seen": "1-0"}, "nay là 0 đồng"),
        ({"amount": 0}, "bằng số tiền đang ghi"),
    ):
        with pytest.raises(AllowanceNotPossible, match=words):
            pay(**said)
    newcomer = seat("Người mới", valid_from=JULY)
    with pytest.raises(Member.DoesNotExist):
        pay(person=newcomer.uid)
    assert AllowanceChange.objects.count() == 0


@pytest.mark.parametrize(
    "said", [{"owed_for": MAY}, {"owed_for": AUGUST}, {"owed_for": JUNE + timedelta(days=1)}, {"month": JUNE}]
)
def test_database_refuses_arrears_of_a_month_that_is_open_or_to_come(pay: Pay, said: dict[str, Any]) -> None:
    change = pay()
    change.pk, change.order = None, 2
    for name, value in said.items():
        setattr(change, name, value)
    with pytest.raises(DatabaseError), transaction.atomic():
        change.save()


def page_of(row: AllowanceRow, month: str = "2026-07") -> str:
    return f"{PAGE}{month}/truy-linh/2026-06/{row.person}/"


def test_arrears_are_entered_on_screen_and_stand_in_every_list(late: Member, accountant: User, evaluator: User) -> None:
    client = browser(accountant)
    assert LIST in client.get(PAGE, {"thang": "2026-07"}).text
    with at_most(12):
        shown = client.get(LIST).text
    page = f"{PAGE}2026-07/truy-linh/2026-06/{late.uid}/"
    assert ("Bùi Văn Muộn" in shown, page in shown) == (True, True)
    with at_most(12):
        assert "Còn thiếu (đồng)" in client.get(page).text
    refused = client.post(page, {"amount": "702.5", "because": "", "seen": "0-0"})
    assert (refused.status_code, "Hãy ghi số đồng" in refused.text) == (422, True)
    late_answer = client.post(page, {"amount": "702 000", "because": "Ghi muộn", "seen": "9-9"})
    assert (late_answer.status_code, 'value="0-0"' in late_answer.text) == (422, True)
    with at_most(30):
        answer = client.post(page, {"amount": "702 000", "because": "Ghi muộn", "seen": "0-0"})
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?thang=2026-07")
    with at_most(12):
        shown = client.get(PAGE, {"thang": "2026-07"}).text
    assert (shown.count("Truy lĩnh tháng 06/2026"), page in shown) == (2, True)
    assert "Trong đó ghi ở tháng này (đồng)" in client.get(page).text
    assert "Truy lĩnh tháng 06/2026" in client.get(f"{PAGE}ban-in/", {"thang": "2026-07"}).text
    sheet = load_workbook(BytesIO(client.get(f"{PAGE}tai-excel/", {"thang": "2026-07"}).content)).active
    found = [row for row in sheet.iter_rows(min_row=3, values_only=True) if row[10]]
    assert [(row[0], row[1], row[7], row[10]) for row in found] == [("07/2026", "Bùi Văn Muộn", 702_000, "06/2026")]


def test_pages_of_arrears_are_there_where_something_can_be_owed(
    late: Member, accountant: User, evaluator: User, head: User, department: Organisation
) -> None:
    client, page = browser(accountant), f"{PAGE}2026-07/truy-linh/2026-06/{late.uid}/"
    assert [browser(head).get(each).status_code for each in (LIST, page)] == [404, 404]
    assert "Chưa có tháng nào trước đó được bàn giao" in client.get(f"{PAGE}2026-05/truy-linh/").text
    assert client.get(LIST, {"cua": "2020-01"}).status_code == 200
    away = (page.replace("2026-06", "2026-05"), page.replace("2026-07", "2026-06"), page.replace("2026-06", "x"))
    assert [client.get(each).status_code for each in away] == [404, 302, 404]
    other = f"{PAGE}2026-07/truy-linh/2026-06/{UUID(int=1)}/"
    assert client.get(other).status_code == 404
    hand_over(department, JULY, seen=allowance_sheet(JULY).version, by=evaluator, at=AFTER)
    for closed in (LIST, page):
        assert "đã bàn giao cho kế toán" in client.get(closed, follow=True).text
