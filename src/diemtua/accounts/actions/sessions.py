"""Ending sessions."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from diemtua.accounts.actions.journal import record_login_event
from diemtua.accounts.enums import LoginOutcome
from diemtua.accounts.models import User


class SessionNotYours(Exception):
    """The session belongs to somebody else, or is over already."""


@transaction.atomic
def end_session(user: User, pk: int, *, at: datetime) -> None:
    """Sign one of the user's own devices out. Raises SessionNotYours."""
    session = UserSession.objects.filter(pk=pk, user_id=user.pk).first()
    if session is None:
        raise SessionNotYours
    session.end()
    record_login_event(LoginOutcome.SESSION_ENDED, user=user, at=at, address=session.ip, agent=session.user_agent)


def end_all_sessions(user: User) -> int:
    """Sign every device of the user out; returns how many."""
    sessions = list(UserSession.objects.filter(user_id=user.pk))
    for session in sessions:
        session.end()
    return len(sessions)
