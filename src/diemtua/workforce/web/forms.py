"""What is asked of practitioners and of their leave. Last days are asked inclusively and stored half-open."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diemtua.law.codes import Code
from diemtua.law.vocabulary.aid import LegalField
from diemtua.people.enums import Language
from diemtua.people.forms import PhoneField
from diemtua.places.queries import communes_offered
from diemtua.shared.periods import end_after, last_day_before
from diemtua.shared.ui.choices import offer, options
from diemtua.shared.ui.periods import OfDays
from diemtua.workforce import queries
from diemtua.workforce.enums import ORDERS, LeaveKind, PractitionerKind, ProfessionalRank

_LAST_DAYS = ("card_valid_to", "contract_to")
_REFERENCES = ("office", "organisation", "user", "commune")


class PractitionerForm(OfDays):
    """One practitioner. `values()` gives columns of the row."""

    days = (("card_valid_from", "card_valid_to"), ("contract_from", "contract_to"))

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    kind = forms.ChoiceField(label=_("Loại người thực hiện"), choices=options(PractitionerKind))
    office = forms.TypedChoiceField(label=_("Đơn vị"), coerce=int)
    user = forms.TypedChoiceField(
        label=_("Tài khoản"), coerce=int, empty_value=None, required=False,
        help_text=_("Chọn để người này thấy vụ việc được giao."),
    )  # fmt: skip
    organisation = forms.TypedChoiceField(
        label=_("Tổ chức tham gia"), coerce=int, empty_value=None, required=False,
        help_text=_("Chỉ với luật sư, tư vấn viên của tổ chức tham gia."),
    )  # fmt: skip
    card_number = forms.CharField(label=_("Số thẻ"), max_length=40, required=False)
    card_valid_from = forms.DateField(label=_("Thẻ có giá trị từ"), required=False)
    card_valid_to = forms.DateField(label=_("Thẻ có giá trị đến hết"), required=False)
    contract_from = forms.DateField(label=_("Hợp đồng từ"), required=False)
    contract_to = forms.DateField(label=_("Hợp đồng đến hết"), required=False)
    appointed_on = forms.DateField(label=_("Ngày bổ nhiệm, công nhận"), required=False)
    rank = forms.ChoiceField(
        label=_("Hạng chức danh"), required=False, choices=options(ProfessionalRank, _("Không có"))
    )
    advice_years = forms.IntegerField(
        label=_("Số năm tư vấn pháp luật"), required=False, min_value=0, max_value=60, help_text=_("Với tư vấn viên.")
    )
    fields_of_law = forms.MultipleChoiceField(
        label=_("Lĩnh vực"), required=False, choices=options(LegalField), widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn là nhận mọi lĩnh vực."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Ngôn ngữ ngoài tiếng Việt"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[row for row in options(Language) if row[0] != Language.VIETNAMESE],
    )  # fmt: skip
    phone = PhoneField(label=_("Điện thoại"), max_length=30, required=False)
    commune = forms.TypedChoiceField(label=_("Nơi ở: xã, phường"), coerce=int, empty_value=None, required=False)
    withdrawn_on = forms.DateField(label=_("Ngày bị thu hồi thẻ, chứng chỉ"), required=False)
    banned_on = forms.DateField(
        label=_("Ngày kết luận có hành vi bị nghiêm cấm"), required=False,
        help_text=_("Để trống khi được thực hiện trở lại."),
    )  # fmt: skip
    active = forms.BooleanField(label=_("Đang làm việc"), required=False, initial=True)

    def __init__(self, *args: Any, keeper: Any, today: date, row: Any = None, **kwargs: Any) -> None:
        """keeper: whose offices may be chosen. row: the practitioner whose values fill the form."""
        self.row = row
        if row is not None:
            kwargs["initial"] = _initial(row)
        super().__init__(*args, **kwargs)
        organisations = queries.participating_organisations(today)
        self._offer("office", [(each.pk, each.name) for each in queries.offices_for(keeper)], blank=False)
        self._offer("user", [(each.pk, each.full_name) for each in queries.accounts_for(keeper, today)])
        self._offer("organisation", [(each.pk, each.name) for each in organisations])
        self._offer("commune", communes_offered(today))

    def _offer(self, name: str, rows: list[tuple[int, str]], *, blank: bool = True) -> None:
        """The choices of a reference, with the one that stands now even where it is offered no more."""
        current = getattr(self.row, name, None)
        if current is not None and current.pk not in dict(rows):
            rows.append((current.pk, str(current)))
        offer(self, name, rows, _("Không có") if blank else None)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("card_number") and queries.card_taken(given.get("kind", ""), given["card_number"], self.row):
            self.add_error("card_number", _("Số thẻ này đã ghi cho người khác cùng loại. Hãy kiểm tra lại."))
        if given.get("user") and queries.account_taken(given["user"], self.row):
            self.add_error("user", _("Tài khoản này đã gắn với người khác."))
        return given

    def values(self) -> dict[str, Any]:
        """Columns of the row; call after `is_valid()`."""
        given = dict(self.cleaned_data)
        given["fields"] = given.pop("fields_of_law")
        for name in _REFERENCES:
            given[f"{name}_id"] = given.pop(name)
        return given | {name: end_after(given[name]) for name in _LAST_DAYS}


class LeaveForm(OfDays):
    """Days on which somebody is away."""

    kind = forms.ChoiceField(label=_("Lý do"), choices=options(LeaveKind))
    first_day = forms.DateField(label=_("Từ ngày"))
    last_day = forms.DateField(label=_("Đến hết ngày"))
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=200)

    @property
    def end(self) -> Any:
        """The first day back."""
        return end_after(self.cleaned_data["last_day"])


class FilterForm(forms.Form):
    """The filters of the list, kept in its address."""

    q = forms.CharField(label=_("Tên"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=options(PractitionerKind, _("Tất cả")))
    don_vi = forms.ChoiceField(label=_("Đơn vị"), required=False)
    xem = forms.ChoiceField(
        label=_("Xem"), required=False,
        choices=[
            ("", _("Đang làm việc")), (queries.ENDING_SOON, _("Sắp hết hạn thẻ, hợp đồng")),
            (queries.INACTIVE, _("Đã thôi việc")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, offices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "don_vi", offices, _("Tất cả"))

    def filters(self) -> dict[str, str]:
        """What to ask of `queries.filtered`; a filter that can't be read is left out."""
        self.is_valid()
        names = {"q": "text", "loai": "kind", "don_vi": "office", "xem": "show"}
        return {wanted: self.cleaned_data.get(name, "") for name, wanted in names.items()}


