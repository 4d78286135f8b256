"""What the public pages keep by themselves: requests begun and not yet sent."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from diemtua.shared.encryption import EncryptedJSONField, blind_index

CODE_INDEX = "portal.draft"


class Draft(models.Model):
    """A request begun on the public pages. The code that opens it is known to its writer alone: only its index is kept.

    answers: what was typed, by page. sending_key: makes sending twice the same as sending once.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    code_index = models.CharField(max_length=64, unique=True, editable=False)
    answers = EncryptedJSONField(_("Đã trả lời"), default=dict)
    sending_key = models.UUIDField(default=uuid4, editable=False)
    touched_at = models.DateTimeField(_("Lần cuối"), db_index=True)

    class Meta:
        verbose_name = _("Yêu cầu đang viết")


def index_of(code: str) -> str:
    """How a draft is found by its code."""
    return blind_index(code, CODE_INDEX)
