"""Settings are read from the environment by their kind, or refused with the name of the variable."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from diemtua.config import env

URL = "https://tin.example.vn/send"
KEY = "k1:" + "A" * 43 + "="


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


def test_words_of_the_environment_are_read_by_their_kind() -> None:
    given = {"T": "điểm tựa", "F": "Yes", "G": "off", "N": "25", "W": " a, ,b "}
    assert env.text("T", env=given) == "điểm tựa"
    assert env.text("U", "thay", env=given) == "thay"
    assert (env.flag("F", False, env=given), env.flag("G", True, env=given), env.flag("U", True, env=given)) == (
        True, False, True,
    )  # fmt: skip
    assert (env.number("N", 1, env=given), env.number("U", 7, env=given)) == (25, 7)
    assert (env.words("W", env=given), env.words("U", env=given)) == (["a", "b"], [])


def test_keys_are_read_newest_first() -> None:
    assert env.keys("K", env={"K": f"{KEY}, k0{KEY[2:]},"}) == [KEY, f"k0{KEY[2:]}"]
    assert env.keys("K", KEY, env={}) == [KEY]


@pytest.mark.parametrize("given", [{}, {"K": ""}, {"K": "k1:ngắn"}, {"K": "k1:QUJD"}, {"K": KEY[2:]}, {"K": KEY[3:]}])
def test_keys_that_seal_nothing_stop_the_start(given: Mapping[str, str]) -> None:
    with pytest.raises(env.BadSetting, match=r"^K "):
        env.keys("K", env=given)


def test_database_is_read_from_its_address(tmp_path: Path) -> None:
    assert env.database("D", tmp_path / "x", env={})["NAME"] == str(tmp_path / "x")
    found = env.database("D", tmp_path, env={"D": "postgresql://ng%C6%B0%E1%BB%9Di:m%40t@may:5433/tro%20giup"})
    assert found == {
        "ENGINE": "django.db.backends.postgresql", "NAME": "tro giup", "USER": "người", "PASSWORD": "m@t",
        "HOST": "may", "PORT": "5433",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (lambda env_: env.text("X", env=env_), None),
        (lambda env_: env.flag("X", False, env=env_), "có"),
        (lambda env_: env.number("X", 1, env=env_), "-1"),
        (lambda env_: env.number("X", 1, env=env_), "٣"),
        (lambda env_: env.number("X", 1, env=env_), ""),
        (lambda env_: env.database("X", Path("x"), env=env_), "mysql://x/y"),
        (lambda env_: env.database("X", Path("x"), env=env_), "postgresql://x"),
    ],
)
def test_bad_setting_stops_the_start_and_names_itself(
    read: Callable[[Mapping[str, str]], Any], said: str | None
) -> None:
    with pytest.raises(env.BadSetting, match="X"):
        read({} if said is None else {"X": said})
