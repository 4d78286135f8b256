"""Calendar addresses of duty end: who holds one, or plans for its place, is told once before."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import SecretAddress
from diemtua.accounts.queries import holders_of_any
from diemtua.duty.enums import PLANNERS
from diemtua.duty.queries.days import DUTY, site_behind
from diemtua.notices.actions import Notice, filled, tell_of_ends
from diemtua.notices.enums import Event
from diemtua.shared.clock import VIETNAM


def tell_of_ending_feeds(at: datetime) -> int:
    """Tell of every address that ends soon; how many were told."""
    return tell_of_ends(DUTY, at, lambda address: _notice(address, at))


def _notice(address: SecretAddress, at: datetime) -> Notice:
    day = f"{address.ends_on:%d/%m/%Y}"
    words = _("Còn dùng thì mở trang này, tạo địa chỉ mới rồi chép vào ứng dụng lịch.")
    if address.user is not None:
        said = filled(_("Địa chỉ lịch trực của bạn dùng được đến hết ngày %(day)s"), day=day)
        return Notice(
            event=Event.DEADLINE_NEAR, users=[address.user], subject=said, body=words, link=reverse("duty:mine")
        )
    site = site_behind(address)
    planners = holders_of_any(PLANNERS, site.office, at.astimezone(VIETNAM).date())
    return Notice(
        # who made it, while they may still renew it
        event=Event.DEADLINE_NEAR, users=planners.filter(pk=address.made_by_id) or planners, body=words,
        subject=filled(_("Địa chỉ lịch trực của %(site)s dùng được đến hết ngày %(day)s"), site=site.name, day=day),
        link=reverse("duty:site", args=[site.uid]),
    )  # fmt: skip
