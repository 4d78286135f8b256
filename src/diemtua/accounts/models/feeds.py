"""Secret addresses under which a calendar program fetches a feed without signing in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FeedKey(models.Model):
    """One secret address. Only the digest of its secret is kept, so it is shown once, when it is made.

    subject: what it shows, a code of the room that serves it ("hearings", "duty.site:12"). user: through whose eyes;
    empty for a feed that belongs to a place and not to a person. revoked_at: since when it answers nobody.
    """

    subject = models.CharField(_("Lịch gì"), max_length=80)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="feed_keys")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("Tạo lúc"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(_("Thu hồi lúc"), null=True)
    read_at = models.DateTimeField(_("Đọc gần nhất lúc"), null=True)

    class Meta:
        verbose_name = _("Địa chỉ lịch riêng")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "user"], condition=Q(revoked_at__isnull=True, user__isnull=False),
                name="feed_of_person_open_once",
            ),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(revoked_at__isnull=True, user__isnull=True),
                name="feed_of_place_open_once",
            ),
        ]  # fmt: skip
