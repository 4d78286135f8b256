"""Dossiers of a few cases with their clocks, as the kernel leaves them, for counting."""

from datetime import datetime, timedelta
from itertools import count

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import AidRequest, Case
from diemtua.dossiers.models import Deadline, Dossier, Entry
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.people.models import Person
from diemtua.shared.clock import VIETNAM
from tests.people.builders import person

_numbers = count(1)
FEBRUARY = datetime(2026, 2, 10, 9, 0, tzinfo=VIETNAM)


def matter(
    office: Organisation, *, form: str = "LITIGATION", channel: str = "IN_PERSON", at: datetime = FEBRUARY,
    accepted: bool = True, by: User | None = None, who: Person | None = None, category: str = "D7.2",
) -> Dossier:  # fmt: skip
    """A request, accepted into the register unless told otherwise."""
    number = next(_numbers)
    dossier = Dossier.objects.create(
        kind=LEGAL_AID_CASE.kind, state="ACCEPTED" if accepted else "RECEIVED", office=office, opened_at=at,
        facts={"form": form, "channel": channel, "field": "CIVIL"}, tracking_code=f"TC{number:08}",
        number=f"TT.{number}.2026" if accepted else "",
    )  # fmt: skip
    Entry.objects.create(
        dossier=dossier, version=1, act="ReceiveRequest", by=by, occurred_at=at, recorded_at=at, hash=f"{number:064}"
    )
    request = AidRequest.objects.create(
        dossier=dossier, received_at=at, channel=channel, requester="SELF", form=form, field="CIVIL",
        beneficiary=who or person(f"Người thứ {number}"), summary="",
    )  # fmt: skip
    if accepted:
        Case.objects.create(
            request=request, dossier=dossier, office=office, code=dossier.number, number=number, form=form,
            field="CIVIL", category=category, accepted_at=at,
        )  # fmt: skip
    return dossier


def clock(dossier: Dossier, *, met_after: int | None, rule: str = "T05", days: int = 3) -> Deadline:
    """A clock of `days` days, met after so many days or still running."""
    opened = dossier.entries.get()
    start = opened.occurred_at
    return Deadline.objects.create(
        dossier=dossier, rule=rule, unit="D", started_at=start, due_at=start + timedelta(days=days),
        met_at=None if met_after is None else start + timedelta(days=met_after), opened_by=opened,
        closed_by=None if met_after is None else opened, owed_by="HEAD",
    )  # fmt: skip
