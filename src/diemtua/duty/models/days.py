"""What happens on the day."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemtua.duty.enums import ContactOutcome, ShiftStep
from diemtua.duty.models.rosters import Shift
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.shared.encryption import EncryptedTextField


class Contact(models.Model):
    """Somebody who turned to the person on duty; who and what are sealed.

    person, status, place: who needs help where that is not the caller, what he is in the proceedings, where he is.
    opened: the referral or request that began with it, one at most. struck: noted by mistake; it stays to be read.
    emptied: names and words are gone, what was counted stays.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="contacts")
    at = models.DateTimeField(_("Lúc"))
    caller = EncryptedTextField(_("Ai liên hệ"))
    phone = EncryptedTextField(_("Điện thoại"), default="", blank=True)
    person = EncryptedTextField(_("Người cần trợ giúp"), default="", blank=True)
    status = models.CharField(_("Tư cách tố tụng"), max_length=20, choices=ProceduralStatus.choices(), blank=True)
    place = EncryptedTextField(_("Nơi ở, nơi giam, giữ"), default="", blank=True)
    about = EncryptedTextField(_("Về việc gì"))
    outcome = models.CharField(_("Kết quả"), max_length=16, choices=ContactOutcome.choices())
    opened = models.OneToOneField("dossiers.Dossier", models.PROTECT, null=True, related_name="duty_contact")
    struck_at = models.DateTimeField(_("Hủy lúc"), null=True)
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    struck_because = EncryptedTextField(_("Vì sao hủy"), default="", blank=True)
    emptied_at = models.DateTimeField(_("Xóa dữ liệu lúc"), null=True)
    key = models.UUIDField(unique=True, default=uuid4)

    class Meta:
        verbose_name = _("Lượt liên hệ")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True) | Q(opened__isnull=True), name="contact_struck_opened_nothing"
            )
        ]


class ShiftCorrection(models.Model):
    """A shift was taken up or handed over by mistake: what was noted, who took it back and why."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="corrections")
    step = models.CharField(_("Đã ghi"), max_length=10, choices=ShiftStep.choices())
    noted_at = models.DateTimeField(_("Ghi là lúc"))
    corrected_at = models.DateTimeField(_("Hủy lúc"))
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = EncryptedTextField(_("Vì sao hủy"))

    class Meta:
        verbose_name = _("Lần sửa ca trực")
        ordering = ["corrected_at", "id"]
