"""An authority's register beside ours: the file is read, every difference settled."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from diemtua.referrals.actions.comparing import AlreadyCompared, CannotResolve, Register, compare, resolve
from diemtua.referrals.enums import Match, Resolution
from diemtua.referrals.permissions import may_compare
from diemtua.referrals.queries import (
    bodies_compared,
    check_by_uid,
    checks_visible_to,
    offices_compared_by,
    row_by_uid,
    rows_of,
)
from diemtua.referrals.web.forms import RegisterForm, ResolutionForm
from diemtua.referrals.web.register_file import empty_register, read_register
from diemtua.shared.clock import now
from diemtua.shared.sheets import MEDIA_TYPE
from diemtua.shared.ui.asking import found_or_404, reader, required
from diemtua.shared.ui.files import file_answer
from diemtua.shared.ui.lists import page_of


@login_required
@require_http_methods(["GET", "POST"])
def comparisons(request: HttpRequest) -> HttpResponse:
    """GET what was compared; POST a register."""
    required(may_compare(reader(request)))
    offices, bodies = offices_compared_by(reader(request)), list(bodies_compared())
    form = RegisterForm(request.POST or None, request.FILES or None, offices=offices, bodies=bodies)
    if request.method == "POST" and form.is_valid() and (check := _compared(request, form, offices, bodies)):
        return redirect("referrals:comparison", uid=check.uid)
    page = page_of(checks_visible_to(reader(request)), request.GET, order=("-made_at", "-id"))
    status = 422 if form.errors else 200
    return render(request, "referrals/comparisons.html", {"form": form, "page": page}, status=status)


def _compared(request: HttpRequest, form: RegisterForm, offices: Any, bodies: Any) -> Any:
    """The comparison, or nothing with the mistakes named on the form."""
    given = form.cleaned_data
    content = given["file"].read()
    read = read_register(content)
    for problem in read.problems:
        form.add_error("file", problem)
    if read.problems:
        return None
    office = next(each for each in offices if each.pk == given["office"])
    sender = next(each for each in bodies if each.pk == given["sender"])
    register = Register(office, sender, given["from_on"], given["to_on"], read.lines, content)
    try:
        return compare(register, by=reader(request), at=now())
    except AlreadyCompared as known:
        messages.warning(request, str(known))
        return known.check


@login_required
@require_GET
def comparison(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One comparison, missed referrals first."""
    check = found_or_404(lambda: check_by_uid(reader(request), uid))
    rows = list(rows_of(check))
    counts = [(match, _(match.label), sum(row.match == match for row in rows)) for match in Match]
    context = {"check": check, "rows": rows, "counts": counts, "resolutions": _offered()}
    return render(request, "referrals/comparison.html", context)


def _offered() -> list[tuple[str, str]]:
    return [(each.value, _(each.label)) for each in Resolution]


@login_required
@require_POST
def settle(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say how one difference is settled."""
    row = found_or_404(lambda: row_by_uid(reader(request), uid))
    form = ResolutionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy chọn cách giải quyết rồi lưu lại."))
        return redirect("referrals:comparison", uid=row.check_of.uid)
    given = form.cleaned_data
    try:
        resolve(
            row,
            Resolution(given["resolution"]),
            by=reader(request),
            at=now(),
            note=given["note"],
            number=given["number"],
        )
    except CannotResolve as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Đã ghi cách giải quyết."))
    return redirect("referrals:comparison", uid=row.check_of.uid)


@login_required
@require_GET
def register_model(request: HttpRequest) -> HttpResponse:
    """The file to be filled in."""
    required(may_compare(reader(request)))
    return file_answer(empty_register(), MEDIA_TYPE, "so-theo-doi-mau-05.xlsx")
