"""What is asked beside acts."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _


class AnnulForm(forms.Form):
    """Why an entry is annulled; the key makes a second sending harmless."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class EraseForm(forms.Form):
    """On what decision personal data are erased."""

    document = forms.CharField(
        label=_("Số, ngày quyết định xóa dữ liệu"), max_length=200, help_text=_("Ví dụ: 12/QĐ-TTTGPL ngày 05/03/2026")
    )
