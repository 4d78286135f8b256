"""On the day: the shift is taken up, who turned to it is noted, it is handed over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.dossiers.actions import ActRefused
from diemtua.dossiers.models import Dossier
from diemtua.duty.actions.sites import DutyNotYours
from diemtua.duty.models import Contact, Shift
from diemtua.duty.permissions import is_on_duty

EARLY = LATE = timedelta(hours=2)


def opens_at(shift: Shift) -> datetime:
    """From when a shift can be taken up, and what comes in be noted."""
    return shift.starts_at - EARLY


class ShiftNotNow(ValueError):
    """A shift taken up too early or twice, or handed over before it was taken up."""


def check_in(shift: Shift, *, by: User, at: datetime) -> None:
    """The person is there. Raises DutyNotYours, ShiftNotNow."""
    _refuse_unless_mine(shift, by)
    if not opens_at(shift) <= at < shift.ends_at:
        raise ShiftNotNow(_("Chỉ nhận ca từ 2 giờ trước khi ca bắt đầu đến khi ca kết thúc."))
    waiting = Shift.objects.filter(pk=shift.pk, checked_in_at__isnull=True, ended_at__isnull=True)
    if not waiting.update(checked_in_at=at):
        raise ShiftNotNow(_("Ca này đã nhận rồi, hoặc đã đổi người."))


def check_out(shift: Shift, *, by: User, at: datetime) -> None:
    """The shift is over. Raises DutyNotYours, ShiftNotNow."""
    _refuse_unless_mine(shift, by)
    running = Shift.objects.filter(pk=shift.pk, checked_in_at__isnull=False, checked_out_at__isnull=True)
    if not running.update(checked_out_at=at):
        raise ShiftNotNow(_("Chưa nhận ca, hoặc ca đã giao rồi."))


@dataclass(frozen=True)
class ContactGiven:
    """What is noted of somebody who turned to duty. key: one per page sent."""

    at: datetime
    caller: str
    phone: str
    about: str
    outcome: str
    key: UUID
    person: str = ""
    status: str = ""
    place: str = ""


def log_contact(shift: Shift, given: ContactGiven, *, by: User, at: datetime) -> Contact:
    """Note it; the same page sent twice notes it once. Raises DutyNotYours, ShiftNotNow."""
    _refuse_unless_mine(shift, by)
    if given.at > at:
        raise ShiftNotNow(_("Lúc liên hệ không thể ở tương lai."))
    if not opens_at(shift) <= given.at <= shift.ends_at + LATE:
        raise ShiftNotNow(
            _("Lúc liên hệ phải trong ca này, từ %(first)s đến %(last)s. Nếu ghi sau ca, hãy điền giờ đã liên hệ.")
            % {"first": _moment(shift.starts_at), "last": _moment(shift.ends_at)}
        )
    try:
        with transaction.atomic():
            return Contact.objects.create(shift=shift, **vars(given))
    except IntegrityError:
        return Contact.objects.get(key=given.key)


def _moment(at: datetime) -> str:
    return f"{at:%H:%M %d/%m/%Y}"


class ContactAlreadyUsed(ActRefused):
    """Two opened something from one contact at the same time."""

    def __init__(self) -> None:
        super().__init__(_("Lượt liên hệ này vừa được mở thành hồ sơ khác. Hãy xem lại ca trực trước khi mở thêm."))


def tie_contact(pk: int, dossier: Dossier) -> None:
    """The contact shows what it opened. Raises ContactAlreadyUsed."""
    free = Contact.objects.filter(pk=pk, opened__isnull=True, struck_at__isnull=True, emptied_at__isnull=True)
    if not free.update(opened=dossier):
        raise ContactAlreadyUsed


def free_contact(pk: int) -> None:
    """What it opened was annulled."""
    Contact.objects.filter(pk=pk).update(opened=None)


def _refuse_unless_mine(shift: Shift, by: User) -> None:
    if not is_on_duty(by, shift):
        raise DutyNotYours
