"""The register of documents the Council issued: on screen, as Excel, for print; those drafted outside are entered."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from diemtua.council import actions, queries
from diemtua.council.permissions import council_office, may_keep_members, may_read_council
from diemtua.council.web.forms import ENTER, IssuedFilter, entering_form
from diemtua.documents.actions import FileNotTaken, NumberTaken
from diemtua.documents.queries import listed_papers
from diemtua.dossiers.actions import ActRefused, new_dossier
from diemtua.dossiers.asking import ActForm, first_look
from diemtua.law.processes.council_document import COUNCIL_DOCUMENT
from diemtua.shared.clock import now, today
from diemtua.shared.filters import wanted_by
from diemtua.shared.sheets import workbook
from diemtua.shared.ui.asking import found_or_404, get_or_post, page_with, reader, required
from diemtua.shared.ui.files import excel_answer
from diemtua.shared.ui.lists import page_of

AT = {FileNotTaken: "scan", NumberTaken: "given", actions.NumberToBeGiven: "given", actions.SignNotPossible: "sign"}
"""The field at which a refusal is told; others stand above the form."""
NEWEST = ("-dated_on", "-pk")
# as a paper register runs: each series by its numbers
BY_NUMBER = ("year", "series", "numbered_at", "pk")
COLUMNS = [
    (gettext_lazy("Số, ký hiệu"), 18), (gettext_lazy("Ngày"), 12), (gettext_lazy("Loại văn bản"), 34),
    (gettext_lazy("Trích yếu"), 60), (gettext_lazy("Người ký"), 26), (gettext_lazy("Chức vụ người ký"), 30),
    (gettext_lazy("Bản ký"), 12), (gettext_lazy("Tình trạng"), 20), (gettext_lazy("Hồ sơ"), 22),
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
        "keeps": may_keep_members(reader(request)), "today": today(),
    }  # fmt: skip
    return render(request, "council/issued.html", shown)


@login_required
@require_GET
def register_print(request: HttpRequest) -> HttpResponse:
    """The register under its filters for print, each series by its numbers."""
    rows, _filters, wanted = _asked(request)
    lines = list(queries.register_lines(rows.order_by(*BY_NUMBER)))
    shown = {"lines": lines, "year": wanted.get("year"), "printed_on": now(), "today": today()}
    return render(request, "council/issued_print.html", shown)


@login_required
@require_GET
def register_sheet(request: HttpRequest) -> HttpResponse:
    """The register under its filters as Excel, each series by its numbers."""
    rows, _filters, _wanted = _asked(request)
    content = workbook(_("Văn bản Hội đồng ban hành"), COLUMNS, _cells(rows.order_by(*BY_NUMBER), today()))
    return excel_answer(content, "van-ban-hoi-dong.xlsx")


@login_required
@get_or_post
def enter(request: HttpRequest) -> HttpResponse:
    """A document that was drafted outside: GET the form; POST enters it with its signed copy."""
    user, office = reader(request), queries.standing_office(today())
    required(office is not None)
    dossier: Any = new_dossier(COUNCIL_DOCUMENT.kind, office)  # type: ignore[arg-type]
    required(council_office(user, dossier))
    form_class = entering_form(user, dossier)
    if request.method == "POST":
        form = form_class(request.POST, request.FILES)
        if form.is_valid() and (entry := _entered(request, form, dossier)):
            messages.success(request, _("Đã ghi: %(done)s.") % {"done": _(ENTER.done)})
            return redirect("council:document", entry.dossier.uid)
    else:
        form = form_class(initial=first_look(dossier))
    return page_with(request, "council/enter.html", form)


def _entered(request: HttpRequest, form: ActForm, dossier: Any) -> Any:
    """The entry; None where it was refused, and the form says why."""
    scan = form.cleaned_data["scan"]
    try:
        return actions.enter_document(form.act(), dossier, scan, by=reader(request), at=now(), key=form.key)
    except ActRefused as refused:
        form.add_error(AT.get(type(refused)), str(refused))
    return None


@login_required
@require_GET
def document(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One document that was drafted outside: what the register says of it, its signed copy, what became of it."""
    user = reader(request)
    required(may_read_council(user))
    line = found_or_404(lambda: queries.document_line(user, uid))
    dossier = line.paper.dossier
    keeps = may_keep_members(user) and not line.paper.is_void
    papers = listed_papers(user, dossier)
    shown = {"line": line, "paper": line.paper, "dossier": dossier, "papers": papers, "keeps": keeps}
    shown["today"] = today()
    shown["because"] = "" if line.paper.stands else queries.why_over(dossier)
    return render(request, "council/document.html", shown)


def _asked(request: HttpRequest) -> tuple[Any, IssuedFilter, dict[str, Any]]:
    user = reader(request)
    required(may_read_council(user))
    years, forms = queries.years_and_forms(user)
    filters = IssuedFilter(request.GET, years=years, forms=[(form, queries.form_name(form)) for form in forms])
    wanted = wanted_by(filters)
    return queries.issued_papers(user, wanted, today()), filters, wanted


def _cells(papers: Any, day: date) -> Iterator[tuple[Any, ...]]:
    for line in queries.register_lines(papers.iterator(chunk_size=500)):
        scanned = _("Có") if line.paper.scan_id else ""
        yield (
            line.code, line.paper.dated_on, line.kind, line.subject, line.signer, line.post, scanned,
            line.paper.state_words(day), line.paper.dossier.number,
        )  # fmt: skip
