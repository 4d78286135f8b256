"""All personal data of the system, and who stands where in which dossier.

Why a column is encrypted, and which is not, is decided in docs/adr/0007-people-at-rest.md.
"""

from datetime import date
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.people.enums import (
    ChangeKind,
    ConsentKind,
    Ethnicity,
    Language,
    PartyRole,
    Relationship,
    RepresentationBasis,
    Sex,
)
from diemtua.shared.encryption import EncryptedJSONField, EncryptedTextField, blind_index
from diemtua.shared.periods import ends_after_it_starts
from diemtua.shared.vietnamese import filed, fold, tidy

IDENTITY_INDEX = "people.identity"
PHONE_INDEX = "people.phone"
CATEGORY_INDEX = "people.sensitive_category"


class Person(models.Model):
    """A natural person, known once whatever their roles.

    birth_on or birth_year, never both: old people often know the year only. commune, address: where they live since
    `resides_from`, empty where nobody said; `Residence` holds the places before. `folded` is the name as it is
    searched; `found_by` adds the other names. `merged_into` is set on a row that proved to be a duplicate.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    other_names = models.CharField(_("Tên gọi khác"), max_length=200, blank=True)
    folded = models.CharField(max_length=120, editable=False, db_index=True)
    found_by = models.CharField(max_length=340, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)
    birth_on = models.DateField(_("Ngày sinh"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("Năm sinh"), null=True, blank=True)
    sex = models.CharField(_("Giới tính"), max_length=10, choices=Sex.choices(), blank=True)
    ethnicity = models.CharField(_("Dân tộc"), max_length=2, choices=Ethnicity.choices(), blank=True)
    language = models.CharField(
        _("Ngôn ngữ"), max_length=12, choices=Language.choices(), default=Language.VIETNAMESE.value
    )
    identity_new = EncryptedTextField(_("Số định danh cá nhân, số căn cước"), default="", blank=True)
    identity_new_index = models.CharField(max_length=64, editable=False, blank=True, db_index=True)
    identity_old = EncryptedTextField(_("Số chứng minh nhân dân"), default="", blank=True)
    identity_old_index = models.CharField(max_length=64, editable=False, blank=True, db_index=True)
    commune = models.ForeignKey("places.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    address = EncryptedTextField(_("Địa chỉ chi tiết"), default="", blank=True)
    resides_from = models.DateField(_("Ở nơi này từ ngày"), null=True, blank=True)
    can_write = models.BooleanField(_("Tự viết, tự ký được"), default=True)
    deceased = models.BooleanField(_("Đã chết"), default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    recorded_at = models.DateTimeField(_("Lúc ghi nhận"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Người")
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_on__isnull=True) | Q(birth_year__isnull=True), name="person_born_once"
            ),
            models.CheckConstraint(condition=~Q(full_name=""), name="person_has_a_name"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="person_never_merged_into_itself"),
        ]
        indexes = [models.Index(fields=["sort_key", "id"], name="person_in_order")]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Fill the columns that follow from others, as `bulk_create` does not."""
        self.full_name, self.folded, self.sort_key = filed(self.full_name)
        self.other_names = tidy(self.other_names)
        # spaces at both ends, so that one pattern finds where a word begins
        self.found_by = f" {self.folded} {fold(self.other_names)} "
        self.identity_new_index = blind_index(self.identity_new, IDENTITY_INDEX)
        self.identity_old_index = blind_index(self.identity_old, IDENTITY_INDEX)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Telephone numbers; who just wrote them down sets them."""
        return tuple(phone.number for phone in self.phones.all())

    @property
    def born(self) -> str:
        """The birth date or year in Vietnamese writing, "" where unknown."""
        return f"{self.birth_on:%d/%m/%Y}" if self.birth_on else str(self.birth_year or "")


class Phone(models.Model):
    """A telephone number at which a person can be reached, in national writing (`0912345678`)."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="phones")
    number = EncryptedTextField(_("Số điện thoại"))
    number_index = models.CharField(max_length=64, editable=False, db_index=True)

    class Meta:
        verbose_name = _("Số điện thoại")
        constraints = [models.UniqueConstraint(fields=["person", "number_index"], name="phone_once_a_person")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Fill the column that follows from the number, as `bulk_create` does not."""
        self.number_index = blind_index(self.number, PHONE_INDEX)


class SafeContact(models.Model):
    """How a person may be reached without harm. Where there is no row nothing was asked yet."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="safe_contact")
    may_call = models.BooleanField(_("Có thể gọi điện"), default=True)
    may_text = models.BooleanField(_("Có thể nhắn tin"), default=True)
    may_write = models.BooleanField(_("Có thể gửi thư"), default=True)
    may_leave_message = models.BooleanField(_("Có thể để lại lời nhắn cho người khác"), default=True)
    through = EncryptedTextField(_("Liên hệ qua"), default="", blank=True)
    code_word = EncryptedTextField(_("Câu hỏi, từ khóa nhận nhau"), default="", blank=True)
    good_hours = EncryptedTextField(_("Giờ thuận tiện"), default="", blank=True)

    class Meta:
        verbose_name = _("Cách liên hệ an toàn")


class Residence(models.Model):
    """Where a person lived before, on [valid_from, valid_to); the database keeps one person's places apart.

    Kept only while the population database cannot be asked. An empty start is older than anyone remembers.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="residences")
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+")
    detail = EncryptedTextField(_("Địa chỉ chi tiết"), default="", blank=True)
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến trước ngày"))

    class Meta:
        verbose_name = _("Nơi cư trú")
        constraints = [ends_after_it_starts("residence_ends_after_it_starts")]

    def holds(self, on: date) -> bool:
        """Whether the person lived there on the day."""
        return (self.valid_from is None or self.valid_from <= on) and on < self.valid_to

    def overlaps(self, other: "Residence") -> bool:
        """Whether the two share a day."""
        first, second = sorted((self, other), key=lambda row: row.valid_to)
        return second.valid_from is None or second.valid_from < first.valid_to


class Representative(models.Model):
    """`person` speaks for `represents`. Several at once are usual: a mother and a guardian.

    valid_to may have been known from the first; ended_at, ended_by and ended_because say who noted an end later.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="representations")
    represents = models.ForeignKey(Person, models.PROTECT, related_name="representatives")
    relationship = models.CharField(_("Quan hệ"), max_length=12, choices=Relationship.choices())
    basis = models.CharField(_("Căn cứ"), max_length=14, choices=RepresentationBasis.choices())
    paper = EncryptedTextField(_("Giấy tờ chứng minh"), default="", blank=True)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    ended_because = EncryptedTextField(_("Vì sao thôi đại diện"), default="", blank=True)
    ended_at = models.DateTimeField(_("Lúc ghi việc thôi đại diện"), null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("Người đại diện")
        constraints = [
            ends_after_it_starts("representative_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(valid_to__isnull=False), name="representative_ended_on_a_day"
            ),
            models.CheckConstraint(condition=~Q(person=F("represents")), name="representative_is_somebody_else"),
        ]


class Party(models.Model):
    """A person in a dossier. A removed party stays as evidence and opens nothing any more."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="parties")
    person = models.ForeignKey(Person, models.PROTECT, related_name="parties")
    role = models.CharField(_("Tư cách"), max_length=14, choices=PartyRole.choices())
    note = EncryptedTextField(_("Ghi chú"), default="", blank=True)
    added_at = models.DateTimeField(_("Lúc thêm"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(_("Lúc bỏ"), null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    removed_because = EncryptedTextField(_("Lý do bỏ"), null=True, blank=True)

    class Meta:
        verbose_name = _("Người trong hồ sơ")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "person", "role"], condition=Q(removed_at__isnull=True), name="party_once_a_role"
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | Q(removed_because__isnull=False),
                name="party_removed_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "dossier"], condition=Q(removed_at__isnull=True), name="party_present")
        ]


class SensitiveGround(models.Model):
    """Why a person belongs to a group that may not be named in lists, exports or notices.

    category is sealed; `category_index` counts equal ones without opening them.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="sensitive_grounds")
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="sensitive_grounds")
    category = EncryptedTextField(_("Diện được bảo mật"))
    category_index = models.CharField(max_length=64, editable=False, db_index=True)
    detail = EncryptedTextField(_("Chi tiết"), default="", blank=True)
    recorded_at = models.DateTimeField(_("Lúc ghi nhận"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Diện được bảo mật")
        constraints = [
            models.UniqueConstraint(fields=["person", "dossier", "category_index"], name="sensitive_ground_once")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        # once erased, the index alone still counts
        if self.category:
            self.category_index = blind_index(self.category, CATEGORY_INDEX)
        super().save(*args, **kwargs)

    @property
    def words(self) -> str:
        """The category in Vietnamese, "" once erased: only for a page that recorded its reading."""
        return CategoryCode(self.category).label if self.category else ""


class Consent(models.Model):
    """What a person agreed to, on which day, in writing or not; withdrawn on another day, never deleted."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="consents")
    kind = models.CharField(_("Nội dung đồng ý"), max_length=14, choices=ConsentKind.choices())
    words = EncryptedTextField(_("Ghi rõ"), default="", blank=True)
    in_writing = models.BooleanField(_("Bằng văn bản"), default=True)
    given_on = models.DateField(_("Ngày đồng ý"))
    recorded_at = models.DateTimeField(_("Lúc ghi nhận"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_on = models.DateField(_("Ngày rút lại"), null=True, blank=True)
    withdrawn_because = EncryptedTextField(_("Vì sao rút lại"), default="", blank=True)
    withdrawn_at = models.DateTimeField(_("Lúc ghi việc rút lại"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("Sự đồng ý")
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_at__isnull=True)
                | Q(withdrawn_on__isnull=False, withdrawn_at__isnull=False),
                name="consent_withdrawal_is_recorded",
            ),
        ]


class PersonChange(models.Model):
    """The values before a correction or a merge. Append-only by triggers; says who, when and why."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="changes")
    what = models.CharField(_("Việc"), max_length=10, choices=ChangeKind.choices())
    fields = models.JSONField(_("Mục đã sửa"), default=list)
    before = EncryptedJSONField(_("Giá trị cũ"))
    reason = EncryptedTextField(_("Lý do"))
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    changed_at = models.DateTimeField(_("Lúc sửa"))
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Lần đính chính")
        ordering = ["-changed_at", "-id"]
