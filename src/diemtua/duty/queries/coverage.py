"""Hearings that are known against the roster: where nobody is, and who would have to be at two places."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from diemtua.accounts.models import User
from diemtua.cases.models import Hearing
from diemtua.dossiers.queries import ids_visible_to
from diemtua.duty.models import ListedHearing, Shift
from diemtua.duty.queries.absence import with_absence
from diemtua.duty.queries.rosters import shifts_visible_to
from diemtua.duty.queries.sites import sites_visible_to
from diemtua.duty.rostering import Slot
from diemtua.law.processes.legal_aid_case.states import RUNNING
from diemtua.law.vocabulary.duty import DutyMode, DutyPart
from diemtua.shared.clock import VIETNAM, midnight
from diemtua.workforce.models import Engagement

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Covered:
    """A hearing of a court's schedule, who is on duty there then, and who would be but is on leave."""

    hearing: ListedHearing
    slot: Slot
    shifts: tuple[Shift, ...]
    away: tuple[Shift, ...]

    @property
    def is_gap(self) -> bool:
        """Whether nobody is there."""
        return not self.shifts


@dataclass(frozen=True)
class Clash:
    """A hearing of a case whose practitioner is on duty elsewhere in the same part of the day."""

    hearing: Hearing
    shift: Shift


def slot_at(at: datetime) -> Slot:
    """The part of a day in which a moment in Vietnam's time lies; before the morning it is the night before."""
    clock, day = at.time().replace(tzinfo=None), at.date()
    if clock < DutyPart.MORNING.hours[0]:
        return Slot(day - _DAY, DutyPart.NIGHT)
    if clock < DutyPart.AFTERNOON.hours[0]:
        return Slot(day, DutyPart.MORNING)
    return Slot(day, DutyPart.AFTERNOON if clock < DutyPart.NIGHT.hours[0] else DutyPart.NIGHT)


def covered(user: User, first: date, last: date) -> list[Covered]:
    """Every hearing of the schedules of these days with who is on duty at that court then."""
    rows = ListedHearing.objects.filter(
        site__in=sites_visible_to(user).values("pk"), ended_at__isnull=True, starts_at__gte=midnight(first),
        starts_at__lt=midnight(last + _DAY),
    )  # fmt: skip
    by_place: dict[tuple[int, Slot], list[Any]] = {}
    for shift in with_absence(shifts_visible_to(user).filter(day__gte=first - _DAY, day__lte=last)):
        by_place.setdefault((shift.site_id, Slot(shift.day, DutyPart(shift.part))), []).append(shift)
    found = []
    for hearing in rows.select_related("site").order_by("starts_at", "pk"):
        slot = slot_at(hearing.starts_at.astimezone(VIETNAM))
        there = by_place.get((hearing.site_id, slot), ())
        present, away = (tuple(each for each in there if each.away is wanted) for wanted in (False, True))
        found.append(Covered(hearing, slot, present, away))
    return found


def listed_hearing(user: User, uid: UUID) -> ListedHearing:
    """One standing row of a schedule. Raises ListedHearing.DoesNotExist where the user may not see it."""
    seen = sites_visible_to(user).values("pk")
    rows = ListedHearing.objects.filter(site__in=seen, ended_at__isnull=True)
    return rows.select_related("site__office").get(uid=uid)


def _hearings_of_cases(user: User, first: date, last: date) -> QuerySet[Hearing]:
    rows = Hearing.objects.filter(
        case__dossier__in=ids_visible_to(user), case__annulled_at__isnull=True, annulled_at__isnull=True,
        outcome="", starts_at__gte=midnight(first), starts_at__lt=midnight(last + _DAY),
    )  # fmt: skip
    return rows.select_related("case__dossier", "court").order_by("starts_at", "pk")


def unattended(user: User, first: date, last: date) -> list[Hearing]:
    """Hearings of running cases that nobody does now: who did left, and the court waits."""
    engaged = Engagement.objects.filter(dossier=OuterRef("case__dossier"), to_at__isnull=True)
    running = _hearings_of_cases(user, first, last).filter(case__dossier__state__in=RUNNING)
    return list(running.filter(~Exists(engaged)))


def clashes(user: User, first: date, last: date) -> list[Clash]:
    """Hearings of cases one of whose practitioners is to be at another place of duty, in person, at that time."""
    shifts = {
        (each.practitioner_id, Slot(each.day, DutyPart(each.part))): each
        for each in shifts_visible_to(user).filter(day__gte=first - _DAY, day__lte=last, site__mode=DutyMode.AT_SITE)
    }
    rows = list(_hearings_of_cases(user, first, last))
    engaged = Engagement.objects.filter(dossier__in=[each.case.dossier_id for each in rows], to_at__isnull=True)
    who: dict[int, list[int]] = {}
    for dossier, practitioner in engaged.order_by("pk").values_list("dossier", "practitioner"):
        who.setdefault(dossier, []).append(practitioner)
    pairs = [
        (each, shifts.get((person, slot_at(each.starts_at.astimezone(VIETNAM)))))
        for each in rows for person in who.get(each.case.dossier_id, ())
    ]  # fmt: skip
    return [Clash(hearing, shift) for hearing, shift in pairs if shift is not None]
