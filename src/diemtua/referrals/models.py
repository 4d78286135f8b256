"""What bodies told the Centre about people, and their registers laid beside ours."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemtua.law.processes.referral import INTRODUCTIONS
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import PersonOpinion, ReferralKind, ReferralOutcome, ReferralWay, ReportWay
from diemtua.referrals.enums import Match, Resolution
from diemtua.shared.encryption import EncryptedJSONField, EncryptedTextField
from diemtua.shared.vietnamese import fold, tidy


class Referral(models.Model):
    """What one body told the Centre about one person. One to one with its dossier.

    told: what else was said of the person and the matter, by the names of the act's questions. The person becomes a
    row of people only when an officer opens a request and says who it is. notice_due_at: until when the body had to
    tell, None where nobody knows when the person asked. appoint_due_at: until when somebody must be appointed.
    appointed_at: when somebody first was, which is what that clock asks; outcome_at: when the body was told last.
    ground: of a refusal, by which the board counts.
    reported_by, reported_at: how and when somebody told it of the standing outcome where the system could not.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="referral")
    kind = models.CharField(_("Loại"), max_length=20, choices=ReferralKind.choices())
    way = models.CharField(_("Cách gửi"), max_length=8, choices=ReferralWay.choices())
    sender = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="referrals_sent")
    status = models.CharField(_("Tư cách tố tụng"), max_length=16, choices=ProceduralStatus.choices(), blank=True)
    opinion = models.CharField(_("Ý kiến của người đó"), max_length=8, choices=PersonOpinion.choices(), blank=True)
    asked_at = models.DateTimeField(_("Người đó yêu cầu lúc"), null=True)
    phoned_at = models.DateTimeField(_("Gọi điện báo trước lúc"), null=True)
    sent_at = models.DateTimeField(_("Cơ quan gửi lúc"))
    received_at = models.DateTimeField(_("Trung tâm nhận lúc"))
    notice_due_at = models.DateTimeField(_("Hạn thông báo"), null=True)
    notice_trace = models.JSONField(default=list)
    appoint_due_at = models.DateTimeField(_("Hạn cử người hoặc trả lời"), null=True)
    appointed_at = models.DateTimeField(_("Cử người lúc"), null=True)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    folded = models.CharField(max_length=120, editable=False)
    told = EncryptedJSONField(_("Nội dung gửi"))
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(_("Người trực nhận lúc"), null=True)
    request = models.ForeignKey("cases.AidRequest", models.PROTECT, null=True, related_name="referrals")
    accepted_at = models.DateTimeField(_("Thụ lý lúc"), null=True)
    outcome = models.CharField(_("Kết quả"), max_length=14, choices=ReferralOutcome.choices(), blank=True)
    outcome_at = models.DateTimeField(_("Trả lời lúc"), null=True)
    ground = models.CharField(_("Căn cứ từ chối"), max_length=2, choices=RefusalGround.choices(), blank=True)
    practitioner = models.ForeignKey("workforce.Practitioner", models.PROTECT, null=True, related_name="+")
    answer = EncryptedTextField(_("Nội dung trả lời"), default="", blank=True)
    reported_by = models.CharField(_("Đã báo kết quả bằng"), max_length=10, choices=ReportWay.choices(), blank=True)
    reported_at = models.DateTimeField(_("Báo kết quả lúc"), null=True)
    # withdrawn by its sender, or entered by mistake: no figure counts it
    void_at = models.DateTimeField(_("Không tính từ lúc"), null=True)

    class Meta:
        verbose_name = _("Giới thiệu, thông báo")
        constraints = [
            models.CheckConstraint(condition=~Q(full_name=""), name="referral_names_somebody"),
            models.CheckConstraint(condition=Q(sent_at__lte=F("received_at")), name="referral_sent_before_received"),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=True) | Q(asked_at__lte=F("sent_at")), name="referral_asked_before_sent"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_at__isnull=True) | (~Q(outcome="") & Q(outcome_at__isnull=False)),
                name="referral_answered_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(ground="") | Q(outcome=ReferralOutcome.REFUSED), name="referral_refused_on_a_ground"
            ),
        ]
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="referral_newest"),
            models.Index(fields=["sender", "-received_at"], name="referral_of_sender"),
            models.Index(fields=["folded"], name="referral_by_name"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_name = tidy(self.full_name)
        self.folded = fold(self.full_name)
        super().save(*args, **kwargs)

    @property
    def late(self) -> bool:
        """Whether the body told later than it had to; False where that is not known."""
        return self.notice_due_at is not None and self.sent_at > self.notice_due_at

    @property
    def tells_who(self) -> bool:
        """Whether the sender is told who was appointed: by law the proceedings body concerned is, and no other
        (Law 11/2017, Điều 31 khoản 4)."""
        return self.kind not in INTRODUCTIONS

    @property
    def appointed_late(self) -> bool | None:
        """Whether somebody was appointed later than the law allows; None where no clock ran or nobody was appointed."""
        if self.appointed_at is None or self.appoint_due_at is None:
            return None
        return self.appointed_at > self.appoint_due_at


class RegisterCheck(models.Model):
    """An authority's register (form TTLT-05) of one period, as it came, laid beside what the Centre received.

    void_at: taken back, for the wrong period say. It stays to be read, nothing counts it, and the same file may be
    compared again. emptied_at: what its lines said of people is gone.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="register_checks")
    sender = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="registers_sent")
    from_on = models.DateField(_("Từ ngày"))
    to_on = models.DateField(_("Đến trước ngày"))
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("Đối chiếu lúc"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    void_at = models.DateTimeField(_("Bỏ lúc"), null=True)
    void_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    void_reason = EncryptedTextField(_("Lý do bỏ"), default="", blank=True)
    emptied_at = models.DateTimeField(_("Xóa dữ liệu lúc"), null=True)

    class Meta:
        verbose_name = _("Lần đối chiếu sổ")
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gt=F("from_on")), name="register_check_of_a_period"),
            models.CheckConstraint(
                condition=Q(void_at__isnull=True, void_by__isnull=True)
                | Q(void_at__isnull=False, void_by__isnull=False),
                name="register_check_taken_back_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["office", "sender", "digest"], condition=Q(void_at__isnull=True), name="register_checked_once"
            ),
        ]


class RegisterRow(models.Model):
    """One line of a comparison, as it was found: of both registers, or of one alone. What was found never changes.

    line: its place in their file, None for ours. day: the one their line bears, or the last of the period where it
    bears none; None for ours. told: what their line says, sealed. referral: ours. emptied_at: what was told is gone.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    check_of = models.ForeignKey(RegisterCheck, models.PROTECT, related_name="rows")
    line = models.PositiveIntegerField(_("Dòng trong sổ"), null=True)
    day = models.DateField(_("Ngày trong sổ"), null=True)
    match = models.CharField(_("Đối chiếu"), max_length=12, choices=Match.choices())
    referral = models.ForeignKey(Referral, models.PROTECT, null=True, related_name="register_rows")
    told = EncryptedJSONField(_("Nội dung trong sổ"), null=True)
    emptied_at = models.DateTimeField(_("Xóa dữ liệu lúc"), null=True)

    class Meta:
        verbose_name = _("Dòng đối chiếu")
        constraints = [
            models.UniqueConstraint(fields=["check_of", "line"], name="register_line_once"),
            models.UniqueConstraint(fields=["check_of", "referral"], name="register_referral_once"),
            models.CheckConstraint(
                condition=Q(match=Match.BOTH, line__isnull=False, referral__isnull=False)
                | Q(match=Match.ONLY_THEIRS, line__isnull=False, referral__isnull=True)
                | Q(match=Match.ONLY_OURS, line__isnull=True, referral__isnull=False),
                name="register_row_has_what_was_found",
            ),
            models.CheckConstraint(
                condition=Q(line__isnull=True, day__isnull=True) | Q(line__isnull=False, day__isnull=False),
                name="register_line_has_a_day",
            ),
        ]

    @property
    def theirs_on(self) -> date | None:
        """The day their line bears."""
        written = (self.told or {}).get("on")
        return date.fromisoformat(written) if written else None


class RegisterResolution(models.Model):
    """How a difference was settled, by whom and why. It stands until `ended_at`; what was settled before stays.

    theirs, ours: the line it closes, or both where they proved to be one case, closed and opened again together.
    referral: the one their line proved to be. ended_for: why it was taken back; empty where a later one took its place.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    theirs = models.ForeignKey(RegisterRow, models.PROTECT, null=True, related_name="resolutions")
    ours = models.ForeignKey(RegisterRow, models.PROTECT, null=True, related_name="resolutions_of_ours")
    resolution = models.CharField(_("Cách giải quyết"), max_length=14, choices=Resolution.choices())
    referral = models.ForeignKey(Referral, models.PROTECT, null=True, related_name="register_resolutions")
    note = EncryptedTextField(_("Ghi chú"), default="", blank=True)
    made_at = models.DateTimeField(_("Giải quyết lúc"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("Thôi áp dụng lúc"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_for = EncryptedTextField(_("Vì sao lấy lại"), default="", blank=True)

    class Meta:
        verbose_name = _("Lần giải quyết dòng đối chiếu")
        constraints = [
            models.CheckConstraint(
                condition=Q(theirs__isnull=False) | Q(ours__isnull=False), name="register_resolution_of_a_line"
            ),
            models.CheckConstraint(
                condition=Q(theirs__isnull=False, ours__isnull=False, resolution=Resolution.MATCHED)
                | Q(theirs__isnull=True)
                | Q(ours__isnull=True),
                name="register_resolution_of_both_matches",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="register_resolution_ended_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["theirs"], condition=Q(ended_at__isnull=True), name="register_line_of_theirs_settled_once"
            ),
            models.UniqueConstraint(
                fields=["ours"], condition=Q(ended_at__isnull=True), name="register_line_of_ours_settled_once"
            ),
        ]
