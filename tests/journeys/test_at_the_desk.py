"""Staff at their pages when things go wrong: two at one dossier, two presses, a lost line, no mouse, mistakes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier, Entry
from diemtua.people.models import Person
from diemtua.places.actions import load
from diemtua.places.queries import communes_on
from diemtua.shared import clock
from tests.cases.conftest import Take, do, rulebook, take
from tests.journeys.conftest import Seat
from tests.journeys.keystrokes import Hands

__all__ = ["do", "rulebook", "take"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Sit = Callable[..., Seat]
REQUEST = {"nguoi-full_name": "Danh Thị Lành", "nguoi-birth": "1960", "viec-summary": "Bị đòi lại đất đã mua."}
CASE_PAGE = re.compile(r"/vu-viec/[0-9a-f-]{36}/$")
CODES = {"viec-field": "LAND", "viec-channel": "IN_PERSON"}
SUMMARY = (
    "Bà Lành mua 2 công đất của ông Sáu năm 2012, có giấy tay, đã trả đủ tiền. Nay con ông Sáu kiện đòi lại đất. "
    "Tòa án đã gửi giấy triệu tập. Bà nhờ luật sư bảo vệ tại Tòa."
)
# the count that docs/figures.md tells: a form that asks for more must say so there
KEYS_TOLD, THREE_MINUTES = 343, 180.0


@pytest.fixture
def received(live_server: object, take: Take) -> Dossier:
    """A request that came a moment ago."""
    return take(clock.now())


@pytest.fixture
def form(sit_down: Sit, rulebook: None, desk_officer: User) -> Seat:
    """The desk officer before the desk form, filled in and not sent."""
    seat = sit_down(desk_officer)
    seat.go("/vu-viec/tiep-nhan/")
    seat.fill(**REQUEST, **CODES)
    return seat


def taken_in() -> tuple[int, int]:
    """How many requests and how many people there are."""
    return Dossier.objects.count(), Person.objects.count()


def act_page(dossier: Dossier, seat: Seat, label: str) -> None:
    seat.go(f"/vu-viec/{dossier.uid}/")
    seat.follow(label)


def fill_acceptance(seat: Seat, words: str) -> None:
    seat.fill(category="D7.2", field="LAND", grounds_seen=words)
    seat.page.get_by_label("Tham gia tố tụng", exact=True).check()


def test_second_of_two_officers_is_told_who_did_what_and_keeps_what_was_typed(
    received: Dossier, sit_down: Sit, desk_officer: User, head: User
) -> None:
    first, second = sit_down(desk_officer), sit_down(head)
    for seat, words in ((first, "Giấy hộ nghèo"), (second, "Đã xem bản chính giấy hộ nghèo")):
        act_page(received, seat, "Thụ lý")
        fill_acceptance(seat, words)
    first.press("Thụ lý")
    second.press("Thụ lý")
    told = second.read(".govuk-error-summary")
    assert f"{desk_officer.full_name} đã “Thụ lý, ghi Sổ thụ lý” lúc" in told
    assert second.page.input_value("[name=grounds_seen]") == "Đã xem bản chính giấy hộ nghèo"
    second.look()
    second.press("Thụ lý")
    assert "Không thể “Thụ lý” khi hồ sơ đang ở trạng thái “Chờ phân công”" in second.read(".govuk-error-summary")
    assert Entry.objects.filter(act="AcceptRequest").count() == 1


def test_double_click_sends_once(form: Seat) -> None:
    form.page.get_by_role("button", name="Tiếp nhận", exact=True).dblclick()
    form.page.wait_for_url(CASE_PAGE)
    assert taken_in() == (1, 1)
    form.look()


def test_page_sent_again_after_the_line_was_lost_gives_one_request(form: Seat) -> None:
    page = form.page
    page.context.set_offline(True)
    send_into_the_void(page)
    assert taken_in() == (0, 0)
    page.context.set_offline(False)
    page.reload()
    page.wait_for_url(CASE_PAGE)
    assert taken_in() == (1, 1)


def test_page_sent_again_after_the_answer_was_lost_gives_one_request(form: Seat) -> None:
    page = form.page

    def lose_the_answer(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    page.route("**/vu-viec/tiep-nhan/", lose_the_answer)
    send_into_the_void(page)
    assert taken_in() == (1, 1)
    page.unroute("**/vu-viec/tiep-nhan/")
    page.reload()
    page.wait_for_url(CASE_PAGE)
    assert taken_in() == (1, 1)


def send_into_the_void(page: Page) -> None:
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Tiếp nhận", exact=True).click(no_wait_after=True)
    page.wait_for_url("chrome-error://**")


def test_act_sent_again_after_the_answer_was_lost_is_one_entry(
    received: Dossier, sit_down: Sit, desk_officer: User
) -> None:
    seat = sit_down(desk_officer)
    act_page(received, seat, "Thụ lý")
    fill_acceptance(seat, "Giấy hộ nghèo")
    address, key = seat.page.url, seat.page.input_value("[name=kernel_key]")
    sent = seat.page.evaluate("new URLSearchParams(new FormData(document.querySelector('main form'))).toString()")
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Referer": address}
    answers = [seat.page.request.post(address, data=sent, headers=kind, max_redirects=0) for _ in range(2)]
    assert [answer.status for answer in answers] == [302, 302]
    assert Entry.objects.filter(key=key).count() == 1


def test_desk_form_of_a_usual_request_takes_under_three_minutes_by_keyboard_alone(
    sit_down: Sit, rulebook: None, desk_officer: User
) -> None:
    load()
    home = communes_on(clock.today(), "96").get(full_name="Xã Năm Căn")
    seat = sit_down(desk_officer)
    seat.go("/vu-viec/tiep-nhan/")
    hands = Hands(seat.page)
    hands.skip_to_content()
    hands.write("nguoi-full_name", "Danh Thị Lành")
    hands.write("nguoi-birth", "05/03/1960")
    hands.write("nguoi-identity_new", "096160001234")
    hands.write("nguoi-phones", "0912345678")
    hands.choose("nguoi-sex", "FEMALE")
    hands.choose("nguoi-ethnicity", "05")
    hands.choose("nguoi-commune", str(home.pk))
    hands.write("nguoi-address", "Ấp Chà Là")
    hands.choose("viec-field", "LAND")
    hands.choose("viec-status", "RESPONDENT")
    hands.choose("viec-form", "LITIGATION")
    hands.write("viec-summary", SUMMARY)
    hands.press("Control+Enter")
    seat.page.wait_for_url(CASE_PAGE)
    assert seat.read("h1").startswith("Danh Thị Lành")
    assert (hands.answers, hands.digits) == (12, 32)
    assert hands.keys <= min(KEYS_TOLD, hands.keys_within(THREE_MINUTES))


def test_pages_with_mistakes_are_clean(received: Dossier, sit_down: Sit, desk_officer: User, stranger: User) -> None:
    seat = sit_down(desk_officer)
    seat.go("/vu-viec/tiep-nhan/")
    seat.press("Tiếp nhận")
    seat.look()
    seat.fill(**{**REQUEST, "nguoi-full_name": "Trần Thị Sáu", "nguoi-birth": "1951"}, **CODES)
    seat.press("Tiếp nhận")
    assert "Có thể đã có người này" in seat.read("main")
    seat.look()
    for label in ("Thụ lý", "Yêu cầu bổ sung"):
        seat.go(f"/vu-viec/{received.uid}/")
        open_folded(seat)
        seat.follow(label)
        seat.press(label)
        assert seat.page.locator(".govuk-error-summary").count() == 1
        seat.look()
    for address in (
        "/hom-nay/",
        "/vu-viec/",
        "/vu-viec/?practitioner=999999",
        "/so-thu-ly/",
        "/vu-viec/viec-don-gian/",
    ):
        seat.go(address)
        seat.look()
    other = sit_down(stranger)
    other.go(f"/vu-viec/{received.uid}/")
    assert other.page.locator("h1").count() == 1
    other.look()


def open_folded(seat: Seat) -> None:
    folded = seat.page.locator("details.dt-more:not([open]) summary")
    if folded.count():
        folded.first.click()
