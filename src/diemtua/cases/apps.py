from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.cases.enums import READERS
from diemtua.shared.ui import navigation


class CasesConfig(AppConfig):
    name = "diemtua.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The room's page in the staff navigation."""
        navigation.register(20, _("Vụ việc"), "cases:list", visible=_reads_cases, beside=("cases:register-now",))
        navigation.register(22, _("Lịch phiên"), "cases:hearings", visible=_reads_cases)


def _reads_cases(user: Any) -> bool:
    return bool(user.standing.organisations(*READERS))
