"""The monthly allowance of members and helpers (Điều 23 khoản 3): by terms, the base salary and corrections while a
month is open; as it stood once it was handed over; what such a month still owes is paid with a later one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from diemtua.council.models import AllowanceChange, AllowanceMonth, Member
from diemtua.council.queries.members import every_term
from diemtua.law.council import allowance
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import parameters
from diemtua.shared.months import following
from diemtua.shared.periods import overlapping

Changes = Mapping[tuple[date, date, int], AllowanceChange]


@dataclass(frozen=True)
class AllowanceRow:
    """One person and month, in values that can be frozen.

    person: uid of the person's first row; also: held a second seat, counted once; base_salary: of the month's first
    day; by_rule, amount: đồng by the circular, and as corrected. None where it is not known. changes: how often it
    was corrected; because: why, the last time. owed_for: ISO first day of the earlier month whose arrears these are.
    """

    person: str
    full_name: str
    position: str
    body: str
    seat: str
    also: bool
    base_salary: int | None
    by_rule: int | None
    amount: int | None
    changes: int = 0
    because: str = ""
    owed_for: str = ""

    @property
    def arrears_of(self) -> date | None:
        """The earlier month for which it is owed; None for the month's own amount."""
        return date.fromisoformat(self.owed_for) if self.owed_for else None

    @property
    def seat_label(self) -> str:
        """What lists call the seat."""
        return CouncilSeat(self.seat).label

    @property
    def version(self) -> str:
        """Another one as soon as the amount is another one."""
        return f"{self.changes}-{self.amount}"


@dataclass(frozen=True)
class AllowanceSheet:
    """Who is owed what for one month. handed: how it was handed over; None while it is open."""

    month: date
    rows: tuple[AllowanceRow, ...]
    handed: AllowanceMonth | None

    @property
    def base_salary(self) -> int | None:
        """Of the month's first day, as it counted; None where it is not known, or nobody is paid."""
        return next((row.base_salary for row in self.rows if not row.owed_for), None)

    @property
    def people(self) -> int:
        """How many are paid, each once."""
        return len({row.person for row in self.rows})

    @property
    def total(self) -> int:
        """Đồng, of the amounts that are known."""
        return sum(row.amount or 0 for row in self.rows)

    @property
    def version(self) -> str:
        """Another one as soon as anything that would be frozen is another."""
        return sha256(json.dumps(self.frozen()).encode()).hexdigest()

    def row_of(self, person: UUID, owed_for: date | None = None) -> AllowanceRow:
        """The row of a person, or their arrears of an earlier month. Raises Member.DoesNotExist."""
        wanted = str(person), owed_for
        found = next((row for row in self.rows if (row.person, row.arrears_of) == wanted), None)
        if found is None:
            raise Member.DoesNotExist
        return found

    def frozen(self) -> list[dict[str, Any]]:
        """The rows as they are kept."""
        return [asdict(row) for row in self.rows]


def allowance_sheets(months: Sequence[date]) -> list[AllowanceSheet]:
    """Whole months, given by their first days in order, each with rows by seat and name; four queries."""
    handed = {each.month: each for each in _handed().filter(month__in=months)}
    open_ = [month for month in months if month not in handed]
    counted = _counted(open_) if open_ else {}
    return [
        AllowanceSheet(month, _as_handed(handed[month]) if month in handed else counted[month], handed.get(month))
        for month in months
    ]


def allowance_sheet(month: date) -> AllowanceSheet:
    """One month by its first day; four queries."""
    return allowance_sheets([month])[0]


def counted_anew(month: date) -> tuple[AllowanceRow, ...]:
    """What who sits in a month is owed for it by the terms and the salary known today, whatever was handed over."""
    terms = list(every_term().filter(overlapping(month, following(month))))
    return tuple(_of_month(month, terms, _salaries(), {}))


def corrections(month: date) -> QuerySet[AllowanceChange]:
    """Every correction of a month, the latest first."""
    return AllowanceChange.objects.filter(month=month).select_related("changed_by").order_by("-changed_at", "-pk")


def _handed() -> QuerySet[AllowanceMonth]:
    return AllowanceMonth.objects.select_related("handed_by")


def _as_handed(handed: AllowanceMonth) -> tuple[AllowanceRow, ...]:
    return tuple(AllowanceRow(**said) for said in handed.rows)


def _counted(months: Sequence[date]) -> dict[date, tuple[AllowanceRow, ...]]:
    rows = AllowanceChange.objects.filter(month__in=months).order_by("order")
    changes = {(row.month, row.owed_for, row.person_id): row for row in rows}
    first = min([months[0], *(owed_for for _month, owed_for, _person in changes)])
    terms = list(every_term().filter(overlapping(first, following(months[-1]))))
    salaries = _salaries()
    return {
        month: (*_of_month(month, terms, salaries, changes), *_arrears_in(month, terms, changes)) for month in months
    }


def _salaries() -> list[Any]:
    return [row for row in parameters() if row.key == ParameterKey.BASE_SALARY]


def _of_month(
    month: date, terms: Iterable[Member], salaries: Iterable[Any], changes: Changes
) -> Iterator[AllowanceRow]:
    salary = next((row.value for row in salaries if _holds(row, month)), None)
    for person, held in _people(month, terms):
        yield _row(held, salary, changes.get((month, month, person)))


def _arrears_in(month: date, terms: Sequence[Member], changes: Changes) -> Iterator[AllowanceRow]:
    """By the month they are owed for. Whose term turned out to be none is owed nothing."""
    for owed_for in sorted({before for paid_in, before, _person in changes if paid_in == month and before < month}):
        for person, held in _people(owed_for, terms):
            if change := changes.get((month, owed_for, person)):
                yield replace(_row(held, None, change), also=False, owed_for=owed_for.isoformat())


def _people(month: date, terms: Iterable[Member]) -> list[tuple[int, list[Member]]]:
    """Who sits in a month, by the first row of each, with the terms held, the first seat first."""
    people: dict[int, list[Member]] = {}
    for term in terms:
        if term.valid_from < following(month) and (term.valid_to is None or term.valid_to > month):
            people.setdefault(term.same_as_id or term.pk, []).append(term)
    found = [(person, sorted(held, key=_rank)) for person, held in people.items()]
    return sorted(found, key=lambda one: _rank(one[1][0]))


def _rank(term: Member) -> tuple[int, str, int]:
    """The chair first, helpers last: who is both is paid as a member."""
    return [*CouncilSeat].index(CouncilSeat(term.seat)), term.sort_key, term.pk


def _row(held: Sequence[Member], salary: int | None, change: AllowanceChange | None) -> AllowanceRow:
    term, by_rule = held[0], None if salary is None else allowance(salary)
    return AllowanceRow(
        person=str((term.same_as or term).uid), full_name=term.full_name, position=term.position, body=term.body.name,
        seat=term.seat, also=len({each.seat for each in held}) > 1, base_salary=salary, by_rule=by_rule,
        amount=change.amount if change else by_rule, changes=change.order if change else 0,
        because=change.because if change else "",
    )  # fmt: skip


def _holds(row: Any, month: date) -> bool:
    return bool(row.valid_from <= month and (row.valid_to is None or row.valid_to > month))
