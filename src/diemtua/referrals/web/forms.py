"""Reading what a body or an officer typed: only the questions its kind needs."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from diemtua.law.processes.referral import STATES, SendReferral
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import PersonOpinion, ReferralKind, ReferralOutcome, ReferralWay
from diemtua.people.details import phone_numbers
from diemtua.people.forms import birth_typed
from diemtua.referrals.actions.sending import MomentsOutOfOrder
from diemtua.referrals.enums import BY_THEMSELVES, OF_OURS, Match, Resolution
from diemtua.shared.ui.choices import Rows, behind, offer, options
from diemtua.shared.ui.files import no_larger_than
from diemtua.shared.ui.folding import Folded
from diemtua.shared.ui.periods import OfPeriod
from diemtua.shared.ui.reasons import ReasonField
from diemtua.shared.vietnamese import tidy

# what each kind asks, in order; what stands in MORE is asked behind a fold
_PERSON = ("full_name", "born", "status")
ASKED: dict[ReferralKind, tuple[str, ...]] = {
    ReferralKind.RIGHT_EXPLAINED: (*_PERSON, "opinion", "matter", "contact"),
    ReferralKind.NOTICE: (*_PERSON, "asked_at", "phoned_at", "custody", "matter", "contact"),
    ReferralKind.INFORMATION: (*_PERSON, "custody", "matter", "contact"),
    ReferralKind.DEFENCE_APPOINTMENT: (*_PERSON, "custody", "matter", "contact"),
    ReferralKind.COMMUNE_INTRODUCTION: (*_PERSON, "phone", "address", "group", "matter", "contact"),
    ReferralKind.OTHER_BODY: ("full_name", "born", "phone", "address", "group", "matter", "contact"),
}
MORE = ("phone", "address", "group", "language", "number")
ENTERED = ("way", "received_at", "sent_at", "reason")
NEEDS_STATUS = (ReferralKind.NOTICE, ReferralKind.INFORMATION, ReferralKind.DEFENCE_APPOINTMENT)


class SendForm(Folded):
    """What a body tells of one person. entered: an officer of the Centre writes down what came on paper or by phone."""

    marks_required = True
    sender = forms.TypedChoiceField(label=_("Cơ quan gửi"), coerce=int)
    office = forms.TypedChoiceField(label=_("Gửi đến"), coerce=int)
    way = forms.ChoiceField(
        label=_("Cách gửi"), choices=[row for row in options(ReferralWay) if row[0] not in BY_THEMSELVES]
    )
    received_at = forms.DateTimeField(
        label=_("Trung tâm nhận lúc"),
        required=False,
        help_text=_("Bỏ trống nếu vừa nhận; nhận từ trước thì ghi đúng giờ."),
    )
    sent_at = forms.DateTimeField(
        label=_("Cơ quan gửi lúc"), required=False, help_text=_("Nếu khác lúc nhận, ví dụ gửi qua bưu chính.")
    )
    reason = ReasonField(label=_("Vì sao nay mới ghi"), required=False)
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    born = forms.CharField(
        label=_("Ngày sinh hoặc năm sinh"), required=False, max_length=20, help_text=_("Ví dụ 12/08/2010, hoặc 2010")
    )
    status = forms.ChoiceField(
        label=_("Tư cách tố tụng"), required=False, choices=options(ProceduralStatus, _("Không có hoặc chưa rõ"))
    )
    opinion = forms.ChoiceField(
        label=_("Ý kiến của người đó"), choices=options(PersonOpinion), widget=forms.RadioSelect
    )
    asked_at = forms.DateTimeField(label=_("Người đó yêu cầu lúc"), help_text=_("Thời hạn thông báo tính từ lúc này."))
    phoned_at = forms.DateTimeField(label=_("Đã gọi điện báo Trung tâm lúc"), required=False)
    custody = forms.CharField(label=_("Nơi giam, giữ"), required=False, max_length=200)
    matter = forms.CharField(
        label=_("Vụ án, vụ việc"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tội danh hoặc việc gì, đang ở giai đoạn nào, ngày sắp tới."),
    )  # fmt: skip
    contact = forms.CharField(label=_("Người liên hệ, điện thoại"), max_length=200)
    phone = forms.CharField(label=_("Điện thoại của người đó hoặc gia đình"), required=False, max_length=60)
    address = forms.CharField(label=_("Nơi ở"), required=False, max_length=200)
    group = forms.CharField(
        label=_("Diện được trợ giúp pháp lý, nếu biết"), required=False, max_length=200,
        help_text=_("Ví dụ: trẻ em, hộ nghèo. Không biết thì bỏ trống, Trung tâm sẽ kiểm tra."),
    )  # fmt: skip
    language = forms.CharField(label=_("Tiếng cần phiên dịch"), required=False, max_length=60)
    number = forms.CharField(label=_("Số văn bản của cơ quan"), required=False, max_length=60)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(
        self, *args: Any, kind: ReferralKind, bodies: Sequence[Any], offices: Sequence[Any], now: datetime,
        entered: bool, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.kind, self.now, self.entered, self.offices = kind, now, entered, offices
        self.more = tuple(name for name in MORE if name not in ASKED[kind])
        wanted = ("sender", "office", *(ENTERED if entered else ()), *ASKED[kind], *self.more, "key")
        self.fields = {name: self.fields[name] for name in wanted}
        self.bodies = bodies
        senders = behind(_("Chọn cơ quan…") if entered else None, ((body.pk, body.name) for body in bodies))
        for name, rows in (("sender", senders), ("office", [(office.pk, office.name) for office in offices])):
            offer_unless_one(self, name, rows)
        if entered and "asked_at" in self.fields:
            self.fields["asked_at"].required = False
        if kind in NEEDS_STATUS and not entered:
            self.fields["status"].required = True
            offer(self, "status", options(ProceduralStatus), _("Chọn tư cách…"))

    def clean_full_name(self) -> str:
        """NFC with single spaces."""
        name: str = tidy(self.cleaned_data["full_name"])
        return name

    def clean_born(self) -> str:
        """As typed, once it can be read."""
        typed: str = self.cleaned_data["born"]
        birth_typed(typed, self.now.date())
        return typed

    def clean(self) -> dict[str, Any]:
        """No moment lies ahead, and a late entry says why."""
        data = super().clean() or {}
        for name in ("asked_at", "phoned_at", "sent_at", "received_at"):
            if data.get(name) and data[name] > self.now:
                self.add_error(name, _("Thời điểm này ở tương lai. Hãy kiểm tra lại ngày và giờ."))
        if data.get("received_at") and not data.get("reason"):
            self.add_error("reason", _("Hãy nêu lý do, ví dụ: nhận qua điện thoại khi trực đêm."))
        self._refuse_disorder(data)
        return data

    def _refuse_disorder(self, data: dict[str, Any]) -> None:
        """At the moment that lies too late; one that is wrong by itself was told already."""
        received_at = data.get("received_at") or self.now
        sent_at = data.get("sent_at") or received_at
        late = {"sent_at": (data.get("sent_at"), received_at), "asked_at": (data.get("asked_at"), sent_at)}
        for name, (at, most) in late.items():
            if at and at > most and not {name, "received_at", "sent_at"} & self.errors.keys():
                self.add_error(name, str(MomentsOutOfOrder()))

    def act(self) -> SendReferral:
        """What is sent."""
        data = self.cleaned_data
        words = ("full_name", "born", "phone", "address", "group", "custody", "language", "matter", "number", "contact")
        told: dict[str, Any] = {name: data[name] if name == "matter" else tidy(data.get(name, "")) for name in words}
        return SendReferral(
            kind=self.kind,
            sender=data["sender"],
            way=ReferralWay(data["way"]) if self.entered else ReferralWay.ACCOUNT,
            status=ProceduralStatus(data["status"]) if data.get("status") else None,
            opinion=PersonOpinion(data["opinion"]) if data.get("opinion") else None,
            asked_at=data.get("asked_at"),
            phoned_at=data.get("phoned_at"),
            sent_at=data.get("sent_at"),
            **told,
        )


class OpeningForm(forms.Form):
    """What the officer adds when a request is opened; the rest was told by the body."""

    marks_required = True
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    born = forms.CharField(label=_("Ngày sinh hoặc năm sinh"), required=False, max_length=20)
    phone = forms.CharField(label=_("Điện thoại"), required=False, max_length=60)
    address = forms.CharField(label=_("Nơi ở"), required=False, max_length=200)
    field = forms.ChoiceField(label=_("Lĩnh vực pháp luật"), choices=options(LegalField, _("Chọn…")))
    form = forms.ChoiceField(label=_("Hình thức mong muốn"), required=False, choices=options(AidForm, _("Chưa rõ")))
    summary = forms.CharField(label=_("Tóm tắt yêu cầu"), widget=forms.Textarea(attrs={"rows": 4}), max_length=8000)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def look_again(self, version: int) -> None:
        """Let the same answers be sent once more, now that the officer was told what changed."""
        data = cast(QueryDict, self.data).copy()
        data["seen"] = str(version)
        self.data = data

    def clean_phone(self) -> str:
        """As typed, once a number is found in it: words around it stay with what the body told."""
        typed: str = self.cleaned_data["phone"]
        if typed.strip() and not phone_numbers(typed):
            raise forms.ValidationError(
                _("Ghi số di động như 0912345678 hoặc số cố định như 02903831234; chưa rõ số thì bỏ trống.")
            )
        return typed

    def clean_born(self) -> tuple[date | None, int | None]:
        """A day, or only a year."""
        return birth_typed(self.cleaned_data["born"], self.today)


class ReferralFilter(forms.Form):
    """The filters of the list, all in the address; what is typed to find a person stands there sealed."""

    is_filter = True
    text = forms.CharField(
        label=_("Tên hoặc số"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    kind = forms.ChoiceField(label=_("Loại"), required=False, choices=options(ReferralKind, _("Mọi loại")))
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False,
        choices=behind(_("Mọi trạng thái"), ((state.code, _(state.label)) for state in STATES)),
    )  # fmt: skip
    status = forms.ChoiceField(label=_("Tư cách"), required=False, choices=options(ProceduralStatus, _("Mọi tư cách")))
    received_from = forms.DateField(label=_("Nhận từ ngày"), required=False)
    received_to = forms.DateField(label=_("Đến trước ngày"), required=False)
    late = forms.BooleanField(label=_("Chỉ quá hạn trả lời"), required=False)
    # reached by links from figures, not typed
    sender = forms.IntegerField(required=False, widget=forms.HiddenInput)
    way = forms.CharField(required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(required=False, choices=options(ReferralOutcome, ""), widget=forms.HiddenInput)
    ground = forms.ChoiceField(required=False, choices=options(RefusalGround, ""), widget=forms.HiddenInput)
    notice = forms.CharField(required=False, widget=forms.HiddenInput)
    appointed = forms.CharField(required=False, widget=forms.HiddenInput)
    opened = forms.BooleanField(required=False, widget=forms.HiddenInput)
    unanswered = forms.BooleanField(required=False, widget=forms.HiddenInput)
    counted = forms.BooleanField(required=False, widget=forms.HiddenInput)


class PeriodFilter(OfPeriod):
    """The period of the board, in the address."""

    is_filter = True
    from_on = forms.DateField(label=_("Nhận từ ngày"), required=False)
    to_on = forms.DateField(label=_("Đến trước ngày"), required=False)


class LinkForm(forms.Form):
    """The body that is given a link, and the office its introductions go to."""

    marks_required = True
    body = forms.TypedChoiceField(label=_("Cơ quan được cấp đường dẫn"), coerce=int)
    office = forms.TypedChoiceField(label=_("Giới thiệu gửi đến"), coerce=int)

    def __init__(self, *args: Any, offices: Sequence[Any], bodies: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {row.pk: row for row in (*offices, *bodies)}
        offer(self, "body", ((row.pk, row.name) for row in bodies), _("Chọn cơ quan…"))
        offer_unless_one(self, "office", [(office.pk, office.name) for office in offices])

    def pair(self) -> tuple[Any, Any]:
        """Office and body as rows; call after `is_valid()`."""
        return self.rows[self.cleaned_data["office"]], self.rows[self.cleaned_data["body"]]


def offer_unless_one(form: forms.Form, name: str, rows: Rows) -> None:
    """Rows to choose from; about one alone nobody is asked."""
    offer(form, name, rows)
    if len(rows) == 1:
        form.fields[name].initial, form.fields[name].widget = rows[0][0], forms.HiddenInput()


class RegisterForm(OfPeriod):
    """A register that is laid beside ours."""

    marks_required = True
    office = forms.TypedChoiceField(label=_("Sổ của đơn vị"), coerce=int)
    sender = forms.TypedChoiceField(label=_("Sổ của cơ quan"), coerce=int)
    from_on = forms.DateField(label=_("Từ ngày"))
    to_on = forms.DateField(label=_("Đến trước ngày"))
    file = forms.FileField(
        label=_("Sổ theo dõi (Mẫu 05) dạng Excel"),
        help_text=_("Có cột Họ và tên; nên có Ngày và Số văn bản."),
        validators=[no_larger_than(5)],
    )

    def __init__(self, *args: Any, offices: Sequence[Any], bodies: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sender", ((body.pk, body.name) for body in bodies), _("Chọn cơ quan…"))
        offer_unless_one(self, "office", [(office.pk, office.name) for office in offices])


class RowFilter(forms.Form):
    """Which lines of a comparison are shown; reached by links from its figures, not typed."""

    match = forms.ChoiceField(required=False, choices=options(Match, ""))
    waits = forms.BooleanField(required=False)


class ResolutionForm(forms.Form):
    """How a difference is settled. match: where the line stands; what only the Centre has did come."""

    marks_required = True
    resolution = forms.ChoiceField(label=_("Cách giải quyết"), widget=forms.RadioSelect)
    named = forms.CharField(required=False, max_length=40)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, match: Match, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = match is Match.ONLY_OURS
        offer(self, "resolution", options(OF_OURS if ours else Resolution))
        label, hint = _OTHER_END[ours]
        self.fields["named"].label, self.fields["named"].help_text = label, hint

    def clean(self) -> dict[str, Any]:
        """A line that is another's is named."""
        data = super().clean() or {}
        if data.get("resolution") in (Resolution.MATCHED, Resolution.ENTERED) and not data.get("named"):
            self.add_error("named", _("Hãy ghi số để hai sổ khớp với nhau."))
        return data


_OTHER_END = {
    True: (_("Dòng trong sổ của cơ quan"), _("Chỉ cần khi là cùng một trường hợp: số dòng ở danh sách đối chiếu.")),
    False: (
        _("Số tiếp nhận ở Trung tâm"),
        _("Chỉ cần khi là cùng một trường hợp hoặc đã nhập bổ sung, ví dụ TT.GT.04.2026."),
    ),
}


class ReasonForm(forms.Form):
    """Why something written is taken back."""

    marks_required = True
    reason = ReasonField(widget=forms.Textarea(attrs={"rows": 2}))
