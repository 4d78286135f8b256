"""Figures counted from the rooms below, and the very rows behind each of them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import CATEGORY_INDEX, AidRequest, Case
from diemtua.dossiers.models import Deadline
from diemtua.dossiers.queries import ids_visible_to
from diemtua.law.codes import N_
from diemtua.law.deadlines import rules
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.categories import SENSITIVE, CategoryCode
from diemtua.law.vocabulary.reception import ReceptionChannel as Channel
from diemtua.plans.enums import READERS
from diemtua.plans.indicators import INDICATORS
from diemtua.plans.queries.beside import BESIDE, Sum, received, rows_beside, sums
from diemtua.shared.clock import midnight
from diemtua.shared.encryption import blind_index

Offices = QuerySet[Organisation]
SENT = (
    Channel.PROCEEDINGS_NOTICE, Channel.COMMUNE_INTRODUCTION, Channel.TRANSFERRED_IN, Channel.CENTRAL_AUTHORITY,
    Channel.OTHER_BODY,
)  # fmt: skip
ONLINE = (Channel.PUBLIC_PORTAL, Channel.OWN_PAGE, Channel.FAX_EMAIL)
LIVE = tuple(code for code, one in INDICATORS.items() if one.live)
# the places of form, channel and category in a combination that is counted
_COUNTED = ("form", "request__channel", "category_index")
_PERSON = Coalesce("request__beneficiary__merged_into", "request__beneficiary")
PROTECTED = "PROTECTED"
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
        return midnight(self.start), midnight(self.end)


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
    """Live indicators by their code, over the offices whose plan the user reads. At most three queries."""
    offices = offices_counted(user)
    found: dict[str, Figure] = {}
    if {"CASES", "LITIGATION", "REFERRED", "GROUPS", "PEOPLE"} & set(wanted):
        counts, people = _counts_and_people(_accepted(offices, period))
        found |= _of_accepted(counts) | {"PEOPLE": Figure(people)}
    if "ON_TIME" in wanted:
        found["ON_TIME"] = _on_time(_judged(offices, period, at))
    beside = sums(wanted, offices, _inside(period), at)
    if "ONLINE" in beside:
        by_channel: dict[tuple[str, ...], int] = {
            (channel,): whole for channel, (_met, whole) in beside.pop("ONLINE").items()
        }
        found["ONLINE"] = _share(by_channel, lambda codes: codes[0] in ONLINE, parts=_parts(by_channel, 0, ONLINE))
    return found | {code: _figure_beside(code, by_part) for code, by_part in beside.items()}


def _figure_beside(code: str, by_part: Mapping[str, Sum]) -> Figure:
    """A share where something can be met, a plain count otherwise."""
    counted = BESIDE[code]
    labels = {each.value: each.label for each in counted.codes or ()}
    share = counted.met is not None
    parts = tuple(
        Part(part, label, by_part[part][0], by_part[part][1] if share else None)
        for part, label in labels.items() if part in by_part
    )  # fmt: skip
    met, whole = (sum(each[place] for each in by_part.values()) for place in (0, 1))
    return Figure(met, whole if share else None, parts)


def _of_accepted(counts: Mapping[tuple[str, ...], int]) -> dict[str, Figure]:
    """What the accepted cases tell, from their numbers by form and channel."""
    return {
        "CASES": Figure(sum(counts.values()), parts=_parts(counts, 0, AidForm)),
        "LITIGATION": _share(counts, lambda codes: codes[0] == AidForm.LITIGATION),
        "REFERRED": _share(counts, lambda codes: codes[1] in SENT, parts=_parts(counts, 1, SENT)),
        "GROUPS": Figure(sum(counts.values()), parts=_groups(counts)),
    }


def _groups(counts: Mapping[tuple[str, ...], int]) -> tuple[Part, ...]:
    """Groups of beneficiaries that have a case. Those the law hides are one group, whichever they are."""
    by_index: dict[str, int] = {}
    for combination, number in counts.items():
        by_index[combination[2]] = by_index.get(combination[2], 0) + number
    open_ones = [code for code in CategoryCode if code not in SENSITIVE]
    parts = [Part(code.value, code.label, by_index.get(_index(code), 0)) for code in open_ones]
    hidden = sum(by_index.get(_index(code), 0) for code in SENSITIVE)
    return tuple(part for part in (*parts, Part(PROTECTED, N_("Diện được bảo mật"), hidden)) if part.numerator)


def _index(code: CategoryCode) -> str:
    return blind_index(code.value, CATEGORY_INDEX)


def offices_counted(user: User) -> QuerySet[Organisation]:
    """The offices where the user reads the plan, and what stands under them: a Department's Centre and its branches.

    Stands inside the questions that count, so it costs no query of its own.
    """
    own = user.standing.organisations(*READERS)
    under = Q(pk__in=own) | Q(parent__in=own) | Q(parent__parent__in=own)
    return Organisation.objects.filter(under)


def rows_behind(
    user: User, code: str, period: Period, at: datetime, *, part: str = "", whole: bool = False
) -> QuerySet[Any]:
    """What a figure counted, cases, requests or clocks: its numerator, or with `whole` its denominator.

    `part` keeps to one slice. Rows tell numbers, codes and days, never names: counting is no right to open a file.
    A slice of the groups keeps to what the reader may see anyway: a number in it would tell somebody's category.
    KeyError for an unknown code.
    """
    if code in BESIDE:
        return rows_beside(code, offices_counted(user), _inside(period), at, part=part, whole=whole)
    rows = _ROWS[code](offices_counted(user), period, at, part, whole)
    tells_category = code == "GROUPS" and part
    return rows.filter(dossier__in=ids_visible_to(user)) if tells_category else rows


def _accepted(offices: Offices, period: Period) -> QuerySet[Case]:
    """Cases that stand in the register, by the moment of acceptance."""
    return Case.objects.filter(office__in=offices.values("pk"), annulled_at=None, accepted_at__range=_inside(period))


def _judged(offices: Offices, period: Period, at: datetime) -> QuerySet[Deadline]:
    """Clocks of the office, started in the period, that were met or whose time has passed."""
    return Deadline.objects.filter(
        Q(met_at__isnull=False) | Q(due_at__lt=at),
        dossier__office__in=offices.values("pk"), started_at__range=_inside(period),
        cancelled_at=None, external=False, at_once=False, due_at__isnull=False,
    )  # fmt: skip


def _inside(period: Period) -> tuple[datetime, datetime]:
    start, end = period.moments()
    return start, end - timedelta(microseconds=1)


def _counts_and_people(accepted: QuerySet[Any]) -> tuple[dict[tuple[str, ...], int], int]:
    """Cases by combination of codes, and how many different people they helped. One query."""
    whole = accepted.order_by().annotate(whole=Value(1)).values("whole")
    people = Subquery(whole.annotate(number=Count(_PERSON, distinct=True)).values("number"))
    rows = list(accepted.order_by().values_list(*_COUNTED).annotate(number=Count("pk"), people=people))
    return {tuple(codes): number for *codes, number, _people in rows}, rows[0][-1] if rows else 0


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


def _case_rows(offices: Offices, period: Period, _at: datetime, part: str, _whole: bool) -> QuerySet[Case]:
    accepted = _cases(offices, period)
    return accepted.filter(form=part) if part else accepted


def _people_rows(offices: Offices, period: Period, _at: datetime, _part: str, _whole: bool) -> QuerySet[Case]:
    """One case for each person, the first written."""
    firsts = _accepted(offices, period).order_by().values(person=_PERSON).annotate(first=Min("pk"))
    return _cases(offices, period).filter(pk__in=firsts.values("first"))


def _group_rows(offices: Offices, period: Period, _at: datetime, part: str, _whole: bool) -> QuerySet[Case]:
    accepted = _cases(offices, period)
    codes = SENSITIVE if part == PROTECTED else [code for code in CategoryCode if code == part]
    return accepted.filter(category_index__in=[_index(code) for code in codes]) if part else accepted


def _litigation_rows(offices: Offices, period: Period, _at: datetime, _part: str, whole: bool) -> QuerySet[Case]:
    accepted = _cases(offices, period)
    return accepted if whole else accepted.filter(form=AidForm.LITIGATION)


def _referred_rows(offices: Offices, period: Period, _at: datetime, part: str, whole: bool) -> QuerySet[Case]:
    accepted = _cases(offices, period)
    return accepted if whole else accepted.filter(request__channel__in=_chosen(SENT, part))


def _online_rows(offices: Offices, period: Period, _at: datetime, part: str, whole: bool) -> QuerySet[AidRequest]:
    rows = received(offices, _inside(period), _at).select_related("dossier")
    return rows if whole else rows.filter(channel__in=_chosen(ONLINE, part))


def _cases(offices: Offices, period: Period) -> QuerySet[Case]:
    return _accepted(offices, period).select_related("dossier")


def _chosen(channels: Iterable[Channel], part: str) -> list[Channel]:
    return [channel for channel in channels if not part or channel == part]


def _clock_rows(offices: Offices, period: Period, at: datetime, part: str, whole: bool) -> QuerySet[Deadline]:
    judged = _judged(offices, period, at)
    judged = judged.filter(rule=part) if part else judged
    return (judged if whole else judged.filter(IN_TIME)).select_related("dossier")


_ROWS: Mapping[str, Callable[[Offices, Period, datetime, str, bool], QuerySet[Any]]] = {
    "CASES": _case_rows,
    "PEOPLE": _people_rows,
    "GROUPS": _group_rows,
    "LITIGATION": _litigation_rows,
    "REFERRED": _referred_rows,
    "ONLINE": _online_rows,
    "ON_TIME": _clock_rows,
}
