"""Pages of somebody whose body a plan names: what it asks of that body, and the answer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.plans import actions, permissions, queries
from diemtua.plans.web.forms import AnswerForm
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, found_or_404, reader, required
from diemtua.shared.ui.lists import page_of

_NEWEST_PLAN = ("-issued_on", "-plan_id", "position", "pk")
UNANSWERED = "chua-tra-loi"


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Tasks and standing duties of the reader's bodies."""
    required(permissions.may_answer(reader(request)))
    asked, unanswered = queries.asked_of(reader(request), clock.today()), request.GET.get("xem") == UNANSWERED
    page = page_of(asked.unanswered if unanswered else asked.tasks, request.GET, order=_NEWEST_PLAN)
    context = {"page": page, "duties": asked.duties, "unanswered": unanswered, "only": UNANSWERED}
    return render(request, "plans/own.html", context)


@login_required
@require_GET
def task(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One of the tasks: what it asks, what was answered, and the form of an answer."""
    return render(request, "plans/own_task.html", _task(request, _own_at(request, pk, key), None))


@login_required
@require_POST
def answer(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Answer it for one's body."""
    own = _own_at(request, pk, key)
    form = AnswerForm(request.POST, bodies=own.bodies)
    if form.is_valid() and _answered(request, own, form):
        messages.success(request, _("Đã gửi trả lời của cơ quan. Người theo dõi kế hoạch đã được báo."))
        return redirect("plans:own-task", pk, key)
    return render(request, "plans/own_task.html", _task(request, own, form), status=REFUSED)


def _answered(request: HttpRequest, own: queries.OwnTask, form: AnswerForm) -> bool:
    try:
        actions.answer_task(own, form.answering(), form.done(), by=reader(request), at=clock.now())
    except actions.ReportFromTheFuture as problem:
        form.add_error("reported_on", str(problem))
        return False
    return True


def _own_at(request: HttpRequest, pk: int, key: str) -> queries.OwnTask:
    required(permissions.may_answer(reader(request)))
    return found_or_404(lambda: queries.own_task(reader(request), pk, key, clock.today()))


def _task(request: HttpRequest, own: queries.OwnTask, form: AnswerForm | None) -> dict[str, Any]:
    started = {"reported_on": clock.today(), "state": own.last_state}
    return {
        "own": own,
        "task": own.task,
        "plan": own.task.plan,
        "answers": queries.answers(reader(request), own),
        "form": form or AnswerForm(initial=started, bodies=own.bodies),
    }
