"""Who may open which page of referrals and do which act: the Centre what came to it, a body what it sent itself."""

from datetime import timedelta
from typing import Any

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.referrals.actions.comparing import Line, Register, compare
from diemtua.referrals.actions.links import give_link
from diemtua.referrals.models import RegisterRow
from diemtua.referrals.queries import links_of
from diemtua.shared.clock import today
from tests.access.matrix import NOBODY, NOT_SO, NOW, Situation, wrongly_answered, wrongly_let
from tests.cast import organisation
from tests.referrals.conftest import Send, do, police, rulebook, send, sent

pytestmark = pytest.mark.django_db
AT_THE_CENTRE = "yen hoa khai ut tam vinh nam bich"
OUTSIDE, FOLLOW = "ngoc dong la hong", "quan loc son chanh"
DESKS = "yen hoa nam bich"
# what the police sent: the desk and the head it came to, and those who work for the body that sent it
SEEN, WORKED = "yen hoa ngoc dong", "yen hoa"
OF_THE_BRANCH = "nam bich hoa ngoc dong"
PAGES = [
    # address                       of what        who GETs       who POSTs
    ("referrals:list", "", f"{AT_THE_CENTRE} {OUTSIDE} quan loc", NOT_SO),
    ("referrals:search", "", NOT_SO, f"{AT_THE_CENTRE} {OUTSIDE} quan loc"),
    ("referrals:home", "", OUTSIDE, NOT_SO),
    ("referrals:board", "", f"{AT_THE_CENTRE} {OUTSIDE} {FOLLOW}", NOT_SO),
    ("referrals:board-sheet", "", f"{AT_THE_CENTRE} {OUTSIDE} {FOLLOW}", NOT_SO),
    ("referrals:board-print", "", f"{AT_THE_CENTRE} {OUTSIDE} {FOLLOW}", NOT_SO),
    ("referrals:board-missed", "", f"{AT_THE_CENTRE} {OUTSIDE} {FOLLOW}", NOT_SO),
    ("referrals:board-rows", "figure", FOLLOW, NOT_SO),
    ("referrals:board-rows", "no figure", NOBODY, NOT_SO),
    ("referrals:comparisons", "", DESKS, DESKS),
    ("referrals:register-model", "", f"{DESKS} {OUTSIDE}", NOT_SO),
    ("referrals:comparison", "comparison", WORKED, NOT_SO),
    ("referrals:take-comparison-back", "comparison", WORKED, WORKED),
    ("referrals:settle", "line", WORKED, WORKED),
    ("referrals:open-line-again", "line", NOT_SO, WORKED),
    ("referrals:forget-line", "line", "hoa", "hoa"),
    ("referrals:links", "", DESKS, NOT_SO),
    ("referrals:give-link", "", NOT_SO, DESKS),
    ("referrals:link-letter", "", DESKS, NOT_SO),
    ("referrals:take-link-back", "link", NOT_SO, WORKED),
    ("referrals:sheet", "", f"{AT_THE_CENTRE} {OUTSIDE}", NOT_SO),
    ("referrals:send", "notice", "ngoc dong la", "ngoc dong la"),
    ("referrals:send", "introduction", "hong", "hong"),
    ("referrals:send", "no kind", NOBODY, NOBODY),
    ("referrals:enter", "", AT_THE_CENTRE, NOT_SO),
    ("referrals:enter-kind", "notice", AT_THE_CENTRE, AT_THE_CENTRE),
    ("referrals:enter-kind", "no kind", NOBODY, NOBODY),
    ("referrals:referral", "referral", SEEN, NOT_SO),
    ("referrals:referral", "of the branch", OF_THE_BRANCH, NOT_SO),
    ("referrals:paper", "referral", SEEN, NOT_SO),
    ("referrals:paper", "of the branch", OF_THE_BRANCH, NOT_SO),
    ("referrals:open-case", "referral", WORKED, WORKED),
    # the same by the pages that every dossier has
    ("dossiers:dossier", "referral", SEEN, NOT_SO),
    ("dossiers:entry", "first entry", WORKED, NOT_SO),
    ("dossiers:annul", "first entry", "hoa", "hoa"),
    ("dossiers:erase", "referral", "hoa", "hoa"),
    ("documents:of-dossier", "referral", WORKED, NOT_SO),
    ("documents:keep", "referral", NOT_SO, WORKED),
]
WHO = {
    "desk_officer": "yen", "head": "hoa", "practitioner": "khai ut tam vinh", "referring_officer": OUTSIDE,
    "its_sender": "ngoc dong", "rung": "hoa", "the_case": NOBODY, "holds_link": NOBODY, "referral": SEEN,
}  # fmt: skip


@pytest.fixture
def situation(
    send: Send, police: Organisation, centre: Organisation, branch: Organisation, desk_officer: User
) -> Situation:
    """What the police sent to the Centre and to the Branch, their register laid beside ours, a link to introduce by."""
    referral, other = send(), send(office=branch)
    lines = (Line(3, "Bị Sót", "15/TB", today()),)
    check = compare(
        Register(centre, police, today(), today() + timedelta(days=1), lines, b"x"), by=desk_officer, at=NOW
    )
    give_link(centre, organisation("SYT"), by=desk_officer, at=NOW)
    things: dict[str, list[Any]] = {
        "referral": [referral.uid], "of the branch": [other.uid], "first entry": [referral.uid, 1],
        "comparison": [check.uid], "line": [RegisterRow.objects.get(check_of=check).uid],
        "link": [links_of(desk_officer)[0].address.pk], "figure": ["received"], "no figure": ["khong-co"],
        "notice": ["thong-bao"], "introduction": ["cap-xa-gioi-thieu"], "no kind": ["khong-co"],
    }  # fmt: skip
    return Situation(things, {"referral": referral})


def test_every_role_against_every_page(situation: Situation) -> None:
    assert wrongly_answered(PAGES, situation) == {}


def test_every_role_against_every_act(situation: Situation) -> None:
    assert wrongly_let(["referral"], WHO, situation) == {}


__all__ = ["do", "police", "rulebook", "send", "sent"]
