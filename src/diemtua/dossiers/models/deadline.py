"""Clocks that acts start and stop."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemtua.dossiers.enums import ReminderStage
from diemtua.dossiers.models.dossier import Dossier
from diemtua.dossiers.models.journal import Entry


class Deadline(models.Model):
    """One clock of one dossier under one rule of the deadline table.

    paused: spells [{"from", "to", "opened_by", "closed_by"}], moments in ISO, `to` None while it stands
    still. trace: sentences that show how due_at was counted. owed_by: who owes the duty. external: it is
    owed to the office by somebody else. at_once: due in the minute it starts; shown, never ranked.
    due_at is None while the clock stands still.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="deadlines")
    rule = models.CharField(max_length=40)
    unit = models.CharField(max_length=20)
    started_at = models.DateTimeField(_("Bắt đầu"))
    due_at = models.DateTimeField(_("Đến hạn"), null=True)
    met_at = models.DateTimeField(_("Hoàn thành"), null=True)
    cancelled_at = models.DateTimeField(_("Thôi tính"), null=True)
    paused = models.JSONField(default=list)
    opened_by = models.ForeignKey(Entry, models.PROTECT, related_name="deadlines_opened")
    closed_by = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="deadlines_closed")
    trace = models.JSONField(default=list)
    owed_by = models.CharField(max_length=60)
    external = models.BooleanField(default=False)
    at_once = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("Thời hạn")
        constraints = [
            models.CheckConstraint(
                condition=Q(met_at__isnull=True) | Q(cancelled_at__isnull=True), name="deadline_ends_one_way"
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=False) ^ Q(met_at__isnull=True, cancelled_at__isnull=True),
                name="deadline_closed_by_an_entry",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at", "dossier"],
                name="deadline_running",
                condition=Q(met_at__isnull=True, cancelled_at__isnull=True),
            ),
            models.Index(
                fields=["dossier", "due_at"],
                name="deadline_running_of_one",
                condition=Q(met_at__isnull=True, cancelled_at__isnull=True),
            ),
        ]

    @property
    def is_running(self) -> bool:
        """Neither met nor cancelled; it may stand still."""
        return self.met_at is None and self.cancelled_at is None

    @property
    def stands_still(self) -> bool:
        """Whether a pause is on."""
        return bool(self.paused) and self.paused[-1]["to"] is None


class Reminder(models.Model):
    """That a clock was told of at one stage: nobody is told twice, and a worker that slept tells later."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="reminders")
    stage = models.CharField(_("Mức"), max_length=4, choices=ReminderStage.choices())
    told_at = models.DateTimeField(_("Báo lúc"))

    class Meta:
        verbose_name = _("Lần nhắc hạn")
        constraints = [models.UniqueConstraint(fields=["deadline", "stage"], name="reminder_once_a_stage")]
