"""Making and revoking secret addresses."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from diemtua.accounts.models import SecretAddress, User
from diemtua.accounts.queries.secret_addresses import digest_of, open_secret_addresses

SEEN_EVERY = timedelta(hours=1)


@transaction.atomic
def make_secret_address(subject: str, *, user: User | None, by: User, at: datetime) -> str:
    """A new secret, told this once; the address that stood before answers no more."""
    revoke_secret_address(subject, user=user, by=by, at=at)
    secret = secrets.token_urlsafe(32)
    SecretAddress.objects.create(subject=subject, user=user, digest=digest_of(secret), made_at=at, made_by=by)
    return secret


def revoke_secret_address(subject: str, *, user: User | None, by: User, at: datetime) -> int:
    """The address answers nobody any more, and who took it back is kept; how many were open, none or one."""
    return open_secret_addresses(user, subject).order_by().update(revoked_at=at, revoked_by=by)


def secret_address_was_used(address: SecretAddress, at: datetime) -> None:
    """Remember that somebody still opens it, once an hour at most: programs ask every few minutes."""
    stale = Q(read_at__isnull=True) | Q(read_at__lt=at - SEEN_EVERY)
    SecretAddress.objects.filter(stale, pk=address.pk).update(read_at=at)
