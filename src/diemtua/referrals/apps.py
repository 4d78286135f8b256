from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.referrals.enums import AT_THE_CENTRE, REFERRERS, follows_bodies
from diemtua.shared.ui import navigation


class ReferralsConfig(AppConfig):
    name = "diemtua.referrals"
    label = "referrals"

    def ready(self) -> None:
        """Bodies outside have one page of their own; the Centre has what came."""
        navigation.register(10, _("Gửi Trung tâm"), "referrals:home", navigation.held(*REFERRERS), ("referrals:list",))
        navigation.register(15, _("Giới thiệu"), "referrals:list", _works)
        navigation.register(15, _("Theo dõi giới thiệu"), "referrals:board", _follows)


_works = navigation.held(*AT_THE_CENTRE)


def _follows(user: Any) -> bool:
    return follows_bodies(user) and not _works(user)
