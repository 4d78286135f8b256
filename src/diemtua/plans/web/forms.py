"""What a person types about a plan."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from diemtua.plans.actions import Done
from diemtua.plans.enums import TaskState
from diemtua.plans.queries import Period
from diemtua.shared.filters import wanted_by
from diemtua.shared.ui.choices import options

FIGURE = re.compile(r"[^:]*[^\W\d_][^:]*: ?\d")
LARGEST = 5 * 1024 * 1024


class UploadForm(forms.Form):
    """A plan document to read."""

    document = forms.FileField(
        label=_("Văn bản kế hoạch"),
        help_text=_("Tệp .txt, .docx hoặc .html, không quá 5 MB. Bạn xem trước rồi mới xác nhận ghi."),
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx,.html,.htm"}),
    )

    def clean_document(self) -> "UploadedFile[Any]":
        document: UploadedFile[Any] = self.cleaned_data["document"]
        if (document.size or 0) > LARGEST:
            raise forms.ValidationError(_("Tệp lớn hơn 5 MB. Hãy bỏ bớt hình ảnh rồi tải lại."))
        return document


class ReportForm(forms.Form):
    """What was done on a task."""

    state = forms.ChoiceField(label=_("Tình trạng"), choices=options(TaskState))
    reported_on = forms.DateField(label=_("Tính đến ngày"))
    note = forms.CharField(
        label=_("Kết quả thực hiện"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text=_("Không ghi tên hoặc hoàn cảnh của người được trợ giúp."),
    )  # fmt: skip
    product = forms.CharField(label=_("Sản phẩm đã có"), required=False, max_length=1000)

    def done(self) -> Done:
        """The same for the action."""
        said = self.cleaned_data
        return Done(
            TaskState(said["state"]), said["reported_on"], said["note"], said["product"], said.get("figures", ())
        )


class AnswerForm(ReportForm):
    """What a body did of a task. bodies: those of the reader's that the task names; one needs no choice."""

    figures = forms.CharField(
        label=_("Số liệu kèm theo"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một số liệu, ví dụ: Tin, bài đã đăng: 12"),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Collection[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        if len(self.bodies) > 1:
            named = [(pk, body.name) for pk, body in self.bodies.items()]
            self.fields["body"] = forms.ChoiceField(label=_("Trả lời thay mặt cơ quan"), choices=named)
            self.order_fields(["body"])

    def clean_figures(self) -> tuple[str, ...]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["figures"].splitlines() if line.strip()]
        wrong = next((line for line in lines if not FIGURE.match(line)), None)
        if wrong is not None:
            said = _("Dòng “%(line)s” chưa có số. Hãy ghi tên số liệu, dấu hai chấm rồi đến số.")
            raise forms.ValidationError(said, params={"line": wrong})
        return tuple(lines)

    def answering(self) -> Any:
        """The body in whose name it is said."""
        return self.bodies[self.cleaned_data.get("body", next(iter(self.bodies)))]


class PeriodForm(forms.Form):
    """Days the figures are counted over; without them, the year so far."""

    tu = forms.DateField(label=_("Số liệu từ ngày"), required=False)
    den = forms.DateField(label=_("đến hết ngày"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("tu") and found.get("den") and found["tu"] > found["den"]:
            self.add_error("den", _("Ngày cuối không thể trước ngày đầu."))
        return found

    def period(self, today: date) -> Period:
        """The period asked for; the year so far where nothing sensible was."""
        given = wanted_by(self)
        last = given.get("den") or today
        start = given.get("tu") or last.replace(month=1, day=1)
        return Period(start, max(start, last) + timedelta(days=1))
