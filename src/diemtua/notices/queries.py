"""Questions about notices: one's own, and the outbox of the administrator."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from diemtua.accounts.models import User
from diemtua.law.vocabulary.roles import Role
from diemtua.notices.enums import PHONE_CHANNELS, WAITING, Channel, DeliveryState
from diemtua.notices.gateways import offered
from diemtua.notices.models import Delivery, Message
from diemtua.shared.ui import navigation

STUCK_AFTER = timedelta(minutes=10)
"""A worker that has not finished one delivery by then is gone."""


def notices_of(user: User) -> QuerySet[Message]:
    """What the user was told."""
    return Message.objects.filter(user=user)


def unread_count(user: User) -> int:
    """What the bell shows."""
    return notices_of(user).filter(read_at__isnull=True).count()


def outbox(user: User, state: str = "") -> QuerySet[Delivery]:
    """What left the house, for those who run the outbox; nobody else sees a row."""
    if not user.standing.holds_anywhere(Role.ADMINISTRATOR):
        return Delivery.objects.none()
    found = Delivery.objects.exclude(channel=Channel.IN_APP).select_related("message__user")
    return found.filter(state=state) if state else found


def channels_missing() -> list[Channel]:
    """Channels to phones for which the office has no gateway; administrators alone are told."""
    here = offered()
    return [channel for channel in PHONE_CHANNELS if channel not in here]


def stuck_deliveries(at: datetime) -> QuerySet[Delivery]:
    """Deliveries that a worker took and never finished, or whose turn passed long ago."""
    long_ago = at - STUCK_AFTER
    sending = Q(state=DeliveryState.SENDING, started_at__lt=long_ago)
    return Delivery.objects.filter(sending | Q(state__in=WAITING, next_try_at__lt=long_ago)).order_by("pk")


navigation.count_unread_with(unread_count)
