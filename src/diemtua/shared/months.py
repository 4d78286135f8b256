"""Months by their first days."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta


def following(day: date) -> date:
    """The first day of the month after that of the day."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def last_day(day: date) -> date:
    """The last day of the month of the day."""
    return following(day) - timedelta(days=1)


def months_before(day: date, many: int) -> date:
    """The same day so many months ago; the last day of that month where it is shorter. Never in the first year of all,
    of which not every moment can be told in UTC."""
    year, month = divmod(max(day.year * 12 + day.month - 1 - many, (MINYEAR + 1) * 12), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, many: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    return months_before(day, -many)


def month_named(text: str, otherwise: date) -> date:
    """The first day of the month that `2026-03` names; of the month of the other day where it names none."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return otherwise.replace(day=1)
    # pages lead to the month before and after, which the first and the last year of all may not have
    return found if MINYEAR < found.year < MAXYEAR else otherwise.replace(day=1)
