"""Courts' own schedules: what each sent, the hearings that stand, and where nobody is on duty for them."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diemtua.duty.enums import DutyPart, ListingEnd
from diemtua.duty.models.sites import Site
from diemtua.shared.encryption import EncryptedJSONField


class CourtSchedule(models.Model):
    """What courts sent of the days [from_on, to_on): read, and taken only once somebody saw what it changes.

    rows: as they were read, sealed, for they may name people; emptied once taken. sites: ids of the places they name.
    twice: how many rows said what another row says.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="court_schedules")
    sites = models.JSONField(default=list)
    from_on = models.DateField(_("Từ ngày"))
    to_on = models.DateField(_("Đến trước ngày"))
    rows = EncryptedJSONField(default=list)
    twice = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(_("Đọc lúc"))
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(_("Nhận lúc"), null=True)

    class Meta:
        verbose_name = _("Lịch xét xử của Tòa án")
        constraints = [models.CheckConstraint(condition=Q(to_on__gt=F("from_on")), name="court_schedule_of_a_period")]
        indexes = [models.Index(fields=["office", "-read_at"], name="court_schedule_newest")]


class ListedHearing(models.Model):
    """A hearing in a court's own schedule, as the court sent it, without the matter: it may name people, and nobody
    here works on it.

    number: of the case, by which the court knows it. mark: a keyed index of the matter, which tells two matters of one
    minute apart. followed: the row it took the place of. One that moved, vanished or was dropped is ended, never
    deleted; ended_in: the schedule that no longer holds it.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    site = models.ForeignKey(Site, models.PROTECT, related_name="listed_hearings")
    starts_at = models.DateTimeField(_("Bắt đầu lúc"))
    room = models.CharField(_("Phòng xử"), max_length=120, blank=True)
    number = models.CharField(_("Số vụ án"), max_length=60, blank=True)
    mark = models.CharField(max_length=64, blank=True, editable=False)
    schedule = models.ForeignKey(CourtSchedule, models.PROTECT, null=True, related_name="hearings")
    followed = models.ForeignKey("self", models.PROTECT, null=True, related_name="followers")
    entered_at = models.DateTimeField(_("Ghi lúc"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("Thôi lúc"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(_("Vì sao thôi"), max_length=10, choices=ListingEnd.choices(), blank=True)
    ended_in = models.ForeignKey(CourtSchedule, models.PROTECT, null=True, related_name="ended")

    class Meta:
        verbose_name = _("Phiên tòa theo lịch của Tòa án")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "starts_at", "room", "number", "mark"], condition=Q(ended_at__isnull=True),
                name="listed_hearing_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                name="listed_hearing_ends_for_a_reason",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["starts_at", "id"], name="listed_hearing_in_order")]

    @property
    def known_by(self) -> str:
        """Room and number of the case, as far as the court gave them."""
        return " · ".join(filter(None, (self.room, self.number)))

    @property
    def end_words(self) -> str:
        """Why it stands no more, in the reader's language."""
        return gettext(ListingEnd(self.ended_because).label)


class CoverageGap(models.Model):
    """A court hears in one part of a day and nobody is on duty there: told once, while it is open."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="gaps")
    day = models.DateField(_("Ngày"))
    part = models.CharField(_("Buổi"), max_length=10, choices=DutyPart.choices())
    told_at = models.DateTimeField(_("Báo lúc"))
    closed_at = models.DateTimeField(_("Hết trống lúc"), null=True)

    class Meta:
        verbose_name = _("Buổi chưa có người trực")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "day", "part"], condition=Q(closed_at__isnull=True), name="coverage_gap_open_once"
            )
        ]
