"""The monthly allowance: one person one amount, corrected with its history, handed over to the accountants."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from openpyxl import load_workbook

from diemtua.accounts.models import Organisation, User
from diemtua.council.actions import AllowanceNotPossible, correct_allowance, hand_over, withdraw_term
from diemtua.council.models import AllowanceChange, AllowanceMonth, Member
from diemtua.council.queries import allowance_sheet, allowance_sheets, namesakes
from diemtua.council.queries.allowances import AllowanceRow
from diemtua.council.web.forms import AllowanceForm
from diemtua.dossiers.models import ReadRecord
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.notices.models import Message
from diemtua.rulebook.models import Parameter
from diemtua.shared.clock import today
from tests.cases.asking import at_most, browser
from tests.cast import STAFF, join
from tests.cast import Member as Somebody
from tests.council.conftest import AFTER, DOCUMENT, Seat

pytestmark = pytest.mark.django_db
PAGE = "/hoi-dong/boi-duong/"
EXCEL, PRINT, SEATING = f"{PAGE}tai-excel/", f"{PAGE}ban-in/", "/hoi-dong/thanh-vien/them/"
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)
DAY = timedelta(days=1)
Correct = Callable[..., AllowanceChange]


def months(*firsts: date) -> list[AllowanceRow]:
    return [row for sheet in allowance_sheets(firsts) for row in sheet.rows]


def row_of(name: str, month: date = JUNE) -> AllowanceRow:
    return next(row for row in allowance_sheet(month).rows if row.full_name == name)


def address(row: AllowanceRow, month: str = "2026-06") -> str:
    return f"{PAGE}{month}/{row.person}/sua/"


# one person, one amount


def test_each_person_once_a_month_with_the_salary_in_force(rulebook: None, seated: list[Member]) -> None:
    rows = months(JUNE, JULY)
    assert [(row.base_salary, row.amount) for row in rows] == [(2_340_000, 702_000)] * 4 + [(2_530_000, 759_000)] * 4
    assert [(row.full_name, row.also) for row in rows[:4] if row.also] == [("Lê Thị Hoa", True)]
    assert rows[0].seat != CouncilSeat.HELPER_HEAD


def test_month_counts_where_a_day_of_it_lies_in_the_term(rulebook: None, seat: Seat) -> None:
    seat(valid_from=date(2026, 2, 28), valid_to=date(2026, 4, 1))
    sheets = allowance_sheets([date(2026, number, 1) for number in range(1, 6)])
    assert [sheet.month.month for sheet in sheets if sheet.rows] == [2, 3]
    assert allowance_sheets([]) == []


def test_helpers_come_after_members(rulebook: None, seat: Seat) -> None:
    seat("An", CouncilSeat.HELPER)
    seat("Bình", CouncilSeat.MEMBER)
    assert [row.full_name for row in months(JUNE)] == ["Bình", "An"]


def test_month_without_a_known_salary_has_no_amount(rulebook: None, seat: Seat) -> None:
    seat()
    Parameter.objects.all().delete()
    assert [(row.by_rule, row.amount) for row in months(JUNE)] == [(None, None)]


def test_two_of_one_name_in_one_body_are_paid_twice(rulebook: None, seat: Seat) -> None:
    seat("Nguyễn Văn An")
    seat("Nguyễn Văn An", CouncilSeat.HELPER)
    assert [(row.amount, row.also) for row in months(JUNE)] == [(702_000, False)] * 2


def test_one_account_is_one_person_wherever_it_sits(rulebook: None, seat: Seat, head: User) -> None:
    first = seat("Lê Thị Hoa", CouncilSeat.HELPER, user=head)
    second = seat("Lê Thị Hòa", body="TTTGPL", user=head, same_as=seat("Người khác"))
    assert second.same_as == first
    row, _other = months(JUNE)
    assert (row.person, row.full_name, row.also) == (str(first.uid), "Lê Thị Hòa", True)


def test_who_is_named_as_the_same_is_bound_to_the_first_row(rulebook: None, seat: Seat) -> None:
    first = seat("Nguyễn Văn An", valid_to=date(2026, 6, 16))
    second = seat("Nguyễn Văn An", CouncilSeat.HELPER, valid_from=date(2026, 6, 16), same_as=first)
    third = seat("Nguyễn Văn An", CouncilSeat.HELPER_HEAD, body="TTTGPL", valid_from=JULY, same_as=second)
    assert [second.same_as, third.same_as] == [first, first]
    assert [(row.person, row.amount) for row in months(JUNE)] == [(str(first.uid), 702_000)]
    assert [row.also for row in months(JUNE, JULY)] == [True, True]


def test_namesakes_are_offered_once_each_and_not_where_the_account_tells(seat: Seat, head: User) -> None:
    first = seat("Nguyễn Văn An")
    seat("Nguyễn Văn An", CouncilSeat.HELPER, same_as=first)
    other = seat("nguyễn văn  an", CouncilSeat.HELPER)
    assert namesakes(" Nguyễn Văn An", head) == [first, other]
    assert namesakes("Nguyễn Văn Bình", None) == []
    seat("Lê Thị Hoa", user=head)
    assert namesakes("Nguyễn Văn An", head) == []


def test_row_is_not_the_same_as_itself(seat: Seat) -> None:
    member = seat()
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(pk=member.pk).update(same_as=member)


def seating(body: Organisation, **said: Any) -> dict[str, Any]:
    known = {"seat": "HELPER", "full_name": "Nguyễn Văn An", "position": "Chuyên viên", "document": DOCUMENT}
    return known | {"body": body.pk, "valid_from": "01/07/2026"} | said


@pytest.mark.parametrize(("answer", "same"), [("khac", False), ("", None), ("0", None), (None, True)])
def test_form_asks_who_is_meant_where_the_name_is_known(
    seat: Seat, evaluator: User, department: Organisation, answer: str | None, same: bool | None
) -> None:
    first, client = seat("Nguyễn Văn An"), browser(evaluator)
    asked = client.post(SEATING, seating(department))
    question = "Đã có người trùng tên. Có phải một người không?"
    assert (asked.status_code, question in asked.content.decode()) == (422, True)
    assert question not in client.get(SEATING).content.decode()
    answered = client.post(SEATING, seating(department, same_as=first.pk if answer is None else answer))
    assert answered.status_code == (422 if same is None else 302)
    found = list(Member.objects.exclude(pk=first.pk).values_list("same_as", flat=True))
    assert found == ([] if same is None else [first.pk if same else None])


def test_form_asks_nothing_where_the_account_tells(
    seat: Seat, evaluator: User, department: Organisation, court_member: User
) -> None:
    said = seating(department, full_name=court_member.full_name, user=court_member.pk)
    with at_most(30):
        assert browser(evaluator).post(SEATING, said).status_code == 302
    assert Member.objects.latest("pk").same_as == Member.objects.earliest("pk")


# corrections


@pytest.fixture
def correct(rulebook: None, seated: list[Member], department: Organisation, accountant: User) -> Correct:
    """Correct what the chair is owed for June."""

    def correct(amount: int = 351_000, month: date = JUNE, **said: Any) -> AllowanceChange:
        row = row_of("Nguyễn Thanh Hải", month)
        known = {"because": " Nghỉ  nửa tháng ", "seen": row.version, "by": accountant, "at": AFTER} | said
        return correct_allowance(department, month, UUID(row.person), amount, **known)

    return correct


def test_correction_keeps_who_when_from_to_and_why(correct: Correct, accountant: User) -> None:
    first, second = correct(), correct(0)
    assert [(each.order, each.before, each.amount) for each in (first, second)] == [
        (1, 702_000, 351_000),
        (2, 351_000, 0),
    ]
    assert (first.full_name, first.because) == ("Nguyễn Thanh Hải", "Nghỉ nửa tháng")
    assert (first.changed_by, first.changed_at) == (accountant, AFTER)
    row = row_of("Nguyễn Thanh Hải")
    assert (row.by_rule, row.amount, row.changes, row.because) == (702_000, 0, 2, "Nghỉ nửa tháng")
    assert allowance_sheet(JUNE).total == 3 * 702_000
    assert row_of("Nguyễn Thanh Hải", JULY).changes == 0


def test_correction_stays_with_the_person_whichever_row_holds_the_seat(
    rulebook: None, seat: Seat, department: Organisation, evaluator: User
) -> None:
    first = seat("An", CouncilSeat.HELPER)
    said: dict[str, Any] = {"because": "x", "by": evaluator, "at": AFTER}
    correct_allowance(department, JUNE, first.uid, 1, seen="0-702000", **said)
    seat("An", CouncilSeat.MEMBER, same_as=first)
    withdraw_term(first, because="Ghi nhầm", by=evaluator, at=AFTER)
    assert [(row.seat, row.amount) for row in months(JUNE)] == [("MEMBER", 1)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"amount": 702_000}, "bằng số tiền đang ghi"),
        ({"seen": "1-702000"}, "nay là 702\u00a0000 đồng"),
        ({"month": date(2026, 12, 1)}, "12/2026 chưa đến"),
    ],
)
def test_correction_that_is_not_possible_is_told(correct: Correct, said: dict[str, Any], words: str) -> None:
    with pytest.raises(AllowanceNotPossible, match=words):
        correct(**said)
    assert AllowanceChange.objects.count() == 0


def test_unknown_amount_that_is_known_now_is_told(correct: Correct) -> None:
    Parameter.objects.all().delete()
    with pytest.raises(AllowanceNotPossible, match="nay là – đồng"):
        correct(seen="0-702000")
    assert (correct(5).before, row_of("Nguyễn Thanh Hải").by_rule) == (None, None)


# the hand-over


@pytest.fixture
def handed(correct: Correct, department: Organisation, evaluator: User) -> AllowanceMonth:
    """June as it went to the accountants, the chair's amount corrected."""
    correct()
    return hand_over(department, JUNE, seen=allowance_sheet(JUNE).version, by=evaluator, at=AFTER)


