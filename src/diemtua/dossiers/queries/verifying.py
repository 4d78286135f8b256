"""Whether the journal, the records of reading and the anchors are whole. Read by a command, not by a user."""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from diemtua.dossiers.models import Anchor, AnchorHead, Dossier, Entry, ReadRecord
from diemtua.dossiers.models.chains import digest_of

_CHUNK = 2000
_BATCH = 400


@dataclass(frozen=True)
class Break:
    """The first place where a chain does not hold. subject: which chain; version: which link; why: Vietnamese."""

    subject: str
    version: int
    why: str


@dataclass(frozen=True)
class Verified:
    """What was read, and the first break of each part; none where all is whole."""

    entries: int
    readings: int
    anchors: int
    breaks: tuple[Break, ...]


def verify(exported: Iterable[Mapping[str, object]] = ()) -> Verified:
    """Read every chain from its first link. exported: lines that `diemtua anchor --export` wrote elsewhere."""
    counts = {"entries": 0, "readings": 0, "anchors": 0}
    parts = (_journal(counts), _readings(counts), _anchors(counts, list(exported)))
    found = [next(part, None) for part in parts]
    for part in parts:
        for _more in part:
            pass
    return Verified(**counts, breaks=tuple(each for each in found if each))


def _journal(counts: dict[str, int]) -> Iterator[Break]:
    heads = {pk: (uid, version, head) for pk, uid, version, head in _heads()}
    entries = Entry.objects.select_related("payload").order_by("dossier_id", "version")
    for pk, chain in groupby(entries.iterator(_CHUNK), key=lambda each: each.dossier_id):
        uid, version, head = heads.pop(pk)
        subject, last = f"dossier:{uid}", None
        for expected, entry in enumerate(chain, start=1):
            counts["entries"] += 1
            if why := _wrong(entry, expected, last, uid):
                yield Break(subject, expected, why)
            last = entry
        if last is None or (last.version, last.hash) != (version, head):
            yield Break(subject, version, _("nhật ký bị cắt hoặc hồ sơ bị sửa: mục cuối không khớp với hồ sơ"))
    for uid, version, _head in heads.values():
        yield Break(f"dossier:{uid}", version, _("hồ sơ không còn mục nhật ký nào"))


def _heads() -> Iterable[tuple[int, UUID, int, str]]:
    return Dossier.objects.order_by("pk").values_list("pk", "uid", "version", "head").iterator(_CHUNK)


def _wrong(entry: Entry, expected: int, last: Entry | None, uid: UUID) -> str:
    if entry.version != expected:
        return _("thiếu mục này")
    if entry.prev_hash != (last.hash if last else ""):
        return _("mục này không nối tiếp mục trước")
    if entry.hash != entry.computed_hash(uid):
        return _("nội dung mục này đã bị sửa")
    payload = getattr(entry, "payload", None)
    if entry.payload_digest != (payload.digest() if payload else ""):
        return _("phần niêm phong của mục này bị sửa hoặc bị xóa")
    return ""


def _readings(counts: dict[str, int]) -> Iterator[Break]:
    records = ReadRecord.objects.order_by("user_id", "day", "seq").iterator(_CHUNK)
    for (user, day), chain in groupby(records, key=lambda each: (each.user_id, each.day)):
        before = ""
        for expected, record in enumerate(chain, start=1):
            counts["readings"] += 1
            whole = record.seq == expected and record.prev_hash == before and record.hash == record.computed_hash()
            if not whole:
                yield Break(f"reads:{user}:{day}", expected, _("lượt xem này bị thiếu hoặc bị sửa"))
            before = record.hash


def _anchors(counts: dict[str, int], exported: list[Mapping[str, object]]) -> Iterator[Break]:
    before, seals = "", {}
    for expected, link in enumerate(Anchor.objects.order_by("seq").iterator(_CHUNK), start=1):
        counts["anchors"] += 1
        seals[link.seq] = link.seal
        if why := _wrong_anchor(link, expected, before):
            yield Break("anchors", expected, why)
        yield from _lost_heads(link)
        before = link.seal
    for line in exported:
        if seals.get(int(str(line["seq"]))) != line["seal"]:
            yield Break("anchors", int(str(line["seq"])), _("mốc neo không khớp với bản đã xuất"))


def _wrong_anchor(link: Anchor, expected: int, before: str) -> str:
    seal = hmac.new(settings.ANCHOR_KEY.encode(), link.content(), hashlib.sha256).hexdigest()
    if link.seq != expected or link.prev_seal != before:
        return _("thiếu mốc neo hoặc mốc neo không nối tiếp")
    if not hmac.compare_digest(seal, link.seal):
        return _("mốc neo đã bị sửa, hoặc khóa neo không đúng")
    heads = link.heads.order_by("pk").values_list("subject", "version", "hash")
    return "" if digest_of(heads) == link.digest else _("danh sách đầu chuỗi của mốc neo đã bị sửa")


def _lost_heads(link: Anchor) -> Iterator[Break]:
    """Links that were anchored once and are gone, or are others now."""
    heads = link.heads.order_by("pk").iterator(_CHUNK)
    for batch in _batches(heads):
        standing = _standing(batch)
        for head in batch:
            if standing.get((head.subject, head.version)) != head.hash:
                yield Break(head.subject, head.version, _("mục này đã được neo nhưng nay không còn hoặc đã khác"))


def _batches(heads: Iterator[AnchorHead]) -> Iterator[list[AnchorHead]]:
    while batch := list(islice(heads, _BATCH)):
        yield batch


def _standing(heads: list[AnchorHead]) -> dict[tuple[str, int], str]:
    """The hashes that the chains hold now where these heads point; two queries for a batch."""
    dossiers = [UUID(head.subject.partition(":")[2]) for head in heads if head.subject.startswith("dossier:")]
    readings = [head.subject.split(":")[1:] for head in heads if head.subject.startswith("reads:")]
    versions = {head.version for head in heads}
    entries = Entry.objects.filter(dossier__uid__in=dossiers, version__in=versions)
    records = ReadRecord.objects.filter(user__in={int(user) for user, _day in readings}, seq__in=versions)
    records = records.filter(day__in={day for _user, day in readings})
    hashes = entries.values_list("dossier__uid", "version", "hash")
    found = {(f"dossier:{uid}", version): hashed for uid, version, hashed in hashes}
    for user, day, seq, hashed in records.values_list("user", "day", "seq", "hash"):
        found[f"reads:{user}:{day}", seq] = hashed
    return found
