"""The one form of a person, asked at the desk, on a case and on the public pages."""

from datetime import date
from functools import cache, partial
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diemtua.people.details import (
    DateNotUnderstood,
    PersonDetails,
    SafeContactWish,
    digits,
    doubts,
    is_phone_number,
    phone_number,
    read_birth,
)
from diemtua.people.enums import Ethnicity, Language, Sex
from diemtua.people.models import Person, SafeContact
from diemtua.places.queries import communes_offered
from diemtua.shared.ui.choices import options

# an identity card of before 2016 has nine digits, and people call both numbers by one name
_OLD_NUMBER = 9
_UNSAID: dict[str, Any] = {
    "sex": "", "ethnicity": "", "identity_old": "", "identity_new": "", "other_names": "", "deceased": False,
    "birth": (None, None), "phones": (), "commune": None, "address": "", "resides_from": None,
    "language": "", "cannot_write": False,
}  # fmt: skip


def can_be_rung(typed: str) -> None:
    """A validator of telephone numbers, however they are written."""
    if not is_phone_number(phone_number(typed)):
        raise forms.ValidationError(_("Ghi số di động như 0912345678 hoặc số cố định như 02903831234."))


class PhoneField(forms.CharField):
    """One telephone number, in national writing."""

    default_validators = [can_be_rung]

    def to_python(self, value: Any) -> str:
        return phone_number(super().to_python(value) or "")


def birth_typed(typed: str, today: date) -> tuple[date | None, int | None]:
    """As `read_birth`, for the `clean_…` of a form."""
    try:
        return read_birth(typed, today)
    except DateNotUnderstood as error:
        raise forms.ValidationError(str(error)) from error


