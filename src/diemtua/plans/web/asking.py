"""What an address names, if this user may see it; otherwise there is no such page."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest

from diemtua.plans import permissions, queries
from diemtua.plans.web.forms import PeriodForm
from diemtua.shared import clock


def reader(request: HttpRequest) -> Any:
    """Who asks; pages are for people who signed in."""
    return request.user


def required(allowed: bool) -> None:
    """No such page for who may not open it."""
    if not allowed:
        raise Http404


def importer(request: HttpRequest) -> Any:
    """Who asks, if they may bring plans in."""
    required(permissions.may_import_plans(reader(request)))
    return reader(request)


def plan_at(request: HttpRequest, pk: int) -> Any:
    return _found(lambda: queries.plan_visible_to(reader(request), pk))


def task_at(request: HttpRequest, pk: int, key: str) -> Any:
    return _found(lambda: queries.task_visible_to(reader(request), pk, key))


def _found(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except ObjectDoesNotExist as absent:
        raise Http404 from absent


def period_of(request: HttpRequest) -> tuple[PeriodForm, queries.Period]:
    """The period in the address, and the form that shows it."""
    asked = any(name in request.GET for name in ("tu", "den"))
    period = PeriodForm(request.GET if asked else {}).period(clock.today())
    return PeriodForm(request.GET if asked else None, initial={"tu": period.start, "den": period.last}), period
