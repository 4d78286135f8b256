"""No age, length, unit, hour or date of the law may move by one step without a scenario noticing.

Each leaf of law/parameters/*.yaml and law/sources.yaml is moved in memory, one at a time; the tables are built
anew and the scenarios run, those that name the same rule first, until one fails.
"""

import copy
import pathlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from diemtua.law import parameters
from diemtua.law.vocabulary.clocks import Unit
from tests.law.scenarios import Scenario, scenarios

Path = tuple[str | int, ...]
SPAN = re.compile(r"\d\d:\d\d-\d\d:\d\d")
NEXT_UNIT = {
    Unit.WORKING_DAYS: Unit.DAYS, Unit.DAYS: Unit.WORKING_DAYS, Unit.HOURS: Unit.WORKING_HOURS,
    Unit.WORKING_HOURS: Unit.HOURS, Unit.MINUTES: Unit.WORKING_MINUTES, Unit.WORKING_MINUTES: Unit.MINUTES,
    Unit.MONTHS: Unit.DAYS,
}  # fmt: skip


NAMES = [*sorted(path.stem for path in pathlib.Path(parameters.__path__[0]).glob("*.yaml")), "sources"]


def documents() -> dict[str, Any]:
    return {name: parameters.load(name) for name in NAMES}


def leaves(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a document that is not a mapping or a list, with the way to it."""
    if isinstance(node, Mapping):
        pairs: Iterator[tuple[Any, Any]] = iter(node.items())
    elif isinstance(node, list):
        pairs = iter(enumerate(node))
    else:
        yield path, node
        return
    for key, value in pairs:
        yield from leaves(value, (*path, key))


def moved(path: Path, value: Any) -> list[Any]:
    """The leaf one step to either side; nothing for words."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int):
        return [value - 1, value + 1]
    if isinstance(value, date):
        return [value - timedelta(days=1), value + timedelta(days=1)]
    if path[-1] == "unit":
        return [NEXT_UNIT[Unit(value)].value]
    return list(_moved_spans(value)) if isinstance(value, str) and SPAN.fullmatch(value) else []


def _moved_spans(span: str) -> Iterator[str]:
    for index in (0, 1):
        marks = span.split("-")
        later = datetime.combine(date.min, time.fromisoformat(marks[index])) + timedelta(minutes=1)
        marks[index] = f"{later:%H:%M}"
        yield "-".join(marks)


MUTATIONS = [
    (name, path, value, step)
    for name, document in documents().items()
    for path, value in leaves(document)
    for step in moved(path, value)
]


@contextmanager
def mutated(name: str, path: Path, step: Any) -> Iterator[None]:
    """The law with one leaf moved: tables cached from the documents are built anew, and again afterwards."""
    true = documents()
    document = copy.deepcopy(true[name])
    node = document
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = step
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parameters, "load", lambda asked: document if asked == name else true[asked])
        _forget()
        yield
    _forget()


def _forget() -> None:
    for forget in _caches():
        forget()


def _caches() -> Iterator[Callable[[], None]]:
    for name, module in list(sys.modules.items()):
        if name.startswith("diemtua.law") and name != parameters.__name__:
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear"):
                    yield thing.cache_clear


def codes(document: Any, path: Path) -> set[str]:
    """The codes of the rows on the way to a leaf, as scenarios write them."""
    found = set()
    for key in path:
        document = document[key]
        if isinstance(document, Mapping) and "code" in document:
            found.add(str(document["code"]).replace("dd", "đ"))
    return found


def by_nearness(name: str, path: Path, value: Any) -> list[Scenario]:
    """Scenarios of the document's own kinds first, then those that speak of the same rule, code or year: most
    steps are noticed by the first few."""
    near = {key for key in path if isinstance(key, str)} | codes(parameters.load(name), path)
    if isinstance(value, date):
        near |= {str(value.year), f"{value:%d/%m/%Y}"}
    own = OWN_KINDS.get(name, set())
    ranked = sorted(SPOKEN, key=lambda spoken: (spoken[1].kind not in own, -len(near & spoken[0])))
    return [scenario for _, scenario in ranked]


OWN_KINDS = {
    "calendar": {"lịch", "giờ làm việc"},
    "office": {"lương cơ sở", "danh sách vùng"},
    "sources": {"văn bản"},
    "council": {"hội đồng"},
    "deadlines": {"thời hạn", "bảng"},
}
SPOKEN = [
    ({str(part) for path, value in leaves(scenario.told) for part in (*path, value)}, scenario)
    for scenario in scenarios()
]


def noticed(found: list[Scenario]) -> bool:
    """Whether some scenario fails; tables that can no longer be built at all are noticed too."""
    for scenario in found:
        try:
            scenario.run()
        except Exception:
            return True
    return False


@pytest.mark.parametrize("name", sorted({name for name, *_ in MUTATIONS}))
def test_every_step_in_the_law_fails_a_scenario(name: str) -> None:
    unnoticed = []
    for document, path, value, step in MUTATIONS:
        if document == name:
            with mutated(document, path, step):
                if not noticed(by_nearness(name, path, value)):
                    unnoticed.append((*path, f"{value} → {step}"))
    assert unnoticed == []


def test_law_is_itself_again_after_a_step() -> None:
    name, path, _, step = MUTATIONS[0]
    with mutated(name, path, step):
        pass
    assert [scenario.title for scenario in scenarios() if noticed([scenario])] == []


def test_every_unit_and_length_is_moved() -> None:
    """The harness itself: what it moves is what a reader would call a number or a date."""
    document = {
        "T": [{"unit": "WD", "length": 3, "valid_from": date(2018, 1, 1), "spans": ["07:00-11:00"], "on": True}]
    }
    steps = [step for path, value in leaves(document) for step in moved(path, value)]
    assert steps == ["D", 2, 4, date(2017, 12, 31), date(2018, 1, 2), "07:01-11:00", "07:00-11:01"]
