from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.council.enums import READERS
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.ui import navigation


class CouncilConfig(AppConfig):
    name = "diemtua.council"
    label = "council"

    def ready(self) -> None:
        navigation.register(55, _("Hội đồng"), "council:home", navigation.held(*READERS))
        navigation.register(56, _("Bồi dưỡng Hội đồng"), "council:allowances", navigation.held(Role.ACCOUNTANT))
