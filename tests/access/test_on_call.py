"""Who may open the pages of practitioners, of who is on call, and of notices: those of the house, each their part."""

from datetime import timedelta
from typing import Any

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.notices.actions import queue
from diemtua.notices.enums import Event
from diemtua.notices.models import Delivery, Message
from diemtua.workforce.actions import put_on_call
from diemtua.workforce.models import ConflictCheck, Leave, Practitioner
from diemtua.workforce.queries import Turn
from tests.access.matrix import EVERYBODY, NOT_SO, NOW, Situation, wrongly_answered
from tests.cases.conftest import accepted, do, khai, rulebook, take, working

pytestmark = pytest.mark.django_db
ON_CALL = "hoa yen khai ut tam vinh nam bich"
SEES = f"{ON_CALL} bao thao quan loc linh"
KEEPS, LEADS, RUNS = "hoa bao", "hoa", "bao"
PAGES = [
    # address                      of what    who GETs             who POSTs
    ("workforce:list", "", SEES, NOT_SO),
    ("workforce:export", "", SEES, NOT_SO),
    ("workforce:add", "", f"{KEEPS} nam", f"{KEEPS} nam"),
    ("workforce:checks", "case", "hoa yen khai", "hoa"),
    ("workforce:on_call", "", ON_CALL, NOT_SO),
    ("workforce:put_on_call", "office", NOT_SO, LEADS),
    ("workforce:take_off_call", "turn", NOT_SO, LEADS),
    ("workforce:practitioner", "person", SEES, NOT_SO),
    ("workforce:edit", "person", KEEPS, KEEPS),
    ("workforce:enter_leave", "person", f"{KEEPS} khai", f"{KEEPS} khai"),
    ("workforce:cancel_leave", "leave", NOT_SO, f"{KEEPS} khai"),
    ("notices:mine", "", EVERYBODY, NOT_SO),
    ("notices:read-all", "", NOT_SO, EVERYBODY),
    ("notices:outbox", "", RUNS, NOT_SO),
    ("notices:retry", "delivery", NOT_SO, RUNS),
    ("notices:cancel", "delivery", NOT_SO, RUNS),
    ("notices:open", "message", NOT_SO, "khai"),
]


@pytest.fixture
def situation(working: Dossier, khai: Practitioner, head: User, centre: Organisation) -> Situation:
    """A practitioner on leave, one turn on call, a notice to him that waits to be sent."""
    until = NOW + timedelta(days=300)
    turn = put_on_call(centre, Turn(head, until, until + timedelta(hours=8), 1, "0912345678"), by=head, at=NOW)
    away = Leave.objects.create(
        practitioner=khai, kind="SICK", valid_from=until.date(), valid_to=until.date() + timedelta(days=9)
    )
    queue(Event.COUNCIL, users=[khai.user], subject="Mời họp", body="Mời họp", link="/hom-nay/", at=NOW)
    message = Message.objects.filter(user=khai.user).latest("pk")
    things: dict[str, list[Any]] = {
        "case": [working.uid], "office": [centre.pk], "turn": [centre.pk, turn.pk], "person": [khai.uid],
        "leave": [khai.uid, away.pk], "message": [message.uid], "delivery": [Delivery.objects.latest("pk").pk],
    }  # fmt: skip
    check = ConflictCheck.objects.filter(dossier=working).latest("pk")
    return Situation(things, sent={"case": {"kiem_tra": check.pk}})


def test_every_role_against_every_page(situation: Situation) -> None:
    assert wrongly_answered(PAGES, situation) == {}


__all__ = ["accepted", "do", "khai", "rulebook", "take", "working"]
