"""Questions about rules an office keeps. None of them is about a person, so none asks for the reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet, Subquery

from diemtua.law import figures
from diemtua.law.calendar import Calendar, OfficeHours, SpecialDay, build, read_spans, seed
from diemtua.law.citations import Source, sources
from diemtua.law.eligibility import Lists, SpecialAreaList
from diemtua.law.vocabulary.clocks import DayKind
from diemtua.law.vocabulary.retention import Kept
from diemtua.rulebook import models
from diemtua.rulebook.enums import FIRST_VALUES, DayStatus, ParameterKey, period_key
from diemtua.shared.periods import in_force


def calendar_in_force() -> Calendar:
    """The calendar as the office keeps it; the one law carries until the office has its own.

    One query where this process has met the version before.
    """
    return calendar_of_version(models.CalendarVersion.objects.values_list("digest", flat=True).first())


def calendar_version() -> Subquery:
    """The version of the calendar in force, for `calendar_of_version`: read with rows that are counted by it."""
    return Subquery(models.CalendarVersion.objects.order_by("pk").values("digest")[:1])


def calendar_of_version(version: str | None) -> Calendar:
    """The calendar in force, whose version was read a moment ago. No query where this process has met it before."""
    return _calendar(version) if version else seed()


@lru_cache(maxsize=4)
def _calendar(_digest: str) -> Calendar:
    return calendar_of_rows()


def calendar_of_rows() -> Calendar:
    """The calendar built anew from its rows; three queries."""
    days = [_day(row) for row in models.CalendarDay.objects.all()]
    hours = [
        OfficeHours(row.valid_from, read_spans(row.spans.split(",")), row.document)
        for row in models.OfficeHours.objects.all()
    ]
    return build(days, hours, own_targets())


def _day(row: models.CalendarDay) -> SpecialDay:
    projected = row.status == DayStatus.PROJECTED
    return SpecialDay(row.date, DayKind(row.kind), row.name, row.document, projected=projected)


def own_targets() -> dict[str, int]:
    """Minutes by rule: the values that have no end."""
    rows = models.Parameter.objects.filter(valid_to__isnull=True).values_list("key", "value")
    targets = {ParameterKey(key).clock: value for key, value in rows}
    return {rule: minutes for rule, minutes in targets.items() if rule}


def days_of(year: int) -> QuerySet[models.CalendarDay]:
    """The special days of a year, in order."""
    return models.CalendarDay.objects.filter(date__year=year)


def day_of(pk: int) -> models.CalendarDay:
    """One special day. Raises CalendarDay.DoesNotExist."""
    return models.CalendarDay.objects.get(pk=pk)


def years() -> list[int]:
    """Years that have special days, latest first."""
    return [first.year for first in models.CalendarDay.objects.dates("date", "year", order="DESC")]


def hours() -> QuerySet[models.OfficeHours]:
    """Every timetable, latest first."""
    return models.OfficeHours.objects.order_by("-valid_from")


def parameter(key: ParameterKey, on: date) -> int | None:
    """The value in force on a day; None where none is known."""
    return models.Parameter.objects.filter(in_force(on), key=key).values_list("value", flat=True).first()


def own_value(key: ParameterKey, on: date) -> int:
    """A value that is the office's own choice; the first one where none was set."""
    found = parameter(key, on)
    return FIRST_VALUES[key] if found is None else found


def own_values(keys: Iterable[ParameterKey], on: date) -> dict[ParameterKey, int]:
    """`own_value` of several keys, in one query."""
    wanted = list(keys)
    found = dict(models.Parameter.objects.filter(in_force(on), key__in=wanted).values_list("key", "value"))
    return {key: found.get(key.value, FIRST_VALUES[key]) for key in wanted}


def period_kept(what: Kept, on: date) -> models.Parameter | None:
    """For how many months, by which value; None where none is set, or nought, which keeps it."""
    return models.Parameter.objects.filter(in_force(on), key=period_key(what), value__gt=0).first()


def parameters() -> QuerySet[models.Parameter]:
    """Every value, by key, latest first."""
    return models.Parameter.objects.order_by("key", "-valid_from")


def lists_in_force() -> Lists:
    """Every dated list as the rules of eligibility take them; two queries."""
    codes: dict[int, dict[bool, set[str]]] = {}
    for owner, code, wholly in models.SpecialArea.objects.values_list("list_id", "place_code", "whole"):
        codes.setdefault(owner, {True: set(), False: set()})[wholly].add(code)
    return Lists(tuple(_list(row, codes.get(row.pk, {})) for row in models.SpecialAreaList.objects.all()))


def _list(row: models.SpecialAreaList, codes: Mapping[bool, set[str]]) -> SpecialAreaList:
    whole, partly = frozenset(codes.get(True, ())), frozenset(codes.get(False, ()))
    return SpecialAreaList(row.valid_from, row.valid_to, whole, partly, row.loaded)


def area_lists() -> QuerySet[models.SpecialAreaList]:
    """Every list, latest first."""
    return models.SpecialAreaList.objects.all()


def area_list(pk: int) -> models.SpecialAreaList:
    """One list. Raises SpecialAreaList.DoesNotExist."""
    return models.SpecialAreaList.objects.get(pk=pk)


def areas_of(area_list: models.SpecialAreaList) -> QuerySet[models.SpecialArea]:
    """The communes of a list, by code."""
    return area_list.areas.order_by("place_code")


@dataclass(frozen=True)
class Instrument:
    """An instrument with what is known of its text: by the package, or by the office's own comparison."""

    source: Source
    confirmed: bool
    how: str
    checked_on: date | None


def instruments() -> Mapping[str, Instrument]:
    """Every instrument the rules cite, by key; one query."""
    checked = {row.key: row for row in models.InstrumentStatus.objects.all()}
    return {key: _instrument(source, checked.get(key)) for key, source in sources().items()}


@dataclass(frozen=True)
class FigureNow:
    """A line of a report; document, since: where the office corrected it."""

    line: figures.Line
    document: str
    since: date | None


def _instrument(source: Source, row: models.InstrumentStatus | None) -> Instrument:
    if row is None:
        return Instrument(source, source.confirmed, source.how, None)
    return Instrument(source, row.confirmed, row.how, row.checked_on)


def figure_lines(on: date) -> dict[str, FigureNow]:
    """Every line of the reports as it stands on the day, by key; one query."""
    own = {row.key: row for row in models.FigureLine.objects.filter(in_force(on))}
    return {key: _figure(line, own.get(key)) for key, line in figures.lines().items()}


def _figure(line: figures.Line, row: models.FigureLine | None) -> FigureNow:
    if row is None:
        return FigureNow(line, "", None)
    said = {name: getattr(row, name) for name in ("order", "heading", "label", "unit", "confirmed")}
    return FigureNow(replace(line, **said, where={**line.where, **row.lists}), row.document, row.valid_from)


def changes() -> QuerySet[models.RulebookChange]:
    """The journal of corrections, latest first."""
    return models.RulebookChange.objects.all()
