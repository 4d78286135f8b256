"""Secret addresses of calendars: shown once, one open at a time, silent when revoked."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from diemtua.accounts.actions import feed_was_read, make_feed, revoke_feed
from diemtua.accounts.models import FeedKey, User
from diemtua.accounts.queries import feed_by_secret, open_feeds

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def test_secret_opens_its_feed_and_is_kept_nowhere(legal_aid_officer: User) -> None:
    secret = make_feed("hearings", user=legal_aid_officer, by=legal_aid_officer, at=AT)
    feed = feed_by_secret(secret)
    assert (feed.subject, feed.user, feed.made_at) == ("hearings", legal_aid_officer, AT)
    assert secret not in str(FeedKey.objects.values().get())


def test_new_address_revokes_the_one_before(legal_aid_officer: User) -> None:
    old, new = (make_feed("hearings", user=legal_aid_officer, by=legal_aid_officer, at=AT) for _ in range(2))
    with pytest.raises(FeedKey.DoesNotExist):
        feed_by_secret(old)
    assert list(open_feeds(legal_aid_officer)) == [feed_by_secret(new)]


def test_feed_of_a_place_belongs_to_nobody(head: User, legal_aid_officer: User) -> None:
    place = make_feed("duty.site:1", user=None, by=head, at=AT)
    make_feed("duty.site:2", user=None, by=head, at=AT)
    assert [feed.subject for feed in open_feeds(None)] == ["duty.site:1", "duty.site:2"]
    assert [feed.subject for feed in open_feeds(None, "duty.site:1")] == ["duty.site:1"]
    assert revoke_feed("duty.site:1", user=None, at=AT) == 1
    assert revoke_feed("duty.site:1", user=None, at=AT) == 0
    with pytest.raises(FeedKey.DoesNotExist):
        feed_by_secret(place)


def test_feed_of_who_left_answers_nobody(legal_aid_officer: User) -> None:
    secret = make_feed("hearings", user=legal_aid_officer, by=legal_aid_officer, at=AT)
    legal_aid_officer.is_active = False
    legal_aid_officer.save()
    with pytest.raises(FeedKey.DoesNotExist):
        feed_by_secret(secret)


def test_reading_is_noted_once_an_hour(head: User) -> None:
    feed = feed_by_secret(make_feed("hearings", user=head, by=head, at=AT))
    seen = []
    for minutes in (0, 30, 61):
        feed_was_read(feed, AT + timedelta(minutes=minutes))
        seen.append(FeedKey.objects.get().read_at)
    assert seen == [AT, AT, AT + timedelta(minutes=61)]


@pytest.mark.parametrize("whose", ["head", None])
def test_database_keeps_one_open_address(head: User, whose: str | None) -> None:
    user = head if whose else None
    make_feed("hearings", user=user, by=head, at=AT)
    with pytest.raises(IntegrityError):
        FeedKey.objects.create(subject="hearings", user=user, digest="x", made_at=AT, made_by=head)
