"""A court's schedule as Excel: read, laid over what stands, shown, and taken once somebody agrees."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, BinaryIO
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.duty import actions, permissions, queries
from diemtua.duty.schedules import HearingGiven
from diemtua.duty.web.coverage import coverage_page
from diemtua.duty.web.forms import ScheduleForm
from diemtua.shared.clock import VIETNAM, now, today
from diemtua.shared.sheets import (
    CellMistake,
    Row,
    Table,
    TableRead,
    all_cells,
    clock_of,
    day_of,
    read_table,
    words_of,
)
from diemtua.shared.ui.asking import REFUSED, found_or_404, reader, required
from diemtua.shared.vietnamese import fold

# heads stand in Vietnamese whatever the reader's language: the court writes the file
NEEDED = ("Ngày", "Giờ", "Nơi trực", "Phòng xử", "Vụ án")
NUMBER = "Số vụ án"
TABLE = Table((*NEEDED, NUMBER), NEEDED, also={NUMBER: ("Số thụ lý", "Số, ngày thụ lý")}, most_rows=2000)
SHOWN = 200
Days = tuple[date | None, date | None]


@login_required
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Read a file: all of it, or nothing with every mistake named. What it changes is shown next."""
    required(permissions.may_plan_duty(reader(request)))
    form = ScheduleForm(request.POST, request.FILES)
    made = _read(reader(request), form) if form.is_valid() else None
    if made is None:
        return coverage_page(request, form)
    return redirect("duty:schedule", uid=made.uid)


def _read(user: Any, form: ScheduleForm) -> Any:
    """The schedule as it was read; None with every mistake named on the form."""
    given, sites = form.cleaned_data, list(queries.current_sites(user, today()))
    days = (given["first_day"], given["last_day"])
    read = read_file(given["file"], _ids_by_name(sites), days)
    offices = {site.office for site in sites if site.pk in {row.site_id for row in read.rows}}
    if problems := read.problems or _of_one_office(offices):
        form.add_error("file", list(problems))
        return None
    try:
        return actions.read_schedule(read.rows, offices.pop(), _period(read.rows, days), by=user, at=now())
    except actions.DutyNotYours as refused:
        form.add_error("file", str(refused))
        return None


def _ids_by_name(sites: Iterable[Any]) -> Mapping[str, Sequence[int]]:
    named: dict[str, list[int]] = {}
    for site in sites:
        named.setdefault(fold(site.name), []).append(site.pk)
    return named


def _of_one_office(offices: set[Any]) -> tuple[str, ...]:
    if len(offices) == 1:
        return ()
    return (_("Tệp có nơi trực của nhiều đơn vị. Hãy tách tệp, mỗi đơn vị một tệp."),)


def _period(rows: Sequence[HearingGiven], days: Days) -> tuple[date, date]:
    """The days that were chosen, else from the first to the last of the file; half-open."""
    held = [row.starts_at.astimezone(VIETNAM).date() for row in rows]
    first, last = days
    return first or min(held), (last or max(held)) + timedelta(days=1)


@login_required
@require_GET
def schedule(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What a file would change, or what it changed."""
    return _schedule(request, _found(request, uid), "")


def _found(request: HttpRequest, uid: UUID) -> Any:
    return found_or_404(lambda: queries.schedule_by_uid(reader(request), uid))


def _schedule(request: HttpRequest, found: Any, refused: str) -> HttpResponse:
    shown: dict[str, Any] = {"schedule": found, "refused": refused, "last": found.to_on - timedelta(days=1)}
    shown["names"] = {site.pk: site.name for site in queries.sites_visible_to(reader(request))}
    if found.taken_at:
        came, gone = queries.changes_made(found)
        moved = [(each.followed, each) for each in came if each.followed]
        new: Sequence[Any] = [each for each in came if not each.followed]
        shown |= {"new": new, "moved": moved, "gone": gone}
    else:
        found_now = queries.changes_to_come(found, now())
        new = sorted(found_now.new, key=lambda each: each.starts_at)
        shown |= {"new": new, "moved": found_now.moved, "gone": found_now.gone, "same": found_now.same}
    return render(request, "duty/schedule.html", shown | {"first_new": new[:SHOWN]}, status=REFUSED if refused else 200)


@login_required
@require_POST
def confirm(request: HttpRequest, uid: UUID) -> HttpResponse:
    """It takes the place of what stood."""
    found = _found(request, uid)
    try:
        changed = actions.take_schedule(found, by=reader(request), at=now())
    except (actions.DutyNotYours, actions.ScheduleOvertaken) as refused:
        return _schedule(request, found, str(refused))
    counted = {"new": len(changed.new), "moved": len(changed.moved), "gone": len(changed.gone)}
    messages.success(request, _("Đã nhận lịch: %(new)s phiên mới, %(moved)s phiên dời, %(gone)s phiên bỏ.") % counted)
    return redirect("duty:coverage")


def read_file(file: BinaryIO, sites: Mapping[str, Sequence[int]], days: Days = (None, None)) -> TableRead[HearingGiven]:
    """The hearings of the file. sites: ids by folded name; days: the first and the last allowed."""

    def read(number: int, row: Row) -> HearingGiven:
        return _hearing(row, sites, days)

    return read_table(file, TABLE, read, nothing=_("Tệp không có phiên nào."))


def _hearing(row: Row, sites: Mapping[str, Sequence[int]], days: Days) -> HearingGiven:
    day, clock, site, room, matter, number = all_cells(
        lambda: _day(row["Ngày"], days), lambda: clock_of(row["Giờ"], "Giờ"), lambda: _site(row["Nơi trực"], sites),
        lambda: words_of(row["Phòng xử"], "Phòng xử", 120), lambda: words_of(row["Vụ án"], "Vụ án", 4000),
        lambda: words_of(row[NUMBER], NUMBER, 60),
    )  # fmt: skip
    return HearingGiven(site, datetime.combine(day, clock, VIETNAM), room, matter, number)


def _day(value: Any, days: Days) -> date:
    day, (first, last) = day_of(value, "Ngày"), days
    if (first and day < first) or (last and day > last):
        raise CellMistake("Ngày", _("nằm ngoài những ngày đã chọn"))
    return day


def _site(value: Any, sites: Mapping[str, Sequence[int]]) -> int:
    found = sites.get(fold(str(value or "")), ())
    if len(found) == 1:
        return found[0]
    why = _("nhiều nơi trực có tên này; hãy đặt tên chúng khác nhau") if found else ""
    raise CellMistake("Nơi trực", why or _("không có nơi trực nào tên như vậy"))
