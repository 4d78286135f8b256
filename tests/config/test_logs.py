"""No secret of a link is read in the log, whatever breaks behind it."""

import io
import logging
import re
import secrets
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from diemtua.config.logs import Reserved
from diemtua.config.settings import CACHES, LOGGING

GAP = re.compile(r"<(?:(\w+):)?(\w+)>")


def addresses(secret: str) -> list[str]:
    """Every address of ours that takes words, with this secret as each of them: a new one is here by itself."""
    given = {"int": "1", "uuid": str(uuid4())}
    routes = [route for route in _routes(get_resolver()) if GAP.search(route)]
    filled = {route: GAP.sub(lambda gap: given.get(gap[1], secret), route) for route in routes}
    return [f"/{path}" for path in filled.values() if secret in path]


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        route = before + getattr(each.pattern, "_route", "")
        if isinstance(each, URLResolver):
            yield from _routes(each, route)
        elif isinstance(each, URLPattern) and each.callback.__module__.startswith("diemtua."):
            yield route


class Breaks:
    """A page that fails, and whose error says its address."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        return self.get_response(request)

    def process_view(self, request: Any, *_: Any) -> None:
        raise RuntimeError(request.build_absolute_uri())


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What stands in the log of the server."""
    handler, stream = logging.StreamHandler(), io.StringIO()
    handler.setStream(stream)
    handler.setFormatter(Reserved())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def test_nothing_is_logged_but_by_the_reserved_way() -> None:
    assert {name: way["formatter"] for name, way in LOGGING["handlers"].items()} == {"stderr": "reserved"}  # type: ignore[attr-defined]
    assert LOGGING["formatters"] == {"reserved": {"()": "diemtua.config.logs.Reserved"}}
    for name in ("", "django", "django.server", "gunicorn.error", "gunicorn.access"):
        ways = [way for way in logging.getLogger(name).handlers if type(way) is logging.StreamHandler]
        assert [way for way in ways if not isinstance(way.formatter, Reserved)] == []


@pytest.mark.django_db
def test_page_that_breaks_leaves_no_secret_in_the_log(settings: Any, log: io.StringIO) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Breaks"]
    secret, client = secrets.token_urlsafe(32), Client(raise_request_exception=False)
    tried = addresses(secret)
    answers = [client.get(f"{each}?ma={secret}").status_code for each in tried]
    said = log.getvalue()
    assert (set(answers), said.count("builtins.RuntimeError"), secret in said) == ({500}, len(tried), False)
    assert "/co-quan-gioi-thieu/***/" in said
    assert "/truc/dia-chi-lich/***.ics" in said


@pytest.mark.django_db
def test_form_refused_for_its_token_leaves_no_secret_in_the_log(log: io.StringIO) -> None:
    secret, client = secrets.token_urlsafe(32), Client(enforce_csrf_checks=True)
    answers = {
        client.post(each, headers={"referer": f"http://testserver{each}"}).status_code for each in addresses(secret)
    }
    assert (403 in answers, secret in log.getvalue(), "Forbidden" in log.getvalue()) == (True, False, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("GET /truc/dia-chi-lich/{}.ics HTTP/1.1", "GET /truc/dia-chi-lich/***.ics HTTP/1.1"),
        ("Error handling request {}", "Error handling request ***"),
        ("/ho-so/0f8fad5b-d9cb-469f-a165-70867728950e/ghi-nhan-ket-qua-giai-quyet-vu-viec/",) * 2,
    ],
)
def test_what_serves_the_pages_names_them_without_secrets(words: str, said: str) -> None:
    whole, cut = secrets.token_urlsafe(32), "A" + secrets.token_urlsafe(32)[:35]
    for secret in (whole, cut):
        record = logging.LogRecord("gunicorn.error", logging.ERROR, "", 0, words.format(secret), None, None)
        assert Reserved().format(record).endswith(f"gunicorn.error: {said}")


def test_cache_names_nothing_that_was_typed(settings: Any, tmp_path: Any) -> None:
    settings.CACHES = {"default": {**CACHES["default"], "LOCATION": tmp_path}}
    key = caches["default"].make_key("tries:track:code:K7QF3MVN92")
    assert (len(key), "K7QF3MVN92" in key) == (64, False)
