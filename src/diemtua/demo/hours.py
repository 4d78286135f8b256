"""When things happen in the demonstration: desks work in office hours, courts hear when courts hear."""

from datetime import datetime, time, timedelta
from random import Random

from diemtua.law.calendar import Calendar
from diemtua.shared.clock import VIETNAM

QUARTER = timedelta(minutes=15)
# quarters after an office opens, in the morning or the afternoon, within which what waited is done
SOON = 12
HEARD_AT = (time(7, 30), time(8), time(13, 30), time(14))
DAY = timedelta(days=1)


def at_the_quarter(at: datetime) -> datetime:
    """The next full quarter of an hour: nobody writes down more exactly when he did something."""
    local = at.astimezone(VIETNAM)
    hour = local.replace(minute=0, second=0, microsecond=0)
    return hour - (hour - local) // QUARTER * QUARTER


def in_office_hours(at: datetime, dice: Random, calendar: Calendar) -> datetime:
    """The quarter that follows where the office works then, otherwise one soon after it opens next."""
    moment = at_the_quarter(at)
    spans = calendar.spans(moment.date())
    if any(opens <= moment <= closes for opens, closes in spans):
        return moment
    day, coming = moment.date(), [opens for opens, _closes in spans if opens > moment]
    while not coming:
        day += DAY
        coming = [opens for opens, _closes in calendar.spans(day)]
    return dice.choice(coming) + QUARTER * dice.randint(0, SOON)


def work_done(at: datetime, calendar: Calendar) -> datetime:
    """The moment itself, or later that working day: two hours' work are behind it."""
    opens = calendar.spans(at.date())[0][0]
    return max(at, opens + timedelta(hours=2))


def began(ended_at: datetime, dice: Random, calendar: Calendar) -> datetime:
    """When work of some hours began that day."""
    opens = calendar.spans(ended_at.date())[0][0]
    return max(opens, ended_at - timedelta(hours=dice.choice((2, 3, 4))))


def hearing_at(at: datetime, dice: Random, calendar: Calendar) -> datetime:
    """When a court hears, on the first working day from a moment on."""
    day = in_office_hours(at, dice, calendar).date()
    return datetime.combine(day, dice.choice(HEARD_AT), VIETNAM)
