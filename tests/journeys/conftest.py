"""A real browser for the journeys: the installed Chromium, and what every page must pass."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from diemtua.accounts.models import User
from diemtua.shared import clock
from tests.watch import Watch, hold

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# the browser's own remark on an answer that is no 200: a form with mistakes, a page that is not there
REMARK = "Failed to load resource"


@pytest.fixture(scope="session", autouse=True)
def chromium() -> None:
    """Without a browser and its driver the journeys are skipped, except in CI, where that is a failure."""
    driver = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], check=False, capture_output=True, text=True
    )
    missing = [word for word, there in (("Chromium", CHROMIUM), (driver.stderr, not driver.returncode)) if not there]
    if missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"Not to be had: {', '.join(missing)}")


@pytest.fixture(scope="session", autouse=True)
def database_to_itself(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A browser that keeps its line open keeps a thread of the server, and that a session of the database: at the
    end PostgreSQL would not drop a database that somebody still sits in."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def _to_the_end(act: Callable[..., None]) -> Callable[..., None]:
    def go(self: Page | Locator, *args: Any, **options: Any) -> None:
        act(self, *args, **options)
        (self if isinstance(self, Page) else self.page).wait_for_load_state()

    return go


@pytest.fixture(scope="session", autouse=True)
def clicks_wait_for_the_page() -> Iterator[None]:
    """A click that leads elsewhere comes back with the first byte of the next page, which on a slow machine has
    not even a body yet: here it comes back when the page is whole."""
    with pytest.MonkeyPatch.context() as patch:
        for kind, act in ((Page, "click"), (Page, "press"), (Locator, "click"), (Locator, "press")):
            patch.setattr(kind, act, _to_the_end(getattr(kind, act)))
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    quiet = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    return {"executable_path": CHROMIUM, "args": [*quiet.split(), "--disable-component-update", "--disable-sync"]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", "viewport": DESK}


def look_at(page: Page) -> None:
    """axe finds nothing and nothing scrolls sideways, on a phone and on a desk; the page keeps its size after."""
    before = page.viewport_size
    for size in (PHONE, DESK):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    if before:
        page.set_viewport_size(before)


def overhear(page: Page) -> list[str]:
    """What the browser's console complains about from now on (a breach of the content policy appears there), but for
    its remark on a form with mistakes, which is answered as such."""
    heard: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "status of 422" not in message.text:
            heard.append(message.text)

    page.on("console", listen)
    return heard


def session_cookie(user: User, server: LiveServer) -> dict[str, str]:
    """The cookie of somebody who has signed in, where the door itself is not under test."""
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    host = urlsplit(server.url).hostname or ""
    return {"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": host, "path": "/"}


@pytest.fixture
def complaints(page: Page) -> list[str]:
    return overhear(page)


@pytest.fixture
def inspect(page: Page, complaints: list[str]) -> Callable[[], None]:
    """Check the open page: axe finds nothing, nothing scrolls sideways on a phone, the console is silent."""

    def check() -> None:
        look_at(page)
        assert complaints == []

    return check


@dataclass
class Seat:
    """Somebody before a browser of their own. `heard`: what its console complained about."""

    page: Page
    server: LiveServer
    heard: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        self.page.goto(f"{self.server.url}{address}")

    def fill(self, **answers: str) -> None:
        """Type into fields by their names; a list is chosen from."""
        for name, value in answers.items():
            box = self.page.locator(f"[name='{name}']:not([type=hidden])")
            if box.evaluate("one => one.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def follow(self, link: str) -> None:
        """A link, or one that looks like a button."""
        found = self.page.get_by_role("link", name=link, exact=True)
        found.or_(self.page.get_by_role("button", name=link, exact=True)).first.click()

    def read(self, selector: str = "h1") -> str:
        return self.page.inner_text(selector).strip()

    def look(self) -> None:
        """Nothing is wrong with the open page."""
        look_at(self.page)
        assert [text for text in self.heard if not text.startswith(REMARK)] == []


@pytest.fixture
def sit_down(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Seat]]:
    """A browser for somebody: `sit_down(user)`, signed in; `sit_down(size=PHONE, script=False)` for the public."""
    opened = []

    def sit(user: User | None = None, *, size: dict[str, int] = DESK, script: bool = True) -> Seat:
        context = browser.new_context(
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport=size,  # type: ignore[arg-type]
            java_script_enabled=script,
        )
        opened.append(context)
        if user is not None:
            context.add_cookies([session_cookie(user, live_server)])  # type: ignore[list-item]
        page = context.new_page()
        page.set_default_timeout(15_000)
        return Seat(page, live_server, overhear(page))

    yield sit
    for context in opened:
        context.close()


@pytest.fixture(autouse=True)
def year_of_confirmed_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """A morning on which the law is known: from 2027 on its text is not confirmed, and every answer is to ask."""
    hold(monkeypatch, datetime(2026, 11, 23, 9, tzinfo=clock.VIETNAM))


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Now is 23:40 on the eve of Reunification Day, for every page, act and task."""
    return hold(monkeypatch, datetime(2026, 4, 29, 23, 40, tzinfo=clock.VIETNAM))
