"""Pages of the rulebook: read by everybody who signs in, corrected by administrators."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from diemtua.law.figures import grouped
from diemtua.law.vocabulary.areas import AreaKind
from diemtua.rulebook import actions, permissions, queries
from diemtua.rulebook.actions import Correction, CorrectionNotPossible
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.web import forms
from diemtua.rulebook.web.days_file import days_file
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, found_or_404, get_or_post, posted, reader, required
from diemtua.shared.ui.files import excel_answer
from diemtua.shared.ui.lists import page_of

View = Callable[..., HttpResponse]


def correctors(may: Callable[[Any], bool]) -> Callable[[View], View]:
    """To others a page that corrects does not exist."""

    def decorate(view: View) -> View:
        @login_required
        @get_or_post
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            required(may(reader(request)))
            return view(request, *args, **kwargs)

        return guarded

    return decorate


administrators = correctors(permissions.may_correct)


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    corrects = permissions.may_correct(reader(request))
    return render(request, f"rulebook/{name}.html", {"corrects": corrects, **context}, status=status)


def _form_page(
    request: HttpRequest, form: Any, change: Callable[[Correction], object], back: str, words: dict[str, Any]
) -> HttpResponse:
    """Draw the form; when it was sent and is right, make the change and go back with `words["done"]`.

    words: heading and button, and what else the page says. What is not possible stands on top of the form.
    """
    if request.method == "POST" and form.is_valid():
        try:
            change(Correction(reader(request), clock.now(), form.cleaned_data["reason"]))
        except CorrectionNotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, str(words["done"]))
            return redirect(back)
    return _page(request, "form", {"form": form, "back": back, **words}, REFUSED if form.errors else 200)


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The rulebook opens at its calendar."""
    return redirect("rulebook:calendar")


@login_required
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """The special days of one year; this one unless `?nam=` names another."""
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else clock.today().year
    days = list(queries.days_of(year))
    # as text: a year is no amount, and amounts are written with points
    heading = _("Lịch năm %(year)s") % {"year": year}
    return _page(request, "calendar", {"heading": heading, "days": days, "year": year, "years": queries.years()})


@login_required
@require_GET
def download(request: HttpRequest, year: int) -> HttpResponse:
    """The days of a year as the file that can be imported again."""
    content = days_file(queries.days_of(year), f"Lịch năm {year}")
    return excel_answer(content, f"lich-{year}.xlsx")


@administrators
def add_day(request: HttpRequest) -> HttpResponse:
    form = forms.DayForm(posted(request))
    words = {
        "heading": _("Thêm ngày vào lịch"),
        "button": _("Thêm ngày"),
        "done": _("Đã thêm ngày và tính lại hạn."),
    }
    return _form_page(request, form, lambda why: actions.add_day(form.given, why), "rulebook:calendar", words)


@administrators
def correct_day(request: HttpRequest, pk: int) -> HttpResponse:
    row = found_or_404(lambda: queries.day_of(pk))
    known = {"on": row.date, "kind": row.kind, "name": row.name, "document": row.document, "status": row.status}
    form = forms.DayForm(posted(request), initial=known)
    words = {
        "heading": _("Sửa ngày trong lịch"),
        "button": _("Lưu thay đổi"),
        "done": _("Đã sửa và tính lại hạn."),
    }
    return _form_page(request, form, lambda why: actions.correct_day(row, form.given, why), "rulebook:calendar", words)


@administrators
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    row = found_or_404(lambda: queries.day_of(pk))
    form = forms.ReasonForm(posted(request))
    words = {
        "heading": _("Bỏ ngày %(day)s khỏi lịch?") % {"day": row.date.strftime("%d/%m/%Y")},
        "text": _("%(name)s sẽ không còn được tính. Mọi hạn đang chạy sẽ tính lại; hạn đã hoàn thành giữ nguyên.")
        % {"name": row.name},
        "button": _("Bỏ ngày này"),
        "warning": True,
        "done": _("Đã bỏ ngày và tính lại hạn."),
    }
    return _form_page(request, form, lambda why: actions.remove_day(row, why), "rulebook:calendar", words)


@administrators
def import_days(request: HttpRequest) -> HttpResponse:
    form = forms.ImportForm(posted(request), request.FILES or None)
    words: dict[str, Any] = {
        "heading": _("Nhập lịch từ Excel"), "button": _("Nhập"), "template_year": clock.today().year,
        "text": _("Ngày đã có được sửa theo tệp, ngày chưa có được thêm. Có một dòng sai thì không nhập dòng nào."),
    }  # fmt: skip

    def change(why: Correction) -> None:
        number = actions.import_days(form.cleaned_data["file"], why)
        words["done"] = ngettext("Đã nhập %(number)s ngày.", "Đã nhập %(number)s ngày.", number) % {"number": number}

    return _form_page(request, form, change, "rulebook:calendar", words)


@login_required
@require_GET
def hours(request: HttpRequest) -> HttpResponse:
    """Timetables, latest first."""
    return _page(request, "hours", {"hours": queries.hours()})


