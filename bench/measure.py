"""Times, queries and bytes of one page."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from django.db import connection

from bench.pages import Measured
from bench.reviewed import statements
from bench.weights import text_of, weight

WARM, TIMES = 3, 40
_YARD = "Trợ giúp pháp lý " * 400
_NOT_COUNTED = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)", re.IGNORECASE)
_FRAGMENT = re.compile(r'<[^>]*hx-get="([^"]+)"[^>]*>')
Statement = tuple[str, Any]


@dataclass
class Result:
    """Milliseconds, counts and bytes of one page at one size. bare: its SQL; own: its question's statements.

    best: the fastest run, for growth: what else the machine does can only add to it. yardstick: the fastest run of the
    same fixed work between the page's turns, for a machine that is slower at one time than at another.
    """

    name: str
    post: bool
    public: bool
    median: float
    p95: float
    best: float
    yardstick: float
    bare: float
    own: float | None
    queries: int
    bytes: int
    first_visit: int = 0
    next_visit: int = 0

    def as_dict(self) -> dict[str, Any]:
        """For the report."""
        return asdict(self)


def measured(page: Measured) -> Result:
    """Everything about one page."""
    page.prepare()
    response = page.open()
    page.prepare()
    with recorded() as asked:
        page.open()
    yard: list[float] = []
    times = timed(page.open, before=lambda: _turn(page, yard))
    first, following = weight(page.path, page.client) if page.public else (0, 0)
    bare, own = compared(page)
    return Result(
        name=page.name, post=page.posts is not None, public=page.public, median=median(times), p95=p95(times),
        best=min(times), yardstick=min(yard), bare=bare, own=own, queries=len(asked) + _of_fragments(page, response),
        bytes=len(response.content), first_visit=first, next_visit=following,
    )  # fmt: skip


def _turn(page: Measured, yard: list[float]) -> None:
    page.prepare()
    yard.append(_yardstick())


def timed(do: Callable[[], Any], *, before: Callable[[], Any] = lambda: None) -> list[float]:
    """Milliseconds of each of many runs, after a few that do not count."""
    times = []
    for place in range(WARM + TIMES):
        before()
        took = timed_once(do)
        if place >= WARM:
            times.append(took)
    return times


def _yardstick() -> float:
    """Milliseconds of folding and hashing the same words: nothing but the processor."""

    def fold() -> None:
        for _ in range(20):
            hashlib.sha256(unicodedata.normalize("NFD", _YARD).casefold().encode()).hexdigest()

    return timed_once(fold)


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
