"""Questions about secret addresses."""

import hashlib
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from diemtua.accounts.models import SecretAddress, User

WARNED_BEFORE = timedelta(days=14)
_STILL_HERE = Q(user__isnull=True) | Q(user__is_active=True)


def digest_of(secret: str) -> str:
    """What is kept of a secret: 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def address_by_secret(secret: str, subject: str, on: date) -> SecretAddress:
    """What stands behind an address on the day. subject: how the code of what the page opens begins.

    Raises SecretAddress.DoesNotExist where it was revoked, has ended, its person left, or it opens something else: none
    of these is told from the others.
    """
    rows = SecretAddress.objects.filter(_STILL_HERE, subject__startswith=subject, revoked_at__isnull=True)
    return rows.filter(ends_on__gte=on).select_related("user").get(digest=digest_of(secret))


def open_secret_addresses(user: User | None, *subjects: str) -> QuerySet[SecretAddress]:
    """The addresses that nobody took back: of a person, or of places where `user` is None. One whose last day is over
    stands here until somebody renews it."""
    rows = SecretAddress.objects.filter(user=user, revoked_at__isnull=True).select_related("made_by")
    return (rows.filter(subject__in=subjects) if subjects else rows).order_by("subject")


def revoked_secret_addresses(user: User | None, subject: str) -> QuerySet[SecretAddress]:
    """Those that answer no more, each with who made it and who took it back; the one taken back last first."""
    rows = SecretAddress.objects.filter(user=user, revoked_at__isnull=False, subject=subject)
    return rows.select_related("made_by", "revoked_by").order_by("-revoked_at", "-pk")


def secret_addresses_ending(subject: str, on: date) -> QuerySet[SecretAddress]:
    """Those that end within two weeks and of which nobody was told yet. subject: how their codes begin."""
    rows = SecretAddress.objects.filter(_STILL_HERE, subject__startswith=subject, revoked_at__isnull=True)
    near = rows.filter(ends_on__gte=on, ends_on__lte=on + WARNED_BEFORE, warned_at__isnull=True)
    return near.select_related("user", "made_by").order_by("ends_on", "pk")
