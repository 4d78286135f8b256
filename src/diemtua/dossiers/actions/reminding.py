"""Clocks that come near their end, or pass it, are told to those who owe the duty; each clock once of each."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import User
from diemtua.accounts.queries import roles_held_at
from diemtua.dossiers.enums import ReminderStage
from diemtua.dossiers.models import Deadline, Reminder
from diemtua.dossiers.queries import page_url, running_deadlines
from diemtua.law import deadlines as law
from diemtua.law.vocabulary.clocks import Debtor
from diemtua.law.vocabulary.roles import Role
from diemtua.notices.actions import filled, queue
from diemtua.notices.enums import Event

NEAR = timedelta(hours=24)
EVENTS = {ReminderStage.NEAR: Event.DEADLINE_NEAR, ReminderStage.LATE: Event.DEADLINE_MISSED}


def remind(at: datetime) -> int:
    """Tell of every clock that is due within a day or late and was not told of yet; returns how many."""
    ours = running_deadlines().filter(external=False, at_once=False)
    late = _untold(ours.filter(due_at__lt=at), ReminderStage.LATE)
    near = _untold(ours.filter(due_at__gte=at, due_at__lt=at + NEAR), ReminderStage.NEAR)
    return _tell(late, ReminderStage.LATE, at) + _tell(near, ReminderStage.NEAR, at)


def _untold(rows: QuerySet[Deadline], stage: ReminderStage) -> QuerySet[Deadline]:
    told = Reminder.objects.filter(stage=stage).values("deadline")
    return rows.exclude(pk__in=told).select_related("dossier__office", "dossier__owner")


def _tell(rows: Iterable[Deadline], stage: ReminderStage, at: datetime) -> int:
    count = 0
    for deadline in rows:
        with transaction.atomic():
            Reminder.objects.create(deadline=deadline, stage=stage, told_at=at)
            _queue(deadline, stage, at)
        count += 1
    return count


def _queue(deadline: Deadline, stage: ReminderStage, at: datetime) -> None:
    dossier = deadline.dossier
    duty = _(law.rule(deadline.rule, localdate(deadline.started_at)).duty)
    late = stage is ReminderStage.LATE
    words = _("Quá hạn: %(duty)s · %(number)s") if late else _("Sắp đến hạn: %(duty)s · %(number)s")
    subject = filled(words, duty=duty, number=dossier.reference)
    body = _("Hãy mở hồ sơ và làm ngay, hoặc báo người phụ trách.")
    users = _those_who_owe(deadline, at)
    queue(EVENTS[stage], users=users, subject=subject, body=body, link=page_url(dossier), at=at)


def _those_who_owe(deadline: Deadline, at: datetime) -> set[User]:
    """Who is responsible for the dossier, and who leads its office or keeps the Council."""
    dossier = deadline.dossier
    roles = (Role.DEPARTMENT,) if deadline.owed_by == Debtor.COUNCIL_OFFICE else (Role.HEAD, Role.BRANCH_HEAD)
    heads = {held.user for held in roles_held_at(dossier.office, localdate(at), *roles)}
    return heads | ({dossier.owner} if dossier.owner else set())
