"""What an administrator does to accounts. Every change is written down; `by` is None only while an office is set up."""

import secrets
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.actions.journal import record_change
from diemtua.accounts.actions.sessions import end_all_sessions
from diemtua.accounts.enums import ChangeKind
from diemtua.accounts.models import Deputising, Organisation, RoleHeld, User
from diemtua.law.vocabulary.roles import Role
from diemtua.law.vocabulary.signing import SigningManner
from diemtua.shared.periods import overlapping

# letters and digits that nobody mistakes for another when read aloud or from paper
_ALPHABET = "abcdefghkmnpqrstuvwxyz23456789"


class AccountChangeNotPossible(Exception):
    """An administrator asked for something that cannot be; the message tells what to do instead."""

    message = _("Không thực hiện được.")

    def __str__(self) -> str:
        return str(self.message)


class UsernameTaken(AccountChangeNotPossible):
    message = _("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.")


class AccountIsOnesOwn(AccountChangeNotPossible):
    message = _("Không ai tự giao vai trò, tự ngừng hay tự cấp lại mật khẩu cho mình. Hãy nhờ quản trị viên khác.")


class RoleAlreadyHeld(AccountChangeNotPossible):
    message = _("Người này đã giữ vai trò đó tại cơ quan này trong thời gian trùng. Hãy kết thúc vai trò cũ trước.")


class DeputyAlreadyNamed(AccountChangeNotPossible):
    message = _("Người này đã được giao việc đó trong thời gian trùng. Hãy kết thúc lần giao cũ trước.")


class PostNotHeld(AccountChangeNotPossible):
    message = _("Người được thay không giữ vai trò này tại cơ quan này. Hãy chọn lại người, hoặc bỏ trống.")


class PeriodEndsBeforeItStarts(AccountChangeNotPossible):
    message = _("Ngày kết thúc phải sau ngày bắt đầu.")


@transaction.atomic
def open_account(
    *, username: str, full_name: str, by: User | None, at: datetime, email: str = "", phone: str = ""
) -> tuple[User, str]:
    """A new user and the one-time code with which they sign in first. Raises UsernameTaken."""
    if User.objects.filter(username=username).exists():
        raise UsernameTaken
    code = _one_time_code()
    user = User.objects.create_user(username, full_name, code, email=email, phone=phone, must_change_password=True)
    record_change(ChangeKind.OPENED, user, by=by, at=at)
    return user, code


@transaction.atomic
def edit_account(user: User, *, full_name: str, email: str, phone: str, by: User, at: datetime) -> None:
    """Correct a name or how to reach somebody; nothing is written down where nothing changed."""
    wanted = {"full_name": full_name, "email": email, "phone": phone}
    changed = [name for name, value in wanted.items() if getattr(user, name) != value]
    if changed:
        for name in changed:
            setattr(user, name, wanted[name])
        user.save()
        record_change(ChangeKind.EDITED, user, by=by, at=at, fields=changed)


def choose_language(user: User, language: str) -> None:
    """Pages and notices speak it to them from now on, here and at the next sign-in. language: a code of LANGUAGES."""
    User.objects.filter(pk=user.pk).update(language=language)


@transaction.atomic
def deactivate(user: User, *, by: User, at: datetime) -> None:
    """Nobody signs in with the account any more; it keeps its past. Raises AccountIsOnesOwn."""
    _refuse_oneself(user, by)
    User.objects.filter(pk=user.pk).update(is_active=False)
    ended = end_all_sessions(user)
    record_change(ChangeKind.DEACTIVATED, user, by=by, at=at, sessions_ended=ended)


@transaction.atomic
def reactivate(user: User, *, by: User, at: datetime) -> None:
    User.objects.filter(pk=user.pk).update(is_active=True)
    record_change(ChangeKind.REACTIVATED, user, by=by, at=at)


@transaction.atomic
def reset_password(user: User, *, by: User, at: datetime) -> str:
    """A one-time code, told once, that must be replaced at the next sign-in. Raises AccountIsOnesOwn."""
    _refuse_oneself(user, by)
    code = _one_time_code()
    user.set_password(code)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    end_all_sessions(user)
    record_change(ChangeKind.PASSWORD_RESET, user, by=by, at=at)
    return code


