"""The board of bodies that refer: every figure opens its rows, as far as the reader may see; the whole as Excel."""

from collections.abc import Callable, Iterator
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

from diemtua.dossiers.listing import Sheet, taken_as_excel
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.referrals import ReferralOutcome
from diemtua.referrals.enums import follows_bodies
from diemtua.referrals.permissions import may_compare, may_enter, may_read_board, may_send
from diemtua.referrals.queries import (
    MISSED,
    NO_CASE,
    WANTED,
    Board,
    Period,
    boards,
    missed_rows,
    offices_compared_by,
    rows_counted,
    total_of_boards,
)
from diemtua.referrals.web.forms import PeriodFilter
from diemtua.shared.clock import now
from diemtua.shared.filters import wanted_by
from diemtua.shared.ui.asking import reader, required
from diemtua.shared.ui.lists import page_of

Address = Callable[[int, str, Period], str]
HEADS = {
    "received": gettext_lazy("Đã nhận"),
    "explained": gettext_lazy("Biên bản giải thích"),
    "in_time": gettext_lazy("Thông báo đúng hạn"),
    "late": gettext_lazy("Thông báo quá hạn"),
    "unknown": gettext_lazy("Không rõ lúc yêu cầu"),
    MISSED: gettext_lazy("Bị sót, theo đối chiếu sổ"),
    "opened": gettext_lazy("Đã mở hồ sơ"),
    "appointed_in_time": gettext_lazy("Cử người đúng hạn"),
    "appointed_late": gettext_lazy("Cử người quá hạn"),
    "unanswered": gettext_lazy("Chưa trả lời"),
    "to_tell": gettext_lazy("Chờ báo kết quả"),
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
    form = PeriodFilter(request.GET)
    given = wanted_by(form)
    start, end = given.get("from_on") or today.replace(month=1, day=1), given.get("to_on") or today + timedelta(days=1)
    # links carry days as programs write them: who reads the page sees them as people do
    return form if form.errors else PeriodFilter(initial={"from_on": start, "to_on": end}), start, end


@login_required
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """A body sees its own line, the Centre what came to it, who follows the bodies every line."""
    return render(request, "referrals/board.html", _shown(request))


@login_required
@require_GET
def board_print(request: HttpRequest) -> HttpResponse:
    """The same figures on paper."""
    return render(request, "referrals/board_print.html", _shown(request) | {"plain": True, "printed_at": now()})


def _shown(request: HttpRequest) -> dict[str, Any]:
    user = reader(request)
    required(may_read_board(user))
    form, start, end = _period(request)
    found = boards(user, start, end, now())
    all_of_them = found if len(found) < 2 else [*found, total_of_boards(found, _("Tất cả"))]
    address = _address_of_rows if follows_bodies(user) else _address_of_list
    rows = [_row(each, address, (start, end)) for each in all_of_them]
    shown = {"rows": rows, "heads": HEADS.values(), "form": form, "from_on": start, "to_on": end}
    return shown | {"lists": may_enter(user) or may_send(user), "query": _in_address((start, end))}


def _row(each: Board, address: Address, period: Period) -> Row:
    def figure(name: str) -> Figure:
        where = _address_of_missed if name == MISSED else address
        return Figure(each.figures[name], where(each.sender, name, period))

    reasons = [(words, figure(name)) for words, name in _reasons(each)]
    return Row(each.name, [figure(name) for name in HEADS], late_in_words(each.latest), reasons)


def _reasons(each: Board) -> Iterator[tuple[str, str]]:
    """Why no case came of it, in words and by the name of its figure; the grounds of refusals below them."""
    for outcome, _number in each.without_a_case:
        yield _(outcome.label), f"no_{outcome.lower()}"
        if outcome is ReferralOutcome.REFUSED:
            yield from ((f"– {_(ground.label)}", f"refused_{ground.lower()}") for ground, _number in each.refused)


def _in_address(period: Period, **more: Any) -> str:
    return urlencode({"from_on": period[0].isoformat(), "to_on": period[1].isoformat()} | more)


def _of(sender: int) -> dict[str, int]:
    """Nothing where every body is meant."""
    return {"sender": sender} if sender else {}


def _address_of_list(sender: int, name: str, period: Period) -> str:
    """For those who read what they were granted: the list under the filters that were counted."""
    start, end = period
    asked: dict[str, Any] = {"received_from": start.isoformat(), "received_to": end.isoformat(), "counted": "on"}
    asked |= _of(sender)
    asked |= {key: "on" if value is True else value for key, value in WANTED[name].items()}
    return f"{reverse('referrals:list')}?{urlencode(asked)}"


def _address_of_rows(sender: int, name: str, period: Period) -> str:
    """For those who follow the bodies: codes, dates and clocks."""
    return f"{reverse('referrals:board-rows', args=[name])}?{_in_address(period, **_of(sender))}"


def _address_of_missed(sender: int, name: str, period: Period) -> str:
    """For everybody alike: lines of registers, which name nobody."""
    return f"{reverse('referrals:board-missed')}?{_in_address(period, **_of(sender))}"


@login_required
@require_GET
def board_rows(request: HttpRequest, figure: str) -> HttpResponse:
    """What one figure counted, without anybody's name; what the reader was granted opens."""
    required(follows_bodies(reader(request)) and figure in WANTED)
    at = now()
    _form, start, end = _period(request)
    rows = rows_counted(reader(request), figure, _sender(request), (start, end), at)
    page = page_of(rows, request.GET, order=("-received_at", "-id"))
    shown = {"page": page, "head": _head(figure), "from_on": start, "to_on": end, "now": at}
    return render(request, "referrals/board_rows.html", shown | {"query": _in_address((start, end))})


@login_required
@require_GET
def board_missed(request: HttpRequest) -> HttpResponse:
    """The lines of their registers that never came, without anybody's name; desks go on to the comparison."""
    user = reader(request)
    required(may_read_board(user))
    _form, start, end = _period(request)
    page = page_of(missed_rows(user, _sender(request), (start, end)), request.GET, order=("-theirs__day", "-id"))
    desks = {office.pk for office in offices_compared_by(user)} if may_compare(user) else set()
    shown = {"page": page, "head": HEADS[MISSED], "from_on": start, "to_on": end, "desks": desks}
    return render(request, "referrals/board_missed.html", shown | {"query": _in_address((start, end))})


def _sender(request: HttpRequest) -> int | None:
    sender = request.GET.get("sender", "")
    return int(sender) if sender.isdecimal() else None


def _head(figure: str) -> str:
    if figure in HEADS:
        return str(HEADS[figure])
    kind, _sep, code = figure.partition("_")
    return _((RefusalGround if kind == "refused" else ReferralOutcome)(code.upper()).label)


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
    others = [*NO_CASE, *RefusalGround]
    columns = [(_("Cơ quan"), 44), *((str(head), 14) for head in HEADS.values()), (_("Quá hạn lâu nhất"), 16)]
    columns += [(_(code.label), 18) for code in others]
    found = boards(reader(request), start, end, now())
    sheet = Sheet(
        f"theo-doi-gioi-thieu-{start:%Y%m%d}-{end:%Y%m%d}.xlsx", lambda: _("Theo dõi giới thiệu"), columns,
        found, _cells,
        narrowed=lambda: _("Nhận từ %(start)s đến trước %(end)s") % {
            "start": f"{start:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}",
        },
    )  # fmt: skip
    return taken_as_excel(request, sheet, now())


def _cells(each: Board) -> list[Any]:
    whys = [name for name in each.figures if name.startswith(("no_", "refused_"))]
    figures = [each.figures[name] for name in HEADS]
    return [each.name, *figures, late_in_words(each.latest), *(each.figures[name] for name in whys)]
