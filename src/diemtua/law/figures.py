"""Lines of the statutory reports 06B and 06C (TTLT 10/2018 Điều 20 khoản 5), as far as their layout is known."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from diemtua.law import parameters
from diemtua.law.codes import Code
from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.categories import SENSITIVE, CategoryCode
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.referrals import ReferralKind, ReferralOutcome


@dataclass(frozen=True)
class Line:
    """One line of a report.

    order: its place among all lines; heading: of its group. count: what is counted; where: filters by name, a list of
    codes or a word of the filter's own; confirmed: whether it was compared with the form.
    """

    key: str
    order: int
    heading: str
    label: str
    unit: str
    count: str
    confirmed: bool
    where: Mapping[str, Any] = field(default_factory=dict)

    @property
    def lists(self) -> dict[str, list[str]]:
        """The filters that are lists of codes: those an office may correct."""
        return {name: list(value) for name, value in self.where.items() if isinstance(value, list)}

    def as_json(self) -> dict[str, Any]:
        """What `Line(**…)` takes again."""
        return asdict(self)


@cache
def lines() -> Mapping[str, Line]:
    """The lines this package knows, by key."""
    found = [(group["heading"], row) for group in parameters.load("council_figures") for row in group["rows"]]
    return {
        row["key"]: Line(order=10 * place, heading=heading, **row)
        for place, (heading, row) in enumerate(found, start=1)
    }


def grouped(found: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines in their order under their headings."""
    ordered = sorted(found, key=attrgetter("order", "key"))
    return [(heading, list(rows)) for heading, rows in groupby(ordered, key=attrgetter("heading"))]


CODES: Mapping[str, type[Code]] = {
    "kind": ReferralKind, "outcome": ReferralOutcome, "sender": OrganisationKind, "authority": OrganisationKind,
    "field": LegalField, "category": CategoryCode,
}  # fmt: skip


def codes_of(name: str) -> list[Code]:
    """What a filter may list. A protected category is never counted on its own: the number would tell of somebody."""
    return [code for code in CODES[name] if code not in SENSITIVE]
