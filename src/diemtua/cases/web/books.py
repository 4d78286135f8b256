"""The register of cases (form 12-01): on screen, printed, as Excel, closed by the month."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from diemtua.cases.actions.books import BookNotReadyToClose, close_book
from diemtua.cases.permissions import may_close_book
from diemtua.cases.queries import books_of, closing_of, desks_of, register_of
from diemtua.cases.web.register import COLUMNS, folded, heads, line_of
from diemtua.documents.enums import FileKind
from diemtua.documents.queries import letterhead
from diemtua.documents.rendering.compose import compose
from diemtua.documents.rendering.form import forms
from diemtua.documents.rendering.pdf import pdf
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.listing import Sheet, list_read, taken_as_excel
from diemtua.shared.clock import now, today
from diemtua.shared.ui.asking import reader
from diemtua.shared.ui.files import file_answer


@login_required
@require_GET
def register_now(request: HttpRequest) -> HttpResponse:
    """The register of this month at the user's own office."""
    offices = desks_of(reader(request)) or books_of(reader(request))
    if not offices:
        raise Http404
    at = now()
    return redirect("cases:register", office=offices[0].code, year=at.year, month=at.month)


@login_required
@require_GET
def register(request: HttpRequest, office: str, year: int, month: int) -> HttpResponse:
    """One month of one office's register."""
    book = _book(request, office, year, month)
    list_read(request, Reading.LIST, now(), _title(year, month), len(book["lines"]), office=book["office"].pk)
    rows = [(line.struck_at, folded(line_of(line))) for line in book["lines"]]
    return render(request, "cases/register.html", book | {"rows": rows, "heads": heads()})


@login_required
@require_GET
def register_sheet(request: HttpRequest, office: str, year: int, month: int) -> HttpResponse:
    """The same as Excel."""
    book = _book(request, office, year, month)
    columns = [(str(label), width) for _name, label, width in COLUMNS]
    rows = ([line_of(line)[name] for name, _label, _width in COLUMNS] for line in book["lines"])
    name, title = f"so-thu-ly-{year}-{month:02d}.xlsx", _title(year, month)
    return taken_as_excel(request, Sheet(name, title, columns, rows, office=book["office"].pk), now())


def _title(year: int, month: int) -> Callable[[], str]:
    return lambda: _("Sổ thụ lý tháng %(month)s/%(year)s") % {"month": month, "year": year}


@login_required
@require_GET
def register_print(request: HttpRequest, office: str, year: int, month: int) -> HttpResponse:
    """The same as a printed sheet with room for signatures."""
    book = _book(request, office, year, month)
    if not book["lines"]:
        messages.info(request, _("Tháng này chưa có dòng nào trong Sổ."))
        return redirect("cases:register", office=office, year=year, month=month)
    said, office_id = _title(year, month), book["office"].pk
    list_read(request, Reading.EXPORT, now(), said, len(book["lines"]), office=office_id)
    # an official paper is Vietnamese whoever prints it
    with override("vi"):
        return file_answer(_printed(book, year, month), FileKind.PDF, f"so-thu-ly-{year}-{month:02d}.pdf")


def _printed(book: dict[str, Any], year: int, month: int) -> bytes:
    place = book["office"]
    data = letterhead(place, today()) | {
        "period": _("Tháng %(month)s năm %(year)s") % {"month": month, "year": year},
        "entries": [line_of(line) for line in book["lines"]],
    }
    return pdf(compose(forms()["TT12-01"], data))


@login_required
@require_POST
def close_register(request: HttpRequest, office: str, year: int, month: int) -> HttpResponse:
    """Close the month."""
    book = _book(request, office, year, month)
    try:
        close_book(book["office"], year, month, by=reader(request), at=now())
    except BookNotReadyToClose as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Đã kết sổ tháng %(month)s/%(year)s.") % {"month": month, "year": year})
    return redirect("cases:register", office=office, year=year, month=month)


def _book(request: HttpRequest, code: str, year: int, month: int) -> dict[str, Any]:
    offices = books_of(reader(request))
    office = next((each for each in offices if each.code == code), None)
    if office is None or not 1 <= month <= 12 or not 2000 <= year <= 2100:
        raise Http404
    return {
        "office": office,
        "offices": offices,
        "year": year,
        "month": month,
        "before": (year - 1, 12) if month == 1 else (year, month - 1),
        "after": (year + 1, 1) if month == 12 else (year, month + 1),
        "lines": list(register_of(reader(request), office.pk, year, month)),
        "closing": closing_of(office.pk, year, month),
        "may_close": may_close_book(reader(request), office.pk),
    }
