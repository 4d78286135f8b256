"""Personal data at rest: AES-256-GCM values bound to their row, and keyed indexes to find equal ones.

A sealed value reads `<key id>:<base64 of nonce and ciphertext>`. The name of its column and the `uid` of
its row are authenticated with it, so a value copied to another row or column does not open. Keys come
from `settings.FIELD_KEYS` ("id:base64 of 32 bytes", newest first); older ones still open what they
sealed. `settings.INDEX_KEY` lives longer: `blind_index` must give the same answer for years.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models

_NONCE = 12


class ValueNotOpened(Exception):
    """A sealed value that no key opens, or that does not belong to its row: damaged, moved or foreign."""


class ValueNeedsItsRow(TypeError):
    """An encrypted field given a plain value without its row, as `QuerySet.update` does. Save the instance."""


@dataclass(frozen=True)
class Sealed:
    """A sealed value on its way between the database and its row. Shows nothing of itself."""

    token: str

    def __repr__(self) -> str:
        return "<sealed>"

    __str__ = __repr__


def new_key() -> bytes:
    """32 random bytes."""
    return os.urandom(32)


def encrypt(plain: bytes, about: str, *, key: bytes) -> str:
    """Base64 of nonce and ciphertext of `plain`; `about` must be given again to open it."""
    nonce = os.urandom(_NONCE)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, plain, about.encode())).decode()


def decrypt(text: str, about: str, *, key: bytes) -> bytes:
    """What `encrypt` sealed; ValueNotOpened when key, place or text is another."""
    try:
        raw = base64.b64decode(text, validate=True)
        return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], about.encode())
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise ValueNotOpened(f"{about} does not open with its key.") from error


def key_ring() -> dict[str, bytes]:
    """Keys by id, newest first."""
    ring = {}
    for line in settings.FIELD_KEYS:
        key_id, _, text = line.partition(":")
        ring[key_id] = base64.b64decode(text)
        if not key_id or len(ring[key_id]) != 32:
            raise ImproperlyConfigured("FIELD_KEYS holds lines id:base64, each key being 32 bytes.")
    if not ring:
        raise ImproperlyConfigured("FIELD_KEYS holds no key.")
    return ring


def seal(plain: bytes, about: str) -> str:
    """`plain` sealed with the newest key of the ring. Wraps keys of single dossiers, too."""
    key_id, key = next(iter(key_ring().items()))
    return f"{key_id}:{encrypt(plain, about, key=key)}"


def unseal(token: str, about: str) -> bytes:
    """What `seal` sealed; ValueNotOpened when its key has left the ring or it stood elsewhere."""
    key_id, _, text = token.partition(":")
    key = key_ring().get(key_id)
    if key is None:
        raise ValueNotOpened(f"{about} was sealed with a key that is not in FIELD_KEYS.")
    return decrypt(text, about, key=key)


def resealed(token: str, about: str) -> str:
    """What `seal` sealed, as it is where the newest key did, else sealed with that one."""
    newest = f"{next(iter(key_ring()))}:"
    return token if token.startswith(newest) else seal(unseal(token, about), about)


def blind_index(text: str, purpose: str) -> str:
    """64 hex digits that are equal for equal texts of one purpose and say nothing else; "" for ""."""
    if not text:
        return ""
    message = f"{purpose}\x00{text}".encode()
    return hmac.new(settings.INDEX_KEY.encode(), message, hashlib.sha256).hexdigest()


def blind_key(key: str, prefix: str, version: int) -> str:
    """The name under which a cache keeps a count: its files carry it, and a key may hold what people typed."""
    return blind_index(f"{prefix}:{version}:{key}", "cache")


class _Opening:
    """Attribute of an encrypted field: opens the value when it is first read."""

    def __init__(self, field: "EncryptedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if isinstance(value, Sealed):
            value = instance.__dict__[name] = self.field.open(value, instance)
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField[Any, Any]):
    """Text that the database never sees. Its model has a `uid`, a UUID made by the client."""

    descriptor_class = _Opening

    def to_bytes(self, value: Any) -> bytes:
        """The value as it is encrypted."""
        return str(value).encode()

    def from_bytes(self, raw: bytes) -> Any:
        """The value that was encrypted."""
        return raw.decode()

    def about(self, instance: models.Model) -> str:
        """The place a sealed value belongs to."""
        return f"{self.model._meta.label_lower}.{self.name}:{cast(Any, instance).uid}"

    def open(self, value: Sealed, instance: models.Model) -> Any:
        """The plain value of this row."""
        return self.from_bytes(unseal(value.token, self.about(instance)))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = model_instance.__dict__[self.attname]
        if value is None or isinstance(value, Sealed):
            return value
        return Sealed(seal(self.to_bytes(value), self.about(model_instance)))

    def get_prep_value(self, value: Any) -> str | None:
        if value is None:
            return None
        if isinstance(value, Sealed):
            return value.token
        raise ValueNeedsItsRow(f"{self.model.__name__}.{self.name} is encrypted: save its instance.")

    def from_db_value(self, value: str | None, *_: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def to_python(self, value: Any) -> Any:
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.model.__name__}.{self.name} is encrypted and can't be searched; use a blind index.")

    def get_transform(self, lookup_name: str) -> Any:
        return self.get_lookup(lookup_name)


class EncryptedJSONField(EncryptedTextField):
    """A JSON value that the database never sees."""

    # any JSON goes in and comes out, says the type checker's plugin by these names
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()

    def from_bytes(self, raw: bytes) -> Any:
        return json.loads(raw)


class EncryptedBytesField(EncryptedTextField):
    """Bytes that the database never sees."""

    def to_bytes(self, value: Any) -> bytes:
        return bytes(value)

    def from_bytes(self, raw: bytes) -> Any:
        return raw


def overwrite(rows: models.QuerySet[Any], /, **values: Any) -> None:
    """Seal one value over another in every row. Nothing else of a row is written, as its `save` might."""
    for row in rows:
        columns = {name: cast(EncryptedTextField, row._meta.get_field(name)) for name in values}
        sealed = {name: Sealed(seal(field.to_bytes(values[name]), field.about(row))) for name, field in columns.items()}
        type(row)._base_manager.filter(pk=row.pk).update(**sealed)


def rotate(model: type[models.Model], *, batch: int = 500) -> int:
    """Seal again, with the newest key, every value of the model that an older one sealed; how many rows.

    Runs beside readers and writers: a row that changed meanwhile is left to the next run.
    """
    columns = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
    newest = next(iter(key_ring())) + ":"
    return sum(_rotate_row(row, columns, newest) for row in _rows(model, batch))


def _rows(model: type[models.Model], batch: int) -> Iterator[models.Model]:
    yield from model._base_manager.order_by("pk").iterator(chunk_size=batch)


def _rotate_row(row: models.Model, columns: list[EncryptedTextField], newest: str) -> bool:
    stale: dict[str, Sealed] = {}
    for field in columns:
        value = row.__dict__[field.attname]
        if isinstance(value, Sealed) and not value.token.startswith(newest):
            about = field.about(row)
            stale[field.attname] = Sealed(resealed(value.token, about))
    if not stale:
        return False
    return bool(_unchanged(row, stale).update(**stale))


def _unchanged(row: models.Model, stale: dict[str, Sealed]) -> models.QuerySet[models.Model]:
    """The row, if its columns still hold what was read. Plain SQL equality, which lookups refuse."""
    table, same = row._meta.db_table, type(row)._base_manager.filter(pk=row.pk)
    where = [f'"{table}"."{row._meta.get_field(name).column}" = %s' for name in stale]  # type: ignore[union-attr]
    return same.extra(where=where, params=[row.__dict__[name].token for name in stale])  # noqa: S610 - our own names
