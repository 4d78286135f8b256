"""Giving a body without an account a link, taking it back, telling of its end, and what comes by it."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemtua.accounts.actions import make_secret_address, revoke_secret_address
from diemtua.accounts.models import Organisation, SecretAddress, User
from diemtua.accounts.queries import holders_of_any
from diemtua.dossiers.actions import new_dossier, perform
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.referral import REFERRAL, IntroduceByLink
from diemtua.notices.actions import Notice, filled, tell_of_ends
from diemtua.notices.enums import Event
from diemtua.referrals.enums import AT_THE_DESK, RECEIVERS
from diemtua.referrals.queries.links import LINK, Link, link_subject, pair_behind
from diemtua.shared.clock import VIETNAM


class LinkNotYours(PermissionError):
    """Somebody gives a link for an office at whose desk they do not sit, or to an office that receives."""

    def __init__(self) -> None:
        super().__init__(_("Bạn không cấp đường dẫn cho đơn vị này. Hãy nhờ lãnh đạo hoặc người tiếp nhận ở đó."))


def give_link(office: Organisation, body: Organisation, *, by: User, at: datetime) -> str:
    """The secret of the body's new link, told this once; the link it had answers no more. Raises LinkNotYours."""
    if office.pk not in by.standing.organisations(*AT_THE_DESK) or body.kind in RECEIVERS:
        raise LinkNotYours
    return make_secret_address(link_subject(office.pk, body.pk), user=None, by=by, at=at)


def take_link_back(link: Link, *, by: User, at: datetime) -> None:
    """The link answers nobody any more; what came by it stays. Raises LinkNotYours."""
    if link.office.pk not in by.standing.organisations(*AT_THE_DESK):
        raise LinkNotYours
    revoke_secret_address(link_subject(link.office.pk, link.body.pk), user=None, by=by, at=at)


def introduce_by_link(act: IntroduceByLink, office: Organisation, *, at: datetime, key: UUID) -> Dossier:
    """Somebody of the body introduces a person; the same key gives the same dossier again. Raises ActRefused."""
    dossier = new_dossier(REFERRAL.kind, office)
    return perform(act, dossier, by=None, occurred_at=at, recorded_at=at, seen=0, key=key).dossier


def tell_of_ending_links(at: datetime) -> int:
    """The desk is told once of each link that ends soon; how many were told."""
    return tell_of_ends(LINK, at, lambda address: _ends_soon(address, at))


def _ends_soon(address: SecretAddress, at: datetime) -> Notice:
    office, body = pair_behind(address)
    desk = holders_of_any(AT_THE_DESK, office, at.astimezone(VIETNAM).date())
    words = gettext_lazy("Đường dẫn của %(body)s dùng được đến hết ngày %(day)s")
    return Notice(
        # who gave it, while they may still give another
        event=Event.DEADLINE_NEAR, users=desk.filter(pk=address.made_by_id) or desk,
        subject=filled(words, body=body.name, day=f"{address.ends_on:%d/%m/%Y}"),
        body=gettext_lazy("Cơ quan còn giới thiệu thì bấm “Cấp lại”, gửi thư mới; không thì để đường dẫn tự hết hạn."),
        link=reverse("referrals:links"),
    )  # fmt: skip
