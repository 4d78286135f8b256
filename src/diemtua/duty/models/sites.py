"""Where duty is done, how many are wanted there, and what is known of each person for it."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemtua.duty.enums import DutyMode, DutyPart, Weekday
from diemtua.law.vocabulary.aid import LegalField
from diemtua.shared.encryption import EncryptedTextField
from diemtua.shared.periods import ends_after_it_starts
from diemtua.shared.vietnamese import mark_keys, tidy


class Site(models.Model):
    """A place of duty: a court, an investigation body, a detention house, or the Centre's own telephone.

    organisation: whose place it is. phone: the number posted there. field: of law asked for, empty for any.
    on_call: who is on duty here is rung first for urgent notices to the office; seat 1 before seat 2.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="duty_sites")
    organisation = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="served_by_duty")
    name = models.CharField(_("Tên nơi trực"), max_length=200)
    sort_key = models.CharField(max_length=400, editable=False)
    mode = models.CharField(_("Cách trực"), max_length=10, choices=DutyMode.choices())
    place = models.CharField(_("Địa điểm"), max_length=250, blank=True)
    commune = models.ForeignKey("places.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    phone = models.CharField(_("Điện thoại trực"), max_length=30, blank=True)
    field = models.CharField(_("Lĩnh vực cần"), max_length=16, choices=LegalField.choices(), blank=True)
    on_call = models.BooleanField(_("Người trực ở đây nhận thông báo khẩn của đơn vị"), default=False)
    valid_from = models.DateField(_("Trực từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Nơi trực")
        constraints = [
            ends_after_it_starts("duty_site_ends_after_it_starts"),
            models.UniqueConstraint(fields=["office"], condition=Q(on_call=True), name="one_on_call_site_an_office"),
        ]
        indexes = [models.Index(fields=["office", "sort_key", "id"], name="duty_site_in_order")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = tidy(self.name)
        self.sort_key = " ".join(mark_keys(self.name))[:400]
        super().save(*args, **kwargs)


class Demand(models.Model):
    """How many are wanted at a site in one part of one weekday. days_off: on holidays and weekends, too."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="demands")
    weekday = models.CharField(_("Thứ"), max_length=1, choices=Weekday.choices())
    part = models.CharField(_("Buổi"), max_length=10, choices=DutyPart.choices())
    seats = models.PositiveSmallIntegerField(_("Số người"), default=1)
    days_off = models.BooleanField(_("Cả ngày nghỉ, ngày lễ"), default=False)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Nhu cầu trực")
        constraints = [
            ends_after_it_starts("duty_demand_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(seats__gte=1, seats__lte=9), name="duty_demand_of_one_to_nine"),
            models.UniqueConstraint(
                fields=["site", "weekday", "part", "valid_from"], name="duty_demand_once_from_a_day"
            ),
        ]


class DutyTerms(models.Model):
    """What was agreed with a practitioner about duty."""

    practitioner = models.OneToOneField("workforce.Practitioner", models.CASCADE, related_name="duty_terms")
    takes_part = models.BooleanField(_("Tham gia trực"), default=True)
    weekly_cap = models.PositiveSmallIntegerField(_("Nhiều nhất mấy buổi một tuần"), default=5)

    class Meta:
        verbose_name = _("Thỏa thuận trực")
        constraints = [models.CheckConstraint(condition=Q(weekly_cap__lte=21), name="duty_cap_within_a_week")]


class DutyTie(models.Model):
    """A practitioner and a site: how far it is from home, and whether duty there is ruled out. note: why, sealed."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    practitioner = models.ForeignKey("workforce.Practitioner", models.CASCADE, related_name="duty_ties")
    site = models.ForeignKey(Site, models.CASCADE, related_name="ties")
    km = models.PositiveSmallIntegerField(_("Cách nhà (km)"), null=True, blank=True)
    barred = models.BooleanField(_("Không trực ở nơi này"), default=False)
    note = EncryptedTextField(_("Ghi chú"), default="", blank=True)

    class Meta:
        verbose_name = _("Người và nơi trực")
        constraints = [models.UniqueConstraint(fields=["practitioner", "site"], name="duty_tie_once")]
