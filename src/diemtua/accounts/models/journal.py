"""What happened to accounts. Rows are only ever added: triggers refuse the rest."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.enums import ChangeKind, LoginOutcome
from diemtua.accounts.models.bodies import Organisation


class LoginEvent(models.Model):
    """One happening at the door. username: that of the account then; empty where nobody could be recognised, for
    people type passwords into the wrong field."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="login_events")
    username = models.CharField(max_length=150, blank=True)
    outcome = models.CharField(_("Sự kiện"), max_length=30, choices=LoginOutcome.choices())
    at = models.DateTimeField(_("Lúc"))
    address = models.GenericIPAddressField(_("Địa chỉ mạng"), null=True)
    agent = models.CharField(_("Thiết bị"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Nhật ký đăng nhập")
        indexes = [models.Index(fields=["user", "-at"], name="login_event_of_user")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | models.Q(username=""), name="login_event_keeps_no_typed_name"
            )
        ]


class AccountChange(models.Model):
    """What an administrator changed about a user or a body. detail: codes, ids and dates, never a password."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="changes")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(_("Việc"), max_length=30, choices=ChangeKind.choices())
    at = models.DateTimeField(_("Lúc"))
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Nhật ký tài khoản")
        indexes = [
            models.Index(fields=["user", "-at"], name="account_change_of_user"),
            models.Index(fields=["organisation", "-at"], name="account_change_of_body"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=True) ^ models.Q(organisation__isnull=True),
                name="account_change_of_one_thing",
            )
        ]
