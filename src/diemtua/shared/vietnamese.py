"""Vietnamese names and words: folding for search, sorting by given name."""

import re
import unicodedata

# the Vietnamese order of letters; tone marks decide only between otherwise equal words
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_RANK = {letter: chr(ord("A") + index) for index, letter in enumerate(_LETTERS)}


def tidy(text: str) -> str:
    """NFC, single spaces, no spaces at the ends: how every name is stored."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without marks, đ as d and y as i, so that `Lý Thị Đào` and `ly thi dao` meet."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^0-9a-z]+", " ", kept).strip().replace("y", "i")


def name_key(full_name: str) -> str:
    """A plain string that sorts people as Vietnamese lists do: given name, then family name."""
    words = tidy(full_name).casefold().split()
    return " ".join(_word_key(word) for word in words[-1:] + words[:-1])[:200]


def _word_key(word: str) -> str:
    letters, tone = "", "0"
    for char in unicodedata.normalize("NFC", word):
        base = "".join(part for part in unicodedata.normalize("NFD", char) if part not in _TONES)
        tone = next((_TONES[part] for part in unicodedata.normalize("NFD", char) if part in _TONES), tone)
        letters += _RANK.get(unicodedata.normalize("NFC", base), char)
    return letters + tone
