"""Who may open which page of plans: followers the whole of it, others what is asked of their body."""

from typing import Any

import pytest

from diemtua.plans.actions import keep_incoming
from diemtua.plans.models import Plan, TaskBody
from tests.access.matrix import NOBODY, NOT_SO, NOW, Situation, wrongly_answered
from tests.cast import PLANNER, join, organisation
from tests.plans.office import import_example, open_office

pytestmark = pytest.mark.django_db
READS, REPORTS, IMPORTS = "hoa nam quan loc linh", "hoa quan linh", "linh"
# a member of the Council as long as the term lasts, and who holds every other role of a body that a plan names
ANSWERS = "ngoai son chanh"
PAGES = [
    # address           of what     who GETs  who POSTs
    ("plans:list", "", READS, NOT_SO),
    ("plans:own", "", ANSWERS, NOT_SO),
    ("plans:own-task", "finance", "ngoai", NOT_SO),
    ("plans:answer", "finance", NOT_SO, "ngoai"),
    ("plans:own-task", "police", "son", NOT_SO),
    ("plans:answer", "police", NOT_SO, "son"),
    ("plans:own-task", "justice", NOBODY, NOT_SO),
    ("plans:answer", "justice", NOT_SO, NOBODY),
    ("plans:import", "", IMPORTS, IMPORTS),
    # whose document waits is nobody else's matter
    ("plans:preview", "waiting", IMPORTS, NOT_SO),
    ("plans:confirm", "waiting", NOT_SO, IMPORTS),
    ("plans:plan", "plan", READS, NOT_SO),
    ("plans:print", "plan", READS, NOT_SO),
    ("plans:text", "plan", READS, NOT_SO),
    ("plans:excel", "plan", READS, NOT_SO),
    ("plans:word", "plan", READS, NOT_SO),
    ("plans:rows", "figure", READS, NOT_SO),
    ("plans:task", "finance", READS, NOT_SO),
    ("plans:report", "finance", NOT_SO, REPORTS),
]


@pytest.fixture
def plan() -> Plan:
    organisation("STC")
    found = import_example(open_office()).plan
    first = TaskBody.objects.filter(task__plan=found, task__key="II.2", role="COORDINATING")
    first.update(organisation=organisation("CAT"), body_group=None)
    return found


@pytest.fixture
def situation(plan: Plan) -> Situation:
    """The example plan: one task that names Finance, one the police, one only the Department that follows plans."""
    ticket = keep_incoming(b"Ke hoach", "ke-hoach.txt", by=join(PLANNER), at=NOW)
    things: dict[str, list[Any]] = {
        "plan": [plan.pk], "figure": [plan.pk, "CASES"], "waiting": [ticket], "finance": [plan.pk, "VI.3"],
        "police": [plan.pk, "II.2"], "justice": [plan.pk, "II.3"],
    }  # fmt: skip
    return Situation(things)


def test_every_role_against_every_page(situation: Situation) -> None:
    assert wrongly_answered(PAGES, situation) == {}
