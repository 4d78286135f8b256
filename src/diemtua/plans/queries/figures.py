"""Figures counted from the rooms below, and the very rows behind each of them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.fields.json import KT

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Deadline, Dossier
from diemtua.law.deadlines import rules
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.reception import ReceptionChannel as Channel
from diemtua.plans.enums import READERS
from diemtua.plans.indicators import INDICATORS
from diemtua.shared.clock import VIETNAM

_ACCEPTING = ("AcceptRequest", "AcceptUrgently")
SENT = (
    Channel.PROCEEDINGS_NOTICE, Channel.COMMUNE_INTRODUCTION, Channel.TRANSFERRED_IN, Channel.CENTRAL_AUTHORITY,
    Channel.OTHER_BODY,
)  # fmt: skip
ONLINE = (Channel.PUBLIC_PORTAL, Channel.OWN_PAGE, Channel.FAX_EMAIL)
LIVE = tuple(code for code, one in INDICATORS.items() if one.live)
IN_TIME = Q(met_at__lte=F("due_at"))


@dataclass(frozen=True)
class Period:
    """Days [start, end)."""

    start: date
    end: date

    @property
    def last(self) -> date:
        """The last day in it."""
        return self.end - timedelta(days=1)

    def moments(self) -> tuple[datetime, datetime]:
        """The same in moments of Vietnam."""
        return tuple(datetime.combine(day, time(), VIETNAM) for day in (self.start, self.end))  # type: ignore[return-value]


@dataclass(frozen=True)
class Part:
    """A slice of a figure: one form, one channel, one clock."""

    code: str
    label: str
    numerator: int
    denominator: int | None = None


@dataclass(frozen=True)
class Figure:
    """An indicator's value in a period. denominator is None for a plain count."""

    numerator: int
    denominator: int | None = None
    parts: tuple[Part, ...] = ()

    @property
    def percent(self) -> float | None:
        """The share in percent; None without anything to divide by."""
        return 100 * self.numerator / self.denominator if self.denominator else None


def figures(user: User, period: Period, at: datetime, wanted: Collection[str] = LIVE) -> Mapping[str, Figure]:
    """Live indicators by their code, over the offices whose plan the user reads. At most four queries."""
    offices = offices_counted(user)
    found: dict[str, Figure] = {}
    if {"CASES", "LITIGATION", "REFERRED"} & set(wanted):
        found |= _of_accepted(_counts(_accepted(offices, period), "form", "channel"))
    if "ONLINE" in wanted:
        received = _counts(_received(offices, period), "channel")
        found["ONLINE"] = _share(received, lambda codes: codes[0] in ONLINE, parts=_parts(received, 0, ONLINE))
    if "ON_TIME" in wanted:
        found["ON_TIME"] = _on_time(_judged(offices, period, at))
    return found


def _of_accepted(counts: Mapping[tuple[str, ...], int]) -> dict[str, Figure]:
    """What the accepted cases tell, from their numbers by form and channel."""
    return {
        "CASES": Figure(sum(counts.values()), parts=_parts(counts, 0, AidForm)),
        "LITIGATION": _share(counts, lambda codes: codes[0] == AidForm.LITIGATION),
        "REFERRED": _share(counts, lambda codes: codes[1] in SENT, parts=_parts(counts, 1, SENT)),
    }


def offices_counted(user: User) -> list[int]:
    """The offices where the user reads the plan, and what stands under them: a Department's Centre and its branches."""
    own = user.standing.organisations(*READERS)
    under = Q(pk__in=own) | Q(parent__in=own) | Q(parent__parent__in=own)
    return list(Organisation.objects.filter(under).values_list("pk", flat=True))


def rows_behind(
    user: User, code: str, period: Period, at: datetime, *, part: str = "", whole: bool = False
) -> QuerySet[Dossier] | QuerySet[Deadline]:
    """What a figure counted: its numerator, or with `whole` its denominator; `part` keeps to one slice.

    Rows tell numbers, codes and days, never names: counting is no right to open a file. KeyError for an unknown code.
    """
    return _ROWS[code](offices_counted(user), period, at, part, whole)


def _of_kind(offices: Iterable[int]) -> QuerySet[Dossier]:
    return Dossier.objects.filter(kind=LEGAL_AID_CASE.kind, office__in=list(offices))


