"""Reading what an officer typed: a request at the desk, filters of the list, a party."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.queries import organisations_on
from diemtua.cases.actions.intake import Intake
from diemtua.cases.queries import request_by_code
from diemtua.law.processes.legal_aid_case.states import STATES
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.parties import PartyRole
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import Locality, ReceptionChannel, Requester
from diemtua.people.details import PersonDetails, phone_number
from diemtua.people.forms import PersonForm
from diemtua.shared.ui.choices import behind, offer, options
from diemtua.shared.vietnamese import tidy

NOT_SAID = _("Chưa rõ")
SOMEBODY_ELSE = "nguoi-khac"
REFERRERS = (ReceptionChannel.PROCEEDINGS_NOTICE, ReceptionChannel.COMMUNE_INTRODUCTION, ReceptionChannel.OTHER_BODY)


class DeskPersonForm(PersonForm):
    """A person as told across a desk: one question for the number, doubts instead of refusals."""

    marks_required = True
    refuses_odd_phones = False
    asked = (
        "full_name", "birth", "identity_new", "phones", "sex", "ethnicity", "commune", "address", "resides_from",
        "language",
    )  # fmt: skip
    identity_new = forms.CharField(
        label=_("Số căn cước hoặc CMND"), required=False, max_length=30,
        help_text=_("12 số hoặc 9 số; bỏ trống nếu không có"), widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


class ApplicantForm(forms.Form):
    """Who asks, when it is not the beneficiary."""

    marks_required = True
    requester = forms.ChoiceField(label=_("Ai yêu cầu"), choices=options(Requester), initial=Requester.SELF)
    applicant_name = forms.CharField(label=_("Họ và tên người yêu cầu thay"), max_length=120, required=False)
    applicant_phone = forms.CharField(label=_("Điện thoại người yêu cầu thay"), required=False)

    def clean(self) -> dict[str, Any]:
        """A name is needed exactly when somebody else asks."""
        data = super().clean() or {}
        if data.get("requester") not in (Requester.SELF, None) and not data.get("applicant_name"):
            self.add_error("applicant_name", _("Hãy nhập họ tên người yêu cầu thay, hoặc chọn tự yêu cầu."))
        return data

    def applicant(self) -> PersonDetails | None:
        """The other person, None where the beneficiary asks alone."""
        if self.cleaned_data["requester"] == Requester.SELF:
            return None
        phone = phone_number(self.cleaned_data["applicant_phone"])
        return PersonDetails(full_name=tidy(self.cleaned_data["applicant_name"]), phones=(phone,) if phone else ())


class MatterForm(forms.Form):
    """What is asked, how it came and when."""

    marks_required = True
    channel = forms.ChoiceField(label=_("Kênh tiếp nhận"), choices=options(ReceptionChannel))
    sent_by = forms.TypedChoiceField(
        label=_("Cơ quan thông báo, giới thiệu"), required=False, coerce=int, empty_value=None
    )
    field = forms.ChoiceField(label=_("Lĩnh vực pháp luật"), choices=options(LegalField, _("Chọn…")))
    form = forms.ChoiceField(label=_("Hình thức mong muốn"), required=False, choices=options(AidForm, NOT_SAID))
    status = forms.ChoiceField(
        label=_("Tư cách tố tụng"),
        required=False,
        choices=options(ProceduralStatus, _("Không có hoặc chưa rõ")),
    )
    summary = forms.CharField(label=_("Tóm tắt yêu cầu"), widget=forms.Textarea(attrs={"rows": 4}))
    lives = forms.ChoiceField(
        label=_("Nơi cư trú"),
        required=False,
        choices=options(Locality, _("Theo xã, phường đã chọn; chưa rõ thì để vậy")),
    )
    happened = forms.ChoiceField(label=_("Vụ việc xảy ra ở đâu"), required=False, choices=options(Locality, NOT_SAID))
    appointed_defence = forms.BooleanField(
        label=_("Cơ quan tiến hành tố tụng yêu cầu chỉ định người bào chữa (Mẫu 03)"), required=False
    )
    cannot_write = forms.BooleanField(label=_("Người yêu cầu không tự viết được"), required=False)
    read_back = forms.CharField(
        label=_("Đã đọc lại, điểm chỉ"),
        required=False,
        help_text=_("Ai đọc lại đơn, điểm chỉ ngón nào, trước mặt ai (Luật Trợ giúp pháp lý, Điều 29 khoản 2)"),
    )
    linked = forms.CharField(
        label=_("Mã của vụ việc cùng nội dung đã có"),
        required=False,
        max_length=40,
        help_text=_("Khi cần thêm hình thức trợ giúp khác cho cùng sự việc, ví dụ TT.TV.07.2026"),
    )
    received_at = forms.DateTimeField(
        label=_("Lúc nhận"), required=False, help_text=_("Bỏ trống nếu vừa nhận; ghi lùi thì phải nêu lý do")
    )
    reason = forms.CharField(label=_("Lý do ghi lùi"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, now: datetime, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.user = now, user
        offer(self, "sent_by", ((body.pk, body.name) for body in organisations_on(now.date())), _("Không có"))

    def clean_linked(self) -> int | None:
        """The id of the other request; a code the officer may not see is a code that is not there."""
        code = self.cleaned_data["linked"]
        if not code:
            return None
        found = request_by_code(self.user, code)
        if found is None:
            raise forms.ValidationError(_("Không có vụ việc nào mang mã này. Hãy xem lại mã, hoặc để trống."))
        return found.pk

    def clean(self) -> dict[str, Any]:
        """What hangs together: the sender, the fingerprint, the moment."""
        data = super().clean() or {}
        if data.get("channel") in REFERRERS and not data.get("sent_by"):
            self.add_error("sent_by", _("Kênh này cần biết cơ quan nào thông báo hoặc giới thiệu."))
        if data.get("cannot_write") and not data.get("read_back"):
            self.add_error("read_back", _("Hãy ghi ai đã đọc lại đơn và việc điểm chỉ."))
        received = data.get("received_at")
        if received and received > self.now:
            self.add_error("received_at", _("Lúc nhận không thể ở tương lai."))
        if received and received < self.now and not data.get("reason"):
            self.add_error("reason", _("Ghi lùi thì phải nêu lý do, ví dụ: mất điện nên ghi sổ giấy trước."))
        return data

    def intake(self, beneficiary: PersonDetails | int, applicants: ApplicantForm) -> Intake:
        """Everything together."""
        data = self.cleaned_data
        return Intake(
            beneficiary=beneficiary,
            applicant=applicants.applicant(),
            requester=Requester(applicants.cleaned_data["requester"]),
            channel=ReceptionChannel(data["channel"]),
            field=LegalField(data["field"]),
            form=AidForm(data["form"]) if data["form"] else None,
            status=ProceduralStatus(data["status"]) if data["status"] else None,
            summary=data["summary"],
            sent_by=data["sent_by"],
            lives=Locality(data["lives"]) if data["lives"] else None,
            happened=Locality(data["happened"]) if data["happened"] else None,
            appointed_defence=data["appointed_defence"],
            cannot_write=data["cannot_write"],
            read_back=data["read_back"],
            linked_to=data["linked"],
            reason=data["reason"],
        )


# a name that was searched for is not kept by the browser either
UNTOLD = {"autocomplete": "off"}


class CaseFilter(forms.Form):
    """The filters of the case list, all in the address; what is typed to find a person stands there sealed."""

    is_filter = True
    text = forms.CharField(label=_("Tên hoặc mã hồ sơ"), required=False, widget=forms.TextInput(attrs=UNTOLD))
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=behind(_("Mọi trạng thái"), ((state.code, _(state.label)) for state in STATES)),
    )
    form = forms.ChoiceField(label=_("Hình thức"), required=False, choices=options(AidForm, _("Mọi hình thức")))
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False, choices=options(LegalField, _("Mọi lĩnh vực")))
    channel = forms.ChoiceField(label=_("Kênh"), required=False, choices=options(ReceptionChannel, _("Mọi kênh")))
    accepted_from = forms.DateField(label=_("Thụ lý từ ngày"), required=False)
    accepted_to = forms.DateField(label=_("Đến trước ngày"), required=False)
    late = forms.BooleanField(label=_("Chỉ hồ sơ quá hạn"), required=False)
    # reached by links from figures, not typed
    category = forms.CharField(required=False, widget=forms.HiddenInput)
    clock = forms.CharField(label=_("Thời hạn"), required=False, widget=forms.HiddenInput)
    accepted = forms.BooleanField(label=_("Đã thụ lý"), required=False, widget=forms.HiddenInput)
    practitioner = forms.IntegerField(label=_("Người thực hiện"), required=False, widget=forms.HiddenInput)
    office = forms.IntegerField(label=_("Đơn vị"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, offices: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # a figure may lead to one office's rows although there is nothing to choose
        if len(offices) > 1:
            self.fields["office"] = forms.IntegerField(
                label=_("Đơn vị"), required=False, widget=forms.Select(choices=[("", _("Mọi đơn vị")), *offices])
            )


class PartyForm(forms.Form):
    """Somebody else who belongs to the matter."""

    role = forms.ChoiceField(
        label=_("Tư cách"),
        choices=options(role for role in PartyRole if role is not PartyRole.BENEFICIARY),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
