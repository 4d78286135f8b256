"""Codes that people copy by hand, read aloud and type on a phone: K7QF-3MVN-92.

Eight random signs and two check signs, from an alphabet of 31 without 0/O and 1/I/L. 31 is a prime, so the
two checks find every single wrong sign and every two neighbours swapped before the database is asked.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_BASE = len(ALPHABET)
_RANDOM = 8


def new_code() -> str:
    """Ten signs that nobody can guess or count up."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    return body + _checks(body)


def show(code: str) -> str:
    """The code in groups: `K7QF-3MVN-92`."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def read(typed: str) -> str | None:
    """The ten signs meant by what was typed, in any case and with any dashes or spaces; None if mistyped."""
    code = "".join(char for char in typed.upper() if char not in "-–. ")
    if len(code) != _RANDOM + 2 or set(code) - set(ALPHABET) or _checks(code[:_RANDOM]) != code[_RANDOM:]:
        return None
    return code


def _checks(body: str) -> str:
    values = [ALPHABET.index(char) for char in body]
    first = sum(values) % _BASE
    second = sum(place * value for place, value in enumerate(values, start=1)) % _BASE
    return ALPHABET[first] + ALPHABET[second]
