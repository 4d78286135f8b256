"""What a person types or chooses about papers and files."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diemtua.documents.rendering.form import GAP, Blank
from diemtua.shared.clock import VIETNAM
from diemtua.shared.vietnamese import tidy


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


class RevisionForm(forms.Form):
    """The words a draft leaves open, as it says them now; room for the pen is asked as nothing said."""

    marks_required = True
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, data: Any, blanks: Iterable[Blank], needed: Iterable[str], words: Mapping[str, Any], seen: int
    ) -> None:
        self.blanks = list(blanks)
        initial = {blank.name: _typed(blank, words.get(blank.name)) for blank in self.blanks}
        super().__init__(data, initial=initial | {"seen": seen})
        for blank in self.blanks:
            self.fields[blank.name] = _asked(blank, required=blank.name in set(needed))

    def words(self) -> dict[str, Any]:
        """What was typed, as papers keep it."""
        return {blank.name: _kept(blank, self.cleaned_data[blank.name]) for blank in self.blanks}

    def look_again(self, revision: int) -> None:
        """Let the same words be sent once more, now that the person was told who was quicker."""
        data = cast(QueryDict, self.data).copy()
        data["seen"] = str(revision)
        self.data = data


def _asked(blank: Blank, *, required: bool) -> forms.Field:
    label = _(blank.label)
    if blank.kind == "moment":
        return forms.DateTimeField(label=label, required=required)
    if blank.kind == "text":
        return forms.CharField(label=label, required=required, max_length=500)
    field = forms.CharField(label=label, required=required, max_length=20_000, widget=forms.Textarea(attrs={"rows": 5}))
    field.help_text = _("Mỗi dòng một giấy tờ.") if blank.kind == "list" else ""
    return field


def _typed(blank: Blank, value: Any) -> Any:
    if not value or value in (GAP, [GAP]):
        return ""
    if blank.kind == "moment":
        return datetime.fromisoformat(value)
    return "\n".join(value) if blank.kind == "list" else value


def _kept(blank: Blank, value: Any) -> Any:
    if blank.kind == "moment":
        return value.astimezone(VIETNAM).isoformat(timespec="minutes") if value else ""
    if blank.kind == "list":
        return [line for each in value.splitlines() if (line := tidy(each))]
    return value if blank.kind == "long" else tidy(value)


class ScanForm(forms.Form):
    """The signed copy."""

    file = forms.FileField(label=_("Bản đã ký, đóng dấu"), help_text=_("PDF hoặc ảnh chụp rõ nét, không quá 20 MB."))


class TemplateForm(forms.Form):
    """An office's own Word file."""

    file = forms.FileField(label=_("Tệp Word của đơn vị (.docx)"))
