"""Open cases of the paper books, from an Excel sheet: each with its own number and its true dates."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.db import transaction

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.intake import Intake, take_in
from diemtua.cases.models import BookClosing
from diemtua.cases.queries import closing_of, numbered_in
from diemtua.dossiers.actions import continue_after, perform
from diemtua.dossiers.models import Dossier, RegisterSequence
from diemtua.law.codes import Code
from diemtua.law.numbers import BOOKS_OF_CASES
from diemtua.law.process import Act
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner
from diemtua.law.processes.legal_aid_case.reception import AcceptRequest
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.people.details import DateNotUnderstood, PersonDetails, read_birth
from diemtua.shared.clock import VIETNAM
from diemtua.shared.sheets import Row, SheetNotRead, Table, first_sheet, rows_below, workbook
from diemtua.shared.vietnamese import fold, tidy
from diemtua.workforce.models import Practitioner

WHY = "Chuyển từ sổ giấy khi bắt đầu dùng hệ thống"
HEADS = (
    ("Số", 6), ("Ngày nhận", 12), ("Ngày thụ lý", 12), ("Họ và tên", 28), ("Sinh", 12), ("Hình thức", 20),
    ("Lĩnh vực", 26), ("Diện", 12), ("Tóm tắt", 40), ("Người thực hiện", 18), ("Ngày cử", 12),
)  # fmt: skip


class SheetNotTaken(Exception):
    """Cells that cannot be read. problems: one sentence each, naming row and column."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class OpenCase:
    """One line of the paper book whose case is not over. practitioner: a user name, "" while nobody is appointed."""

    number: int
    received_on: date
    accepted_on: date
    person: PersonDetails
    form: AidForm
    field: LegalField
    category: CategoryCode
    summary: str
    practitioner: str
    assigned_on: date | None


def blank_sheet() -> bytes:
    """An Excel file with the heads to fill in."""
    return workbook("Vụ việc đang thực hiện", HEADS, [])


def read_sheet(content: bytes, today: date) -> list[OpenCase]:
    """The rows below the heads, in order of number. Raises SheetNotTaken with every problem at once."""
    try:
        rows = rows_below(first_sheet(BytesIO(content)), Table([name for name, _width in HEADS]))
    except SheetNotRead as refused:
        raise SheetNotTaken([str(refused)]) from refused
    problems: list[str] = []
    found = [case for place, row in rows if (case := _row(place, row, today, problems))]
    problems += _numbers_twice([(case.number, case.accepted_on.year, case.form) for case in found])
    if problems:
        raise SheetNotTaken(problems)
    return sorted(found, key=lambda case: case.number)


def _numbers_twice(places: Sequence[tuple[Any, ...]]) -> list[str]:
    """places: the number and whatever else tells one place in the book from another."""
    twice = sorted({place[0] for place in places if places.count(place) > 1})
    return [f"Số {number} có ở nhiều dòng." for number in twice]


def _row(place: int, row: Row, today: date, problems: list[str]) -> OpenCase | None:
    before = len(problems)

    def read(name: str, reader: Callable[[Any], Any], *, optional: bool = False) -> Any:
        value = row[name]
        if optional and value in (None, ""):
            return None
        try:
            return reader(value)
        except (ValueError, DateNotUnderstood) as error:
            problems.append(f"Dòng {place}, cột “{name}”: {error}")
            return None

    birth = read("Sinh", lambda value: read_birth(_written(value), today), optional=True) or (None, None)
    said = {
        "number": read("Số", _number),
        "received_on": read("Ngày nhận", _day),
        "accepted_on": read("Ngày thụ lý", _day),
        "person": PersonDetails(full_name=read("Họ và tên", _words) or "", birth_on=birth[0], birth_year=birth[1]),
        "form": read("Hình thức", lambda value: _code(AidForm, value)),
        "field": read("Lĩnh vực", lambda value: _code(LegalField, value)),
        "category": read("Diện", lambda value: _code(CategoryCode, value)),
        "summary": read("Tóm tắt", _words),
        "practitioner": read("Người thực hiện", _words, optional=True) or "",
        "assigned_on": read("Ngày cử", _day, optional=True),
    }
    _check_order(place, said, today, problems)
    return OpenCase(**said) if len(problems) == before else None


def _check_order(place: int, said: dict[str, Any], today: date, problems: list[str]) -> None:
    days = [day for day in (said["received_on"], said["accepted_on"], said["assigned_on"], today) if day]
    if days != sorted(days):
        problems.append(f"Dòng {place}: ngày nhận, ngày thụ lý, ngày cử phải theo thứ tự và không ở tương lai.")
    if bool(said["practitioner"]) != bool(said["assigned_on"]):
        problems.append(f"Dòng {place}: “Người thực hiện” và “Ngày cử” phải cùng có hoặc cùng bỏ trống.")


