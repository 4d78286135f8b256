"""Who may see a dossier moves with an act: in three statements, whatever the number of people."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Entry, Grant


class Whom(NamedTuple):
    """A person or an organisation by id. post_at: the body at which the person must hold a post."""

    user: int | None = None
    organisation: int | None = None
    post_at: int | None = None

    @property
    def whatever_the_post(self) -> "Whom":
        """The person or the organisation alone."""
        return self._replace(post_at=None)


def write(entry: Entry, given: Mapping[Whom, GrantLevel], taken: Collection[Whom]) -> None:
    """End what is taken or given otherwise now, whatever the post; give what does not stand yet."""
    standing = _standing(entry) if given or taken else {}
    ended = {
        whom: grant.pk for whom, grant in standing.items()
        if whom.whatever_the_post in taken or given.get(whom, grant.level) != grant.level
    }  # fmt: skip
    if ended:
        Grant.objects.filter(pk__in=ended.values()).update(to_at=entry.recorded_at, closed_by=entry)
    new = {whom: level for whom, level in given.items() if whom in ended or whom not in standing}
    Grant.objects.bulk_create(_row(entry, whom, level) for whom, level in new.items())


def _standing(entry: Entry) -> dict[Whom, Grant]:
    # a dossier that was opened this moment was granted to nobody before
    if entry.version == 1:
        return {}
    rows = Grant.objects.filter(dossier=entry.dossier, to_at__isnull=True)
    return {Whom(row.user_id, row.organisation_id, row.post_at_id): row for row in rows}


def _row(entry: Entry, whom: Whom, level: GrantLevel) -> Grant:
    return Grant(
        dossier=entry.dossier, user_id=whom.user, organisation_id=whom.organisation, post_at_id=whom.post_at,
        level=level, from_at=entry.recorded_at, opened_by=entry,
    )  # fmt: skip
