"""Pages of bodies: every administrator reads them, the Centre's corrects them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from diemtua.accounts import actions, queries
from diemtua.accounts.web import forms
from diemtua.accounts.web.administering import for_administrators
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, get_or_post, reader
from diemtua.shared.ui.lists import page_of


@require_GET
@for_administrators
def bodies(request: HttpRequest) -> HttpResponse:
    """Bodies of a day, with their dates."""
    form = forms.BodyFilter(request.GET)
    criteria = form.criteria()
    on = form.cleaned_data.get("ngay") or clock.today()
    found = queries.organisations_found(on, **criteria)
    page = page_of(found, request.GET, order=("sort_key", "id"))
    context = {"page": page, "form": form, "on": on, "corrects": queries.administers_all(reader(request))}
    return render(request, "accounts/bodies.html", context)


@require_GET
@for_administrators
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """One body: dates, other names, what it came from and what it became."""
    found = queries.organisation_in_full(pk)
    context = {
        "body": found,
        "changes": queries.changes_of_body(found),
        "corrects": queries.administers_all(reader(request)),
    }
    return render(request, "accounts/body.html", context)


@get_or_post
@for_administrators
def add(request: HttpRequest) -> HttpResponse:
    _only_the_centre(request)

    def save(**given: Any) -> Any:
        return actions.add_body(**given, by=reader(request), at=clock.now())

    return _form(request, forms.NewBodyForm(request.POST or None), None, save, _("Thêm cơ quan, tổ chức"))


@get_or_post
@for_administrators
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    _only_the_centre(request)
    found = queries.organisation_in_full(pk)
    initial = {name: getattr(found, name) for name in forms.BodyForm.base_fields}

    def save(**given: Any) -> None:
        actions.correct_body(found, **given, by=reader(request), at=clock.now())

    return _form(request, forms.BodyForm(request.POST or None, initial=initial), found, save, _("Sửa thông tin"))


@get_or_post
@for_administrators
def name_successor(request: HttpRequest, pk: int) -> HttpResponse:
    _only_the_centre(request)
    found, today = queries.organisation_in_full(pk), clock.today()
    form = forms.SuccessorForm(request.POST or None, on=today, initial={"on": found.valid_to or today})

    def save(**given: Any) -> None:
        actions.name_successor(found, **given, by=reader(request), at=clock.now())

    return _form(request, form, found, save, _("Ghi cơ quan kế thừa"))


def _only_the_centre(request: HttpRequest) -> None:
    if not queries.administers_all(reader(request)):
        raise Http404


def _form(request: HttpRequest, form: Any, found: Any, save: Callable[..., Any], heading: str) -> HttpResponse:
    """One form about one body: what the action refuses is said above it, what was typed stays."""
    if request.method == "POST" and form.is_valid():
        try:
            made = save(**form.cleaned_data)
        except actions.AccountChangeNotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("accounts:body", (found or made).pk)
    context = {"form": form, "body": found, "heading": heading}
    return render(request, "accounts/body_form.html", context, status=REFUSED if form.is_bound else 200)
