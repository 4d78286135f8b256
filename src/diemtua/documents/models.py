"""Papers, what is attached to a dossier, and an office's own templates.

Words of papers, names and contents of attachments are sealed with the dossier's key: erasing a person destroys it. What
was said beside them (what a file proves, why it was removed, why a paper is void) is sealed in its column.
"""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diemtua.documents.enums import FileKind, PaperState
from diemtua.shared.encryption import EncryptedTextField
from diemtua.shared.periods import last_day_before

_TONES = {PaperState.NUMBERED: "info", PaperState.SIGNED: "good", PaperState.VOID: "danger"}


def place_of_attachment(attachment: "Attachment", _name: str) -> str:
    """A path that says nothing of the file."""
    return f"attachments/{attachment.at:%Y}/{attachment.uid}"


def place_of_template(template: "Template", _name: str) -> str:
    """A path that says nothing of the file."""
    return f"templates/{template.uid}"


class Template(models.Model):
    """A Word file that an office uses instead of ours for one form. The one not retired is in use."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="paper_templates")
    form = models.CharField(_("Mẫu văn bản"), max_length=40)
    file = models.FileField(_("Tệp"), upload_to=place_of_template)
    name = models.CharField(_("Tên tệp"), max_length=150)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Thay lúc"))
    retired_at = models.DateTimeField(_("Thôi dùng lúc"), null=True)

    class Meta:
        verbose_name = _("Mẫu của đơn vị")
        constraints = [
            models.UniqueConstraint(
                fields=["office", "form"], condition=Q(retired_at__isnull=True), name="template_in_use_once"
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True) | Q(retired_at__gte=F("at")), name="template_retired_after"
            ),
        ]


class Attachment(models.Model):
    """A file of a dossier. kind: what it proves or is, e.g. an item of the checklist, sealed: it would tell
    the category. by: None for the public.

    mime: told by the bytes. sha256: of the bytes as given. A removed one is shown struck through; its bytes stay until
    the dossier is erased.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="attachments")
    file = models.FileField(_("Tệp"), upload_to=place_of_attachment, blank=True)
    sealed_name = models.TextField(_("Tên tệp"))
    kind = EncryptedTextField(_("Loại giấy tờ"), default="", blank=True)
    mime = models.CharField(_("Định dạng"), max_length=100, choices=FileKind.choices())
    size = models.PositiveIntegerField(_("Dung lượng"))
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("Nhận lúc"))
    removed_at = models.DateTimeField(_("Gỡ lúc"), null=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    removed_reason = EncryptedTextField(_("Lý do gỡ"), null=True, blank=True)

    class Meta:
        verbose_name = _("Tệp đính kèm")
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True, removed_reason__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False, removed_reason__isnull=False),
                name="attachment_removed_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "at", "id"], name="attachment_in_order")]


