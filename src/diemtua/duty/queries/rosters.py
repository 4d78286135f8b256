"""Rosters and shifts as people look at them. Each takes the user."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import about, choices, do_at, nameable, show_at
from diemtua.duty.enums import DUTY_KINDS, UNDER_WAY, SearchState
from diemtua.duty.models import IN_FORCE, Proposal, Roster, Shift, Site, Swap
from diemtua.duty.queries.sites import family, planned_by
from diemtua.law.processes.duty_roster import DUTY_ROSTER
from diemtua.law.processes.duty_swap import DUTY_SWAP
from diemtua.law.vocabulary.duty import DutyPart, Obstacle, PlacedBecause
from diemtua.places.enums import Nearness
from diemtua.shared.clock import VIETNAM, today
from diemtua.shared.vietnamese import in_a_sentence
from diemtua.workforce.models import Practitioner

show_at(DUTY_ROSTER.kind, "duty:roster")
show_at(DUTY_SWAP.kind, "duty:swap")
do_at(DUTY_ROSTER.kind, "ProposeRoster", "duty:propose")
do_at(DUTY_ROSTER.kind, "PlaceOnDuty", "duty:roster")
do_at(DUTY_ROSTER.kind, "ClearSeat", "duty:roster")
do_at(DUTY_ROSTER.kind, "PublishRoster", "duty:publish")
do_at(DUTY_SWAP.kind, "ProposeSwap", "duty:mine")
do_at(DUTY_SWAP.kind, "ArrangeCover", "duty:home")
OFFERED = 500
_IN_ORDER = ("day", "site__sort_key", "part")


def rosters_visible_to(user: User) -> QuerySet[Roster]:
    """Published rosters of the user's offices; drafts only for who draws them up."""
    seen = family(user) & (Q(published_at__isnull=False) | planned_by(user))
    rows = Roster.objects.filter(Q(pk__in=Roster.objects.filter(seen).values("pk")))
    return rows.select_related(
        "dossier__office__parent", "office__parent", "paper", "previous__dossier", "previous__paper"
    )


def roster_by_uid(user: User, uid: UUID) -> Roster:
    """By the dossier's uid, with whether the solver is `searching`. Raises Roster.DoesNotExist where the user may not
    see it."""
    searching = Proposal.objects.filter(roster=OuterRef("pk"), state__in=UNDER_WAY)
    return rosters_visible_to(user).annotate(searching=Exists(searching)).get(dossier__uid=uid)


def follower_of(roster: Roster) -> Roster | None:
    """The published version that took the place of this one."""
    return roster.later.filter(published_at__isnull=False).select_related("dossier").first()


def latest_proposal(roster: Roster) -> Proposal | None:
    """The last search of the solver for the roster, under way or over."""
    return Proposal.objects.filter(roster=roster).order_by("-pk").first()


def seats_missing(proposal: Proposal) -> list[tuple[date, DutyPart, str]]:
    """Seats that the solver could not fill: day, part and place, in time."""
    names = dict(Site.objects.filter(pk__in={row[0] for row in proposal.missing}).values_list("pk", "name"))
    order = list(DutyPart)
    rows = [(date.fromisoformat(day), DutyPart(part), names[site]) for site, day, part, _seat in proposal.missing]
    return sorted(rows, key=lambda row: (row[0], order.index(row[1]), row[2]))


def choices_dropped(proposal: Proposal) -> list[tuple[date, DutyPart, str, str, str]]:
    """Choices made by hand that the solver did not keep: day, part, place, who, and every rule broken, in time."""
    sites = Site.objects.in_bulk({row[0] for row in proposal.dropped})
    people = Practitioner.objects.in_bulk({row[4] for row in proposal.dropped})
    return [
        (date.fromisoformat(day), DutyPart(part), sites[site].name, people[who].full_name, obstacle_words(obstacles))
        for site, day, part, _seat, who, obstacles in proposal.dropped
    ]


def in_turn(rows: Iterable[Shift]) -> list[Shift]:
    """Shifts by day, part, place and seat."""
    order = list(DutyPart)
    return sorted(rows, key=lambda each: (each.day, order.index(DutyPart(each.part)), each.site.sort_key, each.seat))


def shifts_in_force() -> QuerySet[Shift]:
    """Shifts that bind somebody."""
    return Shift.objects.filter(layer=IN_FORCE, ended_at__isnull=True)


