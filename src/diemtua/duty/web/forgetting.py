"""Somebody who turned to duty asks to be forgotten."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from diemtua.dossiers.forgetting import Row, ask_to_forget
from diemtua.duty import actions, permissions, queries
from diemtua.duty.web.days import contacts_read
from diemtua.shared.clock import VIETNAM, now
from diemtua.shared.ui.asking import found_or_404, get_or_post, reader, required


@login_required
@get_or_post
def contact(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET asks on which decision; POST empties the contact."""
    found: Any = found_or_404(lambda: queries.contact_to_forget(reader(request), uid))
    required(permissions.may_forget(reader(request), found))
    at, shift = now(), found.shift
    if request.method == "GET":
        contacts_read(request, shift, 1)
    where = f"{found.at.astimezone(VIETNAM):%H:%M %d/%m/%Y} · {shift.site.name} · {shift.practitioner.full_name}"
    back = reverse("duty:shift", args=[shift.uid])
    row = Row(back, _("Ca trực"), where, (found.caller, found.person))
    return ask_to_forget(request, row, lambda **given: actions.forget_contact(found, at=at, **given))
