"""Pages of practitioners: the list, one of them, their leave, and the evidence of conflict checks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.listing import Sheet, taken_as_excel
from diemtua.dossiers.queries import dossiers_visible_to, record_read
from diemtua.law.vocabulary.aid import LegalField
from diemtua.people.enums import Language
from diemtua.shared import clock
from diemtua.shared.filters import in_words
from diemtua.shared.periods import last_day_before
from diemtua.shared.ui.asking import REFUSED, get_or_post, reader, required
from diemtua.shared.ui.lists import page_of
from diemtua.workforce import actions, permissions, queries
from diemtua.workforce.enums import LeaveKind, PractitionerKind
from diemtua.workforce.web.forms import FilterForm, LeaveForm, PractitionerForm, words

_ORDER = ("sort_key", "pk")
_COLUMNS = [
    (gettext_lazy("Họ và tên"), 28), (gettext_lazy("Loại"), 30), (gettext_lazy("Đơn vị"), 34),
    (gettext_lazy("Số thẻ"), 16), (gettext_lazy("Thẻ đến hết"), 14),
    (gettext_lazy("Hợp đồng đến hết"), 16), (gettext_lazy("Lĩnh vực"), 40), (gettext_lazy("Ngôn ngữ"), 20),
    (gettext_lazy("Điện thoại"), 16), (gettext_lazy("Đang làm"), 10),
]  # fmt: skip


def _row(request: HttpRequest, uid: UUID) -> Any:
    rows = queries.practitioners_visible_to(reader(request))
    return get_object_or_404(rows.select_related("office", "organisation", "commune", "user"), uid=uid)


@login_required
@require_GET
def list_practitioners(request: HttpRequest) -> HttpResponse:
    """Who there is, under the filters of the address."""
    user, today = reader(request), clock.today()
    required(permissions.may_see_workforce(user))
    offices = [(each.pk, each.short_name or each.name) for each in queries.offices_seen(user)]
    form = FilterForm(request.GET, offices=offices)
    page = page_of(queries.filtered(user, today, **form.filters()), request.GET, order=_ORDER, size=50)
    context = {"form": form, "page": page, "may_keep": permissions.may_keep_workforce(user), "today": today}
    return render(request, "workforce/list.html", context | {"soon": today + queries.SOON})


@login_required
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The list under the same filters, as an Excel file."""
    user, today = reader(request), clock.today()
    required(permissions.may_see_workforce(user))
    offices = [(each.pk, each.short_name or each.name) for each in queries.offices_seen(user)]
    form = FilterForm(request.GET, offices=offices)
    rows = queries.filtered(user, today, **form.filters()).order_by(*_ORDER)
    sheet = Sheet(
        f"nguoi-thuc-hien-{today:%Y-%m-%d}.xlsx", lambda: _("Người thực hiện trợ giúp pháp lý"),
        _COLUMNS, rows, _cells,
        narrowed=lambda: in_words(form, {"q": _("Tìm theo tên")}), whose=lambda row: row.office_id,
    )  # fmt: skip
    return taken_as_excel(request, sheet, clock.now())


def _cells(row: Any) -> list[Any]:
    return [
        row.full_name, _(PractitionerKind(row.kind).label), row.office.name, row.card_number,
        last_day_before(row.card_valid_to), last_day_before(row.contract_to), ", ".join(words(row.fields, LegalField)),
        ", ".join(words(row.languages, Language)), row.phone, row.load or 0,
    ]  # fmt: skip


