"""Who is on call: always somebody. Where no roster says who, it is the head."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from diemtua.accounts.models import Deputising, Organisation, RoleHeld, User
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.filters import any_of
from diemtua.shared.periods import in_force
from diemtua.workforce.enums import ON_CALL_READERS, PassedBecause
from diemtua.workforce.models import Leave, OnCall

BY_POST = 0
Post = tuple[Role, int]
Away = tuple[date, date]
_LEAVE = ("practitioner__leaves__valid_from", "practitioner__leaves__valid_to")


class NobodyToRing(LookupError):
    """An office with neither a roster, nor a head, nor an administrator: it was never set up."""

    def __init__(self, office: Organisation) -> None:
        super().__init__(
            _("%(office)s chưa có người đứng đầu trong hệ thống. Hãy giao vai trò lãnh đạo trước.")
            % {"office": office.name}
        )


@dataclass(frozen=True)
class OnCallNow:
    """Who answers at a moment. order: 1, 2 … by the roster; 0 for who is rung by post. until: end of the turn."""

    user: User
    phone: str
    order: int
    until: datetime | None = None


@dataclass(frozen=True)
class Passed:
    """Somebody of the roster who is not rung. order: where the roster has him."""

    user: User
    order: int
    because: PassedBecause


@dataclass(frozen=True)
class Turn:
    """A turn as a roster or a head wants it, half-open. phone: for this turn; empty means the person's own."""

    user: User
    from_at: datetime
    to_at: datetime
    order: int = 1
    phone: str = ""


def on_call(office: Organisation, at: datetime) -> OnCallNow:
    """The one person on call: the roster's first, else the next, else the head. Raises NobodyToRing."""
    found = next(chain(office, at), None)
    if found is None:
        raise NobodyToRing(office)
    return found


def chain(office: Organisation, at: datetime, turns: Iterable[OnCall] | None = None) -> Iterator[OnCallNow]:
    """Whom to ring, in order; nobody stands in it twice. Empty for an office that was never set up.

    Whoever of the roster is absent at the moment is not in it. Who is rung by post is asked for only once those of the
    roster are through. turns: `turns_at` of the moment, where the caller has them.
    """
    seen: set[int] = set()
    rostered = _rostered(turns_at(office, at) if turns is None else turns)
    for each in itertools.chain(rostered, _by_post(office, at)):
        if each.user.pk not in seen:
            seen.add(each.user.pk)
            yield each


def turns_at(office: Organisation, at: datetime) -> QuerySet[OnCall]:
    """The turns of a moment in order, each with whether its person is `away`, or works here no more (`gone`)."""
    leave = Leave.objects.filter(in_force(localdate(at)), practitioner__user=OuterRef("user"))
    gone = User.objects.filter(Q(is_active=False) | Q(practitioner__active=False), pk=OuterRef("user"))
    rows = OnCall.objects.filter(office=office, withdrawn_at__isnull=True, from_at__lte=at, to_at__gt=at)
    return rows.annotate(away=Exists(leave), gone=Exists(gone)).select_related("user").order_by("order")


def passed_over(turns: Iterable[OnCall]) -> list[Passed]:
    """Of `turns_at` a moment, whom the roster would have rung and nobody rings, with why."""
    found = [(turn, _absent_because(turn)) for turn in turns]
    return [Passed(turn.user, turn.order, because) for turn, because in found if because is not None]


def _absent_because(turn: Any) -> PassedBecause | None:
    if turn.gone:
        return PassedBecause.GONE
    return PassedBecause.ON_LEAVE if turn.away else None


def _rostered(turns: Iterable[OnCall]) -> Iterator[OnCallNow]:
    for turn in turns:
        if _absent_because(turn) is None:
            yield OnCallNow(turn.user, turn.number, turn.order, turn.to_at)


