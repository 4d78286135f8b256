"""What was noted by mistake on the day is taken back: by who was on duty, or who plans there, with the reason kept."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.duty.actions.days import ShiftNotNow
from diemtua.duty.actions.sites import DutyNotYours
from diemtua.duty.enums import ShiftStep
from diemtua.duty.models import Contact, Shift, ShiftCorrection
from diemtua.duty.permissions import may_correct


class NotCorrectable(ShiftNotNow):
    """Something stands on what was noted, or no reason was given."""


@transaction.atomic
def take_back_step(shift: Shift, *, by: User, reason: str, at: datetime) -> ShiftCorrection:
    """The last thing noted of the shift, handed over before taken up, was a mistake. Raises DutyNotYours,
    NotCorrectable."""
    _refuse(shift, by, reason)
    column, step = ("checked_out_at", ShiftStep.CHECK_OUT) if shift.checked_out_at else _check_in(shift)
    noted_at = getattr(shift, column)
    if not Shift.objects.filter(pk=shift.pk, **{column: noted_at}).update(**{column: None}):
        raise NotCorrectable(_("Ca trực vừa được ghi khác. Hãy tải lại trang để xem."))
    return ShiftCorrection.objects.create(
        shift=shift, step=step, noted_at=noted_at, corrected_at=at, corrected_by=by, reason=reason.strip()
    )


def _check_in(shift: Shift) -> tuple[str, ShiftStep]:
    if shift.checked_in_at is None:
        raise NotCorrectable(_("Ca này chưa ghi nhận ca nên không có gì để hủy."))
    if shift.contacts.filter(struck_at__isnull=True).exists():
        raise NotCorrectable(_("Ca này đã ghi người liên hệ. Hãy hủy các lượt liên hệ ghi nhầm trước."))
    return "checked_in_at", ShiftStep.CHECK_IN


def strike_contact(contact: Contact, *, by: User, reason: str, at: datetime) -> None:
    """The contact was noted by mistake: it stays to be read, struck through, and counts no more. Raises DutyNotYours,
    NotCorrectable."""
    _refuse(contact.shift, by, reason)
    standing = Contact.objects.filter(
        pk=contact.pk, opened__isnull=True, struck_at__isnull=True, emptied_at__isnull=True
    )
    if not standing.update(struck_at=at, struck_by=by):
        raise NotCorrectable(_("Lượt này đã mở hồ sơ hoặc đã hủy rồi. Nếu hồ sơ mở nhầm, hãy hủy việc mở hồ sơ trước."))
    contact.struck_at, contact.struck_by, contact.struck_because = at, by, reason.strip()
    contact.save(update_fields=["struck_because"])


def _refuse(shift: Shift, by: User, reason: str) -> None:
    if not may_correct(by, shift):
        raise DutyNotYours
    if not reason.strip():
        raise NotCorrectable(_("Hãy ghi vì sao hủy, ví dụ: bấm nhầm ca."))
