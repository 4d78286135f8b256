"""Questions about places. None of them is about a person, so none asks for the reader."""

from collections import deque
from collections.abc import Iterable
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from diemtua.places.enums import COMMUNE_KINDS, PROVINCE_KINDS
from diemtua.places.models import Unit, UnitSuccession
from diemtua.shared.periods import in_force
from diemtua.shared.vietnamese import fold, tidy


def units_on(on: date, parent: Unit | None = None, kinds: Iterable[str] = ()) -> QuerySet[Unit]:
    """Units that exist on the day, in Vietnamese order: all, those right under `parent`, those of some kinds."""
    found = Unit.objects.filter(in_force(on)).order_by("sort_key", "pk")
    if parent is not None:
        found = found.filter(parent=parent)
    return found.filter(kind__in=list(kinds)) if kinds else found


def communes_on(on: date, province_code: str) -> QuerySet[Unit]:
    """Communes of a province, whether right under it (since 2025-07-01) or under its districts."""
    within = Q(parent__code=province_code) | Q(parent__parent__code=province_code)
    return units_on(on, kinds=COMMUNE_KINDS).filter(within)


def province_of(unit: Unit | None, on: date) -> int | None:
    """The id of the province in which a unit lies; None where that province is gone on the day."""
    place = unit
    while place is not None and place.kind not in PROVINCE_KINDS:
        place = place.parent
    return place.pk if place is not None and (place.valid_to is None or place.valid_to > on) else None


def became(unit: Unit, on: date) -> list[Unit]:
    """What the unit is on the day: itself, its one successor, or several among which a person must be asked.

    Empty where nothing is known (a district that was abolished, or a day before the unit ended elsewhere).
    """
    found, seen, waiting = [], {unit.pk}, deque([unit])
    while waiting:
        place = waiting.popleft()
        if place.valid_to is None or place.valid_to > on:
            found.append(place)
            continue
        steps = UnitSuccession.objects.filter(old=place).select_related("new").order_by("new__sort_key")
        fresh = [step.new for step in steps if step.new.pk not in seen]
        seen.update(new.pk for new in fresh)
        waiting.extend(fresh)
    return found


def search(text: str, on: date, kinds: Iterable[str] = COMMUNE_KINDS, limit: int = 20) -> list[Unit]:
    """Units of the day whose name holds the words, without marks; the exact spelling first."""
    words = tidy(text)
    rank = Case(
        When(full_name__iexact=words, then=Value(0)),
        When(full_name__endswith=words, then=Value(1)),
        When(folded__endswith=fold(words), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    found = units_on(on, kinds=kinds).filter(folded__contains=fold(words)).annotate(rank=rank)
    return list(found.select_related("parent__parent").order_by("rank", "sort_key", "pk")[:limit])
