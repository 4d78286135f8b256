"""Logs of an office: who read what, also as Excel, itself on record; what was emptied outside dossiers."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.listing import Sheet, taken_as_excel
from diemtua.dossiers.permissions import may_watch_readings
from diemtua.dossiers.queries import erasures_visible_to, readings_listed
from diemtua.dossiers.web.forms import ReadingFilter
from diemtua.shared import clock
from diemtua.shared.filters import in_words, wanted_by
from diemtua.shared.ui.asking import reader, required
from diemtua.shared.ui.lists import page_of

NEWEST = ("-at", "-id")
UNSAID = {"reader": gettext_lazy("Lọc theo người đọc"), "uid": gettext_lazy("Một hồ sơ")}
COLUMNS = [
    (gettext_lazy("Lúc"), 17), (gettext_lazy("Người đọc"), 28), (gettext_lazy("Tên đăng nhập"), 18),
    (gettext_lazy("Đọc gì"), 28), (gettext_lazy("Hồ sơ"), 24), (gettext_lazy("Danh sách, bộ lọc"), 60),
    (gettext_lazy("Số dòng"), 10), (gettext_lazy("Đơn vị"), 36),
]  # fmt: skip


@login_required
@require_GET
def readings(request: HttpRequest) -> HttpResponse:
    """Who read what, the newest first, under the filters of the address."""
    required(may_watch_readings(reader(request)))
    filters = ReadingFilter(request.GET)
    wanted = wanted_by(filters)
    page = page_of(readings_listed(reader(request), wanted), request.GET, order=NEWEST)
    shown = {"page": page, "filters": filters, "filtered": any(wanted.values()), "query": request.GET.urlencode()}
    shown["only"] = page.rows[0] if wanted.get("uid") and page.rows else None
    return render(request, "dossiers/readings.html", shown)


@login_required
@require_GET
def readings_sheet(request: HttpRequest) -> HttpResponse:
    """The same as Excel."""
    required(may_watch_readings(reader(request)))
    at, filters = clock.now(), ReadingFilter(request.GET)
    rows = readings_listed(reader(request), wanted_by(filters)).order_by(*NEWEST)
    sheet = Sheet(
        f"so-doc-ho-so-{at:%Y%m%d-%H%M}.xlsx", lambda: _("Sổ đọc hồ sơ"),
        COLUMNS, _lines(rows.iterator(chunk_size=500)),
        narrowed=lambda: in_words(filters, UNSAID),
    )  # fmt: skip
    return taken_as_excel(request, sheet, at)


@login_required
@require_GET
def erasures(request: HttpRequest) -> HttpResponse:
    """What was emptied of personal data outside dossiers, the newest first."""
    required(may_watch_readings(reader(request)))
    page = page_of(erasures_visible_to(reader(request)), request.GET, order=NEWEST)
    return render(request, "dossiers/erasures.html", {"page": page})


def _lines(rows: Iterable[Any]) -> Iterator[list[Any]]:
    for row in rows:
        yield [
            row.at, row.user.full_name, row.user.username, _(Reading(row.what).label),
            row.dossier.number if row.dossier else "", row.words, row.rows, row.office.name,
        ]  # fmt: skip
