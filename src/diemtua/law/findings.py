"""What a rule answers: a result, its reasons in plain words, the articles, and what is still missing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from diemtua.law.citations import Citation, cite
from diemtua.law.codes import N_, Code
from diemtua.law.proofs import Need


class Result(Code):
    """What a rule says: it never says no where something is not known."""

    YES = "yes", N_("Được")
    NO = "no", N_("Không")
    ASK = "ask", N_("Cần người có thẩm quyền xem xét")


def result_of(answer: bool | None) -> Result:
    """The result for yes, no and not known."""
    return Result.ASK if answer is None else Result.YES if answer else Result.NO


@dataclass(frozen=True)
class Reason:
    """One reason: a code whose label is a sentence with gaps, and what fills the gaps (codes, reasons or values)."""

    code: Code
    values: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, code: Code, **values: object) -> "Reason":
        """A reason with its gaps filled by name."""
        return cls(code, tuple(values.items()))

    @property
    def text(self) -> str:
        """The Vietnamese sentence."""
        return self.said(str)

    def said(self, translate: Callable[[str], str]) -> str:
        """The sentence in another language: its words and those in its gaps each go through `translate`."""
        return translate(self.code.label).format_map({name: _said(value, translate) for name, value in self.values})


def _said(value: object, translate: Callable[[str], str]) -> object:
    if isinstance(value, Reason):
        return value.said(translate)
    return translate(value.label) if isinstance(value, Code) else value


@dataclass(frozen=True)
class Finding:
    """The answer of one rule.

    subject: what was asked (a category, a form of aid). citations: keys of law/citations.py.
    missing: the papers still to be shown, None when nothing is. confirmed: how the rule's text was confirmed
    (`text`, `summary`, `memory`, `no`). open: names of the facts that would still change the result.
    """

    subject: Code | None
    result: Code
    reasons: tuple[Reason, ...] = ()
    citations: tuple[str, ...] = ()
    missing: Need | None = None
    confirmed: str = "text"
    open: frozenset[str] = frozenset()

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations with their words."""
        return tuple(cite(key) for key in self.citations)


def distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    """The values once each, in the order they first came."""
    kept: Mapping[Any, None] = dict.fromkeys(values)
    return tuple(kept)
