"""The board of bodies that refer: what it counts, that its figures open their rows, and what it costs."""

import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from diemtua.accounts.models import Organisation, User
from diemtua.council.models import Member as CouncilSeat
from diemtua.demo.cast import AUDITOR, COMMUNE_OFFICER, EVALUATOR, HEAD, POLICEWOMAN
from diemtua.dossiers.actions import annul
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import all_nameable
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner
from diemtua.law.processes.legal_aid_case.reception import RefuseRequest
from diemtua.law.processes.referral import AnswerReferral, WithdrawReferral
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.referrals import NoCase, ReferralKind
from diemtua.law.vocabulary.roles import Role
from diemtua.referrals.actions.comparing import Line, Register, compare, take_back
from diemtua.referrals.actions.resolving import resolve
from diemtua.referrals.enums import Resolution
from diemtua.referrals.models import Referral, RegisterCheck
from diemtua.referrals.queries import boards, total_of_boards
from diemtua.referrals.web.board import late_in_words
from diemtua.workforce.models import Practitioner
from tests.cases.asking import browser, read, words
from tests.cases.conftest import Do
from tests.cast import COUNCIL_MEMBER, STAFF, Member, give, join, organisation
from tests.council.conftest import Seat, council, police_member, seat
from tests.referrals.conftest import NIGHT, Send
from tests.referrals.test_life import ACCEPT, LATER, opened

__all__ = ["council", "police_member", "seat"]
pytestmark = pytest.mark.django_db
BOARD, SHEET = "/gioi-thieu/theo-doi/", "/gioi-thieu/theo-doi/tai-excel/"
FIRST, NEXT = date(2026, 4, 1), date(2026, 5, 1)


@pytest.fixture
def month(
    send: Send, do: Do, desk_officer: User, head: User, khai: Practitioner, policewoman: User
) -> dict[str, Dossier]:
    """A month of the police: appointed, late, refused, answered, waiting, taken back; one introduction of a commune."""
    appointed = send(full_name="Một")
    case = opened(appointed, desk_officer)
    do(ACCEPT, case, head, LATER)
    do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    late = send(full_name="Hai", asked_at=NIGHT - timedelta(hours=50))
    slow = opened(late, desk_officer)
    do(ACCEPT, slow, head, LATER)
    do(AssignPractitioner(practitioner=khai.pk), slow, head, LATER + timedelta(hours=20))
    refused = send(full_name="Ba", asked_at=None)
    do(RefuseRequest(ground=RefusalGround.R4, reason="Đã có nơi khác"), opened(refused, desk_officer), head, LATER)
    answered = send(full_name="Bốn", kind=ReferralKind.INFORMATION, asked_at=None)
    do(AnswerReferral(outcome=NoCase.NO_REQUEST, answer="Không"), answered, head, LATER)
    taken_back = send(full_name="Năm")
    do(WithdrawReferral(reason="Nhầm"), taken_back, policewoman, LATER)
    commune = organisation("UBND-32167").pk
    introduced = send(
        full_name="Sáu", kind=ReferralKind.COMMUNE_INTRODUCTION, sender=commune, by=join(COMMUNE_OFFICER), status=None,
        asked_at=None,
    )  # fmt: skip
    send(full_name="Bảy", kind=ReferralKind.RIGHT_EXPLAINED, asked_at=None)
    send(full_name="Tám", at=NIGHT + timedelta(days=9))
    return {"late": late, "refused": refused, "introduced": introduced, "taken_back": taken_back}


def test_outcome_names_who_works_on_the_request_alone(month: Any, khai: Practitioner, head: User) -> None:
    asked = [all_nameable("appointed_practitioner", head, month[name], frozenset({khai.pk})) for name in month]
    assert dict(zip(month, asked, strict=True)) == {name: name == "late" for name in month}


