"""A plan document and what its text says. Rows follow the document; `position` is their order in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diemtua.plans.enums import FindingKind


class Plan(models.Model):
    """One signed plan, known by its number and date. document: name of the file last read."""

    number = models.CharField(_("Số hiệu"), max_length=60)
    issued_on = models.DateField(_("Ngày ban hành"))
    effective_on = models.DateField(_("Ngày có hiệu lực"), null=True)
    title = models.CharField(_("Tên kế hoạch"), max_length=600)
    kind = models.CharField(_("Loại văn bản"), max_length=60, blank=True)
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=200, blank=True)
    signer = models.CharField(_("Người ký"), max_length=120, blank=True)
    field = models.CharField(_("Lĩnh vực"), max_length=200, blank=True)
    basis = models.JSONField(_("Căn cứ"), default=list)
    document = models.CharField(_("Tệp đã đọc"), max_length=200, blank=True)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    imported_at = models.DateTimeField(_("Nhập lúc"))

    class Meta:
        verbose_name = _("Kế hoạch")
        constraints = [models.UniqueConstraint(fields=["number", "issued_on"], name="plan_once")]


class Section(models.Model):
    """A numbered item of the text, with what its labelled lines say."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(_("Mục"), max_length=20)
    name = models.CharField(_("Tên mục"), max_length=600, blank=True)
    name_from = models.CharField(max_length=10)
    lines = models.JSONField(default=list)
    bodies = models.JSONField(_("Cơ quan, đơn vị thực hiện"), default=list)
    timing = models.TextField(_("Thời gian thực hiện"), blank=True)
    product = models.TextField(_("Sản phẩm"), blank=True)

    class Meta:
        verbose_name = _("Mục của kế hoạch")
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="section_place_once")]


class Group(models.Model):
    """A group of tasks; its name may come from the text where the annex lost it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="groups")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(_("Số nhóm"), max_length=10)
    name = models.CharField(_("Tên nhóm"), max_length=600, blank=True)
    name_from = models.CharField(max_length=10, blank=True)
    section = models.CharField(_("Mục tương ứng"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("Nhóm nhiệm vụ")
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_group_once")]


class StandingDuty(models.Model):
    """What a body must do as long as the plan lasts. body: as signed; sentence: the source, word for word."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="duties")
    position = models.PositiveSmallIntegerField()
    section = models.CharField(_("Mục"), max_length=20)
    body = models.CharField(_("Cơ quan"), max_length=400)
    organisation = models.ForeignKey("accounts.Organisation", models.PROTECT, null=True, related_name="+")
    body_group = models.ForeignKey("accounts.BodyGroup", models.PROTECT, null=True, related_name="+")
    duty = models.TextField(_("Trách nhiệm"))
    sentence = models.TextField(_("Câu trong kế hoạch"))

    class Meta:
        verbose_name = _("Trách nhiệm thường xuyên")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) | models.Q(body_group__isnull=True),
                name="duty_of_one_body",
            )
        ]


class Target(models.Model):
    """A promise in numbers: at least, more than, or none. where: sections and tasks that say it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    position = models.PositiveSmallIntegerField()
    comparison = models.CharField(max_length=2)
    value = models.PositiveSmallIntegerField()
    subject = models.TextField(_("Đối tượng của chỉ tiêu"))
    sentence = models.TextField(_("Câu trong kế hoạch"))
    where = models.JSONField(default=list)

    class Meta:
        verbose_name = _("Chỉ tiêu")


class Footnote(models.Model):
    """A note under the text."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="footnotes")
    mark = models.CharField(max_length=5)
    text = models.TextField()

    class Meta:
        verbose_name = _("Chú thích")
        constraints = [models.UniqueConstraint(fields=["plan", "mark"], name="footnote_once")]


class Finding(models.Model):
    """What a person should look at again in the document, as the reader said it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="findings")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40, choices=FindingKind.choices())
    said = models.JSONField(default=dict)
    where = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = _("Điều cần xem lại")
