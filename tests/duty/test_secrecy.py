"""What duty must not tell colleagues: why something was struck, what keeps others from a place, codes of files."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.duty.actions import read_schedule, take_schedule, tie_contact
from diemtua.duty.models import Contact, ListedHearing, Roster, ShiftCorrection, Site
from diemtua.duty.schedules import HearingGiven
from diemtua.shared.clock import VIETNAM
from diemtua.shared.reference_codes import show
from diemtua.workforce.models import Practitioner
from tests.cases.asking import browser, read
from tests.cases.conftest import Take, take
from tests.duty.conftest import FRIDAY, MONDAY, NOON, shift_of, tie
from tests.watch import hold

pytestmark = pytest.mark.django_db
EIGHT = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, EIGHT + timedelta(hours=1))


def test_why_a_step_was_taken_back_is_read_by_those_who_read_the_contacts(
    one_shift: Roster, khai: Practitioner, ut: Practitioner, head: User
) -> None:
    shift = shift_of(one_shift)
    why = "Nhầm với ca của chị Bé bị chồng đánh"
    said: dict[str, Any] = {"noted_at": EIGHT, "corrected_at": EIGHT, "corrected_by": khai.user, "reason": why}
    ShiftCorrection.objects.create(shift=shift, step="IN", **said)
    page = reverse("duty:shift", args=[shift.uid])
    told = [why in read(browser(user), page) for user in (khai.user, head, ut.user)]
    assert told == [True, True, False]


def test_what_keeps_somebody_from_a_place_is_read_by_who_plans_and_by_oneself(
    court: Site, khai: Practitioner, ut: Practitioner, head: User
) -> None:
    tie(ut, court, barred=True, km=4, note="Vợ là thư ký phiên tòa")
    page = reverse("duty:site", args=[court.uid])
    told = ["Vợ là thư ký" in read(browser(user), page) for user in (head, ut.user, khai.user)]
    assert told == [True, True, False]


def test_contact_tells_no_code_of_what_its_reader_may_not_open(
    one_shift: Roster, khai: Practitioner, head: User, take: Take
) -> None:
    shift, opened = shift_of(one_shift), take(by=head)
    contact = Contact.objects.create(shift=shift, at=EIGHT, caller="Sáu", about="Đất", outcome="REQUEST")
    tie_contact(contact.pk, opened)
    page, code = reverse("duty:shift", args=[shift.uid]), show(opened.tracking_code)
    assert [code in read(browser(user), page) for user in (head, khai.user)] == [True, False]


def test_schedule_that_was_taken_leaves_no_name_behind(court: Site, head: User) -> None:
    row = HearingGiven(court.pk, EIGHT, "Phòng 1", "Nguyễn Văn Bị Cáo phạm tội hiếp dâm", "12/HS")
    schedule = read_schedule([row], court.office, (MONDAY, FRIDAY), by=head, at=NOON)
    take_schedule(schedule, by=head, at=NOON)
    assert (schedule.rows, ListedHearing.objects.get().known_by) == ([], "Phòng 1 · 12/HS")
    columns = [each.name for each in ListedHearing._meta.concrete_fields]
    assert "matter" not in columns


__all__ = ["take"]


def test_new_address_of_a_calendar_waits_for_its_page_sealed_and_for_no_other_page(
    court: Site, khai: Practitioner, head: User
) -> None:
    client = browser(head)
    client.post(reverse("duty:make-feed"))
    kept = str(dict(client.session))
    site, mine = reverse("duty:site", args=[court.uid]), reverse("duty:mine")
    assert "dt-secret" not in read(client, site)
    [secret] = re.findall(r'dt-secret">[^<]*?([\w-]{43})', read(client, mine))
    assert (secret in kept, "dt-secret" in read(client, mine)) == (False, False)
    client.post(reverse("duty:make-site-feed", args=[court.uid]))
    assert ["dt-secret" in read(client, page) for page in (mine, site, site)] == [False, True, False]
