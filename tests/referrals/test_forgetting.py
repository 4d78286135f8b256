"""Lines of another body about people who were never sent here are forgotten in time; what was compared stays."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import NothingToForget, NotPermitted, ReasonMissing
from diemtua.dossiers.models import Erasure, ReadRecord
from diemtua.law.vocabulary.retention import Kept
from diemtua.referrals.actions.comparing import AlreadyCompared, Line, Register, compare, take_back
from diemtua.referrals.actions.forgetting import forget_line, forget_old_lines, forget_taken_back
from diemtua.referrals.actions.resolving import resolve
from diemtua.referrals.enums import Resolution
from diemtua.referrals.models import RegisterCheck, RegisterResolution, RegisterRow
from diemtua.referrals.queries import boards, checks_visible_to, counts_of
from diemtua.referrals.tasks import forget_old_registers
from diemtua.shared.clock import VIETNAM
from tests.cases.asking import at_most, browser, read, words
from tests.referrals.conftest import COMPARED
from tests.watch import hold

pytestmark = pytest.mark.django_db
# of the first periods, 24 and 12 months: the last night that keeps, and the first that does not
KEPT, OVER = datetime(2028, 6, 2, 2, 50, tzinfo=VIETNAM), datetime(2028, 6, 3, 2, 50, tzinfo=VIETNAM)
BACK_KEPT, BACK_OVER = KEPT.replace(year=2027), OVER.replace(year=2027)
SIGNED, LINE = {"document": "01/QĐ ngày 03/06/2026"}, "/gioi-thieu/doi-chieu/dong/"
PERIOD = (date(2026, 4, 1), date(2026, 6, 1))


def named() -> set[int]:
    """The lines that still say who they are about."""
    return {row.line for row in RegisterRow.objects.all() if row.line and row.told is not None}


def figures(user: User, check: RegisterCheck) -> Any:
    """All that the comparison and the board count."""
    return (
        counts_of(check), [each.open_rows for each in checks_visible_to(user)],  # type: ignore[attr-defined]
        boards(user, *PERIOD, COMPARED),
        list(RegisterRow.objects.order_by("pk").values_list("line", "day", "match", "referral")),
        list(RegisterResolution.objects.order_by("pk").values_list("theirs", "resolution", "referral", "made_at")),
    )  # fmt: skip


@pytest.fixture
def settled(check: RegisterCheck, desk_officer: User) -> RegisterCheck:
    """One missed indeed, with a word on it; one that proved to be ours."""
    resolve(check.rows.get(line=6), Resolution.MISSED, by=desk_officer, at=COMPARED, note="Bị Sót đã về quê")
    resolve(
        check.rows.get(line=7), Resolution.MATCHED, by=desk_officer, at=COMPARED, named="TT.GT.04.2026", note="Phạm Ba"
    )
    return check


def test_lines_of_nobody_are_emptied_when_their_period_is_over(settled: RegisterCheck, head: User) -> None:
    before = figures(head, settled)
    assert (forget_old_lines(KEPT), named()) == (0, {3, 4, 5, 6, 7})
    assert (forget_old_lines(OVER), named()) == (1, {3, 4, 5, 7})
    assert figures(head, settled) == before
    row = RegisterRow.objects.get(line=6)
    assert (row.emptied_at, row.theirs_on, row.day) == (OVER, None, date(2026, 4, 30))
    assert {each.note for each in RegisterResolution.objects.all()} == {"", "Phạm Ba"}
    assert forget_old_lines(OVER) == 0
    [said] = Erasure.objects.all()
    assert (said.what, said.office, said.number, said.at) == (Kept.REGISTER_LINE, settled.office, 1, OVER)
    assert getattr(said.rule, "value", None) == 24


def test_line_that_waits_is_emptied_and_still_waits(check: RegisterCheck, head: User) -> None:
    before = figures(head, check)
    assert (forget_old_lines(OVER), named()) == (2, {3, 4, 5})
    assert figures(head, check) == before


def test_comparison_taken_back_is_emptied_when_its_period_is_over(settled: RegisterCheck, head: User) -> None:
    take_back(settled, reason="Nhầm kỳ của Bị Sót", by=head, at=COMPARED)
    before = figures(head, settled)
    assert (forget_taken_back(BACK_KEPT), named()) == (0, {3, 4, 5, 6, 7})
    assert (forget_taken_back(BACK_OVER), forget_taken_back(BACK_OVER), named()) == (1, 0, set())
    assert figures(head, settled) == before
    settled.refresh_from_db()
    assert (settled.void_reason, settled.void_at, settled.emptied_at) == ("", COMPARED, BACK_OVER)
    assert {each.note for each in RegisterResolution.objects.all()} == {""}
    assert [(each.what, each.number) for each in Erasure.objects.all()] == [(Kept.TAKEN_BACK, 1)]
    assert forget_old_lines(OVER) == 0


def test_comparison_that_stands_is_no_comparison_taken_back(settled: RegisterCheck) -> None:
    assert (forget_taken_back(OVER), named()) == (0, {3, 4, 5, 6, 7})


def test_emptied_register_is_still_known_by_its_file(
    check: RegisterCheck, centre: Organisation, police: Organisation, desk_officer: User
) -> None:
    forget_old_lines(OVER)
    again = Register(centre, police, *PERIOD, (Line(3, "Bị Sót"),), b"x")
    with pytest.raises(AlreadyCompared):
        compare(again, by=desk_officer, at=OVER)


def test_worker_forgets_registers_every_night(
    settled: RegisterCheck, head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_back(settled, reason="Nhầm", by=head, at=COMPARED)
    hold(monkeypatch, OVER + timedelta(hours=1))
    assert (forget_old_registers.func(), named()) == (2, set())


def test_pages_say_what_is_gone(settled: RegisterCheck, desk_officer: User, head: User) -> None:
    forget_old_lines(OVER)
    client = browser(desk_officer)
    line, page = f"/gioi-thieu/doi-chieu/dong/{settled.rows.get(line=6).uid}/", f"/gioi-thieu/doi-chieu/{settled.uid}/"
    for address in (line, page):
        shown = words(client.get(address))
        assert ("Đã xóa dữ liệu cá nhân 03/06/2028" in shown, "Bị Sót" in shown) == (True, False)
    take_back(settled, reason="Nhầm kỳ", by=head, at=COMPARED)
    assert "Lý do: Nhầm kỳ" in words(client.get(page))
    forget_taken_back(OVER)
    assert "Lý do" not in words(client.get(page))


# at the person's request


def test_line_is_forgotten_on_a_decision_of_the_head(settled: RegisterCheck, head: User, desk_officer: User) -> None:
    missed, before = settled.rows.get(line=6), figures(head, settled)
    with pytest.raises(NotPermitted):
        forget_line(missed, by=desk_officer, document="01/QĐ", at=COMPARED)
    with pytest.raises(ReasonMissing):
        forget_line(missed, by=head, document=" ", at=COMPARED)
    forget_line(missed, by=head, document="01/QĐ", at=COMPARED)
    assert (named(), figures(head, settled) == before) == ({3, 4, 5, 7}, True)
    assert {each.note for each in RegisterResolution.objects.all()} == {"", "Phạm Ba"}
    with pytest.raises(NothingToForget):
        forget_line(missed, by=head, document="01/QĐ", at=OVER)
    columns = ("what", "office", "number", "at", "rule", "row", "by", "document")
    said: list[Any] = list(Erasure.objects.values_list(*columns))
    office = settled.office_id
    assert said == [(Kept.REGISTER_LINE, office, 1, COMPARED, None, missed.uid, head.pk, "01/QĐ")]


@pytest.mark.parametrize("line", [3, 7])
def test_line_of_a_referral_goes_with_its_dossier_unless_taken_back(
    settled: RegisterCheck, head: User, line: int
) -> None:
    row, page = settled.rows.get(line=line), f"{LINE}{settled.rows.get(line=line).uid}/"
    with pytest.raises(NothingToForget):
        forget_line(row, by=head, document="01/QĐ", at=COMPARED)
    assert f"{page}xoa-du-lieu/" not in read(browser(head), page)
    assert browser(head).get(f"{page}xoa-du-lieu/").status_code == 404
    take_back(settled, reason="Nhầm", by=head, at=COMPARED)
    assert f"{page}xoa-du-lieu/" in browser(head).get(page).content.decode()
    forget_line(row, by=head, document="01/QĐ", at=COMPARED)
    assert named() == {3, 4, 5, 6, 7} - {line}


def test_head_forgets_a_line_on_its_page(
    settled: RegisterCheck, head: User, desk_officer: User, branch_head: User, stranger: User, policewoman: User
) -> None:
    line = f"{LINE}{settled.rows.get(line=6).uid}/"
    page, client = f"{line}xoa-du-lieu/", browser(head)
    for user in (desk_officer, branch_head, stranger, policewoman):
        assert [browser(user).get(page).status_code, browser(user).post(page, SIGNED).status_code] == [404, 404]
    with at_most(12):
        assert page in client.get(line).content.decode()
    assert page not in browser(desk_officer).get(line).content.decode()
    readings = ReadRecord.objects.count()
    with at_most(12):
        assert "Bị Sót" in words(client.get(page))
    assert ReadRecord.objects.count() == readings + 1
    assert client.post(page, {"document": ""}).status_code == 422
    with at_most(30):
        assert client.post(page, SIGNED)["Location"] == line
    shown = client.get(line).content.decode()
    assert ("Bị Sót" in shown, page in shown, named()) == (False, False, {3, 4, 5, 7})
