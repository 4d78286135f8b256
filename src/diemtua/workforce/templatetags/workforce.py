"""`{% load workforce %}`: what rang for a dossier, on the page of any room."""

from typing import Any

from django import template

from diemtua.workforce.queries import alarms_of

register = template.Library()


@register.inclusion_tag("workforce/alarms.html", takes_context=True)
def alarms(context: dict[str, Any], dossier: Any) -> dict[str, Any]:
    """`{% alarms dossier %}`: each alarm, whom it rang, by which ways, how far that came; nothing where none rang."""
    return {"alarms": alarms_of(context["request"].user, dossier)}
