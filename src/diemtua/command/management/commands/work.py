"""`diemtua work`: the process that delivers notices and runs what is due. Start as many as needed."""

import os
import signal
import time
from argparse import ArgumentParser
from types import FrameType

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from diemtua.notices import tasks
from diemtua.shared import clock


class Command(BaseCommand):
    """Put back what hangs, start what is due, run every ready task, rest; until told to stop."""

    help = "Chạy việc nền: gửi thông báo, việc định kỳ, dọn việc bị kẹt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Làm hết việc đang có rồi dừng")
        parser.add_argument("--interval", type=float, default=2.0, help="Số giây nghỉ giữa hai lượt")
        parser.add_argument("--beside", action="store_true", help="Dừng khi chương trình đã mở nó dừng")

    def handle(self, *, once: bool, interval: float, beside: bool, **options: object) -> None:
        self.running, opened_by = not once, os.getppid()
        if self.running:
            signal.signal(signal.SIGTERM, self.stop)
            signal.signal(signal.SIGINT, self.stop)
        name = get_random_string(32)
        self.turn(name)
        while self.running:
            time.sleep(interval)
            if beside and os.getppid() != opened_by:
                return
            self.turn(name)

    def stop(self, signum: int, frame: FrameType | None) -> None:
        """Finish the task in hand, then end."""
        self.running = False

    def turn(self, name: str) -> None:
        """One round of work."""
        tasks.tick(clock.now())
        Worker(
            queue_names=["*"], excluded_queue_names=[], interval=0.2, batch=True, backend_name="default",
            startup_delay=False, max_tasks=50, worker_id=name,
        ).run()  # fmt: skip
