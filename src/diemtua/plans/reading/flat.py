"""Plain text whose tables were flattened: cells end with a bar, a bar alone opens a row or is an empty cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diemtua.plans.reading.columns import COLUMNS, is_header, is_number, is_subheader, role, roman, spread
from diemtua.plans.reading.values import Block, Finding, FindingKind, Line, Row
from diemtua.shared.vietnamese import tidy

_LOOK_AHEAD = 8


@dataclass(frozen=True)
class Text:
    """Words that no bar closes."""

    text: str


@dataclass(frozen=True)
class Cell:
    """Words closed by a bar."""

    text: str


@dataclass(frozen=True)
class Bars:
    """A line, or the end of one, of nothing but bars."""

    count: int


Token = Text | Cell | Bars | Row


def tokens(text: str) -> Iterator[Token]:
    """The document as words, cells, bars and whole rows."""
    for raw in text.splitlines():
        line = tidy(raw)
        if "\t" in raw.strip():
            yield Row(tuple(tidy(cell) for cell in raw.strip("\r\n").split("\t")))
        elif line and not line.strip("| "):
            yield Bars(line.count("|"))
        elif re.fullmatch(r"\|.+\|.*\|", line):
            yield Row(tuple(cell.strip() for cell in line[1:-1].split("|")))
        elif line:
            yield from _cells(line)


def _cells(line: str) -> Iterator[Token]:
    words = line.rstrip("| ")
    *closed, last = [part.strip() for part in words.split("|")]
    yield from (Cell(part) for part in closed if part)
    after = line[len(words) :].count("|")
    yield Cell(last) if after else Text(last)
    if after > 1:
        yield Bars(after - 1)


def blocks(text: str) -> tuple[list[Block], list[Finding]]:
    """Paragraphs and rows of a plain text, and what had to be pieced together."""
    stream = list(tokens(text))
    start = next((place for place in range(len(stream)) if _opens_annex(stream, place)), None)
    if start is None:
        return _outside(stream), []
    table = _Table(stream[start:])
    found = table.read()
    return [*_outside(stream[:start]), *found], table.findings


def _outside(stream: Sequence[Token]) -> list[Block]:
    return [token if isinstance(token, Row) else Line(token.text) for token in stream if not isinstance(token, Bars)]


def _opens_annex(stream: Sequence[Token], place: int) -> bool:
    token = stream[place]
    if not isinstance(token, Cell) or not role(token.text):
        return False
    near = [token.text for token in stream[place : place + _LOOK_AHEAD] if isinstance(token, Cell)]
    return is_header(near)


@dataclass
class _Table:
    """Puts the cells of a flattened annex back into rows."""

    stream: Sequence[Token]
    findings: list[Finding] = field(default_factory=list)
    done: list[Block] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    width: int = len(COLUMNS)

    def read(self) -> list[Block]:
        first = self._header()
        for place in range(first, len(self.stream)):
            self._take(place)
        self._flush()
        self._let_go()
        return self.done

    def _header(self) -> int:
        titles: list[str] = []
        end = 0
        while end < len(self.stream) and _is_title(self.stream[end], titles):
            token = self.stream[end]
            titles += [token.text] if isinstance(token, Cell) else []
            end += 1
        below = [title for title in titles if is_subheader([title])] if any(role(t) == "bodies" for t in titles) else []
        names = spread([title for title in titles if title not in below], below)
        self.width = len(names) + ("number" not in names)
        self.done.append(Row(tuple(_title(name, titles) for name in names)))
        return end

    def _take(self, place: int) -> None:
        token = self.stream[place]
        if isinstance(token, Row):
            self._flush()
            self.done.append(token)
        elif isinstance(token, Text):
            self._loose_text(token.text)
        elif isinstance(token, Cell):
            self._cell(token.text)
        else:
            self._bars(token.count, self._following(place))

    def _following(self, place: int) -> Token | None:
        return self.stream[place + 1] if place + 1 < len(self.stream) else None

    def _cell(self, text: str) -> None:
        if is_number(text) or roman(text)[0] or len(self.row) >= self.width:
            self._flush()
        if is_number(text):
            self._let_go()
        if self.loose:
            text = " ".join([*self.loose, text])
            self.findings.append(Finding(FindingKind.JOINED, {"text": text}))
            self.loose.clear()
        self.row.append(text)

    def _bars(self, count: int, following: Token | None) -> None:
        if self.loose and self._open():
            self._cell(self.loose.pop())
        elif count == 1 and (len(self.row) >= self.width or _starts(following)):
            self._flush()
        elif self.row:
            self.row += [""] * count

    def _open(self) -> bool:
        return bool(self.row) and is_number(self.row[0]) and len(self.row) < self.width

    def _loose_text(self, text: str) -> None:
        if re.match(r"\[\d+\]", text) or len(self.loose) >= _LOOK_AHEAD:
            self._flush()
            self._let_go()
            self.done.append(Line(text))
        else:
            self.loose.append(text)

    def _let_go(self) -> None:
        self.done += [Line(text) for text in self.loose]
        self.loose.clear()

    def _flush(self) -> None:
        if any(self.row):
            self.done.append(Row(tuple(self.row[: self.width]) + _rest(self.row[self.width :]), exact=False))
        self.row = []


def _is_title(token: Token, before: Sequence[str]) -> bool:
    """Whether a token is still part of the header: no column is named twice."""
    if isinstance(token, Cell | Text):
        return bool(role(token.text)) and role(token.text) not in {role(title) for title in before}
    return isinstance(token, Bars)


def _starts(token: Token | None) -> bool:
    return isinstance(token, Cell) and (is_number(token.text) or bool(roman(token.text)[0]))


def _rest(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell for cell in cells if cell)


def _title(name: str, titles: Sequence[str]) -> str:
    fitting = [title for title in titles if role(title) == name]
    return fitting[0] if fitting else next(title for title in titles if role(title) == "bodies")
