"""Questions about secret addresses of calendars."""

import hashlib

from django.db.models import Q, QuerySet

from diemtua.accounts.models import FeedKey, User


def digest_of(secret: str) -> str:
    """What is kept of a secret: 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_by_secret(secret: str) -> FeedKey:
    """The feed behind an address. Raises FeedKey.DoesNotExist where it was revoked or its person left."""
    still_here = Q(user__isnull=True) | Q(user__is_active=True)
    rows = FeedKey.objects.select_related("user")
    return rows.get(still_here, digest=digest_of(secret), revoked_at__isnull=True)


def open_feeds(user: User | None, *subjects: str) -> QuerySet[FeedKey]:
    """The addresses that answer now: of a person, or of places where `user` is None."""
    rows = FeedKey.objects.filter(user=user, revoked_at__isnull=True).select_related("made_by").order_by("subject")
    return rows.filter(subject__in=subjects) if subjects else rows
