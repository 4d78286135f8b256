"""Requests, the cases they become, the work done on them and the books they stand in."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diemtua.cases.enums import HearingStage
from diemtua.law.citations import cite
from diemtua.law.numbers import simple_matter_code
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.grounds import Ending
from diemtua.law.vocabulary.hearings import (
    COUNTED,
    ONLINE,
    POSTPONED,
    ConnectionResult,
    HearingKind,
    HearingOutcome,
    OnlineExclusion,
    PostponementCause,
    Venue,
)
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import ReceptionChannel, Requester
from diemtua.law.vocabulary.work import Activity, Confirmer
from diemtua.shared.clock import VIETNAM
from diemtua.shared.encryption import EncryptedJSONField, EncryptedTextField, blind_index

CATEGORY_INDEX = "cases.category"


class AidRequest(models.Model):
    """A request for legal aid (yêu cầu), whatever becomes of it. One to one with its dossier."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="request")
    received_at = models.DateTimeField(_("Lúc tiếp nhận"))
    channel = models.CharField(_("Kênh tiếp nhận"), max_length=24, choices=ReceptionChannel.choices())
    requester = models.CharField(_("Ai yêu cầu"), max_length=16, choices=Requester.choices())
    beneficiary = models.ForeignKey("people.Person", models.PROTECT, related_name="requests")
    applicant = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="requests_for_others")
    field = models.CharField(_("Lĩnh vực"), max_length=16, choices=LegalField.choices())
    form = models.CharField(_("Hình thức"), max_length=16, choices=AidForm.choices(), blank=True)
    status = models.CharField(_("Tư cách tố tụng"), max_length=16, choices=ProceduralStatus.choices(), blank=True)
    summary = EncryptedTextField(_("Tóm tắt yêu cầu"))
    sent_by = models.ForeignKey("accounts.Organisation", models.PROTECT, null=True, related_name="sent_requests")
    read_back = EncryptedTextField(_("Đọc lại, điểm chỉ"), default="", blank=True)
    linked_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="linked")

    class Meta:
        verbose_name = _("Yêu cầu trợ giúp pháp lý")
        indexes = [models.Index(fields=["-received_at", "-id"], name="request_newest")]


class Case(models.Model):
    """A case (vụ việc): begins with its line in the register, ends in one of three ways.

    The category is sealed for everybody, so that no list tells which beneficiaries have one to hide;
    `category_index` counts equal ones.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    request = models.OneToOneField(AidRequest, models.PROTECT, related_name="case")
    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="case")
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="cases")
    code = models.CharField(_("Mã hồ sơ"), max_length=40)
    number = models.PositiveIntegerField(_("Số thứ tự trong Sổ"))
    form = models.CharField(_("Hình thức"), max_length=16, choices=AidForm.choices())
    field = models.CharField(_("Lĩnh vực"), max_length=16, choices=LegalField.choices())
    category = EncryptedTextField(_("Diện người được trợ giúp pháp lý"))
    category_index = models.CharField(max_length=64, editable=False)
    accepted_at = models.DateTimeField(_("Lúc thụ lý"))
    urgent = models.BooleanField(_("Thụ lý ngay"), default=False)
    proof_owed = models.BooleanField(_("Còn nợ giấy tờ chứng minh"), default=False)
    annulled_at = models.DateTimeField(_("Lúc hủy việc thụ lý"), null=True)
    ended_at = models.DateTimeField(_("Lúc kết thúc"), null=True)
    ending = models.CharField(_("Cách kết thúc"), max_length=12, choices=Ending.choices(), blank=True)
    handed_over_at = models.DateTimeField(_("Lúc bàn giao hồ sơ"), null=True)
    archived_at = models.DateTimeField(_("Lúc lưu trữ"), null=True)
    shelf = models.CharField(_("Nơi lưu"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("Vụ việc trợ giúp pháp lý")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="case_ends_in_a_way",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("accepted_at")),
                name="case_ends_after_acceptance",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "accepted_at"], name="case_in_the_book"),
            models.Index(fields=["office", "category_index", "accepted_at"], name="case_by_category"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        # once erased, the index alone still counts
        if self.category:
            self.category_index = blind_index(self.category, CATEGORY_INDEX)
        super().save(*args, **kwargs)


class SimpleMatter(models.Model):
    """A question answered on the spot (việc): in a book of its own, never counted as a case."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    request = models.OneToOneField(AidRequest, models.PROTECT, related_name="simple_matter")
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="simple_matters")
    number = models.PositiveIntegerField(_("Số thứ tự"))
    answered_at = models.DateTimeField(_("Lúc hướng dẫn"))
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = EncryptedTextField(_("Nội dung hướng dẫn"))
    annulled_at = models.DateTimeField(_("Lúc hủy"), null=True)

    class Meta:
        verbose_name = _("Việc trợ giúp pháp lý")
        indexes = [models.Index(fields=["office", "answered_at"], name="simple_matter_in_the_book")]

    @property
    def code(self) -> str:
        """The line as the book of its office and year calls it."""
        return simple_matter_code(self.number, self.answered_at.astimezone(VIETNAM).year)


