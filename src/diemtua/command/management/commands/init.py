"""`diemtua init`: a real office starts, without the demonstration."""

from argparse import ArgumentParser
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from diemtua.command.opening.keys import write_keys
from diemtua.command.opening.plan import OpeningNotReadable, ask_opening, read_opening
from diemtua.command.opening.start import start
from diemtua.shared.clock import now


class Command(BaseCommand):
    """Ask, or read from a file, what the office is; write it into the empty database."""

    help = "Mở đầu cho một Trung tâm thật: khóa, cơ quan, người quản trị, số cuối của sổ giấy."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--file", type=Path, help="Tệp YAML trả lời sẵn (mẫu ở docs/operations.md)")
        parser.add_argument("--keys", type=Path, help="Chỉ tạo tệp khóa mới tại đây rồi dừng")

    def handle(self, *, file: Path | None, keys: Path | None, **options: object) -> None:
        if keys is not None:
            self._keys(keys)
            return
        call_command("migrate", verbosity=0)
        if get_user_model()._default_manager.exists():
            raise CommandError("Cơ sở dữ liệu này đã có người dùng; init chỉ chạy một lần.")
        at = now()
        try:
            opening = read_opening(file.read_text("utf-8")) if file else ask_opening(_asked, at.year)
            lines = list(start(opening, at))
        except (OpeningNotReadable, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Đã mở đầu xong. Ghi lại mã đăng nhập lần đầu, mỗi mã chỉ hiện một lần:")
        for line in lines:
            self.stdout.write(line)

    def _keys(self, keys: Path) -> None:
        if not write_keys(keys):
            raise CommandError(f"{keys} đã có; không ghi đè khóa cũ vì dữ liệu cũ cần nó.")
        self.stdout.write(f"Đã tạo khóa ở {keys}. Cất một bản ở nơi khác: mất khóa là mất dữ liệu.")


def _asked(question: str) -> str:
    return input(f"{question}: ").strip()
