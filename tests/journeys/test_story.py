"""The story of the house: a grandmother asks, the Centre helps her to the end, and the plan counts one more."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from diemtua.demo.cast import DESK_OFFICER, HEAD, LEGAL_AID_OFFICER, PLANNER
from diemtua.demo.scoreboard import take_in_example
from diemtua.demo.setting import set_the_scene
from diemtua.shared import clock
from tests.cast import join
from tests.journeys.conftest import PHONE, Seat

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
GRANDMOTHER = "Trần Thị Sáu"
PHOTO = {
    "name": "giay-ho-ngheo.png",
    "mimeType": "image/png",
    "buffer": bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
        "45400000000049454e44ae426082"
    ),
}
Sit = Callable[..., Seat]


@pytest.fixture
def scene(live_server: object) -> None:
    """The province, the Centre, its people and the plan; no case yet."""
    at = clock.now()
    set_the_scene(at, lambda _what: None)
    take_in_example(join(PLANNER), at)


def moment(**ago: float) -> str:
    """A moment of today or before as an officer types it."""
    return (clock.now() - timedelta(**ago)).strftime("%d/%m/%Y %H:%M")


def litigation_on(board: Seat) -> tuple[int, int]:
    """Cases in court and all cases, as the scoreboard shows them."""
    board.go("/ke-hoach/")
    board.page.locator("main a[href^='/ke-hoach/']").filter(has_not_text="Nhập").first.click()
    shown = board.page.locator("a[href*='/so-lieu/LITIGATION/']:not(.dt-measure__whole)").first.inner_text()
    found = re.search(r"(\d+)/(\d+)", shown)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def check_in_two_minutes(grandmother: Seat) -> None:
    grandmother.go("/")
    grandmother.follow("Kiểm tra trong 2 phút")
    for answer in ("Không", "Từ đủ 60 tuổi trở lên", "Thuộc hộ nghèo"):
        grandmother.page.locator("main label").filter(has_text=re.compile(f"^{answer}")).first.click()
        grandmother.page.locator("main button[type=submit]").click()
        if "/ket-qua/" in grandmother.page.url:
            break
    assert grandmother.page.locator(".dt-result--yes").count() == 1


def apply_online(grandmother: Seat) -> str:
    """She writes four pages, sends, photographs a paper; returns the code on the receipt."""
    page = grandmother.page
    grandmother.go("/nop-don/")
    page.click("main form[action*='bat-dau'] button")
    page.check("#id_requester_0")
    grandmother.press("Lưu và đi tiếp")
    grandmother.fill(full_name=GRANDMOTHER, birth="1951", phones="0912 345 678")
    grandmother.press("Lưu và đi tiếp")
    page.check("input[name=field][value=LAND]")
    grandmother.fill(summary="Hàng xóm lấn bờ vuông tôm, tòa mời ra tháng sau.")
    grandmother.press("Lưu và đi tiếp")
    grandmother.press("Lưu và đi tiếp")
    page.set_input_files("input[type=file]", PHOTO)  # type: ignore[arg-type]
    grandmother.press("Gửi tệp lên")
    grandmother.follow("Đi tiếp")
    assert "Hàng xóm lấn bờ vuông tôm" in grandmother.read("main")
    grandmother.press("Gửi yêu cầu")
    code = grandmother.read(".dt-receipt__code")
    grandmother.follow("Gửi ảnh giấy tờ")
    page.set_input_files("input[type=file]", PHOTO)  # type: ignore[arg-type]
    grandmother.press("Gửi giấy tờ")
    assert "Đã nhận 1 tệp." in grandmother.read("body")
    return code


def track(seat: Seat, code: str) -> str:
    """What the page of her request tells, opened by the code and the end of her telephone number."""
    seat.go(f"/tra-cuu/?ma={code}")
    seat.fill(so="5678")
    seat.press("Tra cứu")
    return seat.read("main")


def desk_accepts(desk: Seat) -> str:
    """The officer finds the request on Today, looks at entitlement, accepts; returns the address of the case."""
    desk.go("/hom-nay/")
    desk.look()
    desk.follow(GRANDMOTHER)
    desk.look()
    address = desk.page.url.removeprefix(desk.server.url)
    assert PHOTO["name"] in _files(desk)
    desk.go(address)
    desk.follow("Kiểm tra diện được trợ giúp pháp lý")
    desk.fill(**{"dieu-da-biet-poor_household": "yes"})
    desk.press("Xem kết quả")
    assert "Người thuộc hộ nghèo" in desk.page.locator("tbody tr").first.inner_text()
    desk.look()
    desk.follow("Thụ lý")
    desk.look()
    desk.fill(category="D7.2", field="LAND", grounds_seen="Giấy chứng nhận hộ nghèo năm nay")
    desk.page.get_by_label("Tham gia tố tụng", exact=True).check()
    desk.press("Thụ lý")
    assert desk.read("h1").startswith(GRANDMOTHER)
    return address


def _files(seat: Seat) -> str:
    seat.follow("Văn bản và tệp")
    seat.look()
    return seat.read("main")


def head_appoints(head: Seat, address: str) -> None:
    head.go(address)
    head.look()
    row = head.page.locator("tr").filter(has_text=LEGAL_AID_OFFICER.full_name)
    row.get_by_role("link", name=f"Cử {LEGAL_AID_OFFICER.full_name}").click()
    head.look()
    head.press("Cử người thực hiện")
    assert f"Người thực hiện: {LEGAL_AID_OFFICER.full_name}" in head.read("main")


def practitioner_works(lawyer: Seat, address: str) -> None:
    lawyer.go("/hom-nay/")
    lawyer.look()
    lawyer.go(address)
    lawyer.follow("Ghi công việc")
    lawyer.look()
    lawyer.fill(activity="V.g", began_at=moment(hours=3), ended_at=moment(hours=1), note="Gặp bà Sáu tại nhà.")
    lawyer.press("Ghi công việc")
    _other_act(lawyer, "Ghi lịch phiên tòa, buổi làm việc")
    lawyer.fill(starts_at=moment(hours=1), place="Tòa án nhân dân khu vực 1")
    lawyer.page.get_by_label("Tại trụ sở Tòa án", exact=True).check()
    lawyer.press("Ghi lịch phiên tòa, buổi làm việc")
    _other_act(lawyer, "Ghi kết quả phiên")
    lawyer.page.locator("select[name=hearing]").select_option(index=1)
    lawyer.page.get_by_label("Đã diễn ra", exact=True).check()
    lawyer.press("Ghi kết quả phiên")
    lawyer.follow("Công việc, phiên tòa")
    lawyer.look()
    assert "Đã diễn ra" in lawyer.read("main")


def _other_act(seat: Seat, label: str) -> None:
    """Open an act's form from the case page, unfolding what is folded; the form is clean."""
    more = seat.page.locator("details.dt-more:not([open]) summary")
    if more.count():
        more.first.click()
    seat.follow(label)
    seat.look()


