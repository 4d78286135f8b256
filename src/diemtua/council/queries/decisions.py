"""Decisions under their filters: each reader sees those of the body they sit for, the standing office sees all."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from diemtua.accounts.models import User
from diemtua.council.enums import Lateness
from diemtua.council.models import Decision
from diemtua.dossiers.queries import ids_visible_to
from diemtua.law.processes.council import OPEN
from diemtua.shared.filters import holds_every_word, narrowed

SOON = timedelta(days=14)


def decisions_visible_to(user: User) -> QuerySet[Decision]:
    """Every decision the user was let in on."""
    rows = Decision.objects.filter(dossier__in=ids_visible_to(user), void_at__isnull=True)
    return rows.select_related("dossier__office", "meeting__dossier", "owner")


def decision_by_uid(user: User, uid: UUID) -> Decision:
    """One decision by its dossier, one that was annulled too. Raises Decision.DoesNotExist."""
    rows = Decision.objects.filter(dossier__in=ids_visible_to(user))
    return rows.select_related("dossier__office__parent", "dossier__owner", "meeting__dossier", "owner").get(
        dossier__uid=uid
    )


def open_decisions(user: User) -> QuerySet[Decision]:
    """What is not done yet, the earliest day first."""
    return decisions_visible_to(user).filter(dossier__state=OPEN).order_by("due_on", "pk")


def owners_asked(user: User) -> list[tuple[int, str]]:
    """Bodies that were asked something the reader may see."""
    rows = decisions_visible_to(user).order_by("owner__sort_key").values_list("owner", "owner__name")
    return list(dict.fromkeys(rows))


def listed(user: User, wanted: Mapping[str, Any], on: date) -> QuerySet[Decision]:
    """The list under its filters; `text` and names of `FILTERS`, empty values do not filter."""
    rows = narrowed(decisions_visible_to(user), wanted, FILTERS, on)
    typed = wanted.get("text")
    return rows.filter(_saying(typed, rows)) if typed else rows


def _saying(typed: str, rows: QuerySet[Decision]) -> Q:
    """Decisions of these with the words or the number that was typed. One query opens what the other filters leave: a
    Council asks for dozens of things a year, and a thousand are opened in a tenth of a second."""
    asked = rows.select_related(None).only("uid", "content")
    found = [row.pk for row in asked.iterator() if holds_every_word(row.content, typed)]
    return Q(pk__in=found) | Q(dossier__number__iexact=typed.strip())


def _lateness(value: str, on: date) -> Q:
    still = Q(dossier__state=OPEN)
    found = {
        Lateness.LATE: still & Q(due_on__lt=on),
        Lateness.SOON: still & Q(due_on__range=(on, on + SOON)),
        Lateness.DONE_IN_TIME: Q(done_on__lte=F("due_on")),
        Lateness.DONE_LATE: Q(done_on__gt=F("due_on")),
    }
    return found[Lateness(value)]


FILTERS: dict[str, Callable[[Any, date], Q]] = {
    "state": lambda value, on: Q(dossier__state=value),
    "owner": lambda value, on: Q(owner_id=value),
    "lateness": _lateness,
    "due_from": lambda value, on: Q(due_on__gte=value),
    "due_to": lambda value, on: Q(due_on__lt=value),
}
