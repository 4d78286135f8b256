"""The page of an act begins with what a room above wrote down before: its address names the row, never its words."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.listing import list_read
from diemtua.dossiers.queries import Handed, handed
from diemtua.shared.ui.asking import found_or_404, reader

NAMED = "lien-he"


def handed_on(request: HttpRequest, ref: str, at: datetime) -> Handed | None:
    """What the page was opened with, or sends back; no such page where the user may not see it. Opening it is read."""
    uid = request.POST.get(NAMED) or request.GET.get(NAMED, "")
    found = found_or_404(lambda: handed(ref, reader(request), uid))
    if found is not None and request.method == "GET":
        list_read(request, Reading.LIST, at, lambda: _("Lượt liên hệ được mang sang trang tiếp nhận"), 1)
    return found


def used_before(request: HttpRequest, found: Handed | None) -> HttpResponse | None:
    """Back to where it was written down: one beginning opens one dossier."""
    if found is None or not found.used or request.method == "POST":
        return None
    messages.info(request, _("Từ lượt liên hệ này đã mở hồ sơ rồi. Hãy xem ở mục “Ai đã liên hệ”."))
    return redirect(found.page)
