"""What a public page weighs on the wire: with everything it refers to, and again with a warm cache."""

import gzip
import re
from typing import Any
from urllib.parse import urljoin

from django.test import Client

_REFERRED = re.compile(r'(?:<link[^>]*rel="(?:stylesheet|icon|preload)"[^>]*href|<(?:script|img)[^>]*src)="([^"]+)"')
_IN_STYLES = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")


def weight(address: str, client: Client) -> tuple[int, int]:
    """Bytes of the first visit with styles, scripts, pictures and every font the styles name; and of the next."""
    page = client.get(address, headers={"accept-encoding": "gzip"})
    total, again = len(page.content), len(page.content)
    waiting, seen = [urljoin(address, path) for path in _REFERRED.findall(text_of(page))], set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(("data:", "http", "#")):
            continue
        seen.add(path)
        first, size = _fetched(client, path)
        total, again = total + size, again + _revisited(client, path, first)
        if path.endswith(".css"):
            waiting += [urljoin(path, found) for found in _IN_STYLES.findall(text_of(first))]
    return total, again


def _fetched(client: Client, path: str) -> tuple[Any, int]:
    response = client.get(path, headers={"accept-encoding": "gzip"})
    if response.streaming:
        response.content_read = b"".join(response.streaming_content)
    else:
        response.content_read = response.content
    return response, len(response.content_read)


def _revisited(client: Client, path: str, first: Any) -> int:
    """A browser asks again with the validators it was given, unless it was told not to."""
    if "immutable" in first.headers.get("Cache-Control", ""):
        return 0
    headers = {"if-modified-since": first.headers.get("Last-Modified", ""), "accept-encoding": "gzip"}
    response = client.get(path, headers=headers)
    return 0 if response.status_code == 304 else len(first.content_read)


def text_of(response: Any) -> str:
    """The words of a response, unpacked."""
    content = getattr(response, "content_read", None) or response.content
    return (gzip.decompress(content) if response.headers.get("Content-Encoding") == "gzip" else content).decode()
