"""Who performs legal aid, when they are away, what they work on, and what conflict checks said."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diemtua.law.citations import cite
from diemtua.law.conflicts import Verdict
from diemtua.shared.encryption import EncryptedJSONField, EncryptedTextField
from diemtua.shared.periods import ends_after_it_starts
from diemtua.shared.vietnamese import filed
from diemtua.workforce.enums import CheckOccasion, LeaveKind, PractitionerKind, ProfessionalRank


class Practitioner(models.Model):
    """A person who performs legal aid for one office. user: their account, where they have one.

    card_number: the card of a legal aid officer or collaborator, a lawyer's or an adviser's card.
    contract: the signed term, half-open, for those who work under one. organisation: the participating
    organisation of its lawyers and advisers. advice_years: experience of an adviser. withdrawn_on, banned_on:
    what Article 25 clause 1 points b and a name, emptied when work is allowed again. fields, languages: codes;
    empty means every field, and Vietnamese.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="practitioner"
    )
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    folded = models.CharField(max_length=120, editable=False, db_index=True)
    sort_key = models.CharField(max_length=200, editable=False)
    kind = models.CharField(_("Loại người thực hiện"), max_length=20, choices=PractitionerKind.choices())
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="practitioners")
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, null=True, blank=True, related_name="practitioners_sent"
    )
    card_number = models.CharField(_("Số thẻ"), max_length=40, blank=True)
    card_valid_from = models.DateField(_("Thẻ có giá trị từ"), null=True, blank=True)
    card_valid_to = models.DateField(_("Thẻ có giá trị đến trước"), null=True, blank=True)
    contract_from = models.DateField(_("Hợp đồng từ"), null=True, blank=True)
    contract_to = models.DateField(_("Hợp đồng đến trước"), null=True, blank=True)
    appointed_on = models.DateField(_("Ngày bổ nhiệm, công nhận"), null=True, blank=True)
    advice_years = models.PositiveSmallIntegerField(_("Số năm tư vấn pháp luật"), null=True, blank=True)
    withdrawn_on = models.DateField(_("Ngày bị thu hồi thẻ, chứng chỉ"), null=True, blank=True)
    banned_on = models.DateField(_("Ngày kết luận có hành vi bị nghiêm cấm"), null=True, blank=True)
    rank = models.CharField(_("Hạng chức danh"), max_length=10, choices=ProfessionalRank.choices(), blank=True)
    fields = models.JSONField(_("Lĩnh vực"), default=list, blank=True)
    languages = models.JSONField(_("Ngôn ngữ"), default=list, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=30, blank=True)
    commune = models.ForeignKey("places.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    active = models.BooleanField(_("Đang làm việc"), default=True)

    class Meta:
        verbose_name = _("Người thực hiện trợ giúp pháp lý")
        constraints = [
            models.CheckConstraint(condition=~Q(full_name=""), name="practitioner_has_a_name"),
            models.CheckConstraint(
                condition=Q(card_valid_from__isnull=True)
                | Q(card_valid_to__isnull=True)
                | Q(card_valid_to__gt=F("card_valid_from")),
                name="card_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(contract_from__isnull=True)
                | Q(contract_to__isnull=True)
                | Q(contract_to__gt=F("contract_from")),
                name="contract_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["kind", "card_number"], condition=~Q(card_number=""), name="card_number_once_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["office", "sort_key", "id"], name="practitioner_in_order")]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_name, self.folded, self.sort_key = filed(self.full_name)
        super().save(*args, **kwargs)


class Leave(models.Model):
    """Days on which a practitioner is away, half-open. note: may speak of somebody's health, so it is sealed."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="leaves")
    kind = models.CharField(_("Lý do"), max_length=10, choices=LeaveKind.choices())
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"))
    note = EncryptedTextField(_("Ghi chú"), default="", blank=True)

    class Meta:
        verbose_name = _("Nghỉ")
        ordering = ["-valid_from"]
        constraints = [ends_after_it_starts("leave_ends_after_it_starts")]


class Engagement(models.Model):
    """A practitioner works, or worked, on a dossier. Written by effects of acts; past ones count for conflicts."""

    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="engagements")
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="engagements")
    from_at = models.DateTimeField(_("Từ lúc"))
    to_at = models.DateTimeField(_("Đến lúc"), null=True, blank=True)
    ended_because = models.CharField(_("Lý do thôi"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("Phân công")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_at__isnull=True) | Q(to_at__gte=F("from_at")), name="engagement_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["practitioner", "dossier"], condition=Q(to_at__isnull=True), name="engagement_open_once"
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "practitioner"], name="engagement_of_dossier"),
            models.Index(fields=["practitioner"], condition=Q(to_at__isnull=True), name="engagement_open"),
        ]


class ConflictCheck(models.Model):
    """What a check of conflicting interests said: evidence, append-only by triggers.

    practitioner: whose work was looked through; empty for the whole Centre. verdict: the code of law.
    hits: how many. found: references to other dossiers, sealed and shown to heads only.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="conflict_checks")
    practitioner = models.ForeignKey(Practitioner, models.PROTECT, null=True, related_name="conflict_checks")
    occasion = models.CharField(_("Thời điểm kiểm tra"), max_length=12, choices=CheckOccasion.choices())
    verdict = models.CharField(_("Kết quả"), max_length=20)
    basis = models.CharField(_("Căn cứ"), max_length=60, blank=True)
    hits = models.PositiveSmallIntegerField(_("Số trường hợp trùng"))
    found = EncryptedJSONField(default=list)
    checked_at = models.DateTimeField(_("Lúc kiểm tra"))
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Kiểm tra xung đột lợi ích")
        ordering = ["-checked_at", "-id"]

    @property
    def words(self) -> str:
        """The verdict in the reader's language."""
        return gettext(Verdict(self.verdict).label)

    @property
    def tone(self) -> str:
        """How a badge shows the verdict."""
        return {Verdict.CLEAR: "good", Verdict.BLOCK: "danger"}.get(Verdict(self.verdict), "amber")

    @property
    def articles(self) -> str:
        """The articles behind the verdict."""
        return "; ".join(cite(key).text for key in self.basis.split())
