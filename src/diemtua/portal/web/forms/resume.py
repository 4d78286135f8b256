"""The door back into a draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.shared import reference_codes


class ResumeForm(forms.Form):
    code = forms.CharField(
        label=_("Mã để viết tiếp"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = reference_codes.read(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(_("Mã gồm 10 chữ và số, ví dụ K7QF-3MVN-92. Hãy xem lại từng chữ."))
        return code
