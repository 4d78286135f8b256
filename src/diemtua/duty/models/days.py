"""What happens on the day, and hearings that somebody should be there for."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diemtua.duty.enums import ContactOutcome
from diemtua.duty.models.rosters import Shift
from diemtua.duty.models.sites import Site
from diemtua.shared.encryption import EncryptedTextField


class Contact(models.Model):
    """Somebody who turned to the person on duty; who and what are sealed."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="contacts")
    at = models.DateTimeField(_("Lúc"))
    caller = EncryptedTextField(_("Ai liên hệ"))
    phone = EncryptedTextField(_("Điện thoại"), default="", blank=True)
    about = EncryptedTextField(_("Về việc gì"))
    outcome = models.CharField(_("Kết quả"), max_length=16, choices=ContactOutcome.choices())
    key = models.UUIDField(unique=True, default=uuid4)

    class Meta:
        verbose_name = _("Lượt liên hệ")
        ordering = ["at", "id"]


class ListedHearing(models.Model):
    """A hearing in a court's own schedule, as the court sent it. The matter is sealed: it may name people."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    site = models.ForeignKey(Site, models.PROTECT, related_name="listed_hearings")
    starts_at = models.DateTimeField(_("Bắt đầu lúc"))
    room = models.CharField(_("Phòng xử"), max_length=120, blank=True)
    matter = EncryptedTextField(_("Vụ án"), default="", blank=True)
    entered_at = models.DateTimeField(_("Ghi lúc"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Phiên tòa theo lịch của Tòa án")
        constraints = [models.UniqueConstraint(fields=["site", "starts_at", "room"], name="listed_hearing_once")]
        indexes = [models.Index(fields=["starts_at", "id"], name="listed_hearing_in_order")]
