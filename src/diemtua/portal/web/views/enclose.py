"""Photographs of papers that go with a request being written."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diemtua.portal import actions, queries
from diemtua.portal.web.application import Application
from diemtua.portal.web.draft import DRAFT, open_draft, shown_code
from diemtua.portal.web.forms.track import FilesForm
from diemtua.portal.web.views.page import show
from diemtua.shared import clock
from diemtua.shared.ui.asking import get_or_post


@get_or_post
def enclose(request: HttpRequest) -> HttpResponse:
    """GET shows what is enclosed and asks for more; POST keeps what can be kept and says why not the rest."""
    draft = open_draft(request)
    if draft is None:
        return redirect("portal:apply")
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    if form.is_valid():
        for problem in actions.enclose(request.session[DRAFT], form.cleaned_data["photos"], at=clock.now()):
            form.add_error("photos", problem)
        if not form.errors:
            messages.success(request, _("Đã nhận %(number)d tệp.") % {"number": len(form.cleaned_data["photos"])})
            return redirect("portal:enclose")
    number = len(Application(draft.answers, clock.today()).pages) + 1
    shown = {"form": form, "files": queries.files_of(draft), "number": number, "code": shown_code(request)}
    return show(request, "portal/enclose.html", shown, delicate=True)


@require_POST
def take_out(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One file less."""
    if DRAFT in request.session:
        actions.take_out(request.session[DRAFT], uid)
    return redirect("portal:enclose")
