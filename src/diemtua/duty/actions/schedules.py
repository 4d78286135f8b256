"""A court's schedule: read, shown, then taken in the place of what stood. What moved or vanished stays to be read."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.duty.actions.gaps import tell_gaps
from diemtua.duty.actions.sites import DutyNotYours
from diemtua.duty.enums import ListingEnd
from diemtua.duty.models import CourtSchedule, ListedHearing
from diemtua.duty.permissions import may_keep_site, may_plan_at
from diemtua.duty.queries import changes_to_come
from diemtua.duty.schedules import Differences, HearingGiven, key_of

KEPT_UNTAKEN = timedelta(days=2)
Period = tuple[date, date]


class ScheduleOvertaken(ValueError):
    """What stands is no longer what the differences were read against."""

    def __init__(self) -> None:
        super().__init__(_("Lịch xét xử đã đổi sau khi bạn tải tệp này. Hãy tải lại tệp để xem khác gì bây giờ."))


def read_schedule(
    rows: Sequence[HearingGiven], office: Organisation, period: Period, *, by: User, at: datetime
) -> CourtSchedule:
    """Keep what a file said of the days [from, to), sealed; nothing changes yet. Raises DutyNotYours."""
    if not may_plan_at(by, office.pk):
        raise DutyNotYours
    return CourtSchedule.objects.create(
        office=office, sites=sorted({row.site_id for row in rows}), from_on=period[0], to_on=period[1],
        rows=[row.as_json() for row in rows], twice=len(rows) - len({key_of(row) for row in rows}), read_at=at,
        read_by=by,
    )  # fmt: skip


@transaction.atomic
def take_schedule(schedule: CourtSchedule, *, by: User, at: datetime) -> Differences:
    """It takes the place of what stood of the same places and days; what it changed. Raises DutyNotYours,
    ScheduleOvertaken."""
    if not may_plan_at(by, schedule.office_id):
        raise DutyNotYours
    # of two who take schedules of one office the second reads what the first left
    Organisation.objects.select_for_update().get(pk=schedule.office_id)
    waiting = CourtSchedule.objects.filter(pk=schedule.pk, taken_at__isnull=True)
    if not waiting.exists() or _changed_since(schedule):
        raise ScheduleOvertaken
    found = changes_to_come(schedule, at)
    _end([old for old, _row in found.moved], ListingEnd.MOVED, by, at, schedule)
    _end(found.gone, ListingEnd.GONE, by, at, schedule)
    ListedHearing.objects.bulk_create(
        [_row(row, None, schedule, by, at) for row in found.new]
        + [_row(row, old, schedule, by, at) for old, row in found.moved]
    )
    schedule.rows, schedule.taken_at = [], at
    schedule.save()
    tell_gaps(at, [schedule.office])
    return found


def _changed_since(schedule: CourtSchedule) -> bool:
    later = Q(entered_at__gt=schedule.read_at) | Q(ended_at__gt=schedule.read_at)
    return ListedHearing.objects.filter(later, site__in=schedule.sites).exists()


def _row(
    row: HearingGiven, old: ListedHearing | None, schedule: CourtSchedule, by: User, at: datetime
) -> ListedHearing:
    return ListedHearing(
        site_id=row.site_id, starts_at=row.starts_at, room=row.room, number=row.number,
        mark=row.mark, schedule=schedule, followed=old, entered_at=at, entered_by=by,
    )  # fmt: skip


def _end(
    rows: Iterable[ListedHearing], because: ListingEnd, by: User, at: datetime, schedule: CourtSchedule | None = None
) -> None:
    standing = ListedHearing.objects.filter(pk__in=[row.pk for row in rows], ended_at__isnull=True)
    standing.update(ended_at=at, ended_by=by, ended_because=because, ended_in=schedule)


def drop_listed(hearing: ListedHearing, *, by: User, at: datetime) -> None:
    """The court moved or struck it, as it said by telephone: it asks for nobody then. Raises DutyNotYours."""
    if not may_keep_site(by, hearing.site):
        raise DutyNotYours
    _end([hearing], ListingEnd.DROPPED, by, at)


def forget_untaken(at: datetime) -> int:
    """Files that were read and never taken are not kept; how many."""
    return CourtSchedule.objects.filter(taken_at__isnull=True, read_at__lt=at - KEPT_UNTAKEN).delete()[0]