@transaction.atomic
def reset_second_factor(user: User, *, by: User, at: datetime) -> None:
    """For somebody who lost the phone and the recovery codes. Raises AccountIsOnesOwn."""
    _refuse_oneself(user, by)
    Authenticator.objects.filter(user_id=user.pk).delete()
    end_all_sessions(user)
    record_change(ChangeKind.SECOND_FACTOR_RESET, user, by=by, at=at)


@transaction.atomic
def give_role(
    user: User, role: Role, organisation: Organisation, *, valid_from: date, by: User | None, at: datetime,
    valid_to: date | None = None, title: str = "", document: str = "",
) -> RoleHeld:  # fmt: skip
    """Raises AccountIsOnesOwn, PeriodEndsBeforeItStarts, RoleAlreadyHeld (overlapping periods)."""
    _refuse_oneself(user, by)
    _refuse_empty(valid_from, valid_to)
    same = RoleHeld.objects.filter(user=user, role=role, organisation=organisation)
    if same.filter(overlapping(valid_from, valid_to)).exists():
        raise RoleAlreadyHeld
    held = RoleHeld.objects.create(
        user=user, role=role, organisation=organisation, title=title, valid_from=valid_from, valid_to=valid_to,
        document=document,
    )  # fmt: skip
    record_change(ChangeKind.ROLE_GIVEN, user, by=by, at=at, **_detail(held))
    return held


@transaction.atomic
def end_role(held: RoleHeld, *, valid_to: date, by: User, at: datetime) -> None:
    """The role ends before that day. Raises PeriodEndsBeforeItStarts."""
    _refuse_empty(held.valid_from, valid_to)
    held.valid_to = valid_to
    held.save(update_fields=["valid_to"])
    record_change(ChangeKind.ROLE_ENDED, held.user, by=by, at=at, **_detail(held))


@transaction.atomic
def name_deputy(
    deputy: User, role: Role, organisation: Organisation, manner: SigningManner, *, title: str, valid_from: date,
    by: User | None, at: datetime, for_user: User | None = None, own_title: str = "", valid_to: date | None = None,
    document: str = "",
) -> Deputising:  # fmt: skip
    """Somebody signs for a post from–to. Raises AccountIsOnesOwn, PeriodEndsBeforeItStarts, PostNotHeld,
    DeputyAlreadyNamed."""
    _refuse_oneself(deputy, by)
    _refuse_empty(valid_from, valid_to)
    during = overlapping(valid_from, valid_to)
    if for_user and not RoleHeld.objects.filter(during, user=for_user, role=role, organisation=organisation).exists():
        raise PostNotHeld
    if Deputising.objects.filter(during, deputy=deputy, role=role, organisation=organisation).exists():
        raise DeputyAlreadyNamed
    named = Deputising.objects.create(
        deputy=deputy, for_user=for_user, role=role, organisation=organisation, manner=manner, title=title,
        own_title=own_title, valid_from=valid_from, valid_to=valid_to, document=document,
    )  # fmt: skip
    record_change(ChangeKind.DEPUTY_NAMED, deputy, by=by, at=at, manner=str(manner), **_detail(named))
    return named


@transaction.atomic
def end_deputising(named: Deputising, *, valid_to: date, by: User, at: datetime) -> None:
    """The deputising ends before that day. Raises PeriodEndsBeforeItStarts."""
    _refuse_empty(named.valid_from, valid_to)
    named.valid_to = valid_to
    named.save(update_fields=["valid_to"])
    record_change(ChangeKind.DEPUTY_ENDED, named.deputy, by=by, at=at, manner=named.manner, **_detail(named))


def _detail(row: RoleHeld | Deputising) -> dict[str, Any]:
    until = row.valid_to.isoformat() if row.valid_to else None
    return {
        "role": str(row.role), "organisation": row.organisation.code, "from": row.valid_from.isoformat(), "to": until,
    }  # fmt: skip


def _refuse_oneself(user: User, by: User | None) -> None:
    if by is not None and user.pk == by.pk:
        raise AccountIsOnesOwn


def _refuse_empty(valid_from: date, valid_to: date | None) -> None:
    if valid_to is not None and valid_to <= valid_from:
        raise PeriodEndsBeforeItStarts


def _one_time_code() -> str:
    """Three groups of four: 58 bits, easy to read over a desk."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))
