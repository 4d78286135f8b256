"""Who sits on the Council and who helps it, on a day and over the years."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import holders, organisations_on
from diemtua.council.models import Decision, Member
from diemtua.law.processes.council import OPEN
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.periods import in_force
from diemtua.shared.vietnamese import fold, tidy


def by_rank(prefix: str = "") -> Case:
    """The chair first, helpers last; `prefix` walks a relation."""
    ranks = (When(**{f"{prefix}seat": seat.value, "then": Value(rank)}) for rank, seat in enumerate(CouncilSeat))
    return Case(*ranks, output_field=IntegerField())


def standing_office(on: date) -> Organisation | None:
    """The Department of Justice, which keeps the Council's papers (Điều 19 khoản 2)."""
    return organisations_on(on, [OrganisationKind.JUSTICE_DEPARTMENT]).select_related("place", "parent").first()


def council_of(on: date) -> Organisation | None:
    """The Council as a body: its members sign in with a role held there, its papers have numbers of their own."""
    return organisations_on(on, [OrganisationKind.COUNCIL]).select_related("place").first()


def _terms() -> QuerySet[Member]:
    return Member.objects.filter(withdrawn_at__isnull=True).select_related("body", "user", "same_as")


def members_on(on: date) -> QuerySet[Member]:
    """Members and helpers of the day, the chair first."""
    return _terms().filter(in_force(on)).order_by(by_rank(), "sort_key", "pk")


def every_term() -> QuerySet[Member]:
    """All terms there ever were, the latest first; those that began together by rank, the chair first."""
    return _terms().annotate(rank=by_rank()).order_by("-valid_from", "rank", "sort_key", "pk")


def member_by_uid(uid: UUID) -> Member:
    """One term. Raises Member.DoesNotExist."""
    return _terms().get(uid=uid)


def row_of_account(user: User | None) -> Member | None:
    """The first row that stands of an account."""
    return None if user is None else _terms().filter(user=user).order_by("pk").first()


def namesakes(full_name: str, user: User | None) -> list[Member]:
    """First rows of people of this name, of whom one may be meant; none where the account says who it is."""
    if row_of_account(user) is not None:
        return []
    rows = _terms().filter(folded=fold(tidy(full_name))).order_by("pk")
    return list({row.same_as_id or row.pk: row.same_as or row for row in rows}.values())


@dataclass(frozen=True)
class Follows:
    """What withdrawing a term leads to.

    loses: the account reads the Council's files no more; meetings: held with the member, whose minutes stay as they
    are; decisions: open ones of the body that nobody else with an account follows.
    """

    loses: bool
    meetings: int
    decisions: int


def what_follows(member: Member, on: date) -> Follows:
    """Told before a term is withdrawn; at most three queries."""
    others = members_on(on).exclude(pk=member.pk)
    loses = member.user is not None and not others.filter(user=member.user).exists()
    alone = loses and not others.filter(body=member.body, user__isnull=False).exists()
    asked = Decision.objects.filter(owner=member.body, dossier__state=OPEN, void_at__isnull=True)
    return Follows(loses, member.attendance.count(), asked.count() if alone else 0)


def bodies_to_sit_for(on: date) -> list[Organisation]:
    """Bodies of the province that may send somebody: no commune, district or ministry."""
    small = (OrganisationKind.COMMUNE, OrganisationKind.DISTRICT, OrganisationKind.MINISTRY, OrganisationKind.COUNCIL)
    return list(organisations_on(on).exclude(kind__in=small))


def users_to_sit(on: date) -> list[User]:
    """Accounts that hold the role of a member."""
    return list(holders(Role.COUNCIL_MEMBER, on))
