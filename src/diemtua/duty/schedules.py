"""A court's schedule laid over what stands: what is new, what moved, what is gone.

A court knows its hearings by the number of the case; where it gives none, the words of the matter, then the room and
the minute tell them apart. Nothing is guessed where two rows say different numbers.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from diemtua.duty.models import ListedHearing
from diemtua.shared.encryption import blind_index
from diemtua.shared.vietnamese import fold

MARK = "listed hearing"
Key = tuple[int, datetime, str, str, str]


@dataclass(frozen=True)
class HearingGiven:
    """One row of a court's schedule. number: of the case."""

    site_id: int
    starts_at: datetime
    room: str
    matter: str
    number: str = ""

    @property
    def mark(self) -> str:
        """Equal for equal matters, and says nothing else."""
        return blind_index(fold(self.matter), MARK)

    @property
    def known_by(self) -> str:
        """Room and number, as far as they are given."""
        return " · ".join(filter(None, (self.room, self.number)))

    def as_json(self) -> dict[str, Any]:
        """How it is kept, sealed, until it is taken."""
        return vars(self) | {"starts_at": self.starts_at.isoformat()}


def given_before(row: dict[str, Any]) -> HearingGiven:
    """The row behind `as_json`."""
    return HearingGiven(**row | {"starts_at": datetime.fromisoformat(row["starts_at"])})


@dataclass(frozen=True)
class Differences:
    """What a schedule changes. moved: a row that stands and what takes its place. same: how many stay as they are."""

    new: list[HearingGiven] = field(default_factory=list)
    moved: list[tuple[ListedHearing, HearingGiven]] = field(default_factory=list)
    gone: list[ListedHearing] = field(default_factory=list)
    same: int = 0


def key_of(each: HearingGiven | ListedHearing) -> Key:
    """What makes a row the same row."""
    return each.site_id, each.starts_at, each.room, each.number, each.mark


def differences(given: Iterable[HearingGiven], standing: Sequence[ListedHearing], at: datetime) -> Differences:
    """`standing`: what stands of the same places and days. What began before `at` was heard, and is never gone."""
    rows = {key_of(each): each for each in given}
    old = {key_of(each): each for each in standing}
    new = [row for key, row in rows.items() if key not in old]
    left = [each for key, each in old.items() if key not in rows and each.starts_at > at]
    moved = [pair for same, fits in _WAYS for pair in _paired(left, new, same, fits)]
    return Differences(new, moved, left, same=len(rows.keys() & old.keys()))


def _paired(
    left: list[ListedHearing], new: list[HearingGiven], same: Callable[[Any], object], fits: Callable[[Any, Any], bool]
) -> Iterable[tuple[ListedHearing, HearingGiven]]:
    """Take the rows that are one hearing out of both lists, the earliest first."""
    for old in sorted(left, key=lambda each: each.starts_at):
        row = next((each for each in new if same(each) == same(old) and fits(old, each)), None)
        if row is not None:
            left.remove(old)
            new.remove(row)
            yield old, row


def _plain(each: HearingGiven | ListedHearing) -> bool:
    return not (each.number or each.mark)


_WAYS: tuple[tuple[Callable[[Any], object], Callable[[Any, Any], bool]], ...] = (
    (lambda each: (each.site_id, each.number), lambda old, new: bool(new.number)),
    (lambda each: (each.site_id, each.mark), lambda old, new: bool(new.mark) and not (old.number and new.number)),
    (lambda each: (each.site_id, each.starts_at, each.room), lambda old, new: _plain(old) or _plain(new)),
    (lambda each: (each.site_id, each.starts_at), lambda old, new: _plain(old) and _plain(new)),
)
