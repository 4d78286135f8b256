"""Apply online: a few pages, a draft that waits under a code, a receipt."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diemtua.documents.rendering import qr
from diemtua.dossiers.actions import ActRefused
from diemtua.portal import actions, queries
from diemtua.portal.web import limits, proof
from diemtua.portal.web.application import TITLES, Application, typed_in
from diemtua.portal.web.draft import DRAFT, open_draft, shown_code
from diemtua.portal.web.forms.resume import ResumeForm
from diemtua.portal.web.views.page import show
from diemtua.shared import clock, reference_codes
from diemtua.shared.ui.asking import REFUSED, get_or_post


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What will be asked, and the door back into a draft."""
    return show(request, "portal/apply.html", {"form": ResumeForm()}, delicate=True)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A new draft, opened in this browser."""
    if limits.too_many_drafts(request):
        messages.error(request, _("Đã thử quá nhiều lần. Hãy đợi một giờ, hoặc gọi điện cho Trung tâm."))
        return redirect("portal:apply")
    request.session[DRAFT] = actions.begin_draft(clock.now())
    return redirect("portal:apply-page", next(iter(TITLES)))


@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    """The draft under a code, opened in this browser."""
    form = ResumeForm(request.POST)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if not limits.too_many(request, "draft", code) and queries.draft_of(code) is not None:
            request.session[DRAFT] = code
            return redirect("portal:review")
        limits.count_failure(request, "draft", code)
        form.add_error("code", _("Không có yêu cầu đang viết nào với mã này. Mã giữ được 14 ngày."))
    return show(request, "portal/apply.html", {"form": form}, delicate=True)


@get_or_post
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """GET one page of the request; POST keeps it and goes on."""
    draft = open_draft(request)
    if draft is None:
        return redirect("portal:apply")
    application = Application(draft.answers, clock.today())
    if slug not in application.pages:
        raise Http404
    if request.method == "POST":
        form = application.form(slug, request.POST)
        if form.is_valid():
            actions.keep_answers(request.session[DRAFT], slug, typed_in(form, request.POST), clock.now())
            return _go_on(request, slug)
    else:
        form = application.form(slug)
    shown = {
        "form": form, "title": TITLES[slug], "slug": slug, "before": application.before(slug),
        "number": application.pages.index(slug) + 1, "of": len(application.pages) + 1, "code": shown_code(request),
    }  # fmt: skip
    return show(request, "portal/apply_page.html", shown, delicate=True)


def _go_on(request: HttpRequest, slug: str) -> HttpResponse:
    draft = open_draft(request)
    application = Application(draft.answers if draft else {}, clock.today())
    following = application.after(slug)
    return redirect("portal:apply-page", following) if following else redirect("portal:enclose")


@get_or_post
def review(request: HttpRequest) -> HttpResponse:
    """GET everything said, to read again; POST sends it. Sent twice, it is one request."""
    draft = open_draft(request)
    if draft is None:
        # sent already: a second press, or a page sent again after the line was lost, is answered by the receipt
        return redirect("portal:receipt" if request.method == "POST" else "portal:apply")
    sending = request.method == "POST"
    application = Application(draft.answers, clock.today(), sending=sending)
    unfinished = application.unfinished()
    if unfinished:
        return redirect("portal:apply-page", unfinished)
    error = _send(request, application, draft) if sending else ""
    if sending and not error:
        return redirect("portal:receipt")
    shown = {
        "pages": Application(draft.answers, clock.today()).review() if error else application.review(),
        "files": queries.files_of(draft),
        "code": shown_code(request),
        "refused": error,
    }
    return show(request, "portal/review.html", shown, delicate=True, status=REFUSED if error else 200)


def _send(request: HttpRequest, application: Application, draft: Any) -> str:
    """The sentence that says why it could not be sent; empty when it was."""
    at = clock.now()
    intake, office = application.intake()
    try:
        dossier = actions.send_request(intake, office, draft, at=at)
    except ActRefused as refused:
        return str(refused)
    del request.session[DRAFT]
    proof.remember(request, dossier, at)
    return ""


@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """The code to keep, as words and as a drawing a phone reads."""
    dossier = proof.proved(request, clock.now())
    if dossier is None:
        return redirect("portal:track")
    code = reference_codes.show(dossier.tracking_code)
    address = request.build_absolute_uri(f"/tra-cuu/?ma={code}")
    drawing = mark_safe(qr.svg(address))  # noqa: S308 one path drawn by us
    return show(request, "portal/receipt.html", {"dossier": dossier, "code": code, "qr": drawing}, delicate=True)


@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    """The writer wants the draft gone."""
    if DRAFT in request.session:
        actions.throw_away(request.session.pop(DRAFT))
    return redirect("portal:home")