def _by_post(office: Organisation, at: datetime) -> Iterator[OnCallNow]:
    """The branch's head, then the Centre's; an administrator only where a post was never given to anybody."""
    above = office.parent_id or 0
    heads = ((Role.BRANCH_HEAD, office.pk), (Role.HEAD, office.pk), (Role.HEAD, above))
    keepers = ((Role.ADMINISTRATOR, office.pk), (Role.ADMINISTRATOR, above))
    filled = _filled((*heads, *keepers), localdate(at))
    people = [filled[post] for post in heads if post in filled]
    for user in people or [filled[post] for post in keepers if post in filled][:1]:
        yield OnCallNow(user, user.phone, BY_POST)


def _filled(posts: Sequence[Post], day: date) -> dict[Post, User]:
    """Who fills each post that anybody fills: its holder, or a deputy while the holder is away."""
    held, lent = _holders(posts, day), _deputies(posts, day)
    people = {post: [*held.get(post, ()), *lent.get(post, ())] for post in posts}
    absent = _absent([user.pk for users in people.values() for user in users], day)
    return {post: _present(users, absent) for post, users in people.items() if users}


def _absent(users: Collection[int], day: date) -> set[int | None]:
    away = Leave.objects.filter(in_force(day), practitioner__user__in=users)
    return set(away.values_list("practitioner__user", flat=True))


def _present(people: Sequence[User], absent: Collection[int | None]) -> User:
    return next((user for user in people if user.pk not in absent), people[0])


def _holders(posts: Sequence[Post], day: date) -> dict[Post, list[User]]:
    rows = RoleHeld.objects.filter(_any_of(posts), in_force(day), user__is_active=True).select_related("user")
    found: dict[Post, list[User]] = {}
    for row in rows.order_by("user__sort_key", "pk"):
        found.setdefault((Role(row.role), row.organisation_id), []).append(row.user)
    return found


def _deputies(posts: Sequence[Post], day: date) -> dict[Post, list[User]]:
    rows = Deputising.objects.filter(_any_of(posts), in_force(day), deputy__is_active=True).select_related("deputy")
    found: dict[Post, list[User]] = {}
    for row in rows.order_by("valid_from", "pk"):
        found.setdefault((Role(row.role), row.organisation_id), []).append(row.deputy)
    return found


def _any_of(posts: Sequence[Post]) -> Q:
    return any_of(Q(role=role, organisation=place) for role, place in posts)


def told_today(user: User, at: datetime) -> OnCallNow | None:
    """Who is on call at the user's own office, for the first page; None for who works at none."""
    office = own_office(user)
    if office is None:
        return None
    return next(chain(office, at), None)


def turns_between(office: Organisation, start: datetime, end: datetime) -> QuerySet[OnCall]:
    """Standing turns of an office that share a moment with the period, in order."""
    rows = OnCall.objects.filter(office=office, withdrawn_at__isnull=True, from_at__lt=end, to_at__gt=start)
    return rows.select_related("user", "office").order_by("from_at", "order", "pk")


def turn_of(office: Organisation, pk: int) -> OnCall:
    """One standing turn of an office. Raises OnCall.DoesNotExist."""
    return OnCall.objects.select_related("user", "office").get(office=office, pk=pk, withdrawn_at__isnull=True)


def offices_on_call(user: User) -> QuerySet[Organisation]:
    """Offices whose turns the user may see: where the user works, the branches under them and the Centre above."""
    own = user.standing.organisations(*ON_CALL_READERS)
    family = Q(pk__in=own) | Q(parent__in=own) | Q(children__in=own)
    kinds = (OrganisationKind.CENTRE, OrganisationKind.BRANCH)
    return Organisation.objects.filter(family, kind__in=kinds).distinct().order_by("parent_id", "sort_key", "pk")


