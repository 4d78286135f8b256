"""An urgent matter rings whoever is on call, then the next, then the head, again and again, until it is taken.

Rooms ring from the effect of the act that makes a matter urgent, and silence from the effect of the act that takes it:

    ring(on.dossier, Event.REFERRAL, on.dossier.office, on.recorded_at, tell=on.pass_on)
    silence(on.dossier, on.by, on.recorded_at)

`tasks.sound_alarms` goes on every minute. Everything lives in rows, so it outlives every process.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import lend, take_back
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import page_url
from diemtua.notices.actions import Notice, call_off, filled, queue_all
from diemtua.notices.enums import Event
from diemtua.notices.models import Message
from diemtua.workforce.models import Alarm, OnCall, PassedOver, Ring
from diemtua.workforce.queries.alarms import alarms_due, next_to_ring, patience, rung_so_far
from diemtua.workforce.queries.on_call import OnCallNow, passed_over, turns_at

LOG = logging.getLogger(__name__)
Tell = Callable[[Notice], object]


@transaction.atomic
def ring(
    dossier: Dossier, event: Event | str, office: Organisation, at: datetime, *, tell: Tell | None = None
) -> Alarm:
    """Ring who is on call at the office now; an alarm that already rings goes on as it is.

    tell: who writes the notice, the act under way with all it tells; None writes it now.
    """
    # for a dossier that is being opened nothing rings yet
    known = Alarm.objects.filter(dossier=dossier, silenced_at__isnull=True).first() if dossier.version else None
    if known is not None:
        return known
    wait = patience(at)
    alarm = Alarm(dossier=dossier, office=office, event=Event(event), began_at=at, next_ring_at=at + wait)
    alarm.save(force_insert=True)
    _ring_next(alarm, {}, wait, at, tell or partial(_tell_now, at=at))
    return alarm


@transaction.atomic
def silence(dossier: Dossier, by: User | None, at: datetime) -> bool:
    """Somebody took the matter, or it ended: nobody is rung any more; whether it rang.

    Notices that still wait are called off, and who was rung in vain sees the dossier no more.
    """
    ringing = Alarm.objects.filter(dossier=dossier, silenced_at__isnull=True)
    return _end(ringing, dossier, by, at)


def sound(at: datetime) -> int:
    """Ring on for every alarm whose time has come, each in its own transaction; how many rang.

    After a pause of any length each alarm rings once, and goes on from now. One that cannot ring is logged, holds up
    no other, and is tried again the next time.
    """
    return sum(_sounded(pk, at) for pk in alarms_due(at))


def _sounded(pk: int, at: datetime) -> bool:
    try:
        return _sound_one(pk, at)
    except Exception:  # whatever it is, somebody in custody behind the next alarm waits for a ring
        LOG.exception("Alarm %s could not ring.", pk)
        return False


@transaction.atomic
def _sound_one(pk: int, at: datetime) -> bool:
    # the row is the lock: whoever comes second finds its next ring in the future, or nobody to ring for
    alarm = Alarm.objects.select_for_update().filter(pk=pk, next_ring_at__lte=at).first()
    if alarm is None:
        return False
    if alarm.dossier.over:
        _end(Alarm.objects.filter(pk=pk), alarm.dossier, None, at)
        return False
    wait = patience(at)
    Alarm.objects.filter(pk=pk).update(next_ring_at=at + wait)
    return _ring_next(alarm, rung_so_far(alarm), wait, at, partial(_tell_now, at=at))


def _tell_now(notice: Notice, at: datetime) -> None:
    queue_all([notice], at)


def _ring_next(alarm: Alarm, rung: Mapping[int, int], wait: timedelta, at: datetime, tell: Tell) -> bool:
    turns = list(turns_at(alarm.office, at))
    _note_passed_over(alarm, turns, at)
    wanted = next_to_ring(alarm, rung, at, turns)
    if wanted is None:
        return False
    # whoever is woken up must be able to open what it is about
    lend(alarm.dossier, wanted.user, at=at)
    number = max(rung.values(), default=0) + 1
    tell(_notice(alarm, wanted, wait, Ring(alarm=alarm, number=number, user=wanted.user, order=wanted.order, at=at)))
    return True


def _note_passed_over(alarm: Alarm, turns: Iterable[OnCall], at: datetime) -> None:
    found = passed_over(turns)
    rows = [PassedOver(alarm=alarm, user=each.user, order=each.order, because=each.because, at=at) for each in found]
    # once an alarm, however often it rings
    PassedOver.objects.bulk_create(rows, ignore_conflicts=True)


def _notice(alarm: Alarm, whom: OnCallNow, wait: timedelta, evidence: Ring) -> Notice:
    dossier = alarm.dossier
    event, number = _(Event(alarm.event).label), dossier.reference
    body = _(
        "Việc này chờ người nhận. Hãy mở hồ sơ và nhận việc. Sau %(minutes)s phút chưa ai nhận, hệ thống gọi "
        "người kế tiếp."
    )
    return Notice(
        event=Event.URGENT, users=[whom.user], link=page_url(dossier), phones={whom.user.pk: whom.phone},
        subject=filled(_("KHẨN: %(event)s · %(number)s"), event=event, number=number),
        body=filled(body, minutes=int(wait.total_seconds() // 60)), then=partial(_keep, evidence),
    )  # fmt: skip


def _keep(evidence: Ring, message: Message) -> None:
    evidence.message = message
    evidence.save(force_insert=True)


def _end(ringing: QuerySet[Alarm], dossier: Dossier, by: User | None, at: datetime) -> bool:
    if not ringing.update(silenced_at=at, silenced_by=by, next_ring_at=None):
        return False
    rung = {"rings__alarm__dossier": dossier, "rings__alarm__silenced_at": at}
    call_off(Message.objects.filter(**rung))
    take_back(dossier, User.objects.filter(**rung).exclude(pk=by.pk if by else 0), at=at)
    return True
