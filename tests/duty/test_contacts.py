"""Somebody turned to duty: the referral or the request that follows begins with what was written down."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.cases.models import AidRequest
from diemtua.dossiers.actions import annul, continue_after
from diemtua.dossiers.queries import all_nameable, handed, offered
from diemtua.duty.actions import ContactAlreadyUsed, tie_contact
from diemtua.duty.models import Contact, Roster
from diemtua.law.numbers import BOOK_OF_REFERRALS
from diemtua.law.vocabulary.duty import DutyMode
from diemtua.referrals.models import Referral
from diemtua.shared.clock import VIETNAM
from tests.cases.asking import at_most, browser
from tests.duty.conftest import shift_of
from tests.people.test_pages import words
from tests.watch import hold

pytestmark = pytest.mark.django_db
CALLED = datetime(2026, 3, 2, 8, 15, tzinfo=VIETNAM)
LATER = CALLED + timedelta(minutes=40)
DESK, ENTER, NOTICE = "/vu-viec/tiep-nhan/", "/gioi-thieu/nhap/", "/gioi-thieu/nhap/thong-bao/"
CLERK = {"caller": "Lý Thị Hà, thư ký Tòa án", "phone": "0912345678", "about": "Chưa có người bào chữa"}
Log = Callable[..., Contact]


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are open while the shift runs."""
    hold(monkeypatch, LATER)


@pytest.fixture
def published(one_shift: Roster) -> Roster:
    return one_shift


@pytest.fixture
def log(published: Roster) -> Log:
    """Write a contact down from the page of the shift."""
    shift = shift_of(published)

    def write(**said: Any) -> Contact:
        sent = CLERK | {"outcome": "REQUEST", "at": "02/03/2026 08:15", "key": uuid4()} | said
        page = browser(holder(published)).post(reverse("duty:log", args=[shift.uid]), sent)
        assert page.status_code == 302
        return Contact.objects.latest("pk")

    return write


def holder(roster: Roster) -> User:
    user = shift_of(roster).practitioner.user
    assert user is not None
    return user


def html(page: Any) -> str:
    return str(page.content.decode())


def as_filled(forms: Iterable[Any]) -> dict[str, Any]:
    """What a browser would send of a page that nobody touched."""
    bound = [each for form in forms for each in form]
    filled = {each.html_name: each.field.widget.format_value(each.value()) for each in bound}
    return {name: value for name, value in filled.items() if value not in (None, "", [""], [])}


def desk_of(client: Client, contact: Contact) -> tuple[Any, dict[str, Any]]:
    page = client.get(DESK, {"lien-he": str(contact.uid)})
    return page, as_filled(page.context["desk"].parts) | {"lien-he": str(contact.uid), "viec-field": "LAND"}


def test_request_begins_with_what_was_written_on_duty(log: Log, published: Roster) -> None:
    contact, client = log(caller="Hồ Thị Nở", place="Ấp 5, Phú Tân", status="PLAINTIFF"), browser(holder(published))
    with at_most(12):
        page, sent = desk_of(client, contact)
    assert html(page).count("Hồ Thị Nở") == 2
    told = {
        "nguoi-full_name": "Hồ Thị Nở", "nguoi-phones": "0912345678", "nguoi-address": "Ấp 5, Phú Tân",
        "viec-summary": "Chưa có người bào chữa", "viec-status": ["PLAINTIFF"], "viec-channel": ["OUTSIDE_OFFICE"],
        "viec-received_at": "02/03/2026 08:15",
    }  # fmt: skip
    assert {name: sent[name] for name in told} == told
    with at_most(30):
        done = client.post(DESK, sent)
    request = AidRequest.objects.get()
    contact.refresh_from_db()
    assert (done.status_code, contact.opened, request.dossier.opened_at) == (302, request.dossier, CALLED)
    assert done["Location"] in html(client.get(reverse("duty:shift", args=[contact.shift.uid])))
    assert client.post(DESK, sent)["Location"] == done["Location"]


def test_somebody_else_who_asks_becomes_the_applicant(log: Log, published: Roster) -> None:
    contact = log(person="Lê Văn Bé", status="IN_CUSTODY", place="Nhà tạm giữ", outcome="SIMPLE_MATTER")
    sent = desk_of(browser(holder(published)), contact)[1]
    assert (sent["nguoi-full_name"], sent["yeu-cau-applicant_name"], sent["yeu-cau-applicant_phone"]) == (
        "Lê Văn Bé", "Lý Thị Hà, thư ký Tòa án", "0912345678",
    )  # fmt: skip
    assert (sent["viec-summary"], sent["viec-form"]) == (
        "Chưa có người bào chữa\nNơi giam, giữ: Nhà tạm giữ", ["ADVICE"],
    )  # fmt: skip
    assert "nguoi-address" not in sent


