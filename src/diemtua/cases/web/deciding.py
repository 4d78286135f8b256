"""Pages of acts that deserve more than the derived form: acceptance beside the law's answer, the hand-over."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from diemtua.cases.queries import checklist_of
from diemtua.cases.web.doing import may_do_now, opened, page_of_act
from diemtua.cases.web.entitlement import Line, answers_of_law, facts_form
from diemtua.cases.web.scope import scope_shown
from diemtua.dossiers.asking import ActForm, first_look, form_for
from diemtua.dossiers.doing import done, form_of
from diemtua.dossiers.queries import page_url
from diemtua.law.findings import Result
from diemtua.law.process import ActRule
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.shared.clock import VIETNAM
from diemtua.shared.ui.asking import get_or_post, page_with, reader

ONLY_LOOK = "xem"
ACCEPT = LEGAL_AID_CASE.rule("AcceptRequest")
URGENT = LEGAL_AID_CASE.rule("AcceptUrgently")
HAND_OVER = LEGAL_AID_CASE.rule("HandOverFile")


@login_required
@get_or_post
def accept(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Acceptance: a category that the law does not plainly grant needs a reason."""
    return _accept(request, uid, ACCEPT, doubtful=(Result.NO, Result.ASK))


@login_required
@get_or_post
def accept_urgently(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Acceptance before proof is there: what is not known yet is its very case, so only a plain no needs a reason."""
    return _accept(request, uid, URGENT, doubtful=(Result.NO,))


def _accept(request: HttpRequest, uid: UUID, rule: ActRule, *, doubtful: tuple[Result, ...]) -> HttpResponse:
    matter, at = opened(request, uid)
    if not may_do_now(request, rule, matter.dossier):
        return redirect(page_url(matter.dossier))
    # the page before this one sends its facts here to be kept; only the button of this page acts
    acting = request.method == "POST" and ONLY_LOOK not in request.POST
    form = _acceptance_form(request, rule, matter, acting=acting)
    if acting:
        form.is_valid()
    facts = facts_form(request, matter)
    lines = answers_of_law(matter, facts, form["status"].value() or "", _day(form, at))
    _offer(form, lines)
    if acting and _is_reasoned(form, lines, doubtful) and done(request, form, matter.dossier, at):
        return redirect(page_url(matter.dossier))
    shown = page_of_act(rule, matter.dossier, form, page_url(matter.dossier), at)
    shown |= {"facts": facts, "lines": lines, "only_look": ONLY_LOOK} | scope_shown(request, matter, at)
    return page_with(request, "cases/accept.html", form, shown)


def _acceptance_form(request: HttpRequest, rule: ActRule, matter: Any, *, acting: bool) -> ActForm:
    form_class = form_for(rule, reader(request), matter.dossier)
    if acting:
        return form_class(request.POST)
    asked = {"form": matter.form, "field": matter.field, "status": matter.status}
    # what was typed before looking again stays
    typed = {name: request.POST[name] for name in form_class.base_fields if request.POST.get(name)}
    return form_class(initial={**asked, **typed, **first_look(matter.dossier)})


def _day(form: ActForm, at: datetime) -> Any:
    """The day acceptance counts from: today, or the earlier day that was given."""
    given = form.cleaned_data.get("kernel_at") if form.is_bound else None
    return (given or at).astimezone(VIETNAM).date()


def _offer(form: ActForm, lines: list[Line]) -> None:
    """Offer the categories in force, each with what the law says of it; the only plain yes is chosen already."""
    choices = [(line.code, f"{line.label} – {line.words}") for line in lines]
    category = forms.TypedChoiceField(
        label=form.fields["category"].label, choices=[("", _("Chọn…")), *choices], coerce=CategoryCode
    )
    granted = [line.code for line in lines if line.result is Result.YES]
    category.initial = granted[0] if len(granted) == 1 else None
    form.fields["category"] = category


def _is_reasoned(form: ActForm, lines: list[Line], doubtful: tuple[Result, ...]) -> bool:
    """Whether the form is whole: the category is in force that day, and a doubtful one has its reason."""
    if form.errors:
        return False
    said = {line.code: line for line in lines}
    chosen = said.get(form.cleaned_data["category"])
    if chosen is None:
        form.add_error("category", _("Diện này không có trong quy định của ngày thụ lý. Hãy chọn diện khác."))
    elif chosen.result in doubtful and not form.cleaned_data["grounds_seen"].strip():
        form.add_error(
            "grounds_seen",
            _("Với diện này pháp luật trả lời “%(result)s”. Hãy ghi giấy tờ đã xem và lý do quyết định.")
            % {"result": chosen.words},
        )
    return not form.errors


@login_required
@get_or_post
def hand_over(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The file is handed over beside its checklist; what is missing must be explained."""
    matter, at = opened(request, uid)
    if not may_do_now(request, HAND_OVER, matter.dossier):
        return redirect(page_url(matter.dossier))
    form = form_of(request, HAND_OVER, matter.dossier)
    if form.is_valid() and done(request, form, matter.dossier, at):
        return redirect(page_url(matter.dossier))
    shown = page_of_act(HAND_OVER, matter.dossier, form, page_url(matter.dossier), at)
    shown["checklist"] = checklist_of(matter)
    return page_with(request, "cases/hand_over.html", form, shown)
