from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.plans.permissions import may_answer, may_see_plans
from diemtua.shared.ui import navigation


class PlansConfig(AppConfig):
    name = "diemtua.plans"
    label = "plans"

    def ready(self) -> None:
        navigation.register(60, _("Kế hoạch"), "plans:list", may_see_plans)
        navigation.register(61, _("Nhiệm vụ của cơ quan mình"), "plans:own", may_answer)
