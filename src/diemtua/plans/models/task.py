"""Tasks of a plan, who bears them, and reports on them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemtua.plans.enums import BodyRole, TaskState
from diemtua.plans.models.plan import Group, Plan


class Task(models.Model):
    """A row of the annex. key: stable between imports, `VI.1b`. lead, coordinating: as signed.

    dropped_at: a later reading of the same plan no longer has this task; its reports stay.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    group = models.ForeignKey(Group, models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(_("Mã nhiệm vụ"), max_length=20)
    number = models.CharField(_("TT"), max_length=10, blank=True)
    content = models.TextField(_("Nội dung"))
    lead = models.TextField(_("Chủ trì"), blank=True)
    coordinating = models.TextField(_("Phối hợp"), blank=True)
    timing = models.CharField(_("Thời gian thực hiện"), max_length=300, blank=True)
    timing_parts = models.JSONField(default=list)
    product = models.TextField(_("Sản phẩm, kết quả"), blank=True)
    notes = models.TextField(_("Ghi chú"), blank=True)
    footnotes = models.JSONField(default=list)
    inherited = models.JSONField(default=list)
    state = models.CharField(_("Tình trạng"), max_length=20, choices=TaskState.choices(), default=TaskState.NOT_STARTED)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Nhiệm vụ")
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="task_key_once")]
        indexes = [models.Index(fields=["plan", "position"], name="task_in_order")]


class TaskBody(models.Model):
    """A body that a task names. text: as signed; matched to an organisation, to a collective body, or to neither."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="bodies")
    role = models.CharField(max_length=20, choices=BodyRole.choices())
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=400)
    organisation = models.ForeignKey("accounts.Organisation", models.PROTECT, null=True, related_name="+")
    body_group = models.ForeignKey("accounts.BodyGroup", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Cơ quan của nhiệm vụ")
        constraints = [
            models.UniqueConstraint(fields=["task", "role", "position"], name="task_body_place_once"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) | Q(body_group__isnull=True), name="task_body_is_one_body"
            ),
        ]


class TaskReport(models.Model):
    """What was done on a task. product: what came of it; reported_on: the day the words stand for.

    body: who answers; empty for the report of those who follow the plan. whole: it tells where the task stands; a body
    that only takes part tells of its own part. figures: lines `what: number and unit`.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="reports")
    state = models.CharField(_("Tình trạng"), max_length=20, choices=TaskState.choices())
    note = models.TextField(_("Kết quả thực hiện"))
    product = models.TextField(_("Sản phẩm đã có"), blank=True)
    figures = models.JSONField(_("Số liệu kèm theo"), default=list)
    body = models.ForeignKey("accounts.Organisation", models.PROTECT, null=True, related_name="+")
    whole = models.BooleanField(default=True)
    reported_on = models.DateField(_("Tính đến ngày"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("Ghi lúc"))

    class Meta:
        verbose_name = _("Báo cáo kết quả")
        indexes = [models.Index(fields=["task", "-reported_on", "-id"], name="task_reports_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(whole=True) | Q(body__isnull=False), name="part_of_a_task_is_a_bodys")
        ]
