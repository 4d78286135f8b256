"""Reading something sensitive leaves a record of its own, without locking the dossier."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Subquery
from django.utils.timezone import localdate

from diemtua.accounts.models import User
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.models import Dossier, ReadRecord
from diemtua.dossiers.queries.visible import is_visible_to
from diemtua.law.vocabulary.roles import Role

_TRIES = 5
LONGEST = 400


End = tuple[int | None, str | None]


def record_read(
    user: User, dossier: Dossier, what: Reading, at: datetime, *, words: str = "", after: End | None = None
) -> ReadRecord:
    """Add to the reader's chain of the day that `what` of the dossier was read. words: which part of it.

    after: where that chain ended, if `end_of_chain` asked with the row that is read.
    """
    record = ReadRecord(user=user, dossier=dossier, office_id=dossier.office_id, what=what, words=words, at=at)
    return _put(record, after)


def read_dossier(user: User, uid: UUID, what: Reading, at: datetime) -> Dossier:
    """One dossier with its office and owner, on record as read; Dossier.DoesNotExist where the user may not see it."""
    rows = Dossier.objects.filter(is_visible_to(user, "pk")).select_related("office", "owner")
    found: Any = rows.annotate(**end_of_chain(user, at)).get(uid=uid)
    record_read(user, found, what, at, after=(found.read_seq, found.read_hash))
    dossier: Dossier = found
    return dossier


def record_list_read(
    user: User, what: Reading, at: datetime, *, words: str, rows: int, office: int | None = None
) -> ReadRecord:
    """Add that a list with people's names was shown, or taken away as a file: one record, however many rows.

    words: which list, period and filter, in Vietnamese and without a name. office: whose list; without, the reader's.
    """
    whose = office or _own_office(user)
    return _put(ReadRecord(user=user, office_id=whose, what=what, words=words[:LONGEST], rows=rows, at=at), None)


def _own_office(user: User) -> int:
    order = list(Role)
    return min(user.standing.roles, key=lambda held: (order.index(held[0]), held[1]))[1]


def _put(record: ReadRecord, after: End | None) -> ReadRecord:
    """Two windows of one reader may meet at the same place of the chain; the later one tries the next."""
    record.day = localdate(record.at)
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _append(record, after)
        except IntegrityError:
            after = None
    raise IntegrityError(f"The reading by {record.user_id} found no place in the chain after {_TRIES} tries.")


def end_of_chain(user: User, at: datetime) -> dict[str, Subquery]:
    """`read_seq` and `read_hash`: where the reader's chain of the day ends, both None while nothing was read."""
    last = _chain(user, localdate(at))
    return {"read_seq": Subquery(last.values("seq")[:1]), "read_hash": Subquery(last.values("hash")[:1])}


def _chain(user: User, day: date) -> QuerySet[ReadRecord]:
    return ReadRecord.objects.filter(user=user, day=day).order_by("-seq")


def _append(record: ReadRecord, after: End | None) -> ReadRecord:
    last = after or _chain(record.user, record.day).values_list("seq", "hash").first() or (None, None)
    record.seq, record.prev_hash = (last[0] or 0) + 1, last[1] or ""
    record.hash = record.computed_hash()
    record.save(force_insert=True)
    return record
