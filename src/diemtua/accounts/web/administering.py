"""Pages of the administrator of accounts. Everybody else finds nothing at these addresses."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from diemtua.accounts import actions, permissions, queries
from diemtua.accounts.web import forms
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, get_or_post, reader
from diemtua.shared.ui.lists import page_of

View = Callable[..., HttpResponse]


def for_administrators(view: View) -> View:
    """Only who administers accounts; a row out of reach is not there either."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.administers(reader(request)):
            raise Http404
        try:
            return view(request, *args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404 from error

    return guarded


@require_GET
@for_administrators
def users(request: HttpRequest) -> HttpResponse:
    """Everybody the administrator looks after."""
    form = forms.UserFilter(request.GET)
    found = queries.users_found(reader(request), clock.today(), **form.criteria())
    page = page_of(found, request.GET, order=("sort_key", "id"))
    return render(request, "accounts/users.html", {"page": page, "form": form})


@get_or_post
@for_administrators
def open_account(request: HttpRequest) -> HttpResponse:
    form = forms.NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user, code = actions.open_account(**form.cleaned_data, by=reader(request), at=clock.now())
        except actions.AccountChangeNotPossible as error:
            form.add_error("username", str(error))
        else:
            return _code_page(request, user, code)
    return _form_page(request, form, None, (_("Thêm người dùng"), _("Mở tài khoản")))


@require_GET
@for_administrators
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: roles, deputising, what was changed."""
    person = queries.user_administered(reader(request), pk)
    context = {
        "person": person,
        "today": clock.today(),
        "roles": queries.all_roles_of(person),
        "deputising": queries.all_deputising_of(person),
        "changes": queries.changes_of(person),
        "second_factor": queries.has_second_factor(person),
        "oneself": person.pk == reader(request).pk,
    }
    return render(request, "accounts/user.html", context)


@get_or_post
@for_administrators
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    person = queries.user_administered(reader(request), pk)
    initial = {name: getattr(person, name) for name in ("full_name", "email", "phone")}
    form = forms.AccountForm(request.POST or None, initial=initial)

    def save(**given: Any) -> None:
        actions.edit_account(person, **given, by=reader(request), at=clock.now())

    return _form(request, form, person, save, (_("Sửa thông tin"), _("Lưu")))


@get_or_post
@for_administrators
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    person, today = queries.user_administered(reader(request), pk), clock.today()
    form = forms.RoleForm(request.POST or None, by=reader(request), on=today, initial={"valid_from": today})

    def save(**given: Any) -> None:
        actions.give_role(person, **given, by=reader(request), at=clock.now())

    return _form(request, form, person, save, (_("Giao vai trò"), _("Giao vai trò")))


@get_or_post
@for_administrators
def name_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    person, today = queries.user_administered(reader(request), pk), clock.today()
    form = forms.DeputyForm(request.POST or None, by=reader(request), on=today, initial={"valid_from": today})

    def save(**given: Any) -> None:
        actions.name_deputy(person, **given, by=reader(request), at=clock.now())

    return _form(request, form, person, save, (_("Giao ký thay, giữ quyền, ủy quyền"), _("Giao")))


@get_or_post
@for_administrators
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    held = queries.role_administered(reader(request), clock.today(), pk)
    form = forms.EndForm(request.POST or None, initial={"valid_to": clock.today()})

    def save(**given: Any) -> None:
        actions.end_role(held, **given, by=reader(request), at=clock.now())

    return _form(request, form, held.user, save, (_("Kết thúc vai trò"), _("Kết thúc")))


@get_or_post
@for_administrators
def end_deputising(request: HttpRequest, pk: int) -> HttpResponse:
    named = queries.deputising_administered(reader(request), clock.today(), pk)
    form = forms.EndForm(request.POST or None, initial={"valid_to": clock.today()})

    def save(**given: Any) -> None:
        actions.end_deputising(named, **given, by=reader(request), at=clock.now())

    return _form(request, form, named.deputy, save, (_("Kết thúc ký thay, giữ quyền, ủy quyền"), _("Kết thúc")))


@require_GET
@for_administrators
def confirm(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Asks before an account is stopped, a password or a second factor is taken away."""
    person = queries.user_administered(reader(request), pk)
    return render(request, "accounts/confirm.html", {"person": person, "what": what})


@require_POST
@for_administrators
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, actions.deactivate, _("Đã ngừng tài khoản."))


@require_POST
@for_administrators
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, actions.reactivate, _("Đã mở lại tài khoản."))


@require_POST
@for_administrators
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    return _do(request, pk, actions.reset_second_factor, _("Đã gỡ lớp bảo vệ thứ hai."))


@require_POST
@for_administrators
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """The code is in this one answer and nowhere else."""
    person = queries.user_administered(reader(request), pk)
    try:
        code = actions.reset_password(person, by=reader(request), at=clock.now())
    except actions.AccountChangeNotPossible as error:
        messages.error(request, str(error))
        return redirect("accounts:user", pk)
    return _code_page(request, person, code)


def _do(request: HttpRequest, pk: int, action: Callable[..., Any], done: str) -> HttpResponse:
    person = queries.user_administered(reader(request), pk)
    try:
        action(person, by=reader(request), at=clock.now())
    except actions.AccountChangeNotPossible as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("accounts:user", pk)


def _form(
    request: HttpRequest, form: Any, person: Any, save: Callable[..., None], words: tuple[str, str]
) -> HttpResponse:
    """One form about one person, under `words` (heading, button): a refusal is said above it, what was typed stays."""
    if request.method == "POST" and form.is_valid():
        try:
            save(**form.cleaned_data)
        except actions.AccountChangeNotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("accounts:user", person.pk)
    return _form_page(request, form, person, words)


def _form_page(request: HttpRequest, form: Any, person: Any, words: tuple[str, str]) -> HttpResponse:
    status = REFUSED if form.is_bound else 200
    context = {"form": form, "person": person, "heading": words[0], "button": words[1]}
    return render(request, "accounts/form.html", context, status=status)


@never_cache
def _code_page(request: HttpRequest, person: Any, code: str) -> HttpResponse:
    return render(request, "accounts/code.html", {"person": person, "code": code})
