"""Turns of people on call: a roster is published, a head changes one by hand. What was changed is kept, withdrawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.workforce.enums import MANUAL
from diemtua.workforce.models import OnCall
from diemtua.workforce.queries.on_call import Turn, faults, period_words

Span = tuple[datetime, datetime]


class OnCallNotPossible(ValueError):
    """Turns that can't stand. faults: each reason as a sentence."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.faults = tuple(dict.fromkeys(reasons))
        super().__init__(" ".join(self.faults))


@dataclass(frozen=True)
class _Hand:
    """Who writes, when, for which office."""

    office: Organisation
    by: User | None
    at: datetime

    def standing(self) -> QuerySet[OnCall]:
        """Turns that are not over."""
        rows = OnCall.objects.filter(office=self.office, withdrawn_at__isnull=True, to_at__gt=self.at)
        return rows.select_related("user")

    def row(self, turn: Turn, source: str) -> OnCall:
        """The turn as a row that is not saved yet."""
        return OnCall(
            office=self.office, user=turn.user, order=turn.order, from_at=turn.from_at, to_at=turn.to_at,
            phone=turn.phone, source=source, entered_at=self.at, entered_by=self.by,
        )  # fmt: skip


@transaction.atomic
def publish_on_call(
    office: Organisation, source: str, turns: Iterable[Turn], *, by: User | None, at: datetime, over: bool = False
) -> list[OnCall]:
    """The turns of a roster from `at` on replace what the same source wrote; those that did not change stay.

    What lies before `at` is history and stays as it was. over: the roster also takes the place of turns that stand
    from elsewhere (by hand, another roster); otherwise each of them is a fault. Returns the standing turns of the
    source from `at` on. Raises OnCallNotPossible.
    """
    hand = _held(office, by, at)
    wanted = {_key(turn, at): turn for turn in _from_now(turns, at)}
    standing = list(hand.standing())
    own = {_key(_turn_of(row), at): row for row in standing if row.source == source}
    gone = {row: [(at, row.to_at)] for key, row in own.items() if key not in wanted}
    new = [turn for key, turn in wanted.items() if key not in own]
    _refuse(faults(office, new, at, standing=[turn for key, turn in wanted.items() if key in own]))
    in_the_way = _room_for(new, [row for row in standing if row.source != source], over=over)
    written = _write(hand, gone | in_the_way, new, source)
    kept = [row for row in own.values() if row not in gone]
    return sorted([*kept, *written], key=lambda row: (row.from_at, row.order))


@transaction.atomic
def put_on_call(office: Organisation, turn: Turn, *, by: User, at: datetime, over: bool = False) -> OnCall:
    """The head writes one turn by hand. over: whoever stands there meanwhile makes room. Raises OnCallNotPossible."""
    hand = _held(office, by, at)
    _refuse(faults(office, [turn], at))
    new = _from_now([turn], at)
    _write(hand, _room_for(new, hand.standing(), over=over), new, MANUAL)
    return hand.standing().get(order=turn.order, from_at=new[0].from_at)


@transaction.atomic
def take_off_call(row: OnCall, *, by: User, at: datetime) -> None:
    """What is left of a turn falls away; what was served stays."""
    _write(_held(row.office, by, at), {row: [(at, row.to_at)]}, (), row.source)


def _held(office: Organisation, by: User | None, at: datetime) -> _Hand:
    # two who write turns of one office wait for each other: faults are told in words and not met as errors
    return _Hand(Organisation.objects.select_for_update().get(pk=office.pk), by, at)


def _refuse(reasons: Sequence[str]) -> None:
    if reasons:
        raise OnCallNotPossible(reasons)


def _from_now(turns: Iterable[Turn], at: datetime) -> list[Turn]:
    """What is left of each turn. One that ends before it starts is kept, for `faults` to name it."""
    return [replace(turn, from_at=max(turn.from_at, at)) for turn in turns if turn.to_at > at]


def _turn_of(row: OnCall) -> Turn:
    return Turn(row.user, row.from_at, row.to_at, row.order, row.phone)


def _key(turn: Turn, at: datetime) -> tuple[object, ...]:
    return turn.user.pk, turn.order, max(turn.from_at, at), turn.to_at, turn.phone


def _room_for(turns: Sequence[Turn], rows: Iterable[OnCall], *, over: bool) -> dict[OnCall, list[Span]]:
    """What must be cut out of standing turns: of the same order, or of the same person in another order."""
    cuts: dict[OnCall, list[Span]] = {}
    for row in rows:
        spans = [(turn.from_at, turn.to_at) for turn in turns if _clash(turn, row)]
        if spans:
            cuts[row] = spans
    _refuse([] if over else [_taken(row) for row in cuts])
    return cuts


def _clash(turn: Turn, row: OnCall) -> bool:
    same = turn.order == row.order or turn.user.pk == row.user_id
    return same and turn.from_at < row.to_at and row.from_at < turn.to_at


def _taken(row: OnCall) -> str:
    return _("%(when)s: %(name)s đang đứng thứ tự %(order)s.") % {
        "when": period_words(row.from_at, row.to_at), "name": row.user.full_name, "order": row.order,
    }  # fmt: skip


def _write(hand: _Hand, cuts: Mapping[OnCall, Sequence[Span]], turns: Iterable[Turn], source: str) -> list[OnCall]:
    """Withdraw the turns that are cut, write again what is left of them, and the new ones, which are returned."""
    OnCall.objects.filter(pk__in=[row.pk for row in cuts]).update(withdrawn_at=hand.at, withdrawn_by=hand.by)
    rest = [
        hand.row(replace(_turn_of(row), from_at=start, to_at=end), row.source)
        for row, spans in cuts.items() for start, end in _left((row.from_at, row.to_at), spans)
    ]  # fmt: skip
    new = [hand.row(turn, source) for turn in turns]
    OnCall.objects.bulk_create([*rest, *new])
    return new


def _left(whole: Span, cuts: Iterable[Span]) -> list[Span]:
    """The parts of a period that lie outside every cut."""
    left, (start, end) = [], whole
    for cut_from, cut_to in sorted(cuts):
        if cut_from > start:
            left.append((start, cut_from))
        start = max(start, cut_to)
    return [*left, (start, end)] if start < end else left
