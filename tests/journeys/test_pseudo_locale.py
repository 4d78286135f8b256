"""Every word a public page shows is marked for translation, or is data: in the pseudo-locale nothing else is left."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as project
from django.core.cache import cache
from playwright.sync_api import Error, Page
from pytest_django.live_server_helper import LiveServer

from diemtua.demo.setting import set_the_scene
from diemtua.demo.year import play_year
from tests.journeys.pseudo_locale import LANGUAGE, SHOWN, data, unmarked, write_catalogue

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PUBLIC = ["/", "/kiem-tra/", "/kiem-tra/?a=A1&gui=1", "/tra-cuu/", "/nop-don/", "/dang-nhap/", "/quen-mat-khau/"]
NOT_A_PAGE = re.compile(r"^/(?:static|dang-xuat|roi-trang)/|\.\w{2,5}$")
AT_MOST = 45


@pytest.fixture
def pseudo(settings: Any, tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    settings.LANGUAGES = [*project.LANGUAGES, (LANGUAGE, "⟦pseudo⟧")]
    settings.LOCALE_PATHS = [tmp_path]
    cache.clear()


@pytest.fixture
def played(live_server: LiveServer) -> None:
    offices = set_the_scene(datetime(2026, 11, 23, 9, tzinfo=UTC), lambda _what: None)
    play_year(offices, date(2026, 11, 23), 12, lambda _done: None)


def speak(page: Page, server: LiveServer) -> None:
    page.context.add_cookies([{"name": "django_language", "value": LANGUAGE, "url": str(server)}])


def shape(address: str) -> str:
    """Pages of one kind have one shape: ten cases show the same words."""
    return re.sub(r"[0-9a-f-]{30,}|\d+", "#", urlsplit(address).path)


def opened(page: Page, address: str) -> bool:
    """False where the address is a file, to take away or to look at."""
    try:
        answer = page.goto(address, wait_until="domcontentloaded")
    except Error as error:
        if "Download is starting" not in error.message:
            raise
        return False
    return answer is not None and "html" in (answer.header_value("content-type") or "")


def left_over(page: Page, server: LiveServer, start: list[str]) -> dict[str, str]:
    """Text that is neither marked nor data, with the page it was first met on."""
    known, waiting, met, found = data(), list(start), set[str](), dict[str, str]()
    while waiting and len(met) < AT_MOST:
        address = waiting.pop(0)
        if shape(address) in met or NOT_A_PAGE.search(urlsplit(address).path):
            continue
        met.add(shape(address))
        if not opened(page, f"{server}{address}"):
            continue
        assert page.get_attribute("html", "lang") == LANGUAGE
        for piece in unmarked(page.evaluate(SHOWN), known):
            found.setdefault(piece, address)
        waiting += page.eval_on_selector_all("a[href^='/']", "all => all.map(one => one.getAttribute('href'))")
    return found


def test_public_pages_are_marked(page: Page, live_server: LiveServer, pseudo: None, played: None) -> None:
    speak(page, live_server)
    assert left_over(page, live_server, PUBLIC) == {}


def test_text_without_a_mark_is_found(page: Page) -> None:
    page.set_content("<p>⟦Chào ⟦bạn⟧⟧ <b title='quên'>12/2026</b> chưa đánh dấu</p><i translate='no'>Lê Thị Hoa</i>")
    assert unmarked(page.evaluate(SHOWN), re.compile("không có")) == ["chưa đánh dấu", "quên"]