class PersonForm(forms.Form):
    """Who the person is. `details()` gives what was typed in clean form, `doubts()` what to look at again.

    A page that asks less names its questions in `asked`, in order; what is not asked stays unsaid. refuses_odd_phones:
    whether a number that looks wrong must be mended, or is only doubted.
    """

    asked: tuple[str, ...] = ()
    refuses_odd_phones = True

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, help_text=_("Như trên giấy tờ, đủ dấu."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    birth = forms.CharField(
        label=_("Ngày sinh"), required=False, max_length=20, help_text=_("Ví dụ 05/03/1950; chỉ nhớ năm thì ghi 1950."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-10"}),
    )  # fmt: skip
    sex = forms.ChoiceField(label=_("Giới tính"), required=False, choices=options(Sex, _("Không ghi")))
    identity_new = forms.CharField(
        label=_("Số định danh cá nhân, số căn cước"), required=False, max_length=30, help_text=_("12 chữ số."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-20"}),
    )  # fmt: skip
    identity_old = forms.CharField(
        label=_("Số chứng minh nhân dân cũ"), required=False, max_length=30, help_text=_("9 chữ số."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-20"}),
    )  # fmt: skip
    phones = forms.CharField(
        label=_("Điện thoại"), required=False, max_length=100, help_text=_("Nhiều số thì cách nhau bằng dấu phẩy."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    commune = forms.TypedChoiceField(label=_("Xã, phường"), required=False, coerce=int, empty_value=None)
    address = forms.CharField(label=_("Số nhà, đường, ấp, khóm"), required=False, max_length=200)
    resides_from = forms.DateField(
        label=_("Ở nơi này từ ngày"), required=False,
        help_text=_("Mới chuyển đến thì ghi ngày; nơi ở cũ được giữ lại."),
    )  # fmt: skip
    ethnicity = forms.ChoiceField(label=_("Dân tộc"), required=False, choices=options(Ethnicity, _("Không ghi")))
    language = forms.ChoiceField(
        label=_("Ngôn ngữ"), required=False, choices=options(Language), initial=Language.VIETNAMESE.value
    )
    other_names = forms.CharField(
        label=_("Tên gọi khác"), required=False, max_length=200, help_text=_("Tên thường gọi trong xóm, tên cũ.")
    )
    cannot_write = forms.BooleanField(label=_("Không tự viết, tự ký được"), required=False)
    deceased = forms.BooleanField(label=_("Đã chết"), required=False)

    def __init__(
        self, *args: Any, today: date, province: str = "", person: Person | None = None, again: bool = False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """today: no birth lies after it. province: whose communes are offered, all where empty. person: whose values
        fill the form. again: these answers were taken before, and the commune was chosen from the list then."""
        self.today = today
        if person is not None:
            kwargs["initial"] = {**_initial(person), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if self.asked:
            self.fields = {name: self.fields[name] for name in self.asked}
        if again and "commune" in self.fields:
            self.fields["commune"].choices = [(self["commune"].data, "")]  # type: ignore[attr-defined]
        elif "commune" in self.fields:
            # made once, and only to be seen or chosen from
            self.fields["commune"].choices = cache(partial(_communes, today, province, person))  # type: ignore[attr-defined]

    def clean_birth(self) -> tuple[date | None, int | None]:
        return birth_typed(self.cleaned_data["birth"], self.today)

    def clean_identity_new(self) -> str:
        return digits(self.cleaned_data["identity_new"])

    def clean_identity_old(self) -> str:
        return digits(self.cleaned_data["identity_old"])

    def clean_phones(self) -> tuple[str, ...]:
        typed = [part for part in self.cleaned_data["phones"].replace(";", ",").split(",") if part.strip()]
        wrong = [part.strip() for part in typed if not is_phone_number(phone_number(part))]
        if wrong and self.refuses_odd_phones:
            raise forms.ValidationError(
                gettext("Số điện thoại %s chưa đúng. Ghi số di động như 0912345678 hoặc số cố định như 02903831234.")
                % ", ".join(wrong)
            )
        return tuple(dict.fromkeys(phone_number(part) for part in typed))

    def clean_resides_from(self) -> date | None:
        since: date | None = self.cleaned_data["resides_from"]
        if since and since > self.today:
            raise forms.ValidationError(gettext("Ngày chuyển đến không thể ở tương lai."))
        return since

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        number = given.get("identity_new", "")
        if "identity_old" not in self.fields and len(number) == _OLD_NUMBER:
            given |= {"identity_new": "", "identity_old": number}
        # what was asked and typed wrong stays missing
        return {**{name: value for name, value in _UNSAID.items() if name not in self.fields}, **given}

    def details(self, safe_contact: SafeContactWish | None = None) -> PersonDetails:
        """What was typed; call after `is_valid()`."""
        given = self.cleaned_data
        same = (
            "full_name", "other_names", "sex", "ethnicity", "identity_new", "identity_old", "phones", "address",
            "resides_from",
        )  # fmt: skip
        birth_on, birth_year = given["birth"]
        return PersonDetails(
            **{name: given[name] for name in same},
            birth_on=birth_on,
            birth_year=birth_year,
            language=given["language"] or Language.VIETNAMESE.value,
            commune_id=given["commune"],
            can_write=not given["cannot_write"],
            deceased=given["deceased"],
            safe_contact=safe_contact,
        )

    def doubts(self) -> list[str]:
        """What to look at again; never a reason to refuse."""
        odd = [number for number in self.cleaned_data["phones"] if not is_phone_number(number)]
        return doubts(self.details()) + ([gettext("Số điện thoại có vẻ chưa đúng.")] if odd else [])


class SafeContactForm(forms.Form):
    """How the person may be reached without harm; everything is allowed until they say otherwise."""

    may_call = forms.BooleanField(label=_("Có thể gọi điện"), required=False, initial=True)
    may_text = forms.BooleanField(label=_("Có thể nhắn tin"), required=False, initial=True)
    may_write = forms.BooleanField(label=_("Có thể gửi thư về nhà"), required=False, initial=True)
    may_leave_message = forms.BooleanField(
        label=_("Có thể để lại lời nhắn cho người khác trong nhà"), required=False, initial=True
    )
    through = forms.CharField(
        label=_("Liên hệ qua ai"), required=False, max_length=200, help_text=_("Tên, số điện thoại của người tin cậy.")
    )
    code_word = forms.CharField(
        label=_("Câu hỏi, từ khóa nhận nhau"), required=False, max_length=200,
        help_text=_("Nói trước khi vào chuyện, để biết đúng người đang nghe máy."),
    )  # fmt: skip
    good_hours = forms.CharField(label=_("Giờ thuận tiện"), required=False, max_length=100)

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        wish: SafeContact | None = getattr(person, "safe_contact", None)
        if wish is not None:
            kwargs["initial"] = {name: getattr(wish, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def wish(self) -> SafeContactWish:
        """What the person said; call after `is_valid()`."""
        return SafeContactWish(**self.cleaned_data)

    def wish_if_said(self) -> SafeContactWish | None:
        """The same; None where nothing differs from what everybody allows."""
        return self.wish() if self.has_changed() else None


def _communes(today: date, province: str, person: Person | None) -> list[tuple[Any, Any]]:
    return [("", _("Chưa chọn")), *communes_offered(today, province, person.commune if person else None)]


def _initial(person: Person) -> dict[str, Any]:
    names = ("full_name", "other_names", "sex", "ethnicity", "language", "identity_new", "identity_old", "address")
    return {
        **{name: getattr(person, name) for name in (*names, "resides_from", "deceased")},
        "birth": person.born,
        "phones": ", ".join(phone.number for phone in person.phones.all()),
        "commune": person.commune_id,
        "cannot_write": not person.can_write,
    }
