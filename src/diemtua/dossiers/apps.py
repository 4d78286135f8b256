from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from diemtua.dossiers.enums import WATCHERS
from diemtua.shared.ui import navigation


class DossiersConfig(AppConfig):
    name = "diemtua.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        import_module("diemtua.law.processes")
        watches = navigation.held(*WATCHERS)
        navigation.register(65, _("Sổ đọc hồ sơ"), "dossiers:readings", watches, ("dossiers:erasures",))
        autodiscover_modules("permissions", "queries", "actions", "receivers", "checks")