def practitioner_ends(lawyer: Seat, address: str) -> None:
    lawyer.go(address)
    _other_act(lawyer, "Kết thúc vụ việc")
    lawyer.fill(result="Tòa công nhận hai bên hòa giải thành, bà giữ được bờ vuông.")
    lawyer.press("Kết thúc vụ việc")
    lawyer.follow("Giấy tờ trong hồ sơ")
    lawyer.look()
    assert lawyer.page.locator(".dt-checklist li").count() > 0
    lawyer.go(address)
    lawyer.follow("Bàn giao hồ sơ")
    lawyer.look()
    lawyer.fill(pages="42", missing="Người dân giữ bản chính, hồ sơ có bản sao.")
    lawyer.press("Bàn giao hồ sơ")


def desk_archives(desk: Seat, address: str) -> None:
    desk.go(address)
    desk.follow("Lưu trữ")
    desk.fill(shelf="Kho 1, giá 2, hộp 3")
    desk.press("Lưu trữ")
    desk.look()
    assert "Đã lưu trữ" in desk.read("main")


def papers_download(seat: Seat, address: str) -> list[str]:
    """Every paper of the case as PDF and as a Word file; returns their titles."""
    seat.go(address)
    papers = seat.page.locator("main a[href^='/van-ban/']:not([href*='/ho-so/']):not([href$='/pdf/'])")
    found = {str(link.get_attribute("href")): link.inner_text() for link in papers.all()}
    for href in found:
        for kind, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
            answer = seat.page.request.get(f"{seat.server.url}{href}{kind}/")
            assert (answer.status, answer.body()[: len(start)]) == (200, start)
    return list(found.values())


def test_request_travels_the_whole_house_and_the_plan_counts_it(scene: None, sit_down: Sit) -> None:
    board = sit_down(join(PLANNER))
    before = litigation_on(board)
    grandmother = sit_down(size=PHONE, script=False)
    check_in_two_minutes(grandmother)
    code = apply_online(grandmother)
    assert "Trung tâm đã nhận yêu cầu của bạn." in track(grandmother, code)

    desk, head, lawyer = (sit_down(join(one)) for one in (DESK_OFFICER, HEAD, LEGAL_AID_OFFICER))
    address = desk_accepts(desk)
    head_appoints(head, address)
    practitioner_works(lawyer, address)
    practitioner_ends(lawyer, address)
    desk_archives(desk, address)
    assert papers_download(desk, address) == [
        "Phiếu tiếp nhận yêu cầu trợ giúp pháp lý",
        "Đơn yêu cầu trợ giúp pháp lý",
        "Quyết định cử người thực hiện trợ giúp pháp lý tham gia tố tụng",
        "Hồ sơ vụ việc trợ giúp pháp lý",
    ]

    told = track(grandmother, code)
    for words in ("Yêu cầu đã được thụ lý", "Đã có người được cử giúp bạn.", "đã được thực hiện xong."):
        assert words in told
    neighbour = sit_down(size=PHONE)
    track(neighbour, code)
    neighbour.look()

    assert litigation_on(board) == (before[0] + 1, before[1] + 1)
    board.look()
    board.page.locator("a[href*='/so-lieu/LITIGATION/']:not(.dt-measure__whole)").first.click()
    assert board.page.locator("tbody tr").count() == before[0] + 1
    assert re.match(r"TT\.TGTT\.0*1\.", board.read("tbody"))
    board.look()
