from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.shared.ui import navigation
from diemtua.workforce.enums import ON_CALL_READERS, READERS


class WorkforceConfig(AppConfig):
    name = "diemtua.workforce"
    label = "workforce"

    def ready(self) -> None:
        navigation.register(40, _("Đội ngũ"), "workforce:list", navigation.held(*READERS))
        navigation.register(42, _("Người nhận việc khẩn"), "workforce:on_call", navigation.held(*ON_CALL_READERS))
