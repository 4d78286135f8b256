from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.rulebook.permissions import may_correct
from diemtua.shared.ui import navigation


class RulebookConfig(AppConfig):
    name = "diemtua.rulebook"
    label = "rulebook"

    def ready(self) -> None:
        """Everybody may read the rulebook; its link stands before those who may correct it."""
        navigation.register(90, _("Quy định"), "rulebook:index", may_correct)
