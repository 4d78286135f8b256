"""Reading something sensitive leaves a record of its own, without locking the dossier."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier, ReadRecord

_TRIES = 5


def record_read(user: User, dossier: Dossier, what: str, at: datetime) -> ReadRecord:
    """Add to the reader's chain of the day that `what` (a code, such as "file" or "ground") was read.

    Two windows of one reader may meet at the same place of the chain; the later one tries the next.
    """
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _append(user, dossier, what, at)
        except IntegrityError:
            continue
    raise IntegrityError(f"The reading by {user.pk} found no place in the chain after {_TRIES} tries.")


def _append(user: User, dossier: Dossier, what: str, at: datetime) -> ReadRecord:
    day = localdate(at)
    last = ReadRecord.objects.filter(user=user, day=day).order_by("-seq").first()
    record = ReadRecord(user=user, day=day, dossier=dossier, what=what, at=at)
    record.seq, record.prev_hash = (last.seq + 1, last.hash) if last else (1, "")
    record.hash = record.computed_hash()
    record.save(force_insert=True)
    return record
