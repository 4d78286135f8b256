from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "diemtua.shared.ui"
    label = "ui"

    def ready(self) -> None:
        """What was not answered is said in the words of the control: one is filled in, chosen or ticked."""
        for kind, words in (
            (forms.ChoiceField, _("Hãy chọn một mục.")),
            (forms.FileField, _("Hãy chọn tệp.")),
            (forms.BooleanField, _("Hãy đánh dấu ô này.")),
        ):
            kind.default_error_messages = {**kind.default_error_messages, "required": words}
