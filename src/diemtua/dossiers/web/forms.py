"""What is asked beside acts."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.dossiers.enums import ReadingGroup
from diemtua.shared.ui.choices import options
from diemtua.shared.ui.periods import OfPeriod


class AnnulForm(forms.Form):
    """Why an entry is annulled; the key makes a second sending harmless."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ReadingFilter(OfPeriod):
    """The filters of the log of readings, in its address. uid: one dossier, from its own page."""

    is_filter = True
    reader = forms.CharField(label=_("Người đọc"), required=False, max_length=100)
    number = forms.CharField(label=_("Số hoặc mã hồ sơ"), required=False, max_length=60)
    group = forms.ChoiceField(
        label=_("Loại"), required=False,
        choices=options(ReadingGroup, _("Mọi loại")),
    )  # fmt: skip
    from_on = forms.DateField(label=_("Từ ngày"), required=False)
    to_on = forms.DateField(label=_("Đến trước ngày"), required=False)
    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)
