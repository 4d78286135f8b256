"""Forms of a body that introduces somebody by its link."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.law.processes.referral import IntroduceByLink
from diemtua.people.details import digits
from diemtua.people.forms import PersonForm
from diemtua.portal.web.forms.track import CodeForm
from diemtua.shared.vietnamese import tidy

_FEWEST_DIGITS = 8


class IntroductionForm(PersonForm):
    """Who, how to reach them without harm, what it is about, whether they agreed, and who sends."""

    marks_required = True
    asked = (
        "full_name", "birth", "phones", "reach", "matter", "agreed", "tell_who", "sender_name", "sender_post",
        "sender_phone", "key",
    )  # fmt: skip

    reach = forms.CharField(
        label=_("Liên hệ với người đó thế nào cho an toàn?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: gọi sau 17 giờ, không nhắn tin; hoặc gặp tại trụ sở Ủy ban nhân dân xã."),
    )  # fmt: skip
    matter = forms.CharField(
        label=_("Chuyện gì, cần giúp gì?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Vài dòng là đủ. Có ngày sắp đến (ra tòa, hết hạn nộp đơn) thì ghi rõ."),
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("Người đó đã được giải thích quyền và đồng ý để cơ quan giới thiệu"),
        error_messages={"required": _("Chỉ giới thiệu khi người đó đồng ý, và đánh dấu vào ô này.")},
    )
    tell_who = forms.BooleanField(
        label=_("Người đó đồng ý để cơ quan biết ai được cử giúp (không bắt buộc)"), required=False
    )
    sender_name = forms.CharField(label=_("Họ và tên người gửi"), max_length=120)
    sender_post = forms.CharField(label=_("Chức vụ"), max_length=120)
    sender_phone = forms.CharField(
        label=_("Điện thoại của người gửi"), max_length=30, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, today=today)
        self.fields["full_name"].label = _("Họ và tên người cần giúp")
        self.fields["birth"].label = _("Ngày sinh hoặc năm sinh")
        self.fields["phones"].label = _("Điện thoại của người đó, nếu gọi được")

    def clean_sender_phone(self) -> str:
        """Extensions and switchboards are numbers, too."""
        typed: str = self.cleaned_data["sender_phone"]
        if len(digits(typed)) < _FEWEST_DIGITS:
            raise forms.ValidationError(_("Hãy ghi đủ số điện thoại, ví dụ 0912345678 hoặc 02903831234."))
        return typed

    def act(self, link: int) -> IntroduceByLink:
        """What is sent by the link; call after `is_valid()`."""
        given = self.cleaned_data
        birth_on, birth_year = given["birth"]
        sender = (given["sender_name"], given["sender_post"], given["sender_phone"])
        return IntroduceByLink(
            link=link,
            agreed=given["agreed"],
            tell_who=given["tell_who"],
            full_name=tidy(given["full_name"]),
            born=f"{birth_on:%d/%m/%Y}" if birth_on else str(birth_year or ""),
            phone=", ".join(given["phones"]),
            reach=given["reach"],
            matter=given["matter"],
            contact=", ".join(tidy(part) for part in sender),
        )


class OutcomeForm(CodeForm):
    """The code and the secret of the receipt of an introduction."""

    so = forms.CharField(
        label=_("Số bí mật trên biên nhận"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-10"}),
    )

    def clean_so(self) -> str:
        """Its digits, however they were grouped."""
        return digits(self.cleaned_data["so"])
