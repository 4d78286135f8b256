"""What an administrator types when correcting the rulebook."""

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diemtua.law.figures import Line, codes_of
from diemtua.law.vocabulary.areas import AreaKind
from diemtua.law.vocabulary.clocks import DayKind
from diemtua.rulebook.actions import AreaGiven, DayGiven
from diemtua.rulebook.enums import DayStatus, ParameterKey
from diemtua.rulebook.web.days_file import read_days
from diemtua.shared.ui.choices import options
from diemtua.shared.ui.files import no_larger_than
from diemtua.shared.ui.reasons import ReasonField

_AREA_LINE = re.compile(r"(?P<code>\d{3,10})\s*(?:[;,\t]\s*(?P<name>[^;]*?))?\s*(?P<partly>;\s*một phần)?\s*")


LISTED = {
    "kind": _("Đếm những loại"), "outcome": _("Đếm những kết quả trả lời"), "sender": _("Đếm những cơ quan gửi"),
    "authority": _("Đếm những cơ quan thông báo"), "field": _("Đếm những lĩnh vực"),
    "category": _("Đếm những diện người được trợ giúp pháp lý"),
}  # fmt: skip


class ReasonForm(forms.Form):
    """Why the rulebook changes; kept in its journal."""

    reason = ReasonField(help_text=_("Ghi vào nhật ký, ví dụ: theo thông báo mới của Bộ Nội vụ."))


class DayForm(ReasonForm):
    """One day of the calendar."""

    on = forms.DateField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Loại"), choices=options(DayKind), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Tên gọi"), max_length=120, help_text=_("Ví dụ: Tết Nguyên đán, làm bù cho 02/01."))
    document = forms.CharField(label=_("Văn bản"), max_length=200, help_text=_("Số, ngày của thông báo hoặc công văn."))
    status = forms.ChoiceField(
        label=_("Tình trạng"), choices=options(DayStatus), widget=forms.RadioSelect, initial=DayStatus.OFFICIAL.value
    )
    field_order = ("on", "kind", "name", "document", "status", "reason")

    @property
    def given(self) -> DayGiven:
        """What was typed; only after `is_valid()`."""
        typed = self.cleaned_data
        kind, status = DayKind(typed["kind"]), DayStatus(typed["status"])
        return DayGiven(typed["on"], kind, typed["name"], typed["document"], status)


class ImportForm(ReasonForm):
    """A file of days, in the layout of the one that can be downloaded."""

    file = forms.FileField(
        label=_("Tệp Excel"),
        help_text=_("Tệp .xlsx theo mẫu tải về, không quá 1 MB."),
        validators=[no_larger_than(1)],
    )
    field_order = ("file", "reason")

    def clean_file(self) -> tuple[DayGiven, ...]:
        read = read_days(self.cleaned_data["file"])
        if read.problems:
            raise ValidationError(list(read.problems))
        return read.rows


class HoursForm(ReasonForm):
    """A timetable from a day on."""

    valid_from = forms.DateField(label=_("Áp dụng từ ngày"))
    spans = forms.CharField(
        label=_("Giờ làm việc"), max_length=80, help_text=_("Ví dụ: 07:00-11:00, 13:00-17:00"), initial=""
    )
    document = forms.CharField(label=_("Văn bản"), max_length=200)
    field_order = ("valid_from", "spans", "document", "reason")


class ParameterForm(ReasonForm):
    """A value from a day on."""

    key = forms.ChoiceField(label=_("Tham số"), choices=options(ParameterKey))
    value = forms.IntegerField(label=_("Giá trị"), min_value=0)
    valid_from = forms.DateField(label=_("Áp dụng từ ngày"))
    document = forms.CharField(label=_("Văn bản"), max_length=200)
    confirmed = forms.BooleanField(label=_("Đã đối chiếu với văn bản"), required=False)
    field_order = ("key", "value", "valid_from", "document", "confirmed", "reason")

    def clean(self) -> None:
        typed = self.cleaned_data
        if typed.get("value") == 0 and "key" in typed and not ParameterKey(typed["key"]).may_be_nought:
            self.add_error("value", _("Giá trị này phải từ 1 trở lên."))


class AreaListForm(ReasonForm):
    """A list that was newly decided."""

    kind = forms.ChoiceField(label=_("Loại danh sách"), choices=options(AreaKind), widget=forms.RadioSelect)
    document = forms.CharField(label=_("Văn bản quyết định"), max_length=200)
    valid_from = forms.DateField(label=_("Áp dụng từ ngày"))
    field_order = ("kind", "document", "valid_from", "reason")


class AreasForm(ReasonForm):
    """All communes of a list, one a line."""

    areas = forms.CharField(
        label=_("Các xã trong danh sách"),
        widget=forms.Textarea(attrs={"rows": 12}),
        required=False,
        strip=False,
        help_text=_(
            "Mỗi dòng một xã: mã đơn vị hành chính; tên. Thêm “; một phần” nếu chỉ một số ấp thuộc danh sách. "
            "Để trống nếu danh sách không có xã nào của tỉnh."
        ),
    )
    field_order = ("areas", "reason")

    def clean_areas(self) -> list[AreaGiven]:
        found: dict[str, AreaGiven] = {}
        problems = []
        for number, line in enumerate(self.cleaned_data["areas"].splitlines(), start=1):
            match = _AREA_LINE.fullmatch(line.strip())
            if match and match["code"] not in found:
                found[match["code"]] = AreaGiven(match["code"], match["name"] or "", whole=not match["partly"])
            elif line.strip():
                problems.append(_("Dòng %(number)s: không có mã, hoặc mã đã có ở trên.") % {"number": number})
        if problems:
            raise ValidationError(problems)
        return list(found.values())


class FigureForm(ReasonForm):
    """A line of a report from a day on; the codes it counts where it counts by lists."""

    heading = forms.CharField(label=_("Thuộc mục"), max_length=200)
    label = forms.CharField(label=_("Nội dung"), max_length=200)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40)
    order = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=9999, help_text=_("Dòng số nhỏ đứng trước."))
    confirmed = forms.BooleanField(label=_("Đã đối chiếu với mẫu"), required=False)
    valid_from = forms.DateField(label=_("Áp dụng từ ngày"))
    document = forms.CharField(label=_("Văn bản"), max_length=200, help_text=_("Nơi xem mẫu hoặc hướng dẫn."))

    def __init__(self, data: Any, *, line: Line) -> None:
        super().__init__(data, initial={**line.as_json(), **line.lists})
        self.line = line
        for name in line.lists:
            choices = options(codes_of(name))
            self.fields[name] = forms.MultipleChoiceField(
                label=LISTED[name], choices=choices, widget=forms.CheckboxSelectMultiple
            )
        self.order_fields(["heading", "label", "unit", "order", *line.lists, "confirmed", "valid_from", "document"])

    @property
    def given(self) -> Line:
        """The line as typed; only after `is_valid()`."""
        typed = self.cleaned_data
        said = {name: typed[name] for name in ("heading", "label", "unit", "order", "confirmed")}
        lists = {name: typed[name] for name in self.line.lists}
        return replace(self.line, **said, where={**self.line.where, **lists})


class InstrumentForm(ReasonForm):
    """How comparing an instrument's text came out."""

    confirmed = forms.TypedChoiceField(
        label=_("Kết quả đối chiếu"),
        choices=[("1", _("Đã đối chiếu với văn bản gốc")), ("0", _("Chưa đối chiếu được"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    how = forms.CharField(label=_("Đối chiếu với"), max_length=300, help_text=_("Nơi xem văn bản gốc, ngày xem."))
    field_order = ("confirmed", "how", "reason")
