"""Forms as an office describes them: blanks, legal bases, paragraphs, recipients, signatures."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent.parent / "forms"
PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}")
ISSUER = ("issuer_name", "issuer_symbol")
# a body may have none above it; a pen can add the place and the name
SIGNER = ("issuer_parent", "issuer_place", "signer_authority", "signer_own_position", "signer_name")
# room for the pen where a text is not known yet
GAP = "…" * 12
# each block has exactly one of these; those that carry words may hold {placeholders}
WORDED = ("basis", "p", "lead", "article", "heading", "centre")
NAMING = ("ask", "text", "items", "ticks", "boxes", "table", "qr")
BLOCKS = (*WORDED, *NAMING)


@dataclass(frozen=True)
class Blank:
    """One thing to fill in. kind: text, long (paragraphs), day, moment (ISO text), list (texts), rows (mappings)."""

    name: str
    label: str
    kind: str = "text"


@dataclass(frozen=True)
class Form:
    """One official paper.

    name: how lists and buttons call it. layout: `issued` (an office's paper, two-column head) or `personal` (a
    citizen's, one column).
    subject: the "V/v" line of an official letter, which has no title. symbol: the type in "Số: …/QĐ-TTTGPL".
    numbered: whether it gets a number of the outgoing book. outside: whether it is written elsewhere, so that we keep
    its entry and its signed copy and print nothing. authority: whether the head's office stands above the
    legal bases, as in a decision. needs: blanks that must be filled; may: those that can stay empty; open: those whose
    words an officer may correct until the paper is numbered. body: blocks, each a mapping with one key of `BLOCKS`,
    shown `when` or `unless` a blank is filled. signatures: mappings, or the word `signer` for the office's own
    signature.
    """

    key: str
    name: str
    title: str
    about: str
    subject: str
    layout: str
    symbol: str
    numbered: bool
    outside: bool
    authority: bool
    landscape: bool
    to: tuple[str, ...]
    body: tuple[Mapping[str, Any], ...]
    recipients: tuple[str, ...]
    signatures: tuple[Any, ...]
    needs: tuple[str, ...]
    may: tuple[str, ...]
    open: tuple[str, ...]

    def symbol_of(self, issuer: str) -> str:
        """What stands after the number: the type and the letters of who issues it, "QĐ-TTTGPL"."""
        return "-".join(part for part in (self.symbol, issuer) if part)


@cache
def blanks() -> Mapping[str, Blank]:
    """Every blank of every form by name."""
    declared = yaml.safe_load((FOLDER / "fields.yaml").read_text("utf-8"))
    return {name: _blank(name, said) for name, said in declared.items()}


def _blank(name: str, said: str | dict[str, str]) -> Blank:
    return Blank(name, **said) if isinstance(said, dict) else Blank(name, said)


@cache
def forms() -> Mapping[str, Form]:
    """Every form by key, e.g. `TT08-14`."""
    found = (path for path in sorted(FOLDER.glob("*.yaml")) if path.stem != "fields")
    return {path.stem: _read(path.stem, yaml.safe_load(path.read_text("utf-8"))) for path in found}


def _read(key: str, said: Mapping[str, Any]) -> Form:
    layout = said.get("layout", "issued")
    signatures = tuple(said.get("signatures", ("signer",)))
    may = tuple(dict.fromkeys((*said.get("may", ()), *(SIGNER if layout == "issued" else ()))))
    named = _named(said, signatures)
    needed = (*_issuer(layout, signatures), *named)
    return Form(
        key=key,
        name=said["name"],
        title=said["title"],
        about=said.get("about", ""),
        subject=said.get("subject", ""),
        layout=layout,
        symbol=said.get("symbol", ""),
        numbered=said.get("numbered", layout == "issued"),
        outside=said.get("outside", False),
        authority=said.get("authority", False),
        landscape=said.get("landscape", False),
        to=tuple(said.get("to", ())),
        body=tuple(said["body"]),
        recipients=tuple(said.get("recipients", ())),
        signatures=signatures,
        needs=tuple(dict.fromkeys(name for name in needed if name not in may)),
        may=may,
        open=tuple(said.get("open", ())),
    )


def _issuer(layout: str, signatures: Iterable[Any]) -> tuple[str, ...]:
    if layout != "issued":
        return ()
    return (*ISSUER, "signer_position") if "signer" in signatures else ISSUER


def _named(said: Mapping[str, Any], signatures: Iterable[Any]) -> list[str]:
    """Every blank the form speaks of, in the order of the page."""
    signed = [one["name"] for one in signatures if isinstance(one, dict)]
    worded = [block[kind] for block in said["body"] for kind in WORDED if kind in block]
    direct = [block[kind] for block in said["body"] for kind in NAMING if kind in block]
    head = [said.get("about", ""), said.get("subject", ""), *said.get("to", ())]
    texts = [*head, *worded, *said.get("recipients", ()), *signed]
    return [*direct, *(match[1] for text in texts for match in PLACEHOLDER.finditer(text))]
