"""A list under the filters of its address; conditions of which one must hold."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
When = TypeVar("When")


def narrowed(
    rows: QuerySet[M], wanted: Mapping[str, Any], filters: Mapping[str, Callable[[Any, When], Q]], when: When
) -> QuerySet[M]:
    """The rows that pass each filter wanted: filters take the value and the moment (or day) of the question.

    An empty value does not narrow, nor does a name that is no filter.
    """
    for name, value in wanted.items():
        if value not in (None, "", False) and name in filters:
            rows = rows.filter(filters[name](value, when))
    return rows


def any_of(conditions: Iterable[Q]) -> Q:
    """Rows for which one of the conditions holds; of no condition, no row."""
    return reduce(or_, conditions, Q(pk__in=[]))
