"""Reading what the standing office types of members and documents, and the filters of lists."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from diemtua.council.actions import Term
from diemtua.council.enums import Lateness
from diemtua.dossiers.asking import ActForm, form_for
from diemtua.law.processes.council import COUNCIL_DECISION
from diemtua.law.processes.council_document import COUNCIL_DOCUMENT
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.shared.filters import wanted_by
from diemtua.shared.periods import end_after
from diemtua.shared.ui.choices import behind, offer, options
from diemtua.shared.ui.reasons import ReasonField

SOMEBODY_ELSE = "khac"
MOST_DONG = 1_000_000_000
_DONG = re.compile(r"\d+|\d{1,3}([.\s]\d{3})+")
ENTER = COUNCIL_DOCUMENT.rule("EnterDocument")


class SeatForm(forms.Form):
    """Who sits where from when. bodies, users: the rows that may be named."""

    seat = forms.ChoiceField(label=_("Vị trí"), choices=options(CouncilSeat, _("Chọn…")))
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    position = forms.CharField(label=_("Chức vụ"), max_length=160)
    body = forms.ChoiceField(label=_("Cơ quan"))
    document = forms.CharField(
        label=_("Quyết định"),
        max_length=200,
        help_text=_("Số, ngày, người ký quyết định thành lập, kiện toàn."),
    )
    valid_from = forms.DateField(label=_("Từ ngày"))
    valid_to = forms.DateField(
        label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống nếu quyết định không ghi.")
    )
    user = forms.ChoiceField(
        label=_("Tài khoản"),
        required=False,
        help_text=_("Để xem việc Hội đồng giao cho cơ quan mình."),
    )
    same_as = forms.ChoiceField(
        label=_("Đã có người trùng tên. Có phải một người không?"),
        widget=forms.RadioSelect,
        help_text=_("Mỗi người hưởng một mức bồi dưỡng mỗi tháng, dù giữ mấy vị trí."),
    )

    def __init__(
        self, *args: Any, bodies: Iterable[Any], users: Iterable[Any], namesakes: Iterable[Any] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies, self.users = {str(row.pk): row for row in bodies}, {str(row.pk): row for row in users}
        offer(self, "body", ((pk, row.name) for pk, row in self.bodies.items()), _("Chọn…"))
        rows = ((pk, f"{row.full_name} ({row.username})") for pk, row in self.users.items())
        offer(self, "user", rows, _("Chưa có tài khoản"))
        self._ask_who({str(row.pk): row for row in namesakes})

    def _ask_who(self, namesakes: dict[str, Any]) -> None:
        """Asked only where somebody of the name sits or sat already."""
        self.namesakes = namesakes
        if not namesakes:
            del self.fields["same_as"]
            return
        rows = [(pk, _one_and(row)) for pk, row in namesakes.items()]
        offer(self, "same_as", [*rows, (SOMEBODY_ELSE, _("Không, là người khác trùng tên"))])

    def term(self) -> Term:
        """The term as typed; the last day becomes the first day without the seat."""
        said = self.cleaned_data
        return Term(
            seat=CouncilSeat(said["seat"]), full_name=said["full_name"], position=said["position"],
            body=self.bodies[said["body"]], valid_from=said["valid_from"], document=said["document"],
            valid_to=end_after(said["valid_to"]), user=self.users.get(said["user"]),
            same_as=self.namesakes.get(said.get("same_as", "")),
        )  # fmt: skip


def _one_and(row: Any) -> Any:
    said = {"name": row.full_name, "position": row.position, "body": row.body.name, "day": f"{row.valid_from:%d/%m/%Y}"}
    return format_lazy(_("Phải, là {name}, {position}, {body}, từ {day}"), **said)


class DongField(forms.IntegerField):
    """Đồng as people type them: `702000`, `702 000`, `702.000`."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        """The number; Django itself would read `702.000` as 702."""
        typed = str(value or "").strip()
        if typed and not _DONG.fullmatch(typed):
            raise forms.ValidationError(_("Hãy ghi số đồng, ví dụ 702 000."))
        return super().to_python(re.sub(r"\D", "", typed))


class AllowanceForm(forms.Form):
    """What a person is owed for a month, and why it is another amount. seen: the version that was shown."""

    amount = DongField(label=_("Số tiền đúng (đồng)"), min_value=0, max_value=MOST_DONG)
    because = ReasonField(
        label=_("Lý do sửa"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: nghỉ không hưởng theo văn bản số …"),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput)


class ArrearsForm(AllowanceForm):
    """What is paid late, and why it was not paid with its own month."""

    amount = DongField(
        label=_("Số tiền truy lĩnh (đồng)"), min_value=0, max_value=MOST_DONG,
        help_text=_("Toàn bộ số trả cùng tháng này cho tháng đó; thay số đang ghi, nếu có."),
    )  # fmt: skip
    because = ReasonField(
        label=_("Lý do truy lĩnh"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: quyết định cử thành viên đến sau khi tháng đó đã bàn giao."),
    )  # fmt: skip


class ArrearsFilter(forms.Form):
    """For which month that was handed over; the latest unless one is named."""

    is_filter = True
    cua = forms.ChoiceField(label=_("Truy lĩnh của tháng"), required=False)

    def __init__(self, *args: Any, months: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.months = {f"{month:%Y-%m}": month for month in months}
        offer(self, "cua", ((named, f"{month:%m/%Y}") for named, month in self.months.items()))

    def month(self) -> date | None:
        """None where no month was handed over."""
        named = wanted_by(self).get("cua", "")
        return self.months.get(named) or next(iter(self.months.values()), None)


class HandOverForm(forms.Form):
    """The month as it was shown."""

    seen = forms.CharField(widget=forms.HiddenInput)


class LeaveForm(forms.Form):
    """The last day in the seat."""

    last_on = forms.DateField(label=_("Ngày cuối giữ vị trí"))


def entering_form(user: Any, dossier: Any) -> type[ActForm]:
    """What the act asks, the number without its symbol, and the signed copy."""
    derived = form_for(ENTER, user, dossier)
    asked = derived.base_fields["given"]
    given = forms.RegexField(
        r"^[0-9]{1,5}[a-zA-Z]?$", label=asked.label, help_text=asked.help_text, required=False,
        error_messages={"invalid": _("Chỉ ghi số, ví dụ 05. Phần sau dấu gạch chéo ghi ở ô Ký hiệu.")},
    )  # fmt: skip
    scan = forms.FileField(
        label=_("Bản đã ký, đóng dấu"), required=False,
        help_text=_("PDF hoặc ảnh chụp rõ nét, không quá 20 MB. Chưa có thì thêm sau ở trang của văn bản."),
    )  # fmt: skip
    return type("EnterDocumentForm", (derived,), {"given": given, "scan": scan, "marks_required": True})


class IssuedFilter(forms.Form):
    """The filters of the register of documents, in the address."""

    is_filter = True
    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    form = forms.ChoiceField(label=_("Loại văn bản"), required=False)

    def __init__(self, *args: Any, years: Iterable[int], forms: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "year", ((year, str(year)) for year in years), _("Mọi năm"))
        offer(self, "form", forms, _("Mọi loại"))


class WithdrawForm(forms.Form):
    """Why a term is no term."""

    because = ReasonField(label=_("Lý do bỏ"))


class DecisionFilter(forms.Form):
    """The filters of the list, all in the address."""

    is_filter = True
    text = forms.CharField(
        label=_("Nội dung hoặc số"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False,
        choices=behind(_("Mọi trạng thái"), ((state.code, _(state.label)) for state in COUNCIL_DECISION.states)),
    )  # fmt: skip
    owner = forms.ChoiceField(label=_("Cơ quan chủ trì"), required=False)
    lateness = forms.ChoiceField(label=_("Thời hạn"), required=False, choices=options(Lateness, _("Mọi thời hạn")))
    due_from = forms.DateField(label=_("Hạn từ ngày"), required=False)
    due_to = forms.DateField(label=_("Đến trước ngày"), required=False)

    def __init__(self, *args: Any, owners: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", owners, _("Mọi cơ quan"))
