"""The backup key: from a file of its own, or from the environment."""

import base64
import binascii
import os
from pathlib import Path

from django.core.management.base import CommandError


def backup_key(key_file: Path | None) -> bytes:
    """32 bytes. Raises CommandError with what to do."""
    text = key_file.read_text().strip() if key_file and key_file.exists() else os.environ.get("DIEMTUA_BACKUP_KEY", "")
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != 32:
        raise CommandError(
            "Chưa có khóa sao lưu. Đặt DIEMTUA_BACKUP_KEY (32 byte, base64) hoặc dùng --key-file TỆP --new-key."
        )
    return key


def new_key_file(key_file: Path | None) -> None:
    """A fresh key, readable by its owner only. Never overwrites one."""
    if key_file is None:
        raise CommandError("Hãy nói tệp khóa ghi ở đâu: --key-file TỆP.")
    if key_file.exists():
        raise CommandError(f"{key_file} đã có; không ghi đè khóa cũ vì bản sao lưu cũ cần nó.")
    with os.fdopen(os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.b64encode(os.urandom(32)) + b"\n")
