"""The forms of a case sent with nothing in them, and the pages at its end: axe finds nothing, nothing is clipped."""

from collections.abc import Callable

import pytest

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.legal_aid_case.ending import CompleteCase
from diemtua.workforce.models import Practitioner
from tests.cases.conftest import Do, accepted, do, khai, rulebook, take, working
from tests.journeys.conftest import Seat

__all__ = ["accepted", "do", "khai", "rulebook", "take", "working"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Sit = Callable[..., Seat]
OF_THE_PRACTITIONER = (
    "Ghi công việc",
    "Nộp đăng ký với cơ quan tiến hành tố tụng",
    "Ghi nhận tạm đình chỉ",
    "Ghi lịch phiên tòa, buổi làm việc",
)
OF_THE_HEAD = ("Thay người thực hiện", "Không tiếp tục thực hiện")


def send_empty(seat: Seat, label: str) -> None:
    """Press the button of the open form: it comes back, says what is missing, and is clean."""
    seat.press(label)
    assert seat.page.locator(".govuk-error-summary li").count() > 0
    seat.look()


def send_every_form_empty(seat: Seat, dossier: Dossier, labels: tuple[str, ...]) -> None:
    seat.go(f"/vu-viec/{dossier.uid}/")
    links = {
        link.text_content() or "": str(link.get_attribute("href")) for link in seat.page.locator(".dt-actions a").all()
    }
    for label in labels:
        seat.go(links[label])
        send_empty(seat, label)


def test_forms_of_the_practitioner_with_mistakes_are_clean(working: Dossier, sit_down: Sit, khai: Practitioner) -> None:
    send_every_form_empty(sit_down(khai.user), working, OF_THE_PRACTITIONER)


def test_forms_of_the_head_with_mistakes_are_clean(working: Dossier, sit_down: Sit, head: User) -> None:
    send_every_form_empty(sit_down(head), working, OF_THE_HEAD)


def test_pages_at_the_end_of_a_case_are_clean(
    working: Dossier, do: Do, sit_down: Sit, khai: Practitioner, desk_officer: User
) -> None:
    do(CompleteCase(result="Hai bên hòa giải thành."), working, khai.user)
    lawyer, desk = sit_down(khai.user), sit_down(desk_officer)
    lawyer.go(f"/vu-viec/{working.uid}/ban-giao/")
    lawyer.fill(pages="")
    send_empty(lawyer, "Bàn giao hồ sơ")
    lawyer.fill(pages="42", missing="Người dân giữ bản chính, hồ sơ có bản sao.")
    lawyer.press("Bàn giao hồ sơ")
    desk.go(f"/vu-viec/{working.uid}/")
    desk.follow("Lưu trữ")
    send_empty(desk, "Lưu trữ")
    desk.fill(shelf="Kho 1, giá 2, hộp 3")
    desk.press("Lưu trữ")
    desk.follow("Quyết định cử người thực hiện trợ giúp pháp lý tham gia tố tụng")
    desk.look()
