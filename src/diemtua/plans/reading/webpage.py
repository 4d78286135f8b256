"""Web pages: what their paragraphs and table rows say, whatever their tags; scripts and menus are left out."""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from diemtua.plans.reading.values import Block, Line, Row
from diemtua.shared.vietnamese import tidy

_SILENT = ["script", "style", "noscript", "template", "nav", "head", "svg", "button", "select"]
_BLOCKS = """
address article aside blockquote body br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p
pre section table tbody td tfoot th thead tr ul
"""
_BREAKING = frozenset(_BLOCKS.split())
_WIDEST = 30


def blocks(content: bytes) -> list[Block]:
    """The blocks of an .html file."""
    page = BeautifulSoup(content, "lxml")
    for silent in page.find_all(_SILENT):
        silent.decompose()
    return list(_blocks(page))


def _blocks(page: Tag) -> Iterator[Block]:
    words: list[str] = []
    for node in _leaves(page):
        if isinstance(node, str):
            words.append(node)
            continue
        if line := tidy("".join(words)):
            yield Line(line)
        words = []
        if _is_data_table(node):
            yield from _rows(node)


def _leaves(node: PageElement) -> Iterator[str | Tag]:
    """Words and, between them, the tags that break a paragraph. A table is one leaf."""
    if not isinstance(node, Tag):
        yield str(node) if type(node) is NavigableString else ""
        return
    breaking = node.name in _BREAKING
    if breaking:
        yield node
    if not _is_data_table(node):
        for child in node.children:
            yield from _leaves(child)
        if breaking:
            yield Tag(name="br")


def _is_data_table(node: Tag) -> bool:
    """A table of rows and columns; a page laid out in tables has one column, or tables inside."""
    if node.name != "table" or node.find("table") is not None:
        return False
    return any(len(row.find_all(["td", "th"])) > 1 for row in node.find_all("tr"))


def _rows(table: Tag) -> Iterator[Row]:
    """Rows laid on the grid: what a cell above covers is None, what one to the left covers is empty."""
    covered: dict[int, int] = {}
    for line in table.find_all("tr"):
        cells: list[str | None] = []
        for cell in line.find_all(["td", "th"]):
            _pass_covered(cells, covered)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for place in range(len(cells), len(cells) + width):
                covered[place] = height - 1
            cells += [tidy(cell.get_text(" ")), *[""] * (width - 1)]
        _pass_covered(cells, covered)
        if any(cells):
            yield Row(tuple(cells))


def _pass_covered(cells: list[str | None], covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append(None)


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return max(1, min(int(value), _WIDEST)) if value.isascii() and value.isdigit() else 1
