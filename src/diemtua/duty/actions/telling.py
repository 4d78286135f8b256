"""Whom duty tells: those on a roster, both sides of a swap, and the telephone chain of urgent notices."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import User
from diemtua.accounts.queries import holders_of_any
from diemtua.dossiers.actions import ActRefused, Performance
from diemtua.dossiers.queries import page_url
from diemtua.duty.enums import HEADS
from diemtua.duty.models import IN_FORCE, Roster, Shift, Swap
from diemtua.notices.actions import filled
from diemtua.notices.enums import Event
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.actions import OnCallNotPossible, publish_on_call
from diemtua.workforce.queries import Turn

Words = str | Promise


class NobodyCanBeRung(ActRefused):
    """Somebody on the roster for urgent notices cannot be rung: the sentences say who and why."""


def rung_to_come(roster: Roster, at: datetime) -> Q:
    """Shifts in force at the place for urgent notices, whatever roster says them."""
    standing = Q(layer=IN_FORCE, ended_at__isnull=True, day__gte=localdate(at) - timedelta(days=1))
    return standing & Q(site__office=roster.office_id, site__on_call=True)


def ring_by(roster: Roster, *, by: User | None, at: datetime, shifts: Iterable[Shift] | None = None) -> None:
    """Whoever is on duty for urgent notices is who is rung. shifts: those of `rung_to_come`, where the caller has them.
    Raises NobodyCanBeRung."""
    if shifts is None:
        shifts = Shift.objects.filter(rung_to_come(roster, at)).select_related("practitioner__user", "site")
    turns = [_turn(each) for each in shifts if each.practitioner.user is not None]
    try:
        publish_on_call(roster.office, f"duty.{roster.office_id}", turns, by=by, at=at, over=True)
    except OnCallNotPossible as refused:
        raise NobodyCanBeRung(str(refused)) from refused


def _turn(shift: Shift) -> Turn:
    user = shift.practitioner.user
    assert user is not None  # noqa: S101 - who has no account is left out
    phone = shift.practitioner.phone or user.phone or shift.site.phone
    return Turn(user, shift.starts_at, shift.ends_at, order=shift.seat, phone=phone)


def tell_published(roster: Roster, shifts: list[Shift], on: Performance) -> None:
    """Everybody who is on the roster."""
    body = _("Hãy mở trang “Ca trực của tôi” để xem ngày, nơi trực và số điện thoại.")
    _tell_all(roster, shifts, _("Lịch trực %(first)s – %(last)s đã ban hành"), body, on)


def tell_withdrawn(roster: Roster, shifts: list[Shift], on: Performance) -> None:
    """Everybody who was on it: the roster was published by mistake."""
    body = _("Lịch này ban hành nhầm nên không còn hiệu lực. Hãy xem trang “Ca trực của tôi” để biết ca đang có.")
    _tell_all(roster, shifts, _("Lịch trực %(first)s – %(last)s đã rút lại"), body, on)


def tell_asked(swap: Swap, on: Performance) -> None:
    """The one who is asked to take a shift."""
    subject = filled(_("%(name)s đề nghị bạn nhận ca trực"), name=swap.asker.full_name)
    _tell(swap, [swap.other.user], subject, _("Hãy mở đề nghị và trả lời."), on)


def tell_heads(swap: Swap, on: Performance) -> None:
    """Both agree: the head decides."""
    day = on.recorded_at.astimezone(VIETNAM).date()
    heads = holders_of_any(HEADS, on.dossier.office, day)
    subject = filled(_("%(name)s xin đổi ca trực, hai bên đã đồng ý"), name=swap.asker.full_name)
    _tell(swap, heads, subject, _("Hãy duyệt hoặc trả lời."), on)


def tell_both(swap: Swap, subject: Words, on: Performance) -> None:
    """Both sides learn how it ended."""
    _tell(swap, [swap.asker.user, swap.other.user], subject, _("Ca trực của bạn trong hệ thống là ca đang có."), on)


def _tell_all(roster: Roster, shifts: list[Shift], subject: Words, body: Words, on: Performance) -> None:
    users = {each.practitioner.user for each in shifts if each.practitioner.user}
    days = {"first": f"{roster.first_day:%d/%m}", "last": f"{roster.last_day:%d/%m/%Y}"}
    on.tell(Event.ASSIGNED, *users, subject=filled(subject, **days), body=body, link=reverse("duty:mine"))


def _tell(swap: Swap, users: Iterable[User | None], subject: Words, body: Words, on: Performance) -> None:
    whom = {user for user in users if user is not None} - {on.by}
    said = filled(
        "%(day)s · %(site)s. %(body)s", day=f"{swap.giving.day:%d/%m/%Y}", site=swap.giving.site.name, body=body
    )
    on.tell(Event.ASSIGNED, *whom, subject=subject, body=said, link=page_url(on.dossier))
