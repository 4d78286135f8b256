"""Differences of two registers: settled as often as needed, two lines of one case at once, all that was said kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers import actions as kernel
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.referral import AnswerReferral
from diemtua.law.vocabulary.referrals import NoCase
from diemtua.referrals.actions.comparing import ComparisonTakenBack, Line, Register, compare, take_back
from diemtua.referrals.actions.resolving import CannotResolve, NothingToReopen, reopen, resolve
from diemtua.referrals.enums import Match, Resolution
from diemtua.referrals.models import RegisterCheck, RegisterResolution, RegisterRow
from diemtua.referrals.queries import alike, history_of, settled
from tests.cases.asking import at_most, browser, read, words
from tests.cases.conftest import Do
from tests.dossiers.test_together import at_once
from tests.referrals.conftest import COMPARED, Send

pytestmark = pytest.mark.django_db
NEXT = COMPARED + timedelta(hours=1)
LINE = "/gioi-thieu/doi-chieu/dong/"


@pytest.fixture
def missed(check: RegisterCheck) -> RegisterRow:
    """A line of theirs that never came."""
    return check.rows.get(line=6)


@pytest.fixture
def misdated(check: RegisterCheck) -> RegisterRow:
    """A line of theirs that is the fourth of ours under another day."""
    return check.rows.get(line=7)


@pytest.fixture
def extra(check: RegisterCheck) -> RegisterRow:
    """The fourth of ours."""
    return check.rows.get(match=Match.ONLY_OURS)


def standing(*rows: RegisterRow) -> list[tuple[str, str]]:
    """How each line is settled now, and by which referral."""
    found = settled(rows)
    said = [found.get(row.pk) for row in rows]
    return [
        (each.resolution, each.referral.dossier.number if each.referral else "") if each else ("", "") for each in said
    ]


def refused(row: RegisterRow, resolution: Resolution, by: User, **said: Any) -> str:
    """Why a line can't be settled so; nothing of it changed."""
    before = list(RegisterResolution.objects.values())
    with pytest.raises(CannotResolve) as why:
        resolve(row, resolution, by=by, at=NEXT, **said)
    assert list(RegisterResolution.objects.values()) == before
    return str(why.value)


def test_every_word_of_a_line_stays_and_the_last_one_stands(
    missed: RegisterRow, desk_officer: User, head: User, send: Send
) -> None:
    entered = send(full_name="Bị Sót")
    resolve(missed, Resolution.NOT_DUE, by=desk_officer, at=COMPARED, note=" Đã có luật sư ")
    resolve(missed, Resolution.ENTERED, by=head, at=NEXT, named=entered.number.lower())
    told = [
        (each.resolution, each.note, each.made_by, each.made_at, each.ended_by, each.ended_at)
        for each in history_of(missed)
    ]
    assert told == [
        ("ENTERED", "", head, NEXT, None, None),
        ("NOT_DUE", "Đã có luật sư", desk_officer, COMPARED, head, NEXT),
    ]
    assert standing(missed) == [("ENTERED", entered.number)]


@pytest.mark.parametrize("from_theirs", [True, False])
def test_two_lines_of_one_case_close_together_and_open_together(
    misdated: RegisterRow, extra: RegisterRow, desk_officer: User, head: User, from_theirs: bool
) -> None:
    row, named = (misdated, "tt.gt.04.2026") if from_theirs else (extra, "7")
    resolve(row, Resolution.MATCHED, by=desk_officer, at=COMPARED, named=named)
    assert standing(misdated, extra) == [("MATCHED", "TT.GT.04.2026")] * 2
    reopen(extra if from_theirs else misdated, reason=" Nhầm người ", by=head, at=NEXT)
    assert standing(misdated, extra) == [("", "")] * 2
    [kept] = history_of(row)
    assert (kept.ended_for, kept.ended_by, kept.ended_at) == ("Nhầm người", head, NEXT)


def test_one_of_two_settled_otherwise_opens_the_other(
    misdated: RegisterRow, extra: RegisterRow, desk_officer: User
) -> None:
    for row, resolution in ((misdated, Resolution.THEIR_MISTAKE), (extra, Resolution.OUR_MISTAKE)):
        resolve(misdated, Resolution.MATCHED, by=desk_officer, at=COMPARED, named="TT.GT.04.2026")
        resolve(row, resolution, by=desk_officer, at=NEXT)
        other = extra if row == misdated else misdated
        assert standing(row, other) == [(resolution.value, ""), ("", "")]


