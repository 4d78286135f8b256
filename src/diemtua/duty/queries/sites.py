"""Where duty is done, and how many are wanted there on which day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import organisations_on
from diemtua.duty.enums import DUTY_KINDS, PLANNERS, READERS
from diemtua.duty.models import Demand, DutyTie, Site
from diemtua.duty.rostering import Seat, Slot
from diemtua.law.calendar import Calendar
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.rulebook.queries import calendar_of_version, calendar_version
from diemtua.shared.periods import in_force, overlapping
from diemtua.workforce.models import Practitioner

SERVED = (
    OrganisationKind.COURT, OrganisationKind.INVESTIGATION, OrganisationKind.POLICE, OrganisationKind.PROCURACY,
    OrganisationKind.DETENTION, OrganisationKind.PRISON, OrganisationKind.MILITARY, OrganisationKind.CENTRE,
    OrganisationKind.BRANCH,
)  # fmt: skip
_DAY = timedelta(days=1)


def family(user: User, prefix: str = "office") -> Q:
    """Rows of the user's own offices, of the Branches that he reads for, and of the Centre above."""
    standing = user.standing
    own = standing.organisations(*READERS) | standing.branches(Role.HEAD, Role.AUDITOR)
    return Q(**{f"{prefix}__in": own}) | Q(**{f"{prefix}__children__in": own})


def planned_by(user: User, prefix: str = "office") -> Q:
    """Rows of offices for which the user draws up rosters."""
    return Q(**{f"{prefix}__in": offices_planned(user)})


def offices_planned(user: User) -> frozenset[int]:
    """Offices for which the user draws up rosters, by id."""
    return user.standing.organisations(*PLANNERS)


def sites_visible_to(user: User) -> QuerySet[Site]:
    """Places of duty of the user's offices."""
    seen = Site.objects.filter(family(user)).values("pk")
    return Site.objects.filter(pk__in=seen).select_related("office", "organisation", "commune")


def site_by_uid(user: User, uid: UUID) -> Site:
    """Raises Site.DoesNotExist where the user may not see it."""
    return sites_visible_to(user).get(uid=uid)


def planning_offices(user: User) -> list[Organisation]:
    """Centre and branches for which the user draws up rosters, the Centre first."""
    kinds = (OrganisationKind.CENTRE, OrganisationKind.BRANCH)
    own = user.standing.organisations(*PLANNERS)
    return list(Organisation.objects.filter(pk__in=own, kind__in=kinds).order_by("-kind", "sort_key"))


def bodies_served(on: date) -> list[tuple[int, str]]:
    """Bodies at which a place of duty may be."""
    return [(body.pk, body.name) for body in organisations_on(on, SERVED)]


def demands_of(site: Site) -> QuerySet[Demand]:
    """What the site wants, by weekday; what is over last."""
    return Demand.objects.filter(site=site).order_by("weekday", "part", "valid_from")


def ties_of(user: User, site: Site) -> QuerySet[DutyTie]:
    """What is known of people for the site: of everybody to who plans duty there, to others of themselves."""
    seen = Q(practitioner__user=user) | planned_by(user, "site__office")
    return DutyTie.objects.filter(seen, site=site).select_related("practitioner").order_by("practitioner__sort_key")


def demand_of_site(site: Site, pk: int) -> Demand:
    """Raises Demand.DoesNotExist."""
    return Demand.objects.select_related("site__office").get(site=site, pk=pk)


def people_of(user: User) -> QuerySet[Practitioner]:
    """Who could be on duty for the offices the user plans for, with what was agreed."""
    here = planned_by(user) | Q(office__parent__in=user.standing.organisations(*PLANNERS))
    rows = Practitioner.objects.filter(here, active=True, kind__in=DUTY_KINDS)
    return rows.select_related("duty_terms", "office").order_by("sort_key", "pk")


def demands_on(office: Organisation, first: date, last: date) -> list[Demand]:
    """What the office's places want on some of the days, each with its place and the version of the `calendar`."""
    rows = Demand.objects.filter(
        overlapping(first, last + _DAY), overlapping(first, last + _DAY, "site__"), site__office=office
    )
    rows = rows.annotate(calendar=calendar_version()).select_related("site")
    return list(rows.order_by("site__sort_key", "site", "valid_from"))


def seats_wanted(demands: Sequence[Demand], first: date, last: date) -> tuple[Seat, ...]:
    """Every seat that demands, of `demands_on`, ask for on these days, both included."""
    if not demands:
        return ()
    calendar = calendar_of_version(demands[0].calendar)  # type: ignore[attr-defined]
    wanted: dict[tuple[int, Slot], int] = {}
    for demand in demands:
        for day in _days_of(demand, first, last, calendar):
            # of two that hold on a day, the one decided later
            wanted[demand.site_id, Slot(day, DutyPart(demand.part))] = demand.seats
    return tuple(Seat(site, slot, number) for (site, slot), seats in wanted.items() for number in range(1, seats + 1))


def _days_of(demand: Demand, first: date, last: date, calendar: Calendar) -> Iterator[date]:
    for day in days_between(first, last):
        holds = demand.valid_from <= day and (demand.valid_to is None or day < demand.valid_to)
        open_then = demand.site.valid_from <= day and (demand.site.valid_to is None or day < demand.site.valid_to)
        if str(day.weekday()) == demand.weekday and holds and open_then and (demand.days_off or calendar.works(day)):
            yield day


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day, both included."""
    return (first + timedelta(days=each) for each in range((last - first).days + 1))


def current_sites(user: User, on: date) -> QuerySet[Site]:
    """Sites of the user's offices that are served on the day."""
    return sites_visible_to(user).filter(in_force(on))
