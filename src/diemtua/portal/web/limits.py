"""How often somebody may try: guessing a code or a second secret must not pay."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = int(timedelta(hours=1).total_seconds())
# telephones of one network share an address, so many people may begin from the same one
A_CODE, AN_ADDRESS, DRAFTS = 5, 30, 120
INTRODUCTIONS = 30


def too_many(request: HttpRequest, what: str, code: str) -> bool:
    """Whether this code, or whoever asks from this address, failed too often within the hour."""
    return any(cache.get(key, 0) >= most for key, most in _keys(request, what, code))


def count_failure(request: HttpRequest, what: str, code: str) -> None:
    for key, _most in _keys(request, what, code):
        _count(key)


def too_many_drafts(request: HttpRequest) -> bool:
    """Whether a machine fills the database from this address; counts the draft that is about to begin."""
    return _count(f"tries:begin:from:{_asker(request)}") > DRAFTS


def too_many_introductions(request: HttpRequest, link: int) -> bool:
    """Whether the link sends more than a body meets people, or somebody floods from this address; counts this one."""
    counted = [
        (_count(f"tries:introduce:link:{link}"), INTRODUCTIONS),
        (_count(f"tries:introduce:from:{_asker(request)}"), DRAFTS),
    ]
    return any(number > most for number, most in counted)


def _count(key: str) -> int:
    # not `incr`, which keeps the new count for the cache's own five minutes instead of the hour
    tries = int(cache.get(key, 0)) + 1
    cache.set(key, tries, WINDOW)
    return tries


def _keys(request: HttpRequest, what: str, code: str) -> list[tuple[str, int]]:
    return [(f"tries:{what}:code:{code}", A_CODE), (f"tries:{what}:from:{_asker(request)}", AN_ADDRESS)]


def _asker(request: HttpRequest) -> str:
    # behind a proxy REMOTE_ADDR is the proxy's, and one stranger would use up the tries of a whole province
    return str(get_adapter(request).get_client_ip(request))
