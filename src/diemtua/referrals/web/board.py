"""The board of bodies that refer: every figure opens its rows, as far as the reader may see; the whole as Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from diemtua.law.vocabulary.referrals import ReferralOutcome
from diemtua.referrals.enums import follows_bodies
from diemtua.referrals.permissions import may_enter, may_read_board, may_send
from diemtua.referrals.queries import WANTED, Board, boards, rows_counted, total_of_boards
from diemtua.referrals.web.forms import PeriodFilter
from diemtua.shared.clock import now
from diemtua.shared.sheets import MEDIA_TYPE, workbook
from diemtua.shared.ui.asking import reader, required
from diemtua.shared.ui.files import file_answer
from diemtua.shared.ui.lists import page_of

Period = tuple[date, date]
Address = Callable[[int, str, Period], str]
HEADS = {
    "received": gettext_lazy("Đã nhận"),
    "explained": gettext_lazy("Biên bản giải thích"),
    "in_time": gettext_lazy("Thông báo đúng hạn"),
    "late": gettext_lazy("Thông báo quá hạn"),
    "unknown": gettext_lazy("Không rõ lúc yêu cầu"),
    "opened": gettext_lazy("Đã mở hồ sơ"),
    "appointed_in_time": gettext_lazy("Cử người đúng hạn"),
    "appointed_late": gettext_lazy("Cử người quá hạn"),
    "unanswered": gettext_lazy("Chưa trả lời"),
}


@dataclass(frozen=True)
class Figure:
    """One figure with the address of the rows behind it."""

    number: int
    url: str


@dataclass(frozen=True)
class Row:
    """One line of the board as the page shows it."""

    name: str
    figures: list[Figure]
    latest: str
    reasons: list[tuple[str, Figure]]


def _period(request: HttpRequest) -> tuple[PeriodFilter, date, date]:
    """The period asked for; without one, this year up to today."""
    today = now().date()
    form = PeriodFilter(request.GET or None)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    start, end = given.get("from_on") or today.replace(month=1, day=1), given.get("to_on") or today + timedelta(days=1)
    return form, start, end


@login_required
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """A body sees its own line, the Centre what came to it, who follows the bodies every line."""
    required(may_read_board(reader(request)))
    form, start, end = _period(request)
    found = boards(reader(request), start, end, now())
    shown = found if len(found) < 2 else [*found, total_of_boards(found, _("Tất cả"))]
    address = _address_of_rows if follows_bodies(reader(request)) else _address_of_list
    rows = [_row(each, address, (start, end)) for each in shown]
    context = {"rows": rows, "heads": HEADS.values(), "form": form, "from_on": start, "to_on": end}
    context["lists"] = may_enter(reader(request)) or may_send(reader(request))
    context["query"] = urlencode({"from_on": start.isoformat(), "to_on": end.isoformat()})
    return render(request, "referrals/board.html", context)


def _row(each: Board, address: Address, period: Period) -> Row:
    def figure(name: str) -> Figure:
        return Figure(each.figures[name], address(each.sender, name, period))

    reasons = [(_(outcome.label), figure(f"no_{outcome.lower()}")) for outcome, _n in each.without_a_case]
    return Row(each.name, [figure(name) for name in HEADS], late_in_words(each.latest), reasons)


def _address_of_list(sender: int, name: str, period: Period) -> str:
    """For those who read what they were granted: the list under the filters that were counted."""
    start, end = period
    asked: dict[str, Any] = {"received_from": start.isoformat(), "received_to": end.isoformat(), "counted": "on"}
    asked |= {"sender": sender} if sender else {}
    asked |= {key: "on" if value is True else value for key, value in WANTED[name].items()}
    return f"{reverse('referrals:list')}?{urlencode(asked)}"


def _address_of_rows(sender: int, name: str, period: Period) -> str:
    """For those who follow the bodies: codes, dates and clocks."""
    asked: dict[str, Any] = {"from_on": period[0].isoformat(), "to_on": period[1].isoformat()}
    asked |= {"sender": sender} if sender else {}
    return f"{reverse('referrals:board-rows', args=[name])}?{urlencode(asked)}"


@login_required
@require_GET
def board_rows(request: HttpRequest, figure: str) -> HttpResponse:
    """What one figure counted, without anybody's name; what the reader was granted opens."""
    required(follows_bodies(reader(request)) and figure in WANTED)
    at = now()
    _form, start, end = _period(request)
    sender = request.GET.get("sender", "")
    rows = rows_counted(reader(request), figure, int(sender) if sender.isdecimal() else None, (start, end), at)
    page = page_of(rows, request.GET, order=("-received_at", "-id"))
    shown = {"page": page, "head": _head(figure), "from_on": start, "to_on": end, "now": at}
    shown["query"] = urlencode({"from_on": start.isoformat(), "to_on": end.isoformat()})
    return render(request, "referrals/board_rows.html", shown)


def _head(figure: str) -> str:
    if figure in HEADS:
        return str(HEADS[figure])
    return _(ReferralOutcome(figure.removeprefix("no_").upper()).label)


def late_in_words(latest: timedelta | None) -> str:
    """How late the latest notice was, in hours or days."""
    if latest is None:
        return ""
    hours = max(1, round(latest.total_seconds() / 3600))
    return _("%d giờ") % hours if hours < 48 else _("%d ngày") % round(hours / 24)


@login_required
@require_GET
def board_sheet(request: HttpRequest) -> HttpResponse:
    """The board as Excel."""
    required(may_read_board(reader(request)))
    _form, start, end = _period(request)
    columns = [(_("Cơ quan"), 44), *((str(head), 14) for head in HEADS.values())]
    columns += [(_("Quá hạn lâu nhất"), 16), (_("Không mở hồ sơ, vì"), 60)]
    found = boards(reader(request), start, end, now())
    data = workbook(_("Theo dõi giới thiệu"), columns, (_cells(each) for each in found))
    return file_answer(data, MEDIA_TYPE, f"theo-doi-gioi-thieu-{start:%Y%m%d}-{end:%Y%m%d}.xlsx")


def _cells(each: Board) -> list[Any]:
    reasons = "; ".join(f"{_(outcome.label)}: {number}" for outcome, number in each.without_a_case)
    return [each.name, *(each.figures[name] for name in HEADS), late_in_words(each.latest), reasons]
