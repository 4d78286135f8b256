"""What pages and acts of a case may cost: every act through its page, every state opened by everybody who may."""

from datetime import timedelta
from uuid import uuid4

import pytest

from diemtua.accounts.models import User
from diemtua.cases.models import Hearing
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import act_slug
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.processes.legal_aid_case.hearings import ScheduleHearing
from diemtua.law.processes.online_hearing_plan import ONLINE_HEARING_PLAN
from diemtua.law.vocabulary.hearings import Venue
from diemtua.people.details import PersonDetails
from diemtua.workforce.models import Practitioner
from tests.cases.asking import driven, looked_at, sent
from tests.cases.conftest import NOON, Do, Take
from tests.cast import organisation

pytestmark = pytest.mark.django_db
Step = tuple[str, str, dict[str, str]]

WORDS, BODY = "Hai bên đã thống nhất.", {"organisation": "@body", "content": "Hai bên đã thống nhất."}
ENTITLED = {"category": "D7.2", "grounds_seen": "Giấy chứng nhận hộ nghèo"}
HEARD = {"document": "12/TB", "received_at": "10/03/2026 09:00"}
HOURS = {"began_at": "12/03/2026 09:00", "ended_at": "12/03/2026 10:00"}
EARLIER = {"kernel_at": "11/03/2026 09:00", "kernel_reason": "Mất điện, đã ghi sổ giấy."}
DEFENCE: list[Step] = [
    ("desk", "RecordWhereabouts", {"lives": "HERE"}),
    ("desk", "RequestSupplement", {"missing": "Giấy hộ nghèo\nĐơn kiện"}),
    ("desk", "RecordSupplement", {"brought": "Giấy hộ nghèo"}),
    ("head", "AcceptUrgently", ENTITLED | {"form": "LITIGATION", "field": "CRIMINAL", "urgent": "U1"}),
    ("desk", "AllowMoreTimeForProof", {"ground": "FORCE_MAJEURE", "reason": WORDS}),
    ("desk", "RecordProof", {"papers": "Giấy chứng nhận hộ nghèo"}),
    ("head", "AssignPractitioner", {"practitioner": "@khai", **EARLIER}),
    ("khai", "RecordWork", {"activity": "C.g", **HOURS}),
    ("khai", "AddParty", {"nguoi-full_name": "Phạm Văn Tư", "nguoi-born": "1970", "role": "OPPOSING"}),
    ("khai", "AddNote", {"note": WORDS}),
    ("desk", "RecordStatusChange", {"status": "REMANDED"}),
    ("desk", "ScheduleHearing",
     {"kind": "TRIAL", "starts_at": "10/05/2026 09:00", "venue": "ONLINE_COMPONENT", "place": "Trại tạm giam"}),
    ("desk", "RecordHearingNotice", {"hearing": "@hearing", "notice_at": "20/04/2026 09:00"}),
    ("desk", "RecordConnectionTest", {"hearing": "@hearing", "tested_at": "09/05/2026 09:00", "result": "GOOD"}),
    ("khai", "RecordHearingOutcome", {"hearing": "@hearing", "outcome": "HELD"}),
    ("head", "AskVerification", BODY),
    ("khai", "RecordVerification", {"result": WORDS}),
    ("head", "MakeRecommendation", BODY),
    ("desk", "RecordRecommendationExtension", {"reason": WORDS, "document": "21/CV"}),
    ("desk", "RecordRecommendationReply", {"result": WORDS}),
    ("khai", "FileRegistration", {"body": "@body"}),
    ("khai", "RecordRegistration", {"document": "11/TB"}),
    ("khai", "RecordRegistrationRefused", HEARD),
    ("khai", "RecordRegistrationCancelled", HEARD),
    ("desk", "RecordChangeRequest", {"reason": WORDS}),
    ("head", "AnswerChangeRequest", {"answer": WORDS}),
    ("head", "ReplacePractitioner",
     {"leaving": "@khai", "practitioner": "@tam", "ground": "CLIENT_REQUEST", "reason": WORDS}),
    ("tam", "SuspendCase", {"body": "PROCURACY", "document": "12/QĐ"}),
    ("tam", "ResumeCase", {"document": "13/QĐ"}),
    ("desk", "RecordWithdrawalWish", {"reason": WORDS}),
    ("tam", "CompleteCase", {"result": WORDS}),
    ("tam", "HandOverFile", {"pages": "12", "missing": "Bản chính ở Tòa án."}),
    ("desk", "ArchiveFile", {"shelf": "Kho 1"}),
]  # fmt: skip
ACCEPTED: Step = ("desk", "AcceptRequest", ENTITLED | {"form": "ADVICE", "field": "LAND"})
APPOINTED: Step = ("head", "AssignPractitioner", {"practitioner": "@khai"})
LIVES: dict[str, list[Step]] = {
    "a defence": DEFENCE,
    "an advice that takes longer": [
        ACCEPTED, APPOINTED, ("head", "ExtendAdvice", {"reason": WORDS}),
        ("head", "DiscontinueCase", {"ground": "D3", "reason": WORDS}),
    ],
    "a case stayed": [ACCEPTED, APPOINTED, ("khai", "StayCase", {"document": "12/QĐ", "body": "Viện kiểm sát"})],
    "a simple matter": [("desk", "AnswerSimpleMatter", {"answer": WORDS})],
    "a refusal": [("head", "RefuseRequest", {"ground": "R1", "reason": WORDS})],
    "a transfer": [("head", "TransferRequest", {"organisation": "@body", "reason": WORDS})],
    "a withdrawal": [("desk", "WithdrawRequest", {"reason": WORDS})],
}  # fmt: skip


