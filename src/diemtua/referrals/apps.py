from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.referrals.enums import AT_THE_CENTRE, REFERRERS, follows_bodies
from diemtua.shared.ui import navigation


class ReferralsConfig(AppConfig):
    name = "diemtua.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Bodies outside have one page of their own; the Centre has what came."""
        navigation.register(10, _("Gửi Trung tâm"), "referrals:home", visible=_sends)
        navigation.register(15, _("Giới thiệu"), "referrals:list", visible=_works)
        navigation.register(15, _("Theo dõi giới thiệu"), "referrals:board", visible=_follows)


def _sends(user: Any) -> bool:
    return bool(user.standing.organisations(*REFERRERS))


def _works(user: Any) -> bool:
    return bool(user.standing.organisations(*AT_THE_CENTRE))


def _follows(user: Any) -> bool:
    return follows_bodies(user) and not _works(user)
