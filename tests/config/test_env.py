"""Gateways of texts to phones are read from the environment, or refused with the name of the variable."""

import pytest

from diemtua.config import env

URL = "https://tin.example.vn/send"


def test_no_address_is_no_gateway() -> None:
    assert env.gateway("DIEMTUA_SMS", env={}) is None


def test_gateway_with_every_part() -> None:
    given = {
        "DIEMTUA_SMS_URL": URL, "DIEMTUA_SMS_TOKEN": "t", "DIEMTUA_SMS_BODY": '{"to": "{phone}"}',
        "DIEMTUA_SMS_ACCEPTED": '{"code": 100}',
    }  # fmt: skip
    assert env.gateway("DIEMTUA_SMS", env=given) == {
        "url": URL, "token": "t", "body": {"to": "{phone}"}, "accepted": {"code": 100},
    }  # fmt: skip


@pytest.mark.parametrize("url", [URL, "folder:///var/tin", "http://127.0.0.1:9/x", "http://localhost/x"])
def test_addresses_that_may_be_used(url: str) -> None:
    found = env.gateway("DIEMTUA_SMS", env={"DIEMTUA_SMS_URL": url})
    assert found is not None
    assert (found["url"], found["token"], found["accepted"]) == (url, "", {})


@pytest.mark.parametrize("url", ["http://tin.example.vn/send", "ftp://x", "file:///etc/passwd", "tin.example.vn"])
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(env.BadSetting, match="DIEMTUA_SMS_URL"):
        env.gateway("DIEMTUA_SMS", env={"DIEMTUA_SMS_URL": url})


@pytest.mark.parametrize("body", ["[1]", "{", "văn bản"])
def test_body_must_be_an_object(body: str) -> None:
    with pytest.raises(env.BadSetting, match="DIEMTUA_SMS_BODY is not a JSON object"):
        env.gateway("DIEMTUA_SMS", env={"DIEMTUA_SMS_URL": URL, "DIEMTUA_SMS_BODY": body})
