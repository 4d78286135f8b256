"""Who read what, for those who answer for an office and those who inspect it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.enums import GROUPED, ReadingGroup
from diemtua.dossiers.models import Erasure, ReadRecord, offices_watched_by
from diemtua.dossiers.queries.visible import is_visible_to
from diemtua.shared.clock import midnight
from diemtua.shared.filters import every_word, narrowed
from diemtua.shared.reference_codes import read


def readings_visible_to(user: User) -> QuerySet[ReadRecord]:
    """Readings of what belongs to the offices the user answers for or inspects, and to bodies below those inspected.

    They tell who read and which dossier, never what stands in it.
    """
    return ReadRecord.objects.filter(_watched_by(user))


def erasures_visible_to(user: User) -> QuerySet[Erasure]:
    """What was emptied outside dossiers, at the offices the user answers for or inspects; it names nobody."""
    return Erasure.objects.filter(_watched_by(user)).select_related("office", "rule", "by")


def _watched_by(user: User) -> Q:
    own, inspected = offices_watched_by(user)
    below = Organisation.objects.filter(Q(parent__in=inspected) | Q(parent__parent__in=inspected))
    return Q(office__in=own) | Q(office__in=below.values("pk"))


def readings_listed(user: User, wanted: Mapping[str, Any]) -> QuerySet[ReadRecord]:
    """The log under its filters; names of `FILTERS`. Each with `opens`: whether the user may open the dossier."""
    rows = narrowed(readings_visible_to(user), wanted, FILTERS, None)
    return rows.select_related("user", "dossier", "office").annotate(opens=is_visible_to(user))


def _named(value: str, when: None) -> Q:
    # a mistyped code is nobody's, where none would be that of every list
    return Q(dossier__number__iexact=value.strip()) | Q(dossier__tracking_code=read(value) or "-")


FILTERS: dict[str, Callable[[Any, None], Q]] = {
    "reader": lambda value, when: every_word(value, "user__folded"),
    "number": _named,
    "uid": lambda value, when: Q(dossier__uid=value),
    "group": lambda value, when: Q(what__in=GROUPED[ReadingGroup(value)]),
    "from_on": lambda value, when: Q(at__gte=midnight(value)),
    "to_on": lambda value, when: Q(at__lt=midnight(value)),
}
