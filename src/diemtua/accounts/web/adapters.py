"""What the sign-in library asks us: closed registration, words in Vietnamese, secrets sealed at rest."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.enums import SECRET_OF
from diemtua.shared.encryption import seal, unseal


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by an administrator only."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Tài khoản này đã ngừng hoạt động. Hãy liên hệ người quản trị."),
        "enter_current_password": _("Mật khẩu hiện tại chưa đúng. Hãy nhập lại."),
        "incorrect_password": _("Mật khẩu chưa đúng. Hãy nhập lại."),
        "incorrect_code": _("Mã chưa đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trên ứng dụng."),
        "too_many_login_attempts": _("Đã nhập sai quá nhiều lần. Hãy đợi vài phút rồi thử lại."),
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra và nhập lại."),
        "rate_limited": _("Thao tác quá nhanh. Hãy đợi một lát rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:mine")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps and recovery codes never reach the database in the clear."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Không thể tắt lớp bảo vệ thứ hai."),
        "cannot_generate_recovery_codes": _("Hãy bật lớp bảo vệ thứ hai trước khi tạo mã dự phòng."),
        "incorrect_code": _("Mã chưa đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trên ứng dụng."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text.encode(), SECRET_OF)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, SECRET_OF).decode()

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)
