"""What is asked on the pages of people."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.people.enums import ConsentKind, Relationship, RepresentationBasis
from diemtua.shared.ui.choices import offer, options
from diemtua.shared.ui.reasons import ReasonField


class ReasonForm(forms.Form):
    """Why something known is changed."""

    reason = ReasonField(max_length=200, help_text=_("Ví dụ: đối chiếu với căn cước, người dân báo lại."))


class WithdrawalForm(ReasonForm):
    """From which day a consent is withdrawn, and why."""

    field_order = ("on", "reason")
    on = forms.DateField(label=_("Rút lại từ ngày"))
    reason = ReasonField(
        label=_("Vì sao rút lại"), max_length=200, help_text=_("Lời của người rút, ai nhận, bằng cách nào.")
    )


class EndForm(ReasonForm):
    """From which day a representation is over, and why."""

    field_order = ("on", "reason")
    on = forms.DateField(
        label=_("Thôi đại diện từ ngày"), help_text=_("Ngày đầu tiên không còn đại diện; có thể là một ngày sắp tới.")
    )
    reason = ReasonField(
        label=_("Vì sao thôi đại diện"),
        max_length=200,
        help_text=_("Ví dụ: đủ 18 tuổi, hết hạn ủy quyền, giấy tờ nào."),
    )


class MergeForm(ReasonForm):
    """Which row is the same person."""

    other = forms.UUIDField(widget=forms.HiddenInput)


class _AmongPeople(forms.Form):
    """A form whose questions choose among people of one dossier."""

    people_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, people: Iterable[tuple[UUID, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(uid), words) for uid, words in people]
        for name in self.people_fields:
            offer(self, name, rows)
        self.initial.setdefault("valid_from", today)
        self.initial.setdefault("given_on", today)


class RepresentativeForm(_AmongPeople):
    """Who speaks for whom, and by what right."""

    people_fields = ("person", "represents")
    person = forms.TypedChoiceField(label=_("Người đại diện"), coerce=UUID)
    represents = forms.TypedChoiceField(label=_("Đại diện cho"), coerce=UUID)
    relationship = forms.ChoiceField(label=_("Quan hệ"), choices=options(Relationship))
    basis = forms.ChoiceField(label=_("Căn cứ"), choices=options(RepresentationBasis))
    paper = forms.CharField(label=_("Giấy tờ chứng minh"), required=False, max_length=200)
    valid_from = forms.DateField(label=_("Từ ngày"))


class ConsentForm(_AmongPeople):
    """What a person of the dossier agrees to."""

    people_fields = ("person",)
    person = forms.TypedChoiceField(label=_("Người đồng ý"), coerce=UUID)
    kind = forms.ChoiceField(label=_("Nội dung đồng ý"), choices=options(ConsentKind))
    words = forms.CharField(label=_("Ghi rõ"), required=False, max_length=500)
    in_writing = forms.BooleanField(label=_("Có văn bản, chữ ký hoặc điểm chỉ"), required=False, initial=True)
    given_on = forms.DateField(label=_("Ngày đồng ý"))
