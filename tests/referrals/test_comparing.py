"""An authority's register beside ours: read with its mistakes named, matched, settled, kept."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.referrals.actions.comparing import AlreadyCompared, CannotResolve, Line, Register, compare, resolve
from diemtua.referrals.enums import Match, Resolution
from diemtua.referrals.models import RegisterCheck, RegisterRow
from diemtua.referrals.queries import checks_visible_to
from diemtua.referrals.web import forms
from diemtua.referrals.web.register_file import empty_register, read_register
from tests.cases.asking import at_most, browser
from tests.cast import STAFF, Member, join
from tests.referrals.conftest import NIGHT, Send
from tests.referrals.test_life import LATER
from tests.referrals.test_pages import words

pytestmark = pytest.mark.django_db
PAGE, MODEL = "/gioi-thieu/doi-chieu/", "/gioi-thieu/doi-chieu/so-mau/"
HEAD = ("Ngày", "Số văn bản", "Họ và tên", "Tư cách tố tụng", "Ghi chú")
Lines = list[tuple[Any, ...]]


def sheet(rows: Lines, head: tuple[str, ...] = HEAD, above: int = 1) -> bytes:
    """An authority's register as Excel."""
    book = Workbook()
    page: Any = book.active
    for _ in range(above):
        page.append(["Sổ theo dõi vụ việc trợ giúp pháp lý"])
    page.append(head)
    for row in rows:
        page.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(rows: Lines, **more: Any) -> tuple[list[tuple[Any, ...]], list[str]]:
    found = read_register(sheet(rows, **more))
    return [(each.line, each.full_name, each.number, each.on) for each in found.lines], list(found.problems)


# reading


def test_register_is_read_under_its_heads_whatever_the_days_are_written_as() -> None:
    day = date(2026, 4, 29)
    rows: Lines = [
        (datetime.combine(day, time.min), "12/TB", " Lê  Văn Bé "), ("29/04/2026", 13, "Hai"),
        ("2026-04-29", None, "Ba"),
        (None, None, None), (None, "", "Bốn"),
    ]  # fmt: skip
    assert read(rows) == (
        [(3, "Lê Văn Bé", "12/TB", day), (4, "Hai", "13", day), (5, "Ba", "", day), (7, "Bốn", "", None)], [],
    )  # fmt: skip
    short = [("Năm",)]
    assert read(short, head=("HỌ TÊN",), above=0) == ([(2, "Năm", "", None)], [])


def test_mistakes_are_named_by_row_and_column() -> None:
    lines, problems = read([("hôm qua", "1", "Một"), ("29/04/2026", "2", None), ("x", "3", "")])
    assert problems == [
        "Dòng 3, cột Ngày: không hiểu ngày “hôm qua”; ghi như 05/03/2026.",
        "Dòng 4, cột Họ và tên: thiếu họ và tên.",
        "Dòng 5, cột Họ và tên: thiếu họ và tên.",
        "Dòng 5, cột Ngày: không hiểu ngày “x”; ghi như 05/03/2026.",
    ]
    assert lines == []


def test_what_is_no_register_is_told() -> None:
    assert read_register(b"no file").problems == ("Không đọc được tệp. Hãy lưu tệp ở dạng Excel (.xlsx).",)
    assert read([], head=("Tên vụ án",))[1] == ["Không thấy dòng tiêu đề có cột “Họ và tên”."]
    assert read([])[1] == ["Tệp không có dòng nào."]


def test_model_file_is_one_that_is_read() -> None:
    assert list(load_workbook(BytesIO(empty_register())).worksheets[0].iter_rows(values_only=True))[1] == HEAD
    assert read_register(empty_register()).problems == ("Tệp không có dòng nào.",)


# comparing


@pytest.fixture
def ours(send: Send) -> list[Dossier]:
    """What the police sent: one with its number, two of one name, one that their register lacks."""
    return [
        send(full_name="Lê Văn Bé", number="12/TB"), send(full_name="Trần Hai"),
        send(full_name="Trần Hai", at=NIGHT + timedelta(days=20)), send(full_name="Phạm Ba"),
    ]  # fmt: skip


