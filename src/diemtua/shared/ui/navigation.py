"""The staff header: rooms above hang their pages and the signed-in person's office on it from `apps.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise


@dataclass(frozen=True, order=True)
class Item:
    """One page of the navigation, shown where `visible(user)` says so. beside: names of pages that lie in it although
    their addresses do not."""

    order: int
    label: str | Promise
    url_name: str
    visible: Callable[[Any], bool]
    beside: tuple[str, ...] = ()

    @property
    def url(self) -> str | None:
        try:
            return reverse(self.url_name)
        except NoReverseMatch:
            return None

    def holds(self, address: str) -> int:
        """How much of the address lies in this page: 0 where it lies elsewhere."""
        places = (self.url or "", *(reverse(name) for name in self.beside))
        return max(len(place) for place in ("", *places) if address.startswith(place))


@dataclass(frozen=True)
class Identity:
    """What the header says about the person: both may be empty."""

    office: str = ""
    role: str = ""


_items: dict[str, Item] = {}
_identify: list[Callable[[Any], Identity]] = []
_unread: list[Callable[[Any], int]] = []


def register(
    order: int,
    label: str | Promise,
    url_name: str,
    visible: Callable[[Any], bool] = lambda user: True,
    beside: tuple[str, ...] = (),
) -> None:
    """Add a page to the staff navigation; a second call with the same address replaces the first."""
    _items[url_name] = Item(order, label, url_name, visible, beside)


def held(*roles: str) -> Callable[[Any], bool]:
    """A page for those who hold one of the roles, wherever."""
    return lambda user: user.standing.holds_anywhere(*roles)


def identify_with(reader: Callable[[Any], Identity]) -> None:
    """Name the function that tells a user's office and role for the header; the last one counts."""
    _identify[:] = [reader]


def items_for(user: Any) -> list[Item]:
    """The pages this user may open, in order; a page whose address is not served is left out."""
    ordered = sorted(_items.values(), key=lambda item: (item.order, item.url_name))
    return [item for item in ordered if item.visible(user) and item.url is not None]


def current(items: list[Item], address: str) -> Item | None:
    """The item in which the address lies: the one that holds most of it."""
    nearest = max(items, key=lambda item: item.holds(address), default=None)
    return nearest if nearest is not None and nearest.holds(address) else None


def identity_of(user: Any) -> Identity:
    return _identify[0](user) if _identify and user.is_authenticated else Identity()


def count_unread_with(counter: Callable[[Any], int]) -> None:
    """Name the function that counts a user's unread notices for the bell; the last one counts."""
    _unread[:] = [counter]


def unread_of(user: Any) -> int:
    """How many notices the bell tells of: drawn with the page, so that no page pays for a second request."""
    return _unread[0](user) if _unread and user.is_authenticated else 0
