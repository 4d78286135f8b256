"""Why something is changed or taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.shared.vietnamese import tidy


class ReasonField(forms.CharField):
    """A reason in NFC with single spaces, of 300 letters where the form does not say otherwise."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": _("Lý do"), "max_length": 300, **kwargs})

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")