def test_month_handed_over_stays_as_it_was(
    handed: AllowanceMonth, evaluator: User, seat: Seat, accountant: User
) -> None:
    before = allowance_sheet(JUNE)
    assert (before.handed, before.total) == (handed, 3 * 702_000 + 351_000)
    withdraw_term(Member.objects.get(seat=CouncilSeat.CHAIR), because="Ghi nhầm", by=evaluator, at=AFTER)
    seat("Người mới", CouncilSeat.HELPER)
    Parameter.objects.all().delete()
    assert allowance_sheet(JUNE).rows == before.rows
    assert [row.full_name for row in months(JULY)][-1] == "Người mới"
    message = Message.objects.get(user=accountant)
    assert (message.subject, message.link) == ("Bồi dưỡng Hội đồng tháng 06/2026 đã bàn giao", f"{PAGE}?thang=2026-06")


def test_month_handed_over_takes_no_correction(
    handed: AllowanceMonth, correct: Correct, department: Organisation, evaluator: User
) -> None:
    words = "06/2026 đã bàn giao cho kế toán ngày 15/10/2026"
    with pytest.raises(AllowanceNotPossible, match=words):
        correct(1)
    with pytest.raises(AllowanceNotPossible, match=words):
        hand_over(department, JUNE, seen="", by=evaluator, at=AFTER)
    assert correct(1, JULY).before == 759_000


