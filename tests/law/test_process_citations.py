"""Every article that a declared process names can be looked up, and every clock it moves is in the table."""

import pytest

from diemtua.law.citations import cite
from diemtua.law.deadlines import rules
from diemtua.law.process import Process, declare
from diemtua.law.processes.council import COUNCIL_DECISION, COUNCIL_MEETING
from diemtua.law.processes.council_document import COUNCIL_DOCUMENT
from diemtua.law.processes.council_report import COUNCIL_REPORT
from diemtua.law.processes.duty_roster import DUTY_ROSTER
from diemtua.law.processes.duty_swap import DUTY_SWAP
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.processes.online_hearing_plan import ONLINE_HEARING_PLAN
from diemtua.law.processes.referral import REFERRAL

# named, because the kernel's tests declare processes of their own in the same registry
PROCESSES = (
    LEGAL_AID_CASE, REFERRAL, COUNCIL_MEETING, COUNCIL_DECISION, COUNCIL_REPORT, COUNCIL_DOCUMENT, DUTY_ROSTER,
    DUTY_SWAP, ONLINE_HEARING_PLAN,
)  # fmt: skip


def test_articles_of_processes_are_in_listed_sources() -> None:
    keys = {key for process in PROCESSES for act in process.acts for key in (*process.basis, *act.basis)}
    assert [key for key in sorted(keys) if not cite(key).text] == []


@pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.kind)
def test_every_process_rests_on_an_article(process: Process) -> None:
    assert process.basis != ()


def test_clocks_of_processes_are_in_the_table() -> None:
    moved = set()
    for process in PROCESSES:
        for act in process.acts:
            moved |= {start.rule for start in act.starts} | {*act.stops, *act.pauses, *act.resumes, *act.cancels}
    assert moved - set(rules()) == set()


def test_two_processes_of_one_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="Two processes call themselves legal_aid_case"):
        declare(LEGAL_AID_CASE)
