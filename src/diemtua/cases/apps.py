from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.shared.ui import navigation


class CasesConfig(AppConfig):
    name = "diemtua.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The room's page in the staff navigation."""
        navigation.register(20, _("Vụ việc"), "cases:list", visible=lambda user: True)
