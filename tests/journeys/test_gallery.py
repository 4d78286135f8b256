"""Every component looks and behaves as it must, right and wrong, on a phone and on a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db, pytest.mark.urls("tests.journeys.gallery")]


@pytest.mark.parametrize("address", ["staff", "staff/?sai", "public", "public/?sai"])
def test_components_are_clean(page: Page, live_server: object, inspect: Callable[[], None], address: str) -> None:
    name, _, query = address.partition("/")
    page.goto(f"{live_server}/thu/{name}/{query}")
    inspect()


def test_error_summary_takes_the_focus_and_leads_to_the_field(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/thu/staff/?sai")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.click(".govuk-error-summary a")
    assert page.evaluate("document.activeElement.id") == "id_full_name"


def test_skip_link_is_the_first_stop_of_the_keyboard(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/thu/public/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "govuk-skip-link"


def test_font_is_ours(page: Page, live_server: object) -> None:
    page.goto(f"{live_server}/thu/staff/")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {family.strip('"') for family in loaded} == {"Be Vietnam Pro"}


@pytest.mark.parametrize("name", ["staff", "public"])
def test_keyboard_is_seen_on_the_main_button(page: Page, live_server: object, name: str) -> None:
    page.goto(f"{live_server}/thu/{name}/")
    button = page.locator("main .govuk-button:not(.govuk-button--secondary):not(.govuk-button--warning)").first
    button.focus()
    assert button.evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 221, 0)"
