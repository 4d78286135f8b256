"""What acts said before another was taken back."""

from collections.abc import Iterator
from typing import Any

from diemtua.dossiers.models import Entry
from diemtua.dossiers.queries import what_was_said
from diemtua.law.process import Act


def answered_before(undone: Entry, *acts: type[Act]) -> Iterator[tuple[Entry, dict[str, Any]]]:
    """Standing acts of these kinds before an entry, the newest first, each with its answers: what stands again."""
    earlier = Entry.objects.filter(
        dossier=undone.dossier_id, version__lt=undone.version, act__in=[act.__name__ for act in acts],
        annulled_by__isnull=True,
    )  # fmt: skip
    for entry in earlier.select_related("dossier__sealing_key").order_by("-version"):
        yield entry, (what_was_said(entry) or {}).get("answers", {})
