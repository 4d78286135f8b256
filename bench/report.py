"""The figures as tables, each beside its bar."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

GET_QUERIES, POST_QUERIES = 12, 30
GROWTH, OWN_STATEMENTS = 1.3, 1.5
FIRST_VISIT, NEXT_VISIT = 80_000, 15_000
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
HEAD = ("page", "median", "p95 ÷ median", "queries", "bytes, gzip", "page ÷ bare SQL", "own SQL ÷ bare", "growth")


def report(results: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Markdown lines."""
    for result in results:
        yield from _of_database(result)


def failures(results: Sequence[Mapping[str, Any]]) -> list[str]:
    """Every bar that was not kept."""
    return [
        f"{NAMES[result['database']]}: {large['name']}: {words}"
        for result in results
        for small, large in _pairs(result)
        for words, kept in _bars(small, large)
        if not kept
    ]


def _pairs(result: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    small, large = result["sizes"]
    return zip(small["pages"], large["pages"], strict=True)


def _of_database(result: Mapping[str, Any]) -> Iterator[str]:
    small, large = result["sizes"]
    yield f"## {NAMES[result['database']]}: {small['cases']:,} and {large['cases']:,} cases\n".replace(",", " ")
    yield f"| {' | '.join(HEAD)} | bars |"
    yield f"|---|{'---:|' * (len(HEAD) - 1)}---|"
    fastest = min(page["median"] for page in large["pages"])
    for one, other in _pairs(result):
        yield _line(one, other, fastest)
    yield ""
    yield from _weights(large["pages"])
    yield from _load(result["load"])


def _line(small: Mapping[str, Any], large: Mapping[str, Any], fastest: float) -> str:
    own = f"{large['own'] / large['bare']:.2f}" if large["own"] else "–"
    cells = (
        large["name"], f"{large['median'] / fastest:.1f}", f"{large['p95'] / large['median']:.2f}", large["queries"],
        large["bytes"], f"{large['median'] / large['bare']:.1f}", own, f"{growth(small, large):.2f}",
    )  # fmt: skip
    missed = [words for words, kept in _bars(small, large) if not kept]
    return f"| {' | '.join(str(cell) for cell in cells)} | {'; '.join(missed) or 'pass'} |"


def growth(small: Mapping[str, Any], large: Mapping[str, Any]) -> float:
    """How much slower the same page of the same reader is among ten times the cases, both told in yardsticks."""
    return float(large["best"] / large["yardstick"] / (small["best"] / small["yardstick"]))


def _bars(small: Mapping[str, Any], large: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    most = POST_QUERIES if large["post"] else GET_QUERIES
    yield f"{large['queries']} queries > {most}", large["queries"] <= most
    yield f"growth {growth(small, large):.2f} > {GROWTH}", growth(small, large) <= GROWTH
    yield f"queries grew by {large['queries'] - small['queries']}", large["queries"] <= small["queries"]
    if large["own"]:
        times = large["own"] / large["bare"]
        yield f"own SQL {times:.2f} > {OWN_STATEMENTS}", times <= OWN_STATEMENTS
    if large["public"]:
        yield f"first visit {large['first_visit']} B > {FIRST_VISIT}", large["first_visit"] <= FIRST_VISIT
        yield f"next visit {large['next_visit']} B > {NEXT_VISIT}", large["next_visit"] <= NEXT_VISIT


def _weights(pages: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for page in pages:
        if page["public"]:
            yield f"- {page['name']}: {page['first_visit']} bytes on the first visit, {page['next_visit']} on the next"


def _load(load: Mapping[str, float]) -> Iterator[str]:
    times, rate = load["page_p95"] / load["bare_p95"], load["page_rate"] / load["bare_rate"]
    yield f"- 16 clients without think time on the case list of one practitioner: p95 is **{times:.1f} times** that of"
    yield f"  a bare Django view of the same rows; it answers {rate:.2f} times as many requests"
    yield ""
