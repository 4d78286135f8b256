"""Urgent notices also go to phones: in words that name nobody, tried again, given up, called off."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.notices import actions, queries
from diemtua.notices.enums import Channel, DeliveryState, Event
from diemtua.notices.gateways import FolderGateway, HttpGateway, TextNotSent, gateway
from diemtua.notices.models import Delivery, Message

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)
PHONE = "0912345678"


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """The office has both channels; texts land in a folder."""
    settings.PHONE_GATEWAYS = {
        channel: {"url": f"folder://{tmp_path}/{channel}", "token": "", "body": {}, "accepted": {}}
        for channel in ("SMS", "ZALO")
    }
    return tmp_path


def ring(user: User) -> Message:
    [message] = actions.queue(
        Event.URGENT, users=[user], subject="Có việc khẩn", body="Nguyễn Văn A bị tạm giữ.", link="/vu-viec/7/",
        at=AT, phones={user.pk: PHONE},
    )  # fmt: skip
    return message


def on(message: Message, channel: Channel = Channel.SMS) -> Delivery:
    return message.deliveries.get(channel=channel)


def test_urgent_notice_goes_every_way_the_office_has(officer: User, folder: Path) -> None:
    assert dict(ring(officer).deliveries.values_list("channel", "state")) == {
        Channel.IN_APP: DeliveryState.SENT, Channel.EMAIL: DeliveryState.QUEUED, Channel.SMS: DeliveryState.QUEUED,
        Channel.ZALO: DeliveryState.QUEUED,
    }  # fmt: skip


def test_without_gateway_the_channel_is_not_offered(silent: User) -> None:
    assert [each.channel for each in ring(silent).deliveries.all()] == [Channel.IN_APP]
    assert queries.channels_missing() == [Channel.SMS, Channel.ZALO]


def test_other_notices_stay_off_the_phone(silent: User, folder: Path) -> None:
    [message] = actions.queue(Event.ASSIGNED, users=[silent], subject="x", body="x", at=AT)
    assert [each.channel for each in message.deliveries.all()] == [Channel.IN_APP]


def test_text_says_only_that_something_waits(officer: User, folder: Path) -> None:
    message = ring(officer)
    assert actions.deliver(on(message).pk, AT) is True
    [written] = (folder / "SMS").iterdir()
    assert json.loads(written.read_text()) == {
        "phone": PHONE, "key": f"{message.uid}-SMS",
        "text": "Điểm Tựa: có thông báo khẩn, mời mở hệ thống. http://127.0.0.1:8000/vu-viec/7/",
    }  # fmt: skip


def test_text_without_link_leads_to_the_system(officer: User, folder: Path) -> None:
    [message] = actions.queue(Event.URGENT, users=[officer], subject="x", body="x", at=AT, phones={officer.pk: PHONE})
    actions.deliver(on(message, Channel.ZALO).pk, AT)
    [written] = (folder / "ZALO").iterdir()
    assert json.loads(written.read_text())["text"].endswith("http://127.0.0.1:8000/")


def test_gateway_that_fails_is_tried_again_and_given_up(officer: User, folder: Path, settings: Any) -> None:
    message = ring(officer)
    settings.PHONE_GATEWAYS = {}
    at, tries = AT, 0
    while on(message).state != DeliveryState.GIVEN_UP:
        assert actions.deliver(on(message).pk, at) is False
        tries += 1
        at = on(message).next_try_at or at
    assert (tries, on(message).last_error) == (actions.MOST_TRIES, "Kênh này đã tắt.")


def test_what_no_longer_matters_is_called_off(officer: User, folder: Path) -> None:
    message = ring(officer)
    actions.deliver(on(message).pk, AT)
    assert actions.call_off([message]) == 2
    states = dict(message.deliveries.values_list("channel", "state"))
    assert (states["SMS"], states["ZALO"], states["EMAIL"]) == ("SENT", "CANCELLED", "CANCELLED")
    assert actions.deliver(on(message, Channel.ZALO).pk, AT + timedelta(hours=1)) is False


def test_number_is_sealed_and_the_outbox_masks_it(
    client: Client, administrator: User, officer: User, folder: Path
) -> None:
    message = ring(officer)
    raw = Message.objects.filter(pk=message.pk).extra(select={"raw": "phone"}).values_list("raw")
    assert PHONE not in str(raw[0])
    client.force_login(administrator)
    page = client.get(reverse("notices:outbox")).text
    assert (PHONE in page, "••• 678" in page, "chưa nối kênh" in page) == (False, True, False)


def test_administrators_are_told_of_channels_that_are_missing(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    assert "Đơn vị chưa nối kênh: Tin nhắn SMS, Tin nhắn Zalo" in client.get(reverse("notices:outbox")).text


def test_notice_without_number_masks_nothing(silent: User) -> None:
    assert Message(user=silent).masked_phone == ""


class Service(BaseHTTPRequestHandler):
    """A service for texts that answers what the test wants."""

    status: ClassVar[int] = 200
    answer: ClassVar[bytes] = b'{"code": "100"}'
    got: ClassVar[list[tuple[str | None, Any]]] = []

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.got.append((self.headers["Authorization"], json.loads(self.rfile.read(length))))
        self.send_response(self.status)
        if self.status == 302:
            self.send_header("Location", "http://127.0.0.1/elsewhere")
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the signature of the library
        """Say nothing."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPServer]:
    monkeypatch.setattr(Service, "got", [])
    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


