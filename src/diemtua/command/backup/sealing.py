"""A stream sealed piece by piece with AES-256-GCM: order, end and key are all authenticated."""

import os
from collections.abc import Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = b"DIEMTUA1"
PIECE = 1 << 20
_NONCE = 8


class WrongKeyOrDamaged(Exception):
    """The archive does not open with this key, was cut, or was changed."""


class SealingWriter:
    """A file-like object that seals what is written to `target`; close it to write the end."""

    def __init__(self, target: IO[bytes], key: bytes) -> None:
        self._target, self._cipher, self._prefix = target, AESGCM(key), os.urandom(_NONCE)
        self._buffer, self._count = bytearray(), 0
        target.write(MARK + self._prefix)

    def write(self, data: bytes) -> int:
        """Take bytes; whole pieces are sealed as they fill."""
        self._buffer += data
        while len(self._buffer) > PIECE:
            self._put(bytes(self._buffer[:PIECE]), last=False)
            del self._buffer[:PIECE]
        return len(data)

    def close(self) -> None:
        """Seal what is left and mark the end."""
        self._put(bytes(self._buffer), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._prefix, self._count), piece, b"last" if last else b"more")
        self._target.write(len(sealed).to_bytes(4, "big") + sealed)
        self._count += 1


def opened(source: IO[bytes], key: bytes) -> Iterator[bytes]:
    """The pieces of a sealed stream. Raises WrongKeyOrDamaged."""
    head = source.read(len(MARK) + _NONCE)
    if not head.startswith(MARK):
        raise WrongKeyOrDamaged
    cipher, count = AESGCM(key), 0
    sealed = _next(source)
    while sealed:
        following = _next(source)
        try:
            yield cipher.decrypt(_nonce(head[len(MARK) :], count), sealed, b"more" if following else b"last")
        except InvalidTag as error:
            raise WrongKeyOrDamaged from error
        sealed, count = following, count + 1


def _next(source: IO[bytes]) -> bytes:
    size = int.from_bytes(source.read(4), "big")
    sealed = source.read(size) if size else b""
    if len(sealed) != size:
        raise WrongKeyOrDamaged
    return sealed


def _nonce(prefix: bytes, count: int) -> bytes:
    return prefix + count.to_bytes(4, "big")
