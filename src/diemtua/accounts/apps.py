from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.shared.ui import navigation


class AccountsConfig(AppConfig):
    name = "diemtua.accounts"
    label = "accounts"

    def ready(self) -> None:
        import_module("diemtua.accounts.receivers")
        permissions = import_module("diemtua.accounts.permissions")
        navigation.register(900, _("Người dùng"), "accounts:users", permissions.administers)
