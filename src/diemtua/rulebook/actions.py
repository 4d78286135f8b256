"""Correcting the rulebook. Every change is journalled with its reason; a change of the calendar is announced."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from diemtua.law import calendar as law_calendar
from diemtua.law import deadlines, figures, parameters
from diemtua.law.vocabulary.areas import AreaKind
from diemtua.law.vocabulary.clocks import DayKind
from diemtua.rulebook import models
from diemtua.rulebook.enums import FIRST_PERIODS, FIRST_VALUES, DayStatus, ParameterKey, Part
from diemtua.rulebook.permissions import Person
from diemtua.rulebook.queries import calendar_of_rows
from diemtua.shared.vietnamese import tidy

P = ParamSpec("P")
R = TypeVar("R")

# sent inside the transaction of the change, with calendar (law.calendar.Calendar), at (datetime) and by (who)
calendar_changed = Signal()


class CorrectionNotPossible(Exception):
    """A correction of the rulebook cannot be made; the message says in Vietnamese how to mend it."""


class DayAlreadyListed(CorrectionNotPossible):
    """The calendar already says something of that day."""

    def __init__(self, on: date) -> None:
        super().__init__(_("Ngày %(day)s đã có trong lịch. Hãy sửa dòng đó.") % {"day": law_calendar.long(on)})


class SwapNeedsWeekend(CorrectionNotPossible):
    """Working to make up for a day off happens on a day that is otherwise off."""

    def __init__(self, on: date) -> None:
        super().__init__(
            _("%(day)s không phải thứ Bảy hay Chủ nhật nên không thể là ngày làm bù.") % {"day": law_calendar.long(on)}
        )


class HoursNotReadable(CorrectionNotPossible):
    """Office hours are not spans that follow one another."""

    def __init__(self) -> None:
        super().__init__(_("Ghi giờ làm việc như “07:00-11:00, 13:00-17:00”, buổi sau không chồng lên buổi trước."))


class ValueStartsTooEarly(CorrectionNotPossible):
    """A new value or list must start after the one it replaces."""

    def __init__(self, on: date) -> None:
        super().__init__(
            _("Phải bắt đầu sau ngày %(day)s, ngày bắt đầu của giá trị hoặc danh sách đang dùng.")
            % {"day": law_calendar.long(on)}
        )


@dataclass(frozen=True)
class Correction:
    """Who corrects, when and why. by is None where the package itself fills an empty rulebook."""

    by: Person | None
    at: datetime
    reason: str


def _correcting(change: Callable[P, R]) -> Callable[P, R]:
    """One transaction, and one corrector at a time: a version must be the digest of all rows, not of those that
    one of two saw."""

    @wraps(change)
    def alone(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            models.CalendarVersion.objects.select_for_update().first()
            return change(*args, **kwargs)

    return alone


@dataclass(frozen=True)
class DayGiven:
    """What a person says of a day."""

    on: date
    kind: DayKind
    name: str
    document: str
    status: DayStatus = DayStatus.OFFICIAL

    @property
    def words(self) -> str:
        """For the journal: `02/01/2026: Nghỉ hoán đổi (Công văn …)`."""
        return f"{law_calendar.long(self.on)}: {self.name} ({self.kind.label}; {self.document}; {self.status.label})"


@_correcting
def add_day(given: DayGiven, correction: Correction) -> models.CalendarDay:
    """A day the calendar said nothing of. DayAlreadyListed, SwapNeedsWeekend."""
    _refuse_impossible(given, models.CalendarDay.objects.filter(date=given.on).exists())
    row = models.CalendarDay.objects.create(**_columns(given))
    _journal(Part.DAY, f"Thêm {given.words}", correction)
    _announce(correction)
    return row


@_correcting
def correct_day(row: models.CalendarDay, given: DayGiven, correction: Correction) -> None:
    """Say something else of a listed day, or move it. DayAlreadyListed, SwapNeedsWeekend."""
    others = models.CalendarDay.objects.exclude(pk=row.pk)
    _refuse_impossible(given, others.filter(date=given.on).exists())
    before = _given(row).words
    for name, value in _columns(given).items():
        setattr(row, name, value)
    row.save()
    _journal(Part.DAY, f"Sửa {before} thành {given.words}", correction)
    _announce(correction)


@_correcting
def remove_day(row: models.CalendarDay, correction: Correction) -> None:
    """Let the weekday speak again."""
    _journal(Part.DAY, f"Bỏ {_given(row).words}", correction)
    row.delete()
    _announce(correction)


@_correcting
def import_days(days: Sequence[DayGiven], correction: Correction) -> int:
    """Add the days and correct those already listed, all or none; returns how many changed. SwapNeedsWeekend."""
    rows = {row.date: row for row in models.CalendarDay.objects.filter(date__in=[each.on for each in days])}
    changed = [each for each in days if each.on not in rows or _given(rows[each.on]) != each]
    for each in changed:
        _refuse_impossible(each, listed=False)
        models.CalendarDay.objects.update_or_create(date=each.on, defaults=_columns(each))
        _journal(Part.DAY, f"Nhập {each.words}", correction)
    if changed:
        _announce(correction)
    return len(changed)


def _refuse_impossible(given: DayGiven, listed: bool) -> None:
    if listed:
        raise DayAlreadyListed(given.on)
    if given.kind is DayKind.SWAP_WORK and not law_calendar.is_weekend(given.on):
        raise SwapNeedsWeekend(given.on)


def _columns(given: DayGiven) -> dict[str, object]:
    return {
        "date": given.on,
        "kind": given.kind,
        "name": tidy(given.name),
        "document": tidy(given.document),
        "status": given.status,
    }


def _given(row: models.CalendarDay) -> DayGiven:
    return DayGiven(row.date, DayKind(row.kind), row.name, row.document, DayStatus(row.status))


@_correcting
def set_hours(valid_from: date, spans: str, document: str, correction: Correction) -> models.OfficeHours:
    """The timetable from a day on; one that starts the same day is replaced. HoursNotReadable."""
    try:
        law_calendar.read_spans(spans.split(","))
    except ValueError as error:
        raise HoursNotReadable from error
    values = {"spans": tidy(spans), "document": tidy(document)}
    row, _made = models.OfficeHours.objects.update_or_create(valid_from=valid_from, defaults=values)
    _journal(Part.HOURS, f"Từ {law_calendar.long(valid_from)}: {row.spans} ({row.document})", correction)
    _announce(correction)
    return row


@_correcting
def set_parameter(
    key: ParameterKey, value: int, valid_from: date, document: str, correction: Correction, *, confirmed: bool = False
) -> models.Parameter:
    """A value from a day on; it ends the one before. confirmed: compared with the document. ValueStartsTooEarly."""
    last = models.Parameter.objects.filter(key=key).order_by("-valid_from").first()
    if last and last.valid_from >= valid_from:
        raise ValueStartsTooEarly(last.valid_from)
    models.Parameter.objects.filter(key=key, valid_to__isnull=True).update(valid_to=valid_from)
    row = models.Parameter.objects.create(
        key=key, value=value, confirmed=confirmed, valid_from=valid_from, document=tidy(document)
    )
    _journal(Part.PARAMETER, f"{key.label}: {value} từ {law_calendar.long(valid_from)} ({row.document})", correction)
    if key.clock:
        _announce(correction)
    return row


@_correcting
def add_area_list(kind: AreaKind, valid_from: date, document: str, correction: Correction) -> models.SpecialAreaList:
    """A newly decided list, still to be taken in; it ends the one of its kind before. ValueStartsTooEarly."""
    before = models.SpecialAreaList.objects.filter(kind=kind)
    last = before.order_by("-valid_from").first()
    if last and last.valid_from >= valid_from:
        raise ValueStartsTooEarly(last.valid_from)
    before.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)).update(valid_to=valid_from)
    row = models.SpecialAreaList.objects.create(kind=kind, valid_from=valid_from, document=tidy(document))
    _journal(Part.AREAS, f"{row.document}: danh sách mới từ {law_calendar.long(valid_from)}", correction)
    return row


@dataclass(frozen=True)
class AreaGiven:
    """A commune of a list; whole is False where only some of its hamlets are meant."""

    place_code: str
    name: str = ""
    whole: bool = True


@_correcting
def load_areas(area_list: models.SpecialAreaList, areas: Iterable[AreaGiven], correction: Correction) -> int:
    """Take in all communes of a list, in place of those it had; from then on it can say no. Returns how many."""
    rows = [
        models.SpecialArea(list=area_list, place_code=one.place_code, name=one.name, whole=one.whole) for one in areas
    ]
    area_list.areas.all().delete()
    models.SpecialArea.objects.bulk_create(rows)
    area_list.loaded = True
    area_list.save(update_fields=["loaded"])
    _journal(Part.AREAS, f"{area_list.document}: nhập {len(rows)} xã", correction)
    return len(rows)


@_correcting
def confirm_instrument(key: str, confirmed: bool, how: str, on: date, correction: Correction) -> None:
    """Record that an instrument's text was compared, and with what came out."""
    values = {"confirmed": confirmed, "how": tidy(how), "checked_on": on}
    models.InstrumentStatus.objects.update_or_create(key=key, defaults=values)
    words = "đã đối chiếu" if confirmed else "chưa đối chiếu được"
    _journal(Part.INSTRUMENT, f"{key}: {words} ({values['how']})", correction)


