"""A page sent a second time is answered with what the first sending did."""

from uuid import uuid4

import pytest
from django.test import Client

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.queries import sent_before
from diemtua.people.models import Party, Person
from tests.cases.conftest import Take

pytestmark = pytest.mark.django_db
PERSON = {"nguoi-full_name": "Danh Thị Lành", "nguoi-birth": "1960", "nguoi-language": "VIETNAMESE"}


@pytest.mark.usefixtures("rulebook")
def test_desk_form_sent_twice_opens_the_same_request(client: Client, desk_officer: User) -> None:
    client.force_login(desk_officer)
    matter = {"viec-channel": "IN_PERSON", "viec-field": "LAND", "viec-summary": "Đất.", "viec-key": str(uuid4())}
    sent = {**PERSON, **matter, "yeu-cau-requester": "SELF"}
    first, second = (client.post("/vu-viec/tiep-nhan/", sent) for _ in range(2))
    assert (second.status_code, second["Location"]) == (302, first["Location"])
    assert (Dossier.objects.count(), Person.objects.count()) == (1, 1)


def test_desk_form_sent_twice_at_once_leaves_the_people_of_one(take: Take) -> None:
    """Neither page found the other when it looked: whoever writes second meets the key."""
    key = uuid4()
    first, second = take(key=key), take(key=key)
    assert (second.uid, Person.objects.count()) == (first.uid, 1)


def test_person_sent_twice_is_added_once(client: Client, desk_officer: User, accepted: Dossier) -> None:
    client.force_login(desk_officer)
    sent = {**PERSON, "role": "OPPOSING", "seen": accepted.version, "key": str(uuid4())}
    answers = [client.post(f"/vu-viec/{accepted.uid}/them-nguoi/", sent) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [f"/vu-viec/{accepted.uid}/"] * 2
    assert Party.objects.filter(person__full_name="Danh Thị Lành").count() == 1


def test_what_was_sent_before_is_known_to_its_sender_alone(desk_officer: User, head: User, accepted: Dossier) -> None:
    entry = Entry.objects.get(dossier=accepted, act="AcceptRequest")
    key = str(entry.key)
    found = [sent_before(desk_officer, key), sent_before(head, key), sent_before(head, ""), sent_before(head, "x")]
    assert found == [entry, None, None, None]
