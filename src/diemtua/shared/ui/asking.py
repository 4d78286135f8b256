"""Who asks for a page, and what is not there for them."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest

Found = TypeVar("Found")


def reader(request: HttpRequest) -> Any:
    """The signed-in person. Pages know no models, so the type is left open; `login_required` stands before."""
    return request.user


def found_or_404(ask: Callable[[], Found]) -> Found:
    """What may not be seen is not there."""
    try:
        return ask()
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing


def required(allowed: bool) -> None:
    """No such page for who may not open it."""
    if not allowed:
        raise Http404
