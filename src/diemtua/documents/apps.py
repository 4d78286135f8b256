from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.law.vocabulary.roles import Role
from diemtua.shared.ui import navigation


class DocumentsConfig(AppConfig):
    name = "diemtua.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        navigation.register(95, _("Mẫu văn bản"), "documents:templates", _runs_the_system)


def _runs_the_system(user: Any) -> bool:
    return bool(user.standing.organisations(Role.ADMINISTRATOR))
