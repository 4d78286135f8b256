"""The library's forms in our words. Loaded by name from the settings, after all models."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _


def _worded(form: forms.Form, **labels: Any) -> None:
    for name, (label, help_text) in labels.items():
        form.fields[name].label, form.fields[name].help_text = label, help_text
        form.fields[name].widget.attrs.pop("placeholder", None)


def _code_field(form: forms.Form, help_text: Any) -> None:
    _worded(form, code=(_("Mã xác thực"), help_text))
    form.fields["code"].widget.attrs |= {"autocomplete": "one-time-code", "spellcheck": "false"}


class LoginForm(account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, login=(_("Tên đăng nhập"), ""), password=(_("Mật khẩu"), ""))
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = _("Ít nhất 8 ký tự, không phải từ dễ đoán, không giống tên của bạn.")
        _worded(
            self,
            oldpassword=(_("Mật khẩu hiện tại"), _("Nếu vừa được cấp lại, đây là mã dùng một lần bạn nhận được.")),
            password1=(_("Mật khẩu mới"), rules),
            password2=(_("Nhập lại mật khẩu mới"), ""),
        )

    def clean(self) -> Any:
        cleaned = super().clean()
        if "password2" in self.errors and cleaned.get("password1"):
            self.errors["password2"] = self.error_class([_("Hai lần nhập mật khẩu mới chưa giống nhau.")])
        return cleaned


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, password=(_("Mật khẩu"), ""))


class CodeForm(second.AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code_field(self, _("6 chữ số trên ứng dụng, hoặc một mã dự phòng."))


class CodeAgainForm(second.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code_field(self, _("6 chữ số trên ứng dụng, hoặc một mã dự phòng."))


class ActivateForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code_field(self, _("6 chữ số mà ứng dụng hiện ra sau khi quét hình."))
