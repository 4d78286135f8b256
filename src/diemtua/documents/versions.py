"""What a later version of a paper says otherwise than the one before it."""

from collections.abc import Callable, Mapping
from operator import eq
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def differing(
    before: Mapping[K, V], after: Mapping[K, V], same: Callable[[V, V], bool] = eq
) -> list[tuple[K, V | None, V | None]]:
    """Each key of either whose values differ, with what stood and what stands; None where nothing does.

    >>> differing({"a": 1, "b": 2}, {"b": 3, "c": 4})
    [('a', 1, None), ('b', 2, 3), ('c', None, 4)]
    """
    found: list[tuple[K, V | None, V | None]] = []
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if old is None or new is None or not same(old, new):
            found.append((key, old, new))
    return found
