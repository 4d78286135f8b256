"""Pages of notices: mine, and the administrator's outbox."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diemtua.accounts.models import User
from diemtua.notices import actions
from diemtua.notices.enums import DeliveryState, Event
from diemtua.notices.models import Delivery, Message

AT = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)


def tell(*users: User, emails: tuple[str, ...] = (), link: str = "/vu-viec/7/") -> list[Message]:
    words = {"subject": "Được giao vụ việc", "body": "Mời xem vụ việc."}
    return actions.queue(Event.ASSIGNED, users=users, emails=emails, link=link, at=AT, **words)


def test_my_page_shows_my_notices_only(client: Client, officer: User, silent: User) -> None:
    tell(officer)
    for user, count in ((officer, 1), (silent, 0)):
        client.force_login(user)
        assert client.get("/thong-bao/").content.decode().count("Mời xem vụ việc.") == count


def test_bell_counts_what_is_unread(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert "thông báo mới" not in client.get("/thong-bao/").content.decode()
    tell(officer)
    assert "1 thông báo mới" in client.get("/thong-bao/").content.decode()


def test_opening_a_notice_reads_it_and_leads_there(client: Client, officer: User) -> None:
    [message] = tell(officer)
    client.force_login(officer)
    assert client.post(f"/thong-bao/{message.uid}/").headers["Location"] == "/vu-viec/7/"
    assert "thông báo mới" not in client.get("/thong-bao/").content.decode()


@pytest.mark.parametrize("link", ["", "https://example.org/x", "//example.org/x"])
def test_notice_never_leads_outside(client: Client, officer: User, link: str) -> None:
    [message] = tell(officer, link=link)
    client.force_login(officer)
    assert client.post(f"/thong-bao/{message.uid}/").headers["Location"] == "/thong-bao/"


def test_notice_of_another_is_not_found(client: Client, officer: User, silent: User) -> None:
    [message] = tell(officer)
    client.force_login(silent)
    assert client.post(f"/thong-bao/{message.uid}/").status_code == 404


def test_all_are_read_at_once(client: Client, officer: User) -> None:
    tell(officer)
    client.force_login(officer)
    assert client.post("/thong-bao/da-doc-het/").headers["Location"] == "/thong-bao/"
    assert Message.objects.get().read_at is not None


@pytest.mark.parametrize("path", ["hop-thu-di/", "hop-thu-di/{pk}/gui-lai/", "hop-thu-di/{pk}/huy/"])
def test_outbox_is_not_found_by_others(client: Client, officer: User, path: str) -> None:
    tell(officer)
    pk = Delivery.objects.get(state=DeliveryState.QUEUED).pk
    client.force_login(officer)
    asked = client.get if path == "hop-thu-di/" else client.post
    assert asked(f"/thong-bao/{path.format(pk=pk)}").status_code == 404


def test_outbox_says_what_about_but_not_the_words(client: Client, officer: User, administrator: User) -> None:
    tell(officer, emails=("ba@example.vn",))
    client.force_login(administrator)
    page = client.get("/thong-bao/hop-thu-di/").content.decode()
    assert page.count("Được giao việc") == 2
    assert ("ba@example.vn" in page, "Mời xem" in page) == (False, False)


def test_outbox_is_filtered_by_state(client: Client, officer: User, administrator: User) -> None:
    tell(officer)
    client.force_login(administrator)
    counts = {
        state: client.get(f"/thong-bao/hop-thu-di/?trang-thai={state}").content.decode().count("Lê Thị Hạnh")
        for state in ("QUEUED", "SENT", "nonsense")
    }
    assert counts == {"QUEUED": 1, "SENT": 0, "nonsense": 1}


def test_administrator_cancels_and_is_told_when_too_late(client: Client, officer: User, administrator: User) -> None:
    tell(officer)
    pk = Delivery.objects.get(state=DeliveryState.QUEUED).pk
    client.force_login(administrator)
    assert "Đã hủy lượt gửi." in client.post(f"/thong-bao/hop-thu-di/{pk}/huy/", follow=True).content.decode()
    assert "Hãy tải lại trang" in client.post(f"/thong-bao/hop-thu-di/{pk}/gui-lai/", follow=True).content.decode()


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_pages_ask_the_same_few_questions(
    client: Client, officer: User, administrator: User, django_assert_max_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _ in range(rows):
        tell(officer)
    client.force_login(officer)
    with django_assert_max_num_queries(6):
        client.get("/thong-bao/")
    client.force_login(administrator)
    with django_assert_max_num_queries(7):
        client.get("/thong-bao/hop-thu-di/")
