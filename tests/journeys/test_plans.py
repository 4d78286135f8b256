"""The planner brings a plan in, reads its scoreboard, opens a figure and reports on a task."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from diemtua.accounts.actions import load as load_bodies
from diemtua.demo.cast import FINANCE_OFFICER
from diemtua.places import actions as places
from diemtua.plans.actions import import_plan
from diemtua.shared import clock
from tests.cast import PLANNER, join, organisation
from tests.journeys.conftest import session_cookie
from tests.plans.documents import EXAMPLE, example_plan
from tests.plans.matters import clock as running
from tests.plans.matters import matter

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PICTURES = os.environ.get("DIEMTUA_PICTURES", "")


def signed_in(page: Page, live_server: Any) -> None:
    client = Client()
    client.force_login(join(PLANNER))
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": str(live_server)}]
    )


def picture(page: Page, name: str) -> None:
    """A picture for people to look at, where a folder for them is named."""
    if PICTURES:
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)


def test_planner_brings_a_plan_in_and_follows_it(page: Page, live_server: Any, inspect: Callable[[], None]) -> None:
    places.load()
    load_bodies()
    signed_in(page, live_server)
    centre = organisation("TTTGPL")
    for form in ("LITIGATION", "LITIGATION", "ADVICE"):
        running(matter(centre, form=form, at=clock.now().replace(day=1, hour=0)), met_after=0)
    page.goto(f"{live_server}/ke-hoach/")
    picture(page, "plans-empty")
    inspect()
    page.click("text=Nhập văn bản kế hoạch")
    page.set_input_files("input[type=file]", EXAMPLE)
    inspect()
    page.click("text=Đọc và xem trước")
    picture(page, "plans-preview")
    inspect()
    page.click("text=Nhập kế hoạch này")
    page.wait_for_selector("text=Đã nhập kế hoạch.")
    picture(page, "plans-board")
    inspect()
    page.click("a:text('2/3')")
    picture(page, "plans-rows")
    assert page.locator("tbody tr").count() == 2
    inspect()
    page.go_back()
    page.click("text=Lời văn và trách nhiệm")
    picture(page, "plans-text")
    inspect()
    page.go_back()
    page.click("text=Dồn sức cho vụ việc tham gia tố tụng")
    page.fill("textarea", "Đã nhận và cử người cho mọi vụ việc tố tụng.")
    page.select_option("select[name=state]", "UNDER_WAY")
    page.click("text=Ghi kết quả")
    page.wait_for_selector("text=Đã ghi kết quả thực hiện.")
    picture(page, "plans-task")
    inspect()
    page.goto(page.url.split("/nhiem-vu/")[0] + "/in/")
    picture(page, "plans-print")
    inspect()


def test_body_of_the_plan_answers_what_is_asked_of_it(
    page: Page, live_server: Any, inspect: Callable[[], None], complaints: list[str]
) -> None:
    places.load()
    load_bodies()
    import_plan(example_plan(), by=join(PLANNER), at=clock.now())
    page.context.add_cookies([session_cookie(join(FINANCE_OFFICER), live_server)])  # type: ignore[list-item]
    page.goto(f"{live_server}/hom-nay/")
    picture(page, "plans-own")
    assert page.inner_text("h1") == "Nhiệm vụ của cơ quan mình"
    inspect()
    page.click("text=VI.3. Bảo đảm số người làm việc")
    page.fill("[name=figures]", "nhiều lắm")
    page.click("text=Gửi trả lời")
    page.wait_for_selector(".govuk-error-summary")
    picture(page, "plans-answer-wrong")
    complaints.clear()
    inspect()
    page.fill("[name=note]", "Đã thẩm định dự toán năm sau.")
    page.fill("[name=figures]", "Kinh phí: 1.250 triệu đồng")
    page.click("text=Gửi trả lời")
    page.wait_for_selector("text=Đã gửi trả lời của cơ quan.")
    picture(page, "plans-answered")
    inspect()
