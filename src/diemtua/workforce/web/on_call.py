"""Who is on call: the month of an office, and turns that its head writes by hand."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.shared import clock
from diemtua.shared.months import following, month_named
from diemtua.shared.ui.asking import REFUSED, found_or_404, reader, required
from diemtua.workforce import actions, permissions, queries
from diemtua.workforce.web.forms import TurnForm

_DAY = timedelta(days=1)


@login_required
@require_GET
def month(request: HttpRequest) -> HttpResponse:
    """Who is on call now, and the month of one office."""
    return _month(request, *_office(request, request.GET.get("co-quan", "")))


@login_required
@require_POST
def put(request: HttpRequest, office_id: int) -> HttpResponse:
    """One turn by hand; what stands against it is named."""
    office, offices = _office(request, str(office_id))
    required(permissions.may_set_on_call(reader(request), office))
    form = TurnForm(request.POST, people=queries.people_for_turns(office, clock.today()))
    if form.is_valid() and _put(request, office, form):
        messages.success(request, _("Đã ghi lượt trực."))
        return redirect(_address(office, form.cleaned_data["from_at"]))
    return _month(request, office, offices, form, status=REFUSED)


def _put(request: HttpRequest, office: Any, form: TurnForm) -> bool:
    over = form.cleaned_data["over"]
    try:
        actions.put_on_call(office, form.turn(), by=reader(request), at=clock.now(), over=over)
    except actions.OnCallNotPossible as refused:
        for fault in refused.faults:
            form.add_error(None, fault)
        return False
    return True


@login_required
@require_POST
def take_off(request: HttpRequest, office_id: int, pk: int) -> HttpResponse:
    """What is left of a turn falls away."""
    office, _others = _office(request, str(office_id))
    required(permissions.may_set_on_call(reader(request), office))
    turn = found_or_404(lambda: queries.turn_of(office, pk))
    actions.take_off_call(turn, by=reader(request), at=clock.now())
    messages.success(request, _("Đã bỏ lượt trực. Trong thời gian đó hệ thống gọi người kế tiếp hoặc lãnh đạo."))
    return redirect(_address(office, turn.from_at))


def _office(request: HttpRequest, wanted: str) -> tuple[Any, list[Any]]:
    """The office of the address, or the reader's own, and all the reader may look at; else not there."""
    user = reader(request)
    chosen = wanted or str(getattr(queries.own_office(user), "pk", ""))
    offices = list(queries.offices_on_call(user))
    found = [office for office in offices if str(office.pk) == chosen]
    required(bool(found))
    return found[0], offices


def _month(
    request: HttpRequest, office: Any, offices: list[Any], form: TurnForm | None = None, status: int = 200
) -> HttpResponse:
    user, now = reader(request), clock.now()
    first = month_named(request.GET.get("thang", ""), now.date())
    after = following(first)
    turns = list(queries.turns_between(office, clock.midnight(first), clock.midnight(after)))
    standing = list(queries.turns_at(office, now))
    today = now.date()
    may_set = permissions.may_set_on_call(user, office)
    if may_set and form is None:
        form = TurnForm(people=queries.people_for_turns(office, today))
    context = {
        "office": office, "offices": offices, "chain": tuple(queries.chain(office, now, standing)), "now": now,
        "passed": queries.passed_over(standing), "begins": today if first <= today < after else first,
        "first": first, "days": _days(first, after, turns), "form": form if may_set else None,
        "coming": [turn for turn in turns if turn.to_at > now], "before": f"{first - _DAY:%Y-%m}",
        "after": f"{after:%Y-%m}",
    }  # fmt: skip
    return render(request, "workforce/on_call.html", context, status=status)


def _days(first: date, after: date, turns: Sequence[Any]) -> list[tuple[date, list[tuple[Any, str]]]]:
    """Each day of the month with its turns and their hours of that day; empty hours mean all of it."""
    count = (after - first).days
    days = [first + number * _DAY for number in range(count)]
    return [(day, [(turn, _hours(turn, day)) for turn in turns if _meets(turn, day)]) for day in days]


def _meets(turn: Any, day: date) -> bool:
    return bool(turn.from_at < clock.midnight(day + _DAY) and turn.to_at > clock.midnight(day))


def _hours(turn: Any, day: date) -> str:
    start, end = clock.midnight(day), clock.midnight(day + _DAY)
    if turn.from_at <= start and turn.to_at >= end:
        return ""
    since, until = max(turn.from_at, start), min(turn.to_at, end)
    last = "24:00" if until == end else f"{until.astimezone(clock.VIETNAM):%H:%M}"
    return f"{since.astimezone(clock.VIETNAM):%H:%M}–{last}"


def _address(office: Any, moment: datetime) -> str:
    return f"{reverse('workforce:on_call')}?co-quan={office.pk}&thang={moment.astimezone(clock.VIETNAM):%Y-%m}"
