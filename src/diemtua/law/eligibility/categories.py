"""The versions of the categories of Article 7, as eligibility.yaml lists them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from diemtua.law import parameters
from diemtua.law.eligibility.conditions import Condition, Every, read
from diemtua.law.vocabulary.categories import CategoryCode


@dataclass(frozen=True)
class CategoryVersion:
    """One wording of one category. condition includes the financial difficulty where that is required."""

    code: CategoryCode
    valid_from: date
    valid_to: date | None
    condition: Condition
    hardship: bool
    proof: str
    basis: tuple[str, ...]
    confirmed: str

    def applies(self, on: date) -> bool:
        """Whether this wording has effect on a day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True)
class Unconfirmed:
    """The regime whose text was not seen."""

    start: date
    basis: tuple[str, ...]


@cache
def versions() -> tuple[CategoryVersion, ...]:
    """Every version in the order of Article 7."""
    table = parameters.load("eligibility")
    return tuple(_version(row, table) for row in table["categories"])


def _version(row: dict[str, Any], table: dict[str, Any]) -> CategoryVersion:
    code, needy = CategoryCode(row["code"]), row.get("hardship", False)
    condition, basis = read(row["when"], table["statuses"]), (code.basis, *row.get("basis", ()))
    if needy:
        condition = Every((condition, read(table["hardship"]["when"], table["statuses"])))
        basis += tuple(table["hardship"]["basis"])
    dates = row["valid_from"], row.get("valid_to")
    return CategoryVersion(code, *dates, condition, needy, row["proof"], basis, row["confirmed"])


@cache
def unconfirmed() -> Unconfirmed:
    """From when the rules are only likely, and because of which law."""
    row = parameters.load("eligibility")["unconfirmed"]
    return Unconfirmed(row["from"], tuple(row["basis"]))


def is_confirmed(on: date) -> bool:
    """Whether the wording of Article 7 on a day was seen."""
    return on < unconfirmed().start


def wording_day(on: date) -> date:
    """The day whose wording is applied: the last one whose wording was seen."""
    return min(on, unconfirmed().start - timedelta(days=1))


def applied_on(on: date) -> list[CategoryVersion]:
    """The wording of every category that is applied on a day, in the order of Article 7."""
    return [each for each in versions() if each.applies(wording_day(on))]


@cache
def regimes() -> tuple[date, ...]:
    """The days on which Article 7 changed, oldest first."""
    days = {day for each in versions() for day in (each.valid_from, each.valid_to) if day}
    return tuple(sorted(days | {unconfirmed().start}))


def regime(on: date) -> date | None:
    """The first day of the wording in force on a day; dossiers pin it. None before the first."""
    return max((day for day in regimes() if day <= on), default=None)


def age_bounds(on: date) -> tuple[int, ...]:
    """The ages at which something changes under the wording of a day, rising."""
    return tuple(sorted({age for each in applied_on(on) for age in each.condition.ages()}))
