from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from diemtua.referrals.enums import READERS, REFERRERS
from diemtua.shared.ui import navigation


class ReferralsConfig(AppConfig):
    name = "diemtua.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Bodies outside have one page of their own; the Centre has what came."""
        navigation.register(10, _("Gửi Trung tâm"), "referrals:home", visible=_sends)
        navigation.register(15, _("Giới thiệu"), "referrals:list", visible=_reads)


def _sends(user: Any) -> bool:
    return bool(user.standing.organisations(*REFERRERS))


def _reads(user: Any) -> bool:
    return bool(user.standing.organisations(*READERS))
