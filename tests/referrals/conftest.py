"""A policewoman, the Centre she sends to, and referrals at any stage of their life."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import new_dossier, perform
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.referral import SendReferral, TakeReferral
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import ReferralKind
from diemtua.referrals.actions.comparing import Line, Register, compare
from diemtua.referrals.models import RegisterCheck
from diemtua.shared.clock import VIETNAM
from tests.cases.conftest import Do, do, khai, rulebook, take, tam
from tests.cast import organisation

# the eve of a holiday, close to midnight
NIGHT = datetime(2026, 4, 29, 23, 40, tzinfo=VIETNAM)
# a morning after all that the tests send
COMPARED = datetime(2026, 6, 2, 8, 0, tzinfo=VIETNAM)
Send = Callable[..., Dossier]


@pytest.fixture
def police(db: None) -> Organisation:
    return organisation("CQCSDT")


@pytest.fixture
def send(rulebook: None, policewoman: User, police: Organisation, centre: Organisation) -> Send:
    """Send a notice for a minor in custody; words change what is said."""

    def send(at: datetime = NIGHT, by: User | None = policewoman, reason: str = "", **said: Any) -> Dossier:
        recorded_at, office = said.pop("recorded_at", at), said.pop("office", centre)
        known: dict[str, Any] = {
            "kind": ReferralKind.NOTICE, "sender": police.pk, "status": ProceduralStatus.IN_CUSTODY,
            "asked_at": at - timedelta(hours=1), "full_name": "Lê Văn Bé", "born": "12/08/2010",
            "matter": "Trộm cắp tài sản tại xã Tân Thuận", "custody": "Nhà tạm giữ Công an tỉnh",
            "contact": "Lâm Thị Ngọc, 0900 000 200",
        }  # fmt: skip
        act = SendReferral(**(known | said))
        dossier = new_dossier("referral", office)
        perform(
            act, dossier, by=by, occurred_at=at, recorded_at=recorded_at, seen=0, key=uuid4(), reason=reason,
        )  # fmt: skip
        return dossier

    return send


@pytest.fixture
def sent(send: Send) -> Dossier:
    """A notice nobody took yet."""
    return send()


@pytest.fixture
def taken(sent: Dossier, do: Do, desk_officer: User) -> Dossier:
    """A notice the desk took five minutes later."""
    do(TakeReferral(note="Đã gọi lại cho điều tra viên."), sent, desk_officer, NIGHT + timedelta(minutes=5))
    return sent


@pytest.fixture
def ours(send: Send) -> list[Dossier]:
    """What the police sent: one with its number, two of one name, one that their register lacks."""
    return [
        send(full_name="Lê Văn Bé", number="12/TB"), send(full_name="Trần Hai"),
        send(full_name="Trần Hai", at=NIGHT + timedelta(days=20)), send(full_name="Phạm Ba"),
    ]  # fmt: skip


@pytest.fixture
def check(ours: list[Dossier], centre: Organisation, police: Organisation, desk_officer: User) -> RegisterCheck:
    """Their register of two months beside ours."""
    lines = (
        Line(3, "Lê Văn Bế", "12/tb", date(2026, 1, 1)), Line(4, "Tran Hai", "", date(2026, 4, 30)),
        Line(5, "Trần Hai"), Line(6, "Bị Sót", "15/TB", date(2026, 4, 30)), Line(7, "Phạm Ba", "", date(2026, 4, 1)),
    )  # fmt: skip
    register = Register(centre, police, date(2026, 4, 1), date(2026, 6, 1), lines, b"x")
    return compare(register, by=desk_officer, at=COMPARED)


__all__ = ["do", "khai", "rulebook", "take", "tam"]
