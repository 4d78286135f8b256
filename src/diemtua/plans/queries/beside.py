"""Figures of what stands beside the cases: requests, referrals, duty, online hearings, the Council. One query."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from diemtua.accounts.models import Organisation
from diemtua.cases.models import AidRequest, Hearing
from diemtua.council.models import Decision, Meeting
from diemtua.council.queries.issued import KINDS as OF_THE_COUNCIL
from diemtua.documents.enums import PaperState
from diemtua.documents.models import Paper
from diemtua.dossiers.models import Dossier
from diemtua.duty.models import IN_FORCE, Shift
from diemtua.law.codes import Code
from diemtua.law.processes import council
from diemtua.law.processes.duty_roster import DUTY_ROSTER
from diemtua.law.processes.online_hearing_plan import ONLINE_HEARING_PLAN
from diemtua.law.vocabulary.duty import DutyMode
from diemtua.law.vocabulary.hearings import ONLINE, HearingOutcome, Venue
from diemtua.law.vocabulary.referrals import ReferralKind
from diemtua.referrals.models import Referral
from diemtua.shared.clock import VIETNAM

Offices = QuerySet[Organisation]
Moments = tuple[datetime, datetime]


@dataclass(frozen=True)
class Counted:
    """How one figure is counted. rows: its denominator; met: what of it is the numerator; part: its slices."""

    rows: Callable[[Offices, Moments, datetime], QuerySet[Any]]
    met: Q | None = None
    part: str = ""
    codes: type[Code] | None = None


def received(offices: Offices, inside: Moments, _at: datetime) -> QuerySet[AidRequest]:
    """Requests received in the period."""
    # a request is received the moment its dossier opens, and dossiers are kept by office and that moment
    opened = {"dossier__office__in": offices.values("pk"), "dossier__opened_at__range": inside}
    return AidRequest.objects.filter(**opened)


def _referrals(offices: Offices, inside: Moments, _at: datetime) -> QuerySet[Referral]:
    """What stands of what was received."""
    rows = Referral.objects.filter(dossier__office__in=offices.values("pk"), void_at=None, received_at__range=inside)
    return rows.select_related("dossier")


def _notices(offices: Offices, inside: Moments, at: datetime) -> QuerySet[Referral]:
    """Those of which it is known until when the body had to tell."""
    return _referrals(offices, inside, at).filter(notice_due_at__isnull=False)


def _shifts(offices: Offices, inside: Moments, at: datetime) -> QuerySet[Shift]:
    """Shifts in force of days that are over."""
    first, last = (each.astimezone(VIETNAM).date() for each in inside)
    days = {"day__gte": first, "day__lte": last, "day__lt": at.astimezone(VIETNAM).date()}
    rows = Shift.objects.filter(site__office__in=offices.values("pk"), layer=IN_FORCE, ended_at=None, **days)
    return rows.select_related("site", "roster__dossier")


def _online(offices: Offices, inside: Moments, _at: datetime) -> QuerySet[Hearing]:
    """Online hearings that took place."""
    held = {"venue__in": ONLINE, "outcome": HearingOutcome.HELD, "annulled_at": None, "case__annulled_at": None}
    rows = Hearing.objects.filter(case__office__in=offices.values("pk"), starts_at__range=inside, **held)
    return rows.select_related("case__dossier")


def _meetings(offices: Offices, inside: Moments, _at: datetime) -> QuerySet[Meeting]:
    """Meetings that took place."""
    held = {"dossier__state__in": (council.HELD, council.ISSUED), "void_at": None}
    rows = Meeting.objects.filter(dossier__office__in=offices.values("pk"), starts_at__range=inside, **held)
    return rows.select_related("dossier")


def _decisions(offices: Offices, inside: Moments, _at: datetime) -> QuerySet[Decision]:
    """What the Council asked for in the period and did not take back."""
    rows = Decision.objects.filter(
        dossier__office__in=offices.values("pk"), dossier__opened_at__range=inside, void_at=None
    )
    return rows.exclude(dossier__state=council.WITHDRAWN).select_related("dossier", "owner")


def _issued(kinds: Collection[str], offices: Offices, inside: Moments, _at: datetime) -> QuerySet[Paper]:
    """Numbered papers of these dossiers by their day, later superseded or not; what is void was never one."""
    first, last = (each.astimezone(VIETNAM).date() for each in inside)
    # few dossiers are of these kinds, however many cases there are
    theirs = Dossier.objects.filter(kind__in=kinds, office__in=offices.values("pk"))
    rows = Paper.objects.filter(dossier__in=theirs.values("pk"), dated_on__gte=first, dated_on__lte=last)
    return rows.exclude(state=PaperState.VOID).select_related("dossier")


BESIDE: Mapping[str, Counted] = {
    "REFERRALS": Counted(_referrals, part="kind", codes=ReferralKind),
    "NOTICES": Counted(_notices, met=Q(sent_at__lte=F("notice_due_at"))),
    "DUTY_DAYS": Counted(_shifts, met=Q(checked_in_at__isnull=False), part="site__mode", codes=DutyMode),
    "ONLINE_HEARINGS": Counted(_online, part="venue", codes=Venue),
    "COUNCIL_MEETINGS": Counted(_meetings),
    "COUNCIL_DECISIONS": Counted(_decisions, met=Q(dossier__state=council.DONE)),
    "COUNCIL_PAPERS": Counted(partial(_issued, OF_THE_COUNCIL)),
    "ROSTERS": Counted(partial(_issued, (DUTY_ROSTER.kind,))),
    "HEARING_PLANS": Counted(partial(_issued, (ONLINE_HEARING_PLAN.kind,))),
}
# requests ride along in the same question; `figures` makes their share
_ASKED: Mapping[str, Counted] = {**BESIDE, "ONLINE": Counted(received, part="channel")}
Sum = tuple[int, int]


def sums(wanted: Collection[str], offices: Offices, inside: Moments, at: datetime) -> dict[str, dict[str, Sum]]:
    """Of each figure wanted, by slice: how many are met, and how many there are. One query, none for nothing."""
    found: dict[str, dict[str, Sum]] = {code: {} for code in _ASKED if code in wanted}
    asked = [_grouped(code, offices, inside, at) for code in found]
    if asked:
        for code, part, met, whole in asked[0].union(*asked[1:], all=True):
            found[code][part] = (met, whole)
    return found


def _grouped(code: str, offices: Offices, inside: Moments, at: datetime) -> QuerySet[Any, Any]:
    counted = _ASKED[code]
    part = Cast(F(counted.part), CharField()) if counted.part else Value("", CharField())
    rows = counted.rows(offices, inside, at).select_related(None).order_by()
    met = Count("pk", filter=counted.met) if counted.met is not None else Count("pk")
    grouped = rows.annotate(figure=Value(code, CharField()), slice=part).values_list("figure", "slice")
    counts: QuerySet[Any, Any] = grouped.annotate(met=met, whole=Count("pk"))
    return counts


def rows_beside(
    code: str, offices: Offices, inside: Moments, at: datetime, *, part: str = "", whole: bool = False
) -> QuerySet[Any]:
    """The rows that were counted; `part` keeps to one slice."""
    counted = BESIDE[code]
    rows = counted.rows(offices, inside, at)
    if part:
        rows = rows.filter(**{counted.part: part}) if counted.part else rows.none()
    return rows if whole or counted.met is None else rows.filter(counted.met)
