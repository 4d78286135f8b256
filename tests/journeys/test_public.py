"""A citizen's way through the public pages: by telephone, by keyboard, without script, and away in one move."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.cast import organisation

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\0" * 40
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


def fill_in(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/nop-don/")
    page.click("main form[action*='bat-dau'] button")
    page.check("#id_requester_0")
    page.click("text=Lưu và đi tiếp")
    page.fill("#id_full_name", "Trần Thị Sáu")
    page.fill("#id_birth", "1951")
    page.click("text=Lưu và đi tiếp")
    page.check("#id_field_4")
    page.fill("#id_summary", "Bị lấn đất, mong được giúp.")
    page.click("text=Lưu và đi tiếp")
    page.click("text=Lưu và đi tiếp")
    page.click("a:has-text('Đi tiếp')")


@pytest.mark.parametrize("script", [True, False])
def test_request_is_sent_followed_and_withdrawn(browser: Browser, live_server: object, script: bool) -> None:
    page = browser.new_context(
        java_script_enabled=script, locale="vi-VN", viewport={"width": 360, "height": 740}
    ).new_page()
    fill_in(page, live_server)
    page.click("button:has-text('Gửi yêu cầu')")
    code = page.inner_text(".dt-receipt__code")
    page.goto(f"{live_server}/tra-cuu/?ma={code}")
    page.fill("#id_so", "1951")
    page.click("main button:has-text('Tra cứu')")
    page.click("text=Rút yêu cầu")
    page.click("main button:has-text('Gửi')")
    assert page.inner_text("h1") == "Đã rút yêu cầu"


def test_every_page_of_a_request_is_clean(page: Page, live_server: object, inspect: Callable[[], None]) -> None:
    page.goto(f"{live_server}/nop-don/")
    inspect()
    page.click("main form[action*='bat-dau'] button")
    page.click("text=Lưu và đi tiếp")
    inspect()
    fill_in(page, live_server)
    for slug in ("cho-ai", "nguoi-can-giup", "chuyen", "lien-he"):
        page.goto(f"{live_server}/nop-don/trang/{slug}/")
        inspect()
    page.goto(f"{live_server}/nop-don/giay-to/")
    page.click("text=Gửi tệp lên")
    inspect()
    page.set_input_files("input[type=file]", {"name": "so.png", "mimeType": "image/png", "buffer": PNG})
    page.click("text=Gửi tệp lên")
    inspect()
    page.goto(f"{live_server}/nop-don/xem-lai/")
    inspect()
    page.click("button:has-text('Gửi yêu cầu')")
    for address in ("nop-don/bien-nhan/", "tra-cuu/ho-so/", "tra-cuu/ho-so/giay-to/", "tra-cuu/ho-so/viec/rut/"):
        page.goto(f"{live_server}/{address}")
        inspect()