def _accepted(offices: Iterable[int], period: Period) -> QuerySet[Dossier]:
    """Cases that stand in the register, by the moment of acceptance."""
    return _of_kind(offices).filter(
        register_lines__struck_at=None,
        register_lines__entry__act__in=_ACCEPTING,
        register_lines__entry__occurred_at__range=_inside(period),
    )


def _received(offices: Iterable[int], period: Period) -> QuerySet[Dossier]:
    return _of_kind(offices).filter(opened_at__range=_inside(period))


def _judged(offices: Iterable[int], period: Period, at: datetime) -> QuerySet[Deadline]:
    """Clocks of the office, started in the period, that were met or whose time has passed."""
    return Deadline.objects.filter(
        Q(met_at__isnull=False) | Q(due_at__lt=at),
        dossier__office__in=list(offices), started_at__range=_inside(period),
        cancelled_at=None, external=False, at_once=False, due_at__isnull=False,
    )  # fmt: skip


def _inside(period: Period) -> tuple[datetime, datetime]:
    start, end = period.moments()
    return start, end - timedelta(microseconds=1)


def _counts(rows: QuerySet[Dossier], *names: str) -> dict[tuple[str, ...], int]:
    """How many dossiers have each combination of facts. One query."""
    keyed: QuerySet[Any] = rows.order_by().annotate(**{name: KT(f"facts__{name}") for name in names})
    counted = keyed.values_list(*names).annotate(number=Count("pk"))
    return {tuple(code or "" for code in codes): number for *codes, number in counted}


def _parts(counts: Mapping[tuple[str, ...], int], place: int, codes: Iterable[Any]) -> tuple[Part, ...]:
    def number(code: str) -> int:
        return sum(count for combination, count in counts.items() if combination[place] == code)

    return tuple(Part(code.value, code.label, number(code)) for code in codes)


def _share(
    counts: Mapping[tuple[str, ...], int], wanted: Callable[[tuple[str, ...]], bool], parts: tuple[Part, ...] = ()
) -> Figure:
    inside = sum(number for codes, number in counts.items() if wanted(codes))
    return Figure(inside, sum(counts.values()), parts)


def _on_time(judged: QuerySet[Deadline]) -> Figure:
    counted = judged.order_by().values("rule").annotate(all=Count("pk"), met=Count("pk", filter=IN_TIME))
    rows = sorted(counted, key=lambda row: row["rule"])
    parts = tuple(Part(row["rule"], duty_of(row["rule"]), row["met"], row["all"]) for row in rows)
    return Figure(sum(part.numerator for part in parts), sum(part.denominator or 0 for part in parts), parts)


def duty_of(rule: str) -> str:
    """What a clock obliges to, in the words of its newest version."""
    versions = rules().get(rule)
    return versions[-1].duty if versions else rule


def _case_rows(offices: list[int], period: Period, _at: datetime, part: str, _whole: bool) -> QuerySet[Dossier]:
    accepted = _accepted(offices, period)
    return accepted.filter(facts__form=part) if part else accepted


def _litigation_rows(offices: list[int], period: Period, _at: datetime, _part: str, whole: bool) -> QuerySet[Dossier]:
    accepted = _accepted(offices, period)
    return accepted if whole else accepted.filter(facts__form=AidForm.LITIGATION.value)


def _by_channel(rows: QuerySet[Dossier], channels: Iterable[Channel], part: str, whole: bool) -> QuerySet[Dossier]:
    wanted = [channel.value for channel in channels if not part or channel == part]
    return rows if whole else rows.filter(facts__channel__in=wanted)


def _referred_rows(offices: list[int], period: Period, _at: datetime, part: str, whole: bool) -> QuerySet[Dossier]:
    return _by_channel(_accepted(offices, period), SENT, part, whole)


def _online_rows(offices: list[int], period: Period, _at: datetime, part: str, whole: bool) -> QuerySet[Dossier]:
    return _by_channel(_received(offices, period), ONLINE, part, whole)


def _clock_rows(offices: list[int], period: Period, at: datetime, part: str, whole: bool) -> QuerySet[Deadline]:
    judged = _judged(offices, period, at)
    judged = judged.filter(rule=part) if part else judged
    return (judged if whole else judged.filter(IN_TIME)).select_related("dossier__office")


_ROWS: Mapping[str, Callable[[list[int], Period, datetime, str, bool], QuerySet[Any]]] = {
    "CASES": _case_rows,
    "LITIGATION": _litigation_rows,
    "REFERRED": _referred_rows,
    "ONLINE": _online_rows,
    "ON_TIME": _clock_rows,
}
