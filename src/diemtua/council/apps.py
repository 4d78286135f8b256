from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.council.enums import READERS
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.ui import navigation


class CouncilConfig(AppConfig):
    name = "diemtua.council"
    label = "council"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        navigation.register(55, _("Hội đồng"), "council:home", visible=_reads)
        navigation.register(56, _("Bồi dưỡng Hội đồng"), "council:allowances", visible=_pays)


def _reads(user: Any) -> bool:
    return bool(user.standing.organisations(*READERS))


def _pays(user: Any) -> bool:
    return bool(user.standing.organisations(Role.ACCOUNTANT))