def shifts_visible_to(user: User) -> QuerySet[Shift]:
    """Shifts in force of the user's offices."""
    seen = Site.objects.filter(family(user)).values("pk")
    return shifts_in_force().filter(site__in=seen).select_related("site", "practitioner__user", "roster__dossier")


def shift_by_uid(user: User, uid: UUID) -> Shift:
    """Raises Shift.DoesNotExist where the user may not see it."""
    return shifts_visible_to(user).select_related("roster__dossier__office").get(uid=uid)


def own_shifts(user: User, first: date, last: date) -> QuerySet[Shift]:
    """The user's shifts in force on these days, both included."""
    rows = shifts_in_force().filter(practitioner__user=user, day__gte=first, day__lte=last)
    return rows.select_related("site__organisation", "roster__dossier").order_by("day", "part", "pk")


def history_of(shift: Shift) -> list[Shift]:
    """Those who held the seat before, the latest first."""
    rows = Shift.objects.filter(
        site=shift.site_id, day=shift.day, part=shift.part, seat=shift.seat, layer=IN_FORCE, ended_at__isnull=False
    )  # fmt: skip
    return list(rows.select_related("practitioner").order_by("-ended_at", "-pk"))


def swaps_visible_to(user: User) -> QuerySet[Swap]:
    """Swaps the user takes part in, and those of offices the user plans for."""
    mine = Q(asker__user=user) | Q(other__user=user) | planned_by(user, "dossier__office")
    rows = Swap.objects.filter(pk__in=Swap.objects.filter(mine).values("pk"))
    return rows.select_related(
        "dossier__office__parent", "dossier__duty_swap__asker", "dossier__duty_swap__other", "giving__site",
        "giving__roster__dossier", "giving__roster__office", "returning__site", "asker", "other",
    )  # fmt: skip


def swap_by_uid(user: User, uid: UUID) -> Swap:
    """By the dossier's uid. Raises Swap.DoesNotExist."""
    return swaps_visible_to(user).get(dossier__uid=uid)


def open_swaps(user: User) -> QuerySet[Swap]:
    """Swaps that wait for somebody."""
    return swaps_visible_to(user).filter(dossier__over=False).order_by("dossier__opened_at", "pk")


def practitioner_of(user: User | None) -> Practitioner | None:
    """The practitioner behind an account."""
    return Practitioner.objects.filter(user=user).first() if user else None


def colleagues(office: Organisation, without: int | None = None) -> QuerySet[Practitioner]:
    """Who could take a shift of the office."""
    here = Q(office=office.pk) | Q(office__parent=office.pk)
    able = Practitioner.objects.filter(here, active=True, kind__in=DUTY_KINDS)
    return able.exclude(pk=without or 0).order_by("sort_key", "pk")


@dataclass(frozen=True)
class Standing:
    """Shifts of a roster as it stands; those in force of the one it follows, on the days it speaks of; others."""

    own: list[Shift]
    followed: list[Shift]
    beside: list[Shift]


def standing_shifts(roster: Roster, beside: Q | None = None) -> Standing:
    """beside: which others are asked for in the same query."""
    own = Q(roster=roster, layer=roster.layer)
    followed = Q(roster__isnull=False, roster=roster.previous_id, layer=IN_FORCE, day__gte=roster.first_day)
    rows = Shift.objects.filter(own | followed | (beside or Q(pk__in=())), ended_at__isnull=True)
    found = Standing([], [], [])
    for each in rows.select_related("practitioner__user", "site__organisation").order_by(*_IN_ORDER):
        if each.roster_id == roster.pk:
            found.own.append(each)
        elif each.roster_id == roster.previous_id and each.day >= roster.first_day:
            found.followed.append(each)
        else:
            found.beside.append(each)
    return found


def words_of(shift: Shift) -> str:
    """`02/03/2026, buổi sáng · Tòa án …`, for lists to choose from and pages that repeat it."""
    return f"{shift.day:%d/%m/%Y}, {in_a_sentence(gettext(DutyPart(shift.part).label))} · {shift.site.name}"


def shifts_of_swap(swap: Swap) -> list[tuple[str, tuple[str, ...]]]:
    """What changes hands: each shift under its label, with who has it and who takes it."""
    asker, other = swap.asker.full_name, swap.other.full_name
    rows: list[tuple[str, tuple[str, ...]]] = [(gettext("Ca trực"), (words_of(swap.giving), f"{asker} → {other}"))]
    if swap.returning is not None:
        rows.append((gettext("Đổi lấy ca"), (words_of(swap.returning), f"{other} → {asker}")))
    return rows