@_correcting
def correct_figure(line: figures.Line, valid_from: date, document: str, correction: Correction) -> models.FigureLine:
    """What a line of a report says and counts from a day on; it ends what was said before. ValueStartsTooEarly."""
    before = models.FigureLine.objects.filter(key=line.key)
    last = before.order_by("-valid_from").first()
    if last and last.valid_from >= valid_from:
        raise ValueStartsTooEarly(last.valid_from)
    before.filter(valid_to__isnull=True).update(valid_to=valid_from)
    said = {name: tidy(getattr(line, name)) for name in ("heading", "label", "unit")}
    row = models.FigureLine.objects.create(
        key=line.key, order=line.order, confirmed=line.confirmed, lists=line.lists, document=tidy(document),
        valid_from=valid_from, **said,
    )  # fmt: skip
    counted = "; ".join(f"{name}: {', '.join(codes)}" for name, codes in row.lists.items())
    words = f"{line.key}: {row.label} từ {law_calendar.long(valid_from)} ({row.document}) {counted}"
    _journal(Part.FIGURE, words, correction)
    return row


@_correcting
def seed(at: datetime) -> int:
    """Fill what the office has nothing of yet from law: years without days, first hours, values, empty area lists.

    Returns how many rows came; running it again adds nothing, and what was corrected stays.
    """
    added = _seed_days() + _seed_hours() + _seed_parameters(at.date()) + _seed_area_lists()
    if added:
        correction = Correction(None, at, "Nạp dữ liệu ban đầu")
        _journal(Part.DAY, f"Nạp {added} dòng từ phần mềm", correction)
        _announce(correction)
    return added


