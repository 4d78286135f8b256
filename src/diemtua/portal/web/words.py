"""Findings of the law in the reader's language: law itself knows none."""

from dataclasses import dataclass

from django.utils.translation import gettext

from diemtua.law.codes import Code
from diemtua.law.findings import Finding, Reason
from diemtua.law.proofs import AllOf, Need, OneOf, as_words
from diemtua.law.vocabulary.papers import ProofPaper


@dataclass(frozen=True)
class Told:
    """A finding as the citizen reads it. papers: every line is needed; a line of several is a choice."""

    subject: str
    reasons: tuple[str, ...]
    basis: str
    papers: tuple[tuple[str, ...], ...]
    confirmed: bool


def told(words: object) -> str:
    """A reason, a code or a plain value as the reader's words."""
    if isinstance(words, Reason):
        return gettext(words.code.label).format_map({name: told(value) for name, value in words.values})
    return gettext(words.label) if isinstance(words, Code) else str(words)


def told_finding(finding: Finding) -> Told:
    return Told(
        told(finding.subject) if finding.subject else "",
        tuple(told(reason) for reason in finding.reasons),
        "; ".join(citation.text for citation in finding.cited),
        lines(finding.missing),
        finding.confirmed != "no",
    )


def lines(need: Need | None) -> tuple[tuple[str, ...], ...]:
    """The papers to bring, one line for each that is needed."""
    if need is None:
        return ()
    return tuple(_choice(each) for each in need.needs) if isinstance(need, AllOf) else (_choice(need),)


def _choice(need: Need) -> tuple[str, ...]:
    return tuple(_paper(each) for each in need.needs) if isinstance(need, OneOf) else (_paper(need),)


def _paper(need: Need) -> str:
    return told(need) if isinstance(need, ProofPaper) else as_words(need)
