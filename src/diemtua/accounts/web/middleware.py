"""Around every page of staff: their language, first a one-time password and the second factor, nothing in caches, and
mistakes in a sign-in form answered as everywhere."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from diemtua.accounts import queries
from diemtua.accounts.enums import SECOND_FACTOR
from diemtua.shared.ui.asking import REFUSED

ALWAYS_OPEN = {
    "account_logout", "account_reauthenticate", "account_change_password", "mfa_reauthenticate", "set_language",
}  # fmt: skip
FOR_THE_SECOND_FACTOR = {"mfa_activate_totp", "mfa_index", "mfa_view_recovery_codes", "mfa_download_recovery_codes"}


class KeepNothing:
    """What a signed-in person sees stays in no cache and in no browser's store: a shared machine goes on to others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response


class TheirLanguage:
    """Pages speak the language a signed-in person chose, on whatever machine. Who carries no session is not looked up,
    and for others it costs no query: `FirstSteps` and the page ask for the same person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and (language := getattr(request.user, "language", "")):
            translation.activate(language)
            request.LANGUAGE_CODE = language
        return self.get_response(request)


class SaysWhatWasNotDone:
    """Who is led to sign in again is told that what was just sent did not arrive: otherwise it is taken for done.
    Signed in, one stands on the page that was being written: the address of an act is no page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        asked_in = response.get("Location", "").startswith(f"{resolve_url(settings.LOGIN_URL)}?")
        if request.method == "POST" and asked_in:
            messages.warning(
                request,
                _(
                    "Phiên làm việc đã hết, điều bạn vừa gửi CHƯA được ghi. Hãy đăng nhập, rồi bấm nút quay lại của "
                    "trình duyệt đến trang đang viết: chữ đã gõ thường vẫn còn. Kiểm tra rồi gửi lại."
                ),
            )
            return redirect_to_login(_page_before(request))
        return response


def _page_before(request: HttpRequest) -> str:
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure()):
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    return urlsplit(before)._replace(scheme="", netloc="").geturl()


class MistakesAreRefused:
    """The sign-in library answers a form with mistakes as if all were well; here such an answer is REFUSED, as ours
    are. Its views are the only ones that leave a page to be rendered later."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        form = (response.context_data or {}).get("form")
        if response.status_code == HTTPStatus.OK and form is not None and form.errors:
            response.status_code = REFUSED
        return response


class FirstSteps:
    """Leads a signed-in person to the step that is still to be taken; costs no query where none is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        # who carries no session is not looked up: public pages touch no table
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return None
        match = request.resolver_match
        step = _step(request)
        if step is None or match is None or match.view_name in ALWAYS_OPEN or match.view_name == step:
            return None
        if step == "mfa_activate_totp" and match.view_name in FOR_THE_SECOND_FACTOR:
            return None
        return redirect(step)


def _step(request: HttpRequest) -> str | None:
    user: Any = request.user
    if user.must_change_password:
        return "account_change_password"
    if settings.PRODUCTION and not _has_second_factor(request):
        return "mfa_activate_totp"
    return None


def _has_second_factor(request: HttpRequest) -> bool:
    user: Any = request.user
    if not request.session.get(SECOND_FACTOR):
        request.session[SECOND_FACTOR] = queries.has_second_factor(user)
    return bool(request.session[SECOND_FACTOR])
