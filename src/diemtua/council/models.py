"""Who sits on the Council, its meetings, what it asked of whom."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemtua.law.vocabulary.council import ON_THE_COUNCIL, CouncilSeat, Presence, ReportRound
from diemtua.shared.encryption import EncryptedJSONField, EncryptedTextField
from diemtua.shared.periods import ends_after_it_starts, last_day_before
from diemtua.shared.vietnamese import filed


class Member(models.Model):
    """Somebody sits on the Council, or helps it, in [valid_from, valid_to).

    office: the standing office, whose Council it is. More members than the law allows on any day are refused by the
    database, whatever the code does (migration 0002). user: the account, where there is one. A row entered by mistake
    is withdrawn and never deleted: minutes name it.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="council_members")
    seat = models.CharField(_("Vị trí"), max_length=12, choices=CouncilSeat.choices())
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    folded = models.CharField(max_length=120, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)
    position = models.CharField(_("Chức vụ"), max_length=160)
    body = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="seats_on_the_council")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="council_seats")
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", verbose_name=_("Cùng một người"))
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    document = models.CharField(_("Quyết định"), max_length=200)
    entered_at = models.DateTimeField(_("Ghi lúc"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("Bỏ lúc"), null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_because = EncryptedTextField(_("Lý do bỏ"), default="", blank=True)

    class Meta:
        verbose_name = _("Thành viên Hội đồng, Tổ giúp việc")
        constraints = [
            ends_after_it_starts("council_term_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(full_name=""), name="council_member_has_a_name"),
            models.CheckConstraint(condition=~Q(same_as=F("id")), name="council_member_not_the_same_as_itself"),
        ]
        indexes = [
            models.Index(
                fields=["office", "valid_from"], name="council_standing", condition=Q(withdrawn_at__isnull=True)
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_name, self.folded, self.sort_key = filed(self.full_name)
        super().save(*args, **kwargs)

    @property
    def on_the_council(self) -> bool:
        """A member, and no helper."""
        return self.seat in ON_THE_COUNCIL

    def sits_on(self, day: date) -> bool:
        """Whether the term holds the day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to > day)

    @property
    def last_on(self) -> date | None:
        """The last day in the seat; None where the term has no end."""
        return last_day_before(self.valid_to)


class Meeting(models.Model):
    """A meeting of the Council. One to one with its dossier.

    agenda: its points, in order. What is to be spoken of and what the minutes say is sealed, for it may be somebody's
    case; title and place stand in lists and name nobody.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="meeting")
    title = models.CharField(_("Tên cuộc họp"), max_length=200)
    starts_at = models.DateTimeField(_("Bắt đầu lúc"))
    place = models.CharField(_("Địa điểm"), max_length=200)
    agenda = EncryptedJSONField(_("Chương trình"), default=list)
    guests = EncryptedTextField(_("Mời thêm"), default="", blank=True)
    guests_present = EncryptedTextField(_("Khách mời có mặt"), default="", blank=True)
    opinions = EncryptedTextField(_("Diễn biến, ý kiến phát biểu"), default="", blank=True)
    conclusions = EncryptedTextField(_("Kết luận của Chủ tịch Hội đồng"), default="", blank=True)
    void_at = models.DateTimeField(_("Không tính từ lúc"), null=True)

    class Meta:
        verbose_name = _("Cuộc họp của Hội đồng")
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="council_meeting_has_a_title")]
        indexes = [models.Index(fields=["-starts_at", "-id"], name="council_meeting_newest")]


class Attendance(models.Model):
    """Whether one member came to one meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, models.PROTECT, related_name="attendance")
    presence = models.CharField(_("Dự họp"), max_length=12, choices=Presence.choices())

    class Meta:
        verbose_name = _("Dự họp Hội đồng")
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attended_once")]


class Decision(models.Model):
    """What the Council asked one body to do by a day. One to one with its dossier; `result` is the last report.

    content is sealed, for it may speak of somebody's case; person: the official in charge.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="decision")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    content = EncryptedTextField(_("Nội dung giao"))
    owner = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="council_decisions")
    person = models.CharField(_("Người phụ trách"), max_length=120, blank=True)
    due_on = models.DateField(_("Hạn hoàn thành"))
    result = EncryptedTextField(_("Kết quả"), default="", blank=True)
    reported_at = models.DateTimeField(_("Báo cáo lúc"), null=True)
    done_on = models.DateField(_("Xong ngày"), null=True)
    void_at = models.DateTimeField(_("Không tính từ lúc"), null=True)

    class Meta:
        verbose_name = _("Việc Hội đồng giao")
        indexes = [models.Index(F("due_on"), F("id"), name="decision_by_day")]

    @property
    def done_late(self) -> bool:
        """Whether it was done after its day."""
        return self.done_on is not None and self.done_on > self.due_on


class Report(models.Model):
    """A report on forms 06A, 06B or 06C. One to one with its dossier.

    from_on, to_on: the half-open period of its figures. figures: values by line, once they were frozen; lines: what
    those lines said and counted then.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="report")
    round = models.CharField(_("Lần báo cáo"), max_length=6, choices=ReportRound.choices())
    year = models.PositiveSmallIntegerField(_("Năm báo cáo"))
    from_on = models.DateField(_("Từ ngày"))
    to_on = models.DateField(_("Đến trước ngày"))
    results = EncryptedTextField(_("Kết quả triển khai"), default="", blank=True)
    difficulties = EncryptedTextField(_("Khó khăn, vướng mắc"), default="", blank=True)
    proposals = EncryptedTextField(_("Đề xuất, kiến nghị"), default="", blank=True)
    figures = models.JSONField(_("Số liệu đã chốt"), null=True)
    lines = models.JSONField(_("Dòng số liệu lúc chốt"), null=True)
    issued_at = models.DateTimeField(_("Chốt lúc"), null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(_("Gửi lúc"), null=True)
    void_at = models.DateTimeField(_("Không tính từ lúc"), null=True)

    class Meta:
        verbose_name = _("Báo cáo của Hội đồng")
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gt=F("from_on")), name="council_report_of_a_period"),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True, figures__isnull=True, lines__isnull=True)
                | Q(issued_at__isnull=False, figures__isnull=False, lines__isnull=False),
                name="council_report_frozen_when_issued",
            ),
            models.UniqueConstraint(
                fields=["round", "year"], condition=Q(void_at__isnull=True), name="council_report_once_a_round"
            ),
        ]
        indexes = [models.Index(fields=["-to_on", "-id"], name="council_report_newest")]

    @property
    def last_on(self) -> date:
        """The last day of the period."""
        return self.to_on - timedelta(days=1)

    @property
    def period_words(self) -> str:
        """As papers say it."""
        return f"số liệu từ ngày {self.from_on:%d/%m/%Y} đến ngày {self.last_on:%d/%m/%Y}"


class AllowanceChange(models.Model):
    """The amount of one person and month was corrected: evidence, append-only by triggers (migration 0003).

    month: in whose list it is paid; owed_for: the month it is owed for, an earlier one for arrears (ADR 0040). person:
    the first row of the person; full_name: as the row was called then. order: 1 for the first correction. before,
    amount: đồng; before is None where none was known.
    """

    month = models.DateField(_("Tháng"), help_text=_("Ngày đầu tháng"))
    owed_for = models.DateField(_("Của tháng"), help_text=_("Ngày đầu tháng"))
    person = models.ForeignKey(Member, models.PROTECT, related_name="allowance_changes")
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    order = models.PositiveSmallIntegerField(_("Lần sửa"))
    before = models.PositiveIntegerField(_("Từ (đồng)"), null=True)
    amount = models.PositiveIntegerField(_("Thành (đồng)"))
    because = models.CharField(_("Lý do sửa"), max_length=300)
    changed_at = models.DateTimeField(_("Sửa lúc"))
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Lần sửa tiền bồi dưỡng")
        constraints = [
            models.UniqueConstraint(fields=["month", "owed_for", "person", "order"], name="allowance_in_order"),
            models.CheckConstraint(
                condition=Q(month__day=1, owed_for__day=1, owed_for__lte=F("month")),
                name="allowance_corrected_by_whole_months",
            ),
            models.CheckConstraint(condition=~Q(because=""), name="allowance_corrected_with_a_reason"),
        ]


class AllowanceMonth(models.Model):
    """A month of allowances handed over to the accountants, append-only by triggers.

    rows: what each is owed, as it stood then. No correction enters the month any more (migration 0003).
    """

    month = models.DateField(_("Tháng"), help_text=_("Ngày đầu tháng"), unique=True)
    rows = models.JSONField(_("Các dòng lúc bàn giao"))
    handed_at = models.DateTimeField(_("Bàn giao lúc"))
    handed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Tháng bồi dưỡng đã bàn giao")
        constraints = [models.CheckConstraint(condition=Q(month__day=1), name="allowances_handed_over_by_whole_months")]
