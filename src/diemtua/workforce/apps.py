from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.shared.ui import navigation
from diemtua.workforce.enums import READERS


class WorkforceConfig(AppConfig):
    name = "diemtua.workforce"
    label = "workforce"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        navigation.register(40, _("Đội ngũ"), "workforce:list", _reads)


def _reads(user: Any) -> bool:
    return bool(user.standing.organisations(*READERS))
