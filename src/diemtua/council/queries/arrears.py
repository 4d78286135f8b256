"""What a month that was handed over turns out to owe: by terms as they are known now, against what was paid."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from diemtua.council.models import AllowanceChange, AllowanceMonth, Member
from diemtua.council.queries.allowances import AllowanceRow, AllowanceSheet, counted_anew


@dataclass(frozen=True)
class Owed:
    """Somebody who sat in a month that was handed over.

    row: what the month would say today; handed: đồng that it said then, because: why that was another amount; late:
    paid as arrears since, with whatever month.
    """

    row: AllowanceRow
    handed: int
    because: str
    late: int

    @property
    def missing(self) -> int | None:
        """Đồng still to be paid by the circular; None where the amount is not known."""
        return None if self.row.by_rule is None else max(0, self.row.by_rule - self.handed - self.late)


def months_handed_over(until: date) -> list[date]:
    """Months up to this one that the accountants have, the latest first."""
    rows = AllowanceMonth.objects.filter(month__lte=until).order_by("-month")
    return list(rows.values_list("month", flat=True))


def owed_of(owed_for: date) -> list[Owed]:
    """Everybody who sat in a month; four queries. Raises AllowanceMonth.DoesNotExist where it was not handed over."""
    handed = AllowanceMonth.objects.get(month=owed_for)
    paid = {said["person"]: (said["amount"], said["because"]) for said in handed.rows if not said["owed_for"]}
    late = _paid_late(owed_for)
    return [Owed(row, *paid.get(row.person, (0, "")), late.get(row.person, 0)) for row in counted_anew(owed_for)]


def owed_to(person: UUID, owed_for: date) -> Owed:
    """One of them. Raises Member.DoesNotExist for who did not sit then, AllowanceMonth.DoesNotExist."""
    found = next((one for one in owed_of(owed_for) if one.row.person == str(person)), None)
    if found is None:
        raise Member.DoesNotExist
    return found


def arrears_row(sheet: AllowanceSheet, owed: Owed, owed_for: date) -> AllowanceRow:
    """What the list of a month says of somebody's arrears: as entered, or nothing yet."""
    none_yet = replace(owed.row, amount=0, changes=0, because="", owed_for=owed_for.isoformat())
    wanted = none_yet.person, none_yet.owed_for
    return next((row for row in sheet.rows if (row.person, row.owed_for) == wanted), none_yet)


def _paid_late(owed_for: date) -> Mapping[str, int]:
    rows = AllowanceChange.objects.filter(owed_for=owed_for).exclude(month=owed_for).order_by("order")
    last = {(str(row.person.uid), row.month): row.amount for row in rows.select_related("person")}
    late: dict[str, int] = {}
    for (person, _month), amount in last.items():
        late[person] = late.get(person, 0) + amount
    return late
