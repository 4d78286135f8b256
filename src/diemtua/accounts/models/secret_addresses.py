"""Secret addresses under which somebody without an account, or a calendar program, reaches one thing."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SecretAddress(models.Model):
    """One secret address. Only the digest of its secret is kept, so it is shown once, when it is made.

    subject: what it opens, a code of the room that serves it ("hearings", "duty.site:12"). user: through whose eyes;
    empty where it belongs to a place or a body and not to a person. ends_on: the last day it answers; warned_at: when
    who holds it was told that this day is near. revoked_at: since when it answers nobody; revoked_by: who took it back,
    or made the one that took its place.
    """

    subject = models.CharField(_("Mở ra gì"), max_length=80)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="secret_addresses")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("Tạo lúc"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ends_on = models.DateField(_("Dùng được đến hết ngày"))
    warned_at = models.DateTimeField(_("Nhắc sắp hết hạn lúc"), null=True)
    revoked_at = models.DateTimeField(_("Thu hồi lúc"), null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(_("Mở gần nhất lúc"), null=True)

    class Meta:
        verbose_name = _("Địa chỉ riêng")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "user"], condition=Q(revoked_at__isnull=True, user__isnull=False),
                name="secret_address_of_person_open_once",
            ),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(revoked_at__isnull=True, user__isnull=True),
                name="secret_address_of_place_open_once",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="secret_address_revoked_by_somebody",
            ),
        ]  # fmt: skip
