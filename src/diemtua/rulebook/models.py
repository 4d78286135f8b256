"""Dated data an office may correct: calendar, hours, values, area lists, how far the law's texts were confirmed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemtua.law.vocabulary.areas import AreaKind
from diemtua.law.vocabulary.clocks import DayKind
from diemtua.rulebook.enums import DayStatus, ParameterKey, Part
from diemtua.shared.periods import ends_after_it_starts

_DOCUMENT = _("Văn bản")


class CalendarDay(models.Model):
    """A day that is not what its weekday says."""

    date = models.DateField(_("Ngày"), unique=True)
    kind = models.CharField(_("Loại"), max_length=10, choices=DayKind.choices())
    name = models.CharField(_("Tên gọi"), max_length=120)
    document = models.CharField(_DOCUMENT, max_length=200)
    status = models.CharField(_("Tình trạng"), max_length=10, choices=DayStatus.choices(), default=DayStatus.OFFICIAL)

    class Meta:
        verbose_name = _("Ngày nghỉ, ngày làm bù")
        ordering = ["date"]


class OfficeHours(models.Model):
    """The timetable from a day on. spans: `07:00-11:00, 13:00-17:00`."""

    valid_from = models.DateField(_("Từ ngày"), unique=True)
    spans = models.CharField(_("Giờ làm việc"), max_length=80)
    document = models.CharField(_DOCUMENT, max_length=200)

    class Meta:
        verbose_name = _("Giờ làm việc")
        ordering = ["valid_from"]


class Parameter(models.Model):
    """A value from–to. Periods of one key never overlap: a new value ends the one before it.

    confirmed: it was compared with the document; asked where an instrument may say it.
    """

    key = models.CharField(_("Tham số"), max_length=40, choices=ParameterKey.choices())
    value = models.PositiveBigIntegerField(_("Giá trị"))
    confirmed = models.BooleanField(_("Đã đối chiếu"), default=False)
    document = models.CharField(_DOCUMENT, max_length=200)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Tham số")
        ordering = ["key", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="parameter_starts_once"),
            models.UniqueConstraint(fields=["key"], condition=Q(valid_to__isnull=True), name="parameter_open_once"),
            ends_after_it_starts("parameter_ends_after_it_starts"),
        ]

    @property
    def unconfirmed(self) -> bool:
        """Whether an instrument may say it, and nobody looked."""
        return not self.confirmed and ParameterKey(self.key).asks_the_law


class SpecialAreaList(models.Model):
    """A list of especially difficult areas, by its deciding document. loaded: its communes were taken in; until
    then nobody may be told that a commune is not in it."""

    kind = models.CharField(_("Loại"), max_length=20, choices=AreaKind.choices())
    document = models.CharField(_("Văn bản quyết định"), max_length=200)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    loaded = models.BooleanField(_("Đã nhập danh sách"), default=False)

    class Meta:
        verbose_name = _("Danh sách vùng đặc biệt khó khăn")
        ordering = ["-valid_from", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "valid_from"], name="area_list_starts_once"),
            ends_after_it_starts("area_list_ends_after_it_starts"),
        ]


class SpecialArea(models.Model):
    """A commune of a list. whole: all of it; otherwise only some of its hamlets are, and a person must look."""

    list = models.ForeignKey(SpecialAreaList, models.CASCADE, related_name="areas")
    place_code = models.CharField(_("Mã đơn vị hành chính"), max_length=10)
    name = models.CharField(_("Tên trong danh sách"), max_length=150, blank=True)
    whole = models.BooleanField(_("Toàn bộ"), default=True)

    class Meta:
        verbose_name = _("Xã trong danh sách")
        constraints = [models.UniqueConstraint(fields=["list", "place_code"], name="area_once_a_list")]


class InstrumentStatus(models.Model):
    """What the office found on comparing an instrument's text; it overrides what the package says of it."""

    key = models.CharField(_("Mã"), max_length=20, unique=True)
    confirmed = models.BooleanField(_("Đã đối chiếu"))
    how = models.CharField(_("Đối chiếu với"), max_length=300)
    checked_on = models.DateField(_("Ngày đối chiếu"))

    class Meta:
        verbose_name = _("Tình trạng văn bản")


class FigureLine(models.Model):
    """What the office says of a line of a statutory report from–to; it overrides what the package says of the line.

    key: of the line in law. lists: codes by filter, in place of the package's.
    """

    key = models.CharField(_("Mã"), max_length=40)
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    heading = models.CharField(_("Thuộc mục"), max_length=200)
    label = models.CharField(_("Nội dung"), max_length=200)
    unit = models.CharField(_("Đơn vị tính"), max_length=40)
    lists = models.JSONField(_("Những gì được đếm"), default=dict)
    confirmed = models.BooleanField(_("Đã đối chiếu"))
    document = models.CharField(_DOCUMENT, max_length=200)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Dòng số liệu báo cáo")
        ordering = ["key", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="figure_line_starts_once"),
            models.UniqueConstraint(fields=["key"], condition=Q(valid_to__isnull=True), name="figure_line_open_once"),
            ends_after_it_starts("figure_line_ends_after_it_starts"),
        ]


class CalendarVersion(models.Model):
    """The digest of the calendar in force: one row, so that reading it is all a warm process asks."""

    digest = models.CharField(max_length=20)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_calendar_version")]


class RulebookChange(models.Model):
    """Who changed what, when and why. Rows are only ever added: triggers refuse the rest.

    by_id, by_name: the user as they were; this room stands below accounts.
    """

    part = models.CharField(_("Phần"), max_length=12, choices=Part.choices())
    what = models.CharField(_("Nội dung"), max_length=300)
    reason = models.CharField(_("Lý do"), max_length=300)
    at = models.DateTimeField(_("Lúc"))
    by_id = models.PositiveBigIntegerField(null=True)
    by_name = models.CharField(_("Người sửa"), max_length=200)

    class Meta:
        verbose_name = _("Nhật ký sửa quy định")
        ordering = ["-at", "-pk"]
