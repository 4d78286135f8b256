from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.duty.enums import READERS
from diemtua.shared.ui import navigation


class DutyConfig(AppConfig):
    name = "diemtua.duty"
    label = "duty"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The room's page in the staff navigation."""
        navigation.register(41, _("Lịch trực tố tụng"), "duty:home", visible=_has_duty)


def _has_duty(user: Any) -> bool:
    return bool(user.standing.organisations(*READERS))
