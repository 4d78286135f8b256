"""Missed referrals: lines of the authorities' registers of which it was confirmed that they never came."""

from datetime import date

from django.db.models import Q, QuerySet

from diemtua.accounts.models import User
from diemtua.dossiers.queries import is_visible_to
from diemtua.referrals.enums import AT_THE_CENTRE, MISSED_INDEED, REFERRERS, follows_bodies
from diemtua.referrals.models import RegisterResolution

Period = tuple[date, date]


def missed_counted(user: User, period: Period) -> QuerySet[RegisterResolution]:
    """What stands as confirmed for lines whose day lies in the period.

    Who follows the bodies has every one counted, an office those of its own comparisons, a body those of its register.
    """
    first, last = period
    rows = RegisterResolution.objects.filter(
        resolution__in=MISSED_INDEED, ended_at__isnull=True, theirs__check_of__void_at__isnull=True,
        theirs__day__gte=first, theirs__day__lt=last,
    )  # fmt: skip
    if follows_bodies(user):
        return rows
    offices, bodies = user.standing.organisations(*AT_THE_CENTRE), user.standing.organisations(*REFERRERS)
    return rows.filter(Q(theirs__check_of__office__in=offices) | Q(theirs__check_of__sender__in=bodies))


def missed_rows(user: User, sender: int | None, period: Period) -> QuerySet[RegisterResolution]:
    """The lines behind the figure of missed referrals: which register and line, which day, no person.

    sender: of one body, None for all. `seen` says whether the user may open the referral that was entered.
    """
    rows = missed_counted(user, period)
    if sender is not None:
        rows = rows.filter(theirs__check_of__sender__id=sender)
    around = ("theirs__check_of__sender", "referral__dossier")
    told = ("uid", "resolution", "made_at", "theirs__uid", "theirs__line", "theirs__day")
    of_check = ("from_on", "to_on", "made_at", "office", "sender__name")
    check = tuple(f"theirs__check_of__{name}" for name in of_check)
    codes = ("referral__dossier__uid", "referral__dossier__number")
    seen = is_visible_to(user, "referral__dossier")
    return rows.select_related(*around).only(*told, *check, *codes).annotate(seen=seen)