def test_month_that_can_not_be_handed_over_is_told(
    rulebook: None, seat: Seat, department: Organisation, evaluator: User
) -> None:
    def refused(words: str, month: date = JUNE, seen: str = "") -> None:
        with pytest.raises(AllowanceNotPossible, match=words):
            hand_over(department, month, seen=seen, by=evaluator, at=AFTER)

    refused("không có gì để bàn giao")
    seat("An")
    refused("nay có 1 người, cộng 702\u00a0000 đồng", seen="")
    refused("12/2026 chưa đến", date(2026, 12, 1))
    Parameter.objects.all().delete()
    refused("Chưa có số tiền của: An")
    assert AllowanceMonth.objects.count() == 0


@pytest.mark.parametrize("changed", [{"full_name": "Trần Thị Khác"}, {"position": "Chánh án"}, {"seat": "VICE_CHAIR"}])
def test_month_that_says_something_else_than_was_shown_is_not_handed_over(
    rulebook: None, seat: Seat, department: Organisation, evaluator: User, changed: dict[str, str]
) -> None:
    seat("Trần Văn Ba")
    shown = allowance_sheet(JUNE)
    withdraw_term(Member.objects.get(), because="Ghi nhầm", by=evaluator, at=AFTER)
    seat(**{"name": changed.get("full_name", "Trần Văn Ba")} | {k: v for k, v in changed.items() if k != "full_name"})
    assert (len(allowance_sheet(JUNE).rows), allowance_sheet(JUNE).total) == (len(shown.rows), shown.total)
    with pytest.raises(AllowanceNotPossible, match="Danh sách vừa thay đổi khi trang này đang mở: nay có 1 người"):
        hand_over(department, JUNE, seen=shown.version, by=evaluator, at=AFTER)
    assert hand_over(department, JUNE, seen=allowance_sheet(JUNE).version, by=evaluator, at=AFTER).rows


