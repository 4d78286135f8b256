"""Questions about places. None of them is about a person, so none asks for the reader."""

from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from diemtua.places.enums import COMMUNE_KINDS, DISTRICT_KINDS, PROVINCE_KINDS, Nearness
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


def communes_offered(on: date, province_code: str = "", current: Unit | None = None) -> list[tuple[int, str]]:
    """Communes of the day to choose from, of a province where one is given; with the one that stands now even where
    it is gone since."""
    units = communes_on(on, province_code) if province_code else units_on(on, kinds=COMMUNE_KINDS)
    rows = list(units.values_list("pk", "full_name"))
    if current is not None and current.pk not in dict(rows):
        rows.append((current.pk, current.full_name))
    return rows


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


@dataclass(frozen=True)
class _Reach:
    """Ids of what a commune is or went into whole, of the districts and provinces it was made of, of its provinces
    today; empty where not known."""

    communes: frozenset[int]
    districts: frozenset[int]
    provinces: frozenset[int]
    provinces_now: frozenset[int]

    def nearness(self, other: "_Reach") -> Nearness:
        """Communes of 2025 come of several districts: one in common is near."""
        if self.communes & other.communes:
            return Nearness.SAME_COMMUNE
        if self.districts & other.districts:
            return Nearness.SAME_DISTRICT
        if self.provinces & other.provinces:
            return Nearness.SAME_PROVINCE
        apart = self.provinces and other.provinces
        return Nearness.ELSEWHERE if apart or _disjoint(self.provinces_now, other.provinces_now) else Nearness.UNKNOWN


def _disjoint(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other) and not one & other


def nearness_to(home: int | None, communes: Collection[int]) -> dict[int, Nearness]:
    """How near each of these communes lies to that one, by id; empty where the home is not known."""
    if home is None:
        return {}
    return {commune: near for (_home, commune), near in nearness_between({home}, communes).items()}


def nearness_between(homes: Collection[int], communes: Collection[int]) -> dict[tuple[int, int], Nearness]:
    """How near each of these communes lies to each of those, by both ids, whether they are of today or of before
    2025-07-01. Two queries whatever the number; none where there is nothing to compare."""
    if not homes or not communes:
        return {}
    units = list(Unit.objects.filter(pk__in={*homes, *communes}).select_related("parent__parent"))
    ids = [unit.pk for unit in units]
    steps = UnitSuccession.objects.filter(Q(old__in=ids) | Q(new__in=ids))
    known = list(steps.select_related("old__parent__parent", "new__parent"))
    reach = {unit.pk: _reach(unit, known) for unit in units}
    return {(home, pk): reach[home].nearness(reach[pk]) for home in homes for pk in communes}


def _reach(unit: Unit, steps: Collection[UnitSuccession]) -> _Reach:
    into = [step for step in steps if step.old_id == unit.pk]
    origins = [step.old for step in steps if step.new_id == unit.pk] or [unit]
    districts = [origin.parent for origin in origins if origin.parent and origin.parent.kind in DISTRICT_KINDS]
    today = _provinces([step.new for step in into] or [unit])
    # a province that the resolution of 2025 left as it was is its own former province
    unchanged = {province.pk for province in today if province.valid_from is None and province.valid_to is None}
    return _Reach(
        communes=frozenset({unit.pk, *(step.new_id for step in into if not step.partial)}),
        districts=frozenset(district.pk for district in districts),
        provinces=frozenset(district.parent_id for district in districts if district.parent_id) or frozenset(unchanged),
        provinces_now=frozenset(province.pk for province in today),
    )


def _provinces(units: Iterable[Unit]) -> list[Unit]:
    return [unit.parent for unit in units if unit.parent and unit.parent.kind in PROVINCE_KINDS]
