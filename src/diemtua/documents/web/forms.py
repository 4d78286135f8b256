"""What a person types or chooses about papers and files."""

from django import forms
from django.utils.translation import gettext_lazy as _


class KeepForm(forms.Form):
    """A file for the dossier."""

    file = forms.FileField(label=_("Tệp"), help_text=_("PDF, ảnh hoặc Word, Excel; không quá 20 MB."))
    kind = forms.CharField(label=_("Là giấy tờ gì"), max_length=60, required=False)


class NumberForm(forms.Form):
    """The number and day of a paper; both may be left to the system."""

    given = forms.CharField(label=_("Số do văn thư cấp"), max_length=20, required=False)
    given.help_text = _("Để trống thì hệ thống lấy số kế tiếp.")
    dated_on = forms.DateField(label=_("Ngày ban hành"), required=False)
    dated_on.help_text = _("Để trống thì lấy ngày hôm nay.")


class ScanForm(forms.Form):
    """The signed copy."""

    file = forms.FileField(label=_("Bản đã ký, đóng dấu"), help_text=_("PDF hoặc ảnh chụp rõ nét, không quá 20 MB."))


class TemplateForm(forms.Form):
    """An office's own Word file."""

    file = forms.FileField(label=_("Tệp Word của đơn vị (.docx)"))