class TurnForm(forms.Form):
    """One turn by hand. `turn()` is what was asked for."""

    user = forms.TypedChoiceField(label=_("Người trực"), coerce=int)
    order = forms.TypedChoiceField(
        label=_("Thứ tự gọi"), coerce=int, initial=1, choices=[(each, str(each)) for each in ORDERS],
        help_text=_("1 được gọi trước; không ai nhận thì gọi 2, rồi 3, rồi lãnh đạo."),
    )  # fmt: skip
    from_at = forms.DateTimeField(label=_("Từ lúc"))
    to_at = forms.DateTimeField(label=_("Đến lúc"))
    phone = PhoneField(
        label=_("Điện thoại trực"), max_length=30, required=False,
        help_text=_("Để trống nếu gọi số của người đó."),
    )  # fmt: skip
    over = forms.BooleanField(label=_("Thay người đang đứng trong thời gian này"), required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {user.pk: user for user in people}
        offer(self, "user", ((pk, user.full_name) for pk, user in self.people.items()))

    def turn(self) -> queries.Turn:
        """Call after `is_valid()`."""
        given = self.cleaned_data
        return queries.Turn(
            self.people[given["user"]], given["from_at"], given["to_at"], given["order"], given["phone"]
        )


def words(codes: list[str], code: type[Code]) -> list[str]:
    """The labels of stored codes."""
    return [str(_(code(each).label)) for each in codes]


def _initial(row: Any) -> dict[str, Any]:
    plain = (
        "full_name", "kind", "card_number", "card_valid_from", "contract_from", "appointed_on", "rank", "advice_years",
        "languages", "phone", "withdrawn_on", "banned_on", "active",
    )  # fmt: skip
    found = {name: getattr(row, name) for name in plain} | {"fields_of_law": row.fields}
    found |= {name: getattr(row, f"{name}_id") for name in _REFERENCES}
    return found | {name: last_day_before(getattr(row, name)) for name in _LAST_DAYS}
