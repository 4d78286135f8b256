"""What an address names, if this user may see it; otherwise there is no such page."""

from typing import Any

from django.http import HttpRequest

from diemtua.plans import permissions, queries
from diemtua.plans.web.forms import PeriodForm
from diemtua.shared import clock
from diemtua.shared.ui.asking import found_or_404, reader, required


def importer(request: HttpRequest) -> Any:
    """Who asks, if they may bring plans in."""
    required(permissions.may_import_plans(reader(request)))
    return reader(request)


def plan_at(request: HttpRequest, pk: int) -> Any:
    return found_or_404(lambda: queries.plan_visible_to(reader(request), pk))


def task_at(request: HttpRequest, pk: int, key: str) -> Any:
    return found_or_404(lambda: queries.task_visible_to(reader(request), pk, key))


def period_of(request: HttpRequest) -> tuple[PeriodForm, queries.Period]:
    """The period in the address, and the form that shows it."""
    asked = any(name in request.GET for name in ("tu", "den"))
    period = PeriodForm(request.GET if asked else {}).period(clock.today())
    return PeriodForm(request.GET if asked else None, initial={"tu": period.start, "den": period.last}), period
