"""The day itself: who is on duty, who turned to them, and the month as a log."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils.timezone import localdate

from diemtua.accounts.models import Organisation, SecretAddress, User
from diemtua.accounts.queries import address_by_secret
from diemtua.duty.enums import READERS
from diemtua.duty.models import Shift, ShiftCorrection, Site
from diemtua.duty.queries.absence import with_absence
from diemtua.duty.queries.rosters import in_turn, own_shifts, shifts_in_force, shifts_visible_to
from diemtua.duty.queries.sites import planned_by
from diemtua.law.vocabulary.organisations import OrganisationKind

DUTY = "duty."
MINE, _OF_SITE = f"{DUTY}mine", f"{DUTY}site:"


def on_duty_at(user: User, at: datetime) -> list[Shift]:
    """Shifts of the day, and the night before it while that still runs, in the order of the day; each with `away`."""
    day = localdate(at)
    rows = shifts_visible_to(user).filter(day__gte=day - timedelta(days=1), day__lte=day)
    return [each for each in in_turn(with_absence(rows)) if each.day == day or each.ends_at > at]


def log_of(user: User, first: date, last: date) -> list[Shift]:
    """Shifts of these days: planners see those of their offices, others their own; each with `many` contacts and
    `away`."""
    mine = Q(practitioner__user=user) | Q(site__in=Site.objects.filter(planned_by(user)).values("pk"))
    rows = shifts_in_force().filter(mine, day__gte=first, day__lte=last)
    many = Count("contacts", filter=Q(contacts__struck_at__isnull=True))
    return in_turn(with_absence(rows).select_related("site", "practitioner").annotate(many=many))


def office_of_log(user: User) -> Organisation | None:
    """Whose log it is, with the Centre above a Branch; None for who works at no office."""
    kinds = (OrganisationKind.CENTRE, OrganisationKind.BRANCH)
    mine = Organisation.objects.filter(pk__in=user.standing.organisations(*READERS), kind__in=kinds)
    return mine.select_related("parent").order_by("kind", "pk").first()


@dataclass(frozen=True)
class Feed:
    """What a secret address shows: a person's shifts, or a place's."""

    name: str
    shifts: list[Shift]


def feed_subject(site: Site) -> str:
    """The code under which the address of a place is kept."""
    return f"{_OF_SITE}{site.pk}"


def site_behind(address: SecretAddress) -> Site:
    """Whose calendar it is. Raises Site.DoesNotExist."""
    return Site.objects.select_related("office").get(pk=address.subject.removeprefix(_OF_SITE))


def feed_of(secret: str, on: date, first: date, last: date) -> tuple[Feed, SecretAddress]:
    """The calendar behind a secret address on a day, with its key. Raises SecretAddress.DoesNotExist,
    Site.DoesNotExist."""
    key = address_by_secret(secret, DUTY, on)
    if key.subject == MINE and key.user is not None:
        rows, name = own_shifts(key.user, first, last), key.user.full_name
    else:
        site = site_behind(key)
        rows, name = shifts_in_force().filter(site=site, day__gte=first, day__lte=last), site.name
    return Feed(name, in_turn(rows.select_related("site", "practitioner"))), key


def corrections_of(shift: Shift) -> list[ShiftCorrection]:
    """What was noted of the shift by mistake, in order."""
    return list(ShiftCorrection.objects.filter(shift=shift).select_related("corrected_by"))


def may_read_contacts(user: User, shift: Shift) -> bool:
    """Who was on duty, and who plans duty there."""
    own = shift.practitioner.user_id == user.pk
    return own or Site.objects.filter(planned_by(user), pk=shift.site_id).exists()


def now_or_next(shifts: list[Shift], at: datetime) -> Shift | None:
    """The shift that runs, else the next."""
    return next((each for each in shifts if each.ends_at > at), None)
