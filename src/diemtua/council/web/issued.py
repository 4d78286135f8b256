"""The register of documents the Council issued: on screen, as Excel, for print."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from diemtua.council import queries
from diemtua.council.permissions import may_read_council
from diemtua.council.web.forms import IssuedFilter
from diemtua.shared.clock import now, today
from diemtua.shared.sheets import MEDIA_TYPE, workbook
from diemtua.shared.ui.asking import reader, required
from diemtua.shared.ui.files import file_answer
from diemtua.shared.ui.lists import page_of

NEWEST = ("-dated_on", "-pk")
# as a paper register runs: each series by its numbers
BY_NUMBER = ("year", "series", "numbered_at", "pk")
COLUMNS = [
    (gettext_lazy("Số, ký hiệu"), 18), (gettext_lazy("Ngày"), 12), (gettext_lazy("Loại văn bản"), 34),
    (gettext_lazy("Trích yếu"), 60), (gettext_lazy("Người ký"), 26), (gettext_lazy("Bản ký"), 12),
    (gettext_lazy("Tình trạng"), 20), (gettext_lazy("Hồ sơ"), 22),
]  # fmt: skip


@login_required
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """What the Council issued, the latest first."""
    rows, filters, wanted = _asked(request)
    page = page_of(rows, request.GET, order=NEWEST)
    shown = {
        "page": page, "lines": list(queries.register_lines(page.rows)), "filters": filters,
        "filtered": any(wanted.values()), "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "council/issued.html", shown)


@login_required
@require_GET
def register_print(request: HttpRequest) -> HttpResponse:
    """The register under its filters for print, each series by its numbers."""
    rows, _filters, wanted = _asked(request)
    lines = list(queries.register_lines(rows.order_by(*BY_NUMBER)))
    shown = {"lines": lines, "year": wanted.get("year"), "printed_on": now()}
    return render(request, "council/issued_print.html", shown)


@login_required
@require_GET
def register_sheet(request: HttpRequest) -> HttpResponse:
    """The register under its filters as Excel, each series by its numbers."""
    rows, _filters, _wanted = _asked(request)
    heads = [(str(label), width) for label, width in COLUMNS]
    content = workbook(_("Văn bản Hội đồng ban hành"), heads, _cells(rows.order_by(*BY_NUMBER)))
    return file_answer(content, MEDIA_TYPE, "van-ban-hoi-dong.xlsx")


def _asked(request: HttpRequest) -> tuple[Any, IssuedFilter, dict[str, Any]]:
    user = reader(request)
    required(may_read_council(user))
    years, forms = queries.years_and_forms(user)
    filters = IssuedFilter(request.GET, years=years, forms=[(form, queries.form_name(form)) for form in forms])
    wanted = filters.cleaned_data if filters.is_valid() else {}
    return queries.issued_papers(user, wanted, today()), filters, wanted


def _cells(papers: Any) -> Iterator[tuple[Any, ...]]:
    for line in queries.register_lines(papers.iterator(chunk_size=500)):
        scanned = _("Có") if line.paper.scan_id else ""
        yield (
            line.code, line.paper.dated_on, line.kind, line.subject, line.signer, scanned, line.paper.state_words,
            line.paper.dossier.number,
        )  # fmt: skip
