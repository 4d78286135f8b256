"""Every word a public page shows is marked for translation, or is data: in the pseudo-locale nothing else is left."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from lxml import html
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from diemtua.demo.setting import set_the_scene
from diemtua.demo.year import play_year
from tests.pseudo_locale import LANGUAGE, NOT_A_PAGE, data, shape, shown, speak_pseudo, unmarked

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PUBLIC = ["/", "/kiem-tra/", "/kiem-tra/?a=A1&gui=1", "/tra-cuu/", "/nop-don/", "/dang-nhap/", "/quen-mat-khau/"]
AT_MOST = 45


@pytest.fixture
def pseudo(settings: Any, tmp_path: Path) -> None:
    speak_pseudo(settings, tmp_path)
    cache.clear()


@pytest.fixture
def played(live_server: LiveServer) -> None:
    offices = set_the_scene(datetime(2026, 11, 23, 9, tzinfo=UTC), lambda _what: None)
    play_year(offices, date(2026, 11, 23), 12, lambda _done: None)


def speak(page: Page, server: LiveServer) -> None:
    page.context.add_cookies([{"name": "django_language", "value": LANGUAGE, "url": str(server)}])


def left_over(page: Page, server: LiveServer, start: list[str]) -> dict[str, str]:
    """Text that is neither marked nor data, with the page it was first met on, as it stands after scripts ran."""
    known, waiting, met, found = data(), list(start), set[str](), dict[str, str]()
    while waiting and len(met) < AT_MOST:
        address = waiting.pop(0)
        if shape(address) in met or NOT_A_PAGE.search(urlsplit(address).path):
            continue
        met.add(shape(address))
        page.goto(f"{server}{address}", wait_until="domcontentloaded")
        assert page.get_attribute("html", "lang") == LANGUAGE
        for piece in unmarked(shown(html.fromstring(page.content())), known):
            found.setdefault(piece, address)
        waiting += page.eval_on_selector_all("a[href^='/']", "all => all.map(one => one.getAttribute('href'))")
    return found


def test_public_pages_are_marked(page: Page, live_server: LiveServer, pseudo: None, played: None) -> None:
    speak(page, live_server)
    assert left_over(page, live_server, PUBLIC) == {}
