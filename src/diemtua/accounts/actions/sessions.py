"""Ending sessions."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
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


def forget_ended_sessions() -> int:
    """Rows of sessions that are over, what they held and from where they were opened, are not kept; how many signed-in
    ones. Nobody needs them: who signed in when is in the log of the door."""
    call_command("clearsessions")
    live = Session.objects.values("session_key")
    rows, _each = UserSession.objects.exclude(session_key__in=live).delete()
    return int(rows)


def end_all_sessions(user: User) -> int:
    """Sign every device of the user out; returns how many."""
    sessions = list(UserSession.objects.filter(user_id=user.pk))
    for session in sessions:
        session.end()
    return len(sessions)
