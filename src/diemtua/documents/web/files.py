"""Files of a dossier: a list by address for the dossier's page, taking in, downloading, removing."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.documents import actions, permissions, queries
from diemtua.documents.web.forms import KeepForm
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.queries import dossier_visible_to, read_dossier, record_read
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, found_or_404, reader
from diemtua.shared.ui.files import file_answer


@login_required
@require_GET
def of_dossier(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Papers and files of one dossier; only the lists when a page asks for its part."""
    return _page(request, uid, KeepForm())


def _page(request: HttpRequest, uid: UUID, form: KeepForm) -> HttpResponse:
    user = reader(request)
    found_or_404(lambda: queries.dossier_read_by(user, uid))
    dossier = found_or_404(lambda: read_dossier(user, uid, Reading.FILE, clock.now()))
    papers = [(paper, queries.paper_title(paper)) for paper in queries.papers_of(user, dossier)]
    context = {
        "dossier": dossier, "papers": papers, "files": queries.files_of(user, dossier),
        "form": form if permissions.may_work_on(user, dossier) else None,
        "today": clock.today(), "user_id": user.pk, "removes_any": permissions.may_number(user, dossier),
    }  # fmt: skip
    part = bool(request.headers.get("HX-Request")) and not form.is_bound
    name = "documents/of_dossier.html#lists" if part else "documents/of_dossier.html"
    return render(request, name, context, status=REFUSED if form.is_bound else 200)


@login_required
@require_POST
def keep(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a file in."""
    dossier = found_or_404(lambda: dossier_visible_to(reader(request), uid))
    if not permissions.may_work_on(reader(request), dossier):
        raise Http404
    form = KeepForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.keep_file(dossier, given["file"], by=reader(request), at=clock.now(), kind=given["kind"])
        except actions.FileNotTaken as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("Đã lưu tệp."))
            return redirect("documents:of-dossier", uid)
    return _page(request, uid, form)


@login_required
@require_GET
def download(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The file as it was given, never shown in the browser; the reading is recorded."""
    attachment = found_or_404(lambda: queries.attachment_visible_to(reader(request), uid))
    content = found_or_404(lambda: queries.file_bytes(attachment))
    record_read(reader(request), attachment.dossier, Reading.ATTACHMENT, clock.now())
    return file_answer(content, attachment.mime, queries.file_name(attachment))


@login_required
@require_POST
def remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Strike a file from the dossier."""
    attachment = found_or_404(lambda: queries.attachment_visible_to(reader(request), uid))
    reason = request.POST.get("reason", "")
    try:
        actions.remove_file(attachment, by=reader(request), reason=reason, at=clock.now())
    except actions.DocumentRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Đã gỡ tệp khỏi hồ sơ."))
    return redirect("documents:of-dossier", attachment.dossier.uid)
