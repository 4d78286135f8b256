"""The administrator's pages of the rulebook, in a real browser, on a phone and on a desk."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from diemtua.demo.cast import ADMINISTRATOR
from diemtua.law.calendar import ZONE
from diemtua.rulebook import actions, queries
from tests.cast import join

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(live_server: LiveServer, page: Page) -> Callable[..., Page]:
    """Open a page of the rulebook as the administrator."""
    actions.seed(datetime(2026, 11, 20, 9, tzinfo=ZONE))
    client = Client()
    client.force_login(join(ADMINISTRATOR))
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )

    def open_page(name: str, *args: object) -> Page:
        page.goto(live_server.url + reverse(f"rulebook:{name}", args=args))
        return page

    return open_page


def test_every_page_is_accessible(opened: Callable[..., Page], inspect: Callable[[], None]) -> None:
    day, areas = queries.years()[0], queries.area_lists()[0].pk
    first = queries.days_of(day)[0].pk
    pages: list[tuple[object, ...]] = [
        *((name,) for name in ("calendar", "hours", "parameters", "areas", "instruments", "changes")),
        *((name,) for name in ("add_day", "import_days", "set_hours", "set_parameter", "add_area_list")),
        ("correct_day", first), ("remove_day", first), ("load_areas", areas), ("confirm_instrument", "TT11"),
    ]  # fmt: skip
    for name, *args in pages:
        opened(str(name), *args)
        inspect()


def test_form_with_mistakes_is_accessible_and_can_be_mended(
    opened: Callable[..., Page], inspect: Callable[[], None]
) -> None:
    page = opened("add_day")
    page.get_by_role("button", name="Thêm ngày").click()
    inspect()
    page.get_by_label("Ngày").first.fill("25/11/2026")
    page.get_by_label("Nghỉ hoán đổi").check()
    page.get_by_label("Tên gọi").fill("nghỉ hoán đổi")
    page.get_by_label("Văn bản").fill("Công văn 1/UBND")
    page.get_by_label("Lý do").fill("Bão")
    page.get_by_role("button", name="Thêm ngày").click()
    page.get_by_text("Đã thêm ngày và tính lại hạn.").wait_for()
    inspect()
