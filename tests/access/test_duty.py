"""Who may open which page of duty and do which act: who is on duty the own shifts, who plans the office's rosters."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.dossiers.actions import new_dossier
from diemtua.dossiers.models import Dossier
from diemtua.duty.actions import read_schedule
from diemtua.duty.models import Contact, Demand, ListedHearing, Roster, Shift, Site
from diemtua.duty.schedules import HearingGiven
from diemtua.law.processes.duty_roster import PlaceOnDuty, PublishRoster
from diemtua.law.processes.duty_swap import ProposeSwap
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.workforce.models import Practitioner
from tests.access.matrix import NOBODY, NOT_SO, Situation, wrongly_answered, wrongly_let
from tests.duty.conftest import (
    FRIDAY,
    MONDAY,
    NOON,
    Do,
    court,
    do,
    draft,
    khai,
    open_roster,
    rulebook,
    shift_of,
    tam,
    ut,
)
from tests.duty.test_pages import WEEK, slot
from tests.watch import hold

pytestmark = pytest.mark.django_db
READS = "yen hoa khai ut tam vinh nam bich"
# an auditor of the Department opens the pages of the room, which show what was granted: nothing
LOOKS = f"{READS} loc"
PLANS, LEADS = "yen hoa", "hoa"
# at the Branch they plan too, each for the own office
PLANS_SOMEWHERE = f"{PLANS} nam bich"
HOLDER, ASKED = "khai", "tam"
SWAPS = f"{PLANS} {HOLDER} {ASKED}"
CORRECTS = f"{PLANS} {HOLDER}"
PAGES = [
    # address                     of what       who GETs         who POSTs
    ("duty:home", "", LOOKS, NOT_SO),
    ("duty:mine", "", LOOKS, NOT_SO),
    ("duty:make-feed", "", NOT_SO, LOOKS),
    ("duty:revoke-feed", "", NOT_SO, LOOKS),
    ("duty:sites", "", LOOKS, NOT_SO),
    ("duty:add-site", "", PLANS_SOMEWHERE, PLANS_SOMEWHERE),
    ("duty:site", "site", READS, NOT_SO),
    ("duty:edit-site", "site", PLANS, PLANS),
    ("duty:add-demand", "site", NOT_SO, PLANS),
    ("duty:end-demand", "demand", NOT_SO, PLANS),
    ("duty:keep-tie", "site", NOT_SO, PLANS),
    ("duty:make-site-feed", "site", NOT_SO, PLANS),
    ("duty:revoke-site-feed", "site", NOT_SO, PLANS),
    ("duty:people", "", PLANS_SOMEWHERE, NOT_SO),
    ("duty:keep-terms", "person", NOT_SO, PLANS),
    ("duty:roster", "published", READS, NOT_SO),
    ("duty:roster", "draft", PLANS, NOT_SO),
    ("duty:propose", "draft", PLANS, PLANS),
    ("duty:propose", "published", PLANS, NOBODY),
    ("duty:seat", "seat of the draft", PLANS, PLANS),
    ("duty:clear", "shift of the draft", NOT_SO, PLANS),
    ("duty:publish", "draft", LEADS, LEADS),
    ("duty:publish", "published", NOBODY, NOBODY),
    ("duty:pdf", "published", READS, NOT_SO),
    ("duty:docx", "published", READS, NOT_SO),
    ("duty:pdf", "draft", NOBODY, NOT_SO),
    ("duty:docx", "draft", NOBODY, NOT_SO),
    ("duty:shift", "shift", READS, NOT_SO),
    ("duty:check-in", "shift", NOT_SO, HOLDER),
    ("duty:check-out", "shift", NOT_SO, HOLDER),
    ("duty:log", "shift", NOT_SO, HOLDER),
    ("duty:take-back-step", "shift", CORRECTS, CORRECTS),
    ("duty:strike-contact", "contact", CORRECTS, CORRECTS),
    ("duty:forget-contact", "contact", LEADS, LEADS),
    ("duty:ask-swap", "shift", HOLDER, HOLDER),
    ("duty:cover", "shift", LEADS, LEADS),
    ("duty:swap", "swap", SWAPS, NOT_SO),
    ("duty:month", "", LOOKS, NOT_SO),
    ("duty:month-print", "", LOOKS, NOT_SO),
    ("duty:month-sheet", "", LOOKS, NOT_SO),
    ("duty:coverage", "", LOOKS, NOT_SO),
    ("duty:take-schedule", "", NOT_SO, PLANS_SOMEWHERE),
    ("duty:schedule", "schedule", PLANS, NOT_SO),
    ("duty:confirm-schedule", "schedule", NOT_SO, PLANS),
    ("duty:drop-hearing", "hearing", NOT_SO, PLANS),
    # the same by the pages that every dossier has: a draft is its planners' own
    ("dossiers:dossier", "draft", PLANS, NOT_SO),
    ("dossiers:entry", "entry of the draft", PLANS, NOT_SO),
    ("documents:of-dossier", "draft", PLANS, NOT_SO),
    ("documents:of-dossier", "published", PLANS, NOT_SO),
    ("documents:paper", "paper", PLANS, NOT_SO),
    ("dossiers:dossier", "swap", SWAPS, NOT_SO),
]
FEEDS = {"duty:feed"}
WHO = {
    "head": LEADS, "desk_officer": "yen", "on_the_roster": HOLDER, "swap_asker": HOLDER, "swap_partner": ASKED,
    "roster_replaced": NOBODY, "duty_roster": PLANS, "duty_swap": SWAPS,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _february(monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, NOON)


@pytest.fixture
def situation(
    draft: Roster, court: Site, khai: Practitioner, ut: Practitioner, tam: Practitioner, do: Do, head: User
) -> Situation:
    """One shift in force, asked of another to take, and the draft of the week after."""
    _place(draft, court, khai, do, head)
    do(PublishRoster(), draft.dossier, head)
    draft.refresh_from_db()
    later = open_roster(court.office, do, head, first_day=MONDAY + WEEK, last_day=FRIDAY + WEEK)
    _place(later, court, ut, do, head, MONDAY + WEEK)
    shift, swap = shift_of(draft), new_dossier("duty_swap", court.office)
    do(ProposeSwap(giving=shift.pk, other=tam.pk, reason="Con ốm."), swap, khai.user)
    Shift.objects.filter(pk=shift.pk).update(checked_in_at=NOON)
    contact = Contact.objects.create(shift=shift, at=NOON, caller="Thư ký Tòa án", about="Hỏi mẫu", outcome="GUIDED")
    hearing = ListedHearing.objects.create(site=court, starts_at=shift.starts_at, entered_at=NOON, entered_by=head)
    sent = read_schedule([HearingGiven(court.pk, NOON, "", "")], court.office, (MONDAY, FRIDAY), by=head, at=NOON)
    uid = later.dossier.uid
    assert draft.paper is not None
    things: dict[str, list[Any]] = {
        "site": [court.uid], "demand": [court.uid, Demand.objects.earliest("pk").pk], "person": [khai.pk],
        "published": [draft.dossier.uid], "draft": [uid], "shift": [shift.uid], "swap": [swap.uid],
        "contact": [contact.uid], "hearing": [hearing.uid], "schedule": [sent.uid],
        "seat of the draft": [uid, court.pk, slot(MONDAY + WEEK), 1], "paper": [draft.paper.uid],
        "shift of the draft": [uid, shift_of(later, MONDAY + WEEK).pk], "entry of the draft": [uid, 1],
    }  # fmt: skip
    return Situation(things, {"duty_roster": Dossier.objects.get(uid=uid), "duty_swap": swap})


def _place(roster: Roster, site: Site, person: Practitioner, do: Do, by: User, day: object = MONDAY) -> None:
    act = PlaceOnDuty(site=site.pk, day=day, part=DutyPart.MORNING, practitioner=person.pk)  # type: ignore[arg-type]
    do(act, roster.dossier, by)


def test_every_role_against_every_page(situation: Situation) -> None:
    assert wrongly_answered(PAGES, situation) == {}


def test_every_role_against_every_act(situation: Situation) -> None:
    assert wrongly_let(["duty_roster", "duty_swap"], WHO, situation) == {}


def test_feed_with_a_secret_nobody_gave_is_not_there(db: None) -> None:
    assert Client().get(reverse("duty:feed", args=["khong-co"])).status_code == 404


__all__ = ["court", "do", "draft", "khai", "rulebook", "tam", "ut"]
