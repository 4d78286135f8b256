"""`diemtua plan import FILE`: a plan document becomes tasks; `--dry-run` only says what was understood."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.plans import actions, reading
from diemtua.shared import clock


class Command(BaseCommand):
    """Read a plan document and, unless told not to, bring it in."""

    help = "Kế hoạch: đọc văn bản .txt, .docx, .html thành nhiệm vụ (import)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("part", choices=["import"])
        parser.add_argument("file", type=Path, help="Văn bản kế hoạch .txt, .docx hoặc .html")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ cho biết đã hiểu gì, không ghi")
        parser.add_argument("--json", action="store_true", help="In kết quả bằng JSON")
        parser.add_argument("--by", default="", help="Tên đăng nhập của người nhập")

    def handle(self, *, file: Path, by: str, **options: Any) -> None:
        try:
            read = reading.read_plan(file.read_bytes(), file.name)
            done = "" if options["dry_run"] else _bring_in(read, by, file.name)
        except (OSError, reading.PlanFileNotReadable, actions.PlanCannotBeKnown, User.DoesNotExist) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(reading.plain(read), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(filter(None, [_in_words(read), done])))


def _bring_in(read: reading.PlanRead, by: str, name: str) -> str:
    user = User.objects.get(username=by) if by else None
    imported = actions.import_plan(read, by=user, at=clock.now(), document=name)
    if imported.created:
        return _("Đã nhập kế hoạch.")
    if not imported.differences:
        return _("Kế hoạch này đã có và không có gì khác.")
    listed = "\n".join(f"  {one.where} · {one.field}: {one.before!r} → {one.after!r}" for one in imported.differences)
    return _("Đã cập nhật kế hoạch, những chỗ khác:") + "\n" + listed


def _in_words(read: reading.PlanRead) -> str:
    about = read.metadata
    lines = [f"{about.number} · {about.title}", ""]
    for group in read.groups:
        lines.append(f"{group.number}. {group.name}")
        lines += [f"  {task.key:6} {task.content}" for task in read.tasks if task.group == group.number]
    counts = {"groups": len(read.groups), "tasks": len(read.tasks), "duties": len(read.duties)}
    lines += ["", _("%(groups)s nhóm, %(tasks)s nhiệm vụ, %(duties)s trách nhiệm thường xuyên.") % counts]
    lines += [_("Cần xem lại:"), *(f"  - {finding.text}" for finding in read.findings)] if read.findings else []
    return "\n".join(lines)
