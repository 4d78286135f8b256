"""What every public page has: whom to call, and no trace in the browser where the matter is delicate."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diemtua.portal import queries
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED

TOO_MANY = 429


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    delicate: bool = False,
    status: int = 0,
) -> HttpResponse:
    """A public page. `delicate` pages are not kept by the browser and offer the way out at once.

    status: where nothing else is said, of a `form` that was sent and has to be mended it is REFUSED.
    """
    shown = {"contact": queries.contact_on(clock.today()), "delicate": delicate, **(context or {})}
    to_mend = request.method == "POST" and "form" in shown and shown["form"].errors
    response = render(request, template, shown, status=status or (REFUSED if to_mend else 200))
    if delicate:
        response["Cache-Control"] = "no-store"
    return response


def closed_for_an_hour(request: HttpRequest, again: str) -> HttpResponse:
    """Somebody tried too often: nothing to mend, only to wait or to call. again: where they try later."""
    return show(request, "portal/too_many.html", {"again": again}, delicate=True, status=TOO_MANY)
