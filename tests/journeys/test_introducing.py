"""The desk gives the Women's Union a link; somebody there introduces a woman from a telephone without script."""

import re
from collections.abc import Callable

import pytest

from diemtua.accounts.models import User
from diemtua.demo.cast import DESK_OFFICER
from diemtua.demo.setting import set_the_scene
from diemtua.referrals.models import Referral
from diemtua.shared import clock
from tests.journeys.conftest import PHONE, Seat

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Sit = Callable[..., Seat]
NAME = "Trần Thị Sáu"


def address_in_the_letter(desk: Seat) -> str:
    """The desk gives the link and reads it off the letter, which hides its ways back in print."""
    desk.go("/gioi-thieu/duong-dan/")
    desk.look()
    desk.press("Cấp đường dẫn và in thư")
    desk.page.locator(".govuk-error-summary").wait_for()
    desk.look()
    desk.page.locator("[name=body]").select_option(label="Hội Liên hiệp Phụ nữ tỉnh Cà Mau")
    desk.press("Cấp đường dẫn và in thư")
    desk.page.get_by_text("Kính gửi:").wait_for()
    desk.look()
    desk.page.emulate_media(media="print")
    assert not desk.page.get_by_text("chỉ hiện một lần").is_visible()
    desk.page.emulate_media(media="screen")
    return desk.read(".dt-secret").removeprefix(desk.server.url)


def introduce(phone: Seat) -> tuple[str, str]:
    """Once with a mistake, which keeps what was typed; then sent. Returns code and second secret."""
    phone.fill(
        full_name=NAME, birth="1951", reach="Gọi sau 17 giờ, không nhắn tin", matter="Muốn ly hôn",
        sender_name="Lê Thị Mai", sender_post="Chủ tịch Hội", sender_phone="02903831234",
    )  # fmt: skip
    phone.press("Gửi giới thiệu")
    phone.page.locator(".govuk-error-summary").wait_for()
    assert phone.page.input_value("[name=full_name]") == NAME
    phone.page.check("[name=agreed]")
    phone.press("Gửi giới thiệu")
    phone.page.get_by_text("Trung tâm đã nhận giới thiệu").wait_for()
    code, secret = phone.page.locator(".dt-receipt__code").all_inner_texts()
    return code, re.sub(r"\D", "", secret)


def test_body_without_an_account_introduces_and_follows_the_outcome(live_server: object, sit_down: Sit) -> None:
    set_the_scene(clock.now(), lambda _what: None)
    desk = sit_down(User.objects.get(username=DESK_OFFICER.username))
    address = address_in_the_letter(desk)
    phone, watching = sit_down(size=PHONE, script=False), sit_down(size=PHONE)
    for seat in (phone, watching):
        seat.go(address)
    watching.look()
    watching.press("Gửi giới thiệu")
    watching.page.locator(".govuk-error-summary").wait_for()
    watching.look()
    code, secret = introduce(phone)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    dossier = Referral.objects.select_related("dossier").get().dossier
    watching.go("/co-quan-gioi-thieu/tra-cuu/")
    watching.look()
    watching.fill(ma=code, so=secret)
    watching.press("Xem kết quả")
    watching.page.get_by_text("Trung tâm đã nhận và đang xem xét").wait_for()
    watching.look()
    assert NAME not in watching.page.content()
    watching.go("/co-quan-gioi-thieu/bien-nhan/")
    watching.look()
    desk.go(f"/gioi-thieu/{dossier.uid}/")
    assert "Gọi sau 17 giờ" in desk.read("main")
    desk.go("/gioi-thieu/duong-dan/")
    desk.look()
    desk.page.get_by_role("button", name=re.compile("^Thu hồi")).click()
    desk.page.get_by_text("Đã thu hồi đường dẫn").wait_for()
    assert phone.page.request.get(f"{phone.server.url}{address}").status == 404
