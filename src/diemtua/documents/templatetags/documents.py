"""How a paper stands on the day its page is read."""

from datetime import date

from django import template

from diemtua.documents.models import Paper

register = template.Library()


@register.filter
def state_words(paper: Paper, on: date) -> str:
    """Its state, for a badge."""
    return paper.state_words(on)


@register.filter
def holds_on(paper: Paper, on: date) -> bool:
    """Whether it still counts."""
    return paper.holds_on(on)
