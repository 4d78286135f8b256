"""Whom a referral tells: numbers and what to do, never a name, a ground or a status."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.queries import holders_of_any
from diemtua.dossiers.actions import Performance
from diemtua.dossiers.queries import page_url
from diemtua.law.vocabulary.referrals import ReferralWay
from diemtua.notices.actions import filled
from diemtua.notices.enums import Event
from diemtua.referrals.enums import AT_THE_DESK, REFERRERS
from diemtua.referrals.models import Referral
from diemtua.shared.clock import VIETNAM


def tell_the_centre(on: Performance) -> None:
    """Those at the desk and who leads the office, when something came."""
    day = on.recorded_at.astimezone(VIETNAM).date()
    users = set(holders_of_any(AT_THE_DESK, on.dossier.office, day)) - {on.by}
    subject = filled(_("Giới thiệu mới %(number)s"), number=on.dossier.number)
    body = _("Hãy mở ra, nhận xử lý ngay và xem thời hạn còn lại.")
    on.tell(Event.REFERRAL, *users, subject=subject, body=body, link=page_url(on.dossier))


def tell_receipt(referral: Referral, on: Performance) -> None:
    """The body has its receipt at once, on its own address too."""
    subject = filled(_("Trung tâm đã nhận %(number)s"), number=on.dossier.number)
    body = _("Kết quả sẽ được báo lại tại trang này và qua thư điện tử của cơ quan.")
    _tell_the_body(referral, on, subject, body)


def tell_the_outcome(referral: Referral, on: Performance) -> None:
    """The answer the body is owed."""
    subject = filled(_("Đã có trả lời cho %(number)s"), number=on.dossier.number)
    body = _("Hãy mở trang giới thiệu để xem kết quả và người được cử.")
    _tell_the_body(referral, on, subject, body)


def _tell_the_body(referral: Referral, on: Performance, subject: str, body: str | Promise) -> None:
    day = on.recorded_at.astimezone(VIETNAM).date()
    # who sends in the system has the receipt on the page
    users = set(holders_of_any(REFERRERS, referral.sender, day)) - {on.by}
    # a body without an account has the code and the secret of its receipt
    by_code = referral.way == ReferralWay.LINK and not users
    link = reverse("portal:introduction-outcome") if by_code else page_url(on.dossier)
    emails = [referral.sender.email]
    on.tell(Event.REFERRAL, *users, emails=emails, subject=subject, body=body, link=link)
