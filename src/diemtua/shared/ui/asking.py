"""Who asks for a page, what was sent to it, and what is not there for them."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

Found = TypeVar("Found")
REFUSED, CHANGED_MEANWHILE = 422, 409
get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def reader(request: HttpRequest) -> Any:
    """The signed-in person. Pages know no models, so the type is left open; `login_required` stands before."""
    return request.user


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def page_with(
    request: HttpRequest, template: str, form: forms.BaseForm, shown: Mapping[str, Any] | None = None
) -> HttpResponse:
    """A page with its form; where the form has mistakes, the status says so, too."""
    return render(request, template, {**(shown or {}), "form": form}, status=REFUSED if form.errors else 200)


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