def _seed_days() -> int:
    carried = law_calendar.seed()
    known = {first.year for first in models.CalendarDay.objects.dates("date", "year")}
    days = [*carried.days_off.values(), *carried.working_days.values()]
    rows = [models.CalendarDay(**_columns(_from_law(day))) for day in days if day.on.year not in known]
    return len(models.CalendarDay.objects.bulk_create(rows))


def _from_law(day: law_calendar.SpecialDay) -> DayGiven:
    status = DayStatus.PROJECTED if day.projected else DayStatus.OFFICIAL
    return DayGiven(day.on, day.kind, day.name, day.document, status)


def _seed_hours() -> int:
    if models.OfficeHours.objects.exists():
        return 0
    rows = [
        models.OfficeHours(valid_from=each.valid_from, spans=each.words, document=each.document)
        for each in law_calendar.seed().hours
    ]
    return len(models.OfficeHours.objects.bulk_create(rows))


def _seed_parameters(on: date) -> int:
    if models.Parameter.objects.exists():
        return 0
    amounts = parameters.load("office")["amounts"]["base_salary"]
    ends = [row["valid_from"] for row in amounts[1:]] + [None]
    rows = [
        models.Parameter(key=ParameterKey.BASE_SALARY, valid_to=end, **row)
        for row, end in zip(amounts, ends, strict=True)
    ]
    for key in ParameterKey:
        if key.clock:
            rule = deadlines.rule(key.clock, on)
            rows.append(
                models.Parameter(
                    key=key, value=rule.length, valid_from=rule.valid_from, document=str(_("Mục tiêu của cơ quan"))
                )
            )
    own = str(_("Mục tiêu của cơ quan"))
    rows += [
        models.Parameter(key=key, value=value, valid_from=rows[0].valid_from, document=own)
        for key, value in FIRST_VALUES.items()
    ]
    first = str(_("Lựa chọn ban đầu của cơ quan"))
    rows += [
        models.Parameter(key=key, value=value, valid_from=rows[0].valid_from, document=first)
        for key, value in FIRST_PERIODS.items()
    ]
    return len(models.Parameter.objects.bulk_create(rows))


def _seed_area_lists() -> int:
    if models.SpecialAreaList.objects.exists():
        return 0
    rows = [models.SpecialAreaList(**row) for row in parameters.load("office")["area_lists"]]
    return len(models.SpecialAreaList.objects.bulk_create(rows))


def _journal(part: Part, what: str, correction: Correction) -> None:
    by = correction.by
    models.RulebookChange.objects.create(
        part=part,
        what=what[:300],
        reason=tidy(correction.reason),
        at=correction.at,
        by_id=by.pk if by else None,
        by_name=by.full_name if by else "Điểm Tựa",
    )


def _announce(correction: Correction) -> None:
    """Store the new version and tell the rooms above, inside the same transaction."""
    calendar = calendar_of_rows()
    models.CalendarVersion.objects.update_or_create(pk=1, defaults={"digest": calendar.version})
    calendar_changed.send(sender=models.CalendarDay, calendar=calendar, at=correction.at, by=correction.by)
