"""An urgent matter rings whoever is on call, then the next, then the head, again and again, until it is taken.

Rooms ring from the effect of the act that makes a matter urgent, and silence from the effect of the act that takes it:

    ring(on.dossier, Event.REFERRAL, on.dossier.office, on.recorded_at)
    silence(on.dossier, on.by, on.recorded_at)

`tasks.sound_alarms` goes on every minute. Everything lives in rows, so it outlives every process.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import lend, take_back
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import page_url
from diemtua.notices.actions import call_off, filled, queue
from diemtua.notices.enums import Event
from diemtua.notices.models import Message
from diemtua.workforce.models import Alarm, Ring
from diemtua.workforce.queries.alarms import alarms_due, next_to_ring, patience
from diemtua.workforce.queries.on_call import OnCallNow


@transaction.atomic
def ring(dossier: Dossier, event: Event | str, office: Organisation, at: datetime) -> Alarm:
    """Ring who is on call at the office now; an alarm that already rings goes on as it is."""
    known = Alarm.objects.filter(dossier=dossier, silenced_at__isnull=True).first()
    if known is not None:
        return known
    alarm = Alarm(dossier=dossier, office=office, event=Event(event), began_at=at, next_ring_at=at)
    alarm.save(force_insert=True)
    _ring_next(alarm, at)
    return alarm


@transaction.atomic
def silence(dossier: Dossier, by: User | None, at: datetime) -> bool:
    """Somebody took the matter, or it ended: nobody is rung any more; whether it rang.

    Notices that still wait are called off, and who was rung in vain sees the dossier no more.
    """
    alarm = Alarm.objects.select_for_update().filter(dossier=dossier, silenced_at__isnull=True).first()
    if alarm is None:
        return False
    _end(alarm, by, at)
    return True


def sound(at: datetime) -> int:
    """Ring on for every alarm whose time has come, each in its own transaction; how many rang.

    After a pause of any length each alarm rings once, and goes on from now.
    """
    return sum(_sound_one(pk, at) for pk in alarms_due(at))


@transaction.atomic
def _sound_one(pk: int, at: datetime) -> bool:
    # the row is the lock: whoever comes second finds its next ring in the future, or nobody to ring for
    alarm = Alarm.objects.select_for_update().filter(pk=pk, next_ring_at__lte=at).first()
    if alarm is None:
        return False
    if alarm.dossier.over:
        _end(alarm, None, at)
        return False
    return _ring_next(alarm, at)


def _ring_next(alarm: Alarm, at: datetime) -> bool:
    wanted = next_to_ring(alarm, at)
    Alarm.objects.filter(pk=alarm.pk).update(next_ring_at=at + patience(at))
    if wanted is None:
        return False
    # whoever is woken up must be able to open what it is about
    lend(alarm.dossier, wanted.user, at=at)
    Ring.objects.create(
        alarm=alarm, number=alarm.rings.count() + 1, user=wanted.user, order=wanted.order, at=at,
        message=_tell(alarm, wanted, at),
    )  # fmt: skip
    return True


def _tell(alarm: Alarm, whom: OnCallNow, at: datetime) -> Message:
    dossier = alarm.dossier
    event, number = _(Event(alarm.event).label), dossier.reference
    minutes = int(patience(at).total_seconds() // 60)
    body = _(
        "Việc này chờ người nhận. Hãy mở hồ sơ và nhận việc. Sau %(minutes)s phút chưa ai nhận, hệ thống gọi "
        "người kế tiếp."
    )
    [message] = queue(
        Event.URGENT, users=[whom.user], link=page_url(dossier), at=at, phones={whom.user.pk: whom.phone},
        subject=filled(_("KHẨN: %(event)s · %(number)s"), event=event, number=number),
        body=filled(body, minutes=minutes),
    )  # fmt: skip
    return message


def _end(alarm: Alarm, by: User | None, at: datetime) -> None:
    Alarm.objects.filter(pk=alarm.pk).update(silenced_at=at, silenced_by=by, next_ring_at=None)
    rings = alarm.rings.select_related("message", "user")
    call_off([each.message for each in rings if each.message is not None])
    take_back(alarm.dossier, [each.user for each in rings if each.user != by], at=at)
