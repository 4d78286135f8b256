"""The first page of staff."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from diemtua.cases.permissions import may_take_in
from diemtua.dossiers.board import due_for
from diemtua.dossiers.queries import page_url
from diemtua.plans.permissions import only_answers
from diemtua.referrals.enums import works_inside
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import reader
from diemtua.workforce.queries import open_alarms, told_today

MINE = "cua-toi"


@login_required
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What is due, mine and the office's, by the time that is left."""
    if only_answers(reader(request)):
        return redirect("plans:own")
    if not works_inside(reader(request)):
        return redirect("referrals:home")
    at, mine_only = now(), request.GET.get("xem") == MINE
    due = due_for(reader(request), at, mine_only=mine_only)
    groups = [("late", due.late), ("soon", due.soon), ("later", due.later)]
    shown = {"due": due, "groups": groups, "now": at, "mine_only": mine_only, "mine": MINE}
    shown["alarms"] = [(alarm, page_url(alarm.dossier)) for alarm in open_alarms(reader(request))]
    shown["on_call"] = told_today(reader(request), at)
    shown["takes_in"] = may_take_in(reader(request))
    return render(request, "office/today.html", shown)
