"""`diemtua rotate`: seal everything again with the newest key, so that an older one can leave DIEMTUA_FIELD_KEYS."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

from diemtua.accounts.actions import reseal_second_factors
from diemtua.shared.encryption import rotate


class Command(BaseCommand):
    help = "Mã hóa lại dữ liệu cá nhân bằng khóa mới nhất; chạy lại đến khi còn 0 dòng rồi mới bỏ khóa cũ."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = sum(rotate(model) for model in apps.get_models()) + reseal_second_factors()
        self.stdout.write(f"Đã mã hóa lại {rows} dòng.")
