"""Reports 06A, 06B and 06C: each figure opens its rows, without names."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from diemtua.council import queries
from diemtua.council.permissions import may_keep_members, may_read_council
from diemtua.documents.queries import listed_papers
from diemtua.dossiers.queries import act_slug
from diemtua.law.council import NOT_CONFIRMED
from diemtua.law.processes.council_report import COUNCIL_REPORT
from diemtua.shared.clock import now, today
from diemtua.shared.sheets import workbook
from diemtua.shared.ui.asking import found_or_404, reader, required
from diemtua.shared.ui.files import excel_answer
from diemtua.shared.ui.lists import page_of

PREPARE = act_slug(COUNCIL_REPORT.acts[0])
NEWEST = {"referrals": ("-received_at", "-pk"), "accepted": ("-accepted_at", "-pk"), "ended": ("-ended_at", "-pk")}


def _report(request: HttpRequest, uid: UUID) -> Any:
    required(may_read_council(reader(request)))
    return found_or_404(lambda: queries.report_by_uid(reader(request), uid))


@login_required
@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """Reports, the latest period first."""
    required(may_read_council(reader(request)))
    page = page_of(queries.reports_visible_to(reader(request)), request.GET, order=("-to_on", "-pk"))
    shown = {"page": page, "keeps": may_keep_members(reader(request)), "prepare": PREPARE, "now": now()}
    return render(request, "council/reports.html", shown)


@login_required
@require_GET
def report(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One report: its words, its figures as they are or were frozen, its papers."""
    found = _report(request, uid)
    shown = {
        "report": found, "dossier": found.dossier, "groups": queries.figures_of(found, today()), "notes": NOT_CONFIRMED,
        "papers": listed_papers(reader(request), found.dossier) if found.issued_at else (), "now": now(),
        "today": today(),
    }  # fmt: skip
    return render(request, "council/report.html", shown)


@login_required
@require_GET
def rows(request: HttpRequest, uid: UUID, key: str) -> HttpResponse:
    """The rows behind one figure, as they are today."""
    found = _report(request, uid)
    line = next((each for each in queries.lines_of(found, today()) if each.key == key), None)
    if line is None:
        raise Http404
    behind = queries.rows_behind(reader(request), line, found.dossier.office, (found.from_on, found.to_on))
    page = page_of(behind, request.GET, order=NEWEST[line.count])
    shown = {"report": found, "line": line, "page": page, "frozen": (found.figures or {}).get(key)}
    return render(request, "council/report_rows.html", shown)


@login_required
@require_GET
def export(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The figures as Excel."""
    found = _report(request, uid)
    heads = [(_("Nội dung"), 70), (_("Đơn vị tính"), 14), (_("Số liệu"), 12), (_("Đã đối chiếu mẫu"), 18)]
    title = f"{found.dossier.number} – {found.period_words}"
    content = workbook(title, heads, _cells(queries.figures_of(found, today())))
    return excel_answer(content, "bao-cao-hoi-dong.xlsx")


def _cells(groups: Any) -> Iterator[tuple[Any, ...]]:
    for heading, figures in groups:
        yield (heading,)
        for each in figures:
            checked = _("Đã đối chiếu") if each.line.confirmed else _("Chưa đối chiếu")
            yield (each.line.label, each.line.unit, each.value, checked)
