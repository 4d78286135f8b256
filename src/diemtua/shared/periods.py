"""Half-open periods [valid_from, valid_to); an empty end is open, an empty start is older than anyone remembers."""

from datetime import date

from django.db.models import CheckConstraint, F, Q


def in_force(on: date, prefix: str = "") -> Q:
    """Rows whose period holds the day; `prefix` walks a relation, e.g. `"group__"`."""
    started = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": on})
    return started & (Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on}))


def overlapping(valid_from: date, valid_to: date | None, prefix: str = "") -> Q:
    """Rows whose period shares a day with the one given; `prefix` walks a relation."""
    later = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": valid_from})
    if valid_to is None:
        return later
    return later & (Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lt": valid_to}))


def ends_after_it_starts(name: str) -> CheckConstraint:
    """The database's own word that a period is not empty."""
    return CheckConstraint(
        name=name,
        condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
    )
