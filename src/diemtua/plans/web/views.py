"""Pages of plans: list, scoreboard, task, rows behind a figure, exports."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.documents.enums import FileKind
from diemtua.plans import actions, exporting, permissions, queries
from diemtua.plans.indicators import INDICATORS
from diemtua.plans.web.asking import period_of, plan_at, task_at
from diemtua.plans.web.forms import ReportForm
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, reader, required
from diemtua.shared.ui.files import excel_answer, file_answer
from diemtua.shared.ui.lists import page_of

_BY_START, _BY_RECEIPT = ("-starts_at", "-pk"), ("-received_at", "-pk")
_ORDER = {
    "ON_TIME": ("-started_at", "-pk"), "ONLINE": _BY_RECEIPT, "REFERRALS": _BY_RECEIPT, "NOTICES": _BY_RECEIPT,
    "DUTY_DAYS": ("-day", "-pk"), "ONLINE_HEARINGS": _BY_START, "COUNCIL_MEETINGS": _BY_START,
    "COUNCIL_DECISIONS": ("-due_on", "-pk"), **dict.fromkeys(("COUNCIL_PAPERS", "ROSTERS", "HEARING_PLANS"), ("-pk",)),
}  # fmt: skip


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every plan, the newest first."""
    required(permissions.may_see_plans(reader(request)))
    page = page_of(queries.plans_visible_to(reader(request)), request.GET, order=("-issued_on", "-pk"))
    context = {"page": page, "may_import": permissions.may_import_plans(reader(request))}
    return render(request, "plans/list.html", context)


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The scoreboard."""
    return render(request, "plans/plan.html", _board(request, pk))


@login_required
@require_GET
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The scoreboard on paper."""
    return render(request, "plans/print.html", _board(request, pk, parts=True))


def _board(request: HttpRequest, pk: int, *, parts: bool = False) -> dict[str, Any]:
    plan, (form, period) = plan_at(request, pk), period_of(request)
    board = queries.board(reader(request), plan, period, clock.now(), parts=parts)
    return {"plan": plan, "board": board, "form": form, "period": period, "address": request.GET.urlencode()}


@login_required
@require_GET
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """What else the document says: standing duties, targets, and what the reader asks to look at."""
    user, plan = reader(request), plan_at(request, pk)
    context = {
        "plan": plan,
        "duties": queries.duties(user, plan, clock.today()),
        "targets": queries.plan_targets(user, plan),
        "findings": queries.findings(user, plan),
        "unmatched": queries.unmatched_bodies(user, plan),
    }
    return render(request, "plans/text.html", context)


@login_required
@require_GET
def task(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One task: what it asks, who bears it, its figures, its reports."""
    return render(request, "plans/task.html", _task(request, pk, key, None))


@login_required
@require_POST
def report(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Write what was done on a task."""
    found = task_at(request, pk, key)
    required(permissions.may_report(reader(request)))
    form = ReportForm(request.POST)
    if form.is_valid() and _reported(request, found, form):
        messages.success(request, _("Đã ghi kết quả thực hiện."))
        return redirect("plans:task", pk, key)
    return render(request, "plans/task.html", _task(request, pk, key, form), status=REFUSED)


def _reported(request: HttpRequest, found: Any, form: ReportForm) -> bool:
    try:
        actions.report_progress(found, form.done(), by=reader(request), at=clock.now())
    except actions.ReportFromTheFuture as problem:
        form.add_error("reported_on", str(problem))
        return False
    return True


def _task(request: HttpRequest, pk: int, key: str, form: ReportForm | None) -> dict[str, Any]:
    user, found, (_form, period) = reader(request), task_at(request, pk, key), period_of(request)
    board = queries.board(user, found.plan, period, clock.now(), key)
    first = next(board.rows, None)
    required(first is not None)
    return {
        "plan": found.plan,
        "task": found,
        "row": first,
        "period": period,
        "address": request.GET.urlencode(),
        "reports": queries.reports(user, found),
        "may_report": permissions.may_report(user),
        "form": form or ReportForm(initial={"reported_on": clock.today(), "state": found.state}),
    }


@login_required
@require_GET
def rows(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The rows behind one figure: `phan` keeps to one slice, `mau=1` shows the denominator."""
    plan, (_form, period) = plan_at(request, pk), period_of(request)
    part, whole = request.GET.get("phan", ""), request.GET.get("mau") == "1"
    try:
        found = queries.rows_behind(reader(request), code, period, clock.now(), part=part, whole=whole)
    except KeyError as absent:
        raise Http404 from absent
    page = page_of(found, request.GET, order=_ORDER.get(code, ("-accepted_at", "-pk")))
    context = {
        "plan": plan, "indicator": INDICATORS[code], "page": page, "period": period, "whole": whole, "part": part,
        "lines": queries.lines(reader(request), page.rows),
    }  # fmt: skip
    return render(request, "plans/rows.html", context)


@login_required
@require_GET
def excel(request: HttpRequest, pk: int) -> HttpResponse:
    """The annex with results, .xlsx."""
    found = _board(request, pk, parts=True)
    return excel_answer(exporting.as_excel(found["plan"], found["board"], found["period"]), "phu-luc.xlsx")


@login_required
@require_GET
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The annex with results, .docx."""
    found = _board(request, pk, parts=True)
    content = exporting.as_word(found["plan"], found["board"], found["period"], clock.now())
    return file_answer(content, FileKind.DOCX, "phu-luc.docx")
