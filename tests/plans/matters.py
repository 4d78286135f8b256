"""Dossiers of a few cases with their clocks, as the kernel leaves them, for counting."""

from datetime import datetime, timedelta
from itertools import count

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Deadline, Dossier, Entry, RegisterLine
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.shared.clock import VIETNAM

_numbers = count(1)
FEBRUARY = datetime(2026, 2, 10, 9, 0, tzinfo=VIETNAM)


def matter(
    office: Organisation, *, form: str = "LITIGATION", channel: str = "IN_PERSON", at: datetime = FEBRUARY,
    accepted: bool = True, by: User | None = None,
) -> Dossier:  # fmt: skip
    """A request, accepted into the register unless told otherwise."""
    number = next(_numbers)
    dossier = Dossier.objects.create(
        kind=LEGAL_AID_CASE.kind, state="ACCEPTED" if accepted else "RECEIVED", office=office, opened_at=at,
        facts={"form": form, "channel": channel, "field": "CIVIL"}, tracking_code=f"TC{number:08}",
        number=f"TT.{number}.2026" if accepted else "",
    )  # fmt: skip
    act = "AcceptRequest" if accepted else "ReceiveRequest"
    entry = Entry.objects.create(
        dossier=dossier, version=1, act=act, by=by, occurred_at=at, recorded_at=at, hash=f"{number:064}"
    )
    if accepted:
        RegisterLine.objects.create(
            register="cases", office=office, year=2026, number=number, dossier=dossier, entry=entry, entered_at=at
        )
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
