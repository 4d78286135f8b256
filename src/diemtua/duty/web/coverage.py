"""Coverage: hearings known against who is on duty, and a court's schedule taken in from Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, BinaryIO
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.duty import actions, permissions, queries
from diemtua.duty.actions import HearingGiven
from diemtua.duty.web.doing import REFUSED
from diemtua.duty.web.forms import ScheduleForm
from diemtua.shared.clock import VIETNAM, now, today
from diemtua.shared.sheets import CellMistake, Row, SheetNotRead, all_cells, day_of, first_sheet, read_rows, rows_below
from diemtua.shared.ui.asking import found_or_404, reader, required
from diemtua.shared.vietnamese import fold, tidy

AHEAD = timedelta(days=30)
# heads stand in Vietnamese whatever the reader's language: the court writes the file
HEADS = ("Ngày", "Giờ", "Nơi trực", "Phòng xử", "Vụ án")
MOST_ROWS = 2000


@dataclass(frozen=True)
class ScheduleRead:
    """What a file said, and every mistake in words. With a mistake nothing is taken in."""

    rows: tuple[HearingGiven, ...]
    problems: tuple[str, ...]


@login_required
@require_GET
def coverage(request: HttpRequest) -> HttpResponse:
    """The next thirty days: hearings where nobody is on duty, and people who would be at two places."""
    return _coverage(request, ScheduleForm())


def _coverage(request: HttpRequest, form: ScheduleForm) -> HttpResponse:
    user, first = reader(request), today()
    required(permissions.may_see_duty(user))
    found = queries.covered(user, first, first + AHEAD)
    shown = {"hearings": found, "gaps": [each for each in found if not each.shifts], "form": form}
    shown["clashes"] = queries.clashes(user, first, first + AHEAD)
    shown["keeps"] = queries.offices_planned(user)
    shown["unattended"] = queries.unattended(user, first, first + AHEAD)
    shown |= {"plans": permissions.may_plan_duty(user), "first": first, "last": first + AHEAD}
    return render(request, "duty/coverage.html", shown, status=REFUSED if form.errors else 200)


@login_required
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """A court's schedule from Excel: all of it, or nothing with every mistake named."""
    required(permissions.may_plan_duty(reader(request)))
    form = ScheduleForm(request.POST, request.FILES)
    added = _added(reader(request), form) if form.is_valid() else None
    if added is None:
        return _coverage(request, form)
    messages.success(request, _("Đã ghi: %(added)s phiên.") % {"added": added})
    return redirect("duty:coverage")


def _added(user: Any, form: ScheduleForm) -> int | None:
    """How many hearings of the file were taken in; None with every mistake named on the form."""
    sites = {fold(each.name): each for each in queries.current_sites(user, today())}
    read = read_schedule(form.cleaned_data["file"], {name: site.pk for name, site in sites.items()})
    if read.problems:
        form.add_error("file", list(read.problems))
        return None
    used = {row.site for row in read.rows}
    try:
        return actions.take_schedule(read.rows, [site for site in sites.values() if site.pk in used], by=user, at=now())
    except actions.DutyNotYours as refused:
        form.add_error("file", str(refused))
        return None


@login_required
@require_POST
def drop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The court moved or struck a hearing: it asks for nobody any more."""
    user = reader(request)
    hearing: Any = found_or_404(lambda: queries.listed_hearing(user, uid))
    required(permissions.may_keep_site(user, hearing.site))
    actions.drop_listed(hearing, by=user)
    messages.success(request, _("Đã bỏ phiên này khỏi lịch xét xử."))
    return redirect("duty:coverage")


def read_schedule(file: BinaryIO, sites: Mapping[str, int]) -> ScheduleRead:
    """The rows of the first sheet below its heads; sites: ids by folded name."""
    try:
        rows = rows_below(first_sheet(file, MOST_ROWS), HEADS)
    except SheetNotRead as refused:
        return ScheduleRead((), (str(refused),))
    found, problems = read_rows(rows, lambda _number, row: _hearing(row, sites))
    if not found and not problems:
        problems.append(_("Tệp không có phiên nào."))
    return ScheduleRead(tuple(found), tuple(problems))


def _hearing(row: Row, sites: Mapping[str, int]) -> HearingGiven:
    day, clock, site = all_cells(
        lambda: day_of(row["Ngày"], "Ngày"), lambda: _clock(row["Giờ"]), lambda: _site(row["Nơi trực"], sites)
    )
    starts_at = datetime.combine(day, clock, VIETNAM)
    return HearingGiven(site, starts_at, tidy(str(row["Phòng xử"] or ""))[:120], tidy(str(row["Vụ án"] or "")))


def _site(value: Any, sites: Mapping[str, int]) -> int:
    try:
        return sites[fold(str(value or ""))]
    except KeyError as error:
        raise CellMistake("Nơi trực", _("không có nơi trực nào tên như vậy")) from error


def _clock(value: Any) -> time:
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    try:
        return time.fromisoformat(str(value).strip().lower().replace("giờ", ":").replace("h", ":").rjust(5, "0"))
    except ValueError as error:
        raise CellMistake("Giờ", _("phải là giờ dạng 07:30")) from error
