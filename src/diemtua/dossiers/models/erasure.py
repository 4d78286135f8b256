"""What was emptied of personal data that stand outside dossiers: how much, by which rule or on which decision."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemtua.law.vocabulary.retention import Kept


class Erasure(models.Model):
    """Rows of one kind and office that were emptied. It can't be erased itself, so it says nothing of whose they were.

    rule: the period that was over, as the rulebook had it that night; else `by` emptied the one `row`, by its uid, at
    the person's request, on the decision `document`.
    """

    what = models.CharField(_("Loại"), max_length=16, choices=Kept.choices())
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField(_("Số lượng"), default=1)
    at = models.DateTimeField(_("Lúc"))
    rule = models.ForeignKey("rulebook.Parameter", models.PROTECT, null=True, related_name="+")
    row = models.UUIDField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    document = models.CharField(_("Quyết định"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Lần xóa dữ liệu cá nhân")
        constraints = [
            models.CheckConstraint(
                condition=Q(rule__isnull=False, row__isnull=True, by__isnull=True, document="")
                | Q(rule__isnull=True, row__isnull=False, by__isnull=False, number=1) & ~Q(document=""),
                name="erasure_by_rule_or_on_a_decision",
            )
        ]
        indexes = [models.Index(fields=["office", "-at", "-id"], name="erasure_newest")]
