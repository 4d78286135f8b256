"""Alarms: whom to ring next, and what rang so far."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Max, Prefetch, QuerySet
from django.utils.timezone import localdate

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.notices.models import Delivery
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import own_value
from diemtua.workforce.models import Alarm, PassedOver, Ring
from diemtua.workforce.queries.on_call import OnCallNow, chain


def patience(at: datetime) -> timedelta:
    """How long one person is waited for before the next is rung: the office's own target."""
    return timedelta(minutes=own_value(ParameterKey.ALARM_MINUTES, localdate(at)))


def rung_so_far(alarm: Alarm) -> dict[int, int]:
    """Who was rung, by id of the user, with the number of the last ring."""
    return dict(alarm.rings.order_by().values_list("user").annotate(Max("number")))


def next_to_ring(alarm: Alarm, rung: Mapping[int, int], at: datetime) -> OnCallNow | None:
    """Of those who answer now, who was not rung yet, else who was rung longest ago; None where nobody answers.

    The chain is asked anew each time: after a change of shift it is the new people who are rung.
    """
    answering = chain(alarm.office, at)
    if not rung:
        return next(answering, None)
    return min(answering, key=lambda each: rung.get(each.user.pk, 0), default=None)


def alarms_due(at: datetime) -> list[int]:
    """Ids of alarms whose next ring has come."""
    return list(Alarm.objects.filter(next_ring_at__lte=at).order_by("next_ring_at", "pk").values_list("pk", flat=True))


def alarms_of(user: User, dossier: Dossier) -> QuerySet[Alarm]:
    """Alarms of a dossier the user may see, the newest first, with each ring and how far its notices came."""
    deliveries = Prefetch("message__deliveries", queryset=Delivery.objects.order_by("pk"))
    rings = Prefetch("rings", queryset=Ring.objects.select_related("user", "message").prefetch_related(deliveries))
    passed = Prefetch("passed_over", queryset=PassedOver.objects.select_related("user"))
    rows = Alarm.objects.filter(dossier=dossier, dossier__in=dossiers_visible_to(user))
    return rows.select_related("silenced_by").prefetch_related(rings, passed).order_by("-began_at", "-pk")


def open_alarms(user: User) -> QuerySet[Alarm]:
    """Alarms that ring now, of dossiers the user may see."""
    rows = Alarm.objects.filter(silenced_at__isnull=True, dossier__in=dossiers_visible_to(user))
    return rows.select_related("dossier").order_by("began_at", "pk")
