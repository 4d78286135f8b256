"""Keeping what authenticator apps share with us sealed with the newest key."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from diemtua.accounts.enums import SECRET_OF
from diemtua.shared.encryption import resealed

_SEALED = ("secret", "seed", "migrated_codes")


def reseal_second_factors() -> int:
    """Seal secrets and recovery codes again where an older key did; how many rows. They are no columns of ours, but
    words inside rows of the library that signs people in: without this an old key that leaves locks everybody out."""
    return sum(_resealed_row(key) for key in Authenticator.objects.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _resealed_row(key: int) -> bool:
    # a recovery code that is used meanwhile waits: the row also remembers which were
    row = Authenticator.objects.select_for_update().get(pk=key)
    fresh = {name: _resealed(value) if name in _SEALED else value for name, value in row.data.items()}
    if fresh == row.data:
        return False
    row.data = fresh
    row.save(update_fields=["data"])
    return True


def _resealed(value: Any) -> Any:
    return [resealed(each, SECRET_OF) for each in value] if isinstance(value, list) else resealed(value, SECRET_OF)
