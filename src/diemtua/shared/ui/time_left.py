"""Time left until a deadline, in the words of the board."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext, ngettext

_DAY = timedelta(days=1)
_AMBER = timedelta(days=5)


@dataclass(frozen=True)
class TimeLeft:
    """`text` for people; `tone` is danger (late or under a day), amber (under five days) or calm."""

    text: str
    tone: str


def time_left(due_at: datetime, now: datetime) -> TimeLeft:
    """How long from `now` to `due_at`, both aware: hours and minutes under two days, else days."""
    left = due_at - now
    span = _span(abs(left))
    if left < timedelta(0):
        return TimeLeft(gettext("Quá hạn %(span)s") % {"span": span}, "danger")
    tone = "danger" if left < _DAY else "amber" if left < _AMBER else "calm"
    return TimeLeft(gettext("Còn %(span)s") % {"span": span}, tone)


def _span(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return _days(hours // 24)
    parts = [_hours(hours)] if hours else []
    parts += [_minutes(rest)] if rest or not hours else []
    return " ".join(parts)


def _days(number: int) -> str:
    return ngettext("%(number)d ngày", "%(number)d ngày", number) % {"number": number}


def _hours(number: int) -> str:
    return ngettext("%(number)d giờ", "%(number)d giờ", number) % {"number": number}


def _minutes(number: int) -> str:
    return ngettext("%(number)d phút", "%(number)d phút", number) % {"number": number}
