"""What happens at the door is written down. Signals of the library carry no time, so it is asked for here."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.http import HttpRequest

from diemtua.accounts.actions.journal import record_login_event
from diemtua.accounts.enums import SECOND_FACTOR, LoginOutcome
from diemtua.accounts.models import User
from diemtua.shared import clock


@receiver(user_logged_in)
def remember_sign_in(request: HttpRequest, user: User, **_: Any) -> None:
    _remember(LoginOutcome.SIGNED_IN, request, user)


@receiver(user_logged_out)
def remember_sign_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        _remember(LoginOutcome.SIGNED_OUT, request, user)


@receiver(user_login_failed)
def remember_refusal(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    _remember(LoginOutcome.REFUSED, request, None, username=str(credentials.get("username", "")))


@receiver(authentication_failed)
def remember_wrong_code(request: HttpRequest, user: User, **_: Any) -> None:
    _remember(LoginOutcome.REFUSED, request, user)


@receiver(password_changed)
def end_one_time_password(request: HttpRequest, user: User, **_: Any) -> None:
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
    _remember(LoginOutcome.PASSWORD_CHANGED, request, user)


@receiver(authenticator_added)
def remember_second_factor_on(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        _remember(LoginOutcome.SECOND_FACTOR_ON, request, user)


@receiver(authenticator_removed)
def remember_second_factor_off(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        request.session.pop(SECOND_FACTOR, None)
        _remember(LoginOutcome.SECOND_FACTOR_OFF, request, user)


@receiver(authenticator_reset)
def remember_new_codes(request: HttpRequest, user: User, **_: Any) -> None:
    _remember(LoginOutcome.RECOVERY_CODES_MADE, request, user)


def _remember(outcome: LoginOutcome, request: HttpRequest | None, user: User | None, username: str = "") -> None:
    agent = request.META.get("HTTP_USER_AGENT", "") if request else ""
    record_login_event(outcome, user=user, at=clock.now(), address=_address(request), agent=agent, username=username)


def _address(request: HttpRequest | None) -> str | None:
    try:
        return str(get_adapter().get_client_ip(request)) if request else None
    except PermissionDenied:
        return None
