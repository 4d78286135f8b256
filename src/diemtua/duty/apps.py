from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.duty.enums import READERS
from diemtua.shared.ui import navigation


class DutyConfig(AppConfig):
    name = "diemtua.duty"
    label = "duty"

    def ready(self) -> None:
        """The room's page in the staff navigation."""
        navigation.register(41, _("Lịch trực tố tụng"), "duty:home", navigation.held(*READERS))
