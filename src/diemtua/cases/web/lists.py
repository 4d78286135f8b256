"""The case list: filters in the address, saved under names, exported as it stands."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from diemtua.cases.actions.books import forget_view, save_view
from diemtua.cases.permissions import may_open_books, may_open_cases, may_take_in
from diemtua.cases.queries import LISTED_WITH, listed, offices_listed, saved_views_of, simple_matters_visible_to
from diemtua.cases.web.forms import CaseFilter
from diemtua.dossiers.listing import Sheet, taken_as_excel
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.shared.clock import now
from diemtua.shared.filters import in_words, wanted_by
from diemtua.shared.ui.asking import reader, required
from diemtua.shared.ui.lists import page_of
from diemtua.shared.ui.searching import asked_of, filters_of, list_address, opened

NEWEST = ("-received_at", "-id")
COLUMNS = [
    (gettext_lazy("Mã hồ sơ"), 18),
    (gettext_lazy("Người được trợ giúp"), 28),
    (gettext_lazy("Trạng thái"), 22),
    (gettext_lazy("Hình thức"), 20),
    (gettext_lazy("Lĩnh vực"), 24),
    (gettext_lazy("Kênh tiếp nhận"), 24),
    (gettext_lazy("Lúc nhận"), 17),
    (gettext_lazy("Lúc thụ lý"), 17),
    (gettext_lazy("Người thực hiện"), 24),
    (gettext_lazy("Hạn gần nhất"), 17),
]


# neither a name nor what somebody suffers from stands in a record of reading
UNSAID = {"text": gettext_lazy("Tìm theo tên hoặc mã"), "category": gettext_lazy("Lọc theo diện")}


@login_required
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """Requests and cases the user may see, newest first."""
    required(may_open_cases(reader(request)))
    at = now()
    asked, filters = _asked(request, offices=offices_listed(reader(request)))
    wanted = wanted_by(filters)
    page = page_of(listed(reader(request), wanted, at), asked, order=NEWEST, related=LISTED_WITH)
    shown = {"page": page, "filters": filters, "now": at, "saved": saved_views_of(reader(request))}
    shown |= {"filtered": any(wanted.values()), "query": asked.urlencode()}
    shown |= {"takes_in": may_take_in(reader(request)), "opens_books": may_open_books(reader(request))}
    return render(request, "cases/list.html", shown)


@login_required
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """The list under the filters that were chosen; a name that was typed goes sealed into its address."""
    required(may_open_cases(reader(request)))
    return redirect(list_address("cases:list", filters_of(request, CaseFilter, request.POST)))


def _asked(request: HttpRequest, offices: Sequence[tuple[int, str]] = ()) -> tuple[QueryDict, CaseFilter]:
    """What the address asks, and the filters with the words it holds sealed."""
    asked, told = asked_of(request)
    return asked, CaseFilter(told, offices=offices)


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The list under its filters as Excel, names masked as on the screen."""
    required(may_open_cases(reader(request)))
    at = now()
    _query, filters = _asked(request)
    wanted = wanted_by(filters)
    rows = listed(reader(request), wanted, at).order_by(*NEWEST).select_related(*LISTED_WITH)
    sheet = Sheet(
        f"vu-viec-{at:%Y%m%d-%H%M}.xlsx", lambda: _("Danh sách vụ việc"),
        COLUMNS, rows.iterator(chunk_size=500), _cells,
        narrowed=lambda: in_words(filters, UNSAID), whose=lambda row: row.dossier.office_id,
    )  # fmt: skip
    return taken_as_excel(request, sheet, at)


def _cells(row: Any) -> list[Any]:
    case, dossier = getattr(row, "case", None), row.dossier
    return [
        dossier.reference,
        dossier.label,
        _(dossier.current_state.label),
        _(AidForm(row.form).label) if row.form else "",
        _(LegalField(row.field).label),
        _(ReceptionChannel(row.channel).label),
        row.received_at,
        case.accepted_at if case else None,
        dossier.owner.full_name if dossier.owner else "",
        dossier.next_due_at,
    ]


@login_required
@require_POST
def keep_view(request: HttpRequest) -> HttpResponse:
    """Keep the list with its filters under a name."""
    required(may_open_cases(reader(request)))
    given = QueryDict(request.POST.get("query", "")).copy()
    given["text"] = opened(request, given)
    name, query = request.POST.get("name", "").strip(), filters_of(request, CaseFilter, given)
    if name:
        save_view(reader(request), name, query)
        messages.success(request, _("Đã lưu danh sách “%(name)s”.") % {"name": name})
    else:
        messages.error(request, _("Hãy đặt tên cho danh sách rồi lưu lại."))
    return redirect(list_address("cases:list", query))


@login_required
@require_POST
def drop_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one of one's own lists."""
    required(may_open_cases(reader(request)))
    forget_view(reader(request), pk)
    messages.success(request, _("Đã bỏ danh sách đã lưu."))
    return redirect("cases:list")


@login_required
@require_GET
def simple_matters(request: HttpRequest) -> HttpResponse:
    """The book of simple matters, newest first."""
    required(may_open_cases(reader(request)))
    page = page_of(simple_matters_visible_to(reader(request)), request.GET, order=("-answered_at", "-id"))
    return render(request, "cases/simple_matters.html", {"page": page})
