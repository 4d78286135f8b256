"""The year of a Centre: many lives interleaved by their moments, so that registers run in order of time."""

import gc
import heapq
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, repeat
from random import Random

from django.db import transaction

from diemtua.accounts.models import Organisation
from diemtua.demo.hours import in_office_hours
from diemtua.demo.life import Life
from diemtua.demo.parts import ANY_PART, parts
from diemtua.demo.referring import Sending, call_the_bodies
from diemtua.demo.stage import Stage
from diemtua.law.calendar import Calendar
from diemtua.law.processes.referral import OPENED, SENT, TAKEN, TO_TELL, WITHDRAWN
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.shared.clock import VIETNAM

SEED = 20230522
DAYS = 365
BRANCH_SHARE = 0.3
# enough requests of the last days that every desk has something to decide when the page opens
LATELY, LAST_DAYS = 0.05, 2
# a life with a given part comes so early that its end is reached, and under the wording of Article 7 of the last day
LONG_AGO, LONG_ENOUGH = 320, 190
# moments played in one transaction: enough to spare the disk, few enough to show progress
BATCH = 200
FEWEST_REFERRED = 8
# the last day is played as far as this hour
MORNING = time(9)
# how many hours before the end each of these came
LEFT = {WITHDRAWN: 30, TO_TELL: 5, OPENED: 2, TAKEN: 1.5, SENT: 0.5}
Moment = tuple[datetime, int, Iterator[datetime]]


def last_morning(at: datetime) -> date:
    """The latest day whose morning is over at `at`: nothing played lies ahead of the clock."""
    day = at.astimezone(VIETNAM)
    return day.date() if day.time() >= MORNING else day.date() - timedelta(days=1)


def play_year(offices: list[Organisation], ends_on: date, requests: int, progress: Callable[[int], object]) -> None:
    """Play `requests` lives that begin within the year before `ends_on`, each as far as that day's morning."""
    last = datetime.combine(ends_on, MORNING, VIETNAM)
    moments = _moments(offices, last, requests)
    done = 0
    # thousands of short-lived rows and no cycles worth collecting while they are made
    gc.disable()
    while moments:
        with transaction.atomic():
            for _ in range(min(BATCH, len(moments))):
                done += _next(moments, last)
                if not moments:
                    break
        progress(done)
    with transaction.atomic():
        call_the_bodies(last)
    gc.enable()


def _moments(offices: list[Organisation], last: datetime, requests: int) -> list[Moment]:
    dice = Random(SEED)  # noqa: S311 - a repeatable story, no secret
    stage = Stage(offices, last.date())
    heap: list[Moment] = []
    for place, part in enumerate(islice(chain(parts(last.date()), repeat(ANY_PART)), requests)):
        office = offices[1] if len(offices) > 1 and dice.random() < BRANCH_SHARE else offices[0]
        life = Life(stage, Random(dice.getrandbits(64)), office, last, part)  # noqa: S311
        life.at = _arrival(dice, stage.calendar, last, life.channel, given=part is not ANY_PART)
        play = life.play()
        heap.append((next(play), place, play))
    heap += _only_referred(stage, dice, last, requests)
    heap += _left_open(stage, dice, last)
    heapq.heapify(heap)
    return heap


def _only_referred(stage: Stage, dice: Random, last: datetime, requests: int) -> Iterator[Moment]:
    """Referrals of which no case comes, beside the requests; the newest still wait."""
    for place in range(requests, requests + max(FEWEST_REFERRED, requests // 8)):
        at = last - timedelta(days=DAYS * dice.random() ** 3)
        play = Sending(stage, Random(dice.getrandbits(64)), stage.offices[0], at).play()  # noqa: S311
        yield next(play), place, play


def _left_open(stage: Stage, dice: Random, last: datetime) -> Iterator[Moment]:
    """One referral in each state that the others only pass through, and one by a link."""
    for place, (state, hours) in enumerate(LEFT.items(), start=1):
        at = last - timedelta(hours=hours)
        play = Sending(stage, Random(dice.getrandbits(64)), stage.offices[0], at).leave_at(state)  # noqa: S311
        yield next(play), -place, play
    yesterday = last - timedelta(hours=30)
    introduced = Sending(stage, Random(dice.getrandbits(64)), stage.offices[0], yesterday).introduce()  # noqa: S311
    yield next(introduced), -len(LEFT) - 1, introduced


def _arrival(dice: Random, calendar: Calendar, last: datetime, channel: ReceptionChannel, *, given: bool) -> datetime:
    longest, least = (LONG_AGO, LONG_ENOUGH) if given else (LAST_DAYS if dice.random() < LATELY else DAYS, 0)
    at = last - timedelta(days=longest - (longest - least) * dice.random())
    return at if channel is ReceptionChannel.PROCEEDINGS_NOTICE else min(in_office_hours(at, dice, calendar), last)


def _next(moments: list[Moment], last: datetime) -> int:
    """Play the earliest moment; returns 1 when a life has come to its end or to the last day."""
    at, place, play = heapq.heappop(moments)
    following = next(play, None) if at <= last else None
    if following is None:
        return 1
    heapq.heappush(moments, (following, place, play))
    return 0