def _number(value: Any) -> int:
    if isinstance(value, int) and value > 0:
        return value
    raise ValueError("cần một số nguyên dương.")


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    day, _year = read_birth(_written(value), date.max)
    if day is None:
        raise ValueError("cần đủ ngày, tháng, năm, ví dụ 05/03/2026.")
    return day


def _written(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")


def _words(value: Any) -> str:
    if text := tidy(str(value or "")):
        return text
    raise ValueError("không được để trống.")


def _code(kind: type[Code], value: Any) -> Any:
    wanted = fold(str(value or ""))
    for code in kind:
        if wanted and wanted in (fold(code.value), fold(code.label)):
            return code
    raise ValueError(f"“{value or ''}” không có trong danh mục.")


@transaction.atomic
def take_open_cases(cases: list[OpenCase], office: Organisation, *, by: User, at: datetime) -> Iterator[Dossier]:
    """Receive, accept and appoint each case at its true dates, under its own number; all or nothing.

    Raises SheetNotTaken: a month whose book is closed takes no line, a number twice as the office numbers, an unknown
    practitioner; and ActRefused.
    """
    _refuse_closed_months(cases, office)
    books = [_book_of(case) for case in cases]
    if problems := _numbers_twice([(case.number, *book) for case, book in zip(cases, books, strict=True)]):
        raise SheetNotTaken(problems)
    rows = RegisterSequence.objects.filter(register__in=BOOKS_OF_CASES, office=office)
    last = {(row.register, row.year): row.last for row in rows}
    taken = [_take(case, book, office, by, at) for case, book in zip(cases, books, strict=True)]
    for case, book in zip(cases, books, strict=True):
        last[book] = max(last.get(book, 0), case.number)
    for (register, year), number in last.items():
        continue_after(register, office.pk, year, number)
    return iter(taken)


def _book_of(case: OpenCase) -> tuple[str, int]:
    return numbered_in(case.form, _morning(case.received_on), _morning(case.accepted_on))


def _refuse_closed_months(cases: list[OpenCase], office: Organisation) -> None:
    months = {(case.accepted_on.year, case.accepted_on.month) for case in cases}
    closed = {month: closing for month in months if (closing := closing_of(office.pk, *month))}
    problems = [
        f"Số {case.number}: {_closed_words(closing)}"
        for case in cases
        if (closing := closed.get((case.accepted_on.year, case.accepted_on.month)))
    ]
    if problems:
        raise SheetNotTaken(problems)


def _closed_words(closing: BookClosing) -> str:
    month, on = f"{closing.month:%m/%Y}", f"{closing.closed_at.astimezone(VIETNAM):%d/%m/%Y}"
    todo = "hãy thụ lý vào tháng đang mở trên trang vụ việc."
    return f"Sổ tháng {month} đã kết ngày {on} nên không nhập thêm được; {todo}"


def _take(case: OpenCase, book: tuple[str, int], office: Organisation, by: User, at: datetime) -> Dossier:
    intake = Intake(
        beneficiary=case.person,
        channel=ReceptionChannel.IN_PERSON,
        field=case.field,
        form=case.form,
        summary=case.summary,
        reason=WHY,
    )
    dossier = take_in(intake, office, by=by, received_at=_morning(case.received_on), at=at, key=uuid4())
    register, year = book
    continue_after(register, office.pk, year, case.number - 1)
    accept = AcceptRequest(form=case.form, field=case.field, category=case.category, grounds_seen=WHY)
    _do(accept, dossier, by, _morning(case.accepted_on), at)
    if case.practitioner and case.assigned_on:
        practitioner = Practitioner.objects.filter(user__username=case.practitioner).first()
        if practitioner is None:
            raise SheetNotTaken(
                [f"Số {case.number}: không có người thực hiện nào mang tên đăng nhập {case.practitioner}."]
            )
        _do(AssignPractitioner(practitioner=practitioner.pk, reason=WHY), dossier, by, _morning(case.assigned_on), at)
    return dossier


def _do(act: Act, dossier: Dossier, by: User, occurred_at: datetime, at: datetime) -> None:
    seen = dossier.version
    perform(act, dossier, by=by, occurred_at=occurred_at, recorded_at=at, seen=seen, key=uuid4(), reason=WHY)


def _morning(day: date) -> datetime:
    """The paper book knows days only; eight o'clock stands for the moment."""
    return datetime.combine(day, time(8), VIETNAM)