@about(DUTY_SWAP.kind)
def about_swap(dossier: Dossier) -> list[tuple[str, tuple[str, ...]]]:
    """Whoever answers a swap sees which shift it is about. One query."""
    rows = Swap.objects.select_related("giving__site", "returning__site", "asker", "other")
    return shifts_of_swap(rows.get(dossier=dossier))


def obstacle_words(obstacles: Iterable[Obstacle]) -> str:
    """All that stands against somebody at a seat, in words; empty where nothing does."""
    return "; ".join(gettext(Obstacle(each).label) for each in obstacles)


def reasons_of(shift: Shift | None) -> list[str]:
    """Why this person is there, in words."""
    return [_reason(code) for code in shift.reasons] if shift else []


def _reason(code: str) -> str:
    if code not in list(Nearness):
        return gettext(PlacedBecause(code).label)
    return gettext("Nhà so với nơi trực: %(near)s") % {"near": in_a_sentence(gettext(Nearness(code).label))}


@choices("duty_roster_published")
def published_rosters(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Rosters in force that a later version may follow."""
    rows = Roster.objects.filter(office=dossier.office_id, published_at__isnull=False, dossier__over=False)
    return [(row.pk, f"{row.first_day:%d/%m/%Y} – {row.last_day:%d/%m/%Y}") for row in rows.order_by("-first_day")[:20]]


@choices("duty_proposal")
def proposals(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """What the solver answered for this roster."""
    found = Proposal.objects.filter(roster__dossier=dossier.pk, state=SearchState.DONE)
    rows = found.order_by("-pk")[:20]
    return [(row.pk, f"{row.made_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}") for row in rows]


@choices("duty_site")
def offered_sites(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Places of duty of the office."""
    return list(Site.objects.filter(office=dossier.office_id).order_by("sort_key").values_list("pk", "name"))


@choices("duty_practitioner")
def offered_people(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Who could be on duty for the office."""
    return list(colleagues(dossier.office).values_list("pk", "full_name"))


@choices("duty_shift")
def offered_draft_shifts(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Shifts of this roster."""
    return _offered(Shift.objects.filter(roster__dossier=dossier.pk, ended_at__isnull=True))


@nameable("duty_shift")
def nameable_draft_shifts(user: User | None, dossier: Dossier, ids: frozenset[int]) -> Iterable[int]:
    """Shifts of this roster."""
    return Shift.objects.filter(pk__in=ids, roster__dossier=dossier.pk).values_list("pk", flat=True)


@choices("duty_own_shift")
def offered_own_shifts(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """The user's shifts to come."""
    return _offered(_to_come().filter(practitioner__user=user)) if user else []


@nameable("duty_own_shift")
def nameable_own_shifts(user: User | None, dossier: Dossier, ids: frozenset[int]) -> Iterable[int]:
    """The user's shifts; whether it is too late is the effect's to say, in words."""
    return _of_office(dossier, ids).filter(practitioner__user=user).values_list("pk", flat=True)


@choices("duty_colleague")
def offered_colleagues(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Who could take a shift from the user."""
    me = practitioner_of(user)
    return list(colleagues(dossier.office, me.pk if me else None).values_list("pk", "full_name"))


@choices("duty_colleague_shift")
def offered_colleague_shifts(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Shifts of others to come."""
    return _offered(_to_come().filter(roster__office=dossier.office_id).exclude(practitioner__user=user))


@choices("duty_office_shift")
def offered_office_shifts(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Every shift of the office to come."""
    return _offered(_to_come().filter(roster__office=dossier.office_id))


@nameable("duty_colleague_shift")
@nameable("duty_office_shift")
def nameable_office_shifts(user: User | None, dossier: Dossier, ids: frozenset[int]) -> Iterable[int]:
    """Shifts of the office's rosters in force."""
    return _of_office(dossier, ids).values_list("pk", flat=True)


def _of_office(dossier: Dossier, ids: frozenset[int]) -> QuerySet[Shift]:
    return Shift.objects.filter(pk__in=ids, layer=IN_FORCE, roster__office=dossier.office_id)


def _to_come() -> QuerySet[Shift]:
    return shifts_in_force().filter(day__gte=today())


def _offered(rows: QuerySet[Shift]) -> list[tuple[int, str]]:
    found = rows.select_related("site", "practitioner").order_by("day", "part", "pk")[:OFFERED]
    return [(row.pk, f"{words_of(row)} · {row.practitioner.full_name}") for row in found]
