from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.cases.enums import READERS
from diemtua.shared.ui import navigation


class CasesConfig(AppConfig):
    name = "diemtua.cases"
    label = "cases"

    def ready(self) -> None:
        """The room's page in the staff navigation."""
        readers = navigation.held(*READERS)
        navigation.register(20, _("Vụ việc"), "cases:list", readers, beside=("cases:register-now",))
        navigation.register(22, _("Lịch phiên"), "cases:hearings", readers)
