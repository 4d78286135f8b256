"""Lists of rows that acts refer to: `Ref` questions are answered from what a room offers."""

from collections.abc import Callable, Iterable

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier

Offer = Callable[[User | None, Dossier], list[tuple[int, str]]]
Nameable = Callable[[User | None, Dossier, frozenset[int]], Iterable[int]]
OFFERS: dict[str, list[Offer]] = {}
NAMEABLE: dict[str, list[Nameable]] = {}


def choices(name: str) -> Callable[[Offer], Offer]:
    """Offer the rows that a question with `ref=name` may name: (id, words) pairs for this user and dossier.

    `perform` refuses every other row. A list that is long, cut short or dear to make has a `nameable` beside it.
    """

    def register(offer: Offer) -> Offer:
        OFFERS.setdefault(name, []).append(offer)
        return offer

    return register


def nameable(name: str) -> Callable[[Nameable], Nameable]:
    """Say which of the ids asked for an act of this user may name, in one query, instead of making the whole list."""

    def register(answer: Nameable) -> Nameable:
        NAMEABLE.setdefault(name, []).append(answer)
        return answer

    return register


def offered(name: str, user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """What the room offers; KeyError where no room does, which the system check finds first."""
    return OFFERS[name][0](user, dossier)


def all_nameable(name: str, user: User | None, dossier: Dossier, ids: frozenset[int]) -> bool:
    """Whether the user may name every one of the rows in an act on the dossier."""
    if name in NAMEABLE:
        return ids <= set(NAMEABLE[name][0](user, dossier, ids))
    return ids <= {pk for pk, _words in offered(name, user, dossier)}
