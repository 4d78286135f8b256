"""Gateways of texts to phones: a folder for trials, and any service that takes JSON over HTTPS."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message as Headers
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.utils.translation import gettext

from diemtua.notices.enums import PHONE_CHANNELS, Channel

SECONDS = 15


class TextNotSent(OSError):
    """The gateway did not take a text; the words say why and hold neither number nor text."""


class Gateway(Protocol):
    """Takes one text for one number. key: the same for every try of one delivery, so that a gateway can tell."""

    def send(self, phone: str, text: str, key: str) -> None:
        """Raises OSError where it was not taken."""


@dataclass(frozen=True)
class FolderGateway:
    """Every text becomes a file: for trials, the demonstration and tests."""

    folder: Path

    def send(self, phone: str, text: str, key: str) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        words = json.dumps({"phone": phone, "text": text, "key": key}, ensure_ascii=False)
        (self.folder / f"{key}.json").write_text(words)


@dataclass(frozen=True)
class HttpGateway:
    """A service that takes a JSON object. body: its fields, with {phone}, {text}, {key}; accepted: what a good
    answer holds, for services that answer 200 to everything."""

    url: str
    token: str
    body: Mapping[str, Any]
    accepted: Mapping[str, Any]

    def send(self, phone: str, text: str, key: str) -> None:
        answer = self._ask(_filled(self.body, {"phone": phone, "text": text, "key": key}))
        if any(str(answer.get(name)) != str(value) for name, value in self.accepted.items()):
            raise TextNotSent(gettext("Cổng tin nhắn không nhận tin."))

    def _ask(self, body: Any) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"} | (
            {"Authorization": f"Bearer {self.token}"} if self.token else {}
        )
        request = Request(self.url, json.dumps(body).encode(), headers, method="POST")  # noqa: S310 - checked when read
        try:
            with build_opener(_StayHere).open(request, timeout=SECONDS) as answer:
                return _object(answer.read(100_000))
        except HTTPError as error:
            error.close()
            raise TextNotSent(gettext("Cổng tin nhắn trả lời lỗi %(code)s.") % {"code": error.code}) from error
        except (OSError, HTTPException) as error:
            raise TextNotSent(gettext("Không kết nối được với cổng tin nhắn.")) from error


class _StayHere(HTTPRedirectHandler):
    """The token is for one address: an answer that sends elsewhere is an error."""

    def redirect_request(  # noqa: PLR0917 - the signature of the library
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Headers, newurl: str
    ) -> None:
        return None


def _filled(pattern: Any, words: Mapping[str, str]) -> Any:
    if isinstance(pattern, dict):
        return {name: _filled(value, words) for name, value in pattern.items()}
    if isinstance(pattern, list):
        return [_filled(value, words) for value in pattern]
    if not isinstance(pattern, str):
        return pattern
    for name, word in words.items():
        pattern = pattern.replace("{" + name + "}", word)
    return pattern


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def gateway(channel: Channel) -> Gateway | None:
    """The gateway of a channel; None while the office has none."""
    given: Any = settings.PHONE_GATEWAYS.get(channel)
    if not given:
        return None
    parts = urlsplit(given["url"])
    return FolderGateway(Path(parts.path)) if parts.scheme == "folder" else HttpGateway(**given)


def offered() -> list[Channel]:
    """Channels to phones that the office has."""
    return [channel for channel in PHONE_CHANNELS if gateway(channel) is not None]
