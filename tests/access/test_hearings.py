"""Who may open which page of hearings and do which act: who does the case or leads its office, and who inspects."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import Organisation, User
from diemtua.documents.models import Paper
from diemtua.dossiers.actions import new_dossier, perform
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.online_hearing_plan import DrawUpHearingPlan
from diemtua.workforce.models import Practitioner
from tests.access.matrix import NOT_SO, Situation, wrongly_answered, wrongly_let
from tests.cases.conftest import NOON, Do, accepted, do, khai, rulebook, take, working
from tests.cases.test_hearings import online

pytestmark = pytest.mark.django_db
AT_THE_CENTRE = "yen hoa khai ut tam vinh nam bich"
OPENS = f"{AT_THE_CENTRE} quan loc"
OF_THE_OFFICE = "yen hoa"
PAGES = [
    # address                         of what   who GETs       who POSTs
    ("cases:hearings", "", OPENS, NOT_SO),
    ("cases:hearing-plan", "plan", OF_THE_OFFICE, NOT_SO),
    ("cases:make-hearing-feed", "", NOT_SO, OPENS),
    ("cases:revoke-hearing-feed", "", NOT_SO, OPENS),
    ("dossiers:dossier", "plan", OF_THE_OFFICE, NOT_SO),
    ("documents:paper", "paper", OF_THE_OFFICE, NOT_SO),
    ("documents:pdf", "paper", OF_THE_OFFICE, NOT_SO),
]
FEEDS = {"cases:hearing-feed"}
HEARING_ACTS = ("ScheduleHearing", "RecordHearingNotice", "RecordConnectionTest", "RecordHearingOutcome")
WHO = {
    "head": "hoa", "desk_officer": "yen", "assigned": "khai",
    "online_hearing_plan": OF_THE_OFFICE, "legal_aid_case": f"{OF_THE_OFFICE} khai",
}  # fmt: skip


@pytest.fixture
def situation(working: Dossier, do: Do, khai: Practitioner, head: User, centre: Organisation) -> Situation:
    """A case with a hearing, and a plan of online ones that is being drawn up."""
    do(online(), working, khai.user)
    plan = new_dossier("online_hearing_plan", centre)
    days = DrawUpHearingPlan(first_day=NOON.date(), last_day=NOON.date() + timedelta(days=30))
    perform(days, plan, by=head, occurred_at=NOON, recorded_at=NOON, seen=0, key=uuid4())
    things: dict[str, list[Any]] = {"plan": [plan.uid], "paper": [Paper.objects.get(dossier=plan).uid]}
    return Situation(things, {"online_hearing_plan": plan, "legal_aid_case": working})


def test_every_role_against_every_page(situation: Situation) -> None:
    assert wrongly_answered(PAGES, situation) == {}


def test_every_role_against_every_act(situation: Situation) -> None:
    assert wrongly_let(["online_hearing_plan"], WHO, situation) == {}
    assert wrongly_let(["legal_aid_case"], WHO, situation, only=HEARING_ACTS) == {}


def test_feed_with_a_secret_nobody_gave_is_not_there(db: None) -> None:
    assert Client().get(reverse("cases:hearing-feed", args=["khong-co"])).status_code == 404


__all__ = ["accepted", "do", "khai", "rulebook", "take", "working"]
