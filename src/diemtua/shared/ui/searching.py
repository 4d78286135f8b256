"""What somebody typed to find a person stands sealed in addresses: logs, histories and bookmarks tell no name.

A search is posted; the answer leads to an address that holds the words encrypted for the one who typed them, so pages,
exports and saved lists keep working and no one else can open them.
"""

from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from diemtua.shared.encryption import ValueNotOpened, seal, unseal
from diemtua.shared.ui.asking import reader
from diemtua.shared.vietnamese import tidy

WORDS, TEXT = "tim", "text"
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


def asked_of(request: HttpRequest) -> tuple[QueryDict, QueryDict]:
    """The query of a list, to be passed on to further addresses, and the same with its words opened as `text`."""
    asked, told = request.GET.copy(), request.GET.copy()
    # a name in an old bookmark is not passed on
    asked.pop(TEXT, None)
    told[TEXT] = opened(request, asked)
    return asked, told


def filters_of(request: HttpRequest, form: type[forms.Form], given: QueryDict) -> str:
    """The filters that the form names and nothing else, the words sealed: it becomes an address and is kept."""
    named = [(name, given[name]) for name in form.base_fields if name != TEXT and given.get(name)]
    words = sealed(request, given.get(TEXT, ""))
    return urlencode([*named, (WORDS, words)] if words else named)


def list_address(page: str, query: str) -> str:
    """Where the list of this name stands under the filters of a query."""
    return f"{reverse(page)}?{query}" if query else reverse(page)


def _about(request: HttpRequest) -> str:
    return f"search:{reader(request).pk}"


_TO_ADDRESS = str.maketrans("+/", "-_")
_FROM_ADDRESS = str.maketrans("-_", "+/")
