"""The office's own Word templates, and empty forms for a pen."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.documents import actions, queries
from diemtua.documents.enums import FileKind
from diemtua.documents.rendering.compose import compose
from diemtua.documents.rendering.form import Form, forms
from diemtua.documents.rendering.pdf import pdf
from diemtua.documents.rendering.template import TemplateNotUsable, starting_template
from diemtua.documents.web.answers import ascii_name
from diemtua.documents.web.forms import TemplateForm
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, reader
from diemtua.shared.ui.files import file_answer


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Every form of every office the user runs, and what stands in its place."""
    return _page(request)


def _page(request: HttpRequest, refused: TemplateForm | None = None) -> HttpResponse:
    offices = [(office, queries.templates_of(office)) for office in queries.offices_run_by(reader(request))]
    if not offices:
        raise Http404
    context = {"offices": offices, "refused": refused}
    return render(request, "documents/templates.html", context, status=REFUSED if refused else 200)


@login_required
@require_GET
def start_from(request: HttpRequest, form: str) -> HttpResponse:
    """Our layout as a Word file with the names of its blanks, to be edited in Word."""
    chosen = _form(form)
    return file_answer(starting_template(chosen), FileKind.DOCX, ascii_name(chosen.name, "-mau.docx"))


@login_required
@require_GET
def blank(request: HttpRequest, form: str) -> HttpResponse:
    """The empty form, to be filled in by hand."""
    chosen = _form(form)
    return file_answer(pdf(compose(chosen, {}, blank=True)), FileKind.PDF, ascii_name(chosen.name, ".pdf"), inline=True)


@login_required
@require_POST
def replace(request: HttpRequest, office: int, form: str) -> HttpResponse:
    """Use the office's own file."""
    given = TemplateForm(request.POST, request.FILES)
    body = _office(request, office)
    if given.is_valid():
        upload = given.cleaned_data["file"]
        try:
            actions.replace_template(body, _form(form), upload, by=reader(request), at=clock.now())
        except TemplateNotUsable as error:
            given.add_error("file", str(error))
        else:
            messages.success(request, _("Đã dùng mẫu của đơn vị cho các văn bản lập từ nay."))
            return redirect("documents:templates")
    return _page(request, given)


@login_required
@require_POST
def restore(request: HttpRequest, office: int, form: str) -> HttpResponse:
    """Use our layout again."""
    actions.restore_layout(_office(request, office), _form(form), by=reader(request), at=clock.now())
    messages.success(request, _("Đã dùng lại mẫu của hệ thống."))
    return redirect("documents:templates")


def _form(key: str) -> Form:
    if key not in forms():
        raise Http404
    return forms()[key]


def _office(request: HttpRequest, pk: int) -> Any:
    for office in queries.offices_run_by(reader(request)):
        if office.pk == pk:
            return office
    raise Http404
