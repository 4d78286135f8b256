"""Coverage: hearings known against who is on duty, and a court's schedule taken in from Excel."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.duty import actions, permissions, queries
from diemtua.duty.enums import HEADS
from diemtua.duty.web.forms import ScheduleForm
from diemtua.shared.clock import midnight, now, today
from diemtua.shared.ui.asking import found_or_404, page_with, reader, required

AHEAD = timedelta(days=30)
ENDED_SHOWN, TAKEN_SHOWN = 50, 5


@login_required
@require_GET
def coverage(request: HttpRequest) -> HttpResponse:
    """The next thirty days: hearings where nobody is on duty, and people who would be at two places."""
    return coverage_page(request, ScheduleForm())


def coverage_page(request: HttpRequest, form: ScheduleForm) -> HttpResponse:
    """The page, with what is wrong with a file that was sent."""
    user, first = reader(request), today()
    required(permissions.may_see_duty(user))
    found = queries.covered(user, first, first + AHEAD)
    shown: dict[str, Any] = {"hearings": found, "gaps": [each for each in found if each.is_gap]}
    shown["clashes"] = queries.clashes(user, first, first + AHEAD)
    shown["keeps"] = queries.offices_planned(user)
    shown["ended"] = queries.ended_lately(user, midnight(first))[:ENDED_SHOWN]
    shown["taken"] = queries.schedules_taken(user)[:TAKEN_SHOWN] if permissions.may_plan_duty(user) else ()
    shown["unattended"] = queries.unattended(user, first, first + AHEAD)
    shown["arranges"] = user.standing.organisations(*HEADS)
    shown |= {"plans": permissions.may_plan_duty(user), "first": first, "last": first + AHEAD}
    return page_with(request, "duty/coverage.html", form, shown)


@login_required
@require_POST
def drop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The court moved or struck a hearing: it asks for nobody any more."""
    user = reader(request)
    hearing: Any = found_or_404(lambda: queries.listed_hearing(user, uid))
    required(permissions.may_keep_site(user, hearing.site))
    actions.drop_listed(hearing, by=user, at=now())
    messages.success(request, _("Đã bỏ phiên này khỏi lịch xét xử."))
    return redirect("duty:coverage")
