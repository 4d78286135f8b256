"""Answers of the check as a short text in the address: `A1B2C03`. Nothing else remembers them.

One capital letter for a question in its order, then one sign for each ticked answer. Whoever looks over a shoulder or
into a browser's history reads nothing there.
"""

import re
from collections.abc import Sequence

from diemtua.law.eligibility.questions import Answers, Question

_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"


def write(answers: Answers, asked: Sequence[Question]) -> str:
    """The text of these answers."""
    parts = []
    for place, question in enumerate(asked):
        codes = [option.code for option in question.options]
        if question.code.value in answers:
            signs = "".join(_SIGNS[codes.index(code)] for code in answers[question.code.value])
            parts.append(chr(ord("A") + place) + signs)
    return "".join(parts)


def read(text: str, asked: Sequence[Question]) -> Answers:
    """The answers of a text; what cannot be read is left out, so that a cut address only asks again."""
    found: dict[str, tuple[str, ...]] = {}
    for letter, signs in re.findall(r"([A-Z])([0-9a-z]+)", text):
        place = ord(letter) - ord("A")
        if place < len(asked):
            options = asked[place].options
            chosen = tuple(options[_SIGNS.index(sign)].code for sign in signs if _SIGNS.index(sign) < len(options))
            if chosen:
                found[asked[place].code.value] = chosen
    return found
