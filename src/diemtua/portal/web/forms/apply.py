"""The pages of a request, one subject each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import Locality, Requester
from diemtua.people.forms import PersonForm
from diemtua.shared.ui.choices import offer, options

WHO = [
    (Requester.SELF.value, _("Cho chính tôi")),
    (Requester.RELATIVE.value, _("Cho người thân của tôi")),
    (Requester.BODY.value, _("Tôi là cán bộ xã, phường, nộp giúp người dân")),
    (Requester.OTHER.value, _("Cho người khác")),
]
# the standings a citizen knows by these words; officers record finer ones
IN_A_CRIMINAL_CASE = (
    ProceduralStatus.ARRESTED, ProceduralStatus.IN_CUSTODY, ProceduralStatus.REMANDED, ProceduralStatus.ACCUSED,
    ProceduralStatus.DEFENDANT, ProceduralStatus.VICTIM, ProceduralStatus.WITNESS,
)  # fmt: skip


class WhoForm(forms.Form):
    requester = forms.ChoiceField(label=_("Bạn nộp yêu cầu cho ai?"), choices=WHO, widget=forms.RadioSelect)


class PersonPage(PersonForm):
    """The person who needs help: a name, and a way to prove later that the request is theirs."""

    asked = (
        "full_name",
        "birth",
        "phones",
        "commune",
        "lives_elsewhere",
        "address",
        "identity_new",
        "language",
        "cannot_write",
    )

    lives_elsewhere = forms.BooleanField(label=_("Đang sống ở tỉnh, thành phố khác"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "birth" in given and "phones" in given and given["birth"] == (None, None) and not given["phones"]:
            self.add_error("birth", _("Hãy ghi năm sinh hoặc số điện thoại: sau này dùng để tra cứu hồ sơ."))
        return given


class ApplicantPage(PersonForm):
    """Whoever sends the request for somebody else; must be reachable."""

    asked: tuple[str, ...] = ("full_name", "phones")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phones"].required = True


class BodyForm(ApplicantPage):
    """A commune officer names the commune."""

    asked = ("sent_by", "full_name", "phones")
    sent_by = forms.TypedChoiceField(
        label=_("Ủy ban nhân dân xã, phường"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, communes: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sent_by", communes, _("Chưa chọn"))


class MatterForm(forms.Form):
    """What happened, in one's own words."""

    field = forms.ChoiceField(
        label=_("Chuyện thuộc về việc gì?"), choices=options(LegalField), widget=forms.RadioSelect
    )
    status = forms.ChoiceField(
        label=_("Nếu là vụ án hình sự, người cần giúp đang là ai?"),
        required=False,
        choices=options(IN_A_CRIMINAL_CASE, _("Không có vụ án, hoặc không rõ")),
    )
    happened = forms.ChoiceField(
        label=_("Chuyện xảy ra ở đâu?"), required=False, choices=options(Locality, _("Không rõ"))
    )
    summary = forms.CharField(
        label=_("Kể lại chuyện và điều bạn muốn được giúp"),
        max_length=8000,
        help_text=_("Viết như nói chuyện. Có ngày sắp đến (ra tòa, hết hạn nộp đơn) thì ghi rõ."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, offices: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_id = {str(office.pk): office for office in offices}
        self.fields["office"] = forms.TypedChoiceField(
            label=_("Nộp đến nơi nào?"),
            choices=[(pk, office.name) for pk, office in by_id.items()],
            coerce=by_id.__getitem__,
            widget=forms.RadioSelect,
            initial=next(iter(by_id), None),
        )
