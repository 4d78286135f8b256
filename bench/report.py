"""The figures as tables, each beside its bar."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench import record

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
        f"{NAMES[result['database']]}: {name}: {words}"
        for result in results
        for name, words, kept in [*_bars_of_pages(result), *_bar_of_load(result)]
        if not kept
    ]


def _bars_of_pages(result: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    return ((page["name"], words, kept) for page in result["pages"] for words, kept in _bars(page))


def _of_database(result: Mapping[str, Any]) -> Iterator[str]:
    small, large = (f"{result['cases'][size]:,}".replace(",", " ") for size in ("small", "large"))
    yield f"## {NAMES[result['database']]}: {small} and {large} cases\n"
    yield f"| {' | '.join(HEAD)} | bars |"
    yield f"|---|{'---:|' * (len(HEAD) - 1)}---|"
    fastest = min(page["median"] for page in result["pages"])
    for page in result["pages"]:
        yield _line(page, fastest)
    yield ""
    yield from _weights(result["pages"])
    yield from _load(result)


def _line(page: Mapping[str, Any], fastest: float) -> str:
    own = f"{page['own'] / page['bare']:.2f}" if page["own"] else "–"
    cells = (
        page["name"], f"{page['median'] / fastest:.1f}", f"{page['p95'] / page['median']:.2f}", page["queries"],
        page["bytes"], f"{page['median'] / page['bare']:.1f}", own, f"{page['growth']:.2f}",
    )  # fmt: skip
    missed = [words for words, kept in _bars(page) if not kept]
    return f"| {' | '.join(str(cell) for cell in cells)} | {'; '.join(missed) or 'pass'} |"


def _bars(page: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    most = POST_QUERIES if page["post"] else GET_QUERIES
    yield f"{page['queries']} queries > {most}", page["queries"] <= most
    yield f"growth {page['growth']:.2f} > {GROWTH}", page["growth"] <= GROWTH
    yield f"queries grew by {page['queries'] - page['few']}", page["queries"] <= page["few"]
    if page["own"]:
        times = page["own"] / page["bare"]
        yield f"own SQL {times:.2f} > {OWN_STATEMENTS}", times <= OWN_STATEMENTS
    if page["public"]:
        yield f"first visit {page['first_visit']} B > {FIRST_VISIT}", page["first_visit"] <= FIRST_VISIT
        yield f"next visit {page['next_visit']} B > {NEXT_VISIT}", page["next_visit"] <= NEXT_VISIT


def _weights(pages: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for page in pages:
        if page["public"]:
            yield f"- {page['name']}: {page['first_visit']} bytes on the first visit, {page['next_visit']} on the next"


def _load(result: Mapping[str, Any]) -> Iterator[str]:
    lowest = record.lowest(result)
    known = f" (lowest recorded: {lowest:.1f})" if lowest else ""
    yield "- 16 clients without think time on the case list of one practitioner: p95 is"
    yield f"  **{record.multiple(result):.1f} times**{known} that of a bare Django view of the same rows;"
    yield f"  it answers {result['load']['rate']:.2f} times as many requests"
    yield ""


def _bar_of_load(result: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    times, lowest = record.multiple(result), record.lowest(result)
    if lowest:
        words = f"p95 {times:.1f} times that of the bare view, lowest recorded {lowest:.1f}"
        yield "16 clients", words, times <= lowest * record.TOLERANCE
