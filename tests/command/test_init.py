"""A real office starts from a file or from answers, once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.command.opening.keys import write_keys
from diemtua.command.opening.plan import Office, Opening, OpeningNotReadable, Person, ask_opening, read_opening
from diemtua.command.opening.start import start
from diemtua.dossiers.models import RegisterSequence
from diemtua.rulebook.queries import hours

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
FILE = """
administrator: {username: bao, full_name: Phan Quốc Bảo}
offices:
  - code: TTTGPL
    phone: 0290 3 000 000
    head: {username: hoa, full_name: Lê Thị Hoa, title: Giám đốc}
    books: {TT12-01: {2026: 87}, VIEC: {2026: 130}}
  - {code: CN1, address: Phường Bạc Liêu}
"""


def test_opening_file_is_read() -> None:
    opening = read_opening(FILE)
    centre = Office(
        "TTTGPL",
        phone="0290 3 000 000",
        head=Person("hoa", "Lê Thị Hoa", "Giám đốc"),
        books={"TT12-01": {2026: 87}, "VIEC": {2026: 130}},
    )
    branch = Office("CN1", address="Phường Bạc Liêu")
    assert opening == Opening(Person("bao", "Phan Quốc Bảo"), (centre, branch))


@pytest.mark.parametrize(
    "text",
    [
        "", "administrator: x", "offices: []", "a: [", "administrator: {username: a}",
        FILE.replace("VIEC", "VIỆC"), FILE.replace("130", "hết"),
    ],
)  # fmt: skip
def test_opening_file_that_misses_something_says_so(text: str) -> None:
    with pytest.raises(OpeningNotReadable, match="chưa đọc được"):
        read_opening(text)


def test_opening_is_asked_question_by_question() -> None:
    answers = iter(
        [
            "bao",
            "Phan Quốc Bảo",
            "",
            "0290",
            "",
            "Lê Thị Hoa",
            "hoa",
            "87",
            "130",
            "CN1",
            "",
            "",
            "",
            "",
            "0",
            "",
            "",
            "08:00-12:00",
        ]
    )
    opening = ask_opening(lambda _question: next(answers), 2026)
    assert (opening.administrator, opening.hours) == (Person("bao", "Phan Quốc Bảo"), "08:00-12:00")
    assert [(one.code, one.head, one.books) for one in opening.offices] == [
        ("TTTGPL", Person("hoa", "Lê Thị Hoa"), {"TT12-01": {2026: 87}, "VIEC": {2026: 130}}),
        ("CN1", None, {}),
    ]


@pytest.mark.usefixtures("db")
def test_start_writes_people_books_and_offices() -> None:
    lines = list(start(read_opening(FILE), AT))
    held = set(RoleHeld.objects.values_list("user__username", "role", "organisation__code"))
    assert held == {("bao", "ADMINISTRATOR", "TTTGPL"), ("hoa", "HEAD", "TTTGPL")}
    books = set(RegisterSequence.objects.values_list("register", "office__code", "year", "last"))
    assert books == {("TT12-01", "TTTGPL", 2026, 87), ("VIEC", "TTTGPL", 2026, 130)}
    assert Organisation.objects.get(code="TTTGPL").phone == "0290 3 000 000"
    assert User.objects.get(username="hoa").must_change_password
    assert [line for line in lines if "mã đăng nhập lần đầu" in line] == lines[:2]


@pytest.mark.usefixtures("db")
def test_start_keeps_the_offices_own_hours_or_changes_nothing() -> None:
    list(start(read_opening(FILE + "hours: 07:30-11:30, 13:00-16:30\n"), AT))
    assert next((row.valid_from, row.spans) for row in hours()) == (AT.date(), "07:30-11:30, 13:00-16:30")
    with pytest.raises(OpeningNotReadable, match="Ghi giờ làm việc như"):
        list(start(read_opening(FILE + "hours: cả ngày\n"), AT))


@pytest.mark.usefixtures("db")
def test_start_with_an_unknown_office_changes_nothing() -> None:
    opening = Opening(Person("bao", "Phan Quốc Bảo"), (Office("KHONG-CO"),))
    with pytest.raises(OpeningNotReadable, match="KHONG-CO"):
        start(opening, AT)
    assert (User.objects.count(), Organisation.objects.count()) == (0, 0)


@pytest.mark.usefixtures("db")
def test_init_runs_once_and_needs_a_readable_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mo-dau.yaml"
    with pytest.raises(CommandError, match="No such file"):
        call_command("init", file=path)
    path.write_text(FILE, encoding="utf-8")
    call_command("init", file=path)
    assert "Đã mở đầu xong" in capsys.readouterr().out
    with pytest.raises(CommandError, match="chỉ chạy một lần"):
        call_command("init", file=path)


def test_keys_are_written_once_for_their_owner(tmp_path: Path) -> None:
    path = tmp_path / "khoa.env"
    assert write_keys(path)
    names = [line.partition("=")[0] for line in path.read_text().splitlines()]
    assert names == [
        "DIEMTUA_PRODUCTION",
        "DIEMTUA_SECRET_KEY",
        "DIEMTUA_FIELD_KEYS",
        "DIEMTUA_INDEX_KEY",
        "DIEMTUA_ANCHOR_KEY",
        "DIEMTUA_BACKUP_KEY",
    ]
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="không ghi đè"):
        call_command("init", keys=path)


def test_init_makes_keys_and_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("init", keys=tmp_path / "khoa.env")
    assert "Đã tạo khóa" in capsys.readouterr().out
