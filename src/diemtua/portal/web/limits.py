"""How often somebody may try: guessing a code or a second secret must not pay."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = int(timedelta(hours=1).total_seconds())
A_CODE, AN_ADDRESS = 5, 30


def too_many(request: HttpRequest, what: str, code: str) -> bool:
    """Whether this code, or whoever asks from this address, failed too often within the hour."""
    return any(cache.get(key, 0) >= most for key, most in _keys(request, what, code))


def count_failure(request: HttpRequest, what: str, code: str) -> None:
    for key, _most in _keys(request, what, code):
        # not `incr`, which keeps the new count for the cache's own five minutes instead of the hour
        cache.set(key, cache.get(key, 0) + 1, WINDOW)


def _keys(request: HttpRequest, what: str, code: str) -> list[tuple[str, int]]:
    # behind a proxy REMOTE_ADDR is the proxy's, and one stranger would use up the tries of a whole province
    asker = get_adapter(request).get_client_ip(request)
    return [(f"tries:{what}:code:{code}", A_CODE), (f"tries:{what}:from:{asker}", AN_ADDRESS)]
