"""What an administrator types about accounts."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from diemtua.accounts import queries
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.law.vocabulary.signing import SigningManner
from diemtua.shared.filters import wanted_by
from diemtua.shared.ui.choices import offer, options
from diemtua.shared.vietnamese import tidy

_USERNAME = RegexValidator(r"^[a-z0-9._-]{2,40}$", _("Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch; từ 2 ký tự."))


class AccountForm(forms.Form):
    """Who somebody is and how to reach them."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=200)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)

    def clean_full_name(self) -> str:
        return tidy(self.cleaned_data["full_name"])


class NewAccountForm(AccountForm):
    """The same with the name to sign in by, which never changes."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        help_text=_("Ví dụ: hoa.lethi. Không đổi được về sau."),
        validators=[_USERNAME],
    )
    field_order = ("username", "full_name", "email", "phone")


class PeriodForm(forms.Form):
    """From one day to before another, by a document."""

    valid_from = forms.DateField(label=_("Từ ngày"))
    valid_to = forms.DateField(label=_("Đến trước ngày"), required=False, help_text=_("Để trống nếu chưa biết."))
    document = forms.CharField(
        label=_("Văn bản giao"), max_length=200, required=False, help_text=_("Ví dụ: Quyết định số 12/QĐ-STP.")
    )


class RoleForm(PeriodForm):
    """A role at a body that the administrator looks after."""

    organisation: Any = forms.ModelChoiceField(
        label=_("Cơ quan, tổ chức"), queryset=None, empty_label=_("Chọn cơ quan, tổ chức")
    )
    role = forms.ChoiceField(label=_("Vai trò"))
    title = forms.CharField(
        label=_("Chức danh trên văn bản"), max_length=120, required=False, help_text=_("Ví dụ: Giám đốc.")
    )
    field_order: tuple[str, ...] = ("organisation", "role", "title", "valid_from", "valid_to", "document")

    def __init__(self, *args: Any, by: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = queries.organisations_administered(by, on)  # type: ignore[attr-defined]
        offer(self, "role", options(Role, _("Chọn vai trò")))

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class DeputyForm(RoleForm):
    """For which post somebody signs, and how."""

    manner = forms.ChoiceField(label=_("Hình thức"))
    for_user: Any = forms.ModelChoiceField(
        label=_("Thay cho"),
        queryset=None,
        required=False,
        empty_label=_("Không có ai đang giữ"),
        help_text=_("Để trống khi chức danh đang khuyết."),
    )
    title = forms.CharField(
        label=_("Chức danh người đứng đầu"), max_length=120, help_text=_("Ví dụ: Giám đốc. In sau KT., Q. hoặc TUQ.")
    )
    own_title = forms.CharField(
        label=_("Chức danh người ký"), max_length=120, required=False, help_text=_("Ví dụ: Phó Giám đốc.")
    )
    field_order = (
        "organisation", "role", "manner", "for_user", "title", "own_title", "valid_from", "valid_to", "document",
    )  # fmt: skip

    def __init__(self, *args: Any, by: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, by=by, on=on, **kwargs)
        self.fields["role"].label = _("Thay vai trò")
        people = queries.users_administered(by).filter(is_active=True).order_by("sort_key")
        self.fields["for_user"].queryset = people  # type: ignore[attr-defined]
        manners = [(manner.value, f"{manner.value}. ({translated(manner.label)})") for manner in SigningManner]
        offer(self, "manner", manners, _("Chọn hình thức"))

    def clean_manner(self) -> SigningManner:
        return SigningManner(self.cleaned_data["manner"])


class EndForm(forms.Form):
    """The first day on which something is no longer so."""

    valid_to = forms.DateField(label=_("Kết thúc từ ngày"), help_text=_("Từ ngày này không còn hiệu lực."))


class UserFilter(forms.Form):
    """What the list of users shows."""

    is_filter = True
    tim = forms.CharField(label=_("Tìm tên"), required=False)
    vai_tro = forms.ChoiceField(label=_("Vai trò"), required=False)
    tinh_trang = forms.ChoiceField(label=_("Tình trạng"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [("dang-dung", _("Đang hoạt động")), ("da-ngung", _("Đã ngừng"))]
        offer(self, "vai_tro", options(Role, _("Mọi vai trò")))
        offer(self, "tinh_trang", states, _("Tất cả"))

    def criteria(self) -> dict[str, Any]:
        """Keyword arguments of `queries.users_found`; nothing is filtered by what cannot be read."""
        given = wanted_by(self)
        state = given.get("tinh_trang")
        return {
            "words": given.get("tim", ""),
            "role": given.get("vai_tro", ""),
            "active": state == "dang-dung" if state else None,
        }


class BodyFilter(forms.Form):
    """What the list of bodies shows, and as of which day."""

    is_filter = True
    tim = forms.CharField(label=_("Tìm tên"), required=False)
    loai = forms.ChoiceField(label=_("Loại"), required=False)
    ngay = forms.DateField(label=_("Có vào ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "loai", options(OrganisationKind, _("Mọi loại")))

    def criteria(self) -> dict[str, Any]:
        given = wanted_by(self)
        return {"words": given.get("tim", ""), "kind": given.get("loai", "")}


class BodyForm(forms.Form):
    """What an office corrects about a body."""

    name = forms.CharField(label=_("Tên đầy đủ"), max_length=250)
    short_name = forms.CharField(label=_("Tên gọn"), max_length=120, required=False)
    register_prefix = forms.CharField(
        label=_("Ký hiệu trong sổ"), max_length=10, required=False, help_text=_("Ví dụ: TT, CN1. Chỉ cho nơi có sổ.")
    )
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=250, required=False)
    valid_from = forms.DateField(label=_("Từ ngày"), required=False)
    valid_to = forms.DateField(
        label=_("Đến trước ngày"), required=False, help_text=_("Để trống nếu cơ quan vẫn hoạt động.")
    )
    unsure = forms.BooleanField(label=_("Ngày tháng hoặc việc kế thừa chưa được xác nhận"), required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)


class NewBodyForm(BodyForm):
    """The same with the code and the kind, which never change."""

    code = forms.CharField(
        label=_("Mã"), max_length=40, help_text=_("Chữ hoa không dấu, ví dụ TAKV4. Không đổi được về sau."),
        validators=[RegexValidator(r"^[A-Z0-9-]{2,40}$", _("Chỉ dùng chữ hoa không dấu, số, gạch nối."))],
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Loại"))
    field_order = ("code", "kind")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", options(OrganisationKind, _("Chọn loại")))


class SuccessorForm(forms.Form):
    """Where a body's duties went."""

    new: Any = forms.ModelChoiceField(label=_("Cơ quan kế thừa"), queryset=None, empty_label=_("Chọn cơ quan, tổ chức"))
    on = forms.DateField(label=_("Từ ngày"))
    document = forms.CharField(label=_("Văn bản"), max_length=200, required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new"].queryset = queries.organisations_on(on)  # type: ignore[attr-defined]
