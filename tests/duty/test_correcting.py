"""What was noted by mistake on the day is taken back with its reason, and stays to be read."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.duty import queries
from diemtua.duty.actions import (
    ContactGiven,
    DutyNotYours,
    NotCorrectable,
    check_in,
    check_out,
    log_contact,
    strike_contact,
    take_back_step,
)
from diemtua.duty.models import Contact, Roster, Shift, ShiftCorrection
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import Practitioner
from tests.cases.asking import at_most, browser
from tests.duty.conftest import MONDAY, shift_of
from tests.people.test_pages import words
from tests.watch import hold

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)
LATER = MORNING + timedelta(hours=2)


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, LATER)


@pytest.fixture
def mine(khai: Practitioner) -> User:
    assert khai.user is not None
    return khai.user


@pytest.fixture
def served(one_shift: Roster, mine: User) -> Shift:
    """Taken up and handed over."""
    shift = shift_of(one_shift)
    check_in(shift, by=mine, at=MORNING)
    check_out(shift, by=mine, at=LATER)
    shift.refresh_from_db()
    return shift


def noted(shift: Shift, by: User, **more: Any) -> Contact:
    given = ContactGiven(MORNING, "Thư ký Tòa án", "", "Hỏi mẫu", "GUIDED", uuid4(), **more)
    return log_contact(shift, given, by=by, at=LATER)


def test_steps_are_taken_back_one_by_one(served: Shift, mine: User, head: User, ut: Practitioner) -> None:
    assert ut.user is not None
    with pytest.raises(DutyNotYours):
        take_back_step(served, by=ut.user, reason="Nhầm", at=LATER)
    with pytest.raises(NotCorrectable, match="vì sao hủy"):
        take_back_step(served, by=mine, reason=" ", at=LATER)
    take_back_step(served, by=mine, reason="Bấm nhầm", at=LATER)
    served.refresh_from_db()
    assert (served.checked_in_at, served.checked_out_at) == (MORNING, None)
    take_back_step(served, by=head, reason="Nhầm ca", at=LATER)
    served.refresh_from_db()
    assert served.checked_in_at is None
    with pytest.raises(NotCorrectable, match="chưa ghi nhận ca"):
        take_back_step(served, by=mine, reason="Nữa", at=LATER)
    said = [(each.step, each.noted_at, each.corrected_by, each.reason) for each in queries.corrections_of(served)]
    assert said == [("CHECK_OUT", LATER, mine, "Bấm nhầm"), ("CHECK_IN", MORNING, head, "Nhầm ca")]
    check_in(served, by=mine, at=LATER)


def test_step_taken_back_twice_at_once_is_taken_back_once(served: Shift, mine: User, head: User) -> None:
    again = Shift.objects.get(pk=served.pk)
    take_back_step(served, by=mine, reason="Nhầm", at=LATER)
    with pytest.raises(NotCorrectable, match="vừa được ghi khác"):
        take_back_step(again, by=head, reason="Nhầm", at=LATER)
    assert ShiftCorrection.objects.count() == 1


def test_contact_by_mistake_stays_struck_through_and_counts_no_more(
    served: Shift, mine: User, head: User, ut: Practitioner
) -> None:
    take_back_step(served, by=mine, reason="Nhầm", at=LATER)
    served.refresh_from_db()
    contact = noted(served, mine)
    with pytest.raises(NotCorrectable, match="lượt liên hệ ghi nhầm trước"):
        take_back_step(served, by=mine, reason="Nhầm", at=LATER)
    assert ut.user is not None
    with pytest.raises(DutyNotYours):
        strike_contact(contact, by=ut.user, reason="Nhầm", at=LATER)
    strike_contact(contact, by=mine, reason="Ghi vào nhầm ca", at=LATER)
    with pytest.raises(NotCorrectable, match="đã hủy rồi"):
        strike_contact(contact, by=head, reason="Nữa", at=LATER)
    contact.refresh_from_db()
    assert (contact.caller, contact.struck_because) == ("Thư ký Tòa án", "Ghi vào nhầm ca")
    assert [each.many for each in queries.log_of(mine, MONDAY, MONDAY)] == [0]  # type: ignore[attr-defined]
    take_back_step(served, by=mine, reason="Nhầm", at=LATER)


def test_contact_that_opened_a_dossier_is_struck_by_nobody(served: Shift, mine: User) -> None:
    contact = noted(served, mine)
    Contact.objects.update(opened=served.roster.dossier)
    with pytest.raises(NotCorrectable, match="đã mở hồ sơ"):
        strike_contact(contact, by=mine, reason="Nhầm", at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.update(struck_at=LATER)


def test_mistakes_are_taken_back_from_the_pages(served: Shift, mine: User, ut: Practitioner) -> None:
    contact, client = noted(served, mine), browser(mine)
    shift = reverse("duty:shift", args=[served.uid])
    step, strike = reverse("duty:take-back-step", args=[served.uid]), reverse("duty:strike-contact", args=[contact.uid])
    page = client.get(shift).content.decode()
    assert (step in page, strike in page, "Hủy giao ca ghi nhầm" in page) == (True, True, True)
    for address in (step, strike):
        assert browser(ut.user).get(address).status_code == 404  # type: ignore[arg-type]
        assert client.get(address).status_code == 200
        assert client.post(address, {}).status_code == 422
        with at_most(30):
            assert client.post(address, {"reason": "Bấm nhầm"})["Location"] == shift
    with at_most(12):
        said = words(client.get(shift))
    assert "Ghi nhầm, Trần Văn Khải hủy lúc 02/03/2026 10:00: Bấm nhầm" in said
    assert "Giao ca 02/03/2026 10:00" in said
    noted(served, mine)
    refused = client.post(step, {"reason": "Nhầm"})
    assert (refused.status_code, "lượt liên hệ ghi nhầm trước" in words(refused)) == (422, True)
    assert client.get(strike).status_code == 404
