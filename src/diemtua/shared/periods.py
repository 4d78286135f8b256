"""Half-open periods [valid_from, valid_to); an empty end is open, an empty start is older than anyone remembers."""

from datetime import date, timedelta

from django.db.models import CheckConstraint, F, Q

_DAY = timedelta(days=1)


def in_force(on: date, prefix: str = "") -> Q:
    """Rows whose period holds the day; `prefix` walks a relation, e.g. `"group__"`."""
    started = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": on})
    return started & (Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on}))


def end_after(last_day: date | None) -> date | None:
    """The end of a period of which people name the last day."""
    return last_day + _DAY if last_day else None


def last_day_before(end: date | None) -> date | None:
    """The last day of a period, as people name it."""
    return end - _DAY if end else None


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
