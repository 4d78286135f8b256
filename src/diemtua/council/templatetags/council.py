"""`{% load council %}`: money as offices write it."""

from django import template

from diemtua.shared.ui.lists import spaced

register = template.Library()


@register.filter
def dong(amount: int | None) -> str:
    """`702 000`; a dash where it is not known."""
    return "–" if amount is None else spaced(amount)
