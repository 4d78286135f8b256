"""Who may see a dossier moves with an act: in two statements, whatever the number of people."""

from collections.abc import Collection, Mapping
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q

from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Entry, Grant


class Whom(NamedTuple):
    """A person or an organisation by id. post_at: the body at which the person must hold a post."""

    user: int | None = None
    organisation: int | None = None
    post_at: int | None = None


def write(entry: Entry, given: Mapping[Whom, GrantLevel], taken: Collection[Whom]) -> None:
    """End what is taken or given otherwise now, whatever the post; give what does not stand yet."""
    if not given and not taken:
        return
    # a dossier that was opened this moment was granted to nobody before
    if entry.version > 1:
        standing = Grant.objects.filter(_over(given, taken), dossier=entry.dossier, to_at__isnull=True)
        standing.update(to_at=entry.recorded_at, closed_by=entry)
    # what stands already stays: one open grant for each
    Grant.objects.bulk_create((_row(entry, whom, level) for whom, level in given.items()), ignore_conflicts=True)


def _over(given: Mapping[Whom, GrantLevel], taken: Collection[Whom]) -> Q:
    gone = Q(user__in=[each.user for each in taken]) | Q(organisation__in=[each.organisation for each in taken])
    otherwise = (
        Q(user=whom.user, organisation=whom.organisation, post_at=whom.post_at) & ~Q(level=level)
        for whom, level in given.items()
    )
    return reduce(or_, otherwise, gone)


def _row(entry: Entry, whom: Whom, level: GrantLevel) -> Grant:
    return Grant(
        dossier=entry.dossier, user_id=whom.user, organisation_id=whom.organisation, post_at_id=whom.post_at,
        level=level, from_at=entry.recorded_at, opened_by=entry,
    )  # fmt: skip
