"""Making and revoking secret addresses of calendars."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from diemtua.accounts.models import FeedKey, User
from diemtua.accounts.queries.feeds import digest_of, open_feeds

SEEN_EVERY = timedelta(hours=1)


@transaction.atomic
def make_feed(subject: str, *, user: User | None, by: User, at: datetime) -> str:
    """A new secret, told this once; the address that stood before answers no more."""
    revoke_feed(subject, user=user, at=at)
    secret = secrets.token_urlsafe(32)
    FeedKey.objects.create(subject=subject, user=user, digest=digest_of(secret), made_at=at, made_by=by)
    return secret


def revoke_feed(subject: str, *, user: User | None, at: datetime) -> int:
    """The address answers nobody any more; how many were open, none or one."""
    return open_feeds(user, subject).order_by().update(revoked_at=at)


def feed_was_read(feed: FeedKey, at: datetime) -> None:
    """Remember that somebody still fetches it, once an hour at most: programs ask every few minutes."""
    stale = Q(read_at__isnull=True) | Q(read_at__lt=at - SEEN_EVERY)
    FeedKey.objects.filter(stale, pk=feed.pk).update(read_at=at)
