"""`diemtua backup FILE`: every row and file in one sealed archive."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from tqdm import tqdm

from diemtua.command.backup import write_archive
from diemtua.command.backup.keys import backup_key, new_key_file
from diemtua.shared.clock import now


class Command(BaseCommand):
    """Save this office's data."""

    help = "Sao lưu toàn bộ dữ liệu và tệp vào một tệp đã khóa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Tệp sẽ ghi, ví dụ sao-luu-2026-11-23.diemtua")
        parser.add_argument("--key-file", type=Path, help="Tệp khóa; không có thì đọc DIEMTUA_BACKUP_KEY")
        parser.add_argument("--new-key", action="store_true", help="Tạo tệp khóa mới ở --key-file trước khi sao lưu")

    def handle(self, *, file: Path, key_file: Path | None, new_key: bool, **options: object) -> None:
        if new_key:
            new_key_file(key_file)
        with tqdm(desc="Sao lưu", unit=" mục") as bar:
            counts = write_archive(file, backup_key(key_file), default_storage, now(), lambda _what: bar.update())
        self.stdout.write(f"Đã sao lưu {sum(counts.values())} dòng vào {file} ({file.stat().st_size / 1e6:.1f} MB).")
        self.stdout.write("Hãy cất tệp khóa và các khóa trong môi trường ở nơi khác với tệp này.")
