"""Questions about secret addresses."""

import hashlib

from django.db.models import Q, QuerySet

from diemtua.accounts.models import SecretAddress, User


def digest_of(secret: str) -> str:
    """What is kept of a secret: 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def address_by_secret(secret: str, subject: str) -> SecretAddress:
    """What stands behind an address. subject: how the code of what the page opens begins.

    Raises SecretAddress.DoesNotExist where it was revoked, its person left, or it opens something else.
    """
    still_here = Q(user__isnull=True) | Q(user__is_active=True)
    rows = SecretAddress.objects.filter(still_here, subject__startswith=subject, revoked_at__isnull=True)
    return rows.select_related("user").get(digest=digest_of(secret))


def open_secret_addresses(user: User | None, *subjects: str) -> QuerySet[SecretAddress]:
    """The addresses that answer now: of a person, or of places where `user` is None."""
    rows = SecretAddress.objects.filter(user=user, revoked_at__isnull=True).select_related("made_by")
    return (rows.filter(subject__in=subjects) if subjects else rows).order_by("subject")


def revoked_secret_addresses(user: User | None, subject: str) -> QuerySet[SecretAddress]:
    """Those that answer no more, each with who made it and who took it back; the one taken back last first."""
    rows = SecretAddress.objects.filter(user=user, revoked_at__isnull=False, subject=subject)
    return rows.select_related("made_by", "revoked_by").order_by("-revoked_at", "-pk")
