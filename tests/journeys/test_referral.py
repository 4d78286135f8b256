"""A minor in custody asks in the night: the policewoman's telephone, who is on call, the head, and the answer back."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.demo.cast import HEAD, LEGAL_AID_OFFICER, OTHER_OFFICER, POLICEWOMAN, STRANGER, Member
from diemtua.demo.setting import set_the_scene
from diemtua.shared import clock
from diemtua.workforce.actions import put_on_call, sound
from diemtua.workforce.models import Ring
from diemtua.workforce.queries.on_call import Turn
from tests.journeys.conftest import PHONE, Seat

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Sit = Callable[..., Seat]
MINOR = "Lê Văn Bé"


def user(member: Member) -> User:
    return User.objects.get(username=member.username)


@pytest.fixture
def scene(live_server: object) -> None:
    """The Centre with two people on call this very night, one after the other."""
    at = clock.now()
    set_the_scene(at, lambda _what: None)
    centre = Organisation.objects.get(code="TTTGPL")
    for order, member in enumerate((LEGAL_AID_OFFICER, OTHER_OFFICER), start=1):
        turn = Turn(user(member), at - timedelta(hours=2), at + timedelta(hours=10), order, "0900000300")
        put_on_call(centre, turn, by=user(HEAD), at=at)


def send_notice(police: Seat) -> str:
    """From her telephone, in one page; returns the address of what she sent."""
    police.go("/hom-nay/")
    police.look()
    police.follow("Thông báo: người đó yêu cầu trợ giúp pháp lý")
    police.look()
    police.fill(
        full_name=MINOR, born="12/08/2010", status="IN_CUSTODY", custody="Nhà tạm giữ Công an tỉnh",
        matter="Trộm cắp tài sản, vừa bị tạm giữ", contact="Lâm Thị Ngọc, 0900 000 200",
    )  # fmt: skip
    police.page.locator("#thoi-han").get_by_text("Hạn thông báo cho Trung tâm").wait_for()
    assert "phải gọi điện ngay" in police.read("#thoi-han")
    police.press("Gửi Trung tâm")
    police.page.get_by_text("Số tiếp nhận: TT.GT.").wait_for()
    assert "Gửi đúng hạn" in police.read("main")
    police.look()
    return police.page.url.removeprefix(police.server.url)


def take_and_open(officer: Seat, address: str) -> None:
    """Who is on call is rung, takes it and opens the request without typing the name again."""
    officer.go("/hom-nay/")
    officer.look()
    officer.go(address)
    officer.look()
    officer.follow("Nhận xử lý")
    officer.press("Nhận xử lý")
    officer.follow("Mở hồ sơ yêu cầu")
    officer.look()
    assert officer.page.input_value("[name=full_name]") == MINOR
    officer.press("Mở hồ sơ")


def accept_and_appoint(head: Seat, address: str) -> None:
    """The head accepts at once without proof and appoints."""
    head.go(address)
    head.look()
    head.page.locator("main a[href^='/vu-viec/']").first.click()
    head.follow("Thụ lý ngay")
    head.fill(
        category="D7.5v2", grounds_seen="Cơ quan điều tra xác định người bị buộc tội từ đủ 16 tuổi đến dưới 18 tuổi"
    )
    head.page.locator("input[name=urgent][value=U3], select[name=urgent]").first.check()
    head.press("Thụ lý ngay")
    assert head.read("h1") == "L. V. B."
    row = head.page.locator("tr").filter(has_text=LEGAL_AID_OFFICER.full_name)
    row.get_by_role("link", name=f"Cử {LEGAL_AID_OFFICER.full_name}").click()
    head.press("Cử người thực hiện")
    assert f"Người thực hiện: {LEGAL_AID_OFFICER.full_name}" in head.read("main")


def test_notice_of_the_night_is_taken_opened_and_answered_in_time(scene: None, sit_down: Sit) -> None:
    police, officer, head = (
        sit_down(user(POLICEWOMAN), size=PHONE),
        sit_down(user(LEGAL_AID_OFFICER)),
        sit_down(user(HEAD)),
    )
    address = send_notice(police)
    assert [ring.user for ring in Ring.objects.all()] == [user(LEGAL_AID_OFFICER)]
    take_and_open(officer, address)
    accept_and_appoint(head, address)
    police.go(address)
    told = police.read("main")
    assert ("Đã cử người thực hiện" in told, LEGAL_AID_OFFICER.full_name in told, "đúng hạn" in told) == (True,) * 3
    police.look()
    head.go("/gioi-thieu/theo-doi/")
    head.look()
    figures = head.page.locator("tbody tr").first.locator("td a").all_inner_texts()
    assert figures == ["1", "1", "1", "1"]
    stranger = sit_down(user(STRANGER))
    assert stranger.page.request.get(f"{stranger.server.url}{address}").status == 404


def test_notice_that_nobody_answers_rings_the_next_and_the_head(scene: None, sit_down: Sit) -> None:
    send_notice(sit_down(user(POLICEWOMAN), size=PHONE))
    for minutes in (20, 40):
        sound(clock.now() + timedelta(minutes=minutes))
    rung = [ring.user.username for ring in Ring.objects.order_by("number")]
    assert rung == [LEGAL_AID_OFFICER.username, OTHER_OFFICER.username, HEAD.username]
