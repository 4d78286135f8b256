"""What somebody typed to find a person stands sealed in addresses: logs, histories and bookmarks tell no name.

A search is posted; the answer leads to an address that holds the words encrypted for the one who typed them, so pages,
exports and saved lists keep working and no one else can open them.
"""

from django.http import HttpRequest, QueryDict

from diemtua.shared.encryption import ValueNotOpened, seal, unseal
from diemtua.shared.ui.asking import reader
from diemtua.shared.vietnamese import tidy

WORDS = "tim"
LONGEST = 100


def sealed(request: HttpRequest, words: str) -> str:
    """The words as the reader's addresses may hold them; "" for none."""
    typed = tidy(words)[:LONGEST]
    return seal(typed.encode(), _about(request)).translate(_TO_ADDRESS).rstrip("=") if typed else ""


def opened(request: HttpRequest, query: QueryDict) -> str:
    """The words a query holds; "" where it holds none, or another's."""
    token = query.get(WORDS, "").translate(_FROM_ADDRESS)
    key_id, _, text = token.partition(":")
    try:
        return unseal(f"{key_id}:{text}{'=' * (-len(text) % 4)}", _about(request)).decode() if token else ""
    except ValueNotOpened:
        return ""


def _about(request: HttpRequest) -> str:
    return f"search:{reader(request).pk}"


_TO_ADDRESS = str.maketrans("+/", "-_")
_FROM_ADDRESS = str.maketrans("-_", "+/")
