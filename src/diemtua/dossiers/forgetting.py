"""The page on which the head empties one row that stands outside dossiers, at the person's request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemtua.dossiers.actions import ActRefused
from diemtua.shared.ui.asking import page_with, posted, reader


class EraseForm(forms.Form):
    """On what decision personal data are erased."""

    document = forms.CharField(
        label=gettext_lazy("Số, ngày quyết định xóa dữ liệu"), max_length=200,
        help_text=gettext_lazy("Ví dụ: 12/QĐ-TTTGPL ngày 05/03/2026"),
    )  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What the page says of the row. back: the address of the page it stands on, with its words.

    who: the people it names.
    """

    back: str
    back_words: str
    where: str
    who: Sequence[str]


def ask_to_forget(request: HttpRequest, row: Row, forget: Callable[..., object]) -> HttpResponse:
    """GET asks for the decision; POST empties the row. forget: takes `by` and `document`."""
    form = EraseForm(posted(request))
    if form.is_valid():
        try:
            forget(by=reader(request), **form.cleaned_data)
        except ActRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã xóa dữ liệu cá nhân."))
            return redirect(row.back)
    shown: dict[str, Any] = {"row": row, "who": [each for each in row.who if each]}
    return page_with(request, "dossiers/forget.html", form, shown)
