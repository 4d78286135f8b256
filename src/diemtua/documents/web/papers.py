"""One paper: its words, its number, its signed copy."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.documents import actions, permissions, queries
from diemtua.documents.enums import FileKind, PaperState
from diemtua.documents.web.answers import ascii_name
from diemtua.documents.web.forms import NumberForm, ScanForm
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.queries import page_url, record_read
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, found_or_404, reader, required
from diemtua.shared.ui.files import file_answer


@login_required
@require_GET
def show(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The paper with what can be done to it."""
    return _page(request, uid, NumberForm(), ScanForm())


def _page(request: HttpRequest, uid: UUID, number_form: NumberForm, scan_form: ScanForm) -> HttpResponse:
    user = reader(request)
    paper = found_or_404(lambda: queries.paper_visible_to(user, uid))
    _, sheet = found_or_404(lambda: queries.frozen(paper))
    record_read(user, paper.dossier, Reading.PAPER, clock.now())
    works = permissions.may_work_on(user, paper.dossier)
    may_number = paper.is_unissued and works and permissions.may_number(user, paper.dossier)
    may_scan = paper.state == PaperState.NUMBERED and works
    context = {
        "paper": paper, "sheet": sheet, "title": queries.paper_title(paper), "revisions": queries.revisions_of(paper),
        "back": page_url(paper.dossier), "superseded": queries.why_superseded(paper),
        "in_force": queries.in_force_instead_of(user, paper),
        "printable": queries.is_printable(paper), "may_revise": works and bool(queries.open_blanks(paper)),
        "number_form": number_form if may_number else None, "scan_form": scan_form if may_scan else None,
        "today": clock.today(), "void_reason": queries.void_reason(paper) if paper.void_at else "",
    }  # fmt: skip
    refused = number_form.is_bound or scan_form.is_bound
    return render(request, "documents/paper.html", context, status=REFUSED if refused else 200)


@login_required
@require_GET
def as_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The paper as PDF, shown in the browser."""
    paper = found_or_404(lambda: queries.paper_visible_to(reader(request), uid))
    content = found_or_404(lambda: queries.paper_pdf(paper))
    if content is None:
        messages.info(request, _("Máy chủ chưa chuyển được mẫu Word của đơn vị sang PDF. Hãy tải bản Word để in."))
        return redirect("documents:paper", uid)
    record_read(reader(request), paper.dossier, Reading.PAPER, clock.now())
    return file_answer(content, FileKind.PDF, ascii_name(queries.paper_title(paper), ".pdf"), inline=True)


@login_required
@require_GET
def as_docx(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The paper as an editable Word file."""
    paper = found_or_404(lambda: queries.paper_visible_to(reader(request), uid))
    content = found_or_404(lambda: queries.paper_docx(paper))
    record_read(reader(request), paper.dossier, Reading.PAPER, clock.now())
    return file_answer(content, FileKind.DOCX, ascii_name(queries.paper_title(paper), ".docx"))


@login_required
@require_POST
def number(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Enter the paper in the outgoing book."""
    form, paper = NumberForm(request.POST), found_or_404(lambda: queries.paper_visible_to(reader(request), uid))
    required(permissions.may_number(reader(request), paper.dossier))

    def change() -> object:
        given = form.cleaned_data
        return actions.number_paper(
            paper, by=reader(request), at=clock.now(), dated_on=given["dated_on"], given=given["given"]
        )

    if form.is_valid() and _changed(form, change):
        messages.success(request, _("Đã vào số văn bản."))
        return redirect("documents:paper", uid)
    return _page(request, uid, form, ScanForm())


@login_required
@require_POST
def scan(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Attach the signed copy."""
    form = ScanForm(request.POST, request.FILES)
    paper = found_or_404(lambda: queries.paper_visible_to(reader(request), uid))
    required(permissions.may_work_on(reader(request), paper.dossier))

    def change() -> object:
        return actions.attach_scan(paper, form.cleaned_data["file"], by=reader(request), at=clock.now())

    if form.is_valid() and _changed(form, change):
        messages.success(request, _("Đã lưu bản ký."))
        return redirect("documents:paper", uid)
    return _page(request, uid, NumberForm(), form)


def _changed(form: NumberForm | ScanForm, change: Callable[[], object]) -> bool:
    try:
        change()
    except actions.DocumentRefused as error:
        form.add_error(next(iter(form.fields)), str(error))
        return False
    return True
