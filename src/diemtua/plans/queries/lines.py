"""A row behind a figure in words: numbers, codes and days, never a name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from diemtua.accounts.models import User
from diemtua.cases.models import Hearing
from diemtua.council.models import Decision, Meeting
from diemtua.documents.models import Paper
from diemtua.documents.queries import paper_title
from diemtua.dossiers.models import Deadline, Dossier
from diemtua.dossiers.queries import dossiers_visible_to, page_url
from diemtua.duty.models import Shift
from diemtua.law.codes import Code
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.plans.queries.figures import duty_of
from diemtua.referrals.models import Referral


@dataclass(frozen=True)
class Line:
    """One dossier, or one clock of it. url: its page, where the reader may open it. late: a clock missed.

    what: the row itself where it is no case and no request: a kind, a place, a part of the day. opened_at: its moment.
    """

    number: str
    url: str
    form: str
    field: str
    channel: str
    state: str
    opened_at: datetime
    duty: str = ""
    due_at: datetime | None = None
    met_at: datetime | None = None
    what: str = ""

    @property
    def late(self) -> bool:
        return self.due_at is not None and (self.met_at is None or self.met_at > self.due_at)


def lines(user: User, rows: Iterable[Any]) -> list[Line]:
    """Whatever was counted in words, with an address for those the reader may open. One query."""
    rows = list(rows)
    ids = [_dossier(row).pk for row in rows]
    may_open = set(dossiers_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    return [_line(row, _dossier(row), _dossier(row).pk in may_open) for row in rows]


def _dossier(row: Any) -> Dossier:
    """The dossier a row belongs to: a shift to its roster, a hearing to its case."""
    owner = row.roster if isinstance(row, Shift) else row.case if isinstance(row, Hearing) else row
    found: Dossier = owner.dossier
    return found


def _words(row: Any) -> tuple[str, datetime | None]:
    """What the row is and when, where it is more than its dossier. Never whom it is about."""
    found: tuple[str, datetime | None] = "", None
    match row:
        case Referral():
            found = gettext(row.get_kind_display()), row.received_at
        case Shift():
            found = f"{row.site.name} · {gettext(row.get_part_display())}", row.starts_at
        case Hearing():
            found = f"{gettext(row.get_kind_display())} · {gettext(row.get_venue_display())}", row.starts_at
        case Meeting():
            found = row.title, row.starts_at
        case Decision():
            found = row.owner.name, row.dossier.opened_at
        case Paper():
            found = f"{paper_title(row)} · {row.number}", row.numbered_at
    return found


def _line(row: Any, dossier: Dossier, may_open: bool) -> Line:
    clock = row if isinstance(row, Deadline) else None
    what, at = _words(row)
    return Line(
        # never the tracking code of a request without a number: it is half of what opens the public's page
        number=dossier.number,
        url=page_url(dossier) if may_open else "",
        form=_label(AidForm, dossier.facts.get("form")),
        field=_label(LegalField, dossier.facts.get("field")),
        channel=_label(ReceptionChannel, dossier.facts.get("channel")),
        state=dossier.current_state.label,
        opened_at=at or dossier.opened_at,
        what=what,
        duty=duty_of(clock.rule) if clock else "",
        due_at=clock.due_at if clock else None,
        met_at=clock.met_at if clock else None,
    )


def _label(codes: type[Code], value: object) -> str:
    return next((code.label for code in codes if code == value), "")