@login_required
@require_GET
def show(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One practitioner: papers, leave, work."""
    user, row = reader(request), _row(request, uid)
    context = {
        "row": row,
        "papers": _papers(row),
        "leaves": queries.leaves_of(row)[:20],
        "page": page_of(queries.engagements_of(user, row), request.GET, order=("-from_at", "-pk"), size=20),
        "may_keep": permissions.may_keep(user, row),
        "may_enter_leave": permissions.may_enter_leave(user, row),
        "today": clock.today(),
    }
    return render(request, "workforce/practitioner.html", context)


def _papers(row: Any) -> list[tuple[str, Any]]:
    """Label and value of what the office keeps; empty values are shown as such, because they block appointments."""
    rank = _(row.get_rank_display()) if row.rank else ""
    return [
        (_("Số thẻ"), row.card_number),
        (_("Thẻ có giá trị"), _period(row.card_valid_from, row.card_valid_to)),
        (_("Hợp đồng"), _period(row.contract_from, row.contract_to)),
        (_("Ngày bổ nhiệm, công nhận"), row.appointed_on and f"{row.appointed_on:%d/%m/%Y}"),
        (_("Hạng chức danh"), rank),
        (_("Số năm tư vấn pháp luật"), row.advice_years),
        (_("Tổ chức tham gia"), row.organisation),
        (_("Lĩnh vực"), ", ".join(words(row.fields, LegalField)) or _("Mọi lĩnh vực")),
        (_("Ngôn ngữ"), ", ".join(dict.fromkeys([_(Language.VIETNAMESE.label), *words(row.languages, Language)]))),
        (_("Nơi ở"), row.commune),
        (_("Điện thoại"), row.phone),
        (_("Tài khoản"), row.user),
    ]


def _period(start: Any, end: Any) -> str:
    if start is None and end is None:
        return ""
    first = f"{start:%d/%m/%Y}" if start else "?"
    return f"{first} – {last_day_before(end):%d/%m/%Y}" if end else _("từ %(day)s") % {"day": first}


@login_required
@get_or_post
def add(request: HttpRequest) -> HttpResponse:
    """Somebody new performs legal aid."""
    required(permissions.may_keep_workforce(reader(request)))
    return _kept(request, None)


@login_required
@get_or_post
def edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Better values for a known practitioner."""
    row = _row(request, uid)
    required(permissions.may_keep(reader(request), row))
    return _kept(request, row)


def _kept(request: HttpRequest, row: Any) -> HttpResponse:
    form = PractitionerForm(request.POST or None, keeper=reader(request), today=clock.today(), row=row)
    if form.is_valid():
        kept = actions.keep_practitioner(row, form.values())
        messages.success(request, _("Đã lưu %(name)s.") % {"name": kept.full_name})
        return redirect("workforce:practitioner", kept.uid)
    context = {"form": form, "row": row}
    return render(request, "workforce/edit.html", context, status=REFUSED if request.POST else 200)


@login_required
@get_or_post
def enter_leave(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Somebody will be away."""
    row, form = _row(request, uid), LeaveForm(request.POST or None)
    required(permissions.may_enter_leave(reader(request), row))
    if form.is_valid():
        given = form.cleaned_data
        days = {"start": given["first_day"], "end": form.end, "note": given["note"]}
        actions.enter_leave(row, LeaveKind(given["kind"]), by=reader(request), at=clock.now(), **days)
        messages.success(request, _("Đã ghi đợt nghỉ. Những ngày này hệ thống không đề xuất cử người này."))
        return redirect("workforce:practitioner", uid)
    context = {"form": form, "row": row}
    return render(request, "workforce/leave.html", context, status=REFUSED if request.POST else 200)


@login_required
@require_POST
def cancel_leave(request: HttpRequest, uid: UUID, leave_id: int) -> HttpResponse:
    """A leave entered by mistake."""
    row = _row(request, uid)
    required(permissions.may_enter_leave(reader(request), row))
    actions.cancel_leave(get_object_or_404(queries.leaves_of(row), pk=leave_id))
    messages.success(request, _("Đã bỏ đợt nghỉ."))
    return redirect("workforce:practitioner", uid)


@login_required
@get_or_post
def checks(request: HttpRequest, dossier_uid: UUID) -> HttpResponse:
    """Evidence of conflict checks; heads open what was met, and their reading is recorded."""
    user = reader(request)
    dossier = get_object_or_404(dossiers_visible_to(user), uid=dossier_uid)
    found = queries.checks_of(user, dossier)
    may_read = permissions.may_read_found(user)
    context: dict[str, Any] = {
        "dossier": dossier,
        "page": page_of(found, request.GET, order=("-checked_at", "-pk"), size=30),
    }
    context["may_read"] = may_read
    if request.method == "POST":
        required(may_read)
        check = get_object_or_404(found, pk=request.POST.get("kiem_tra") or 0)
        record_read(user, dossier, Reading.CONFLICT, clock.now())
        context |= {"opened": check, "references": queries.references_of(user, check)}
    return render(request, "workforce/checks.html", context)
