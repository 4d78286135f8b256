"""A document comes in on screen: chosen, previewed, confirmed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.plans import actions, queries, reading
from diemtua.plans.web.asking import importer
from diemtua.plans.web.forms import UploadForm
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, get_or_post, page_with, posted


@login_required
@get_or_post
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a document; a readable one goes on to its preview."""
    user = importer(request)
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["document"]
        content = chosen.read()
        try:
            reading.read_plan(content, chosen.name)
        except reading.PlanFileNotReadable as problem:
            form.add_error("document", str(problem))
        else:
            return redirect("plans:preview", actions.keep_incoming(content, chosen.name, by=user, at=clock.now()))
    return page_with(request, "plans/import.html", form)


@login_required
@require_GET
def preview(request: HttpRequest, ticket: str) -> HttpResponse:
    """What was understood, what to look at, and what differs from the plan that stands."""
    found = _incoming(request, ticket)
    if found is None:
        return redirect("plans:import")
    return render(request, "plans/preview.html", _context(found, ticket))


@login_required
@require_POST
def confirm(request: HttpRequest, ticket: str) -> HttpResponse:
    """The planner's yes."""
    found = _incoming(request, ticket)
    if found is None:
        return redirect("plans:import")
    read, name = found
    try:
        imported = actions.import_plan(read, by=importer(request), at=clock.now(), document=name)
    except actions.PlanCannotBeKnown as problem:
        return render(
            request, "plans/preview.html", {**_context(found, ticket), "refused": str(problem)}, status=REFUSED
        )
    said = _("Đã nhập kế hoạch.") if imported.created else _("Đã cập nhật kế hoạch theo văn bản.")
    messages.success(request, said)
    return redirect("plans:plan", imported.plan.pk)


def _incoming(request: HttpRequest, ticket: str) -> tuple[reading.PlanRead, str] | None:
    try:
        content, name = actions.incoming(ticket, by=importer(request))
    except actions.IncomingIsGone:
        messages.warning(request, _("Văn bản chờ xác nhận không còn. Hãy tải lại."))
        return None
    return reading.read_plan(content, name), name


def _context(found: tuple[reading.PlanRead, str], ticket: str) -> dict[str, Any]:
    read, name = found
    standing = queries.plan_of(read)
    groups = [(group, [task for task in read.tasks if task.group == group.number]) for group in read.groups]
    return {
        "read": read,
        "name": name,
        "ticket": ticket,
        "groups": groups,
        "standing": standing,
        "differences": queries.differences(standing, read) if standing else (),
    }