def test_line_settled_alone_is_matched_later(misdated: RegisterRow, extra: RegisterRow, desk_officer: User) -> None:
    resolve(extra, Resolution.THEIR_MISTAKE, by=desk_officer, at=COMPARED)
    resolve(misdated, Resolution.NOT_DUE, by=desk_officer, at=COMPARED)
    resolve(misdated, Resolution.MATCHED, by=desk_officer, at=NEXT, named="TT.GT.04.2026")
    assert standing(misdated, extra) == [("MATCHED", "TT.GT.04.2026")] * 2
    assert [len(history_of(row)) for row in (misdated, extra)] == [2, 2]


def test_what_does_not_fit_is_refused_in_words(
    check: RegisterCheck, missed: RegisterRow, misdated: RegisterRow, extra: RegisterRow, desk_officer: User, send: Send
) -> None:
    by, late = desk_officer, send(full_name="Gửi Muộn")
    matched, entered = Resolution.MATCHED, Resolution.ENTERED
    assert "không có giới thiệu nào" in refused(missed, entered, by, named="TT.GT.99.2026")
    assert "đã khớp ở cả hai sổ" in refused(check.rows.get(line=3), Resolution.NOT_DUE, by)
    assert "đã có ở Trung tâm" in refused(extra, entered, by, named=late.number)
    assert "đã khớp với dòng 3 " in refused(missed, matched, by, named="TT.GT.01.2026")
    assert "đã có giới thiệu này khi đối chiếu" in refused(missed, entered, by, named="TT.GT.04.2026")
    for line in ("", "x", "3", "99", "9" * 30):
        assert "Không có dòng nào mang số này" in refused(extra, matched, by, named=line)
    resolve(misdated, matched, by=by, at=COMPARED, named="TT.GT.04.2026")
    assert "TT.GT.04.2026 đã ghép với dòng 7, đối chiếu lúc 08:00 02/06/2026" in refused(
        missed, matched, by, named="TT.GT.04.2026"
    )
    resolve(missed, entered, by=by, at=COMPARED, named=late.number)
    assert "đã ghép với dòng 6" in refused(extra, matched, by, named="6")


def test_missed_referral_counts_once_however_often_it_is_compared(
    missed: RegisterRow, centre: Organisation, police: Organisation, desk_officer: User, send: Send
) -> None:
    far = send(full_name="Bị Sót", at=COMPARED)
    lines = (Line(3, "Bị Sót", "15/TB", date(2026, 4, 30)),)
    again = compare(
        Register(centre, police, date(2026, 4, 30), date(2026, 5, 1), lines, b"y"), by=desk_officer, at=NEXT
    )
    same = again.rows.get(line=3)
    resolve(missed, Resolution.ENTERED, by=desk_officer, at=NEXT, named=far.number)
    assert "đã ghép với dòng 6" in refused(same, Resolution.ENTERED, desk_officer, named=far.number)
    resolve(same, Resolution.MATCHED, by=desk_officer, at=NEXT, named=far.number)
    reopen(same, reason="Nhầm", by=desk_officer, at=NEXT)
    take_back(missed.check_of, reason="Nhầm kỳ", by=desk_officer, at=NEXT)
    resolve(same, Resolution.ENTERED, by=desk_officer, at=NEXT, named=far.number)
    assert standing(same) == [("ENTERED", far.number)]


def test_nothing_is_settled_in_what_was_taken_back_nor_opened_twice(missed: RegisterRow, desk_officer: User) -> None:
    with pytest.raises(NothingToReopen):
        reopen(missed, reason="Nhầm", by=desk_officer, at=NEXT)
    resolve(missed, Resolution.MISSED, by=desk_officer, at=NEXT)
    take_back(missed.check_of, reason="Nhầm kỳ", by=desk_officer, at=NEXT)
    with pytest.raises(ComparisonTakenBack):
        resolve(missed, Resolution.NOT_DUE, by=desk_officer, at=NEXT)
    with pytest.raises(ComparisonTakenBack):
        reopen(missed, reason="Nhầm", by=desk_officer, at=NEXT)


def test_database_lets_one_word_stand(missed: RegisterRow, desk_officer: User) -> None:
    resolve(missed, Resolution.MISSED, by=desk_officer, at=COMPARED)
    with pytest.raises(IntegrityError):
        RegisterResolution.objects.create(
            theirs=missed, resolution=Resolution.NOT_DUE, made_at=NEXT, made_by=desk_officer
        )


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_settle_one_line_at_once_the_last_one_stands(missed: RegisterRow, desk_officer: User) -> None:
    raised = at_once(*[lambda: resolve(missed, Resolution.MISSED, by=desk_officer, at=NEXT)] * 8)
    assert (raised, [each.ended_at for each in history_of(missed)].count(None)) == ([], 1)
    assert len(history_of(missed)) == 8