def test_board_counts_each_body_once_and_leaves_out_what_was_taken_back(month: Any, head: User) -> None:
    police, commune = boards(head, FIRST, NEXT, LATER)
    told = {name: number for name, number in police.figures.items() if number}
    assert told == {
        "received": 5, "explained": 1, "in_time": 1, "late": 1, "unknown": 1, "opened": 3, "appointed_in_time": 1,
        "appointed_late": 1, "no_no_request": 1, "no_refused": 1, "refused_r4": 1,
    }  # fmt: skip
    assert police.latest == timedelta(hours=38)
    assert [(outcome.value, number) for outcome, number in police.without_a_case] == [("NO_REQUEST", 1), ("REFUSED", 1)]
    assert [(ground.value, number) for ground, number in police.refused] == [("R4", 1)]
    assert (commune.name, commune.figures["received"], commune.figures["unanswered"], commune.latest) == (
        "Ủy ban nhân dân xã Tân Thuận", 1, 1, None,
    )  # fmt: skip
    total = total_of_boards([police, commune], "Tất cả")
    assert (total.figures["received"], total.latest) == (6, timedelta(hours=38))
    assert total_of_boards([commune], "Tất cả").latest is None


def test_every_figure_opens_as_many_rows_as_it_says(month: Any, head: User) -> None:
    client = browser(head)
    page = words(client.get(BOARD, {"from_on": "01/04/2026", "to_on": "01/05/2026"}))
    figures = re.findall(r'href="(/gioi-thieu/\?[^"]+)">(\d+)</a>', page)
    assert len(figures) > 12
    for address, number in figures:
        shown = words(client.get(unescape(address)))
        assert f"<strong>{number}</strong>" in shown, address


def test_body_sees_its_own_line_alone(month: Any, policewoman: User, stranger: User) -> None:
    [own] = boards(policewoman, FIRST, NEXT, LATER)
    assert (own.figures["received"], boards(stranger, FIRST, NEXT, LATER)) == (5, [])
    client = browser(policewoman)
    page = read(client, BOARD, {"from_on": "01/04/2026", "to_on": "01/05/2026"})
    assert ("Tân Thuận" in page, "Tất cả" in page, "38 giờ" in page) == (False, False, True)
    assert "Kỳ này chưa nhận giới thiệu nào." in words(browser(stranger).get(BOARD))


def test_number_that_no_body_can_have_is_told_or_finds_nothing(month: Any, head: User, police_member: User) -> None:
    nobody = {"sender": "9" * 30}
    assert "Trang này không gửi đủ" in words(browser(head).get("/gioi-thieu/", nobody))
    assert "Kỳ này chưa nhận giới thiệu nào." in words(browser(police_member).get(f"{BOARD}received/", nobody))


