from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.shared.ui import navigation
from diemtua.workforce.enums import ON_CALL_READERS, READERS


class WorkforceConfig(AppConfig):
    name = "diemtua.workforce"
    label = "workforce"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        navigation.register(40, _("Đội ngũ"), "workforce:list", _reads)
        navigation.register(42, _("Người nhận việc khẩn"), "workforce:on_call", _answers)


def _reads(user: Any) -> bool:
    return bool(user.standing.organisations(*READERS))


def _answers(user: Any) -> bool:
    return bool(user.standing.organisations(*ON_CALL_READERS))
