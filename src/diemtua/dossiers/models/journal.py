"""The journal: entries chained by hash, what was said kept apart under the dossier's own key."""

import hashlib
import json
import uuid
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemtua.dossiers.models.dossier import Dossier
from diemtua.shared.encryption import EncryptedTextField


def canonical(content: dict[str, Any]) -> bytes:
    """The one way to write a JSON object as bytes, the same on every database."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def moment(at: datetime) -> str:
    """A moment as hashed: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


class Entry(models.Model):
    """One act done. Never changed, never removed: triggers of the database refuse both.

    version: 1, 2, 3 … within the dossier. by: None when the public or the system did it. data: codes,
    ids, days and numbers only. payload_digest: SHA-256 of the sealed payload, empty without one.
    key: makes a repeated request find its first entry. annuls: the entry this one undoes.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="entries")
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    occurred_at = models.DateTimeField(_("Xảy ra lúc"))
    recorded_at = models.DateTimeField(_("Ghi lúc"))
    state_before = models.CharField(max_length=60, blank=True)
    state_after = models.CharField(max_length=60, blank=True)
    data = models.JSONField(default=dict)
    payload_digest = models.CharField(max_length=64, blank=True)
    annuls = models.OneToOneField("self", models.PROTECT, null=True, related_name="annulled_by")
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Mục nhật ký")
        constraints = [
            models.UniqueConstraint(fields=["dossier", "version"], name="entry_version_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="entry_version_from_one"),
            models.CheckConstraint(condition=Q(occurred_at__lte=models.F("recorded_at")), name="entry_not_in_future"),
        ]

    @property
    def recorded(self) -> dict[str, Any]:
        """What the effect recorded: codes and ids."""
        found: dict[str, Any] = self.data.get("recorded", {})
        return found

    def computed_hash(self, dossier_uid: uuid.UUID) -> str:
        """SHA-256 over everything this entry says and the hash before it."""
        names = ("version", "act", "by_id", "state_before", "state_after", "data", "payload_digest", "annuls_id")
        content = {name: getattr(self, name) for name in names}
        content |= {"dossier": str(dossier_uid), "key": str(self.key), "prev_hash": self.prev_hash}
        content |= {"occurred_at": moment(self.occurred_at), "recorded_at": moment(self.recorded_at)}
        return hashlib.sha256(canonical(content)).hexdigest()


class Payload(models.Model):
    """What was typed for an entry, sealed with the dossier's key. Readable until that key is destroyed."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="payload")
    sealed = models.TextField()

    class Meta:
        verbose_name = _("Nội dung đã niêm phong")

    def digest(self) -> str:
        """What the journal remembers of it: proves it unchanged without a key, and reveals nothing."""
        return hashlib.sha256(self.sealed.encode()).hexdigest()


class DossierKey(models.Model):
    """The key of one dossier (base64), wrapped by the ring of FIELD_KEYS. Erasing a person destroys it."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="sealing_key")
    wrapped = EncryptedTextField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Khóa của hồ sơ")
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped__isnull=True) ^ Q(destroyed_at__isnull=True),
                name="key_is_there_or_destroyed",
            )
        ]
