"""What pages and acts of the Council may cost: a Council of eight, all with accounts and addresses."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import localtime

from diemtua.accounts.models import Organisation, User
from diemtua.council.models import Decision, Meeting, Member, Report
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import act_slug
from diemtua.law.process import REGISTRY
from diemtua.law.vocabulary.council import ON_THE_COUNCIL
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.clock import now
from tests.cases.asking import driven, looked_at, sent
from tests.cast import give
from tests.council.conftest import Seat
from tests.documents.conftest import upload

pytestmark = pytest.mark.django_db
KINDS = ("council_meeting", "council_decision", "council_report", "council_document")
OPENING = {"council_meeting": "PlanMeeting", "council_decision": "OpenDecision", "council_report": "PrepareReport"}
WORDS = "Các ngành đã thống nhất."
People = list[User]


@pytest.fixture
def people(
    rulebook: None,
    seat: Seat,
    seated: list[Member],
    evaluator: User,
    head: User,
    police_member: User,
    council: Organisation,
) -> People:
    """Four more members of the police, so that who is told and let in grows."""
    for number in range(4):
        user = User.objects.create_user(f"uy-vien{number}", f"Ủy viên {number}")
        give(user, Role.COUNCIL_MEMBER, council.code)
        seat(user.full_name, body="CAT", user=user)
    User.objects.update(email="can-bo@example.vn")
    return [evaluator, head, police_member]


def opened(kind: str, by: User, **said: Any) -> Dossier:
    address = f"/ho-so/moi/{kind}/{act_slug(REGISTRY[kind].rule(OPENING[kind]))}/"
    looked_at(by, address)
    sent(by, address, kernel_seen=0, kernel_key=uuid4(), **said)
    return Dossier.objects.filter(kind=kind).latest("pk")


def moment(days: float) -> str:
    return f"{localtime(now() + timedelta(days=days)):%d/%m/%Y %H:%M}"


def day(days: int) -> str:
    return f"{localtime(now() + timedelta(days=days)):%d/%m/%Y}"


def planned(by: User) -> Dossier:
    said = {"title": "Họp quý IV", "starts_at": moment(3), "place": "Sở Tư pháp", "agenda": "Một\nHai\nBa"}
    return opened("council_meeting", by, **said)


def looked_at_by_all(dossier: Dossier, page: str, people: People) -> None:
    for user in people:
        looked_at(user, f"/hoi-dong/{page}/{dossier.uid}/")


def test_meeting_from_its_plan_to_its_minutes(people: People, evaluator: User) -> None:
    dropped, meeting = planned(evaluator), planned(evaluator)
    driven(evaluator, dropped, "CancelMeeting", reason=WORDS)
    present = list(Member.objects.filter(seat__in=ON_THE_COUNCIL).values_list("pk", flat=True))
    steps: list[tuple[str, dict[str, Any]]] = [
        ("PostponeMeeting", {"starts_at": moment(5), "reason": WORDS}),
        ("InviteMembers", {"guests": "Đoàn Luật sư\nTrại tạm giam"}),
        ("RecordHolding", {"present": present, "guests": "Đoàn Luật sư"}),
        ("IssueMinutes", {"opinions": WORDS, "conclusions": WORDS}),
    ]
    for act, said in steps:
        if act == "RecordHolding":
            Meeting.objects.filter(dossier=meeting).update(starts_at=now() - timedelta(hours=3))
        driven(evaluator, meeting, act, **said)
        looked_at_by_all(meeting, "cuoc-hop", people)


def test_decision_from_asking_to_its_end(issued: Dossier, people: People, evaluator: User, police_member: User) -> None:
    Meeting.objects.filter(dossier=issued).update(starts_at=now() - timedelta(days=9))
    owner = Member.objects.filter(body__code="CAT").earliest("pk").body_id
    said = {"meeting": issued.meeting.pk, "content": WORDS, "owner": owner, "due_on": day(20)}
    taken_back, decision, *_more = (opened("council_decision", evaluator, **said) for _ in range(4))
    steps: list[tuple[User, str, dict[str, str]]] = [
        (police_member, "ReportDecision", {"progress": WORDS}),
        (evaluator, "ExtendDecision", {"due_on": day(40), "reason": WORDS}),
        (evaluator, "CloseDecision", {"result": WORDS}),
    ]
    driven(evaluator, taken_back, "WithdrawDecision", reason=WORDS)
    for user, act, given in steps:
        looked_at_by_all(decision, "viec-giao", people)
        driven(user, decision, act, **given)
    looked_at_by_all(decision, "viec-giao", people)
    assert Decision.objects.count() == 4
    for user in people:
        looked_at(user, *(f"/hoi-dong/{page}" for page in ("", "cuoc-hop/", "viec-giao/", "thanh-vien/")))


def test_report_from_its_beginning_to_its_papers(people: People, evaluator: User) -> None:
    year = now().year - 1
    dropped = opened("council_report", evaluator, round="SECOND", year=year)
    driven(evaluator, dropped, "WithdrawReport", reason=WORDS)
    report = opened("council_report", evaluator, round="FIRST", year=year)
    driven(evaluator, report, "WriteContent", results=WORDS, difficulties=WORDS, proposals=WORDS)
    looked_at_by_all(report, "bao-cao", people)
    driven(evaluator, report, "MoveSendingDay", send_by=day(40), reason=WORDS)
    driven(evaluator, report, "IssueReport")
    looked_at_by_all(report, "bao-cao", people)
    driven(evaluator, report, "SendReport", way="EXCHANGE", addressee="Bộ Tư pháp")
    looked_at_by_all(report, "bao-cao", people)
    assert Report.objects.get(dossier=report).issued_by == evaluator


def test_document_drafted_outside_from_its_entry_to_its_end(people: People, evaluator: User) -> None:
    address = "/hoi-dong/van-ban/ghi/"
    looked_at(evaluator, address)
    said = {
        "kind": "PLAN", "given": "07", "dated_on": day(-3), "subject": WORDS, "signer_name": "Nguyễn Thanh Hải",
        "signer_position": "Chủ tịch Hội đồng",
    }  # fmt: skip
    sent(evaluator, address, kernel_seen=0, kernel_key=uuid4(), scan=upload(), **said)
    document = Dossier.objects.get(kind="council_document")
    looked_at_by_all(document, "van-ban", people)
    driven(evaluator, document, "WithdrawDocument", reason=WORDS)
    driven(evaluator, document, "VoidDocument", reason=WORDS)
    looked_at_by_all(document, "van-ban", people)


def test_every_act_of_the_council_is_measured() -> None:
    meetings = {"PlanMeeting", "InviteMembers", "PostponeMeeting", "RecordHolding", "IssueMinutes", "CancelMeeting"}
    decisions = {"OpenDecision", "ReportDecision", "CloseDecision", "ExtendDecision", "WithdrawDecision"}
    reports = {
        "PrepareReport", "WriteContent", "IssueReport", "SendReport", "MoveSendingDay", "WithdrawReport",
    }  # fmt: skip
    documents = {"EnterDocument", "WithdrawDocument", "VoidDocument"}
    measured = [meetings, decisions, reports, documents]
    assert [{rule.code for rule in REGISTRY[kind].acts} for kind in KINDS] == measured
