"""Who may open which page of the Council and do which act: members while they sit, the standing office, the helpers'
head, inspectors; nobody else."""

from datetime import date
from typing import Any

import pytest

from diemtua.accounts.models import User
from diemtua.council.models import AllowanceMonth, Member
from diemtua.documents.models import Paper
from diemtua.dossiers.models import Dossier
from tests.access.matrix import NOT_SO, Situation, wrongly_answered, wrongly_let
from tests.council.conftest import (
    AFTER,
    Open,
    ask,
    asked,
    council,
    court_member,
    do,
    enter_plan,
    held,
    invited,
    issued,
    plan,
    planned,
    police_member,
    rulebook,
    seat,
    seated,
)
from tests.council.test_reports import Prepare, prepare

pytestmark = pytest.mark.django_db
MEMBERS = "son chanh"
READS, KEEPS, PAYS = f"hoa quan loc {MEMBERS}", "quan", "quan thao"
# what one body was asked is read by its own member and not by another
ASKED = "hoa quan loc son"
PAGES = [
    # address                   of what      who GETs  who POSTs
    ("council:home", "", READS, NOT_SO),
    ("council:meetings", "", READS, NOT_SO),
    ("council:meeting", "meeting", READS, NOT_SO),
    ("council:members", "", READS, NOT_SO),
    ("council:seat", "", KEEPS, KEEPS),
    ("council:leave", "member", KEEPS, KEEPS),
    ("council:withdraw", "member", KEEPS, KEEPS),
    ("council:decisions", "", READS, NOT_SO),
    ("council:search", "", NOT_SO, READS),
    ("council:export", "", READS, NOT_SO),
    ("council:decision", "decision", ASKED, NOT_SO),
    ("council:reports", "", READS, NOT_SO),
    ("council:report", "report", READS, NOT_SO),
    ("council:report-export", "report", READS, NOT_SO),
    ("council:report-rows", "figure", READS, NOT_SO),
    ("council:issued", "", READS, NOT_SO),
    ("council:issued-print", "", READS, NOT_SO),
    ("council:issued-export", "", READS, NOT_SO),
    ("council:enter", "", KEEPS, KEEPS),
    ("council:document", "document", READS, NOT_SO),
    ("council:allowances", "", PAYS, NOT_SO),
    ("council:allowances-export", "", PAYS, NOT_SO),
    ("council:allowances-print", "", PAYS, NOT_SO),
    ("council:allowance", "person and month", PAYS, PAYS),
    ("council:allowances-hand-over", "month", KEEPS, KEEPS),
    ("council:arrears", "month", PAYS, NOT_SO),
    ("council:pay-late", "arrears", PAYS, PAYS),
    # the same by the pages that every dossier has
    ("dossiers:dossier", "meeting", READS, NOT_SO),
    ("dossiers:dossier", "decision", ASKED, NOT_SO),
    ("dossiers:dossier", "report", READS, NOT_SO),
    ("dossiers:dossier", "document", READS, NOT_SO),
    ("dossiers:entry", "first entry", "hoa quan loc", NOT_SO),
    ("dossiers:annul", "last entry", KEEPS, KEEPS),
    ("dossiers:erase", "meeting", KEEPS, KEEPS),
    ("documents:of-dossier", "meeting", READS, NOT_SO),
    ("documents:keep", "meeting", NOT_SO, "hoa quan"),
    ("documents:paper", "paper", READS, NOT_SO),
    ("documents:pdf", "paper", READS, NOT_SO),
    ("documents:docx", "paper", READS, NOT_SO),
    ("documents:revise", "paper", "hoa quan", "hoa quan"),
    ("documents:number", "paper", NOT_SO, KEEPS),
    ("documents:scan", "paper", NOT_SO, "hoa quan"),
]
KINDS = ("council_meeting", "council_decision", "council_report", "council_document")
WHO = {
    "council_office": "quan", "council_helpers": "hoa", "decision_owner": "son", "round_is_due": "",
    "council_meeting": READS, "council_decision": ASKED, "council_report": READS, "council_document": READS,
}  # fmt: skip


@pytest.fixture
def situation(issued: Dossier, asked: Dossier, prepare: Prepare, enter_plan: Open, evaluator: User) -> Situation:
    """A meeting with its minutes, something asked of the police, a report that is being written, an outside plan, a
    month of allowances that was handed over."""
    AllowanceMonth.objects.create(month=date(2026, 5, 1), rows=[], handed_at=AFTER, handed_by=evaluator)
    report, paper, document = prepare(), Paper.objects.get(form="HD-BB"), enter_plan()
    chair = Member.objects.get(body__code="STP").uid
    things: dict[str, list[Any]] = {
        "meeting": [issued.uid], "decision": [asked.uid], "report": [report.uid], "document": [document.uid],
        "paper": [paper.uid],
        "figure": [report.uid, "notices"], "first entry": [issued.uid, 1], "last entry": [issued.uid, issued.version],
        "member": [chair], "month": ["2026-06"], "person and month": ["2026-06", chair],
        "arrears": ["2026-06", "2026-05", chair],
    }  # fmt: skip
    return Situation(
        things,
        {"council_meeting": issued, "council_decision": asked, "council_report": report, "council_document": document},
    )


def test_every_role_against_every_page(situation: Situation) -> None:
    assert wrongly_answered(PAGES, situation) == {}


def test_every_role_against_every_act(situation: Situation) -> None:
    assert wrongly_let(KINDS, WHO, situation) == {}


__all__ = [
    "ask", "asked", "council", "court_member", "do", "enter_plan", "held", "invited", "issued", "plan", "planned",
    "police_member", "prepare", "rulebook", "seat", "seated",
]  # fmt: skip
