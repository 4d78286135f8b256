"""`diemtua restore FILE`: put a backup back into an empty, migrated database."""

from argparse import ArgumentParser
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from diemtua.command.backup import BackupNotUsable, read_archive
from diemtua.command.backup.keys import backup_key


class Command(BaseCommand):
    """Restore an office from its backup."""

    help = "Phục hồi từ bản sao lưu vào cơ sở dữ liệu trống (đã chạy migrate)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--key-file", type=Path, help="Tệp khóa; không có thì đọc DIEMTUA_BACKUP_KEY")

    def handle(self, *, file: Path, key_file: Path | None, **options: object) -> None:
        if get_user_model()._default_manager.exists():
            raise CommandError("Cơ sở dữ liệu này đã có người dùng. Chỉ phục hồi vào cơ sở dữ liệu trống.")
        try:
            with tqdm(desc="Phục hồi", unit=" mục") as bar:
                counts = read_archive(file, backup_key(key_file), default_storage, lambda _what: bar.update())
        except BackupNotUsable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Đã phục hồi {sum(counts.values())} dòng. Hãy chạy diemtua verify để kiểm tra nhật ký.")
