"""Somebody whom another body's register names, and who was never sent here, asks to be forgotten."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from diemtua.dossiers.forgetting import Row, ask_to_forget
from diemtua.referrals.actions.forgetting import forget_line
from diemtua.referrals.permissions import may_forget
from diemtua.referrals.queries import line_to_forget
from diemtua.referrals.web.comparing import line_read
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import found_or_404, get_or_post, reader, required


@login_required
@get_or_post
def line(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET asks on which decision; POST empties the line."""
    row: Any = found_or_404(lambda: line_to_forget(reader(request), uid))
    required(may_forget(reader(request), row.check_of))
    at = now()
    if request.method == "GET":
        line_read(request, row)
    where = _("Dòng %(line)s trong sổ của cơ quan") % {"line": row.line}
    words = f"{_('Đối chiếu sổ')} · {row.check_of.sender.name}"
    asked = Row(reverse("referrals:settle", args=[row.uid]), words, where, (row.told["full_name"],))
    return ask_to_forget(request, asked, lambda **given: forget_line(row, at=at, **given))
