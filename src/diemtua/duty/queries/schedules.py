"""Schedules that courts sent, and where nobody is on duty for what they say."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from diemtua.accounts.models import Organisation, User
from diemtua.duty.models import CourtSchedule, ListedHearing
from diemtua.duty.queries.absence import with_absence
from diemtua.duty.queries.coverage import slot_at
from diemtua.duty.queries.rosters import shifts_in_force
from diemtua.duty.queries.sites import planned_by, sites_visible_to
from diemtua.duty.schedules import Differences, differences, given_before
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import own_value
from diemtua.shared.clock import VIETNAM, midnight

Place = tuple[int, date, DutyPart]
_DAY = timedelta(days=1)


def schedules_planned_by(user: User) -> QuerySet[CourtSchedule]:
    """Schedules of the offices for which the user plans duty."""
    return CourtSchedule.objects.filter(planned_by(user)).select_related("office", "read_by")


def schedule_by_uid(user: User, uid: UUID) -> CourtSchedule:
    """Raises CourtSchedule.DoesNotExist where the user does not plan there."""
    return schedules_planned_by(user).get(uid=uid)


def schedules_taken(user: User) -> QuerySet[CourtSchedule]:
    """What was taken, the newest first."""
    return schedules_planned_by(user).filter(taken_at__isnull=False).order_by("-read_at", "-pk")


def standing_of(schedule: CourtSchedule) -> QuerySet[ListedHearing]:
    """The rows that stand of the places and days of a schedule."""
    rows = ListedHearing.objects.filter(site__in=schedule.sites, ended_at__isnull=True)
    days = {"starts_at__gte": midnight(schedule.from_on), "starts_at__lt": midnight(schedule.to_on)}
    return rows.filter(**days).select_related("site").order_by("starts_at", "pk")


def changes_to_come(schedule: CourtSchedule, at: datetime) -> Differences:
    """What a schedule that was read would change. One query."""
    return differences(map(given_before, schedule.rows), list(standing_of(schedule)), at)


def changes_made(schedule: CourtSchedule) -> tuple[list[ListedHearing], list[ListedHearing]]:
    """The rows that a taken schedule wrote, each with the row it followed, and those that it ended as gone."""
    came = schedule.hearings.select_related("site", "followed").order_by("starts_at", "pk")
    gone = schedule.ended.filter(followers__isnull=True).select_related("site").order_by("starts_at", "pk")
    return list(came), list(gone)


def ended_lately(user: User, since: datetime) -> QuerySet[ListedHearing]:
    """Rows that stand no more, of days that are not over."""
    seen = sites_visible_to(user).values("pk")
    rows = ListedHearing.objects.filter(site__in=seen, ended_at__isnull=False, starts_at__gte=since)
    return rows.select_related("site", "ended_by").order_by("starts_at", "pk")


def days_told_ahead(at: datetime) -> int:
    """How many days before a hearing it is told that nobody is on duty: the office's own choice."""
    return own_value(ParameterKey.COVERAGE_DAYS, localdate(at))


@dataclass
class Bare:
    """Hearings in a part of a day with nobody on duty: how many, and who would be there but is on leave."""

    hearings: int = 0
    away: tuple[str, ...] = ()


def gaps_ahead(offices: list[Organisation], at: datetime, days: int) -> dict[Place, Bare]:
    """Parts of days to come in which courts hear and nobody is on duty. Two queries."""
    first = at.astimezone(VIETNAM).date()
    last = first + days * _DAY
    rows = ListedHearing.objects.filter(site__office__in=offices, ended_at__isnull=True, starts_at__gt=at)
    heard: defaultdict[Place, Bare] = defaultdict(Bare)
    for site, starts_at in rows.filter(starts_at__lt=midnight(last + _DAY)).values_list("site", "starts_at"):
        slot = slot_at(starts_at.astimezone(VIETNAM))
        heard[site, slot.day, slot.part].hearings += 1
    on_duty = with_absence(shifts_in_force().filter(site__office__in=offices, day__gte=first - _DAY, day__lte=last))
    # who is there takes the place out after who is not
    said = on_duty.order_by("-away", "pk").values_list("site", "day", "part", "away", "practitioner__full_name")
    for site, day, part, away, name in said:
        place = site, day, DutyPart(part)
        if place in heard and away:
            heard[place].away += (name,)
        elif place in heard:
            del heard[place]
    return dict(heard)
