"""Adding to what is remembered about accounts."""

from datetime import datetime
from typing import Any

from diemtua.accounts.enums import ChangeKind, LoginOutcome
from diemtua.accounts.models import AccountChange, LoginEvent, Organisation, User


def record_login_event(
    outcome: LoginOutcome, *, user: User | None, at: datetime, address: str | None = None, agent: str = "",
    username: str = "",
) -> LoginEvent:  # fmt: skip
    """Remember one happening at the door.

    A name that no account has is not kept: people type their password into the wrong field.
    """
    if user is None and username:
        user = User.objects.filter(username=username).first()
    known = user.username if user else ""
    return LoginEvent.objects.create(
        user=user, username=known, outcome=outcome, at=at, address=address, agent=agent[:200]
    )


def record_change(kind: ChangeKind, user: User, *, by: User | None, at: datetime, **detail: Any) -> AccountChange:
    """Remember what an administrator did; `detail` holds codes, ids and dates only."""
    return AccountChange.objects.create(user=user, by=by, kind=kind, at=at, detail=detail)


def record_body_change(kind: ChangeKind, body: Organisation, *, by: User, at: datetime, **detail: Any) -> AccountChange:
    """Remember what was corrected about a body; `detail` holds what it was before."""
    return AccountChange.objects.create(organisation=body, by=by, kind=kind, at=at, detail=detail)