@pytest.fixture
def people(desk_officer: User, head: User, legal_aid_officer: User, contract_lawyer: User) -> dict[str, User]:
    """Everybody of the office who has to do with a case."""
    User.objects.update(email="can-bo@example.vn")
    return {"desk": desk_officer, "head": head, "khai": legal_aid_officer, "tam": contract_lawyer}


@pytest.fixture
def rows(khai: Practitioner, tam: Practitioner) -> dict[str, int]:
    """What answers name, by the word that stands for it."""
    return {"@khai": khai.pk, "@tam": tam.pk, "@body": organisation("CN1").pk}


@pytest.mark.parametrize("life", LIVES)
def test_acts_and_pages_of_a_life_keep_to_their_budget(
    life: str, take: Take, people: dict[str, User], rows: dict[str, int]
) -> None:
    dossier = take(applicant=PersonDetails(full_name="Trần Văn Bảy", phones=("0912345679",)))
    _opened_by_all(dossier, people)
    for who, act, said in LIVES[life]:
        rows["@hearing"] = Hearing.objects.values_list("pk", flat=True).first() or 0
        driven(people[who], dossier, act, **{name: rows.get(value, value) for name, value in said.items()})
        _opened_by_all(dossier, people)


def _opened_by_all(dossier: Dossier, people: dict[str, User]) -> None:
    for user in people.values():
        looked_at(user, *(f"/vu-viec/{dossier.uid}/{page}" for page in ("", "cong-viec/", "ho-so/")))


def test_every_act_of_a_case_is_measured() -> None:
    driven = {act for life in LIVES.values() for _who, act, _said in life}
    # reception is measured at the desk and on the public pages
    assert driven | {"ReceiveRequest"} == {rule.code for rule in LEGAL_AID_CASE.acts}


def test_plan_of_online_hearings_keeps_to_its_budget(
    working: Dossier, do: Do, people: dict[str, User], khai: Practitioner
) -> None:
    for hours in range(4):
        at = NOON + timedelta(days=20, hours=hours)
        online = ScheduleHearing(
            starts_at=at, venue=Venue.ONLINE_COMPONENT, place="Trại tạm giam", court=organisation("TAKV1").pk
        )
        do(online, working, khai.user)
    head, day = people["head"], f"{NOON + timedelta(days=20):%d/%m/%Y}"
    opening = f"/ho-so/moi/online_hearing_plan/{act_slug(ONLINE_HEARING_PLAN.rule('DrawUpHearingPlan'))}/"
    looked_at(head, opening)
    sent(head, opening, first_day=day, last_day=day, kernel_seen=0, kernel_key=uuid4())
    plan = Dossier.objects.get(kind=ONLINE_HEARING_PLAN.kind)
    for act in ("RedrawHearingPlan", "IssueHearingPlan"):
        driven(head, plan, act)
        looked_at(head, f"/lich-phien/ke-hoach/{plan.uid}/", f"/lich-phien/?ngay={NOON + timedelta(days=20):%Y-%m-%d}")
    assert {rule.code for rule in ONLINE_HEARING_PLAN.acts} == {
        "DrawUpHearingPlan",
        "RedrawHearingPlan",
        "IssueHearingPlan",
    }
