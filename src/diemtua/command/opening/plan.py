"""What an office says of itself when it starts: read from a YAML file, or asked at the terminal."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from diemtua.law.numbers import (
    BOOK_OF_CASES,
    BOOK_OF_DECISIONS,
    BOOK_OF_MEETINGS,
    BOOK_OF_REFERRALS,
    BOOK_OF_REPORTS,
    BOOK_OF_SIMPLE_MATTERS,
    BOOKS_OF_CASES,
)

Ask = Callable[[str], str]
CENTRE = "TTTGPL"
BOOKS = ((BOOK_OF_CASES, "Sổ thụ lý"), (BOOK_OF_SIMPLE_MATTERS, "Sổ việc đơn giản"))
KNOWN_BOOKS = frozenset(
    {*BOOKS_OF_CASES, BOOK_OF_SIMPLE_MATTERS, BOOK_OF_REFERRALS, BOOK_OF_MEETINGS, BOOK_OF_DECISIONS, BOOK_OF_REPORTS}
)
# outgoing papers run by their type: DI.QĐ, DI.TB …
OUTGOING = "DI."


class OpeningNotReadable(Exception):
    """The file misses something or says it in another shape; the sentence names what and where."""


@dataclass(frozen=True)
class Person:
    """Somebody who gets an account on the first day."""

    username: str
    full_name: str
    title: str = ""


@dataclass(frozen=True)
class Office:
    """The Centre or a branch. books: last number by register and year, e.g. {"TT12-01": {2026: 87}}."""

    code: str
    name: str = ""
    phone: str = ""
    address: str = ""
    email: str = ""
    register_prefix: str = ""
    head: Person | None = None
    books: dict[str, dict[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Opening:
    """The first administrator and the offices, the Centre first.

    hours: their timetable from the first day on, such as `07:00-11:00, 13:00-17:00`; "" keeps the one of the seed.
    """

    administrator: Person
    offices: tuple[Office, ...]
    hours: str = ""


def read_opening(text: str) -> Opening:
    """From YAML: administrator: {…}, offices: [{code, head: {…}, books: {…}}], hours: … Raises OpeningNotReadable."""
    try:
        said = yaml.safe_load(text)
        offices = tuple(_office(one) for one in said["offices"])
        return Opening(Person(**said["administrator"]), offices, str(said.get("hours") or ""))
    except (yaml.YAMLError, TypeError, KeyError, AttributeError, ValueError) as error:
        raise OpeningNotReadable(
            f"Tệp mở đầu chưa đọc được ({error}). Cần có administrator: username, full_name và offices: "
            "mỗi nơi một code, name, phone, address, head, books."
        ) from error


def _office(said: dict[str, Any]) -> Office:
    head = Person(**said["head"]) if said.get("head") else None
    books = {
        _book(str(book)): {int(year): int(last) for year, last in years.items()}
        for book, years in said.get("books", {}).items()
    }
    return Office(**{**said, "head": head, "books": books})


def _book(name: str) -> str:
    """A book under a name that nobody reads would leave the paper numbers to be given again."""
    if name not in KNOWN_BOOKS and not name.startswith(OUTGOING):
        raise ValueError(f"không có sổ nào tên {name}")
    return name


def ask_opening(ask: Ask, year: int) -> Opening:
    """Put the questions one by one; empty answers keep what the seed knows."""
    administrator = Person(ask("Tên đăng nhập của quản trị"), ask("Họ và tên của quản trị"))
    offices = [_asked_office(ask, CENTRE, "Trung tâm", year)]
    while branch := ask("Mã chi nhánh tiếp theo (ví dụ CN1; bỏ trống nếu hết)"):
        offices.append(_asked_office(ask, branch, branch, year))
    return Opening(administrator, tuple(offices), ask("Giờ làm việc (bỏ trống nếu là 07:00-11:00, 13:00-17:00)"))


def _asked_office(ask: Ask, code: str, called: str, year: int) -> Office:
    name = ask(f"{called}: tên đầy đủ (bỏ trống để giữ tên có sẵn)")
    phone, address = ask(f"{called}: điện thoại"), ask(f"{called}: địa chỉ")
    head_name = ask(f"{called}: họ và tên người đứng đầu")
    head = Person(ask(f"{called}: tên đăng nhập của người đứng đầu"), head_name) if head_name else None
    last = {book: ask(f"{called}: số cuối cùng trong {name} giấy năm {year} (0 nếu sổ mới)") for book, name in BOOKS}
    books = {book: {year: int(number)} for book, number in last.items() if number.isdecimal() and int(number)}
    return Office(code, name=name, phone=phone, address=address, head=head, books=books)
