"""`diemtua verify`: read every chain and name the first broken, missing or cut link. Exit code 1 where one is."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diemtua.dossiers.queries import verify


class Command(BaseCommand):
    help = "Kiểm tra nhật ký, lượt xem và mốc neo có còn nguyên vẹn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--against", type=Path, help="tệp do `diemtua anchor --export` ghi, giữ ở nơi khác")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = options["against"].read_text(encoding="utf-8").splitlines() if options["against"] else []
        found = verify([json.loads(line) for line in lines if line.strip()])
        self.stdout.write(f"{found.entries} mục nhật ký, {found.readings} lượt xem, {found.anchors} mốc neo.")
        for each in found.breaks:
            self.stdout.write(f"{each.subject}, mục {each.version}: {each.why}")
        if found.breaks:
            raise CommandError("Dữ liệu không còn nguyên vẹn.", returncode=1)
        self.stdout.write("Nguyên vẹn.")
