"""Lists of any length: keyset pages, a count that stops at a thousand, the same two queries for 1 or 100 000 rows."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext

Row = TypeVar("Row", bound=Model)
AFTER, BEFORE, COUNT = "sau", "truoc", "dem"
COUNT_LIMIT = 1000


@dataclass(frozen=True)
class Total:
    """How many rows there are, counted no further than a thousand unless asked."""

    number: int
    is_more: bool = False

    def __str__(self) -> str:
        if self.is_more:
            return gettext("hơn %(number)s") % {"number": spaced(self.number)}
        return spaced(self.number)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows; `following` and `preceding` are query strings that keep the filters, empty at an end."""

    rows: list[Row]
    total: Total
    following: str
    preceding: str
    count_all: str

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of(
    rows: QuerySet[Row], query: QueryDict, *, order: Sequence[str], size: int = 50, related: Sequence[str] = ()
) -> Page[Row]:
    """Cut `rows` into the page that `query` (request.GET) asks for.

    `order` names non-null fields or annotations, `-` for descending, the last one unique. An unreadable cursor gives
    the first page. `related`, for lists of plain rows: what is read with each row of the page, and not with all those
    among which they are chosen.
    """
    backwards = BEFORE in query
    place = _decode(query.get(BEFORE if backwards else AFTER, ""), len(order))
    sorting = [_flip(name) for name in order] if backwards and place else list(order)
    wanted = rows.order_by(*sorting)
    if place is not None:
        wanted = wanted.filter(_beyond(sorting, place))
    cut = wanted[: size + 1]
    found = list(_drawn(cut, related).order_by(*sorting) if related else cut)
    has_more, found = len(found) > size, found[:size]
    if backwards and place is not None:
        found.reverse()
        has_before, has_after = has_more, True
    else:
        has_before, has_after = place is not None, has_more
    return Page(
        rows=found,
        total=total_of(rows, ask_all=COUNT in query),
        following=_address(query, AFTER, order, found[-1]) if has_after and found else "",
        preceding=_address(query, BEFORE, order, found[0]) if has_before and found else "",
        count_all=_with(query, COUNT, "1"),
    )


def _drawn(cut: QuerySet[Row], related: Sequence[str]) -> QuerySet[Row]:
    return cut.model._default_manager.filter(pk__in=cut.values("pk")).select_related(*related)


def total_of(rows: QuerySet[Row], *, ask_all: bool = False) -> Total:
    if ask_all:
        return Total(rows.order_by().count())
    number = rows.order_by().values("pk")[: COUNT_LIMIT + 1].count()
    return Total(min(number, COUNT_LIMIT), number > COUNT_LIMIT)


def spaced(number: int) -> str:
    """1 000 with a space that does not break: the way counts are written in list headers."""
    return f"{number:,}".replace(",", "\u00a0")


def _flip(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _beyond(order: Sequence[str], place: Sequence[Any]) -> Q:
    condition, equal = Q(), Q()
    for name, value in zip(order, place, strict=True):
        field, descending = name.lstrip("-"), name.startswith("-")
        condition |= equal & Q(**{f"{field}__{'lt' if descending else 'gt'}": value})
        equal &= Q(**{field: value})
    return condition


def _address(query: QueryDict, key: str, order: Sequence[str], row: Model) -> str:
    return _with(query, key, _encode([_read(row, name.lstrip("-")) for name in order]))


def _with(query: QueryDict, key: str, value: str) -> str:
    address = query.copy()
    for cursor in (AFTER, BEFORE):
        address.pop(cursor, None)
    address[key] = value
    return "?" + address.urlencode()


def _read(row: Any, path: str) -> Any:
    for part in path.split("__"):
        row = getattr(row, part)
    return row


def _encode(values: Sequence[Any]) -> str:
    plain = [[_kind(value), value.isoformat() if _kind(value) else value] for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _kind(value: Any) -> str:
    return "t" if isinstance(value, datetime) else "d" if isinstance(value, date) else ""


def _decode(text: str, length: int) -> list[Any] | None:
    try:
        pairs = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        values = [_revive(kind, value) for kind, value in pairs]
    except (binascii.Error, ValueError, TypeError):
        return None
    return values if len(values) == length else None


def _revive(kind: str, value: Any) -> Any:
    if kind:
        return datetime.fromisoformat(value) if kind == "t" else date.fromisoformat(value)
    if not isinstance(value, str | int):
        raise TypeError(value)
    return value
