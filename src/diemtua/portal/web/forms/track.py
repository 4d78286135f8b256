"""Forms of who follows a request."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.shared import reference_codes


class CodeForm(forms.Form):
    """The code on a receipt."""

    ma = forms.CharField(
        label=_("Mã tra cứu trên phiếu tiếp nhận"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_ma(self) -> str:
        code = reference_codes.read(self.cleaned_data["ma"])
        if code is None:
            raise forms.ValidationError(_("Mã gồm 10 chữ và số, ví dụ K7QF-3MVN-92. Hãy xem lại từng chữ."))
        return code


class TrackForm(CodeForm):
    """The code on the receipt and the second secret."""

    so = forms.CharField(
        label=_("4 số cuối điện thoại, hoặc năm sinh"),
        max_length=4,
        min_length=4,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-4"}),
    )


class WordsForm(forms.Form):
    """Words for an act, with what keeps two senders apart."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, label: str, required: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label, self.fields["reason"].required = label, required


class ManyFiles(forms.FileInput):
    """Several photographs at once; a phone offers its camera."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of uploads."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        uploads = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not uploads:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        one = super().clean
        return [one(upload, initial) for upload in uploads]


class FilesForm(forms.Form):
    """Photographs or scans of papers."""

    photos = FilesField(
        label=_("Ảnh chụp hoặc bản quét giấy tờ"),
        # an empty one is refused by itself, so that the others are kept
        allow_empty_file=True,
        help_text=_("Chọn được nhiều ảnh. Nhận ảnh, PDF, Word; mỗi tệp không quá 20 MB."),
        widget=ManyFiles(attrs={"accept": "image/*,.pdf,.doc,.docx"}),
    )
