"""Those who attend a hearing are reminded on the eve and in the morning, each once; and of calendars that end."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import SecretAddress
from diemtua.cases.enums import FEED, HearingStage
from diemtua.cases.models import Hearing, HearingReminder
from diemtua.cases.queries import attending, reminders_due
from diemtua.law.vocabulary.hearings import HearingKind
from diemtua.notices.actions import Notice, filled, queue, tell_of_ends
from diemtua.notices.enums import Event


def remind_of_hearings(at: datetime) -> int:
    """Tell of every hearing whose moment of reminding has come; returns how many were told."""
    return sum(_remind(hearing, stage, at) for hearing, stage in reminders_due(at))


@transaction.atomic
def _remind(hearing: Hearing, stage: HearingStage, at: datetime) -> bool:
    # of two workers one makes the row
    _row, made = HearingReminder.objects.get_or_create(hearing=hearing, stage=stage, defaults={"told_at": at})
    if made:
        _tell(hearing, stage, at)
    return made


def _tell(hearing: Hearing, stage: HearingStage, at: datetime) -> None:
    dossier = hearing.case.dossier
    words = _("Ngày mai: %(kind)s lúc %(at)s · %(number)s")
    if stage is HearingStage.MORNING:
        words = _("Hôm nay: %(kind)s lúc %(at)s · %(number)s")
    starts_at = f"{localtime(hearing.starts_at):%H:%M}"
    where = [hearing.court.name if hearing.court else "", hearing.public_place, hearing.link]
    queue(
        Event.HEARING_NEAR, users=attending(hearing), link=reverse("cases:work", args=[dossier.uid]), at=at,
        subject=filled(words, kind=_(HearingKind(hearing.kind).label), at=starts_at, number=dossier.number),
        body="\n".join(filter(None, where)),
    )  # fmt: skip


def remind_of_ending_calendars(at: datetime) -> int:
    """Tell each person once whose calendar address ends soon; returns how many were told."""
    return tell_of_ends(FEED, at, _ends_soon)


def _ends_soon(address: SecretAddress) -> Notice:
    return Notice(
        event=Event.DEADLINE_NEAR, users=filter(None, [address.user]), link=reverse("cases:hearings"),
        subject=filled(_("Địa chỉ lịch phiên tòa dùng được đến hết ngày %(day)s"), day=f"{address.ends_on:%d/%m/%Y}"),
        body=_("Còn dùng thì mở Lịch phiên tòa, bấm “Tạo địa chỉ mới” rồi chép vào ứng dụng lịch."),
    )  # fmt: skip
