"""A person who signs in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models.standing import Standing, standing_on
from diemtua.shared import clock
from diemtua.shared.vietnamese import filed


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, full_name: str, password: str | None = None, **more: Any) -> "User":
        """A saved user; without a password nobody can sign in as them."""
        user = self.model(username=self.model.normalize_username(username), full_name=full_name, **more)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in: one field for the name, because a Vietnamese name is not first and last.

    must_change_password: signed in by a one-time code; every page leads to the new password first.
    language: what pages and notices speak to them, a code of LANGUAGES; empty while they never chose.
    """

    username = models.CharField(_("Tên đăng nhập"), max_length=150, unique=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    full_name = models.CharField(_("Họ và tên"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)
    phone = models.CharField(_("Điện thoại"), max_length=30, blank=True)
    is_active = models.BooleanField(_("Đang hoạt động"), default=True)
    must_change_password = models.BooleanField(_("Phải đổi mật khẩu"), default=False)
    language = models.CharField(_("Ngôn ngữ"), max_length=2, blank=True, default="")

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("Người dùng")
        constraints = [
            models.CheckConstraint(condition=models.Q(language__in=["", "vi", "en"]), name="user_language_is_offered"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_name, self.folded, self.sort_key = filed(self.full_name)
        super().save(*args, **kwargs)

    @cached_property
    def standing(self) -> Standing:
        """What this person holds today, asked once: the one question a user object answers by the clock."""
        return standing_on(self.pk, clock.today())
