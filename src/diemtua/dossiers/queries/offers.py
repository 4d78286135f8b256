"""Lists of rows that acts refer to: `Ref` questions are answered from what a room offers."""

from collections.abc import Callable

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier

Offer = Callable[[User | None, Dossier], list[tuple[int, str]]]
OFFERS: dict[str, list[Offer]] = {}


def choices(name: str) -> Callable[[Offer], Offer]:
    """Offer the rows that a question with `ref=name` may name: (id, words) pairs for this user and dossier."""

    def register(offer: Offer) -> Offer:
        OFFERS.setdefault(name, []).append(offer)
        return offer

    return register


def offered(name: str, user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """What the room offers; KeyError where no room does, which the system check finds first."""
    return OFFERS[name][0](user, dossier)
