"""Making and revoking secret addresses, and warning before they end."""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from diemtua.accounts.models import SecretAddress, User
from diemtua.accounts.queries.secret_addresses import digest_of, open_secret_addresses
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import own_value
from diemtua.shared.clock import VIETNAM
from diemtua.shared.months import months_after

MOST_MONTHS = 36
SEEN_EVERY = timedelta(hours=1)


@transaction.atomic
def make_secret_address(subject: str, *, user: User | None, by: User, at: datetime) -> str:
    """A new secret, told this once, for as long as the office chose; the address that stood before answers no more."""
    revoke_secret_address(subject, user=user, by=by, at=at)
    secret = secrets.token_urlsafe(32)
    made = {"digest": digest_of(secret), "made_at": at, "made_by": by, "ends_on": _last_day(at)}
    SecretAddress.objects.create(subject=subject, user=user, **made)
    return secret


def _last_day(at: datetime) -> date:
    day = at.astimezone(VIETNAM).date()
    months = own_value(ParameterKey.SECRET_ADDRESS_MONTHS, day)
    return months_after(day, min(max(months, 1), MOST_MONTHS))


def revoke_secret_address(subject: str, *, user: User | None, by: User, at: datetime) -> int:
    """The address answers nobody any more, and who took it back is kept; how many were open, none or one."""
    return open_secret_addresses(user, subject).order_by().update(revoked_at=at, revoked_by=by)


def secret_address_was_used(address: SecretAddress, at: datetime) -> None:
    """Remember that somebody still opens it, once an hour at most: programs ask every few minutes."""
    stale = Q(read_at__isnull=True) | Q(read_at__lt=at - SEEN_EVERY)
    SecretAddress.objects.filter(stale, pk=address.pk).update(read_at=at)


def warned_of_end(address: SecretAddress, at: datetime) -> bool:
    """Whether it is for the caller to tell that the address ends soon: of two workers, one."""
    return bool(SecretAddress.objects.filter(pk=address.pk, warned_at__isnull=True).update(warned_at=at))