class Paper(models.Model):
    """One official paper of a dossier.

    entry: the act that drafted it; annulling the act voids the paper. sealed: its data and its composed sheet, frozen
    when drafted, so that a later change of the form changes nothing. outgoing: it takes a number of the outgoing book;
    what does not is printed and signed as it is. number: as it stands after "Số:", without the symbol; series: the book
    it was taken from; year: the printed one. superseded_by: the act that took its force, superseded_on: the
    first day without it; its number stays. void_reason: of who voids it otherwise than by annulling its act, for which
    the journal has the reason.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="papers")
    entry = models.ForeignKey("dossiers.Entry", models.PROTECT, related_name="papers")
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="papers")
    form = models.CharField(_("Mẫu văn bản"), max_length=40)
    outgoing = models.BooleanField(_("Vào sổ văn bản đi"))
    revision = models.PositiveSmallIntegerField(_("Lần sửa"), default=1)
    state = models.CharField(_("Trạng thái"), max_length=10, choices=PaperState.choices(), default=PaperState.DRAFT)
    sealed = models.TextField()
    template = models.ForeignKey(Template, models.PROTECT, null=True, related_name="papers")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField(_("Lập lúc"))
    series = models.CharField(_("Sổ văn bản đi"), max_length=40, blank=True)
    number = models.CharField(_("Số"), max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(_("Năm"), null=True)
    dated_on = models.DateField(_("Ngày ban hành"), null=True)
    numbered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    numbered_at = models.DateTimeField(_("Vào số lúc"), null=True)
    scan = models.OneToOneField(Attachment, models.PROTECT, null=True, related_name="signed_paper")
    void_at = models.DateTimeField(_("Hủy lúc"), null=True)
    void_reason = EncryptedTextField(_("Lý do hủy"), null=True, blank=True)
    superseded_by = models.ForeignKey("dossiers.Entry", models.PROTECT, null=True, related_name="papers_superseded")
    superseded_on = models.DateField(_("Không còn hiệu lực từ ngày"), null=True)

    class Meta:
        verbose_name = _("Văn bản")
        constraints = [
            models.UniqueConstraint(
                fields=["office", "series", "year", "number"], condition=~Q(number=""), name="paper_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number="", year__isnull=True, dated_on__isnull=True, numbered_at__isnull=True)
                | (~Q(number="") & Q(year__isnull=False, dated_on__isnull=False, numbered_at__isnull=False)),
                name="paper_number_whole",
            ),
            models.CheckConstraint(
                condition=Q(state=PaperState.DRAFT, number="")
                | (Q(state__in=[PaperState.NUMBERED, PaperState.SIGNED]) & ~Q(number=""))
                | Q(state=PaperState.VOID),
                name="paper_state_fits_number",
            ),
            models.CheckConstraint(condition=Q(outgoing=True) | Q(number=""), name="paper_outgoing_alone_is_numbered"),
            models.CheckConstraint(
                condition=~Q(state=PaperState.SIGNED) | Q(scan__isnull=False), name="paper_signed_has_scan"
            ),
            models.CheckConstraint(
                condition=Q(state=PaperState.VOID, void_at__isnull=False)
                | (~Q(state=PaperState.VOID) & Q(void_at__isnull=True)),
                name="paper_void_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True, superseded_on__isnull=True)
                | Q(superseded_by__isnull=False, superseded_on__isnull=False),
                name="paper_superseded_has_day",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "drafted_at", "id"], name="paper_in_order")]

    def state_words(self, on: date) -> str:
        """The state on a day, in the reader's language."""
        if self.is_superseded and not self.number:
            return gettext("Dự thảo đã rút")
        if self.is_superseded and self.holds_on(on):
            return gettext("Còn hiệu lực đến hết %(day)s") % {"day": f"{last_day_before(self.superseded_on):%d/%m/%Y}"}
        if self.is_superseded:
            return gettext("Không còn hiệu lực")
        if self.is_draft and not self.outgoing:
            return gettext("Để in và ký")
        return gettext(PaperState(self.state).label)

    @property
    def tone(self) -> str:
        """How a badge shows the state."""
        return "amber" if self.is_superseded else _TONES.get(PaperState(self.state), "")

    @property
    def is_draft(self) -> bool:
        """Whether its words may still change."""
        return self.state == PaperState.DRAFT and not self.is_superseded

    @property
    def is_unissued(self) -> bool:
        """Whether it still waits for its number."""
        return self.is_draft and self.outgoing

    @property
    def is_void(self) -> bool:
        """Whether the act behind it was annulled."""
        return self.state == PaperState.VOID

    @property
    def is_superseded(self) -> bool:
        """Whether a later act took its place, and it is not void."""
        return self.superseded_by_id is not None and not self.is_void

    @property
    def stands(self) -> bool:
        """Whether it is neither void nor superseded."""
        return self.superseded_by_id is None and not self.is_void

    def holds_on(self, day: date) -> bool:
        """Whether it is not void and still counts that day: what takes its place may begin later."""
        return not self.is_void and (self.superseded_on is None or self.superseded_on > day)


class Revision(models.Model):
    """A draft as it stood before somebody corrected its words. number: which correction it gave way to, from 2.

    sealed: the former `Paper.sealed`, bound to the same place, so it opens with the paper's.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField(_("Lần sửa"))
    sealed = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("Sửa lúc"))

    class Meta:
        verbose_name = _("Lần sửa văn bản")
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="revision_once")]
