"""Pages of swaps: asked for by who is on duty, arranged by the head, decided on one page."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from diemtua.dossiers.actions import new_dossier
from diemtua.dossiers.asking import first_look, form_for
from diemtua.dossiers.doing import done
from diemtua.duty import permissions, queries
from diemtua.duty.rostering import against_each
from diemtua.law.process import ActRule
from diemtua.law.processes.duty_swap import DUTY_SWAP
from diemtua.law.vocabulary.duty import Obstacle
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import found_or_404, get_or_post, page_with, reader, required
from diemtua.shared.ui.choices import offer

PROPOSE = DUTY_SWAP.rule("ProposeSwap")
COVER = DUTY_SWAP.rule("ArrangeCover")


def _shift(request: HttpRequest, uid: UUID) -> Any:
    return found_or_404(lambda: queries.shift_by_uid(reader(request), uid))


@login_required
@get_or_post
def ask(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One asks another to take a shift, or to exchange."""
    shift = _shift(request, uid)
    required(permissions.is_on_duty(reader(request), shift))
    return _opened(request, shift, PROPOSE)


@login_required
@get_or_post
def cover(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The head puts another in the place of who falls out."""
    shift = _shift(request, uid)
    required(permissions.may_arrange_cover(reader(request), shift.roster.office_id))
    return _opened(request, shift, COVER)


def _opened(request: HttpRequest, shift: Any, rule: ActRule) -> HttpResponse:
    """The form of the act that opens a swap; the shift is the one of the page."""
    dossier, at, sent = new_dossier(DUTY_SWAP.kind, shift.roster.dossier.office), now(), request.method == "POST"
    form_class = form_for(rule, reader(request), dossier)
    data = request.POST.copy()
    data["giving"] = str(shift.pk)
    form = form_class(data) if sent else form_class(initial=first_look(dossier))
    offer(form, "giving", [(shift.pk, queries.words_of(shift))])
    if sent and form.is_valid() and done(request, form, dossier, at):
        return redirect("duty:swap", uid=dossier.uid)
    return page_with(request, "duty/swap_ask.html", form, {"rule": rule, "shift": shift, "dossier": dossier})


@login_required
@require_GET
def swap(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One swap: which shifts, who, how far it came, what can be done."""
    found = found_or_404(lambda: queries.swap_by_uid(reader(request), uid))
    shown = {"swap": found, "dossier": found.dossier, "about": queries.shifts_of_swap(found), "at": now()}
    shown["warnings"] = _warnings(found) if not found.dossier.over else []
    # whoever sees a swap works on it: both sides, and who plans
    shown["reads_words"] = True
    return render(request, "duty/swap.html", shown)


def _warnings(found: Any) -> list[str]:
    """What stands against either side taking the other's shift: the head decides knowing it."""
    plan = queries.plan_of(found.giving.roster)
    moved = [(found.giving, found.other)] + ([(found.returning, found.asker)] if found.returning else [])
    away = {queries.seat_of(shift) for shift, _taker in moved}
    placed = {seat: person for seat, person in plan.placed.items() if seat not in away}
    found = [(shift, taker, _obstacles(plan, placed, shift, taker)) for shift, taker in moved]
    return [f"{taker.full_name}, {shift.day:%d/%m/%Y}: {words}" for shift, taker, words in found if words]


def _obstacles(plan: Any, placed: Any, shift: Any, taker: Any) -> str:
    gone = () if taker.active else (Obstacle.AWAY,)
    return queries.obstacle_words(against_each(plan.problem, placed, queries.seat_of(shift)).get(taker.pk, gone))