def test_referral_begins_with_what_was_written_on_duty(log: Log, published: Roster, head: User) -> None:
    contact = log(person="Lê Văn Bé", status="IN_CUSTODY", place="Nhà tạm giữ", outcome="REFERRAL")
    contact.shift.site.mode = DutyMode.BY_PHONE
    contact.shift.site.save()
    client, named = browser(holder(published)), {"lien-he": str(contact.uid)}
    assert f"{NOTICE}?lien-he={contact.uid}" in html(client.get(ENTER, named))
    with at_most(12):
        page = client.get(NOTICE, named)
    sent = as_filled([page.context["form"]]) | named
    told = {
        "full_name": "Lê Văn Bé", "status": ["IN_CUSTODY"], "custody": "Nhà tạm giữ", "way": ["PHONE"],
        "matter": "Chưa có người bào chữa", "contact": "Lý Thị Hà, thư ký Tòa án, 0912345678",
        "received_at": "02/03/2026 08:15", "sender": [str(contact.shift.site.organisation_id)],
    }  # fmt: skip
    assert {name: sent[name] for name in told} == told
    # the first number of a year costs what the others do not
    continue_after(BOOK_OF_REFERRALS, contact.shift.roster.office_id, 2026, 7)
    with at_most(30):
        client.post(NOTICE, sent)
    referral = Referral.objects.select_related("dossier").get()
    contact.refresh_from_db()
    assert (contact.opened, referral.received_at, referral.full_name) == (referral.dossier, CALLED, "Lê Văn Bé")
    annul(referral.dossier.entries.get(), by=head, reason="Gõ nhầm người.", at=LATER)
    contact.refresh_from_db()
    assert contact.opened is None
    assert client.get(NOTICE, named).status_code == 200


def test_one_contact_opens_one_dossier(log: Log, published: Roster, head: User) -> None:
    contact, client = log(), browser(holder(published))
    sent = desk_of(client, contact)[1]
    client.post(DESK, sent)
    shift = reverse("duty:shift", args=[contact.shift.uid])
    for page in (DESK, ENTER, NOTICE):
        again = client.get(page, {"lien-he": str(contact.uid)}, follow=True)
        assert again.redirect_chain == [(shift, 302)]
    assert "đã mở hồ sơ rồi" in words(again)
    refused = client.post(DESK, sent | {"viec-key": str(uuid4()), "same": "nguoi-khac"})
    assert "vừa được mở thành hồ sơ khác" in words(refused)
    assert "vừa được mở thành hồ sơ khác" in words(client.post(NOTICE, _notice(client, contact)))
    assert AidRequest.objects.count() == 1
    with pytest.raises(ContactAlreadyUsed, match="vừa được mở thành hồ sơ khác"):
        tie_contact(contact.pk, AidRequest.objects.get().dossier)


def _notice(client: Client, contact: Contact) -> dict[str, Any]:
    page = client.get(NOTICE)
    said = {"full_name": "Lê Văn Bé", "matter": "Trộm cắp", "contact": "Hà", "way": "PHONE"}
    body = contact.shift.site.organisation_id
    return as_filled([page.context["form"]]) | said | {"sender": body, "lien-he": str(contact.uid)}


def test_contact_is_handed_to_nobody_else(
    log: Log, published: Roster, tam: Any, desk_officer: User, auditor: User
) -> None:
    contact = log()
    named = {"lien-he": str(contact.uid)}
    assert [browser(tam.user).get(page, named).status_code for page in (DESK, ENTER, NOTICE)] == [404, 404, 404]
    assert browser(tam.user).post(DESK, named).status_code == 404
    assert browser(desk_officer).get(DESK, named).status_code == 200
    for wrong in ("x", str(uuid4())):
        assert browser(desk_officer).get(DESK, {"lien-he": wrong}).status_code == 404
    with pytest.raises(ObjectDoesNotExist):
        handed("duty_contact", auditor, str(contact.uid))
    offers = {user.pk: [pk for pk, _words in offered("duty_contact", user, contact.shift.roster.dossier)]
              for user in (desk_officer, tam.user)}  # fmt: skip
    assert offers == {desk_officer.pk: [contact.pk], tam.user.pk: []}
    assert offered("duty_contact", None, contact.shift.roster.dossier) == []
    may = [all_nameable("duty_contact", user, contact.shift.roster.dossier, frozenset({contact.pk}))
           for user in (desk_officer, tam.user, None)]  # fmt: skip
    assert may == [True, False, False]


def test_page_of_the_shift_leads_on_by_the_uid_alone(log: Log, published: Roster) -> None:
    contact = log()
    page = html(browser(holder(published)).get(reverse("duty:shift", args=[contact.shift.uid])))
    assert f'href="{DESK}?lien-he={contact.uid}"' in page
