"""Comparisons of an authority's register with ours."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import organisations_on
from diemtua.referrals.enums import AT_THE_DESK, RECEIVERS, Match
from diemtua.referrals.models import RegisterCheck, RegisterRow
from diemtua.shared.clock import today


def checks_visible_to(user: User) -> QuerySet[RegisterCheck]:
    """Comparisons of the offices whose desk or head the user is, newest first, with how many differences are open."""
    rows = RegisterCheck.objects.filter(office__in=user.standing.organisations(*AT_THE_DESK))
    open_ones = Count("rows", filter=~Q(rows__match=Match.BOTH) & Q(rows__resolution=""))
    return rows.select_related("sender", "made_by").annotate(open_rows=open_ones).order_by("-made_at", "-pk")


def check_by_uid(user: User, uid: UUID) -> RegisterCheck:
    """Raises RegisterCheck.DoesNotExist."""
    return checks_visible_to(user).get(uid=uid)


def rows_of(check: RegisterCheck) -> QuerySet[RegisterRow]:
    """Its lines: missed referrals first, then what only we have, then what both have."""
    rows = RegisterRow.objects.filter(check_of=check).select_related("referral__dossier", "resolved_by")
    return rows.order_by("-match", "line", "pk")


def row_by_uid(user: User, uid: UUID) -> RegisterRow:
    """One line of a comparison the user may see. Raises RegisterRow.DoesNotExist."""
    visible = RegisterRow.objects.filter(check_of__in=checks_visible_to(user).values("pk"))
    return visible.select_related("check_of__office", "check_of__sender", "referral__dossier").get(uid=uid)


def offices_compared_by(user: User) -> list[Organisation]:
    """Offices whose register the user may lay beside another's."""
    mine = user.standing.organisations(*AT_THE_DESK)
    return list(Organisation.objects.filter(pk__in=mine, kind__in=RECEIVERS).order_by("sort_key"))


def bodies_compared() -> Iterable[Organisation]:
    """Every body that may keep such a register."""
    return organisations_on(today()).exclude(kind__in=RECEIVERS)
