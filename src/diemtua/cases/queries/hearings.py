"""Questions about hearings: of a case, of a calendar, of a feed, and which of them somebody must be reminded of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import organisations_on
from diemtua.cases.enums import HearingStage
from diemtua.cases.models import ConnectionTest, Hearing, HearingReminder
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import choices, dossiers_visible_to, ids_visible_to, is_visible_to, nameable, show_at
from diemtua.law import deadlines
from diemtua.law.calendar import Calendar
from diemtua.law.processes.online_hearing_plan import ONLINE_HEARING_PLAN
from diemtua.law.vocabulary.hearings import ONLINE, HearingKind
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import calendar_in_force, own_value
from diemtua.shared.clock import VIETNAM, today
from diemtua.workforce.models import Engagement

HOLDING = (
    OrganisationKind.COURT, OrganisationKind.PROCURACY, OrganisationKind.INVESTIGATION, OrganisationKind.POLICE,
    OrganisationKind.DETENTION, OrganisationKind.MILITARY,
)  # fmt: skip
FEED_LOOKS_BACK = timedelta(days=90)
show_at(ONLINE_HEARING_PLAN.kind, "cases:hearing-plan")
WITHOUT_OUTCOME, ONLINE_ONLY = "chua-co-ket-qua", "truc-tuyen"


def hearings_visible_to(user: User) -> QuerySet[Hearing]:
    """Every hearing of a case the user may see."""
    return Hearing.objects.filter(is_visible_to(user, "case__dossier"), annulled_at__isnull=True)


def hearings_of(user: User, dossier: Dossier) -> QuerySet[Hearing]:
    """Hearings of a case with the tests of their connections, next first."""
    visible = Hearing.objects.filter(case__dossier=dossier, case__dossier__in=ids_visible_to(user))
    rows = visible.filter(annulled_at__isnull=True).select_related("court").prefetch_related(_standing_tests())
    return rows.order_by("starts_at", "id")


def _standing_tests() -> Prefetch[Any]:
    standing = ConnectionTest.objects.filter(annulled_at__isnull=True).select_related("tested_by")
    return Prefetch("tests", queryset=standing, to_attr="standing_tests")


def calendar_of(user: User, start: datetime, end: datetime, wanted: Mapping[str, Any]) -> QuerySet[Hearing]:
    """Hearings in [start, end) under the filters of the page: who attends, which office, how, without outcome."""
    rows = hearings_visible_to(user).filter(starts_at__gte=start, starts_at__lt=end)
    if wanted.get("who"):
        rows = rows.filter(case__dossier__owner=wanted["who"])
    if wanted.get("office"):
        rows = rows.filter(case__office=wanted["office"])
    if wanted.get("show") == WITHOUT_OUTCOME:
        rows = rows.filter(outcome="")
    if wanted.get("show") == ONLINE_ONLY:
        rows = rows.filter(venue__in=sorted(ONLINE))
    related = rows.select_related("case__dossier__owner", "court").prefetch_related(_standing_tests())
    return related.order_by("starts_at", "id")


def people_in_calendar(user: User, start: datetime, end: datetime) -> QuerySet[User]:
    """Who attends a hearing of these days that the user may see."""
    seen = hearings_visible_to(user).filter(starts_at__gte=start, starts_at__lt=end)
    return User.objects.filter(pk__in=seen.values("case__dossier__owner")).order_by("sort_key", "pk")


def hearings_for_feed(user: User, at: datetime) -> QuerySet[Hearing]:
    """What a practitioner's own calendar shows: hearings of cases the user does now, cancelled ones too."""
    engaged = Engagement.objects.filter(dossier=OuterRef("case__dossier"), practitioner__user=user, to_at__isnull=True)
    rows = Hearing.objects.filter(is_visible_to(user, "case__dossier"), starts_at__gte=at - FEED_LOOKS_BACK)
    own = rows.filter(Q(case__dossier__owner=user) | Exists(engaged))
    return own.select_related("case__dossier", "court").order_by("starts_at", "id")


def online_hearings_between(office: Organisation, start: datetime, end: datetime) -> QuerySet[Hearing]:
    """Online hearings of an office's cases that are to come in a period, for its plan."""
    rows = Hearing.objects.filter(
        case__office=office, venue__in=sorted(ONLINE), outcome="", annulled_at__isnull=True, starts_at__gte=start,
        starts_at__lt=end,
    )  # fmt: skip
    related = rows.select_related("case__dossier__owner", "court").prefetch_related(_standing_tests())
    return related.order_by("starts_at", "id")


def plans_visible_to(user: User) -> QuerySet[Dossier]:
    """Plans of online hearings, the newest first."""
    rows = dossiers_visible_to(user).filter(kind=ONLINE_HEARING_PLAN.kind)
    return rows.order_by("-opened_at", "-pk")


