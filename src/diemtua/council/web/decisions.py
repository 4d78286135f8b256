"""What the Council asked of whom: the list under its filters, as Excel, and one of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from diemtua.council import queries
from diemtua.council.permissions import may_read_council
from diemtua.council.web.forms import DecisionFilter
from diemtua.shared.clock import now, today
from diemtua.shared.filters import wanted_by
from diemtua.shared.sheets import workbook
from diemtua.shared.ui.asking import found_or_404, reader, required
from diemtua.shared.ui.files import excel_answer
from diemtua.shared.ui.lists import page_of
from diemtua.shared.ui.searching import asked_of, filters_of, list_address

BY_DAY = ("due_on", "pk")
COLUMNS = [
    (gettext_lazy("Số"), 20), (gettext_lazy("Nội dung giao"), 60), (gettext_lazy("Cơ quan chủ trì"), 34),
    (gettext_lazy("Người phụ trách"), 24), (gettext_lazy("Hạn hoàn thành"), 14), (gettext_lazy("Trạng thái"), 20),
    (gettext_lazy("Xong ngày"), 14), (gettext_lazy("Kết quả"), 50), (gettext_lazy("Cuộc họp"), 30),
]  # fmt: skip


@login_required
@require_GET
def decision_list(request: HttpRequest) -> HttpResponse:
    """Decisions the reader may see, the earliest day first."""
    rows, filters, asked = _asked(request, today())
    page = page_of(rows, asked, order=BY_DAY)
    shown = {"page": page, "filters": filters, "filtered": any(wanted_by(filters).values()), "query": asked.urlencode()}
    return render(request, "council/decisions.html", shown | {"today": today()})


@login_required
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """The list under the filters that were chosen; words that were typed go sealed into its address."""
    required(may_read_council(reader(request)))
    return redirect(list_address("council:decisions", filters_of(request, DecisionFilter, request.POST)))


def _asked(request: HttpRequest, on: date) -> tuple[Any, DecisionFilter, QueryDict]:
    """The rows, their filters with the words opened, and what the address asks."""
    required(may_read_council(reader(request)))
    asked, told = asked_of(request)
    filters = DecisionFilter(told, owners=queries.owners_asked(reader(request)))
    return queries.listed(reader(request), wanted_by(filters), on), filters, asked


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The list under its filters as Excel."""
    rows, _filters, _query = _asked(request, today())
    content = workbook(_("Việc Hội đồng phối hợp liên ngành giao"), COLUMNS, _lines(rows.order_by(*BY_DAY)))
    return excel_answer(content, "viec-hoi-dong-giao.xlsx")


def _lines(rows: Any) -> Iterator[tuple[Any, ...]]:
    for row in rows.iterator(chunk_size=500):
        yield (
            row.dossier.number, row.content, row.owner.name, row.person, row.due_on,
            _(row.dossier.current_state.label), row.done_on, row.result, row.meeting.title,
        )  # fmt: skip


@login_required
@require_GET
def decision(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One decision with its clock and its reports."""
    required(may_read_council(reader(request)))
    found: Any = found_or_404(lambda: queries.decision_by_uid(reader(request), uid))
    shown = {"decision": found, "dossier": found.dossier, "now": now(), "today": today()}
    shown["meeting_seen"] = queries.meetings_visible_to(reader(request)).filter(pk=found.meeting_id).exists()
    return render(request, "council/decision.html", shown)
