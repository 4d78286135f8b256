from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.plans.permissions import only_answers
from diemtua.referrals.enums import works_inside
from diemtua.shared.ui import navigation


class OfficeConfig(AppConfig):
    name = "diemtua.office"
    label = "office"

    def ready(self) -> None:
        """Today stands first in the navigation; the header says for which office a person works."""
        navigation.register(10, _("Hôm nay"), "office:today", visible=_has_today)
        navigation.identify_with(_identity)


def _has_today(user: Any) -> bool:
    """Whoever only sends people here or only answers plans has a first page of their own."""
    return works_inside(user) and not only_answers(user)


def _identity(user: Any) -> navigation.Identity:
    post = user.standing.first_post
    return navigation.Identity(post.office, post.title)
