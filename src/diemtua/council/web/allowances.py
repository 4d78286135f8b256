"""The monthly allowance of members and helpers, for the accountant alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from diemtua.council import queries
from diemtua.council.permissions import may_see_allowances
from diemtua.dossiers.listing import Sheet, taken_as_excel
from diemtua.law.council import ALLOWANCE_NOT_CONFIRMED
from diemtua.shared.clock import now, today
from diemtua.shared.months import following, month_named
from diemtua.shared.ui.asking import reader, required


def _month(request: HttpRequest) -> date:
    """The month of the address, or this one."""
    return month_named(request.GET.get("thang", ""), today())


@login_required
@require_GET
def allowances(request: HttpRequest) -> HttpResponse:
    """Who is owed what for one month, and the sum."""
    required(may_see_allowances(reader(request)))
    month = _month(request)
    rows = queries.allowances([month])
    before, after = (month - timedelta(days=1)).replace(day=1), following(month)
    shown = {
        "rows": rows, "month": month, "total": sum(row.amount or 0 for row in rows), "notes": ALLOWANCE_NOT_CONFIRMED,
        "before": f"{before:%Y-%m}", "after": f"{after:%Y-%m}" if after <= today() else "",
        "salary": rows[0].base_salary if rows else None,
    }  # fmt: skip
    return render(request, "council/allowances.html", shown)


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Every month of the year so far, as Excel."""
    required(may_see_allowances(reader(request)))
    last, on = _month(request), today()
    months = [date(last.year, number, 1) for number in range(1, 13) if date(last.year, number, 1) <= on]
    heads = [
        (_("Tháng"), 10), (_("Họ và tên"), 28), (_("Chức vụ"), 30), (_("Cơ quan"), 40), (_("Vị trí"), 24),
        (_("Mức lương cơ sở"), 18), (_("Bồi dưỡng (đồng)"), 18), (_("Ghi chú"), 40),
    ]  # fmt: skip
    sheet = Sheet(
        f"boi-duong-hoi-dong-{last.year}.xlsx",
        lambda: _("Bồi dưỡng Hội đồng phối hợp liên ngành, năm %(year)s") % {"year": last.year},
        heads, _cells(queries.allowances(months)),
    )  # fmt: skip
    return taken_as_excel(request, sheet, now())


def _cells(rows: Any) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        member, also = row.member, _("Kiêm Tổ giúp việc, tính một mức") if row.also else ""
        yield (
            f"{row.month:%m/%Y}", member.full_name, member.position, member.body.name, _(member.get_seat_display()),
            row.base_salary, row.amount, also,
        )  # fmt: skip
