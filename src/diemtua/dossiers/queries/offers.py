"""Lists of rows that acts refer to: `Ref` questions are answered from what a room offers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier

Offer = Callable[[User | None, Dossier], list[tuple[int, str]]]
Nameable = Callable[[User | None, Dossier, frozenset[int]], Iterable[int]]
OFFERS: dict[str, list[Offer]] = {}
NAMEABLE: dict[str, list[Nameable]] = {}


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What was written down in a room above before an act: the page of the act begins with it, nothing is retyped.

    row: the id the act names. uid: what addresses carry, so that no word of it stands there. page: where it was
    written down. used: an act named it already. said: answers by name; a form takes those it asks for.
    """

    row: int
    uid: UUID
    words: str
    page: str
    used: bool
    said: Mapping[str, Any]


Hand = Callable[[User, UUID], Handed]
HANDS: dict[str, list[Hand]] = {}


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


def hands(name: str) -> Callable[[Hand], Hand]:
    """Hand the row that a question with `ref=name` may name to the page of its act, before it is named.

    The function raises ObjectDoesNotExist where the user may not see the row.
    """

    def register(hand: Hand) -> Hand:
        HANDS.setdefault(name, []).append(hand)
        return hand

    return register


def handed(name: str, user: User, uid: str) -> Handed | None:
    """What the address of a page names; None where it names nothing. Raises ObjectDoesNotExist."""
    if not uid:
        return None
    try:
        return HANDS[name][0](user, UUID(uid))
    except ValueError as error:
        raise ObjectDoesNotExist from error
