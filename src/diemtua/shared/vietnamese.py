"""Vietnamese names and words: folding for search, exact marks for ranking, sorting by given name."""

import re
import unicodedata

# the Vietnamese order of letters; tone marks decide only between otherwise equal words
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# digits and lower-case letters keep one order under every collation of every database
_RANK = dict(zip(_LETTERS, "3456789abcdefghijklmnopqrstuvwxyz", strict=True))
_TONES = {"\u0300": "01", "\u0309": "02", "\u0303": "10", "\u0301": "11", "\u0323": "12"}
# Ð of Iceland and the African Ɖ look like Đ and come out of converted fonts
_SAME_LETTER = str.maketrans({"ð": "đ", "ɖ": "đ"})
_FOLDED_LETTER = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d", "y": "i"})
# soft hyphens, zero-width spaces, direction and byte order marks come along with what is copied from a chat or a PDF
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def tidy(text: str) -> str:
    """NFC, single spaces, no spaces at the ends, no sign that nobody sees: how every name is stored."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def fold(text: str) -> str:
    """Lower case without marks, đ as d and y as i, so that `Lý Thị Đào` and `ly thi dao` meet.

    Words are parted by one space; letters of other scripts stay. Folding twice changes nothing.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold())
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", kept.translate(_FOLDED_LETTER)))


def in_a_sentence(label: str) -> str:
    """A label as it stands within a sentence.

    >>> in_a_sentence("Buổi sáng")
    'buổi sáng'
    """
    return label[:1].lower() + label[1:]


def has_marks(text: str) -> bool:
    """Whether somebody took the trouble to type a Vietnamese mark, so that exact marks should rank first."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "đ" in plain or any(unicodedata.combining(char) for char in plain)


def name_key(full_name: str) -> str:
    """A plain string that sorts people as Vietnamese lists do: given name, then family name."""
    words = tidy(full_name).split()
    return " ".join(_word_key(word) for word in words[-1:] + words[:-1])[:200]


def filed(full_name: str) -> tuple[str, str, str]:
    """A person's name as rows keep it: tidy, folded for search, and the key that sorts it."""
    name = tidy(full_name)
    return name, fold(name), name_key(name)


def mark_keys(text: str) -> list[str]:
    """Each word with its marks in one spelling, as `name_key` writes it: `Hoà` and `Hòa` are equal, `Hoa` is not."""
    return [_word_key(word) for word in tidy(text).split()]


def _word_key(word: str) -> str:
    letters, tone = "", "00"
    for char in unicodedata.normalize("NFC", word.casefold()).translate(_SAME_LETTER):
        parts = unicodedata.normalize("NFD", char)
        base = "".join(part for part in parts if part not in _TONES)
        tone = next((_TONES[part] for part in parts if part in _TONES), tone)
        letters += _RANK.get(unicodedata.normalize("NFC", base), char)
    return letters + tone
