"""Derived pages: every process has them without a line of its own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from diemtua.dossiers import actions, asking, permissions, queries
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.forgetting import EraseForm
from diemtua.dossiers.queries.explained import explain
from diemtua.dossiers.web import reading
from diemtua.dossiers.web.forms import AnnulForm
from diemtua.law.citations import cite
from diemtua.law.process import REGISTRY, ActRule
from diemtua.shared import clock
from diemtua.shared.reference_codes import show
from diemtua.shared.ui.asking import CHANGED_MEANWHILE, REFUSED, found_or_404, get_or_post, page_with, reader, required


def _visible(request: HttpRequest, uid: UUID) -> Any:
    return found_or_404(lambda: queries.dossier_visible_to(reader(request), uid))


def _page(dossier: Any, **more: Any) -> dict[str, Any]:
    label = _(dossier.process.label)
    back = queries.page_url(dossier) if dossier.pk else ""
    room = queries.room_url(dossier)
    return {"dossier": dossier, "process_label": label, "back": back, "belongs_to": room, "at": clock.now(), **more}


@login_required
@require_GET
def dossier(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A dossier whose room has no page of its own."""
    found = _visible(request, uid)
    return render(request, "dossiers/dossier.html", _page(found, code=show(found.tracking_code)))


@login_required
@get_or_post
def act(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """The form of one act, and doing it."""
    found = _visible(request, uid)
    rule = _rule(found.kind, slug)
    required(permissions.may(reader(request), rule.who, found))
    if queries.done_at(found.kind, rule):
        return redirect(queries.act_url(rule, found))
    form_class = asking.form_for(rule, reader(request), found)
    if request.method == "POST":
        return _sent(request, rule, found, form_class(request.POST))
    if rule not in permissions.possible_acts(reader(request), found):
        messages.warning(request, str(actions.ActNotPossible(rule, found)))
        return redirect(queries.page_url(found))
    # a list of rows may lead here with one of them chosen
    return _asked(request, rule, found, form_class(initial={**request.GET.dict(), **asking.first_look(found)}))


@login_required
@get_or_post
def open_new(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The form that opens a dossier, at the office named by `co-quan` or the reader's own."""
    rule = _rule(kind, slug)
    offices = permissions.offices_to_open(reader(request), kind, rule.code)
    chosen = request.GET.get("co-quan", "")
    office = next((each for each in offices if not chosen or str(each.pk) == chosen), None)
    if office is None or not rule.opens:
        raise Http404
    if own := queries.done_at(kind, rule):
        return redirect(own)
    new = actions.new_dossier(kind, office)
    form_class = asking.form_for(rule, reader(request), new)
    if request.method == "POST":
        return _sent(request, rule, new, form_class(request.POST))
    # a page of a room may lead here with some answers given
    return _asked(request, rule, new, form_class(initial={**request.GET.dict(), **asking.first_look(new)}))


def _rule(kind: str, slug: str) -> ActRule:
    try:
        return queries.rule_by_slug(REGISTRY[kind], slug)
    except KeyError as error:
        raise Http404 from error


def _asked(request: HttpRequest, rule: ActRule, found: Any, form: asking.ActForm, status: int = 200) -> HttpResponse:
    basis = [cite(key) for key in rule.basis]
    context = _page(found, rule=rule, form=form, basis=basis, about=queries.told_about(found))
    return render(request, "dossiers/act.html", context, status=status)


def _sent(request: HttpRequest, rule: ActRule, found: Any, form: asking.ActForm) -> HttpResponse:
    """Do the act; where it is refused, show the same form with what was typed and say why."""
    if not form.is_valid():
        before = queries.sent_before(reader(request), form.data.get("kernel_key", ""))
        if before and (before.act, before.dossier_id) == (rule.code, found.pk or before.dossier_id):
            return _done(request, rule, before)
        return _asked(request, rule, found, form, REFUSED)
    try:
        entry = actions.perform(
            form.act(), found, by=reader(request), seen=form.seen, key=form.key, **form.moment(clock.now())
        )
    except actions.AlreadyChanged as refusal:
        fresh = _visible(request, found.uid)
        form.add_error(None, str(refusal))
        form.look_again(fresh.version)
        return _asked(request, rule, fresh, form, CHANGED_MEANWHILE)
    except actions.ActRefused as refusal:
        form.add_error(None, str(refusal))
        return _asked(request, rule, found, form, REFUSED)
    return _done(request, rule, entry)


def _done(request: HttpRequest, rule: ActRule, entry: Any) -> HttpResponse:
    messages.success(request, _("Đã ghi: %(done)s.") % {"done": _(rule.done)})
    return redirect(queries.page_url(entry.dossier))


@login_required
@get_or_post
def annul(request: HttpRequest, uid: UUID, version: int) -> HttpResponse:
    """Annul a wrong act."""
    entry = found_or_404(lambda: queries.entry_of(reader(request), uid, version))
    found = entry.dossier
    required(permissions.may_annul(reader(request), found, entry.act))
    form = AnnulForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.annul(entry, by=reader(request), at=clock.now(), **form.cleaned_data)
        except actions.ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã hủy. Hồ sơ trở lại như trước đó; số đã cấp không dùng lại."))
            return redirect(queries.page_url(found))
    heading = _("Hủy: %(done)s") % {"done": _(queries.done_words(found.kind, entry.act))}
    explanation = _("Mục này vẫn nằm trong nhật ký, có gạch ngang. Trạng thái và thời hạn trở lại như trước.")
    return _why(request, found, form, heading, explanation)


@login_required
@get_or_post
def erase(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Erase personal data on the strength of a decision."""
    found = _visible(request, uid)
    required(permissions.may(reader(request), found.process.erase_by, found))
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.erase(found, by=reader(request), at=clock.now(), **form.cleaned_data)
        except actions.ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã xóa dữ liệu cá nhân của hồ sơ."))
            return redirect(queries.page_url(found))
    explanation = _(
        "Nội dung đã nhập sẽ không ai đọc lại được nữa. Số liệu và nhật ký vẫn còn, không có dữ liệu cá nhân."
    )
    return _why(request, found, form, _("Xóa dữ liệu cá nhân"), explanation)


def _why(request: HttpRequest, found: Any, form: Any, heading: str, explanation: str) -> HttpResponse:
    return page_with(request, "dossiers/ask_why.html", form, _page(found, heading=heading, explanation=explanation))


@login_required
@require_GET
def entry(request: HttpRequest, uid: UUID, version: int) -> HttpResponse:
    """What was typed for one entry; reading it is recorded."""
    chosen = found_or_404(lambda: queries.entry_of(reader(request), uid, version))
    found = chosen.dossier
    required(permissions.may_read_words(reader(request), found))
    queries.record_read(reader(request), found, Reading.ENTRY, clock.now(), words=str(version))
    rows = reading.rows(chosen, queries.what_was_said(chosen), reader(request))
    done = queries.done_words(found.kind, chosen.act)
    return render(request, "dossiers/entry.html", _page(found, entry=chosen, rows=rows, done=done))


@login_required
@require_GET
def processes(request: HttpRequest) -> HttpResponse:
    """Every kind of dossier."""
    ordered = sorted(REGISTRY.values(), key=lambda each: _(each.label))
    return render(request, "dossiers/processes.html", {"processes": ordered})


@login_required
@require_GET
def process(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind of dossier: states, acts, who, clocks, articles."""
    required(kind in REGISTRY)
    found = REGISTRY[kind]
    parts = [reading.part(each) for each in explain(found, clock.today())]
    basis = [cite(key) for key in found.basis]
    return render(request, "dossiers/process.html", {"process": found, "parts": parts, "basis": basis})
