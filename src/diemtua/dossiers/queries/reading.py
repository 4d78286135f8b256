"""Reading something sensitive leaves a record of its own, without locking the dossier."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Subquery
from django.utils.timezone import localdate

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier, ReadRecord

_TRIES = 5


def record_read(
    user: User, dossier: Dossier, what: str, at: datetime, *, after: tuple[int | None, str | None] | None = None
) -> ReadRecord:
    """Add to the reader's chain of the day that `what` (a code, such as "file" or "ground") was read.

    after: where that chain ended, if `end_of_chain` asked with the row that is read. Two windows of one reader may
    meet at the same place of the chain; the later one tries the next.
    """
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _append(ReadRecord(user=user, day=localdate(at), dossier=dossier, what=what, at=at), after)
        except IntegrityError:
            after = None
    raise IntegrityError(f"The reading by {user.pk} found no place in the chain after {_TRIES} tries.")


def end_of_chain(user: User, at: datetime) -> dict[str, Subquery]:
    """`read_seq` and `read_hash`: where the reader's chain of the day ends, both None while nothing was read."""
    last = _chain(user, localdate(at))
    return {"read_seq": Subquery(last.values("seq")[:1]), "read_hash": Subquery(last.values("hash")[:1])}


def _chain(user: User, day: date) -> QuerySet[ReadRecord]:
    return ReadRecord.objects.filter(user=user, day=day).order_by("-seq")


def _append(record: ReadRecord, after: tuple[int | None, str | None] | None) -> ReadRecord:
    last = after or _chain(record.user, record.day).values_list("seq", "hash").first() or (None, None)
    record.seq, record.prev_hash = (last[0] or 0) + 1, last[1] or ""
    record.hash = record.computed_hash()
    record.save(force_insert=True)
    return record
