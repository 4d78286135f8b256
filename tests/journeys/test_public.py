"""A citizen's way through the public pages: by telephone, by keyboard, without script, and away in one move."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.cast import organisation

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
TELLING = ["", "ai-duoc-giup/", "quyen-cua-ban/", "noi-tro-giup/", "tiep-can/", "rieng-tu/", "khong-co/"]
ASKING = ["kiem-tra/", "kiem-tra/?a=A1&gui=1", "kiem-tra/ket-qua/?a=A0", "tra-cuu/"]


@pytest.fixture(autouse=True)
def office(db: None) -> None:
    organisation("TTTGPL")


@pytest.mark.parametrize("address", [*TELLING, *ASKING])
def test_page_is_clean(
    page: Page, live_server: object, inspect: Callable[[], None], complaints: list[str], address: str
) -> None:
    page.goto(f"{live_server}/{address}")
    # the browser itself complains of a page that is not there
    complaints[:] = [text for text in complaints if "404" not in text]
    inspect()


def test_check_goes_through_by_keyboard_alone(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/kiem-tra/")
    for answer in ("#id_chon_1", "#id_chon_0"):
        page.focus(answer)
        page.keyboard.press("Space")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert page.url.startswith(f"{live_server}/kiem-tra/ket-qua/")


def test_check_and_back_work_without_script(browser: Browser, live_server: object) -> None:
    page = browser.new_context(java_script_enabled=False, locale="vi-VN").new_page()
    page.goto(f"{live_server}/kiem-tra/")
    page.check("#id_chon_1")
    with page.expect_navigation():
        page.click("main button[type=submit]")
    page.go_back()
    assert page.locator("h1").inner_text().startswith("Việc cần giúp")
    page.go_forward()
    page.click(".govuk-back-link")
    assert page.is_checked("#id_chon_1")


@pytest.mark.parametrize("how", ["click", "escape"])
def test_way_out_leaves_no_page_to_come_back_to(page: Page, live_server: object, how: str) -> None:
    page.route("**/roi-trang/", lambda route: route.fulfill(body="elsewhere"))
    page.goto(f"{live_server}/")
    page.goto(f"{live_server}/kiem-tra/")
    if how == "click":
        page.click("[data-exit]")
    else:
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    page.wait_for_url("**/roi-trang/")
    page.go_back()
    assert page.url == f"{live_server}/"


def test_language_changes_and_stays(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/")
    page.click("button:has-text('English')")
    assert page.get_attribute("html", "lang") == "en"
