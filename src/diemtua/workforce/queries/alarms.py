"""Alarms: whom to ring next, and what rang so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, Max, QuerySet, Value
from django.utils.timezone import localdate
from django.utils.translation import gettext

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import ids_visible_to
from diemtua.notices.models import Delivery
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import own_value
from diemtua.workforce.enums import PassedBecause
from diemtua.workforce.models import Alarm, OnCall, PassedOver, Ring
from diemtua.workforce.queries.on_call import OnCallNow, chain


def patience(at: datetime) -> timedelta:
    """How long one person is waited for before the next is rung: the office's own target."""
    return timedelta(minutes=own_value(ParameterKey.ALARM_MINUTES, localdate(at)))


def rung_so_far(alarm: Alarm) -> dict[int, int]:
    """Who was rung, by id of the user, with the number of the last ring."""
    return dict(alarm.rings.order_by().values_list("user").annotate(Max("number")))


def next_to_ring(alarm: Alarm, rung: Mapping[int, int], at: datetime, turns: Iterable[OnCall]) -> OnCallNow | None:
    """Of those who answer now, who was not rung yet, else who was rung longest ago; None where nobody answers.

    turns: `turns_at` the moment, asked anew each time: after a change of shift it is the new people who are rung.
    """
    answering = chain(alarm.office, at, turns)
    if not rung:
        return next(answering, None)
    return min(answering, key=lambda each: rung.get(each.user.pk, 0), default=None)


def alarms_due(at: datetime) -> list[int]:
    """Ids of alarms whose next ring has come."""
    return list(Alarm.objects.filter(next_ring_at__lte=at).order_by("next_ring_at", "pk").values_list("pk", flat=True))


@dataclass(frozen=True)
class Step:
    """Somebody an alarm rang, with how far the notice of it came, or passed over, with why."""

    name: str
    at: datetime
    order: int
    because: str = ""
    read_at: datetime | None = None
    deliveries: list[Delivery] = field(default_factory=list)


@dataclass(frozen=True)
class Alarmed:
    """An alarm with whom it passed over and whom it rang, each in order."""

    alarm: Alarm
    passed_over: list[Step]
    rings: list[Step]


def alarms_of(user: User, dossier: Dossier) -> list[Alarmed]:
    """Alarms of a dossier the user may see, the newest first. Two queries, one where there is none."""
    seen = Alarm.objects.filter(dossier=dossier, dossier__in=ids_visible_to(user))
    found = list(seen.select_related("silenced_by").order_by("-began_at", "-pk"))
    steps = _steps([each.pk for each in found]) if found else []
    return [_alarmed(each, [step for step in steps if step[0] == each.pk]) for each in found]


def _steps(alarms: list[int]) -> list[tuple[Any, ...]]:
    """Who was rung, once for each delivery of the notice, and who was passed over."""
    never = Value(None, output_field=DateTimeField())
    none, nothing = Value(None, output_field=BigIntegerField()), Value("")
    rung = Ring.objects.filter(alarm__in=alarms).order_by().values_list(
        "alarm", "at", "order", "user__full_name", nothing, "message__read_at", "message__deliveries",
        "message__deliveries__channel", "message__deliveries__state",
    )  # fmt: skip
    passed = PassedOver.objects.filter(alarm__in=alarms).order_by().values_list(
        "alarm", "at", "order", "user__full_name", "because", never, none, nothing, nothing
    )  # fmt: skip
    return sorted(rung.union(passed, all=True), key=lambda step: (*step[:3], step[6] or 0))


def _alarmed(alarm: Alarm, steps: list[tuple[Any, ...]]) -> Alarmed:
    passed_over, rings = [], []
    for (_alarm, at, order, name, because, read_at), ways in groupby(steps, lambda step: step[:6]):
        if because:
            passed_over.append(Step(name, at, order, gettext(PassedBecause(because).label)))
        else:
            sent = [Delivery(channel=way[7], state=way[8]) for way in ways if way[6]]
            rings.append(Step(name, at, order, "", read_at, sent))
    return Alarmed(alarm, passed_over, rings)


def open_alarms(user: User) -> QuerySet[Alarm]:
    """Alarms that ring now, of dossiers the user may see."""
    rows = Alarm.objects.filter(silenced_at__isnull=True, dossier__in=ids_visible_to(user))
    return rows.select_related("dossier").order_by("began_at", "pk")
