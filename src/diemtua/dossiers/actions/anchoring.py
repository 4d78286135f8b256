"""The daily anchor: one link over every chain that moved, sealed with a key the database never holds."""

import hashlib
import hmac
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.utils.timezone import localdate

from diemtua.dossiers.models import Anchor, AnchorHead, Dossier, ReadRecord
from diemtua.dossiers.models.chains import digest_of

_BATCH = 1000


def anchor(at: datetime) -> Anchor:
    """Write the next link, also on a day when nothing moved: a missing day shows, too."""
    with transaction.atomic():
        last = Anchor.objects.select_for_update().order_by("-seq").first()
        dossiers = list(Dossier.objects.filter(version__gt=F("anchored_version")).order_by("pk"))
        heads = [AnchorHead(subject=f"dossier:{each.uid}", version=each.version, hash=each.head) for each in dossiers]
        heads += _reading_heads(last)
        link = Anchor(seq=last.seq + 1 if last else 1, at=at, prev_seal=last.seal if last else "")
        link.digest = digest_of((each.subject, each.version, each.hash) for each in heads)
        link.seal = hmac.new(settings.ANCHOR_KEY.encode(), link.content(), hashlib.sha256).hexdigest()
        link.save(force_insert=True)
        for head in heads:
            head.anchor = link
        AnchorHead.objects.bulk_create(heads, batch_size=_BATCH)
        for each in dossiers:
            each.anchored_version = each.version
        Dossier.objects.bulk_update(dossiers, ["anchored_version"], batch_size=_BATCH)
        return link


def _reading_heads(last: Anchor | None) -> Iterator[AnchorHead]:
    """Heads of the chains of readings since the day of the last link."""
    since = ReadRecord.objects.filter(day__gte=localdate(last.at)) if last else ReadRecord.objects.all()
    ends = since.values("user", "day").annotate(end=Max("seq")).values_list("user", "day", "end")
    for user, day, end in ends.order_by("user", "day"):
        record = ReadRecord.objects.get(user=user, day=day, seq=end)
        yield AnchorHead(subject=f"reads:{user}:{day}", version=end, hash=record.hash)
