"""Whom a referral tells: numbers and what to do, never a name, a ground or a status."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.queries import holders_of_any
from diemtua.dossiers.actions import Performance
from diemtua.dossiers.queries import page_url
from diemtua.law.vocabulary.referrals import Reach, ReferralOutcome, ReferralWay
from diemtua.notices.actions import filled
from diemtua.notices.enums import Event
from diemtua.referrals.enums import AT_THE_DESK, REFERRERS
from diemtua.referrals.models import Referral
from diemtua.shared.clock import VIETNAM


def tell_the_centre(on: Performance) -> None:
    """Those at the desk and who leads the office, when something came."""
    _tell_the_office(on, _("Giới thiệu mới %(number)s"), _("Hãy mở ra, nhận xử lý ngay và xem thời hạn còn lại."))


def tell_of_a_correction(on: Performance) -> None:
    """The same, and who is responsible, when what was sent is no longer so: the clocks may be others now."""
    _tell_the_office(on, _("Nội dung của %(number)s đã được sửa"), _("Hãy mở ra xem nội dung và thời hạn bây giờ."))


def tell_of_a_withdrawal(on: Performance) -> None:
    """The same, when the sender took it back."""
    _tell_the_office(on, _("%(number)s đã được cơ quan gửi rút lại"), _("Không phải xử lý nữa; mở ra để xem lý do."))


def _tell_the_office(on: Performance, subject: str | Promise, body: str | Promise) -> None:
    day = on.recorded_at.astimezone(VIETNAM).date()
    users = {*holders_of_any(AT_THE_DESK, on.dossier.office, day), on.dossier.owner} - {on.by, None}
    named = filled(subject, number=on.dossier.number)
    on.tell(Event.REFERRAL, *filter(None, users), subject=named, body=body, link=page_url(on.dossier))


def tell_receipt(referral: Referral, on: Performance) -> None:
    """The body has its receipt at once, on its own address too."""
    subject = filled(_("Trung tâm đã nhận %(number)s"), number=on.dossier.number)
    body = _("Kết quả sẽ được báo lại tại trang này và qua thư điện tử của cơ quan.")
    by_mail = _("Kết quả sẽ được báo lại qua thư điện tử này, điện thoại hoặc văn bản.")
    _tell_the_body(referral, on, subject, body, by_mail)


def tell_the_outcome(referral: Referral, on: Performance) -> Reach:
    """The answer the body is owed; whether anything of it reaches the body."""
    subject = filled(_("Đã có trả lời cho %(number)s"), number=on.dossier.number)
    body = _("Hãy mở trang giới thiệu để xem kết quả và người được cử.")
    said, office = _(ReferralOutcome(referral.outcome).label), on.dossier.office
    by_mail = filled(
        _("Kết quả: %(outcome)s. Muốn biết thêm, hãy gọi %(office)s."),
        outcome=said, office=" ".join(filter(None, (office.name, office.phone))),
    )  # fmt: skip
    return _tell_the_body(referral, on, subject, body, by_mail)


def _tell_the_body(
    referral: Referral, on: Performance, subject: str, body: str | Promise, by_mail: str | Promise
) -> Reach:
    day = on.recorded_at.astimezone(VIETNAM).date()
    users, link = set(holders_of_any(REFERRERS, referral.sender, day)), page_url(on.dossier)
    if not users and referral.way == ReferralWay.LINK:
        # a body without an account has the code and the secret of its receipt
        link = reverse("portal:introduction-outcome")
    elif not users:
        # what came by letter or telephone: there is no page that its sender could open
        body, link = by_mail, ""
    # who sends in the system has the receipt on the page
    told = users - {on.by}
    on.tell(Event.REFERRAL, *told, emails=[referral.sender.email], subject=subject, body=body, link=link)
    reached = users or referral.sender.email or referral.way == ReferralWay.LINK
    return Reach.IN_SYSTEM if reached else Reach.BY_HAND
