"""Typed readers of environment variables. Each fails loudly and names the variable."""

import base64
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

TRUE: Final = frozenset({"1", "true", "yes", "on"})
FALSE: Final = frozenset({"0", "false", "no", "off", ""})


class BadSetting(SystemExit):
    """A setting in the environment that cannot be used; the process must not start."""


def text(name: str, default: str | None = None, *, env: Mapping[str, str] = os.environ) -> str:
    """The variable as text; without a default it must be there."""
    value = env.get(name, default)
    if value is None:
        raise BadSetting(f"{name} is not set. Set it, for example: export {name}=…")
    return value


def flag(name: str, default: bool, *, env: Mapping[str, str] = os.environ) -> bool:
    """A yes or no: 1/true/yes/on or 0/false/no/off."""
    value = env.get(name)
    if value is None:
        return default
    if value.lower() in TRUE | FALSE:
        return value.lower() in TRUE
    raise BadSetting(f"{name}={value!r} is neither yes nor no. Use 1 or 0.")


def number(name: str, default: int, *, env: Mapping[str, str] = os.environ) -> int:
    """A whole number, zero or more."""
    value = env.get(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise BadSetting(f"{name}={value!r} is not a whole number.")
    return int(value)


def words(name: str, default: str = "", *, env: Mapping[str, str] = os.environ) -> list[str]:
    """Comma-separated words; blanks are dropped."""
    return [word.strip() for word in env.get(name, default).split(",") if word.strip()]


def keys(name: str, default: str | None = None, *, env: Mapping[str, str] = os.environ) -> list[str]:
    """One or more `id:base64 of 32 bytes`, comma-separated; without a default they must be there."""
    found = [line.strip() for line in text(name, default, env=env).split(",") if line.strip()]
    if not found or not all(map(_is_key, found)):
        raise BadSetting(f"{name} must hold id:base64 of 32 bytes, comma-separated, newest first.")
    return found


def _is_key(line: str) -> bool:
    key_id, _, said = line.partition(":")
    try:
        return bool(key_id) and len(base64.b64decode(said, validate=True)) == 32
    except ValueError:
        return False


def gateway(name: str, *, env: Mapping[str, str] = os.environ) -> dict[str, object] | None:
    """A gateway of texts to phones, by variables that begin with `name`; None where `<name>_URL` is not set.

    <name>_URL: `https://…`, or `folder:///path` where every text becomes a file, for trials. <name>_TOKEN: sent as
    bearer. <name>_BODY: a JSON object whose words {phone}, {text} and {key} are filled in. <name>_ACCEPTED: a JSON
    object; an answer counts as accepted only if it holds the same values.
    """
    url = env.get(f"{name}_URL", "")
    if not url:
        return None
    parts = urlsplit(url)
    near = parts.hostname in {"127.0.0.1", "localhost"}
    if parts.scheme not in ({"https", "folder", "http"} if near else {"https", "folder"}):
        raise BadSetting(f"{name}_URL must begin with https:// (or folder:// for trials).")
    body = _object(f"{name}_BODY", '{"phone": "{phone}", "text": "{text}", "key": "{key}"}', env)
    accepted = _object(f"{name}_ACCEPTED", "{}", env)
    return {"url": url, "token": env.get(f"{name}_TOKEN", ""), "body": body, "accepted": accepted}


def _object(name: str, default: str, env: Mapping[str, str]) -> dict[str, object]:
    try:
        found = json.loads(env.get(name, default))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise BadSetting(f"{name} is not a JSON object.")
    return found


def database(name: str, default: Path, *, env: Mapping[str, str] = os.environ) -> dict[str, object]:
    """`postgresql://user:password@host:port/name` or `sqlite:///path`; without it SQLite at `default`."""
    value = env.get(name) or f"sqlite:///{default}"
    parts = urlsplit(value)
    if parts.scheme == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": unquote(parts.path[1:])}
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
        }
    raise BadSetting(f"{name} must read postgresql://user@host/name or sqlite:///path.")
