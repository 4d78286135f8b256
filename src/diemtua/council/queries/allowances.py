"""The monthly allowance of members and helpers (Điều 23 khoản 3), computed from terms and the base salary."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from diemtua.council.models import Member
from diemtua.council.queries.members import every_term
from diemtua.law.council import allowance
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import parameters
from diemtua.shared.months import following
from diemtua.shared.periods import overlapping


@dataclass(frozen=True)
class AllowanceRow:
    """One person and month. base_salary: of the month's first day, None where none is known; also: held a second
    seat, counted once."""

    month: date
    member: Member
    base_salary: int | None
    also: bool

    @property
    def amount(self) -> int | None:
        """Đồng; None where the base salary is not known."""
        return None if self.base_salary is None else allowance(self.base_salary)


def allowances(months: Sequence[date]) -> list[AllowanceRow]:
    """Rows of whole months, given by their first days, in order of seat and name; two queries."""
    if not months:
        return []
    terms = list(every_term().filter(overlapping(months[0], following(months[-1]))))
    salaries = [row for row in parameters() if row.key == ParameterKey.BASE_SALARY]
    return [row for month in months for row in _of_month(month, terms, salaries)]


def _of_month(month: date, terms: Iterable[Member], salaries: Iterable[object]) -> Iterator[AllowanceRow]:
    salary = next((row.value for row in salaries if _holds(row, month)), None)  # type: ignore[attr-defined]
    seen: dict[tuple[str, int], list[Member]] = {}
    for term in terms:
        if term.valid_from < following(month) and (term.valid_to is None or term.valid_to > month):
            seen.setdefault((term.folded, term.body_id), []).append(term)
    # who sits on the Council and helps it is one person
    people = [sorted(held, key=lambda term: (term.place is None, term.place or 0)) for held in seen.values()]
    for held in sorted(people, key=lambda held: (held[0].place is None, held[0].place or 0, held[0].sort_key)):
        yield AllowanceRow(month, held[0], salary, also=len({term.seat for term in held}) > 1)


def _holds(row: object, month: date) -> bool:
    return row.valid_from <= month and (row.valid_to is None or row.valid_to > month)  # type: ignore[attr-defined]