def test_board_as_excel_says_the_same(month: Any, head: User) -> None:
    answer = browser(head).get(SHEET, {"from_on": "01/04/2026", "to_on": "01/05/2026"})
    rows = list(load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert (rows[1][0], rows[1][1], rows[2][1], rows[3][1]) == ("Cơ quan", "Đã nhận", 5, 1)
    police = {head: number for head, number in zip(rows[1], rows[2], strict=True) if number}
    assert police | {"Cơ quan": ""} == {
        "Cơ quan": "", "Đã nhận": 5, "Biên bản giải thích": 1, "Thông báo đúng hạn": 1, "Thông báo quá hạn": 1,
        "Không rõ lúc yêu cầu": 1, "Đã mở hồ sơ": 3, "Cử người đúng hạn": 1, "Cử người quá hạn": 1,
        "Quá hạn lâu nhất": "38 giờ", "Người đó không yêu cầu trợ giúp pháp lý": 1, "Từ chối thụ lý": 1,
        RefusalGround.R4.label: 1,
    }  # fmt: skip
    assert answer["Content-Disposition"] == 'attachment; filename="theo-doi-gioi-thieu-20260401-20260501.xlsx"'


def test_period_that_cannot_be_read_is_named(head: User) -> None:
    assert "Nhận từ ngày: " in words(browser(head).get(BOARD, {"from_on": "hôm qua"}))
    backwards = words(browser(head).get(BOARD, {"from_on": "01/05/2026", "to_on": "01/04/2026"}))
    told = [each in backwards for each in ("Ngày cuối phải sau ngày đầu.", 'value="01/05/2026"', 'value="01/04/2026"')]
    assert told == [True, True, True]


@pytest.mark.parametrize(
    ("late", "said"),
    [(None, ""), (timedelta(minutes=5), "1 giờ"), (timedelta(hours=38), "38 giờ"), (timedelta(days=3), "3 ngày")],
)
def test_lateness_is_said_in_hours_then_days(late: timedelta | None, said: str) -> None:
    assert late_in_words(late) == said


@pytest.fixture(autouse=True)
def council_sits(police_member: User) -> None:
    """The role counts while somebody holds a seat."""


def test_board_is_closed_to_whose_term_is_over(month: Any, police_member: User) -> None:
    CouncilSeat.objects.filter(user=police_member).update(valid_to=FIRST)
    assert browser(User.objects.get(pk=police_member.pk)).get(BOARD).status_code == 404


PERIOD = {"from_on": "01/04/2026", "to_on": "01/05/2026"}


@pytest.mark.parametrize("reader", [COUNCIL_MEMBER, EVALUATOR, AUDITOR], ids=lambda member: member.username)
def test_who_follows_the_bodies_reads_every_line_and_no_name(month: Any, reader: Member, head: User) -> None:
    user = join(reader)
    assert boards(user, FIRST, NEXT, LATER) == boards(head, FIRST, NEXT, LATER)
    client = browser(user)
    page = read(client, BOARD, PERIOD)
    figures = re.findall(r'href="(/gioi-thieu/theo-doi/[a-z_]+/\?[^"]+)">(\d+)</a>', page)
    assert len(figures) > 12
    for address, number in figures:
        shown = read(client, unescape(address))
        assert f"<strong>{number}</strong>" in shown, address
        names = [each.label for each in month.values()]
        assert [word for word in (*names, "Trộm cắp", str(month["late"].uid)) if word in shown] == []
    late = words(client.get(f"{BOARD}late/", PERIOD))
    assert (month["late"].number in late, "gửi quá hạn" in late, month["refused"].number in late) == (True, True, False)
    assert [client.get(f"{BOARD}{figure}/").status_code for figure in ("text", "khong-co")] == [404, 404]


def test_figure_opens_what_its_reader_was_granted(month: Any, head: User, seat: Seat) -> None:
    give(head, Role.COUNCIL_MEMBER, "HDPH")
    seat("Lê Thị Hoa", body="TTTGPL", user=head)
    page = words(browser(User.objects.get(pk=head.pk)).get(f"{BOARD}late/", PERIOD))
    assert f'href="/gioi-thieu/{month["late"].uid}/"' in page


def test_rows_of_one_body_or_of_a_figure_of_refusals(month: Any) -> None:
    client, commune = browser(join(COUNCIL_MEMBER)), organisation("UBND-32167").pk
    shown = words(client.get(f"{BOARD}received/", PERIOD | {"sender": commune}))
    assert (month["introduced"].number in shown, month["late"].number in shown) == (True, False)
    for figure, head in (("no_refused", "Từ chối thụ lý"), ("refused_r4", RefusalGround.R4.label)):
        refusals = words(client.get(f"{BOARD}{figure}/", PERIOD | {"sender": "x"}))
        assert (head in refusals, month["refused"].number in refusals) == (True, True)
    assert month["refused"].number not in words(client.get(f"{BOARD}refused_r1/", PERIOD))


def test_ground_is_forgotten_with_a_refusal_that_is_taken_back(month: Any, head: User) -> None:
    case = Referral.objects.get(dossier=month["refused"]).request.dossier  # type: ignore[union-attr]
    annul(case.entries.get(act="RefuseRequest"), by=head, reason="Nhầm", at=LATER + timedelta(hours=1), key=uuid4())
    assert Referral.objects.filter(ground="R4").count() == 0
    assert boards(head, FIRST, NEXT, LATER)[0].refused == []


# missed referrals


@pytest.fixture
def missed(month: Any, centre: Organisation, police: Organisation, desk_officer: User, send: Send) -> Dossier:
    """Two lines of the police never came, one of them entered now; a third is not settled, and a fourth of May."""
    lines = [
        Line(3, "Tám", "", date(2026, 4, 28)), Line(4, "Chín", "", date(2026, 4, 29)), Line(5, "Mười"),
        Line(6, "Mười Một", "", date(2026, 5, 3)),
    ]  # fmt: skip
    check = compare(Register(centre, police, FIRST, NEXT, lines, b"x"), by=desk_officer, at=LATER)
    entered, settle = send(full_name="Chín", at=NIGHT + timedelta(days=9)), {"by": desk_officer, "at": LATER}
    theirs: Any = {row.line: row for row in check.rows.all()}
    resolve(theirs[4], Resolution.ENTERED, named=entered.number, **settle)  # type: ignore[arg-type]
    resolve(theirs[5], Resolution.MISSED, **settle)  # type: ignore[arg-type]
    resolve(theirs[6], Resolution.MISSED, **settle)  # type: ignore[arg-type]
    return entered


def test_missed_referrals_are_counted_once_confirmed_by_the_day_in_the_register(
    missed: Dossier, head: User, policewoman: User, desk_officer: User, branch_head: User
) -> None:
    readers = (head, policewoman, desk_officer, join(COUNCIL_MEMBER), branch_head, join(COMMUNE_OFFICER))
    counted = [sum(each.figures["missed"] for each in boards(user, FIRST, NEXT, LATER)) for user in readers]
    assert counted == [2, 2, 2, 2, 0, 0]
    [may] = boards(policewoman, NEXT, date(2026, 5, 5), LATER)
    assert (may.figures["missed"], may.figures["received"], may.latest) == (1, 0, None)
    check = RegisterCheck.objects.get()
    take_back(check, reason="Nhầm kỳ", by=head, at=LATER)
    assert boards(head, FIRST, NEXT, LATER)[0].figures["missed"] == 0


@pytest.mark.parametrize("reader", [COUNCIL_MEMBER, HEAD, POLICEWOMAN], ids=lambda member: member.username)
def test_missed_referrals_open_their_lines_and_no_name(missed: Dossier, reader: Member) -> None:
    client = browser(join(reader))
    page = read(client, BOARD, PERIOD)
    address, number = re.findall(r'href="(/gioi-thieu/theo-doi/bi-sot/\?[^"]+)">(\d+)</a>', page)[0]
    shown = read(client, unescape(address))
    assert (f"<strong>{number}</strong>" in shown, number, missed.number in shown) == (True, "2", True)
    assert [name for name in ("Tám", "Chín", "Mười") if name in shown] == []
    opens = f"/gioi-thieu/{missed.uid}/" in shown
    assert (opens, "/doi-chieu/dong/" in shown) == (reader is not COUNCIL_MEMBER, reader is HEAD)
    elsewhere = words(client.get(f"{BOARD}bi-sot/", PERIOD | {"sender": "9" * 30}))
    assert "Kỳ này chưa xác nhận trường hợp nào bị sót." in elsewhere


def test_board_is_printed_without_links(missed: Dossier, head: User) -> None:
    client = browser(head)
    page = read(client, f"{BOARD}ban-in/", PERIOD)
    said = ["Theo dõi giới thiệu theo cơ quan" in page, "38 giờ" in page, '"/gioi-thieu/' in page]
    assert said == [True, True, False]
    assert "Kỳ này chưa nhận giới thiệu nào." in words(client.get(f"{BOARD}ban-in/", {"to_on": "01/01/2020"}))


@pytest.mark.parametrize("member", [*STAFF, COUNCIL_MEMBER], ids=lambda member: member.username)
def test_board_is_for_bodies_the_centre_and_who_follows_them(member: Member) -> None:
    allowed, follows = member.username not in {"linh", "thao", "bao"}, member.username in {"quan", "loc", "son"}
    client = browser(join(member))
    opens = [
        client.get(page).status_code == 200
        for page in (BOARD, SHEET, f"{BOARD}ban-in/", f"{BOARD}bi-sot/", f"{BOARD}late/")
    ]
    assert opens == [allowed, allowed, allowed, allowed, follows]


@pytest.mark.parametrize("member", [COUNCIL_MEMBER, EVALUATOR], ids=lambda member: member.username)
def test_who_follows_the_bodies_opens_no_referral(month: Any, member: Member) -> None:
    client = browser(join(member))
    assert {client.get(f"/gioi-thieu/{each.uid}/").status_code for each in month.values()} == {404}
    assert words(client.get("/hom-nay/")).count('href="/gioi-thieu/theo-doi/"') == 1
