"""Comparisons of an authority's register with ours."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import organisations_on
from diemtua.referrals.enums import AT_THE_DESK, RECEIVERS, Match
from diemtua.referrals.models import RegisterCheck, RegisterResolution, RegisterRow
from diemtua.shared.clock import today
from diemtua.shared.vietnamese import fold

IN_TURN = ("-match", "pk")


def unsettled() -> Q:
    """Differences that wait, of a comparison that stands."""
    standing = RegisterResolution.objects.filter(ended_at__isnull=True)
    settled = Exists(standing.filter(theirs=OuterRef("pk"))) | Exists(standing.filter(ours=OuterRef("pk")))
    return ~Q(match=Match.BOTH) & Q(check_of__void_at__isnull=True) & ~Q(settled)


def checks_visible_to(user: User) -> QuerySet[RegisterCheck]:
    """Comparisons of the offices whose desk or head the user is, newest first, with how many differences are open."""
    rows = RegisterCheck.objects.filter(office__in=user.standing.organisations(*AT_THE_DESK))
    of_check = RegisterRow.objects.filter(unsettled(), check_of=OuterRef("pk")).order_by().values("check_of")
    number = Coalesce(Subquery(of_check.annotate(number=Count("pk")).values("number")), 0)
    return rows.select_related("sender", "made_by", "void_by").annotate(open_rows=number).order_by("-made_at", "-pk")


def check_by_uid(user: User, uid: UUID) -> RegisterCheck:
    """Raises RegisterCheck.DoesNotExist."""
    return checks_visible_to(user).get(uid=uid)


def counts_of(check: RegisterCheck) -> dict[Match, int]:
    """How many lines it found of each kind. One query."""
    rows = RegisterRow.objects.filter(check_of=check).order_by().values_list("match").annotate(number=Count("pk"))
    found = dict(rows)
    return {match: found.get(match, 0) for match in Match}


def rows_of(check: RegisterCheck, wanted: Mapping[str, Any]) -> QuerySet[RegisterRow]:
    """Its lines: missed referrals first, then what only we have, then what both have. wanted: `match`, `waits`."""
    rows = RegisterRow.objects.filter(check_of=check).select_related("referral__dossier")
    if wanted.get("match"):
        rows = rows.filter(match=wanted["match"])
    if wanted.get("waits"):
        rows = rows.filter(unsettled())
    return rows.order_by(*IN_TURN)


def settled(rows: Sequence[RegisterRow]) -> dict[int, RegisterResolution]:
    """What stands for each of the lines that was settled, by the line. One query."""
    found = _resolutions(rows).filter(ended_at__isnull=True)
    return {row: each for each in found for row in (each.theirs_id, each.ours_id) if row is not None}


def history_of(row: RegisterRow) -> list[RegisterResolution]:
    """Every time the line was settled, the last first."""
    return list(_resolutions([row]).order_by("-made_at", "-pk"))


def _resolutions(rows: Sequence[RegisterRow]) -> QuerySet[RegisterResolution]:
    keys = [row.pk for row in rows]
    found = RegisterResolution.objects.filter(Q(theirs__in=keys) | Q(ours__in=keys))
    return found.select_related("theirs", "ours", "referral__dossier", "made_by", "ended_by")


def alike(row: RegisterRow) -> list[RegisterRow]:
    """Lines only we have that wait and name the same person as a line of theirs: perhaps one case under two days."""
    name = fold((row.told or {}).get("full_name", ""))
    rows = RegisterRow.objects.filter(unsettled(), check_of=row.check_of_id, match=Match.ONLY_OURS)
    return list(rows.filter(referral__folded=name).select_related("referral__dossier")[:3])


def row_by_uid(user: User, uid: UUID) -> RegisterRow:
    """One line of a comparison the user may see; `no_dossier`: it may be forgotten by itself. Raises
    RegisterRow.DoesNotExist."""
    return _visible_rows(user).annotate(no_dossier=ExpressionWrapper(forgettable(), BooleanField())).get(uid=uid)


def _visible_rows(user: User) -> QuerySet[RegisterRow]:
    visible = RegisterRow.objects.filter(check_of__in=checks_visible_to(user).values("pk"))
    return visible.select_related("check_of__office", "check_of__sender", "referral__dossier")


def of_nobody() -> Q:
    """Lines of theirs alone that say who it is and did not prove to be a referral: its dossier takes its line along."""
    proved = RegisterResolution.objects.filter(theirs=OuterRef("pk"), ended_at__isnull=True, referral__isnull=False)
    return Q(match=Match.ONLY_THEIRS, emptied_at__isnull=True) & ~Q(Exists(proved))


def forgettable() -> Q:
    """Lines that no dossier takes along: those of nobody, and all of a comparison that was taken back."""
    return of_nobody() | Q(check_of__void_at__isnull=False, line__isnull=False, emptied_at__isnull=True)


def line_to_forget(user: User, uid: UUID) -> RegisterRow:
    """One such line of a comparison the user may see. Raises RegisterRow.DoesNotExist."""
    return _visible_rows(user).filter(forgettable()).get(uid=uid)


def offices_compared_by(user: User) -> list[Organisation]:
    """Offices whose register the user may lay beside another's."""
    mine = user.standing.organisations(*AT_THE_DESK)
    return list(Organisation.objects.filter(pk__in=mine, kind__in=RECEIVERS).order_by("sort_key"))


def bodies_compared() -> Iterable[Organisation]:
    """Every body that may keep such a register."""
    return organisations_on(today()).exclude(kind__in=RECEIVERS)
