"""Chains beside the journal: who read what, and the daily anchors over everything."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.models.dossier import Dossier
from diemtua.dossiers.models.journal import canonical, moment

_TONES = {Reading.GROUND: "amber", Reading.CONFLICT: "amber", Reading.EXPORT: "info"}


def digest_of(heads: Iterable[tuple[str, int, str]]) -> str:
    """SHA-256 over (subject, version, hash) of heads, in the order they were anchored."""
    return hashlib.sha256(canonical({"heads": [list(each) for each in heads]})).hexdigest()


class ReadRecord(models.Model):
    """One reading of something sensitive; a chain of its own for each user and day, so no dossier is locked.

    dossier: None where a book or a list was read, or taken away as a file. office: whose it is. words: which part, or
    which list of which period under which filter, in Vietnamese and without anybody's name; rows: how many it had.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    seq = models.PositiveIntegerField()
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, related_name="readings", db_index=False)
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="+", db_index=False)
    what = models.CharField(_("Đọc gì"), max_length=20, choices=Reading.choices())
    words = models.CharField(max_length=400, blank=True)
    rows = models.PositiveIntegerField(_("Số dòng"), null=True)
    at = models.DateTimeField(_("Lúc"))
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Lượt xem")
        constraints = [
            models.UniqueConstraint(fields=["user", "day", "seq"], name="read_record_seq_once"),
            models.CheckConstraint(
                condition=Q(dossier__isnull=False) | (~Q(words="") & Q(rows__isnull=False)),
                name="read_record_says_of_what",
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="read_newest"),
            models.Index(fields=["office", "-at", "-id"], name="read_of_office"),
            models.Index(fields=["dossier", "-at", "-id"], name="read_of_dossier"),
        ]

    @property
    def tone(self) -> str:
        """How a badge shows what was read."""
        return _TONES.get(Reading(self.what), "")

    def computed_hash(self) -> str:
        """SHA-256 over the record and the hash before it."""
        names = ("user_id", "seq", "dossier_id", "office_id", "what", "words", "rows", "prev_hash")
        content = {name: getattr(self, name) for name in names}
        content |= {"day": self.day.isoformat(), "at": moment(self.at)}
        return hashlib.sha256(canonical(content)).hexdigest()


class Anchor(models.Model):
    """One link of the global chain: a digest of every head that moved since the link before.

    seal: HMAC with `settings.ANCHOR_KEY`, which no database holds; exported, it proves the past from outside.
    """

    seq = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    prev_seal = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Mốc neo")

    def content(self) -> bytes:
        """What the seal is made over."""
        at: datetime = self.at
        return canonical({"seq": self.seq, "at": moment(at), "digest": self.digest, "prev_seal": self.prev_seal})


class AnchorHead(models.Model):
    """Where one chain stood at an anchor. subject: `dossier:<uid>` or `reads:<user id>:<day>`."""

    anchor = models.ForeignKey(Anchor, models.PROTECT, related_name="heads")
    subject = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Đầu chuỗi tại mốc neo")
        constraints = [models.UniqueConstraint(fields=["subject", "anchor"], name="anchor_head_once")]
