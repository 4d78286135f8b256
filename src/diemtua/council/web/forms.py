"""Reading what the standing office types of members, and the filters of decisions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.council.actions import Term
from diemtua.council.enums import Lateness
from diemtua.law.codes import Code
from diemtua.law.processes.council import COUNCIL_DECISION
from diemtua.law.vocabulary.council import CouncilSeat


def _said(code: type[Code], blank: Any) -> list[tuple[str, Any]]:
    return [("", blank), *((member.value, _(member.label)) for member in code)]


class SeatForm(forms.Form):
    """Who sits where from when. bodies, users: the rows that may be named."""

    seat = forms.ChoiceField(label=_("Vị trí"), choices=_said(CouncilSeat, _("Chọn…")))
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

    def __init__(self, *args: Any, bodies: Iterable[Any], users: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies, self.users = {str(row.pk): row for row in bodies}, {str(row.pk): row for row in users}
        self.fields["body"].choices = [("", _("Chọn…")), *((pk, row.name) for pk, row in self.bodies.items())]  # type: ignore[attr-defined]
        rows = ((pk, f"{row.full_name} ({row.username})") for pk, row in self.users.items())
        self.fields["user"].choices = [("", _("Chưa có tài khoản")), *rows]  # type: ignore[attr-defined]

    def term(self) -> Term:
        """The term as typed; the last day becomes the first day without the seat."""
        said = self.cleaned_data
        last = said["valid_to"]
        return Term(
            seat=CouncilSeat(said["seat"]), full_name=said["full_name"], position=said["position"],
            body=self.bodies[said["body"]], valid_from=said["valid_from"], document=said["document"],
            valid_to=last.fromordinal(last.toordinal() + 1) if last else None, user=self.users.get(said["user"]),
        )  # fmt: skip


class LeaveForm(forms.Form):
    """The last day in the seat."""

    last_on = forms.DateField(label=_("Ngày cuối giữ vị trí"))


class IssuedFilter(forms.Form):
    """The filters of the register of documents, in the address."""

    is_filter = True
    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    form = forms.ChoiceField(label=_("Loại văn bản"), required=False)

    def __init__(self, *args: Any, years: Iterable[int], forms: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("Mọi năm")), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]
        self.fields["form"].choices = [("", _("Mọi loại")), *forms]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """Why a term is no term."""

    because = forms.CharField(label=_("Lý do bỏ"), max_length=300)


class DecisionFilter(forms.Form):
    """The filters of the list, all in the address."""

    is_filter = True
    text = forms.CharField(label=_("Nội dung hoặc số"), required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False,
        choices=[("", _("Mọi trạng thái")), *((state.code, _(state.label)) for state in COUNCIL_DECISION.states)],
    )  # fmt: skip
    owner = forms.ChoiceField(label=_("Cơ quan chủ trì"), required=False)
    lateness = forms.ChoiceField(label=_("Thời hạn"), required=False, choices=_said(Lateness, _("Mọi thời hạn")))
    due_from = forms.DateField(label=_("Hạn từ ngày"), required=False)
    due_to = forms.DateField(label=_("Đến trước ngày"), required=False)

    def __init__(self, *args: Any, owners: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Mọi cơ quan")), *owners]  # type: ignore[attr-defined]
