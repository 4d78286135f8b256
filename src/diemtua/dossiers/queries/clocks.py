"""Questions about deadlines."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from diemtua.accounts.models import User
from diemtua.dossiers.models import Deadline, Dossier
from diemtua.dossiers.queries.visible import ids_visible_to
from diemtua.law.calendar import ONE_DAY, Calendar, days_between
from diemtua.law.vocabulary.clocks import Unit
from diemtua.rulebook.queries import calendar_in_force, calendar_of_version, calendar_version


def open_deadlines(dossier: Dossier) -> QuerySet[Deadline]:
    """Clocks of one dossier that still run or stand still, the earliest first; for `calendar_of`."""
    return _running().filter(dossier=dossier).annotate(calendar=calendar_version()).order_by("due_at", "pk")


def calendar_of(clocks: Sequence[Deadline]) -> Calendar:
    """The calendar in force. No query where there are clocks: `open_deadlines` read its version with them."""
    return calendar_of_version(clocks[0].calendar) if clocks else calendar_in_force()  # type: ignore[attr-defined]


def running_deadlines() -> QuerySet[Deadline]:
    """Every clock that runs, for work over the whole database and for effects of acts: no reader's question."""
    return _running()


def today(user: User, at: datetime) -> QuerySet[Deadline]:
    """Running clocks of every dossier the user sees, what is late or due first, each with its dossier.

    `at` is the reader's moment: a clock of a dossier opened after it does not show.
    """
    here = _running().filter(dossier__in=ids_visible_to(user), dossier__opened_at__lte=at)
    running = here.filter(due_at__isnull=False)
    return running.select_related("dossier__office", "dossier__owner").order_by("due_at", "pk")


def left_in_words(deadline: Deadline, at: datetime, calendar: Calendar) -> str:
    """What is left of a clock of working days, in working days: the last day counts until it is today.

    Empty where the plain words of hours and days fit better: other units, the last day, a clock that is late.
    """
    if deadline.unit != Unit.WORKING_DAYS or deadline.due_at is None:
        return ""
    first, last = localdate(at) + ONE_DAY, localdate(deadline.due_at)
    left = sum(calendar.works(on) for on in days_between(first, last + ONE_DAY))
    return ngettext("Còn %(left)d ngày làm việc", "Còn %(left)d ngày làm việc", left) % {"left": left} if left else ""


def _running() -> QuerySet[Deadline]:
    return Deadline.objects.filter(met_at__isnull=True, cancelled_at__isnull=True)