@pytest.fixture
def check(ours: list[Dossier], centre: Organisation, police: Organisation, desk_officer: User) -> RegisterCheck:
    """Their register of two months beside ours."""
    lines = (
        Line(3, "Lê Văn Bế", "12/tb", date(2026, 1, 1)), Line(4, "Tran Hai", "", date(2026, 4, 30)),
        Line(5, "Trần Hai"), Line(6, "Bị Sót", "15/TB", date(2026, 4, 30)), Line(7, "Phạm Ba", "", date(2026, 4, 1)),
    )  # fmt: skip
    register = Register(centre, police, date(2026, 4, 1), date(2026, 6, 1), lines, b"x")
    return compare(register, by=desk_officer, at=LATER)


def matched(check: RegisterCheck) -> list[tuple[int | None, str, str]]:
    rows = RegisterRow.objects.filter(check_of=check).select_related("referral__dossier").order_by("line", "pk")
    return [(row.line, row.match, row.referral.dossier.number if row.referral else "") for row in rows]


def test_lines_are_matched_by_number_then_by_name_and_day(check: RegisterCheck) -> None:
    assert sorted(matched(check), key=str) == sorted(
        [
            (3, "BOTH", "TT.GT.01.2026"), (4, "BOTH", "TT.GT.02.2026"), (5, "BOTH", "TT.GT.03.2026"),
            (6, "ONLY_THEIRS", ""), (7, "ONLY_THEIRS", ""), (None, "ONLY_OURS", "TT.GT.04.2026"),
        ],
        key=str,
    )  # fmt: skip


def test_the_same_file_is_compared_once(
    check: RegisterCheck, centre: Organisation, police: Organisation, desk_officer: User
) -> None:
    again = Register(centre, police, check.from_on, check.to_on, (), b"x")
    with pytest.raises(AlreadyCompared) as known:
        compare(again, by=desk_officer, at=LATER)
    assert (known.value.check, RegisterCheck.objects.count()) == (check, 1)


def test_every_difference_is_settled_and_stays_settled(check: RegisterCheck, send: Send, desk_officer: User) -> None:
    missed, misdated = RegisterRow.objects.filter(match=Match.ONLY_THEIRS).order_by("line")
    [extra] = RegisterRow.objects.filter(match=Match.ONLY_OURS)
    entered = send(full_name="Bị Sót")
    settle: Any = {"by": desk_officer, "at": LATER}
    resolve(missed, Resolution.ENTERED, number=entered.number.lower(), **settle)
    resolve(misdated, Resolution.MATCHED, number="TT.GT.04.2026", **settle)
    resolve(extra, Resolution.THEIR_MISTAKE, note=" Chưa vào sổ ", **settle)
    missed.refresh_from_db()
    extra.refresh_from_db()
    assert (missed.referral, missed.resolved_by, missed.resolved_at) == (entered.referral, desk_officer, LATER)
    assert (extra.resolution, extra.note) == ("THEIR_MISTAKE", "Chưa vào sổ")
    found: Any = checks_visible_to(desk_officer).get()
    assert found.open_rows == 0
    resolve(extra, Resolution.OUR_MISTAKE, **settle)
    extra.refresh_from_db()
    assert extra.resolution == "OUR_MISTAKE"


def test_what_does_not_fit_is_refused(check: RegisterCheck, desk_officer: User) -> None:
    settle: Any = {"by": desk_officer, "at": LATER}
    missed = RegisterRow.objects.filter(match=Match.ONLY_THEIRS).first()
    both, extra = (RegisterRow.objects.filter(match=match).first() for match in (Match.BOTH, Match.ONLY_OURS))
    for row, resolution in ((missed, Resolution.ENTERED), (both, Resolution.NOT_DUE), (extra, Resolution.ENTERED)):
        with pytest.raises(CannotResolve):
            resolve(row, resolution, number="TT.GT.99.2026", **settle)  # type: ignore[arg-type]
    assert not RegisterRow.objects.exclude(resolution="").exists()


