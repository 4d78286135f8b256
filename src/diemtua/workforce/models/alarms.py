"""Urgent matters that ring somebody until they are taken."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diemtua.notices.enums import Event
from diemtua.workforce.enums import PassedBecause


class Alarm(models.Model):
    """A dossier calls for somebody. next_ring_at: when the next person is rung; empty once somebody took it.

    event: a code of `notices.Event`. silenced_by: who took it; empty where the dossier ended without.
    """

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="alarms")
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="+")
    event = models.CharField(_("Việc"), max_length=40, choices=Event.choices())
    began_at = models.DateTimeField(_("Báo từ lúc"))
    next_ring_at = models.DateTimeField(_("Gọi tiếp lúc"), null=True)
    silenced_at = models.DateTimeField(_("Có người nhận lúc"), null=True)
    silenced_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Báo động")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(silenced_at__isnull=True), name="alarm_open_once"
            ),
            models.CheckConstraint(
                condition=Q(silenced_at__isnull=True) ^ Q(next_ring_at__isnull=True), name="alarm_rings_or_is_silent"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["next_ring_at"], name="alarm_due", condition=Q(next_ring_at__isnull=False)),
        ]

    @property
    def event_words(self) -> str:
        """What it is about."""
        return gettext(Event(self.event).label)


class Ring(models.Model):
    """One person was rung once: evidence, append-only by triggers. order: 0 is who is rung by post.

    message: the notice; its deliveries say by which ways it went and how far it came.
    """

    alarm = models.ForeignKey(Alarm, models.PROTECT, related_name="rings")
    number = models.PositiveSmallIntegerField(_("Lần gọi"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="rings")
    order = models.PositiveSmallIntegerField(_("Thứ tự gọi"))
    at = models.DateTimeField(_("Lúc"))
    message = models.ForeignKey("notices.Message", models.PROTECT, null=True, related_name="rings")

    class Meta:
        verbose_name = _("Lần gọi")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["alarm", "number"], name="ring_numbered_once")]


class PassedOver(models.Model):
    """Somebody the roster names was not rung for an alarm, and why: evidence, append-only by triggers."""

    alarm = models.ForeignKey(Alarm, models.PROTECT, related_name="passed_over")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("Thứ tự gọi"))
    because = models.CharField(_("Vì sao không gọi"), max_length=10, choices=PassedBecause.choices())
    at = models.DateTimeField(_("Lúc"))

    class Meta:
        verbose_name = _("Lần bỏ qua")
        ordering = ["at", "order"]
        constraints = [models.UniqueConstraint(fields=["alarm", "user"], name="passed_over_once_an_alarm")]

    @property
    def words(self) -> str:
        """Why, in the reader's language."""
        return gettext(PassedBecause(self.because).label)
