"""The board of bodies that refer: every figure opens its rows, the whole as Excel."""

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

from diemtua.referrals.permissions import may_read, may_send
from diemtua.referrals.queries import WANTED, Board, boards, total_of_boards
from diemtua.referrals.web.forms import PeriodFilter
from diemtua.shared.clock import now
from diemtua.shared.sheets import MEDIA_TYPE, workbook
from diemtua.shared.ui.asking import reader, required
from diemtua.shared.ui.files import file_answer

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
    """A body sees its own line, the Centre every line."""
    required(may_read(reader(request)) or may_send(reader(request)))
    form, start, end = _period(request)
    found = boards(reader(request), start, end, now())
    shown = found if len(found) < 2 else [*found, total_of_boards(found, _("Tất cả"))]
    rows = [_row(each, start, end) for each in shown]
    context = {"rows": rows, "heads": HEADS.values(), "form": form, "from_on": start, "to_on": end}
    context["query"] = urlencode({"from_on": start.isoformat(), "to_on": end.isoformat()})
    return render(request, "referrals/board.html", context)


def _row(each: Board, start: date, end: date) -> Row:
    reasons = [
        (_(outcome.label), _figure(each, f"no_{outcome.lower()}", start, end)) for outcome, _n in each.without_a_case
    ]
    return Row(each.name, [_figure(each, name, start, end) for name in HEADS], late_in_words(each.latest), reasons)


def _figure(each: Board, name: str, start: date, end: date) -> Figure:
    asked: dict[str, Any] = {"received_from": start.isoformat(), "received_to": end.isoformat(), "counted": "on"}
    if each.sender:
        asked["sender"] = each.sender
    asked |= {key: "on" if value is True else value for key, value in WANTED[name].items()}
    return Figure(each.figures[name], f"{reverse('referrals:list')}?{urlencode(asked)}")


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
    required(may_read(reader(request)) or may_send(reader(request)))
    _form, start, end = _period(request)
    columns = [(_("Cơ quan"), 44), *((str(head), 14) for head in HEADS.values())]
    columns += [(_("Quá hạn lâu nhất"), 16), (_("Không mở hồ sơ, vì"), 60)]
    found = boards(reader(request), start, end, now())
    data = workbook(_("Theo dõi giới thiệu"), columns, (_cells(each) for each in found))
    return file_answer(data, MEDIA_TYPE, f"theo-doi-gioi-thieu-{start:%Y%m%d}-{end:%Y%m%d}.xlsx")


def _cells(each: Board) -> list[Any]:
    reasons = "; ".join(f"{_(outcome.label)}: {number}" for outcome, number in each.without_a_case)
    return [each.name, *(each.figures[name] for name in HEADS), late_in_words(each.latest), reasons]
