"""Taking back what was noted by mistake on the day: a step of a shift, a contact."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from diemtua.duty import actions, permissions, queries
from diemtua.duty.web.forms import MistakeForm
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import found_or_404, get_or_post, page_with, posted, reader, required


@login_required
@get_or_post
def step(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The shift was taken up, or handed over, by mistake."""
    shift: Any = found_or_404(lambda: queries.shift_by_uid(reader(request), uid))
    required(permissions.may_correct(reader(request), shift) and shift.checked_in_at is not None)
    what = _("Hủy giao ca ghi nhầm") if shift.checked_out_at else _("Hủy nhận ca ghi nhầm")
    noted = shift.checked_out_at or shift.checked_in_at
    return _corrected(request, shift, what, noted, lambda **why: actions.take_back_step(shift, **why))


@login_required
@get_or_post
def contact(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A contact was noted by mistake."""
    found: Any = found_or_404(lambda: queries.contact_by_uid(reader(request), uid))
    what = _("Hủy lượt liên hệ ghi nhầm")
    return _corrected(request, found.shift, what, found.at, lambda **why: actions.strike_contact(found, **why))


def _corrected(
    request: HttpRequest, shift: Any, what: str, noted: datetime, act: Callable[..., object]
) -> HttpResponse:
    form = MistakeForm(posted(request))
    if form.is_valid():
        try:
            act(by=reader(request), reason=form.cleaned_data["reason"], at=now())
        except actions.NotCorrectable as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã hủy, có ghi lại lý do."))
            return redirect("duty:shift", uid=shift.uid)
    return page_with(request, "duty/correct.html", form, {"shift": shift, "what": what, "noted": noted})