@administrators
def set_hours(request: HttpRequest) -> HttpResponse:
    form = forms.HoursForm(posted(request))

    def change(why: Correction) -> None:
        typed = form.cleaned_data
        actions.set_hours(typed["valid_from"], typed["spans"], typed["document"], why)

    words = {"heading": _("Đặt giờ làm việc"), "button": _("Lưu giờ làm việc"), "done": _("Đã lưu giờ làm việc.")}
    return _form_page(request, form, change, "rulebook:hours", words)


@login_required
@require_GET
def parameters(request: HttpRequest) -> HttpResponse:
    """Values with their dates."""
    return _page(request, "parameters", {"values": queries.parameters()})


@administrators
def set_parameter(request: HttpRequest) -> HttpResponse:
    form = forms.ParameterForm(posted(request))

    def change(why: Correction) -> None:
        typed = form.cleaned_data
        key = ParameterKey(typed["key"])
        given = (key, typed["value"], typed["valid_from"], typed["document"])
        actions.set_parameter(*given, why, confirmed=typed["confirmed"])

    words = {"heading": _("Đặt giá trị mới"), "button": _("Lưu giá trị"), "done": _("Đã lưu giá trị mới.")}
    return _form_page(request, form, change, "rulebook:parameters", words)


@login_required
@require_GET
def area_lists(request: HttpRequest) -> HttpResponse:
    """Lists of especially difficult areas, and which of them were taken in."""
    return _page(request, "areas", {"lists": queries.area_lists()})


@administrators
def add_area_list(request: HttpRequest) -> HttpResponse:
    form = forms.AreaListForm(posted(request))

    def change(why: Correction) -> None:
        typed = form.cleaned_data
        actions.add_area_list(AreaKind(typed["kind"]), typed["valid_from"], typed["document"], why)

    words = {
        "heading": _("Thêm danh sách mới"), "button": _("Thêm danh sách"), "done": _("Đã thêm. Hãy nhập các xã."),
        "text": _("Danh sách cùng loại đang dùng sẽ hết hiệu lực từ ngày danh sách mới bắt đầu."),
    }  # fmt: skip
    return _form_page(request, form, change, "rulebook:areas", words)


@administrators
def load_areas(request: HttpRequest, pk: int) -> HttpResponse:
    area_list = found_or_404(lambda: queries.area_list(pk))
    known = "\n".join(
        f"{area.place_code}; {area.name}{'' if area.whole else '; một phần'}" for area in queries.areas_of(area_list)
    )
    form = forms.AreasForm(posted(request), initial={"areas": known})
    words = {
        "heading": _("Nhập danh sách vùng đặc biệt khó khăn"), "text": area_list.document, "button": _("Lưu danh sách"),
        "done": _("Đã lưu danh sách."),
    }  # fmt: skip
    return _form_page(
        request,
        form,
        lambda why: actions.load_areas(area_list, form.cleaned_data["areas"], why),
        "rulebook:areas",
        words,
    )


@login_required
@require_GET
def instruments(request: HttpRequest) -> HttpResponse:
    """Every instrument the rules cite, with how far its text was confirmed."""
    return _page(request, "instruments", {"instruments": queries.instruments().values()})


@administrators
def confirm_instrument(request: HttpRequest, key: str) -> HttpResponse:
    known = queries.instruments()
    required(key in known)
    form = forms.InstrumentForm(posted(request))

    def change(why: Correction) -> None:
        typed = form.cleaned_data
        actions.confirm_instrument(key, typed["confirmed"], typed["how"], clock.today(), why)

    source = known[key].source
    words = {
        "heading": _("Đối chiếu văn bản"), "quoted": f"{source.title} ({source.number})", "button": _("Lưu kết quả"),
        "done": _("Đã lưu kết quả đối chiếu."),
    }  # fmt: skip
    return _form_page(request, form, change, "rulebook:instruments", words)


@login_required
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """Lines of the reports as they stand today, and which were compared with their form."""
    known = queries.figure_lines(clock.today())
    groups = [
        (heading, [known[line.key] for line in lines]) for heading, lines in grouped(f.line for f in known.values())
    ]
    corrects = permissions.may_correct_figures(reader(request))
    return _page(request, "figures", {"groups": groups, "count": len(known), "corrects": corrects})


@correctors(permissions.may_correct_figures)
def correct_figure(request: HttpRequest, key: str) -> HttpResponse:
    known = queries.figure_lines(clock.today())
    required(key in known)
    form = forms.FigureForm(posted(request), line=known[key].line)

    def change(why: Correction) -> None:
        actions.correct_figure(form.given, form.cleaned_data["valid_from"], form.cleaned_data["document"], why)

    words = {
        "heading": _("Sửa dòng số liệu"), "quoted": known[key].line.label, "button": _("Lưu dòng số liệu"),
        "text": _("Báo cáo đã chốt giữ nguyên; báo cáo đang lập tính theo dòng mới từ ngày áp dụng."),
        "done": _("Đã lưu dòng số liệu."),
    }  # fmt: skip
    return _form_page(request, form, change, "rulebook:figures", words)


@login_required
@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """Who corrected what, when and why."""
    return _page(request, "changes", {"page": page_of(queries.changes(), request.GET, order=("-at", "-id"))})
