"""Codes of the law: stable ASCII values with their official Vietnamese labels."""

from enum import StrEnum
from typing import Self


def N_(words: str) -> str:  # noqa: N802 - the short name that message extraction looks for
    """Mark words for translation where nothing may be translated yet: law knows no language."""
    return words


class Code(StrEnum):
    """An enumeration whose members carry a Vietnamese label.

    >>> class Answer(Code):
    ...     YES = "YES", N_("Có")
    >>> Answer.YES.label
    'Có'
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """(value, label) pairs in the order of declaration."""
        return [(member.value, member.label) for member in cls]


class CitedCode(Code):
    """A code that stands in one article. basis: the citation, e.g. "L11:30.3.a"."""

    basis: str

    def __new__(cls, value: str, label: str = "", basis: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.basis = basis
        return member
