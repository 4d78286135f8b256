"""Who turned to duty and became no dossier is forgotten when the office's period is over; what was counted stays."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.dossiers.actions import NothingToForget, ReasonMissing
from diemtua.dossiers.forgetting import Row, ask_to_forget
from diemtua.dossiers.models import Erasure, ReadRecord
from diemtua.dossiers.queries import all_nameable, offered
from diemtua.duty import queries
from diemtua.duty.actions import (
    ContactAlreadyUsed,
    DutyNotYours,
    NotCorrectable,
    forget_contact,
    forget_old_contacts,
    strike_contact,
    tie_contact,
)
from diemtua.duty.models import Contact, Roster, Shift
from diemtua.duty.tasks import forget_old_contacts as every_night
from diemtua.law.vocabulary.retention import Kept
from diemtua.notices.tasks import REPEATED
from diemtua.rulebook.actions import Correction, set_parameter
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.models import Parameter
from diemtua.shared.clock import VIETNAM
from tests.cases.asking import at_most, browser
from tests.duty.conftest import MONDAY, shift_of
from tests.people.test_pages import words
from tests.watch import hold

pytestmark = pytest.mark.django_db
CALLED = datetime(2026, 3, 2, 8, 15, tzinfo=VIETNAM)
# of the first period, 24 months: the last night that keeps the call, and the first that does not
KEPT, OVER = datetime(2028, 3, 2, 2, 45, tzinfo=VIETNAM), datetime(2028, 3, 3, 2, 45, tzinfo=VIETNAM)
SIGNED = {"document": "01/QĐ ngày 03/03/2026"}
WORDS = ("caller", "phone", "person", "place", "about", "struck_because")


@pytest.fixture
def shift(one_shift: Roster) -> Shift:
    return shift_of(one_shift)


def called(shift: Shift, **more: Any) -> Contact:
    given: dict[str, Any] = {"at": CALLED, "outcome": "GUIDED", "status": "REMANDED", "key": uuid4()}
    said = dict.fromkeys(WORDS, "Lý Thị Hà")
    return Contact.objects.create(shift=shift, **(said | given | more))


def told(contact: Contact) -> set[str]:
    contact = Contact.objects.get(pk=contact.pk)
    return {getattr(contact, name) for name in WORDS}


def keep_for(months: int, since: datetime = CALLED) -> Parameter:
    correction = Correction(None, since, "Quy chế")
    return set_parameter(ParameterKey.KEPT_CONTACT, months, since.date(), "QĐ 7", correction)


def test_contact_is_kept_to_the_last_day_of_its_period_and_no_longer(shift: Shift, head: User) -> None:
    contact, later = called(shift), called(shift, at=CALLED + timedelta(days=1))
    figures = [(each.pk, each.many) for each in queries.log_of(head, MONDAY, MONDAY)]  # type: ignore[attr-defined]
    assert (forget_old_contacts(KEPT), told(contact), Erasure.objects.count()) == (0, {"Lý Thị Hà"}, 0)
    assert (forget_old_contacts(OVER), told(contact), told(later)) == (1, {""}, {"Lý Thị Hà"})
    contact.refresh_from_db()
    left = (contact.at, contact.outcome, contact.status, contact.emptied_at)
    assert left == (CALLED, "GUIDED", "REMANDED", OVER)
    assert figures == [(shift.pk, 2)]
    after = queries.log_of(head, MONDAY, MONDAY)
    assert [(each.pk, each.many) for each in after] == figures  # type: ignore[attr-defined]


def test_what_was_emptied_is_on_record_once_with_its_rule(shift: Shift) -> None:
    called(shift), called(shift)
    assert (forget_old_contacts(OVER), forget_old_contacts(OVER)) == (2, 0)
    rule = Parameter.objects.get(key=ParameterKey.KEPT_CONTACT)
    columns = ("what", "office", "number", "at", "rule", "row", "by", "document")
    said: list[Any] = list(Erasure.objects.values_list(*columns))
    assert said == [(Kept.CONTACT, shift.roster.office_id, 2, OVER, rule.pk, None, None, "")]
    assert (rule.value, rule.unconfirmed) == (24, True)


@pytest.mark.parametrize("months", [0, None])
def test_without_a_period_nothing_is_emptied(shift: Shift, months: int | None) -> None:
    contact = called(shift)
    if months is None:
        Parameter.objects.filter(key=ParameterKey.KEPT_CONTACT).delete()
    else:
        keep_for(months)
    assert (forget_old_contacts(OVER), told(contact)) == (0, {"Lý Thị Hà"})


def test_office_that_sets_another_period_is_followed_from_its_day(shift: Shift) -> None:
    contact = called(shift)
    rule = keep_for(3, since=datetime(2026, 7, 1, tzinfo=VIETNAM))
    assert forget_old_contacts(datetime(2026, 6, 30, tzinfo=VIETNAM)) == 0
    assert (forget_old_contacts(datetime(2026, 7, 1, tzinfo=VIETNAM)), told(contact)) == (1, {""})
    assert Erasure.objects.get().rule == rule


def test_contact_that_opened_something_goes_with_its_dossier_alone(shift: Shift) -> None:
    contact = called(shift, opened=shift.roster.dossier)
    assert (forget_old_contacts(OVER), told(contact)) == (0, {"Lý Thị Hà"})


def test_struck_contact_is_emptied_too(shift: Shift, head: User) -> None:
    contact = called(shift, struck_at=CALLED, struck_by=head)
    assert (forget_old_contacts(OVER), told(contact)) == (1, {""})


def test_who_was_forgotten_begins_nothing_and_is_struck_by_nobody(shift: Shift, legal_aid_officer: User) -> None:
    contact, dossier = called(shift), shift.roster.dossier
    assert [row for row, _ in offered("duty_contact", legal_aid_officer, dossier)] == [contact.pk]
    forget_old_contacts(OVER)
    assert offered("duty_contact", legal_aid_officer, dossier) == []
    assert all_nameable("duty_contact", legal_aid_officer, dossier, frozenset({contact.pk})) is False
    with pytest.raises(Contact.DoesNotExist):
        queries.contact_by_uid(legal_aid_officer, contact.uid)
    with pytest.raises(ContactAlreadyUsed):
        tie_contact(contact.pk, dossier)
    with pytest.raises(NotCorrectable):
        strike_contact(contact, by=legal_aid_officer, reason="Nhầm", at=OVER)


def test_worker_forgets_every_night(shift: Shift, monkeypatch: pytest.MonkeyPatch) -> None:
    contact = called(shift)
    hold(monkeypatch, OVER)
    assert (every_night.func(), told(contact)) == (1, {""})
    assert REPEATED[every_night.module_path].daily_at is not None


def test_heads_and_inspectors_read_what_was_forgotten(
    shift: Shift, head: User, auditor: User, desk_officer: User, branch_head: User
) -> None:
    address = reverse("dossiers:erasures")
    assert address in browser(head).get(reverse("dossiers:readings")).content.decode()
    assert "Chưa xóa dữ liệu nào ngoài hồ sơ." in words(browser(head).get(address))
    called(shift)
    forget_old_contacts(OVER)
    for user in (head, auditor):
        client = browser(user)
        with at_most(12):
            shown = words(client.get(address))
        assert "Hết 24 tháng giữ, quy định từ 01/07/2017" in shown
        assert "Lượt liên hệ khi trực, không mở thành hồ sơ" in shown
    assert "Hết 24 tháng" not in words(browser(branch_head).get(address))
    assert browser(desk_officer).get(address).status_code == 404


# at the person's request


def test_contact_is_forgotten_on_a_decision_of_the_head(shift: Shift, head: User, desk_officer: User) -> None:
    contact, other = called(shift), called(shift)
    with pytest.raises(DutyNotYours):
        forget_contact(contact, by=desk_officer, document="01/QĐ", at=CALLED)
    with pytest.raises(ReasonMissing):
        forget_contact(contact, by=head, document=" ", at=CALLED)
    assert (told(contact), Erasure.objects.count()) == ({"Lý Thị Hà"}, 0)
    forget_contact(contact, by=head, document=" 01/QĐ ", at=CALLED)
    assert (told(contact), told(other)) == ({""}, {"Lý Thị Hà"})
    with pytest.raises(NothingToForget):
        forget_contact(contact, by=head, document="02/QĐ", at=OVER)
    columns = ("what", "office", "number", "at", "rule", "row", "by", "document")
    said: list[Any] = list(Erasure.objects.values_list(*columns))
    assert said == [(Kept.CONTACT, shift.roster.office_id, 1, CALLED, None, contact.uid, head.pk, "01/QĐ")]


def test_contact_that_opened_something_meanwhile_is_not_forgotten_by_itself(shift: Shift, head: User) -> None:
    contact = called(shift)
    tie_contact(contact.pk, shift.roster.dossier)
    with pytest.raises(NothingToForget):
        forget_contact(contact, by=head, document="01/QĐ", at=CALLED)
    assert (told(contact), Erasure.objects.count()) == ({"Lý Thị Hà"}, 0)


def test_head_forgets_a_contact_on_its_page(
    shift: Shift, head: User, desk_officer: User, legal_aid_officer: User, stranger: User, branch_head: User
) -> None:
    contact = called(shift)
    page, log = reverse("duty:forget-contact", args=[contact.uid]), reverse("duty:shift", args=[shift.uid])
    client = browser(head)
    assert page in client.get(log).content.decode()
    for user in (desk_officer, legal_aid_officer, stranger, branch_head):
        assert [browser(user).get(page).status_code, browser(user).post(page, SIGNED).status_code] == [404, 404]
    assert page not in browser(legal_aid_officer).get(log).content.decode()
    readings = ReadRecord.objects.count()
    with at_most(12):
        asked = words(client.get(page))
    assert ("Lý Thị Hà" in asked, ReadRecord.objects.count()) == (True, readings + 1)
    empty = client.post(page, {"document": " "})
    assert (empty.status_code, told(contact)) == (422, {"Lý Thị Hà"})
    with at_most(30):
        assert client.post(page, SIGNED)["Location"] == log
    shown = words(client.get(log))
    assert ("Lý Thị Hà" in shown, "Đã xóa dữ liệu cá nhân" in shown, page in shown) == (False, True, False)
    assert [browser(head).get(page).status_code, told(contact)] == [404, {""}]
    assert "01/QĐ ngày 03/03/2026 " + head.full_name in words(client.get(reverse("dossiers:erasures")))


def test_page_says_why_where_two_forget_at_once(shift: Shift, head: User, rf: RequestFactory) -> None:
    contact = called(shift)
    forget_contact(contact, by=head, document="01/QĐ", at=CALLED)
    request = rf.post("/", SIGNED)
    request.user, request.session = head, SessionStore()
    row = Row("/", "Ca trực", "", ("Lý Thị Hà", ""))
    refused = ask_to_forget(request, row, lambda **given: forget_contact(contact, at=OVER, **given))
    assert (refused.status_code, "Nội dung này đã xóa rồi" in refused.content.decode()) == (422, True)
