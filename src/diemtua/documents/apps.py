from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.law.vocabulary.roles import Role
from diemtua.shared.ui import navigation


class DocumentsConfig(AppConfig):
    name = "diemtua.documents"
    label = "documents"

    def ready(self) -> None:
        navigation.register(95, _("Mẫu văn bản"), "documents:templates", navigation.held(Role.ADMINISTRATOR))