def test_erased_referral_leaves_codes_and_days_alone(
    misdated: RegisterRow, missed: RegisterRow, ours: list[Dossier], desk_officer: User, head: User, do: Do
) -> None:
    resolve(missed, Resolution.MATCHED, by=desk_officer, at=COMPARED, named="TT.GT.04.2026", note="Nhầm")
    reopen(missed, reason="Không phải Phạm Ba", by=desk_officer, at=COMPARED)
    resolve(misdated, Resolution.NOT_DUE, by=desk_officer, at=COMPARED, note="Phạm Ba đã có luật sư")
    resolve(misdated, Resolution.MATCHED, by=desk_officer, at=NEXT, named="TT.GT.04.2026", note="Phạm Ba")
    do(AnswerReferral(outcome=NoCase.NO_REQUEST, answer="Không yêu cầu"), ours[3], head, COMPARED)
    kernel.erase(ours[3], by=head, document="01/QĐ", at=NEXT)
    kept, other = (RegisterRow.objects.get(pk=row.pk) for row in (misdated, missed))
    assert (kept.told, kept.theirs_on, kept.day) == (None, None, date(2026, 4, 1))
    assert other.told is not None
    words_left = {each.note + each.ended_for for each in RegisterResolution.objects.all()}
    assert words_left == {""}


# pages


def test_line_is_settled_on_its_page_which_keeps_what_was_typed(
    missed: RegisterRow, desk_officer: User, send: Send
) -> None:
    client, place, entered = browser(desk_officer), f"{LINE}{missed.uid}/", send(full_name="Bị Sót")
    page = read(client, place)
    assert ("Bị Sót · 15/TB · 30/04/2026" in page, "Những lần giải quyết trước" in page) == (True, False)
    nothing = client.post(place, {})
    assert (nothing.status_code, "Cách giải quyết: " in words(nothing)) == (422, True)
    unnamed = client.post(place, {"resolution": "ENTERED", "note": "Gọi lại hôm nay"})
    assert (unnamed.status_code, "Hãy ghi số để hai sổ khớp với nhau." in words(unnamed)) == (422, True)
    assert "Gọi lại hôm nay" in words(unnamed)
    foreign = words(client.post(place, {"resolution": "ENTERED", "named": "TT.GT.99.2026"}))
    assert "không có giới thiệu nào với số tiếp nhận đã ghi" in foreign
    with at_most(30):
        there = client.post(place, {"resolution": "ENTERED", "named": entered.number})["Location"]
    assert there == f"/gioi-thieu/doi-chieu/{missed.check_of.uid}/?match=ONLY_THEIRS"
    assert entered.number in words(client.get(there))


def test_line_names_ours_of_the_same_person(
    misdated: RegisterRow, missed: RegisterRow, extra: RegisterRow, desk_officer: User
) -> None:
    client = browser(desk_officer)
    said = ["Cùng tên, chỉ có ở Trung tâm" in read(client, f"{LINE}{row.uid}/") for row in (misdated, missed, extra)]
    assert said == [True, False, False]
    resolve(extra, Resolution.OUR_MISTAKE, by=desk_officer, at=NEXT)
    assert alike(misdated) == []


def test_line_is_opened_again_on_its_page_with_a_reason(missed: RegisterRow, desk_officer: User) -> None:
    client, place = browser(desk_officer), f"{LINE}{missed.uid}/"
    client.post(place, {"resolution": "NOT_DUE", "note": "Đã có luật sư"})
    without = client.post(f"{place}lay-lai/", {"reason": ""})
    assert (without.status_code, standing(missed)) == (422, [("NOT_DUE", "")])
    with at_most(30):
        assert client.post(f"{place}lay-lai/", {"reason": "Nhầm dòng"})["Location"] == place
    page = read(client, place)
    assert ("Đã có luật sư" in page, "Nhầm dòng" in page, "Lấy lại, để dòng này" in page) == (True, True, False)
    assert "đang chờ giải quyết" in words(client.post(f"{place}lay-lai/", {"reason": "x"}, follow=True))


def test_pages_of_lines_that_nobody_settles_say_so(
    check: RegisterCheck, missed: RegisterRow, extra: RegisterRow, desk_officer: User
) -> None:
    client = browser(desk_officer)
    both = words(client.get(f"{LINE}{check.rows.get(line=3).uid}/"))
    assert ("không có gì phải giải quyết" in both, "Lưu cách giải quyết" in both) == (True, False)
    assert "Đã nhập bổ sung" not in words(client.get(f"{LINE}{extra.uid}/"))
    take_back(check, reason="Nhầm kỳ", by=desk_officer, at=NEXT)
    page = words(client.get(f"{LINE}{missed.uid}/"))
    assert ("chỉ còn để xem" in page, "Lưu cách giải quyết" in page) == (True, False)
    late = client.post(f"{LINE}{missed.uid}/", {"resolution": "NOT_DUE"})
    assert (late.status_code, RegisterResolution.objects.count()) == (422, 0)
