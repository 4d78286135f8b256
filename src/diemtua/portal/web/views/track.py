"""Follow one's request by code and a second secret: what happened, and what one may still do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from diemtua.dossiers.actions import ActRefused
from diemtua.law.process import Act
from diemtua.law.processes.legal_aid_case.appointment import RecordChangeRequest
from diemtua.law.processes.legal_aid_case.ending import RecordWithdrawalWish
from diemtua.law.processes.legal_aid_case.reception import WithdrawRequest
from diemtua.notices.enums import Event
from diemtua.portal import actions, queries
from diemtua.portal.web import limits, proof
from diemtua.portal.web.forms.track import FilesForm, TrackForm, WordsForm
from diemtua.portal.web.views.page import closed_for_an_hour, show
from diemtua.shared import clock, reference_codes
from diemtua.shared.ui.asking import get_or_post, posted

# where the way out leads: a page that anybody might have open
NEUTRAL_PAGE = "https://www.google.com.vn/"


@dataclass(frozen=True)
class PublicAct:
    """An act a citizen may do, as its page puts it."""

    make: Callable[[str], Act]
    code: str
    title: Any
    question: Any
    warning: Any
    required: bool
    event: Event = Event.CASE_MOVED


ACTS = {
    "rut": PublicAct(
        lambda words: WithdrawRequest(reason=words), "WithdrawRequest", gettext_lazy("Rút yêu cầu"),
        gettext_lazy("Vì sao bạn rút?"),
        gettext_lazy("Rút yêu cầu thì Trung tâm dừng xem xét. Sau này bạn vẫn có thể nộp lại."), required=False,
    ),
    "rut-vu-viec": PublicAct(
        lambda words: RecordWithdrawalWish(reason=words), "RecordWithdrawalWish", gettext_lazy("Rút yêu cầu"),
        gettext_lazy("Vì sao bạn rút?"),
        gettext_lazy("Trung tâm sẽ trả lời bằng văn bản và dừng giúp việc này."), required=False,
    ),
    "doi-nguoi": PublicAct(
        lambda words: RecordChangeRequest(reason=words), "RecordChangeRequest",
        gettext_lazy("Đề nghị đổi người giúp"), gettext_lazy("Vì sao bạn muốn đổi?"),
        gettext_lazy("Người đang giúp bạn tiếp tục làm cho đến khi Trung tâm trả lời."), required=True,
        event=Event.CHANGE_WISHED,
    ),
}  # fmt: skip


@get_or_post
def track(request: HttpRequest) -> HttpResponse:
    """GET the two questions; POST opens the matter, or says only that nothing fits."""
    form = TrackForm(posted(request), initial={"ma": request.GET.get("ma", "")})
    if not form.is_valid():
        return _ask(request, form)
    code, at = form.cleaned_data["ma"], clock.now()
    if limits.too_many(request, "track", code):
        return closed_for_an_hour(request, reverse("portal:track"))
    dossier = queries.matter_proved(code, form.cleaned_data["so"], localdate(at))
    if dossier is None:
        limits.count_failure(request, "track", code)
        form.add_error(None, _("Không có hồ sơ nào khớp cả mã và số vừa nhập. Hãy kiểm tra lại hai ô."))
        return _ask(request, form)
    proof.remember(request, dossier, at)
    return redirect("portal:matter")


def _ask(request: HttpRequest, form: TrackForm) -> HttpResponse:
    return show(request, "portal/track.html", {"form": form}, delicate=True)


@require_safe
def matter(request: HttpRequest) -> HttpResponse:
    """The request in plain words."""
    dossier = proof.proved(request, clock.now())
    if dossier is None:
        return redirect("portal:track")
    allowed = queries.open_to_the_public(dossier)
    shown = {
        "dossier": dossier, "state": dossier.process.state(dossier.state),
        "code": reference_codes.show(dossier.tracking_code), "steps": queries.steps_of(dossier),
        "acts": [(slug, act.title) for slug, act in ACTS.items() if act.code in allowed],
    }  # fmt: skip
    return show(request, "portal/matter.html", shown, delicate=True)


@get_or_post
def act(request: HttpRequest, slug: str) -> HttpResponse:
    """GET asks once more; POST does the act."""
    at, chosen = clock.now(), ACTS.get(slug)
    dossier = proof.proved_or_404(request, at)
    if chosen is None or chosen.code not in queries.open_to_the_public(dossier):
        raise Http404
    first = {"seen": dossier.version, "key": uuid4()}
    form = WordsForm(posted(request), initial=first, label=chosen.question, required=chosen.required)
    if not form.is_valid():
        return show(request, "portal/act.html", {"form": form, "act": chosen}, delicate=True)
    given = form.cleaned_data
    try:
        wanted = chosen.make(given["reason"])
        actions.act_as_citizen(wanted, dossier, chosen.event, seen=given["seen"], key=given["key"], at=at)
    except ActRefused as refused:
        form.add_error(None, str(refused))
        return show(request, "portal/act.html", {"form": form, "act": chosen}, delicate=True, status=409)
    messages.success(request, _("Đã gửi. Trung tâm đã nhận được ý của bạn."))
    return redirect("portal:matter")


@get_or_post
def papers(request: HttpRequest) -> HttpResponse:
    """GET asks for photographs; POST keeps them, and tells the office where it waits for them."""
    at = clock.now()
    dossier = proof.proved_or_404(request, at)
    form = FilesForm(posted(request), request.FILES)
    if not form.is_valid():
        return show(request, "portal/papers.html", {"form": form}, delicate=True)
    kept, refused = actions.send_papers(dossier, form.cleaned_data["photos"], at=at)
    for problem in refused:
        form.add_error("photos", problem)
    if form.errors:
        return show(request, "portal/papers.html", {"form": form, "kept": kept}, delicate=True)
    messages.success(request, _("Đã nhận %(number)d tệp.") % {"number": len(kept)})
    return redirect("portal:matter")


@require_safe
def exit_quickly(request: HttpRequest) -> HttpResponse:
    """Away from here at once: nothing of the request stays open in this browser."""
    proof.forget(request)
    response = redirect(NEUTRAL_PAGE)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the request in this browser."""
    proof.forget(request)
    return redirect("portal:home")
