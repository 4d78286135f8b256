"""The archive: a manifest, one file of rows for each table, and the office's files."""

import io
import json
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.apps import apps
from django.core.files.storage import Storage
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from diemtua.command.backup.sealing import SealingWriter, WrongKeyOrDamaged, opened
from diemtua.command.backup.tables import columns_of, empty_everything, kept_models, lines_of, mend_sequences, put_back

Progress = Callable[[str], object]
FORMAT = 1


class BackupNotUsable(Exception):
    """The archive cannot be restored here; the sentence says why and what to do."""


def write_archive(target: Path, key: bytes, storage: Storage, at: datetime, progress: Progress) -> dict[str, int]:
    """Save every row and file to `target`, sealed with `key`. Returns the row counts of the manifest."""
    partial = target.with_suffix(target.suffix + ".partial")
    with partial.open("wb") as file:
        sealing = SealingWriter(file, key)
        with tarfile.open(fileobj=sealing, mode="w|gz") as tar:  # type: ignore[call-overload]
            with transaction.atomic():
                counts = _save_rows(tar, progress)
            _save_files(tar, storage, "", progress)
            _add(tar, "manifest.json", json.dumps(_manifest(counts, at)).encode())
        sealing.close()
    partial.replace(target)
    return counts


def _manifest(counts: dict[str, int], at: datetime) -> dict[str, Any]:
    return {"format": FORMAT, "saved_at": at.isoformat(), "rows": counts, "migrations": _migrations()}


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _save_rows(tar: tarfile.TarFile, progress: Progress) -> dict[str, int]:
    counts = {}
    for model in kept_models():
        label = model._meta.label_lower
        with tempfile.TemporaryFile("w+", encoding="utf-8") as spool:
            spool.write(json.dumps(columns_of(model)) + "\n")
            counts[label] = sum(1 for line in lines_of(model) if spool.write(line + "\n"))
            spool.seek(0)
            _add(tar, f"rows/{label}.jsonl", spool.read().encode())
        progress(label)
    return counts


def _save_files(tar: tarfile.TarFile, storage: Storage, folder: str, progress: Progress) -> None:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        path = str(PurePosixPath(folder) / name)
        with storage.open(path) as file:
            _add(tar, f"files/{path}", file.read())
        progress(path)
    for name in folders:
        _save_files(tar, storage, str(PurePosixPath(folder) / name), progress)


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    tar.addfile(entry, io.BytesIO(data))


class _Stream(io.RawIOBase):
    """Opened pieces as a readable stream for tarfile."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self._left) < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._left += piece
        cut = len(self._left) if size < 0 else size
        data, self._left = self._left[:cut], self._left[cut:]
        return data


def read_archive(source: Path, key: bytes, storage: Storage, progress: Progress) -> dict[str, int]:
    """Put an archive back into this migrated database, all or nothing. Raises BackupNotUsable."""
    try:
        with source.open("rb") as file, transaction.atomic():
            return _restore(file, key, storage, progress)
    except (WrongKeyOrDamaged, tarfile.TarError, EOFError) as error:
        message = "Không mở được bản sao lưu: sai khóa, hoặc tệp bị cắt, bị sửa. Hãy kiểm tra khóa và lấy lại tệp."
        raise BackupNotUsable(message) from error


def _restore(file: IO[bytes], key: bytes, storage: Storage, progress: Progress) -> dict[str, int]:
    empty_everything()
    counts: dict[str, int] = {}
    manifest: dict[str, Any] = {}
    with tarfile.open(fileobj=_Stream(opened(file, key)), mode="r|gz") as tar:
        for entry in tar:
            data = tar.extractfile(entry).read()  # type: ignore[union-attr]
            kind, _, name = entry.name.partition("/")
            if kind == "rows":
                counts[name.removesuffix(".jsonl")] = _put_rows(name.removesuffix(".jsonl"), data)
            elif kind == "files":
                storage.save(name, io.BytesIO(data))
            else:
                manifest = json.loads(data)
            progress(entry.name)
    _compare(manifest, counts)
    mend_sequences()
    return counts


def _put_rows(label: str, data: bytes) -> int:
    head, *lines = data.decode().splitlines()
    return put_back(apps.get_model(label), json.loads(head), lines)


def _compare(manifest: dict[str, Any], counts: dict[str, int]) -> None:
    if manifest.get("format") != FORMAT or manifest.get("migrations") != _migrations():
        message = "Bản sao lưu do phiên bản khác tạo ra. Hãy cài đúng phiên bản đó, phục hồi, rồi mới nâng cấp."
        raise BackupNotUsable(message)
    if manifest["rows"] != counts:
        raise BackupNotUsable("Số dòng phục hồi không khớp với bản kê trong bản sao lưu; chưa có gì được thay đổi.")
