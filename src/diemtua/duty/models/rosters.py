"""Rosters and their shifts. Nobody can be at two places, no seat can hold two people: the database says so."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemtua.duty.enums import UNDER_WAY, DutyPart, SearchState, ShiftEnd, SwapKind
from diemtua.shared.clock import VIETNAM

IN_FORCE = 0
"""The layer of shifts that bind people; a draft has a layer of its own."""


class Roster(models.Model):
    """Who is on duty from first_day to last_day, both included. One to one with its dossier.

    version: 1, 2, 3 … of the rosters that follow one another by `previous`. changes: what differs from the previous
    one, as frozen in the paper: [{"day", "part", "site", "before", "after"}].
    """

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="duty_roster")
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="duty_rosters")
    first_day = models.DateField(_("Từ ngày"))
    last_day = models.DateField(_("Đến hết ngày"))
    version = models.PositiveSmallIntegerField(_("Bản"), default=1)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")
    paper = models.ForeignKey("documents.Paper", models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(_("Ban hành lúc"), null=True)
    changes = models.JSONField(default=list)

    class Meta:
        verbose_name = _("Lịch trực")
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="roster_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["previous"], condition=Q(published_at__isnull=False), name="roster_followed_once"
            ),
        ]
        indexes = [models.Index(fields=["office", "-first_day", "-id"], name="roster_newest")]

    @property
    def layer(self) -> int:
        """Where its shifts stand: apart while it is a draft."""
        return IN_FORCE if self.published_at else self.pk


class Proposal(models.Model):
    """The solver's search for a roster, and what it answered. placements: [site, day, part, seat, practitioner,
    [reasons]] each.

    seen: version of the roster's dossier when it was asked. weeks, weeks_done: how far it is; beat_at: its last sign
    of life. missing: [site, day, part, seat] of seats it could not fill. dropped: [site, day, part, seat, practitioner,
    [obstacles]] of choices made by hand that broke rules. proven: nothing better exists.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    roster = models.ForeignKey(Roster, models.CASCADE, related_name="proposals")
    made_at = models.DateTimeField(_("Lúc"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    seen = models.PositiveIntegerField()
    state = models.CharField(_("Trạng thái"), max_length=10, choices=SearchState.choices(), default=SearchState.WAITING)
    weeks = models.PositiveSmallIntegerField(_("Số tuần"), default=0)
    weeks_done = models.PositiveSmallIntegerField(_("Số tuần đã xong"), default=0)
    beat_at = models.DateTimeField(_("Còn chạy lúc"))
    placements = models.JSONField(default=list)
    missing = models.JSONField(_("Còn trống"), default=list)
    dropped = models.JSONField(default=list)
    proven = models.BooleanField(_("Đã chứng minh là tốt nhất"), default=False)

    class Meta:
        verbose_name = _("Phương án trực")
        constraints = [
            models.UniqueConstraint(fields=["roster"], condition=Q(state__in=UNDER_WAY), name="one_search_a_roster")
        ]

    @property
    def under_way(self) -> bool:
        """Whether the solver waits or works."""
        return self.state in UNDER_WAY


class Shift(models.Model):
    """One person at one seat of one site in one part of one day.

    layer: 0 in force, else the id of the draft it belongs to. A shift that changed hands is ended, never deleted;
    the one that took its place points back by `followed`. reasons: codes of `PlacedBecause` and of
    `Nearness`. entered_in, ended_in: keys of the journal entries whose acts wrote and ended it, so that an annulled act
    finds what was its own.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    roster = models.ForeignKey(Roster, models.PROTECT, related_name="shifts")
    practitioner = models.ForeignKey("workforce.Practitioner", models.PROTECT, related_name="duty_shifts")
    site = models.ForeignKey("duty.Site", models.PROTECT, related_name="shifts")
    day = models.DateField(_("Ngày"))
    part = models.CharField(_("Buổi"), max_length=10, choices=DutyPart.choices())
    seat = models.PositiveSmallIntegerField(_("Vị trí"), default=1)
    layer = models.PositiveBigIntegerField(default=IN_FORCE)
    reasons = models.JSONField(default=list)
    followed = models.ForeignKey("self", models.PROTECT, null=True, related_name="followers")
    entered_at = models.DateTimeField(_("Ghi lúc"))
    ended_at = models.DateTimeField(_("Thôi lúc"), null=True)
    entered_in = models.UUIDField(null=True)
    ended_in = models.UUIDField(null=True)
    ended_because = models.CharField(_("Vì sao thôi"), max_length=16, choices=ShiftEnd.choices(), blank=True)
    checked_in_at = models.DateTimeField(_("Nhận ca lúc"), null=True)
    checked_out_at = models.DateTimeField(_("Giao ca lúc"), null=True)

    class Meta:
        verbose_name = _("Ca trực")
        constraints = [
            models.UniqueConstraint(
                fields=["practitioner", "day", "part", "layer"], condition=Q(ended_at__isnull=True),
                name="shift_one_place_a_person",
            ),
            models.UniqueConstraint(
                fields=["site", "day", "part", "seat", "layer"], condition=Q(ended_at__isnull=True),
                name="shift_one_person_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                name="shift_ends_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(checked_out_at__isnull=True)
                | Q(checked_in_at__isnull=False, checked_out_at__gte=F("checked_in_at")),
                name="shift_out_after_in",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["roster", "day"], name="shift_of_roster"),
            models.Index(fields=["practitioner", "day"], name="shift_of_person"),
            models.Index(fields=["site", "day"], name="shift_of_site"),
            models.Index(fields=["entered_in"], name="shift_by_entry"),
            models.Index(fields=["ended_in"], name="shift_ended_by_entry"),
        ]

    @property
    def starts_at(self) -> datetime:
        """When the part of the day begins."""
        return datetime.combine(self.day, DutyPart(self.part).hours[0], VIETNAM)

    @property
    def ends_at(self) -> datetime:
        """When it ends; a night on the next day."""
        end = datetime.combine(self.day, DutyPart(self.part).hours[1], VIETNAM)
        return end if end > self.starts_at else end + timedelta(days=1)


class Swap(models.Model):
    """A shift that is to change hands, against another or for nothing. One to one with its dossier."""

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="duty_swap")
    kind = models.CharField(_("Loại"), max_length=10, choices=SwapKind.choices())
    giving = models.ForeignKey(Shift, models.PROTECT, related_name="given")
    returning = models.ForeignKey(Shift, models.PROTECT, null=True, related_name="returned")
    asker = models.ForeignKey("workforce.Practitioner", models.PROTECT, related_name="+")
    other = models.ForeignKey("workforce.Practitioner", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Đổi ca, trực thay")
        constraints = [models.CheckConstraint(condition=~Q(asker=F("other")), name="swap_between_two")]
