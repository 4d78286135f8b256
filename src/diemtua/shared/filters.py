"""A list under the filters of its address; conditions of which one must hold."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, Q, QuerySet

from diemtua.shared.vietnamese import fold

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


def wanted_by(form: forms.Form) -> dict[str, Any]:
    """What filters ask for; nothing where they cannot be read."""
    return form.cleaned_data if form.is_valid() else {}


def every_word(typed: str, column: str = "folded") -> Q:
    """Rows that hold each word typed, with or without its marks. column: the folded one."""
    return reduce(and_, (Q(**{f"{column}__contains": word}) for word in fold(typed).split()), Q())


def holds_every_word(text: str, typed: str) -> bool:
    """The same of a text that no database can ask, for it stands sealed there."""
    folded = fold(text)
    return all(word in folded for word in fold(typed).split())


def in_words(form: forms.Form, unsaid: Mapping[str, Any]) -> str:
    """What a list is narrowed by, each filter with its answer, in the language of the moment.

    unsaid: by name, what is said of a filter instead of its answer, as where somebody typed a person's name.
    """
    given = wanted_by(form)
    wanted = [bound for bound in form if given.get(bound.name) not in (None, "", False)]
    return "; ".join(str(unsaid.get(bound.name) or _answered(bound, given[bound.name])) for bound in wanted)


def _answered(bound: forms.BoundField, value: Any) -> str:
    if value is True:
        return str(bound.label)
    choices = {str(code): words for code, words in getattr(bound.field, "choices", ())}
    shown = f"{value:%d/%m/%Y}" if isinstance(value, date) else choices.get(str(value), value)
    return f"{bound.label}: {shown}"