def test_database_keeps_corrections_and_months(handed: AllowanceMonth) -> None:
    change = AllowanceChange.objects.get()
    rows: tuple[Any, ...] = (AllowanceChange.objects.all(), AllowanceMonth.objects.all())
    for kept in rows:
        with pytest.raises(DatabaseError), transaction.atomic():
            kept.update(month=JULY)
        with pytest.raises(DatabaseError), transaction.atomic():
            kept.delete()
    change.pk, change.order = None, 2
    with pytest.raises(DatabaseError), transaction.atomic():
        change.save()
    change.month = JULY
    change.save()


@pytest.mark.parametrize("said", [{"order": 1}, {"month": date(2026, 6, 2)}, {"because": ""}])
def test_database_refuses_what_is_no_correction(correct: Correct, said: dict[str, Any]) -> None:
    change = correct()
    change.pk, change.order = None, 2
    for name, value in said.items():
        setattr(change, name, value)
    with pytest.raises(DatabaseError), transaction.atomic():
        change.save()


# pages


@pytest.mark.parametrize("member", STAFF, ids=lambda member: member.username)
def test_accountants_and_the_standing_office_see_it_and_nobody_else(
    rulebook: None, seated: list[Member], member: Somebody
) -> None:
    client = browser(join(member))
    keeps, hands = member.username in {"thao", "quan"}, member.username == "quan"
    pages = (PAGE, EXCEL, PRINT, address(row_of("Lê Thị Hoa")), f"{PAGE}2026-06/ban-giao/")
    assert [client.get(page).status_code == 200 for page in pages] == [keeps] * 4 + [hands]


def test_accountant_reads_a_month_and_takes_the_year(correct: Correct, accountant: User) -> None:
    correct()
    client = browser(accountant)
    with at_most(12):
        page = client.get(PAGE, {"thang": "2026-06"}).content.decode()
    told = ("702\u00a0000", "2\u00a0457\u00a0000", "tính một mức", "Các lần sửa", "Nghỉ nửa tháng", "Sửa số tiền")
    assert [words for words in told if words not in page] == []
    assert "Tháng này chưa có thành viên" in client.get(PAGE, {"thang": "2020-01"}).content.decode()
    assert f"{today():%m/%Y}" in client.get(PAGE, {"thang": "x"}).content.decode()
    with at_most(12):
        sheet = load_workbook(BytesIO(client.get(EXCEL, {"thang": "2026-06"}).content)).active
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert len(rows) == 4 * (today().month if today().year == 2026 else 12)
    assert [row[6:9] for row in rows if row[8]] == [(702_000, 351_000, "Nghỉ nửa tháng")]


