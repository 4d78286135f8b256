from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from diemtua.dossiers.enums import WATCHERS
from diemtua.shared.ui import navigation


class DossiersConfig(AppConfig):
    name = "diemtua.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("diemtua.law.processes")
        navigation.register(65, _("Sổ đọc hồ sơ"), "dossiers:readings", visible=_watches)
        autodiscover_modules("permissions", "queries", "actions", "receivers", "checks")


def _watches(user: Any) -> bool:
    return bool(user.standing.organisations(*WATCHERS))
