"""Pages of papers, files, templates and notices in a browser, on a phone and at a desk."""

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from diemtua.accounts.models import User
from diemtua.documents import actions
from diemtua.notices.actions import queue
from diemtua.notices.enums import Event
from tests import cast
from tests.documents.conftest import AT, Cabinet, cabinet, upload
from tests.journeys.conftest import look_at

__all__ = ["cabinet"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PICTURES = os.environ.get("DIEMTUA_PICTURES", "")


@pytest.fixture
def enter(page: Page, live_server: LiveServer) -> Callable[[User, str], None]:
    """Open an address as somebody who has signed in."""

    def go(user: User, address: str) -> None:
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        host = urlsplit(live_server.url).hostname or ""
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": host, "path": "/"}]
        )
        page.goto(live_server.url + address)

    return go


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def test_paper_from_draft_to_signed_scan(
    page: Page, cabinet: Cabinet, enter: Callable[[User, str], None], inspect: Callable[[], None], tmp_path: Path
) -> None:
    paper = cabinet.draft()
    enter(cabinet.desk, f"/van-ban/{paper.uid}/")
    inspect()
    picture(page, "paper-draft")
    page.get_by_role("button", name="Vào số").click()
    assert page.get_by_text("01/QĐ-TTTGPL").is_visible()
    inspect()
    scan = tmp_path / "anh.gif"
    scan.write_bytes(b"GIF89a")
    page.set_input_files("input[type=file]", scan)
    page.get_by_role("button", name="Lưu bản ký").click()
    assert page.get_by_text("Chỉ nhận: Tệp PDF").first.is_visible()
    picture(page, "paper-refused")


def test_draft_is_reworded_and_a_void_paper_says_why(
    page: Page, cabinet: Cabinet, enter: Callable[[User, str], None], inspect: Callable[[], None]
) -> None:
    paper, void = cabinet.draft("TT12-08"), cabinet.numbered("TT12-08")
    actions.void_papers(void.entry, reason="Ghi nhầm người", at=AT)
    enter(cabinet.desk, f"/van-ban/{paper.uid}/")
    page.get_by_role("link", name="Sửa nội dung").click()
    inspect()
    picture(page, "paper-revise")
    page.get_by_label("Lý do").fill("")
    page.get_by_role("button", name="Lưu nội dung").click()
    assert page.locator(".govuk-error-summary").is_visible()
    look_at(page)
    page.get_by_label("Lý do").fill("Vụ việc đang được tổ chức khác thụ lý.")
    page.get_by_role("button", name="Lưu nội dung").click()
    assert page.get_by_text("Vụ việc đang được tổ chức khác thụ lý.").is_visible()
    look_at(page)
    enter(cabinet.desk, f"/van-ban/{void.uid}/")
    assert page.locator("h1 s").is_visible()
    look_at(page)


def test_files_of_a_dossier(
    page: Page, cabinet: Cabinet, enter: Callable[[User, str], None], inspect: Callable[[], None], tmp_path: Path
) -> None:
    actions.attach_scan(cabinet.numbered(), upload(), by=cabinet.desk, at=AT)
    cabinet.draft("TT12-08")
    cabinet.file("Giấy chứng nhận hộ nghèo.pdf")
    enter(cabinet.practitioner, f"/van-ban/ho-so/{cabinet.dossier.uid}/")
    inspect()
    picture(page, "files")
    page.get_by_text("Gỡ tệp Giấy chứng nhận hộ nghèo.pdf").click()
    page.get_by_label("Lý do gỡ").fill("Gửi nhầm")
    page.get_by_role("button", name="Gỡ tệp").click()
    assert page.get_by_text("đã gỡ: Gửi nhầm").is_visible()
    inspect()


def test_templates_and_outbox_of_the_administrator(
    page: Page, cabinet: Cabinet, enter: Callable[[User, str], None], inspect: Callable[[], None]
) -> None:
    administrator = cast.join(cast.ADMINISTRATOR)
    administrator.email = "quan-tri@example.vn"
    administrator.save()
    told = {"subject": "Được giao vụ việc", "body": "Mời xem vụ việc.", "at": AT}
    queue(Event.ASSIGNED, users=[administrator], emails=["ba@example.vn"], **told)
    pages = {"templates": "/van-ban/mau/", "outbox": "/thong-bao/hop-thu-di/", "notices": "/thong-bao/"}
    enter(administrator, "/thong-bao/")
    page.get_by_role("link", name="1 thông báo mới").wait_for()
    for name, address in pages.items():
        enter(administrator, address)
        inspect()
        picture(page, name)