# pages


def upload(police: Organisation, centre: Organisation, content: bytes, **said: Any) -> dict[str, Any]:
    return {
        "office": centre.pk, "sender": police.pk, "from_on": "01/04/2026", "to_on": "01/06/2026",
        "file": SimpleUploadedFile("so.xlsx", content),
    } | said  # fmt: skip


def test_register_is_taken_in_and_its_differences_settled_on_one_page(
    ours: list[Dossier], police: Organisation, centre: Organisation, desk_officer: User
) -> None:
    client = browser(desk_officer)
    with at_most(12):
        assert "Chưa đối chiếu lần nào" in words(client.get(PAGE))
    content = sheet([("29/04/2026", "12/TB", "Lê Văn Bé"), ("30/04/2026", "15/TB", "Bị Sót")])
    with at_most(30):
        answer = client.post(PAGE, upload(police, centre, content))
    check = RegisterCheck.objects.get()
    assert answer["Location"] == f"{PAGE}{check.uid}/"
    with at_most(12):
        page = words(client.get(answer["Location"]))
    assert ("Bị Sót · 15/TB · 30/04/2026" in page, "Chỉ có trong sổ của cơ quan" in page, "TT.GT.01.2026" in page) == (
        True,
        True,
        True,
    )
    assert client.post(PAGE, upload(police, centre, content))["Location"] == answer["Location"]
    missed = RegisterRow.objects.get(match=Match.ONLY_THEIRS)
    place = f"{PAGE}dong/{missed.uid}/"
    with at_most(30):
        client.post(place, {"resolution": "NOT_DUE", "note": "Người đó đã có luật sư"})
    assert "Người đó đã có luật sư" in words(client.get(answer["Location"]))
    assert "Hãy chọn cách giải quyết" in words(client.post(place, {}, follow=True))
    assert "không có giới thiệu nào" in words(client.post(place, {"resolution": "ENTERED"}, follow=True))
    with at_most(12):
        assert police.name in words(client.get(PAGE))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"to_on": "01/04/2026"}, "Ngày cuối phải sau ngày đầu."),
        ({"sender": ""}, "Sổ của cơ quan: "),
        ({"file": SimpleUploadedFile("so.xlsx", b"x")}, "Không đọc được tệp."),
        ({"file": SimpleUploadedFile("so.xlsx", sheet([("hôm qua", "1", "Một")]))}, "Dòng 3, cột Ngày"),
    ],
)
def test_page_says_what_to_mend_and_compares_nothing(
    police: Organisation, centre: Organisation, desk_officer: User, said: dict[str, Any], sentence: str
) -> None:
    page = browser(desk_officer).post(PAGE, upload(police, centre, sheet([]), **said))
    assert (page.status_code, sentence in words(page)) == (422, True)
    assert RegisterCheck.objects.count() == 0


def test_file_that_is_too_big_is_refused(
    police: Organisation, centre: Organisation, desk_officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST_BYTES", 10)
    assert "Tệp lớn hơn 5 MB" in words(browser(desk_officer).post(PAGE, upload(police, centre, sheet([]))))


@pytest.mark.parametrize("member", STAFF, ids=lambda member: member.username)
def test_comparisons_are_for_the_desk_and_heads_of_the_office(check: RegisterCheck, member: Member) -> None:
    client, name = browser(join(member)), member.username
    row = RegisterRow.objects.filter(match=Match.ONLY_OURS).get()
    pages = [client.get(page).status_code == 200 for page in (PAGE, MODEL)]
    own = [
        client.get(f"{PAGE}{check.uid}/").status_code == 200,
        client.post(f"{PAGE}dong/{row.uid}/", {"resolution": "OUR_MISTAKE"}).status_code == 302,
    ]
    assert pages == [name in {"yen", "hoa", "nam"}] * 2
    assert own == [name in {"yen", "hoa"}] * 2
