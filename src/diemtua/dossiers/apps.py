from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DossiersConfig(AppConfig):
    name = "diemtua.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("diemtua.law.processes")
        autodiscover_modules("permissions", "queries", "actions", "receivers", "checks")
