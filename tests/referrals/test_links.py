"""Links for bodies without an account: who gives them, that they are told once, and that they fall silent."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from diemtua.accounts.actions import warned_of_end
from diemtua.accounts.models import Organisation, SecretAddress, User
from diemtua.notices.actions import Notice, tell_of_ends
from diemtua.notices.enums import Event
from diemtua.notices.models import Message
from diemtua.referrals.actions.links import LinkNotYours, give_link, take_link_back, tell_of_ending_links
from diemtua.referrals.queries import link_by_secret, links_of
from diemtua.referrals.queries.links import LINK
from diemtua.shared.clock import now, today
from tests.cases.asking import at_most, browser, read, words
from tests.cast import STAFF, Member, join, organisation

pytestmark = pytest.mark.django_db
LINKS, LETTER = "/gioi-thieu/duong-dan/", "/gioi-thieu/duong-dan/thu/"
GIVE = f"{LINKS}cap/"


@pytest.fixture
def women(db: None) -> Organisation:
    """A body in which nobody has an account."""
    return organisation("HPN")


def given(client: Client, office: Organisation, body: Organisation) -> str:
    """The page of the link as its letter prints it."""
    assert client.post(GIVE, {"office": office.pk, "body": body.pk})["Location"] == LETTER
    found = re.search(r"http://testserver(/co-quan-gioi-thieu/[^/<]+/)", unescape(words(client.get(LETTER))))
    assert found is not None
    return found[1]


def test_link_is_told_once_in_a_letter_and_only_its_digest_is_kept(
    desk_officer: User, centre: Organisation, women: Organisation
) -> None:
    client = browser(desk_officer)
    assert "Chưa cơ quan nào có đường dẫn." in read(client, LINKS)
    with at_most(30):
        client.post(GIVE, {"office": centre.pk, "body": women.pk})
    with at_most(12):
        letter = client.get(LETTER)
    page = words(letter)
    assert ("Hội Liên hiệp Phụ nữ" in page, "<svg" in page, "Luật TGPL, Điều 42" in page) == (True, True, True)
    assert letter["Cache-Control"] == "no-store"
    secret = re.findall(r"/co-quan-gioi-thieu/([^/<]+)/", page)[0]
    assert secret not in str(SecretAddress.objects.values().get())
    assert client.get(LETTER)["Location"] == LINKS
    shown = read(client, LINKS)
    assert ("Hội Liên hiệp Phụ nữ" in shown, secret in shown) == (True, False)


def test_new_link_silences_the_one_before_and_taking_back_silences_the_last(
    desk_officer: User, centre: Organisation, women: Organisation, client: Client
) -> None:
    desk = browser(desk_officer)
    old, new = given(desk, centre, women), given(desk, centre, women)
    assert [client.get(page).status_code for page in (old, new)] == [404, 200]
    [link] = links_of(desk_officer)
    assert link.address.read_at is not None
    desk.post(f"{LINKS}{link.address.pk}/thu-hoi/")
    assert (client.get(new).status_code, links_of(desk_officer)) == (404, [])
    assert desk.post(f"{LINKS}{link.address.pk}/thu-hoi/").status_code == 404


def test_link_that_ended_is_renewed_with_one_click(
    desk_officer: User, centre: Organisation, women: Organisation, client: Client
) -> None:
    desk = browser(desk_officer)
    old = given(desk, centre, women)
    assert f"{SecretAddress.objects.get().ends_on:%d/%m/%Y}" in read(desk, LINKS)
    SecretAddress.objects.update(ends_on=today() - timedelta(days=1))
    shown = read(desk, LINKS)
    assert ("Đã hết hạn" in shown, "Cấp lại" in shown, client.get(old).status_code) == (True, True, 404)
    new = given(desk, centre, women)
    assert ([client.get(page).status_code for page in (old, new)], "Đã hết hạn" in read(desk, LINKS)) == (
        [404, 200],
        False,
    )


def test_desk_is_told_once_that_a_link_ends(
    desk_officer: User, head: User, centre: Organisation, women: Organisation
) -> None:
    give_link(centre, women, by=desk_officer, at=now())
    assert tell_of_ending_links(now()) == 0
    later = now() + timedelta(days=355)
    assert [tell_of_ending_links(later), tell_of_ending_links(later)] == [1, 0]
    [message] = Message.objects.all()
    assert (message.user, message.link, women.name in message.subject) == (desk_officer, LINKS, True)


def test_whole_desk_is_told_where_who_gave_the_link_sits_there_no_more(
    desk_officer: User, head: User, branch_head: User, centre: Organisation, women: Organisation
) -> None:
    give_link(centre, women, by=desk_officer, at=now())
    SecretAddress.objects.update(made_by=branch_head)
    tell_of_ending_links(now() + timedelta(days=355))
    assert {message.user for message in Message.objects.all()} == {desk_officer, head}


def test_of_two_workers_that_tell_of_one_end_one_tells(
    desk_officer: User, centre: Organisation, women: Organisation
) -> None:
    later = now() + timedelta(days=355)
    for body in (women, organisation("MTTQ")):
        give_link(centre, body, by=desk_officer, at=now())

    def while_another_worker_tells_of_the_rest(address: SecretAddress) -> Notice:
        assert all(warned_of_end(each, later) for each in SecretAddress.objects.exclude(pk=address.pk))
        return Notice(event=Event.DEADLINE_NEAR, users=[desk_officer], subject="Sắp hết hạn", body="", link=LINKS)

    assert tell_of_ends(LINK, later, while_another_worker_tells_of_the_rest) == 1
    assert Message.objects.count() == 1


def test_link_of_a_body_that_is_no_more_answers_nobody(
    desk_officer: User, centre: Organisation, women: Organisation, client: Client
) -> None:
    page = given(browser(desk_officer), centre, women)
    Organisation.objects.filter(pk=women.pk).update(valid_to=date(2026, 1, 1))
    assert (client.get(page).status_code, links_of(desk_officer)) == (404, [])


def test_secret_of_something_else_opens_no_introduction(head: User, client: Client) -> None:
    made = give_link(organisation("TTTGPL"), organisation("HPN"), by=head, at=now())
    assert link_by_secret(made, today()).body.code == "HPN"
    SecretAddress.objects.update(subject="hearings")
    assert client.get(f"/co-quan-gioi-thieu/{made}/").status_code == 404
    assert client.get("/co-quan-gioi-thieu/khong-co/").status_code == 404


def test_form_names_the_body_before_a_link_is_given(desk_officer: User, centre: Organisation) -> None:
    page = words(browser(desk_officer).post(GIVE, {"office": centre.pk, "body": ""}))
    assert ("Cơ quan được cấp đường dẫn: " in page, SecretAddress.objects.count()) == (True, 0)
    receiving = browser(desk_officer).post(GIVE, {"office": centre.pk, "body": centre.pk})
    assert (receiving.status_code, SecretAddress.objects.count()) == (422, 0)


def test_link_is_given_and_taken_back_only_for_ones_own_office(
    head: User, branch_head: User, centre: Organisation, women: Organisation
) -> None:
    for office, body, by in ((centre, women, branch_head), (centre, centre, head)):
        with pytest.raises(LinkNotYours):
            give_link(office, body, by=by, at=now())
    give_link(centre, women, by=head, at=now())
    [link] = links_of(head)
    with pytest.raises(LinkNotYours):
        take_link_back(link, by=branch_head, at=now())
    assert links_of(branch_head) == []
    assert browser(branch_head).post(f"{LINKS}{link.address.pk}/thu-hoi/").status_code == 404


@pytest.mark.parametrize("member", STAFF, ids=lambda member: member.username)
def test_links_are_for_the_desk_and_heads(member: Member, centre: Organisation, women: Organisation) -> None:
    client, allowed = browser(join(member)), member.username in {"yen", "hoa", "nam"}
    offered = "Đường dẫn cho cơ quan khác" in words(client.get("/gioi-thieu/"))
    assert (client.get(LINKS).status_code == 200, offered) == (allowed, allowed)
    codes = [
        client.get(LETTER).status_code,
        client.post(GIVE, {}).status_code,
        client.post(f"{LINKS}1/thu-hoi/").status_code,
    ]
    assert codes == ([302, 422, 404] if allowed else [404, 404, 404])


def test_links_cost_the_same_for_one_and_for_many(desk_officer: User, head: User, centre: Organisation) -> None:
    desk, counts = browser(desk_officer), []
    for codes in (["HPN"], ["MTTQ", "CAT", "STC"]):
        for code in codes:
            give_link(centre, organisation(code), by=head, at=now())
        with at_most(12) as asked:
            desk.get(LINKS)
        counts.append(len(asked))
    assert counts[0] == counts[1]
