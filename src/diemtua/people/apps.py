from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.people.enums import RECORDERS
from diemtua.shared.ui import navigation


class PeopleConfig(AppConfig):
    name = "diemtua.people"
    label = "people"

    def ready(self) -> None:
        navigation.register(30, _("Tìm người"), "people:search", navigation.held(*RECORDERS))
