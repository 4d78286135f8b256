"""What every public page has: whom to call, and no trace in the browser where the matter is delicate."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diemtua.portal import queries
from diemtua.shared import clock

TOO_MANY = 429


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    delicate: bool = False,
    status: int = 200,
) -> HttpResponse:
    """A public page. `delicate` pages are not kept by the browser and offer the way out at once."""
    shown = {"contact": queries.contact_on(clock.today()), "delicate": delicate, **(context or {})}
    response = render(request, template, shown, status=status)
    if delicate:
        response["Cache-Control"] = "no-store"
    return response


def closed_for_an_hour(request: HttpRequest, again: str) -> HttpResponse:
    """Somebody tried too often: nothing to mend, only to wait or to call. again: where they try later."""
    return show(request, "portal/too_many.html", {"again": again}, delicate=True, status=TOO_MANY)
