"""Places with dates. A unit that was renamed or merged is another row; what became what is kept apart."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemtua.places.enums import UnitKind
from diemtua.shared.periods import ends_after_it_starts
from diemtua.shared.vietnamese import fold, mark_keys, tidy


class Unit(models.Model):
    """A province, a former district or a commune.

    code: the statistics office's code, unique only together with its first day: several communes of
    2025 carry on the code of an older one.
    """

    code = models.CharField(_("Mã"), max_length=10)
    full_name = models.CharField(_("Tên"), max_length=120)
    folded = models.CharField(max_length=120, editable=False, db_index=True)
    sort_key = models.CharField(max_length=200, editable=False)
    kind = models.CharField(_("Loại"), max_length=20, choices=UnitKind.choices())
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    decree = models.CharField(_("Văn bản"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Đơn vị hành chính")
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="unit_once_a_period"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(valid_from__isnull=True), name="unit_without_start_once"
            ),
            ends_after_it_starts("unit_ends_after_it_starts"),
        ]
        indexes = [models.Index(fields=["parent", "sort_key"], name="unit_in_order")]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Fill what follows from the name; `save` does it, rows made in bulk must ask for it."""
        self.full_name = tidy(self.full_name)
        self.folded = fold(self.full_name)
        self.sort_key = " ".join(mark_keys(UnitKind(self.kind).bare(self.full_name)))


class UnitSuccession(models.Model):
    """`old` went into `new`; `partial` when only a part of it did, so that a person must be asked which."""

    old = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="origins")
    partial = models.BooleanField(_("Chỉ một phần"), default=False)

    class Meta:
        verbose_name = _("Sáp nhập, chia tách")
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="unit_succession_once"),
            models.CheckConstraint(condition=~models.Q(old=models.F("new")), name="unit_never_succeeds_itself"),
        ]
