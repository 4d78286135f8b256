"""Reading something sensitive leaves a record of its own, without locking the dossier."""

from collections.abc import Mapping, Sequence
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
    _put([record], after)
    return record


def read_dossier(user: User, uid: UUID, what: Reading, at: datetime) -> Dossier:
    """One dossier with its office and owner, on record as read; Dossier.DoesNotExist where the user may not see it."""
    rows = Dossier.objects.filter(is_visible_to(user, "pk")).select_related("office", "owner")
    found: Any = rows.annotate(**end_of_chain(user, at)).get(uid=uid)
    record_read(user, found, what, at, after=(found.read_seq, found.read_hash))
    dossier: Dossier = found
    return dossier


def record_offices_read(
    user: User, what: Reading, at: datetime, *, words: str, rows: Mapping[int | None, int]
) -> list[ReadRecord]:
    """Add that a list with people's names was shown, or taken away as a file: one record for each office of whose
    people it told, so that who inspects that office sees it.

    words: which list, period and filter, in Vietnamese and without a name. rows: how many of each office; None for the
    reader's own.
    """
    known = {"user": user, "what": what, "words": words[:LONGEST], "at": at}
    records = [ReadRecord(**known, office_id=office or _own_office(user), rows=many) for office, many in rows.items()]
    _put(records, None)
    return records


def _own_office(user: User) -> int:
    order = list(Role)
    return min(user.standing.roles, key=lambda held: (order.index(held[0]), held[1]))[1]


def _put(records: Sequence[ReadRecord], after: End | None) -> None:
    """Two windows of one reader may meet at the same place of the chain; the later one tries the next."""
    user, day = records[0].user, localdate(records[0].at)
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _append(records, day, after or _chain(user, day).values_list("seq", "hash").first())
        except IntegrityError:
            after = None
    raise IntegrityError(f"The reading by {user.pk} found no place in the chain after {_TRIES} tries.")


def end_of_chain(user: User, at: datetime) -> dict[str, Subquery]:
    """`read_seq` and `read_hash`: where the reader's chain of the day ends, both None while nothing was read."""
    last = _chain(user, localdate(at))
    return {"read_seq": Subquery(last.values("seq")[:1]), "read_hash": Subquery(last.values("hash")[:1])}


def _chain(user: User, day: date) -> QuerySet[ReadRecord]:
    return ReadRecord.objects.filter(user=user, day=day).order_by("-seq")


def _append(records: Sequence[ReadRecord], day: date, after: End | None) -> None:
    seq, head = after or (None, None)
    for number, record in enumerate(records, (seq or 0) + 1):
        record.day, record.seq, record.prev_hash = day, number, head or ""
        head = record.hash = record.computed_hash()
    ReadRecord.objects.bulk_create(records)