def test_amount_is_corrected_on_screen(correct: Correct, accountant: User) -> None:
    client, row = browser(accountant), row_of("Lê Thị Hoa")
    with at_most(12):
        assert "Theo quy định" in client.get(address(row)).content.decode()
    with at_most(30):
        answer = client.post(address(row), {"amount": "1.404.000", "because": "Truy lĩnh", "seen": row.version})
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?thang=2026-06")
    assert row_of("Lê Thị Hoa").amount == 1_404_000
    late = client.post(address(row), {"amount": "1", "because": "Truy lĩnh", "seen": row.version})
    said = late.content.decode()
    assert (late.status_code, "nay là 1\u00a0404\u00a0000 đồng" in said, 'value="1-1404000"' in said) == (
        422,
        True,
        True,
    )
    assert client.post(address(row)).status_code == 422


@pytest.mark.parametrize("month", ["2026-13", "0001-01", "9998-01"])
def test_month_that_is_none_is_not_there(correct: Correct, evaluator: User, month: str) -> None:
    row, client = row_of("Lê Thị Hoa"), browser(evaluator)
    assert [client.get(page).status_code for page in (address(row, month), f"{PAGE}{month}/ban-giao/")] == [404, 404]


def test_person_who_is_owed_nothing_is_not_there(correct: Correct, seat: Seat, evaluator: User) -> None:
    late = seat("An", CouncilSeat.HELPER, valid_from=JULY)
    assert browser(evaluator).get(f"{PAGE}2026-06/{late.uid}/sua/").status_code == 404


def test_month_is_handed_over_on_screen_and_corrected_no_more(
    correct: Correct, evaluator: User, accountant: User
) -> None:
    client, page = browser(evaluator), f"{PAGE}2026-06/ban-giao/"
    assert page in client.get(PAGE, {"thang": "2026-06"}).content.decode()
    with at_most(12):
        assert "không ai sửa được nữa" in client.get(page).content.decode()
    assert client.post(page, {"seen": "x"}).status_code == 422
    with at_most(30):
        assert client.post(page, {"seen": allowance_sheet(JUNE).version}).status_code == 302
    for late in (page, address(row_of("Lê Thị Hoa"))):
        assert "Hãy ghi phần chênh lệch" in client.post(late, follow=True).content.decode()
    reading = browser(accountant)
    with at_most(12):
        told = reading.get(PAGE, {"thang": "2026-06"}).content.decode()
    assert ("Đã bàn giao cho kế toán lúc" in told, "Sửa số tiền" in told, page in told) == (True, False, False)


def test_print_has_room_for_signatures_and_is_on_record(handed: AllowanceMonth, accountant: User) -> None:
    client = browser(accountant)
    with at_most(12):
        page = client.get(PRINT, {"thang": "2026-06"}).content.decode()
    told = ("tháng 06/2026", "Ký nhận", "Đã bàn giao cho kế toán lúc", "Nghỉ nửa tháng")
    assert [words for words in told if words not in page] == []
    said = "Bồi dưỡng Hội đồng phối hợp liên ngành, tháng 06/2026"
    assert list(ReadRecord.objects.values_list("words", "rows")) == [(said, 4)]
    empty = client.get(PRINT, {"thang": "2020-01"}).content.decode()
    assert ("Chưa bàn giao cho kế toán" in empty, "chưa có thành viên" in empty) == (True, True)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("702000", 702_000), ("702 000", 702_000), ("702.000", 702_000), ("1\u00a0404.000", 1_404_000), ("0", 0)]
    + [(typed, None) for typed in ("", "702.5", "70.2000", "-1", "một", "1000000001")],
)
def test_dong_is_read_as_people_type_it(typed: str, amount: int | None) -> None:
    form = AllowanceForm({"amount": typed, "because": "x", "seen": "x"})
    assert (form.is_valid(), form.cleaned_data.get("amount")) == (amount is not None, amount)
