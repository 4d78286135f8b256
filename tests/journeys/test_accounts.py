"""The door and the administrator's pages in a real browser, right and wrong, on a phone and on a desk."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from diemtua.accounts import actions
from diemtua.accounts.models import User
from diemtua.law.vocabulary.roles import Role
from diemtua.law.vocabulary.signing import SigningManner
from tests.cast import ADMINISTRATOR, DEPUTY_HEAD, HEAD, STAFF, join, organisation

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PASSWORD = "mot-mat-khau-dai-2026"
OWN = ["tai-khoan/", "tai-khoan/mat-khau/", "tai-khoan/phien/", "tai-khoan/lop-thu-hai/", "dang-xuat/"]
OF_THE_ADMINISTRATOR = [
    "quan-tri/nguoi-dung/", "quan-tri/nguoi-dung/?tim=khong-co-ai", "quan-tri/nguoi-dung/them/", "quan-tri/co-quan/",
    "quan-tri/co-quan/them/",
    "quan-tri/nguoi-dung/{}/", "quan-tri/nguoi-dung/{}/sua/", "quan-tri/nguoi-dung/{}/giao-vai-tro/",
    "quan-tri/nguoi-dung/{}/giao-ky-thay/", "quan-tri/nguoi-dung/{}/xac-nhan/ngung/",
]  # fmt: skip


@pytest.fixture
def people(live_server: LiveServer) -> dict[str, User]:
    cache.clear()
    found = {member.username: join(member) for member in STAFF}
    for user in found.values():
        user.set_password(PASSWORD)
        user.save()
    return found


def sign_in(page: Page, server: LiveServer, username: str, password: str = PASSWORD, to: str = "/tai-khoan/") -> None:
    page.goto(f"{server}/dang-nhap/?next={to}")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def test_door_is_clean_right_and_wrong(
    page: Page, live_server: LiveServer, inspect: Callable[[], None], people: dict[str, User]
) -> None:
    for address in ("dang-nhap/", "quen-mat-khau/", "tai-khoan/ngung/"):
        page.goto(f"{live_server}/{address}")
        inspect()
    sign_in(page, live_server, HEAD.username, "sai")
    inspect()
    assert page.locator(".govuk-error-summary").inner_text().endswith("Hãy kiểm tra và nhập lại.")


def test_own_pages_are_clean(
    page: Page, live_server: LiveServer, inspect: Callable[[], None], people: dict[str, User]
) -> None:
    sign_in(page, live_server, HEAD.username)
    for address in OWN:
        page.goto(f"{live_server}/{address}")
        inspect()
    page.goto(f"{live_server}/tai-khoan/lop-thu-hai/bat/")
    inspect()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    inspect()
    page.get_by_label("Mã xác thực").fill("123")
    page.get_by_role("button", name="Bật").click()
    inspect()


def test_administrator_pages_are_clean(
    page: Page, live_server: LiveServer, inspect: Callable[[], None], people: dict[str, User]
) -> None:
    actions.name_deputy(
        people[DEPUTY_HEAD.username], Role.HEAD, organisation("TTTGPL"), SigningManner.KT, title="Giám đốc",
        for_user=people[HEAD.username], own_title="Phó Giám đốc", valid_from=date(2026, 1, 1), by=None,
        at=datetime(2026, 1, 1, 9, tzinfo=UTC),
    )  # fmt: skip
    sign_in(page, live_server, ADMINISTRATOR.username)
    body = organisation("TTTGPL").pk
    for address in ("", "sua/", "ke-thua/"):
        page.goto(f"{live_server}/quan-tri/co-quan/{body}/{address}")
        inspect()
    for address in OF_THE_ADMINISTRATOR:
        page.goto(f"{live_server}/{address.format(people[DEPUTY_HEAD.username].pk)}")
        inspect()


def test_one_time_code_leads_to_a_new_password(
    page: Page, live_server: LiveServer, inspect: Callable[[], None], people: dict[str, User]
) -> None:
    sign_in(page, live_server, ADMINISTRATOR.username, to="/quan-tri/nguoi-dung/")
    page.get_by_role("link", name=HEAD.full_name).click()
    page.get_by_role("link", name="Cấp lại mật khẩu").click()
    page.get_by_role("button", name="Cấp lại mật khẩu").click()
    inspect()
    code = page.locator(".govuk-panel__title").inner_text()
    page.get_by_role("button", name="Đăng xuất").click()
    sign_in(page, live_server, HEAD.username, code)
    inspect()
    page.get_by_label("Mật khẩu hiện tại").fill(code)
    page.get_by_label("Mật khẩu mới", exact=True).fill("mat-khau-cua-rieng-toi")
    page.get_by_label("Nhập lại mật khẩu mới").fill("mat-khau-cua-rieng-toi")
    page.get_by_role("button", name="Lưu mật khẩu mới").click()
    assert page.locator("h1").inner_text() == HEAD.full_name
