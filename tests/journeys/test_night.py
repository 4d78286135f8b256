"""23:40 on the eve of a holiday: a minor in custody asks. Who is on call is rung and answers, or nobody does."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diemtua.accounts.models import Organisation
from diemtua.demo.cast import HEAD, LEGAL_AID_OFFICER, OTHER_OFFICER, POLICEWOMAN, STRANGER
from diemtua.demo.setting import set_the_scene
from diemtua.notices.actions import deliver
from diemtua.notices.enums import DeliveryState
from diemtua.notices.models import Delivery
from diemtua.shared import clock
from diemtua.workforce.actions import put_on_call
from diemtua.workforce.models import Ring
from diemtua.workforce.queries import Turn
from diemtua.workforce.tasks import sound_alarms
from tests.cast import join
from tests.journeys.conftest import PHONE, Seat
from tests.watch import Watch

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Sit = Callable[..., Seat]
MINOR = "Lê Văn Bé"
TELEPHONES = {LEGAL_AID_OFFICER: "0900 000 301", OTHER_OFFICER: "0900 000 302"}


@pytest.fixture
def telephones(settings: Any, tmp_path: Path) -> Path:
    """Texts to telephones land in this folder."""
    settings.PHONE_GATEWAYS = {"SMS": {"url": f"folder://{tmp_path}/tin"}, "ZALO": None}
    return tmp_path / "tin"


@pytest.fixture
def night(live_server: object, watch: Watch, telephones: Path) -> Watch:
    """The Centre in the night with two people on call until the morning, one after the other."""
    set_the_scene(watch.at, lambda _what: None)
    centre, morning = Organisation.objects.get(code="TTTGPL"), watch.at.replace(day=30, hour=7, minute=0)
    for order, (member, number) in enumerate(TELEPHONES.items(), start=1):
        put_on_call(centre, Turn(join(member), watch.at, morning, order, number), by=join(HEAD), at=watch.at)
    return watch


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
    assert "báo ngay cho Trung tâm bằng điện thoại" in police.read("#thoi-han")
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


def work() -> None:
    """What the worker does in a minute: alarms ring on, texts leave."""
    sound_alarms.func()
    for waiting in Delivery.objects.filter(state=DeliveryState.QUEUED):
        deliver(waiting.pk, clock.now())


def texted(telephones: Path) -> list[str]:
    """Numbers that had a text; no text says of whom or what it is."""
    texts = [json.loads(each.read_text()) for each in telephones.glob("*.json")]
    assert not any(re.search("Bé|tạm giữ|Trộm", text["text"]) for text in texts)
    return sorted(text["phone"] for text in texts)


def rings_shown(seat: Seat) -> list[str]:
    """Who was rung and when, as the page of the referral tells."""
    section = seat.page.get_by_role("region", name="Báo động")
    names = section.locator(".dt-timeline__act").all_inner_texts()
    moments = section.locator(".dt-timeline__act + .dt-timeline__when").all_inner_texts()
    return [
        f"{re.findall(r'[0-9]{1,2}:[0-9]{2}', moment)[0]} {name}" for name, moment in zip(names, moments, strict=True)
    ]


def papers_of(seat: Seat) -> list[str]:
    """Titles of the papers of the open case; each comes out as PDF."""
    links = seat.page.locator("main a[href^='/van-ban/']:not([href*='/ho-so/']):not([href$='/pdf/'])").all()
    for link in links:
        answer = seat.page.request.get(f"{seat.server.url}{link.get_attribute('href')}pdf/")
        assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")
    return [link.inner_text() for link in links]


def test_notice_of_the_night_is_taken_accepted_appointed_and_told_in_time(
    night: Watch, sit_down: Sit, telephones: Path
) -> None:
    police, officer = sit_down(join(POLICEWOMAN), size=PHONE), sit_down(join(LEGAL_AID_OFFICER), size=PHONE)
    head = sit_down(join(HEAD))
    address = send_notice(police)
    assert [ring.user for ring in Ring.objects.all()] == [join(LEGAL_AID_OFFICER)]
    work()
    assert texted(telephones) == [TELEPHONES[LEGAL_AID_OFFICER]]
    officer.go("/hom-nay/")
    assert "chưa ai nhận" in officer.read("main")
    night.move(minutes=4)
    take_and_open(officer, address)
    night.move(minutes=30)
    work()
    assert texted(telephones) == [TELEPHONES[LEGAL_AID_OFFICER]]
    night.move(minutes=6)
    accept_and_appoint(head, address)
    assert f"{night.at:%H:%M %d/%m}" == "00:20 30/04"
    head.look()
    assert papers_of(head) == [
        "Phiếu tiếp nhận yêu cầu trợ giúp pháp lý",
        "Đơn yêu cầu trợ giúp pháp lý",
        "Quyết định cử người thực hiện trợ giúp pháp lý tham gia tố tụng",
    ]
    police.go(address)
    told = police.read("main")
    assert "Đã cử người thực hiện" in told
    assert [LEGAL_AID_OFFICER.full_name in told, "00:20" in told, "đúng hạn" in told] == [True, True, True]
    police.look()
    police.go("/gioi-thieu/theo-doi/")
    police.look()
    assert counted(police) == {
        "Đã nhận": "1", "Thông báo đúng hạn": "1", "Thông báo quá hạn": "0",
        "Bị sót, theo đối chiếu sổ": "0", "Đã mở hồ sơ": "1",
        "Cử người đúng hạn": "1", "Cử người quá hạn": "0", "Chưa trả lời": "0",
        "Chờ báo kết quả": "0",
    }  # fmt: skip
    head.go("/gioi-thieu/theo-doi/")
    head.look()
    figures = head.page.locator("tbody tr").first.locator("td a").all_inner_texts()
    assert figures == ["1", "1", "1", "1"]
    stranger = sit_down(join(STRANGER))
    assert stranger.page.request.get(f"{stranger.server.url}{address}").status == 404


def counted(seat: Seat) -> dict[str, str]:
    """The only line of the board, by its heads."""
    heads = seat.page.locator("thead th").all_inner_texts()[1:]
    figures = seat.page.locator("tbody tr").first.locator("td").all_inner_texts()
    shown = dict(zip(heads, figures, strict=True))
    unasked = {"Biên bản giải thích", "Không rõ lúc yêu cầu", "Quá hạn lâu nhất", "Không mở hồ sơ, vì"}
    return {head: figure.strip() for head, figure in shown.items() if head not in unasked}


def test_notice_that_nobody_answers_rings_on_and_on_and_its_clock_runs_out(
    night: Watch, sit_down: Sit, telephones: Path
) -> None:
    address, head = send_notice(sit_down(join(POLICEWOMAN), size=PHONE)), sit_down(join(HEAD))
    for _ in range(21):
        work()
        night.move(minutes=1)
    names = [LEGAL_AID_OFFICER.full_name, OTHER_OFFICER.full_name, HEAD.full_name]
    head.go(address)
    head.look()
    assert rings_shown(head) == [
        f"23:40 {names[0]}", f"23:45 {names[1]}", f"23:50 {names[2]}", f"23:55 {names[0]}", f"00:00 {names[1]}",
    ]  # fmt: skip
    assert texted(telephones) == sorted(number for number in TELEPHONES.values() for _ in range(2))
    # the turns end at seven: from then on it is the head alone
    night.move(hours=13)
    work()
    head.go(address)
    head.look()
    assert rings_shown(head)[5:] == [f"13:01 {HEAD.full_name}"]
    assert "Quá hạn" in head.read("aside")
    # three working days over the holidays are past, too: an officer who looks for what was forgotten finds it
    night.move(days=8)
    head.go("/gioi-thieu/?late=on")
    assert head.page.locator("tbody tr").count() == 1
