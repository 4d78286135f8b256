"""`diemtua demo`: from an empty folder to a Centre with a year of work, served on this machine."""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from tqdm import tqdm

from diemtua.demo.answering import answer_the_plan
from diemtua.demo.browsing import browse
from diemtua.demo.cast import PLANNER
from diemtua.demo.council import convene
from diemtua.demo.duty import put_on_duty
from diemtua.demo.models import Demonstration
from diemtua.demo.scoreboard import proceedings, scoreboard, take_in_example
from diemtua.demo.setting import EVERYBODY, PASSWORD, set_the_scene
from diemtua.demo.year import SEED, last_morning, play_year
from diemtua.shared.clock import now


class Command(BaseCommand):
    """Play the demonstration once, keep it, and serve it."""

    help = "Dựng Trung tâm mẫu với một năm công việc và mở tại 127.0.0.1."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, default=400, help="Số yêu cầu trong năm (mặc định 400)")
        parser.add_argument("--today", type=date.fromisoformat, help="Ngày cuối của năm mẫu, ví dụ 2026-11-23")
        parser.add_argument("--reset", action="store_true", help="Xóa dữ liệu mẫu đang có rồi dựng lại")
        parser.add_argument("--no-serve", action="store_true", help="Chỉ dựng, không mở trang")
        parser.add_argument("--port", type=int, default=8000)

    def handle(
        self, *, cases: int, today: date | None, reset: bool, no_serve: bool, port: int, **options: object
    ) -> None:
        refuse_real_data()
        if today is not None:
            refuse_what_lies_ahead(today, now())
        if reset or half_played():
            forget()
        call_command("migrate", verbosity=0)
        if Demonstration.objects.exists():
            self.stdout.write("Trung tâm mẫu đã có sẵn; không thay đổi gì. Dùng --reset để dựng lại.")
        else:
            self._play(cases, today)
        self._tell(port)
        if not no_serve:
            serve(port)

    def _play(self, cases: int, ends_on: date | None) -> None:
        at: datetime = now()
        ends_on = ends_on or last_morning(at)
        # marked before the first person stands there: a play that was broken off is begun again, not taken for real
        mark = Demonstration.objects.create(ends_on=ends_on, cases=cases, seed=SEED)
        with tqdm(total=5, desc="Dựng cảnh", unit=" phần") as bar:
            offices = set_the_scene(at, lambda _what: bar.update())
            bar.update()
        with tqdm(total=cases, desc="Một năm công việc", unit=" hồ sơ") as bar:
            play_year(offices, ends_on, cases, lambda done: bar.update(done - bar.n))
        put_on_duty(offices[0], ends_on)
        convene(ends_on)
        browse(ends_on)
        planner = get_user_model()._default_manager.get(username=PLANNER.username)
        take_in_example(planner, at)
        answer_the_plan(ends_on)
        mark.played_at = at
        mark.save()

    def _tell(self, port: int) -> None:
        planner = get_user_model()._default_manager.get(username=PLANNER.username)
        played = Demonstration.objects.get()
        self.stdout.write("")
        for line in (*scoreboard(planner, played.ends_on), "", *proceedings(played.ends_on)):
            self.stdout.write(line)
        self.stdout.write(f"\nĐịa chỉ: http://127.0.0.1:{port}/   (mật khẩu chung: {PASSWORD})")
        for member in EVERYBODY:
            self.stdout.write(f"  {member.username:<8} {member.full_name:<18} {member.doing}")
        self.stdout.write("Mọi người và vụ việc trong bản này đều do máy bịa ra.\n")


def refuse_real_data() -> None:
    """A database with users but without the mark of a demonstration belongs to somebody. Raises CommandError."""
    tables = connection.introspection.table_names()
    if get_user_model()._meta.db_table not in tables or not get_user_model()._default_manager.exists():
        return
    if Demonstration._meta.db_table not in tables or not Demonstration.objects.exists():
        raise CommandError("Cơ sở dữ liệu này có dữ liệu thật nên không dựng bản mẫu. Hãy đặt DIEMTUA_DATA nơi khác.")


def refuse_what_lies_ahead(ends_on: date, at: datetime) -> None:
    """A year is played up to a morning that is over, or its last acts would lie in the future. Raises CommandError."""
    latest = last_morning(at)
    if ends_on > latest:
        raise CommandError(
            f"Ngày {ends_on:%d/%m/%Y} chưa qua 9 giờ sáng nên chưa có việc gì để dựng. Năm mẫu kết thúc muộn nhất ngày"
            f" {latest:%d/%m/%Y}: hãy đặt --today {latest:%Y-%m-%d} hoặc sớm hơn."
        )


def half_played() -> bool:
    """Whether an earlier play was broken off."""
    there = Demonstration._meta.db_table in connection.introspection.table_names()
    return there and Demonstration.objects.filter(played_at=None).exists()


def forget() -> None:
    """Remove the demonstration's own database and files."""
    if connection.vendor != "sqlite":
        raise CommandError("--reset chỉ dùng cho bản mẫu SQLite.")
    connection.close()
    database = Path(str(settings.DATABASES["default"]["NAME"]))
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)
    shutil.rmtree(settings.DATA / "files", ignore_errors=True)


def serve(port: int) -> None:
    """Become the server of stack.md, on this machine only, with the worker of background tasks beside it."""
    os.environ["DIEMTUA_DEMONSTRATION"] = "1"
    subprocess.Popen([sys.executable, "-m", "diemtua", "work", "--beside"])
    words = ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4", "--worker-class", "gthread"]
    line = [sys.executable, "-m", "gunicorn", *words, "diemtua.config.wsgi:application"]
    sys.stdout.flush()
    os.execv(sys.executable, line)  # noqa: S606 - the same interpreter, our own words
