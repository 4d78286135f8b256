"""An authority's register beside ours: the file is read, every difference settled."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.listing import list_read
from diemtua.referrals.actions.comparing import AlreadyCompared, ComparisonTakenBack, Register, compare, take_back
from diemtua.referrals.actions.resolving import CannotResolve, NothingToReopen, reopen, resolve
from diemtua.referrals.enums import Match, Resolution
from diemtua.referrals.permissions import may_compare, may_forget, may_send
from diemtua.referrals.queries import (
    IN_TURN,
    alike,
    bodies_compared,
    check_by_uid,
    checks_visible_to,
    counts_of,
    history_of,
    offices_compared_by,
    row_by_uid,
    rows_of,
    settled,
)
from diemtua.referrals.web.forms import ReasonForm, RegisterForm, ResolutionForm, RowFilter
from diemtua.referrals.web.register_file import empty_register, read_register
from diemtua.shared.clock import now
from diemtua.shared.filters import wanted_by
from diemtua.shared.ui.asking import REFUSED, found_or_404, get_or_post, page_with, posted, reader, required
from diemtua.shared.ui.files import excel_answer
from diemtua.shared.ui.lists import page_of


@login_required
@get_or_post
def comparisons(request: HttpRequest) -> HttpResponse:
    """GET what was compared; POST a register."""
    required(may_compare(reader(request)))
    offices, bodies = offices_compared_by(reader(request)), list(bodies_compared())
    form = RegisterForm(posted(request), request.FILES or None, offices=offices, bodies=bodies)
    if form.is_valid() and (check := _compared(request, form, offices, bodies)):
        return redirect("referrals:comparison", uid=check.uid)
    page = page_of(checks_visible_to(reader(request)), request.GET, order=("-made_at", "-id"))
    return page_with(request, "referrals/comparisons.html", form, {"page": page})


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
    register = Register(office, sender, given["from_on"], given["to_on"], read.rows, content)
    try:
        return compare(register, by=reader(request), at=now())
    except AlreadyCompared as known:
        messages.warning(request, str(known))
        return known.check


@login_required
@require_GET
def comparison(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One comparison under its filters, missed referrals first."""
    check: Any = found_or_404(lambda: check_by_uid(reader(request), uid))
    filters = RowFilter(request.GET)
    wanted = wanted_by(filters)
    page = page_of(rows_of(check, wanted), request.GET, order=IN_TURN)
    if page.rows:
        list_read(request, Reading.LIST, now(), lambda: _of(check), len(page.rows), office=check.office_id)
    standing = settled(page.rows)
    rows = [(row, standing.get(row.pk)) for row in page]
    counts = [(match, _(match.label), number) for match, number in counts_of(check).items()]
    context = {"check": check, "page": page, "rows": rows, "counts": counts, "filtered": any(wanted.values())}
    return render(request, "referrals/comparison.html", context)


def _of(check: Any) -> str:
    period = {"start": f"{check.from_on:%d/%m/%Y}", "end": f"{check.to_on:%d/%m/%Y}"}
    return _("Đối chiếu sổ từ %(start)s đến trước %(end)s") % period


@login_required
@get_or_post
def take_comparison_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET asks why; POST takes the comparison back, so that its file may be compared again."""
    check: Any = found_or_404(lambda: check_by_uid(reader(request), uid))
    form = ReasonForm(posted(request))
    if form.is_valid():
        try:
            take_back(check, reason=form.cleaned_data["reason"], by=reader(request), at=now())
        except ComparisonTakenBack as refused:
            messages.error(request, str(refused))
            return redirect("referrals:comparison", uid=uid)
        messages.success(request, _("Đã bỏ lần đối chiếu. Có thể tải tệp lên lại với kỳ đúng."))
        return redirect("referrals:comparisons")
    return page_with(request, "referrals/comparison_back.html", form, {"check": check})


@login_required
@get_or_post
def settle(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET one difference with all that was said of it; POST how it is settled."""
    row: Any = found_or_404(lambda: row_by_uid(reader(request), uid))
    form = ResolutionForm(posted(request), match=Match(row.match))
    if form.is_valid() and _settled(request, row, form):
        messages.success(request, _("Đã ghi cách giải quyết."))
        return redirect(_place_of(row))
    return _line(request, row, form, ReasonForm())


def _settled(request: HttpRequest, row: Any, form: ResolutionForm) -> bool:
    """Whether it could be settled so; otherwise the form says why not."""
    given = form.cleaned_data
    resolution = Resolution(given["resolution"])
    try:
        resolve(row, resolution, by=reader(request), at=now(), note=given["note"], named=given["named"])
    except CannotResolve as refused:
        form.add_error("named" if given["named"] else "resolution", str(refused))
        return False
    except ComparisonTakenBack as refused:
        form.add_error(None, str(refused))
        return False
    return True


@login_required
@require_POST
def open_again(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What was said of a difference holds no more; it waits again."""
    row: Any = found_or_404(lambda: row_by_uid(reader(request), uid))
    reason = ReasonForm(request.POST)
    if reason.is_valid():
        try:
            reopen(row, reason=reason.cleaned_data["reason"], by=reader(request), at=now())
        except (NothingToReopen, ComparisonTakenBack) as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Đã lấy lại. Dòng này chờ giải quyết."))
        return redirect("referrals:settle", uid=uid)
    return _line(request, row, ResolutionForm(match=Match(row.match)), reason)


def _line(request: HttpRequest, row: Any, form: ResolutionForm, reason: ReasonForm) -> HttpResponse:
    line_read(request, row)
    history = history_of(row)
    standing = next((each for each in history if each.ended_at is None), None)
    earlier = [each for each in history if each != standing]
    shown = {"row": row, "check": row.check_of, "earlier": earlier, "standing": standing, "back": _place_of(row)}
    shown |= {"form": form, "reason": reason, "differs": row.match != Match.BOTH, "alike": alike(row)}
    shown["forgets"] = row.no_dossier and may_forget(reader(request), row.check_of)
    return render(request, "referrals/line.html", shown, status=REFUSED if form.errors or reason.errors else 200)


def line_read(request: HttpRequest, row: Any) -> None:
    """Put on record that the line was shown."""
    list_read(request, Reading.LIST, now(), lambda: _of(row.check_of), 1, office=row.check_of.office_id)


def _place_of(row: Any) -> str:
    """The line among those of its kind: the page of all may not reach so far."""
    page = reverse("referrals:comparison", args=[row.check_of.uid])
    return f"{page}?match={row.match}"


@login_required
@require_GET
def register_model(request: HttpRequest) -> HttpResponse:
    """The file to be filled in, for desks and for the bodies that keep the register (TTLT 10/2018, Điều 8 khoản 3)."""
    required(may_compare(reader(request)) or may_send(reader(request)))
    return excel_answer(empty_register(), "so-theo-doi-mau-05.xlsx")
