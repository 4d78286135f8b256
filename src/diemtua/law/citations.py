"""Citations: from a stable key such as `L11:30.2.a` to the words a person can look up.

A key is `SOURCE:article.clause.point`, each later part optional; `SOURCE:code` for administrative
procedures (`DVC:2.000829`); `SOURCE` alone for the whole instrument.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from diemtua.law import parameters
from diemtua.law.codes import N_

_WORDS = (N_("Điều"), N_("khoản"), N_("điểm"))


class UnknownSource(LookupError):
    """A citation names an instrument that sources.yaml does not list."""


@dataclass(frozen=True)
class Source:
    """One instrument. in_force: first day of effect, None while not known; until: first day without effect.
    level: how its text was confirmed (`text`, `summary`, `memory`, `no`); how: with what, in Vietnamese.
    amendments: keys of the instruments that change its duties and clocks."""

    key: str
    short: str
    title: str
    number: str
    issued: date | None
    in_force: date | None
    until: date | None
    parts: str
    level: str
    how: str
    amendments: tuple[str, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether its text itself was compared."""
        return self.level == "text"

    def applies(self, on: date) -> bool:
        """Whether the instrument has effect on a day; one whose first day is not known never does."""
        return self.in_force is not None and self.in_force <= on and (self.until is None or on < self.until)


@dataclass(frozen=True)
class Citation:
    """A place in an instrument. text: Vietnamese words, as in `Luật TGPL, Điều 30 khoản 2`."""

    key: str
    text: str
    source: Source
    confirmed: bool


@cache
def sources() -> Mapping[str, Source]:
    """Every instrument by key, in the order of sources.yaml."""
    return {key: _source(key, row) for key, row in parameters.load("sources").items()}


def _source(key: str, row: Mapping[str, Any]) -> Source:
    optional = {name: row.get(name) for name in ("issued", "in_force", "until")}
    named = {name: value for name, value in row.items() if name != "confirmed"}
    named["amendments"] = tuple(row.get("amendments", ()))
    return Source(**{"key": key, "level": row["confirmed"], **optional, **named})


@cache
def cite(key: str) -> Citation:
    """The citation behind a key; UnknownSource where its instrument is not listed."""
    name, _, place = key.partition(":")
    try:
        source = sources()[name]
    except KeyError as error:
        raise UnknownSource(f"{name} is not in sources.yaml (cited as {key}).") from error
    words = [source.short, _place(source, place)] if place else [source.short]
    return Citation(key, ", ".join(words), source, source.confirmed)


def formal(key: str) -> str:
    """The place as an official paper cites it: the smallest part first, the instrument by its full name.

    >>> formal("TT12:6.2.b")
    'điểm b khoản 2 Điều 6 Thông tư số 12/2018/TT-BTP'
    """
    source, place = cite(key).source, key.partition(":")[2]
    parts = [f"{word} {part}" for word, part in zip(_WORDS, place.split("."), strict=False) if part]
    # the short name of an instrument that is no law ends with its number, or with the beginning of it
    numbered = f"{source.short.rpartition(' ')[0]} số {source.number}"
    return " ".join([*reversed(parts), source.title if source.title.startswith(("Luật", "Bộ luật")) else numbered])


def unread_amendments(key: str, on: date) -> tuple[Source, ...]:
    """What changes the cited instrument on a day while its own text was not compared."""
    amending = [sources()[each] for each in cite(key).source.amendments]
    return tuple(each for each in amending if each.applies(on) and not each.confirmed)


def _place(source: Source, place: str) -> str:
    if source.parts == "procedure":
        return f"thủ tục {place}"
    return " ".join(f"{word} {part}" for word, part in zip(_WORDS, place.split("."), strict=False))
