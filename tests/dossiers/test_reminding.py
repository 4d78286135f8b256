"""Clocks near their end or past it are told of once, to the owner and to who leads the office."""

from datetime import timedelta

import pytest

from diemtua.accounts.models import User
from diemtua.cases.models import Case
from diemtua.dossiers.actions.reminding import remind
from diemtua.dossiers.models import Anchor, Deadline, Dossier, Reminder
from diemtua.dossiers.tasks import anchor_journals, remind_of_clocks
from diemtua.notices.enums import Event
from diemtua.notices.models import Message
from tests.cases.conftest import *  # noqa: F403 - an accepted case of the real process
from tests.cases.conftest import NOON


def told(event: Event) -> list[tuple[str, str]]:
    rows = Message.objects.filter(event=event).select_related("user").order_by("user__username")
    return [(row.user.username if row.user else "", row.subject) for row in rows]


def test_clock_near_its_end_is_told_once_and_again_when_late(accepted: Dossier, head: User) -> None:
    due = Deadline.objects.get(dossier=accepted, rule="T05").due_at
    assert due is not None
    assert remind(due - timedelta(hours=30)) == 0
    assert (remind(due - timedelta(hours=2)), remind(due - timedelta(hours=1))) == (1, 0)
    assert (remind(due + timedelta(minutes=1)), remind(due + timedelta(hours=1))) == (1, 0)
    number = Case.objects.get().code
    assert told(Event.DEADLINE_NEAR) == [
        (head.username, f"Sắp đến hạn: Cử người thực hiện tham gia tố tụng · {number}")
    ]
    assert [row[0] for row in told(Event.DEADLINE_MISSED)] == [head.username]


def test_reminder_never_names_the_person(accepted: Dossier, head: User) -> None:
    due = Deadline.objects.get(dossier=accepted, rule="T05").due_at
    assert due is not None
    remind(due)
    words = "".join(row.subject + row.body for row in Message.objects.all())
    assert (head.full_name in words, "Sáu" in words) == (False, False)


def test_owner_of_a_dossier_is_told_too(working: Dossier, head: User, legal_aid_officer: User) -> None:
    Deadline.objects.filter(dossier=working, rule="T05").update(met_at=None, closed_by=None)
    due = Deadline.objects.get(dossier=working, rule="T05").due_at
    assert due is not None
    remind(due - timedelta(hours=1))
    assert [row[0] for row in told(Event.DEADLINE_NEAR)] == sorted([head.username, legal_aid_officer.username])


@pytest.mark.django_db
def test_worker_runs_anchor_and_reminders() -> None:
    anchor_journals.call()
    remind_of_clocks.call()
    assert (Anchor.objects.count(), Reminder.objects.count()) == (1, 0)


def test_appointment_tells_who_was_appointed_and_acceptance_who_appoints(
    head: User, working: Dossier, legal_aid_officer: User
) -> None:
    assert [row[0] for row in told(Event.ASSIGNED)] == [legal_aid_officer.username]
    assert [row[0] for row in told(Event.CASE_MOVED)] == [head.username]
    assert Case.objects.get().accepted_at == NOON
