"""`diemtua anchor`: seal the heads of every chain; run daily, keep the exported line elsewhere."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from diemtua.dossiers.actions import anchor
from diemtua.shared import clock


class Command(BaseCommand):
    help = "Neo nhật ký trong ngày; thêm một dòng vào tệp xuất để giữ ở nơi khác."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--export", type=Path, help="tệp nhận thêm một dòng JSON của mốc neo")

    def handle(self, *args: Any, **options: Any) -> None:
        link = anchor(clock.now())
        line = json.dumps({"seq": link.seq, "at": link.at.isoformat(), "digest": link.digest, "seal": link.seal})
        if options["export"]:
            with options["export"].open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        self.stdout.write(line)