class WorkEntry(models.Model):
    """A line of the work diary; what may be paid later is computed from these, never typed again."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="work")
    practitioner = models.ForeignKey("workforce.Practitioner", models.PROTECT, related_name="work")
    activity = models.CharField(_("Công việc"), max_length=6, choices=Activity.choices())
    began_at = models.DateTimeField(_("Từ"))
    ended_at = models.DateTimeField(_("Đến"))
    confirmer = models.CharField(_("Ai xác nhận"), max_length=16, choices=Confirmer.choices(), blank=True)
    confirmed_by = EncryptedTextField(_("Người xác nhận"), default="", blank=True)
    note = EncryptedTextField(_("Nội dung, kết quả"), default="", blank=True)
    annulled_at = models.DateTimeField(_("Lúc hủy"), null=True)

    class Meta:
        verbose_name = _("Công việc đã làm")
        constraints = [
            models.CheckConstraint(condition=Q(ended_at__gt=F("began_at")), name="work_ends_after_it_begins")
        ]
        indexes = [models.Index(fields=["case", "began_at"], name="work_in_order")]


class Hearing(models.Model):
    """A hearing, session or meeting the practitioner attends.

    court: the body that holds it. place: where the practitioner sits. central_point, component_points, link: of an
    online one; excluded: why the law wants none online. notice_at: when the court's notice came. follows: the hearing
    that was put off to this one. sequence, changed_at: for calendar programs, which take the newer version. Places and
    the link are sealed: one may be somebody's home, the other opens the room.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="hearings")
    kind = models.CharField(_("Loại phiên, buổi"), max_length=14, choices=HearingKind.choices())
    starts_at = models.DateTimeField(_("Bắt đầu lúc"))
    court = models.ForeignKey("accounts.Organisation", models.PROTECT, null=True, related_name="hearings")
    venue = models.CharField(_("Nơi tham gia"), max_length=18, choices=Venue.choices())
    place = EncryptedTextField(_("Địa điểm"))
    central_point = EncryptedTextField(_("Điểm cầu trung tâm"), default="", blank=True)
    component_points = EncryptedJSONField(_("Các điểm cầu thành phần"), default=list)
    link = EncryptedTextField(_("Đường dẫn vào phiên"), default="", blank=True)
    excluded = models.CharField(
        _("Trường hợp không xét xử trực tuyến"), max_length=18, choices=OnlineExclusion.choices(), blank=True
    )
    notice_at = models.DateTimeField(_("Nhận thông báo lịch lúc"), null=True)
    simplified = models.BooleanField(_("Thủ tục rút gọn"), default=False)
    outcome = models.CharField(_("Kết quả"), max_length=20, choices=HearingOutcome.choices(), blank=True)
    cause = models.CharField(_("Nguyên nhân hoãn"), max_length=14, choices=PostponementCause.choices(), blank=True)
    note = EncryptedTextField(_("Ghi chú"), default="", blank=True)
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="followed_by")
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(_("Sửa lúc"))
    annulled_at = models.DateTimeField(_("Lúc hủy"), null=True)

    class Meta:
        verbose_name = _("Phiên tòa, buổi làm việc")
        constraints = [
            models.CheckConstraint(
                condition=Q(cause="") | Q(outcome__in=sorted(POSTPONED)), name="hearing_cause_of_postponement"
            )
        ]
        indexes = [
            models.Index(fields=["case", "starts_at"], name="hearing_in_order"),
            models.Index(fields=["starts_at", "id"], name="hearing_of_calendar"),
        ]

    @property
    def online(self) -> bool:
        """Whether somebody takes part from a distance."""
        return self.venue in ONLINE

    @property
    def exclusion(self) -> str:
        """Why this matter is none for an online hearing, with the article; empty where nothing stands against it."""
        if not (self.online and self.excluded):
            return ""
        found = OnlineExclusion(self.excluded)
        said = {"matter": gettext(found.label), "article": cite(found.basis).text}
        words = gettext("%(matter)s: %(article)s không cho xét xử trực tuyến. Hãy trao đổi ngay với Tòa án.") % said
        doubt = "" if cite(found.basis).confirmed else gettext("Điều này chưa đối chiếu với văn bản gốc.")
        return f"{words} {doubt}".strip()

    @property
    def public_place(self) -> str:
        """The place as it may leave the system in mails and calendars: of the court's own places only.

        Elsewhere it may be somebody's home.
        """
        return "" if self.venue == Venue.OTHER else self.place

    @property
    def outcome_words(self) -> str:
        """What came of it, in the reader's language."""
        return gettext(HearingOutcome(self.outcome).label)

    @property
    def tone(self) -> str:
        """How a badge shows what came of it."""
        return "good" if self.outcome == HearingOutcome.HELD else "amber"

    @property
    def counted(self) -> bool:
        """Whether it counts as work: it took place, or was put off without the practitioner's wish or knowledge."""
        return self.outcome in COUNTED


