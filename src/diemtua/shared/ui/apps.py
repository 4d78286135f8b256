from datetime import date

from django import forms
from django.apps import AppConfig
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diemtua.shared.vietnamese import tidy

_LARGEST = 2**63 - 1
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def within_reason(day: date) -> None:
    """A day or moment of an office: a slip of the key makes years in which nothing can be counted."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValidationError(
            _("Hãy kiểm tra lại năm: từ %(first)s đến %(last)s."),
            params={"first": _FIRST_YEAR, "last": _LAST_YEAR},
        )


def to_be_seen(words: object) -> None:
    """Words that somebody else can read: what is copied from a chat may be nothing but zero-width signs."""
    if isinstance(words, str) and not tidy(words):
        raise ValidationError(_("Chưa có chữ nào đọc được trong ô này. Hãy gõ lại."))


def within_a_column(number: float) -> None:
    """A whole number that a database can hold, or look for."""
    if not -_LARGEST <= number <= _LARGEST:
        raise ValidationError(_("Số này lớn quá. Hãy kiểm tra lại."))


class UiConfig(AppConfig):
    name = "diemtua.shared.ui"
    label = "ui"

    def ready(self) -> None:
        """What was not answered is said in the words of the control: one is filled in, chosen or ticked; what was
        answered can be read, and its years are those of an office."""
        forms.IntegerField.default_validators = [*forms.IntegerField.default_validators, within_a_column]
        forms.CharField.default_validators = [*forms.CharField.default_validators, to_be_seen]
        for dated in (forms.DateField, forms.DateTimeField):
            dated.default_validators = [*dated.default_validators, within_reason]
        for kind, words in (
            (forms.ChoiceField, _("Hãy chọn một mục.")),
            (forms.FileField, _("Hãy chọn tệp.")),
            (forms.BooleanField, _("Hãy đánh dấu ô này.")),
        ):
            kind.default_error_messages = {**kind.default_error_messages, "required": words}
