"""Times, queries and bytes of one page."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from django.db import connection

from bench.pages import Measured
from bench.reviewed import statements
from bench.sets import LARGE, SMALL, Sets
from bench.weights import text_of, weight

WARM, TIMES = 3, 40
_NOT_COUNTED = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)", re.IGNORECASE)
_FRAGMENT = re.compile(r'<[^>]*hx-get="([^"]+)"[^>]*>')
Statement = tuple[str, Any]


@dataclass
class Result:
    """Milliseconds, counts and bytes of one page in the large set.

    growth: how much slower than in the small set. few: its queries there. bare: its reviewed SQL; own: the statements
    of its question.
    """

    name: str
    post: bool
    public: bool
    median: float
    p95: float
    growth: float
    bare: float
    own: float | None
    queries: int
    few: int
    bytes: int
    first_visit: int = 0
    next_visit: int = 0

    def as_dict(self) -> dict[str, Any]:
        """For the report."""
        return asdict(self)


def measured(sets: Sets, of: Mapping[str, Measured]) -> Result:
    """Everything about one page, ends at the large set."""
    few, _bytes = _counted(sets, SMALL, of[SMALL])
    queries, size = _counted(sets, LARGE, of[LARGE])
    times = _in_turns(sets, of)
    page = of[LARGE]
    first, following = weight(page.path, page.client) if page.public else (0, 0)
    bare, own = compared(page)
    return Result(
        name=page.name, post=page.posts is not None, public=page.public, median=median(times[LARGE]),
        p95=p95(times[LARGE]), growth=growth(times[SMALL], times[LARGE]), bare=bare, own=own, queries=queries, few=few,
        bytes=size, first_visit=first, next_visit=following,
    )  # fmt: skip


def growth(small: Sequence[float], large: Sequence[float]) -> float:
    """The middle one of the ratios of every turn: what disturbs a turn disturbs one ratio."""
    return median(more / less for less, more in zip(small, large, strict=True))


def _counted(sets: Sets, size: str, page: Measured) -> tuple[int, int]:
    """Queries with those of its fragments, and bytes; the first time it is opened does not count."""
    sets.turn_to(size)
    page.prepare()
    page.open()
    page.prepare()
    with recorded() as asked:
        response = page.open()
    return len(asked) + _of_fragments(page, response), len(response.content)


def _in_turns(sets: Sets, of: Mapping[str, Measured]) -> dict[str, list[float]]:
    """Milliseconds of the page opened in the small set, in the large, in the small …"""
    times: dict[str, list[float]] = {SMALL: [], LARGE: []}
    for _turn in range(WARM + TIMES):
        for size, page in of.items():
            sets.turn_to(size)
            page.prepare()
            times[size].append(timed_once(page.open))
    return {size: took[WARM:] for size, took in times.items()}


def timed(do: Callable[[], Any], *, before: Callable[[], Any] = lambda: None) -> list[float]:
    """Milliseconds of each of many runs, after a few that do not count."""
    times = []
    for place in range(WARM + TIMES):
        before()
        took = timed_once(do)
        if place >= WARM:
            times.append(took)
    return times


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20)[18]


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Every statement that asks or changes something, with its parameters."""
    found: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not _NOT_COUNTED.match(sql):
            found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def compared(page: Measured) -> tuple[float, float | None]:
    """Milliseconds of the reviewed SQL, and of the statements of the room's own question run as barely, in turns."""
    reviewed = [(sql, page.params) for sql in statements(page.sql)]
    if page.ask is None:
        return median(timed(lambda: _run(reviewed))), None
    with recorded() as asked:
        page.ask()
    ours: list[float] = []
    theirs = timed(lambda: _run(reviewed), before=lambda: ours.append(timed_once(lambda: _run(asked))))
    return median(theirs), median(ours[WARM:])


def timed_once(do: Callable[[], Any]) -> float:
    """Milliseconds of one run."""
    start = perf_counter()
    do()
    return (perf_counter() - start) * 1000


def _run(statements: list[Statement]) -> None:
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            cursor.fetchall()


def _of_fragments(page: Measured, response: Any) -> int:
    """Queries of what the page loads by itself once it is open."""
    addresses = [
        each[1] for each in _FRAGMENT.finditer(text_of(response)) if re.search(r"\b(load|revealed)\b", each[0])
    ]
    with recorded() as asked:
        for address in addresses:
            page.client.get(address)
    return len(asked)
