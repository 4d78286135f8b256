"""What the public pages keep by themselves: requests begun and not yet sent."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemtua.documents.enums import FileKind
from diemtua.shared.encryption import EncryptedBytesField, EncryptedJSONField, EncryptedTextField, blind_index

CODE_INDEX = "portal.draft"


class Draft(models.Model):
    """A request begun on the public pages. The code that opens it is known to its writer alone: only its index is kept.

    answers: what was typed, by page. encloses: whether files may stand beside it. sending_key: makes sending twice the
    same as sending once.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    code_index = models.CharField(max_length=64, unique=True, editable=False)
    answers = EncryptedJSONField(_("Đã trả lời"), default=dict)
    sending_key = models.UUIDField(default=uuid4, editable=False)
    touched_at = models.DateTimeField(_("Lần cuối"), db_index=True)
    encloses = models.BooleanField(_("Có tệp kèm"), default=False)

    class Meta:
        verbose_name = _("Yêu cầu đang viết")


class DraftFile(models.Model):
    """A photograph or scan that goes with a request not sent yet.

    Its bytes stand in the row, sealed: what is thrown away is gone with it, and no file is left behind on a disk.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    # the database removes them with their draft, in the same query
    draft = models.ForeignKey(Draft, models.DO_NOTHING, related_name="files")
    name = EncryptedTextField(_("Tên tệp"))
    content = EncryptedBytesField(_("Tệp"))
    mime = models.CharField(_("Định dạng"), max_length=100, choices=FileKind.choices())
    size = models.PositiveIntegerField(_("Dung lượng"))

    class Meta:
        verbose_name = _("Tệp kèm yêu cầu đang viết")


def index_of(code: str) -> str:
    """How a draft is found by its code."""
    return blind_index(code, CODE_INDEX)
