"""Proof of a category: trees of papers of which all, or any one, must be shown (parameters/proofs.yaml)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from diemtua.law import parameters
from diemtua.law.codes import N_
from diemtua.law.vocabulary.papers import ProofPaper


@dataclass(frozen=True)
class AllOf:
    """Every one of these must be shown."""

    needs: tuple["Need", ...]


@dataclass(frozen=True)
class OneOf:
    """Any one of these is enough."""

    needs: tuple["Need", ...]


Need = ProofPaper | AllOf | OneOf


@cache
def proofs() -> Mapping[str, Need]:
    """The proof trees by key: P1, P5a, …"""
    table = parameters.load("proofs")
    return {key: _need(row, table["blocks"]) for key, row in table["proofs"].items()}


def _need(row: Any, blocks: Mapping[str, Any]) -> Need:
    if isinstance(row, str):
        return ProofPaper(row)
    ((kind, value),) = row.items()
    if kind == "use":
        return _need(blocks[value], blocks)
    return _flat(AllOf if kind == "all" else OneOf, [_need(each, blocks) for each in value])


def _flat(kind: type[AllOf] | type[OneOf], needs: list["Need"]) -> "Need":
    """A choice inside a choice is one choice."""
    inner = (each.needs if isinstance(each, kind) else (each,) for each in needs)
    return kind(tuple(need for group in inner for need in group))


def always_enough() -> ProofPaper:
    """The paper that proves any category by itself: another lawful paper of a competent authority."""
    return ProofPaper(parameters.load("proofs")["always"])


def basis() -> tuple[str, ...]:
    """Citations of the list of papers."""
    return tuple(parameters.load("proofs")["basis"])


def still_missing(key: str, shown: Collection[ProofPaper]) -> Need | None:
    """What of the proof `key` is still to be shown; None when the papers shown are enough."""
    return None if always_enough() in shown else _rest(proofs()[key], shown)


def _rest(need: Need, shown: Collection[ProofPaper]) -> Need | None:
    if isinstance(need, ProofPaper):
        return None if need in shown else need
    rests = [_rest(each, shown) for each in need.needs]
    if isinstance(need, OneOf):
        return None if None in rests else _joined(OneOf, rests)
    return _joined(AllOf, rests)


def _joined(kind: type[AllOf] | type[OneOf], rests: list[Need | None]) -> Need | None:
    left = tuple(rest for rest in rests if rest is not None)
    return left[0] if len(left) == 1 else kind(left) if left else None


def as_words(need: Need, translate: Callable[[str], str] = str) -> str:
    """The papers as a phrase: `A và (B hoặc C)`."""
    if isinstance(need, ProofPaper):
        return translate(need.label)
    link = translate(N_("và") if isinstance(need, AllOf) else N_("hoặc"))
    parts = (as_words(each, translate) for each in need.needs)
    inner = (
        part if isinstance(each, ProofPaper) else f"({part})" for part, each in zip(parts, need.needs, strict=True)
    )
    return f" {link} ".join(inner)


def as_json(need: Need | None) -> list[Any]:
    """The papers as JSON: every item of the list is needed; an item is a code, or {"one_of": [...]}, {"all": [...]}."""
    if need is None:
        return []
    return [_json(each) for each in need.needs] if isinstance(need, AllOf) else [_json(need)]


def _json(need: Need) -> Any:
    if isinstance(need, ProofPaper):
        return need.value
    return {"all" if isinstance(need, AllOf) else "one_of": [_json(each) for each in need.needs]}
