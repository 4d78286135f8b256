"""The one place that asks what time it is. Everything below a view or a command takes the time it is given."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """This moment, aware, in Vietnam's time."""
    return datetime.now(VIETNAM)


def today() -> date:
    """The date in Vietnam."""
    return now().date()


def midnight(day: date) -> datetime:
    """The first moment of a day in Vietnam."""
    return datetime.combine(day, time.min, VIETNAM)
