"""A paper with its words filled in, as plain data that two drawers share and a database can freeze."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Self


@dataclass(frozen=True)
class Block:
    """A piece of the body.

    kind: basis, p, heading, centre, article (lead is "Điều 1."), ask (lead is the label, empty text is a dotted line of
    `lines` lines), item, tick (`ticked`), table (`columns` of (label, width), `rows`), qr.
    """

    kind: str
    text: str = ""
    lead: str = ""
    lines: int = 1
    ticked: bool = False
    columns: tuple[tuple[str, int], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Signature:
    """Who signs: lines in capitals ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), a hint in italics, the name."""

    lines: tuple[str, ...]
    hint: str = ""
    name: str = ""


@dataclass(frozen=True)
class Sheet:
    """See `Form` for layout. symbol is "QĐ-TTTGPL", number and dated stay empty until the paper is numbered.

    code and place_and_date: words that stand instead of the lines made of number, symbol, place and date.
    void: the sentence that says since when and why the paper has no effect, empty for one that has; stamp: the words
    across its pages then.
    """

    layout: str
    title: str
    about: str = ""
    subject: str = ""
    parent: str = ""
    issuer: str = ""
    symbol: str = ""
    place: str = ""
    number: str = ""
    dated: str = ""
    authority: str = ""
    code: str = ""
    place_and_date: str = ""
    landscape: bool = False
    to: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    void: str = ""
    stamp: str = ""

    @property
    def code_line(self) -> str:
        """ "Số: 15/QĐ-TTTGPL", with room for the pen before there is a number."""
        return self.code or f"Số: {self.number or BLANK_NUMBER}/{self.symbol}"

    @property
    def place_line(self) -> str:
        """ "Cà Mau, ngày 05 tháng 3 năm 2026", with room for the pen before there is a date."""
        on = date_in_words(date.fromisoformat(self.dated)) if self.dated else BLANK_DATE
        return self.place_and_date or f"{self.place or '…………'}, {on}"

    def numbered(self, number: str, on: date) -> Self:
        """The same paper with its number and the day it bears."""
        return replace(self, number=number, dated=on.isoformat())

    def voided(self, on: date, reason: str) -> Self:
        """The same paper marked as void."""
        return replace(self, void=f"VĂN BẢN ĐÃ HỦY từ ngày {on:%d/%m/%Y}. Lý do: {reason}", stamp="ĐÃ HỦY")

    def superseded(self, on: date, why: str) -> Self:
        """The same paper marked as one that holds no more."""
        words = f"VĂN BẢN KHÔNG CÒN HIỆU LỰC từ ngày {on:%d/%m/%Y} ({why})"
        return replace(self, void=words, stamp=f"HẾT HIỆU LỰC TỪ {on:%d/%m/%Y}")

    def as_json(self) -> dict[str, Any]:
        """Plain lists and mappings; `from_json` gives the sheet back."""
        return asdict(self)

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """The sheet once frozen by `as_json`."""
        plain = _tuples(said)
        plain["blocks"] = tuple(Block(**_tuples(block)) for block in said["blocks"])
        plain["signatures"] = tuple(Signature(**_tuples(one)) for one in said["signatures"])
        return cls(**plain)


BLANK_NUMBER = "\u00a0" * 10
BLANK_DATE = f"ngày{BLANK_NUMBER[:6]}tháng{BLANK_NUMBER[:6]}năm 20{BLANK_NUMBER[:4]}"


def date_in_words(on: date) -> str:
    """As Decree 30/2020 writes it: days below 10 and the months 1 and 2 take a zero."""
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def _tuples(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _tuple(value) for name, value in said.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(one) for one in value) if isinstance(value, list | tuple) else value
