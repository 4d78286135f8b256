"""Who is on call: for every office and order at most one person at any moment, by the database's own word."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemtua.workforce.enums import MANUAL


class OnCall(models.Model):
    """Somebody is on call for an office in [from_at, to_at).

    order: 1 is rung first, 2 next. source: `MANUAL`, or the uid of the roster that wrote it. phone: the number posted
    for this turn; empty means the person's own. A turn that was changed is withdrawn and never deleted, so that one
    can tell later who had to answer; triggers and an exclusion keep standing turns of one order apart.
    """

    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="on_call")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="on_call")
    order = models.PositiveSmallIntegerField(_("Thứ tự gọi"))
    from_at = models.DateTimeField(_("Từ lúc"))
    to_at = models.DateTimeField(_("Đến lúc"))
    phone = models.CharField(_("Điện thoại trực"), max_length=30, blank=True)
    source = models.CharField(_("Nguồn"), max_length=40, default=MANUAL)
    entered_at = models.DateTimeField(_("Ghi lúc"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("Bỏ lúc"), null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Lượt trực")
        constraints = [
            models.CheckConstraint(condition=Q(to_at__gt=F("from_at")), name="on_call_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(order__gte=1), name="on_call_order_from_one"),
        ]
        indexes = [
            models.Index(
                fields=["office", "to_at", "from_at"], name="on_call_standing", condition=Q(withdrawn_at__isnull=True)
            ),
        ]

    @property
    def number(self) -> str:
        """The number to ring for this turn."""
        return self.phone or str(self.user.phone)
