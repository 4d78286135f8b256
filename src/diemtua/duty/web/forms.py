"""Reading what people typed about duty."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.duty.actions import ContactGiven
from diemtua.duty.enums import ContactOutcome, DutyMode, DutyPart, Weekday
from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.people.forms import can_be_rung
from diemtua.shared.periods import end_after, last_day_before
from diemtua.shared.ui.choices import offer, options
from diemtua.shared.ui.files import no_larger_than
from diemtua.shared.ui.folding import Folded
from diemtua.shared.ui.periods import OfDays
from diemtua.shared.ui.reasons import ReasonField
from diemtua.shared.vietnamese import tidy


class SiteForm(OfDays):
    """A place of duty."""

    organisation = forms.TypedChoiceField(label=_("Cơ quan"), coerce=int)
    name = forms.CharField(
        label=_("Tên nơi trực"), required=False, max_length=200, help_text=_("Bỏ trống thì lấy tên cơ quan")
    )
    mode = forms.ChoiceField(label=_("Cách trực"), choices=options(DutyMode), widget=forms.RadioSelect)
    commune = forms.TypedChoiceField(
        label=_("Xã, phường của nơi trực"), coerce=int, empty_value=None, required=False,
        help_text=_("Để khi đề xuất, máy biết nhà ai gần nơi này"),
    )  # fmt: skip
    place = forms.CharField(label=_("Địa điểm, phòng"), required=False, max_length=250)
    phone = forms.CharField(
        label=_("Điện thoại trực niêm yết"), required=False, max_length=30, validators=[can_be_rung],
        help_text=_("Bỏ trống thì dùng số của người trực ca đó"),
    )  # fmt: skip
    field = forms.ChoiceField(label=_("Lĩnh vực cần"), required=False, choices=options(LegalField, _("Mọi lĩnh vực")))
    on_call = forms.BooleanField(label=_("Người trực ở đây nhận thông báo khẩn gửi đơn vị, cả ban đêm"), required=False)
    first_day = forms.DateField(label=_("Trực từ ngày"))
    last_day = forms.DateField(label=_("Đến hết ngày"), required=False)

    def __init__(
        self, *args: Any, bodies: list[tuple[int, str]], communes: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", bodies, _("Chọn…"))
        offer(self, "commune", communes, _("Chưa chọn"))
        self.bodies = dict(bodies)

    def values(self) -> dict[str, Any]:
        """Columns of the row."""
        given = dict(self.cleaned_data)
        given |= {f"{name}_id": given.pop(name) for name in ("organisation", "commune")}
        given["phone"] = tidy(given["phone"])
        given["name"] = given["name"] or self.bodies[given["organisation_id"]]
        return given | {"valid_from": given.pop("first_day"), "valid_to": end_after(given.pop("last_day"))}


def site_initial(site: Any) -> dict[str, Any]:
    """What the form shows of a place that is there."""
    names = ("name", "mode", "place", "phone", "field", "on_call")
    found = {name: getattr(site, name) for name in names}
    found |= {"organisation": site.organisation_id, "commune": site.commune_id}
    return found | {"first_day": site.valid_from, "last_day": last_day_before(site.valid_to)}


class DemandForm(forms.Form):
    """The same demand for several weekdays and parts."""

    weekdays = forms.MultipleChoiceField(
        label=_("Những thứ nào"), choices=options(Weekday), widget=forms.CheckboxSelectMultiple
    )
    part = forms.ChoiceField(label=_("Buổi"), choices=options(DutyPart), widget=forms.RadioSelect)
    seats = forms.IntegerField(label=_("Số người"), min_value=1, max_value=9, initial=1)
    days_off = forms.BooleanField(label=_("Cả khi ngày đó là ngày nghỉ, ngày lễ"), required=False)
    valid_from = forms.DateField(label=_("Từ ngày"))


class TieForm(forms.Form):
    """What is known of a person for a place."""

    practitioner = forms.TypedChoiceField(label=_("Người"), coerce=int)
    km = forms.IntegerField(label=_("Cách nhà (km)"), required=False, min_value=0, max_value=999)
    barred = forms.BooleanField(label=_("Không xếp trực ở nơi này"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=200)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "practitioner", people, _("Chọn…"))

    def values(self) -> dict[str, Any]:
        """Columns of the row."""
        return {name: self.cleaned_data[name] for name in ("km", "barred", "note")}


class TermsForm(forms.Form):
    """What was agreed with a person about duty."""

    takes_part = forms.BooleanField(label=_("Tham gia trực"), required=False)
    weekly_cap = forms.IntegerField(label=_("Nhiều nhất mấy buổi một tuần"), min_value=0, max_value=21)


class SeatForm(forms.Form):
    """Who sits at a seat, chosen by hand."""

    practitioner = forms.TypedChoiceField(label=_("Người trực"), coerce=int, widget=forms.RadioSelect)
    reason = ReasonField(label=_("Lý do, nếu vẫn xếp người đang vướng"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[tuple[int, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "practitioner", people)


class ContactForm(Folded):
    """Somebody who turned to the person on duty."""

    caller = forms.CharField(label=_("Ai liên hệ, thuộc cơ quan nào"), max_length=200)
    phone = forms.CharField(label=_("Điện thoại"), required=False, max_length=30)
    about = forms.CharField(label=_("Về việc gì"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    person = forms.CharField(label=_("Người cần trợ giúp, nếu là người khác"), required=False, max_length=120)
    status = forms.ChoiceField(
        label=_("Tư cách tố tụng"), required=False,
        choices=options(ProceduralStatus, _("Không có hoặc chưa rõ")),
    )  # fmt: skip
    place = forms.CharField(label=_("Người đó ở đâu, hoặc bị giam, giữ ở đâu"), required=False, max_length=200)
    outcome = forms.ChoiceField(label=_("Kết quả"), choices=options(ContactOutcome), widget=forms.RadioSelect)
    at = forms.DateTimeField(label=_("Lúc"), required=False, help_text=_("Bỏ trống nếu vừa xong"))
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    # a referral or a request will begin with it
    more = ("person", "status", "place")

    def given(self, now: datetime) -> ContactGiven:
        """Everything together."""
        data = self.cleaned_data
        return ContactGiven(
            at=data["at"] or now, caller=tidy(data["caller"]), phone=data["phone"], about=data["about"],
            outcome=data["outcome"], key=data["key"], person=tidy(data["person"]), status=data["status"],
            place=tidy(data["place"]),
        )  # fmt: skip


class MistakeForm(forms.Form):
    """Why something is taken back."""

    reason = ReasonField(label=_("Vì sao hủy"), help_text=_("Ví dụ: bấm nhầm ca, ghi nhầm người"))


class ScheduleForm(OfDays):
    """A court's schedule as Excel."""

    file = forms.FileField(
        label=_("Lịch xét xử (Excel)"),
        help_text=_(
            "Các cột: Ngày, Giờ, Nơi trực, Phòng xử, Vụ án; nên có cột Số vụ án. Nơi trực ghi đúng tên trong danh sách "
            "nơi trực. Còn một dòng lỗi thì chưa nhận dòng nào."
        ),
        validators=[no_larger_than(5)],
    )
    first_day = forms.DateField(label=_("Lịch của các ngày từ"), required=False)
    last_day = forms.DateField(
        label=_("Đến hết ngày"), required=False,
        help_text=_("Bỏ trống thì lấy ngày đầu và ngày cuối trong tệp. Lịch thay lịch đã nhận của những ngày này."),
    )  # fmt: skip
