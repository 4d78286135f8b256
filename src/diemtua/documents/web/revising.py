"""Correcting the words of a draft that its form leaves open."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diemtua.documents import actions, permissions, queries
from diemtua.documents.rendering.form import forms
from diemtua.documents.web.forms import RevisionForm
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.queries import record_read
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, found_or_404, get_or_post, posted, reader, required


@login_required
@get_or_post
def revise(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET the open words of a draft; POST keeps what was typed, or says what to mend."""
    user = reader(request)
    paper = found_or_404(lambda: queries.paper_visible_to(user, uid))
    words, _sheet = found_or_404(lambda: queries.frozen(paper))
    form_of_paper = forms()[paper.form]
    required(bool(form_of_paper.open) and permissions.may_work_on(user, paper.dossier))
    if not paper.is_draft:
        messages.warning(request, str(actions.PaperNotDraft()))
        return redirect("documents:paper", uid)
    record_read(user, paper.dossier, Reading.PAPER, clock.now())
    data = posted(request)
    form = RevisionForm(data, queries.open_blanks(paper), form_of_paper.needs, words, paper.revision)
    if form.is_valid() and _revised(request, paper, form):
        messages.success(request, _("Đã sửa nội dung văn bản."))
        return redirect("documents:paper", uid)
    shown = {"paper": paper, "title": queries.paper_title(paper), "form": form}
    return render(request, "documents/revise.html", shown, status=REFUSED if form.is_bound else 200)


def _revised(request: HttpRequest, paper: Any, form: RevisionForm) -> bool:
    try:
        actions.revise_draft(
            paper, data=form.words(), seen=form.cleaned_data["seen"], by=reader(request), at=clock.now()
        )
    except actions.RevisedMeanwhile as refused:
        form.add_error(None, str(refused))
        form.look_again(paper.revision)
    except actions.DocumentRefused as refused:
        form.add_error(None, str(refused))
    else:
        return True
    return False
