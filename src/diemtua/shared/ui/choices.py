"""What a form offers to choose from, in the reader's language."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

Rows = list[tuple[Any, Any]]


def options(members: Iterable[Any], blank: Any = None) -> Rows:
    """Each member's value with its label. blank: the words of no choice, where nothing need be chosen."""
    return behind(blank, ((member.value, gettext_lazy(member.label)) for member in members))


def offer(form: forms.Form, name: str, rows: Iterable[tuple[Any, Any]], blank: Any = None) -> None:
    """Let the field be answered by these rows. blank: as for `options`."""
    form.fields[name].choices = behind(blank, rows)  # type: ignore[attr-defined]


def behind(blank: Any, rows: Iterable[tuple[Any, Any]]) -> Rows:
    """The rows, behind the words of no choice unless those are None."""
    return [*rows] if blank is None else [("", blank), *rows]
