"""An authority's register beside ours: read with its mistakes named, matched, taken back where it was the wrong one."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.referrals.actions.comparing import (
    AlreadyCompared,
    ComparisonTakenBack,
    Line,
    Register,
    compare,
    take_back,
)
from diemtua.referrals.actions.resolving import resolve
from diemtua.referrals.enums import Match, Resolution
from diemtua.referrals.models import RegisterCheck, RegisterRow
from diemtua.referrals.queries import checks_visible_to
from diemtua.referrals.web.register_file import empty_register, read_register
from diemtua.shared.ui import files
from tests.cases.asking import at_most, browser, read, words
from tests.cast import STAFF, Member, join
from tests.dossiers.test_together import at_once
from tests.referrals.conftest import COMPARED, NIGHT
from tests.referrals.test_life import LATER

pytestmark = pytest.mark.django_db
PAGE, MODEL = "/gioi-thieu/doi-chieu/", "/gioi-thieu/doi-chieu/so-mau/"
HEAD = ("Ngày", "Số văn bản", "Họ và tên", "Tư cách tố tụng", "Ghi chú")
LAST = date(2026, 6, 1)
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


def lines_of(rows: Lines, **more: Any) -> tuple[list[tuple[Any, ...]], list[str]]:
    found = read_register(sheet(rows, **more))
    return [(each.line, each.full_name, each.number, each.on) for each in found.rows], list(found.problems)


# reading


def test_register_is_read_under_its_heads_whatever_the_days_are_written_as() -> None:
    day = date(2026, 4, 29)
    rows: Lines = [
        (datetime.combine(day, time.min), "12/TB", " Lê  Văn Bé "), ("29/04/2026", 13, "Hai"),
        ("2026-04-29", None, "Ba"),
        (None, None, None), (None, "", "Bốn"),
    ]  # fmt: skip
    assert lines_of(rows) == (
        [(3, "Lê Văn Bé", "12/TB", day), (4, "Hai", "13", day), (5, "Ba", "", day), (7, "Bốn", "", None)], [],
    )  # fmt: skip
    short = [("Năm",)]
    assert lines_of(short, head=("HỌ TÊN",), above=0) == ([(2, "Năm", "", None)], [])


def test_mistakes_are_named_by_row_and_column() -> None:
    lines, problems = lines_of([("hôm qua", "1", "Một"), ("29/04/2026", "2", None), ("x", "3", "")])
    assert problems == [
        "Dòng 3, cột Ngày: không hiểu ngày “hôm qua”; ghi như 05/03/2026.",
        "Dòng 4, cột Họ và tên: thiếu họ và tên.",
        "Dòng 5, cột Họ và tên: thiếu họ và tên.",
        "Dòng 5, cột Ngày: không hiểu ngày “x”; ghi như 05/03/2026.",
    ]
    assert lines == []


def test_what_is_no_register_is_told() -> None:
    assert read_register(b"no file").problems == ("Không đọc được tệp. Hãy lưu tệp ở dạng Excel (.xlsx).",)
    assert lines_of([], head=("Tên vụ án",))[1] == ["Không thấy dòng tiêu đề có cột “Họ và tên”."]
    assert lines_of([])[1] == ["Tệp không có dòng nào."]


def test_model_file_is_one_that_is_read() -> None:
    assert list(load_workbook(BytesIO(empty_register())).worksheets[0].iter_rows(values_only=True))[1] == HEAD
    assert read_register(empty_register()).problems == ("Tệp không có dòng nào.",)


# comparing


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
    assert "cho kỳ từ 01/04/2026 đến trước 01/06/2026" in str(known.value)


def test_what_was_compared_under_a_wrong_period_is_taken_back_and_compared_again(
    check: RegisterCheck, centre: Organisation, police: Organisation, desk_officer: User, head: User
) -> None:
    take_back(check, reason=" Nhầm kỳ ", by=head, at=COMPARED)
    later = COMPARED + timedelta(hours=1)
    again = compare(Register(centre, police, NIGHT.date(), LAST, (), b"x"), by=desk_officer, at=later)
    kept = RegisterCheck.objects.get(pk=check.pk)
    assert (kept.void_at, kept.void_by, kept.void_reason, kept.rows.count()) == (COMPARED, head, "Nhầm kỳ", 6)
    assert [(each.pk, getattr(each, "open_rows", None)) for each in checks_visible_to(desk_officer)] == [
        (again.pk, 4), (check.pk, 0),
    ]  # fmt: skip
    with pytest.raises(ComparisonTakenBack):
        take_back(check, reason="Nhầm kỳ", by=head, at=LATER)


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_upload_one_file_at_once_seven_are_told_of_the_first(
    centre: Organisation, police: Organisation, desk_officer: User
) -> None:
    lines = tuple(Line(each, f"Người thứ {each}") for each in range(3, 40))
    register = Register(centre, police, NIGHT.date(), LAST, lines, b"x")
    raised = at_once(*[lambda: compare(register, by=desk_officer, at=LATER)] * 8)
    assert [type(each) for each in raised] == [AlreadyCompared] * 7
    assert (RegisterCheck.objects.count(), RegisterRow.objects.count()) == (1, len(lines))


def test_long_register_costs_no_more_than_a_short_one(
    ours: list[Dossier], centre: Organisation, police: Organisation, desk_officer: User
) -> None:
    lines = tuple(Line(each, f"Người thứ {each}") for each in range(300))
    with at_most(6):
        compare(Register(centre, police, NIGHT.date(), LAST, lines, b"x"), by=desk_officer, at=LATER)
    assert RegisterRow.objects.filter(match=Match.ONLY_THEIRS).count() == len(lines)


# pages


def upload(police: Organisation, centre: Organisation, content: bytes, **said: Any) -> dict[str, Any]:
    return {
        "office": centre.pk, "sender": police.pk, "from_on": "01/04/2026", "to_on": "01/06/2026",
        "file": SimpleUploadedFile("so.xlsx", content),
    } | said  # fmt: skip


def test_register_is_taken_in_and_its_differences_shown(
    ours: list[Dossier], police: Organisation, centre: Organisation, desk_officer: User
) -> None:
    client = browser(desk_officer)
    assert "Chưa đối chiếu lần nào" in read(client, PAGE)
    content = sheet([("29/04/2026", "12/TB", "Lê Văn Bé"), ("30/04/2026", "15/TB", "Bị Sót")])
    with at_most(30):
        answer = client.post(PAGE, upload(police, centre, content))
    check = RegisterCheck.objects.get()
    assert answer["Location"] == f"{PAGE}{check.uid}/"
    page = read(client, answer["Location"])
    assert ("Bị Sót · 15/TB · 30/04/2026" in page, "Chỉ có trong sổ của cơ quan" in page, "TT.GT.01.2026" in page) == (
        True,
        True,
        True,
    )
    assert client.post(PAGE, upload(police, centre, content))["Location"] == answer["Location"]
    assert police.name in read(client, PAGE)


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
    monkeypatch.setattr(files, "MEGABYTE", 10)
    assert "Tệp lớn hơn 5 MB" in words(browser(desk_officer).post(PAGE, upload(police, centre, sheet([]))))


def test_comparison_shows_the_lines_of_one_kind_and_those_that_wait(
    check: RegisterCheck, centre: Organisation, police: Organisation, desk_officer: User
) -> None:
    client, place = browser(desk_officer), f"{PAGE}{check.uid}/"
    for wanted, number in ({}, 6), ({"match": "ONLY_THEIRS"}, 2), ({"waits": "on"}, 3), ({"match": "x"}, 6):
        assert f"<strong>{number}</strong>" in read(client, place, wanted), wanted
    resolve(check.rows.get(line=6), Resolution.MISSED, by=desk_officer, at=LATER)
    assert "<strong>2</strong>" in words(client.get(place, {"waits": "on"}))
    nothing = compare(Register(centre, police, NIGHT.date(), LAST, (), b"y"), by=desk_officer, at=LATER)
    RegisterRow.objects.filter(check_of=nothing).delete()
    assert "Hai sổ đều không có dòng nào trong kỳ này." in words(client.get(f"{PAGE}{nothing.uid}/"))


def test_comparison_is_taken_back_on_a_page_that_asks_why(
    ours: list[Dossier], police: Organisation, centre: Organisation, desk_officer: User
) -> None:
    client, content = browser(desk_officer), sheet([("30/04/2026", "15/TB", "Bị Sót")])
    place = client.post(PAGE, upload(police, centre, content))["Location"]
    again = words(client.post(PAGE, upload(police, centre, content), follow=True))
    assert "nếu chọn nhầm kỳ thì bỏ nó rồi tải tệp lên lại" in again
    assert "cùng tệp ấy được đối chiếu lại với kỳ đúng" in read(client, f"{place}bo/")
    empty = client.post(f"{place}bo/", {"reason": " "})
    assert (empty.status_code, RegisterCheck.objects.filter(void_at=None).count()) == (422, 1)
    with at_most(30):
        assert client.post(f"{place}bo/", {"reason": "Nhầm kỳ"})["Location"] == PAGE
    page = words(client.get(place))
    assert ("Lý do: Nhầm kỳ" in page, "Chờ giải quyết" in page, f"{place}bo/" in page) == (True, False, False)
    assert "chỉ còn để xem" in words(client.post(f"{place}bo/", {"reason": "Nhầm kỳ"}, follow=True))
    assert client.post(PAGE, upload(police, centre, content))["Location"] != place
    assert "Đã bỏ" in words(client.get(PAGE))


@pytest.mark.parametrize("member", STAFF, ids=lambda member: member.username)
def test_comparisons_are_for_the_desk_and_heads_of_the_office(check: RegisterCheck, member: Member) -> None:
    client, name = browser(join(member)), member.username
    row = RegisterRow.objects.filter(match=Match.ONLY_OURS).get()
    pages = [client.get(page).status_code == 200 for page in (PAGE, MODEL)]
    own = [
        client.get(f"{PAGE}{check.uid}/").status_code == 200,
        client.post(f"{PAGE}dong/{row.uid}/", {"resolution": "OUR_MISTAKE"}).status_code == 302,
        client.post(f"{PAGE}{check.uid}/bo/", {"reason": "Nhầm kỳ"}).status_code == 302,
    ]
    # the bodies keep such a book, too, and take the empty one from here
    assert pages == [name in {"yen", "hoa", "nam"}, name in {"yen", "hoa", "nam", "la", "hong", "ngoc"}]
    assert own == [name in {"yen", "hoa"}] * 3