TOKEN = "bi-mat"
BODY = {"to": "{phone}", "parts": ["{text}", 7], "id": {"key": "{key}"}}


def to(server: HTTPServer, token: str = TOKEN) -> HttpGateway:
    return HttpGateway(f"http://127.0.0.1:{server.server_port}/", token, BODY, {"code": 100})


def test_service_gets_its_own_fields_and_the_token(service: HTTPServer) -> None:
    to(service).send(PHONE, "Có thông báo", "k1")
    to(service, token="").send(PHONE, "x", "k2")
    first = {"to": PHONE, "parts": ["Có thông báo", 7], "id": {"key": "k1"}}
    assert Service.got[0] == ("Bearer bi-mat", first)
    assert Service.got[1][0] is None


@pytest.mark.parametrize(
    ("status", "answer", "words"),
    [
        (200, b'{"code": "99"}', "Cổng tin nhắn không nhận tin."),
        (200, b"<html>", "Cổng tin nhắn không nhận tin."),
        (200, b"[]", "Cổng tin nhắn không nhận tin."),
        (403, b"", "Cổng tin nhắn trả lời lỗi 403."),
        (302, b"", "Cổng tin nhắn trả lời lỗi 302."),
    ],
)
def test_service_that_refuses(
    service: HTTPServer, monkeypatch: pytest.MonkeyPatch, status: int, answer: bytes, words: str
) -> None:
    monkeypatch.setattr(Service, "status", status)
    monkeypatch.setattr(Service, "answer", answer)
    with pytest.raises(TextNotSent) as refused:
        to(service).send(PHONE, "x", "k")
    assert str(refused.value) == words


def test_service_that_is_not_there(service: HTTPServer) -> None:
    with pytest.raises(TextNotSent, match="Không kết nối được với cổng tin nhắn"):
        HttpGateway("http://127.0.0.1:1/", "", {}, {}).send(PHONE, "x", "k")


def test_gateway_by_its_address(folder: Path, settings: Any) -> None:
    assert gateway(Channel.SMS) == FolderGateway(folder / "SMS")
    given = {"url": "https://tin.example.vn/", "token": "t", "body": {}, "accepted": {}}
    settings.PHONE_GATEWAYS = {"SMS": given, "ZALO": None}
    assert (gateway(Channel.SMS), gateway(Channel.ZALO)) == (HttpGateway(**given), None)