@dataclass(frozen=True)
class Notice:
    """The court's duty to tell of a hearing (T22). due_at: the last moment that is in time. is_late: it came after
    that, or did not come and should have."""

    due_at: datetime
    came_at: datetime | None
    is_late: bool
    trace: tuple[str, ...]


def notice_of(hearing: Hearing, calendar: Calendar, at: datetime) -> Notice | None:
    """The court's duty for one hearing; none for what is no trial, or before the circular was in force."""
    if hearing.kind != HearingKind.TRIAL:
        return None
    try:
        rule = deadlines.rule("T22", localdate(hearing.starts_at))
    except deadlines.RuleNotInForce:
        return None
    facts = {"simplified_procedure": hearing.simplified}
    due = deadlines.due(rule, hearing.starts_at, calendar=calendar, facts=facts)
    return Notice(due.at, hearing.notice_at, (hearing.notice_at or at) > due.at, due.trace)


def described(hearings: Iterable[Hearing], at: datetime) -> list[tuple[Hearing, Notice | None]]:
    """Each hearing with the court's duty to tell of it; the calendar of working days is asked once."""
    calendar = calendar_in_force()
    return [(hearing, notice_of(hearing, calendar, at)) for hearing in hearings]


def reminders_due(at: datetime) -> list[tuple[Hearing, HearingStage]]:
    """Hearings to come of which somebody must be reminded now, each with the latest stage that has come."""
    rows = Hearing.objects.filter(starts_at__gt=at, starts_at__lt=at + timedelta(days=2), outcome="")
    told = set(HearingReminder.objects.filter(hearing__in=rows).values_list("hearing", "stage"))
    standing = rows.filter(annulled_at__isnull=True).select_related("case__dossier__owner", "court")
    found = [(hearing, _stage(hearing, at)) for hearing in standing.order_by("starts_at", "id")]
    return [(hearing, stage) for hearing, stage in found if stage is not None and (hearing.pk, stage) not in told]


def _stage(hearing: Hearing, at: datetime) -> HearingStage | None:
    """The stage of reminding whose moment has come."""
    day = localdate(hearing.starts_at)
    if at >= _at_hour(hearing, 0, own_value(ParameterKey.HEARING_MORNING_HOUR, day)):
        return HearingStage.MORNING
    if at >= _at_hour(hearing, 1, own_value(ParameterKey.HEARING_EVE_HOUR, day)):
        return HearingStage.EVE
    return None


def _at_hour(hearing: Hearing, days_before: int, hour: int) -> datetime:
    day = localdate(hearing.starts_at) - timedelta(days=days_before)
    return datetime.combine(day, time(min(hour, 23)), VIETNAM)


def attending(hearing: Hearing) -> QuerySet[User]:
    """Accounts of those who do the case."""
    engaged = Engagement.objects.filter(dossier=hearing.case.dossier_id, to_at__isnull=True)
    doing = Q(pk__in=engaged.values("practitioner__user")) | Q(pk=hearing.case.dossier.owner_id)
    return User.objects.filter(doing, is_active=True)


@choices("hearing")
def hearings_without_outcome(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Hearings whose result is not recorded."""
    return _named(_open(dossier))


@choices("hearing_without_notice")
def hearings_without_notice(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Hearings of which the court did not tell yet."""
    return _named(_open(dossier).filter(notice_at__isnull=True))


@choices("online_hearing")
def open_online_hearings(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Online hearings to come."""
    return _named(_open(dossier).filter(venue__in=sorted(ONLINE)))


def _open(dossier: Dossier) -> QuerySet[Hearing]:
    return Hearing.objects.filter(case__dossier=dossier, outcome="", annulled_at__isnull=True).order_by("starts_at")


def _named(rows: Iterable[Hearing]) -> list[tuple[int, str]]:
    return [(row.pk, f"{localtime(row.starts_at):%H:%M %d/%m/%Y} · {kind_words(row)} · {row.place}") for row in rows]


def kind_words(hearing: Hearing) -> str:
    """What takes place, in the reader's language."""
    return _(HearingKind(hearing.kind).label)


@choices("hearing_body")
def hearing_bodies(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Courts first, then the other bodies that hold hearings, sessions and meetings."""
    bodies = organisations_on(today(), HOLDING)
    return [(body.pk, body.name) for body in sorted(bodies, key=lambda body: body.kind != OrganisationKind.COURT)]


@nameable("hearing_body")
def nameable_bodies(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    """Any body: a paper book may name one that has ended since."""
    return Organisation.objects.filter(pk__in=asked).values_list("pk", flat=True)