def own_office(user: User) -> Organisation | None:
    """The office for which the user is told who is on call today; None for who works at none."""
    own = user.standing.organisations(*ON_CALL_READERS)
    kinds = (OrganisationKind.CENTRE, OrganisationKind.BRANCH)
    return Organisation.objects.filter(pk__in=own, kind__in=kinds).order_by("kind", "pk").first()


def people_for_turns(office: Organisation, on: date) -> QuerySet[User]:
    """Who may be put on call: whoever holds a post that answers, at the office or at the one above it."""
    places = [office.pk, office.parent_id or office.pk]
    held = RoleHeld.objects.filter(in_force(on), role__in=ON_CALL_READERS, organisation__in=places)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("sort_key", "pk")


def faults(office: Organisation, turns: Iterable[Turn], at: datetime, standing: Iterable[Turn] = ()) -> list[str]:
    """Why turns can't stand as they are wanted, in words; empty where they can. One query, however many turns.

    standing: turns that stay beside them. Whoever went on leave since is passed over when it rings, and hinders no
    other change of the roster.
    """
    wanted = list(turns)
    here = people_for_turns(office, localdate(at)).filter(pk=OuterRef("pk"))
    people = User.objects.filter(pk__in={turn.user.pk for turn in wanted}).annotate(here=Exists(here))
    eligible, away = set[int](), dict[int, list[Away]]()
    for pk, fits, *leave in people.values_list("pk", "here", *_LEAVE):
        eligible |= {pk} if fits else set()
        away.setdefault(pk, []).extend([(leave[0], leave[1])] if leave[0] else [])
    found = [said for turn in wanted for said in _faults_of(turn, at, eligible, away.get(turn.user.pk, ()))]
    return list(dict.fromkeys([*found, *_two_at_once([*wanted, *standing])]))


def _faults_of(turn: Turn, at: datetime, eligible: Collection[int], away: Iterable[Away]) -> Iterator[str]:
    said = {"name": turn.user.full_name, "when": period_words(turn.from_at, turn.to_at)}
    if turn.to_at <= turn.from_at:
        yield _("%(name)s, %(when)s: giờ kết thúc phải sau giờ bắt đầu.") % said
    elif turn.to_at <= at:
        yield _("%(name)s, %(when)s: lượt trực này đã qua, không sửa được nữa.") % said
    if turn.user.pk not in eligible:
        yield _("%(name)s không làm việc ở đơn vị này hoặc đã ngừng tài khoản.") % said
    if not (turn.phone or turn.user.phone):
        yield _("%(name)s chưa có số điện thoại. Hãy ghi số trực.") % said
    first, last = localdate(turn.from_at), localdate(turn.to_at - timedelta(microseconds=1))
    if any(start <= last and end > first for start, end in away):
        yield _("%(name)s, %(when)s: đang nghỉ trong những ngày này.") % said


def _two_at_once(turns: Sequence[Turn]) -> Iterator[str]:
    """Turns of one order that overlap, and people who would stand in two orders at once."""
    ordered = sorted(turns, key=lambda turn: turn.from_at)
    for index, turn in enumerate(ordered):
        for later in ordered[index + 1 :]:
            if later.from_at >= turn.to_at:
                break
            said = {"first": turn.user.full_name, "second": later.user.full_name, "order": turn.order,
                    "when": period_words(later.from_at, min(turn.to_at, later.to_at))}  # fmt: skip
            if later.order == turn.order:
                yield _("%(when)s: cả %(first)s và %(second)s cùng đứng thứ tự %(order)s.") % said
            elif later.user == turn.user:
                yield _("%(when)s: %(first)s đứng hai thứ tự cùng một lúc.") % said


def period_words(start: datetime, end: datetime) -> str:
    """`từ 17:00 23/11/2026 đến 07:00 24/11/2026`, in Vietnam's time."""
    first, last = localtime(start), localtime(end)
    return _("từ %(start)s đến %(end)s") % {"start": f"{first:%H:%M %d/%m/%Y}", "end": f"{last:%H:%M %d/%m/%Y}"}
