"""A roster's rows become the frozen values that the solver and the rules know."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from diemtua.duty.enums import DUTY_KINDS
from diemtua.duty.models import IN_FORCE, DutyTerms, DutyTie, Roster, Shift
from diemtua.duty.models import Site as SiteRow
from diemtua.duty.queries.sites import days_between, demands_on, seats_wanted
from diemtua.duty.rostering import Person, Problem, Seat, Site, Slot, people_by_key, sites_by_key
from diemtua.duty.rostering.rules import in_turn
from diemtua.law.vocabulary.duty import DutyMode, DutyPart, PlacedBecause
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.places.enums import Nearness
from diemtua.places.queries import nearness_between
from diemtua.shared.periods import overlapping
from diemtua.workforce.models import Leave, Practitioner

QUARTER, BESIDE = timedelta(days=92), timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Plan:
    """A roster as it stands: the problem, who sits where, and the rows behind both."""

    roster: Roster
    problem: Problem
    placed: dict[Seat, int]
    rows: dict[Seat, Shift]

    @property
    def empty(self) -> list[Seat]:
        """Seats wanted and not filled, in time."""
        return in_turn(set(self.problem.seats) - set(self.placed))


def plan_of(roster: Roster, *, with_ways: bool = False) -> Plan:
    """The roster with everything that decides who may sit where: five queries, however long it is. with_ways: and with
    how near each lives to where one goes, which decides who should: two more."""
    shifts = list(_shifts_around(roster))
    rows = {seat_of(each): each for each in shifts if each.roster_id == roster.pk and each.layer == roster.layer}
    placed = {seat: each.practitioner_id for seat, each in rows.items()}
    demands = demands_on(roster.office, roster.first_day, roster.last_day)
    places = {each.site.pk: each.site for each in demands} | {each.site.pk: each.site for each in rows.values()}
    sites = sites_by_key([_site(each) for each in places.values()])
    hotlines = frozenset(each.pk for each in places.values() if each.on_call)
    elsewhere = _by_person(each for each in shifts if each.roster_id != roster.pk)
    staff = list(_people(roster, set(placed.values())))
    near = _nearness(staff, places.values()) if with_ways else {}
    people = [_person(each, roster, elsewhere[each.pk], hotlines, near.get(each.pk, {})) for each in staff]
    seats = seats_wanted(demands, roster.first_day, roster.last_day)
    fixed = {seat: each.practitioner_id for seat, each in rows.items() if PlacedBecause.BY_HAND in each.reasons}
    return Plan(roster, Problem(sites, people_by_key(people), seats, fixed), placed, rows)


def seat_of(shift: Shift) -> Seat:
    """The seat a shift fills."""
    return Seat(shift.site_id, slot_of(shift), shift.seat)


def slot_of(shift: Shift) -> Slot:
    """The part of a day a shift fills."""
    return Slot(shift.day, DutyPart(shift.part))


def _shifts_around(roster: Roster) -> QuerySet[Shift]:
    """Shifts of the roster, and those in force of its people in the week before and beside it, wherever."""
    placed = Shift.objects.filter(roster=roster, layer=roster.layer, ended_at__isnull=True)
    people = Practitioner.objects.filter(_here(roster) | Q(pk__in=placed.values("practitioner")))
    rows = Shift.objects.filter(
        ended_at__isnull=True, layer__in={IN_FORCE, roster.layer}, practitioner__in=people.values("pk"),
        day__gte=roster.first_day - BESIDE, day__lte=roster.last_day + _DAY,
    )  # fmt: skip
    return rows.select_related("practitioner", "site")


def _by_person(shifts: Iterable[Shift]) -> Mapping[int, list[Shift]]:
    found: dict[int, list[Shift]] = defaultdict(list)
    for each in shifts:
        found[each.practitioner_id].append(each)
    return found


def _here(roster: Roster) -> Q:
    """People of the office and of its Branches."""
    return Q(office=roster.office_id) | Q(office__parent=roster.office_id)


def _people(roster: Roster, placed: set[int]) -> QuerySet[Practitioner]:
    """Who could be on duty for the office, and whoever sits in the roster already."""
    first, last = roster.first_day, roster.last_day
    leaves = Leave.objects.filter(overlapping(first, last + _DAY))
    able = Q(active=True, kind__in=DUTY_KINDS) & (Q(duty_terms__isnull=True) | Q(duty_terms__takes_part=True))
    rows = Practitioner.objects.filter((_here(roster) & able) | Q(pk__in=placed)).select_related("duty_terms")
    rows = rows.annotate(before=Coalesce(Subquery(_before(roster)), 0))
    known = DutyTie.objects.filter(site__office=roster.office_id)
    return rows.prefetch_related(
        Prefetch("leaves", leaves, "leaves_then"), Prefetch("duty_ties", known, "ties_then")
    ).order_by("sort_key", "pk")  # fmt: skip


def _before(roster: Roster) -> QuerySet[Any, Any]:
    """How many shifts a person had in the last quarter. The database counts: for sixty people they are thousands."""
    first = roster.first_day
    held = Shift.objects.filter(layer=IN_FORCE, ended_at__isnull=True, day__gte=first - QUARTER, day__lt=first)
    each = held.filter(practitioner=OuterRef("pk")).order_by().values("practitioner")
    return each.annotate(many=Count("pk")).values("many")


def _site(row: SiteRow) -> Site:
    return Site(row.pk, row.name, frozenset(DUTY_KINDS), row.field)


def _nearness(people: Iterable[Practitioner], places: Iterable[SiteRow]) -> dict[int, dict[int, Nearness]]:
    """How near each of them lives to each place to which one goes, by the ids of both: over the telephone nobody
    goes anywhere. Two queries, however many they are."""
    there = {place.pk: place.commune_id for place in places if place.mode == DutyMode.AT_SITE}
    homes = {row.pk: row.commune_id for row in people}
    known = nearness_between(set(filter(None, homes.values())), set(filter(None, there.values())))
    return {
        person: {site: known.get((home or 0, commune or 0), Nearness.UNKNOWN) for site, commune in there.items()}
        for person, home in homes.items()
    }


def _person(
    row: Practitioner, roster: Roster, elsewhere: list[Shift], hotlines: frozenset[int], near: dict[int, Nearness]
) -> Person:
    ties: list[DutyTie] = row.ties_then  # type: ignore[attr-defined]
    terms = getattr(row, "duty_terms", None) or DutyTerms(practitioner=row)
    return Person(
        key=row.pk,
        name=row.full_name,
        kind=PractitionerKind(row.kind),
        fields=frozenset(row.fields),
        km={tie.site_id: tie.km for tie in ties if tie.km is not None},
        near=near,
        away=frozenset(day for day in days_between(roster.first_day, roster.last_day) if is_away(row, day)),
        weekly_cap=terms.weekly_cap,
        before=row.before,  # type: ignore[attr-defined]
        barred=frozenset(tie.site_id for tie in ties if tie.barred) | _not_rung_at(row, roster, hotlines),
        busy=frozenset(slot_of(each) for each in elsewhere if _binds(each, roster)),
    )


def _not_rung_at(row: Practitioner, roster: Roster, hotlines: frozenset[int]) -> frozenset[int]:
    """Urgent notices ring accounts of the office itself: nobody else is put where they come in."""
    return frozenset() if row.user_id is not None and row.office_id == roster.office_id else hotlines


def _binds(shift: Shift, roster: Roster) -> bool:
    """Whether it stays when this roster is published."""
    return shift.roster_id != roster.previous_id or shift.day < roster.first_day


def is_away(row: Practitioner, day: date) -> bool:
    """On leave, or without a valid card or contract. `leaves_then` must be fetched."""
    leaves: list[Leave] = row.leaves_then  # type: ignore[attr-defined]
    return (
        not row.active
        or any(leave.valid_from <= day < leave.valid_to for leave in leaves)
        or row.withdrawn_on is not None
        or row.banned_on is not None
        or not _holds(row.card_valid_from, row.card_valid_to, day)
        or (row.kind == PractitionerKind.CONTRACT_LAWYER and not _holds(row.contract_from, row.contract_to, day))
    )


def _holds(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day < end)


def loads(plan: Plan) -> dict[int, tuple[int, int]]:
    """For each person: shifts in the last quarter, shifts in this roster."""
    now = Counter(plan.placed.values())
    return {key: (who.before, now[key]) for key, who in plan.problem.people.items()}


def by_day(plan: Plan, first: date, last: date) -> dict[date, dict[int, list[tuple[Seat, Shift | None]]]]:
    """The days between two, both included, in time: for each site its seats, part by part, with who sits there."""
    grid: dict[date, dict[int, list[tuple[Seat, Shift | None]]]] = defaultdict(dict)
    for seat in in_turn(each for each in {*plan.problem.seats, *plan.placed} if first <= each.slot.day <= last):
        grid[seat.slot.day].setdefault(seat.site, []).append((seat, plan.rows.get(seat)))
    return grid
