"""Sessions that are over leave nothing behind: neither what they held nor from where they were opened."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from diemtua.accounts.models import User
from diemtua.notices.tasks import forget_old_sessions
from tests.cases.asking import browser

pytestmark = pytest.mark.django_db


def test_sessions_that_are_over_are_forgotten_and_others_go_on(head: User) -> None:
    old, live = browser(head).session.session_key, browser(head).session.session_key
    for key in (old, live):
        UserSession.objects.create(user=head, session_key=key, ip="10.0.0.1", user_agent="Firefox", data={})
    past = Session.objects.get(pk=old)
    past.expire_date -= timedelta(days=2)
    past.save()
    forget_old_sessions.func()
    assert [row.pk for row in Session.objects.all()] == [live]
    assert [row.session_key for row in UserSession.objects.all()] == [live]
