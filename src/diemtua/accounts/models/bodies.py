"""Bodies with dates, what became of them, and the collective bodies that a plan names."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.shared.periods import ends_after_it_starts
from diemtua.shared.vietnamese import fold, mark_keys, tidy


class Organisation(models.Model):
    """A body as it signed itself. A renamed or merged body is another row, tied by a succession.

    unsure: its dates or its successor were not confirmed by a document; shown, never used to refuse.
    register_prefix: what its registers print in front of a number, e.g. TT or CN1.
    """

    code = models.CharField(_("Mã"), max_length=40, unique=True)
    name = models.CharField(_("Tên đầy đủ"), max_length=250)
    short_name = models.CharField(_("Tên gọn"), max_length=120, blank=True)
    folded = models.CharField(max_length=400, editable=False, db_index=True)
    sort_key = models.CharField(max_length=400, editable=False)
    kind = models.CharField(_("Loại"), max_length=30, choices=OrganisationKind.choices())
    place = models.ForeignKey("places.Unit", models.PROTECT, null=True, blank=True, verbose_name=_("Địa bàn"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    register_prefix = models.CharField(_("Ký hiệu trong sổ"), max_length=10, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=30, blank=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    address = models.CharField(_("Địa chỉ"), max_length=250, blank=True)
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    unsure = models.BooleanField(_("Chưa xác nhận"), default=False)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Cơ quan, tổ chức")
        constraints = [ends_after_it_starts("organisation_ends_after_it_starts")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Fill what follows from the names; `save` does it, rows made in bulk must ask for it."""
        self.name, self.short_name = tidy(self.name), tidy(self.short_name)
        self.folded = " | ".join(filter(None, [fold(self.name), fold(self.short_name)]))
        self.sort_key = " ".join(mark_keys(self.name))[:400]


class OrganisationSuccession(models.Model):
    """`old`'s duties went to `new`; several rows where a body was split or several were merged."""

    old = models.ForeignKey(Organisation, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Organisation, models.PROTECT, related_name="origins")
    on = models.DateField(_("Từ ngày"))
    document = models.CharField(_("Văn bản"), max_length=200, blank=True)
    unsure = models.BooleanField(_("Chưa xác nhận"), default=False)

    class Meta:
        verbose_name = _("Kế thừa nhiệm vụ")
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="organisation_succession_once"),
            models.CheckConstraint(condition=~models.Q(old=models.F("new")), name="organisation_never_succeeds_itself"),
        ]


class BodyGroup(models.Model):
    """A collective body: one line of a plan that means many bodies, with members by date.

    open_ended: the words do not say who ("các cơ quan, đơn vị có liên quan"); whoever leads a task names them.
    valid_to, followed_by: when the collective ceased to be and which one bears its duties since.
    """

    code = models.CharField(_("Mã"), max_length=40, unique=True)
    name = models.CharField(_("Tên"), max_length=250)
    folded = models.CharField(max_length=250, editable=False)
    open_ended = models.BooleanField(_("Thành viên do cơ quan chủ trì xác định"), default=False)
    basis = models.CharField(_("Căn cứ"), max_length=250, blank=True)
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    followed_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    members: "models.ManyToManyField[Organisation, GroupMember]" = models.ManyToManyField(
        Organisation, through="GroupMember", related_name="groups"
    )

    class Meta:
        verbose_name = _("Nhóm cơ quan")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = tidy(self.name)
        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class GroupMember(models.Model):
    """A body in a group, from–to."""

    group = models.ForeignKey(BodyGroup, models.CASCADE)
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Thành viên nhóm")
        constraints = [
            ends_after_it_starts("group_member_ends_after_it_starts"),
            models.UniqueConstraint(fields=["group", "organisation"], name="group_member_once"),
        ]


class OrganisationAlias(models.Model):
    """Other words by which documents call one body or one group."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="aliases")
    group = models.ForeignKey(BodyGroup, models.CASCADE, null=True, blank=True, related_name="aliases")
    text = models.CharField(_("Tên gọi khác"), max_length=250)
    folded = models.CharField(max_length=250, editable=False, db_index=True)

    class Meta:
        verbose_name = _("Tên gọi khác")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) ^ models.Q(group__isnull=True), name="alias_of_one_thing"
            ),
            models.UniqueConstraint(fields=["organisation", "folded"], name="alias_once_a_body"),
            models.UniqueConstraint(fields=["group", "folded"], name="alias_once_a_group"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.text = tidy(self.text)
        self.folded = fold(self.text)
        super().save(*args, **kwargs)