class ConnectionTest(models.Model):
    """The connection of an online hearing was tried."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="tests")
    tested_at = models.DateTimeField(_("Thử lúc"))
    tested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    result = models.CharField(_("Kết quả thử"), max_length=10, choices=ConnectionResult.choices())
    note = EncryptedTextField(_("Ghi chú"), default="", blank=True)
    annulled_at = models.DateTimeField(_("Lúc hủy"), null=True)

    class Meta:
        verbose_name = _("Lần thử đường truyền")
        ordering = ["-tested_at", "-id"]


class HearingReminder(models.Model):
    """Somebody was reminded of a hearing: once on the eve and once in the morning of its time."""

    hearing = models.ForeignKey(Hearing, models.CASCADE, related_name="reminders")
    stage = models.CharField(_("Lúc nhắc"), max_length=10, choices=HearingStage.choices())
    told_at = models.DateTimeField(_("Nhắc lúc"))

    class Meta:
        verbose_name = _("Lần nhắc phiên")
        constraints = [models.UniqueConstraint(fields=["hearing", "stage"], name="hearing_reminded_once_a_stage")]


class BookClosing(models.Model):
    """The register of an office closed for a month (Circular 12/2018, Điều 7 khoản 1): how it stood that day."""

    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="book_closings")
    month = models.DateField(_("Tháng"), help_text=_("Ngày đầu tháng"))
    closed_at = models.DateTimeField(_("Lúc kết sổ"))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lines = models.PositiveIntegerField(_("Số dòng"))
    first_number = models.PositiveIntegerField(_("Từ số"), null=True)
    last_number = models.PositiveIntegerField(_("Đến số"), null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Lần kết sổ")
        constraints = [
            models.UniqueConstraint(fields=["office", "month"], name="book_closed_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="book_closed_by_whole_months"),
        ]


class SavedView(models.Model):
    """A list of cases with its filters, kept by a person under a name, which may be that of somebody helped: it is
    sealed, and `name_index` tells which is the same."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = EncryptedTextField(_("Tên"))
    name_index = models.CharField(max_length=64, editable=False)
    query = models.CharField(max_length=1000)

    class Meta:
        verbose_name = _("Danh sách đã lưu")
        constraints = [models.UniqueConstraint(fields=["user", "name_index"], name="saved_view_once_a_name")]
