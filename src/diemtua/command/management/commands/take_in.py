"""`diemtua take_in FILE.xlsx`: open cases of a paper book, with their numbers and true dates."""

from argparse import ArgumentParser
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError

from diemtua.accounts.queries import organisation_by_code
from diemtua.command.opening.open_cases import SheetNotTaken, blank_sheet, read_sheet, take_open_cases
from diemtua.dossiers.actions import ActRefused
from diemtua.shared.clock import now


class Command(BaseCommand):
    """Take in what the office was working on before it had the system."""

    help = "Nhập vụ việc đang thực hiện từ sổ giấy (Excel), giữ số và ngày thật."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--blank", action="store_true", help="Ghi tệp mẫu trống vào FILE rồi dừng")
        parser.add_argument("--office", default="TTTGPL", help="Mã Trung tâm hoặc Chi nhánh")
        parser.add_argument("--by", help="Tên đăng nhập của lãnh đạo chịu trách nhiệm")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ đọc và báo lỗi, không ghi")

    def handle(self, *, file: Path, blank: bool, office: str, by: str | None, dry_run: bool, **options: object) -> None:
        if blank:
            file.write_bytes(blank_sheet())
            self.stdout.write(f"Đã ghi tệp mẫu {file}.")
            return
        at = now()
        try:
            cases = read_sheet(file.read_bytes(), at.date())
            if not dry_run:
                who = get_user_model()._default_manager.get(username=by)
                list(take_open_cases(cases, organisation_by_code(office), by=who, at=at))
        except (SheetNotTaken, ActRefused, OSError) as error:
            raise CommandError(str(error)) from error
        except ObjectDoesNotExist as error:
            raise CommandError("Không có cơ quan hoặc người dùng đó. Xem lại --office và --by.") from error
        self.stdout.write(f"{'Đọc được' if dry_run else 'Đã nhập'} {len(cases)} vụ việc.")
