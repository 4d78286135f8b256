"""The standing office, a Council of four with helpers, a meeting and decisions at any stage of their life."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.council.actions import Term, seat_member
from diemtua.council.models import Member
from diemtua.dossiers.actions import new_dossier, perform
from diemtua.dossiers.models import Dossier
from diemtua.law.process import Act
from diemtua.law.processes.council import (
    InviteMembers,
    IssueMinutes,
    OpenDecision,
    PlanMeeting,
    RecordHolding,
)
from diemtua.law.processes.council_document import EnterDocument
from diemtua.law.vocabulary.council import ON_THE_COUNCIL, CouncilSeat, DocumentKind
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.clock import VIETNAM
from tests.cases.conftest import Do, do, rulebook
from tests.cast import COUNCIL_MEMBER, give, join, organisation

PLANNED_AT = datetime(2026, 10, 1, 9, tzinfo=VIETNAM)
MEETING_AT = datetime(2026, 10, 15, 8, tzinfo=VIETNAM)
AFTER = MEETING_AT + timedelta(hours=4)
SINCE = date(2025, 7, 1)
DOCUMENT = "Quyết định số 01/QĐ-UBND ngày 01/7/2025"
Seat = Callable[..., Member]
Open = Callable[..., Dossier]


@pytest.fixture
def council(db: None) -> Organisation:
    return organisation("HDPH")


@pytest.fixture
def seat(department: Organisation, council: Organisation, evaluator: User) -> Seat:
    """Seat somebody; words change who."""

    def seat(name: str = "Trần Văn Ba", seat: CouncilSeat = CouncilSeat.MEMBER, **said: Any) -> Member:
        body = organisation(said.pop("body", "TAT"))
        term = Term(
            **{
                "seat": seat, "full_name": name, "position": "Phó Chánh án", "body": body, "valid_from": SINCE,
                "document": DOCUMENT,
            }
            | said
        )  # fmt: skip
        return seat_member(department, term, by=evaluator, at=PLANNED_AT)

    return seat


@pytest.fixture
def police_member(seat: Seat) -> User:
    """Sits on the Council for the provincial police, with an account."""
    user = join(COUNCIL_MEMBER)
    seat("Lý Trường Sơn", position="Phó Giám đốc", body="CAT", user=user)
    return user


@pytest.fixture
def court_member(seat: Seat) -> User:
    """Sits on the Council for the provincial court, with an account."""
    user = User.objects.create_user("chanh", "Đinh Công Chánh")
    give(user, Role.COUNCIL_MEMBER, "HDPH", title="Ủy viên Hội đồng")
    seat("Đinh Công Chánh", body="TAT", user=user)
    return user


@pytest.fixture
def seated(seat: Seat, head: User, police_member: User, court_member: User) -> list[Member]:
    """Chair, the Centre's director, police, court; the director heads the helpers."""
    seat("Nguyễn Thanh Hải", CouncilSeat.CHAIR, position="Giám đốc", body="STP")
    seat("Lê Thị Hoa", position="Giám đốc", body="TTTGPL", user=head)
    seat("Lê Thị Hoa", CouncilSeat.HELPER_HEAD, position="Giám đốc", body="TTTGPL", user=head)
    return list(Member.objects.order_by("pk"))


def open_with(act: Act, kind: str, office: Organisation, by: User, at: datetime) -> Dossier:
    dossier = new_dossier(kind, office)
    perform(act, dossier, by=by, occurred_at=at, recorded_at=at, seen=0, key=uuid4())
    return dossier


@pytest.fixture
def plan(rulebook: None, department: Organisation, seated: list[Member], evaluator: User) -> Open:
    """Plan a meeting."""

    def plan(starts_at: datetime = MEETING_AT, **said: Any) -> Dossier:
        act = PlanMeeting(
            **{
                "title": "Họp Hội đồng quý IV năm 2026", "starts_at": starts_at, "place": "Phòng họp Sở Tư pháp",
                "agenda": "Kết quả 9 tháng\n\n Kế hoạch quý IV ",
            }
            | said
        )  # fmt: skip
        return open_with(act, "council_meeting", department, evaluator, PLANNED_AT)

    return plan


@pytest.fixture
def planned(plan: Open) -> Dossier:
    return plan()


@pytest.fixture
def invited(planned: Dossier, do: Do, evaluator: User) -> Dossier:
    do(InviteMembers(guests="Đoàn Luật sư tỉnh\nTrại tạm giam Công an tỉnh"), planned, evaluator, PLANNED_AT)
    return planned


@pytest.fixture
def held(invited: Dossier, do: Do, evaluator: User) -> Dossier:
    present = Member.objects.filter(body__code__in=["STP", "TTTGPL"], seat__in=ON_THE_COUNCIL)
    away = Member.objects.get(body__code="CAT")
    act = RecordHolding(
        present=tuple(present.values_list("pk", flat=True)), represented=(away.pk,), guests="Đoàn Luật sư"
    )
    do(act, invited, evaluator, AFTER)
    return invited


@pytest.fixture
def issued(held: Dossier, do: Do, evaluator: User) -> Dossier:
    do(IssueMinutes(opinions="Các ngành thống nhất.", conclusions="Giao Công an tỉnh rà soát."), held, evaluator, AFTER)
    return held


@pytest.fixture
def ask(issued: Dossier, department: Organisation, evaluator: User) -> Open:
    """Ask a body to do something."""

    def ask(owner: str = "CAT", **said: Any) -> Dossier:
        act = OpenDecision(
            **{
                "meeting": issued.meeting.pk, "content": "Rà soát việc giải thích quyền tại nhà tạm giữ",
                "owner": organisation(owner).pk, "person": "Phòng Tham mưu", "due_on": date(2026, 11, 15),
            }
            | said
        )  # fmt: skip
        return open_with(act, "council_decision", department, evaluator, AFTER)

    return ask


@pytest.fixture
def enter_plan(rulebook: None, department: Organisation, seated: list[Member], evaluator: User) -> Open:
    """Enter a document that was drafted outside; words change what."""

    def enter_plan(**said: Any) -> Dossier:
        act = EnterDocument(
            **{
                "kind": DocumentKind.PLAN, "dated_on": date(2026, 2, 3), "subject": "Hoạt động của Hội đồng năm 2026",
                "signer_name": "Tô Hồng Vân", "signer_position": "Phó Chủ tịch Hội đồng",
            }
            | said
        )  # fmt: skip
        return open_with(act, "council_document", department, evaluator, AFTER)

    return enter_plan


@pytest.fixture
def asked(ask: Open) -> Dossier:
    return ask()


__all__ = ["do", "rulebook"]
