"""The monthly allowance of members and helpers: read, corrected, handed over to the accountants, printed."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from diemtua.council import actions, queries
from diemtua.council.permissions import may_keep_allowances, may_keep_members
from diemtua.council.web.forms import AllowanceForm, ArrearsFilter, ArrearsForm, HandOverForm
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.listing import Sheet, list_read, taken_as_excel
from diemtua.law.council import ALLOWANCE_NOT_CONFIRMED
from diemtua.shared.clock import now, today
from diemtua.shared.months import following, month_named
from diemtua.shared.ui.asking import found_or_404, get_or_post, page_with, posted, reader, required


def _month(request: HttpRequest) -> date:
    """The month of the address, or this one."""
    return month_named(request.GET.get("thang", ""), today())


@login_required
@require_GET
def allowances(request: HttpRequest) -> HttpResponse:
    """Who is owed what for one month, the sum, and every correction."""
    required(may_keep_allowances(reader(request)))
    sheet = queries.allowance_sheet(_month(request))
    month, after = sheet.month, following(sheet.month)
    shown = _of(sheet) | {
        "notes": ALLOWANCE_NOT_CONFIRMED, "before": f"{month - timedelta(days=1):%Y-%m}",
        "after": f"{after:%Y-%m}" if after <= today() else "",
        "corrects": sheet.handed is None and month <= today(), "keeps": may_keep_members(reader(request)),
    }  # fmt: skip
    return render(request, "council/allowances.html", shown)


def _of(sheet: Any) -> dict[str, Any]:
    return {"sheet": sheet, "month": sheet.month, "corrections": list(queries.corrections(sheet.month))}


@login_required
@get_or_post
def correct(request: HttpRequest, month: str, person: UUID) -> HttpResponse:
    """What one person is owed for a month: GET what stands, POST another amount with the reason."""
    required(may_keep_allowances(reader(request)))
    sheet = _asked(month)
    if sheet.handed:
        return _too_late(request, sheet.handed)
    row: Any = found_or_404(lambda: sheet.row_of(person))
    form = AllowanceForm(posted(request), initial={"seen": row.version})
    if form.is_valid():
        change = _change(request, sheet.month, actions.correct_allowance, person, **form.cleaned_data)
        if _done(form, change, row.version):
            messages.success(request, _("Đã sửa số tiền của %(name)s.") % {"name": row.full_name})
            return redirect(_page(sheet.month))
    return page_with(request, "council/allowance.html", form, {"row": row, "sheet": sheet, "month": sheet.month})


@login_required
@require_GET
def arrears(request: HttpRequest, month: str) -> HttpResponse:
    """Who sat in an earlier month that was handed over, and what was paid for it since."""
    required(may_keep_allowances(reader(request)))
    paid_in = _begun(month)
    months = queries.months_handed_over(paid_in)
    if paid_in in months:
        return _too_late(request, queries.allowance_sheet(paid_in).handed)
    filters = ArrearsFilter(request.GET, months=months)
    owed_for = filters.month()
    shown = {"month": paid_in, "filters": filters, "owed_for": owed_for, "keeps": may_keep_members(reader(request))}
    shown["owed"] = queries.owed_of(owed_for) if owed_for else []
    return render(request, "council/arrears.html", shown)


@login_required
@get_or_post
def pay_late(request: HttpRequest, month: str, owed_for: str, person: UUID) -> HttpResponse:
    """What is paid with a month to somebody for an earlier one: GET what was paid, POST an amount with the reason."""
    required(may_keep_allowances(reader(request)))
    sheet, earlier = _asked(month), month_named(owed_for, date.min)
    if sheet.handed:
        return _too_late(request, sheet.handed)
    required(earlier < sheet.month)
    owed: Any = found_or_404(lambda: queries.owed_to(person, earlier))
    row = queries.arrears_row(sheet, owed, earlier)
    form = ArrearsForm(posted(request), initial={"seen": row.version})
    if form.is_valid():
        change = _change(request, sheet.month, actions.pay_late, earlier, person, **form.cleaned_data)
        if _done(form, change, row.version):
            said = {"name": row.full_name, "month": f"{earlier:%m/%Y}"}
            messages.success(request, _("Đã ghi truy lĩnh tháng %(month)s của %(name)s.") % said)
            return redirect(_page(sheet.month))
    shown = {"owed": owed, "row": row, "month": sheet.month, "owed_for": earlier}
    return page_with(request, "council/arrear.html", form, shown)


@login_required
@get_or_post
def hand_over(request: HttpRequest, month: str) -> HttpResponse:
    """A month goes to the accountants: GET tells what follows, POST does it."""
    required(may_keep_members(reader(request)))
    sheet = _asked(month)
    if sheet.handed:
        return _too_late(request, sheet.handed)
    form = HandOverForm(posted(request), initial={"seen": sheet.version})
    if form.is_valid():
        change = _change(request, sheet.month, actions.hand_over, **form.cleaned_data)
        if _done(form, change, sheet.version):
            messages.success(request, _("Đã bàn giao tháng %(month)s cho kế toán.") % {"month": f"{sheet.month:%m/%Y}"})
            return redirect(_page(sheet.month))
    return page_with(request, "council/allowances_hand_over.html", form, {"sheet": sheet, "month": sheet.month})


def _asked(month: str) -> Any:
    return queries.allowance_sheet(_begun(month))


def _begun(month: str) -> date:
    """The month that was named; none that has not begun."""
    found = month_named(month, date.min)
    required(date.min < found <= today())
    return found


def _too_late(request: HttpRequest, handed: Any) -> HttpResponse:
    messages.error(request, str(actions.MonthHandedOver(handed)))
    return redirect(_page(handed.month))


def _change(
    request: HttpRequest, month: date, action: Callable[..., Any], *args: Any, **said: Any
) -> Callable[[], object]:
    office = queries.standing_office(today())
    required(office is not None)
    return lambda: action(office, month, *args, by=reader(request), at=now(), **said)


def _done(form: Any, change: Callable[[], object], version: str) -> bool:
    try:
        found_or_404(change)
    except actions.AllowanceNotPossible as refused:
        form.add_error(None, str(refused))
        # the page tells what stands now: who sends it again has seen it
        form.data = form.data.copy()
        form.data["seen"] = version
        return False
    return True


def _page(month: date) -> str:
    return f"{reverse('council:allowances')}?thang={month:%Y-%m}"


@login_required
@require_GET
def printed(request: HttpRequest) -> HttpResponse:
    """One month for print, with room for who receives it."""
    required(may_keep_allowances(reader(request)))
    sheet = queries.allowance_sheet(_month(request))
    list_read(request, Reading.EXPORT, now(), lambda: _titled(sheet.month), len(sheet.rows))
    return render(request, "council/allowances_print.html", _of(sheet) | {"printed_on": now()})


def _titled(month: date) -> str:
    return _("Bồi dưỡng Hội đồng phối hợp liên ngành, tháng %(month)s") % {"month": f"{month:%m/%Y}"}


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Every month of the year so far, as Excel."""
    required(may_keep_allowances(reader(request)))
    last, on = _month(request), today()
    months = [date(last.year, number, 1) for number in range(1, 13) if date(last.year, number, 1) <= on]
    heads = [
        (_("Tháng"), 10), (_("Họ và tên"), 28), (_("Chức vụ"), 30), (_("Cơ quan"), 40), (_("Vị trí"), 24),
        (_("Mức lương cơ sở"), 18), (_("Theo quy định (đồng)"), 18), (_("Bồi dưỡng (đồng)"), 18), (_("Lý do sửa"), 40),
        (_("Ghi chú"), 34), (_("Truy lĩnh của tháng"), 14), (_("Bàn giao"), 12),
    ]  # fmt: skip
    sheet = Sheet(
        f"boi-duong-hoi-dong-{last.year}.xlsx",
        lambda: _("Bồi dưỡng Hội đồng phối hợp liên ngành, năm %(year)s") % {"year": last.year},
        heads, _cells(queries.allowance_sheets(months)),
    )  # fmt: skip
    return taken_as_excel(request, sheet, now())


def _cells(sheets: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    for sheet in sheets:
        handed = localdate(sheet.handed.handed_at) if sheet.handed else ""
        for row in sheet.rows:
            also = _("Kiêm Tổ giúp việc, tính một mức") if row.also else ""
            yield (
                f"{sheet.month:%m/%Y}", row.full_name, row.position, row.body, _(row.seat_label), row.base_salary,
                row.by_rule, row.amount, row.because, also, f"{row.arrears_of:%m/%Y}" if row.owed_for else "", handed,
            )  # fmt: skip
