"""A row behind a figure in words: numbers, codes and days, never a name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from diemtua.accounts.models import User
from diemtua.dossiers.models import Deadline, Dossier
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.law.codes import Code
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.plans.queries.figures import duty_of


@dataclass(frozen=True)
class Line:
    """One dossier, or one clock of it. uid: its address, where the reader may open it. late: a clock missed."""

    number: str
    uid: UUID | None
    form: str
    field: str
    channel: str
    state: str
    opened_at: datetime
    duty: str = ""
    due_at: datetime | None = None
    met_at: datetime | None = None

    @property
    def late(self) -> bool:
        return self.due_at is not None and (self.met_at is None or self.met_at > self.due_at)


def lines(user: User, rows: Iterable[Any]) -> list[Line]:
    """Cases, requests or clocks in words, with an address for those the reader may open. One query."""
    rows = list(rows)
    ids = [row.dossier_id for row in rows]
    may_open = set(dossiers_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    return [_line(row.dossier, row if isinstance(row, Deadline) else None, row.dossier_id in may_open) for row in rows]


def _line(dossier: Dossier, clock: Deadline | None, may_open: bool) -> Line:
    return Line(
        # never the tracking code of a request without a number: it is half of what opens the public's page
        number=dossier.number,
        uid=dossier.uid if may_open else None,
        form=_label(AidForm, dossier.facts.get("form")),
        field=_label(LegalField, dossier.facts.get("field")),
        channel=_label(ReceptionChannel, dossier.facts.get("channel")),
        state=dossier.current_state.label,
        opened_at=dossier.opened_at,
        duty=duty_of(clock.rule) if clock else "",
        due_at=clock.due_at if clock else None,
        met_at=clock.met_at if clock else None,
    )


def _label(codes: type[Code], value: object) -> str:
    return next((code.label for code in codes if code == value), "")
