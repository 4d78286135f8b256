"""The outbox: what people are told, its deliveries, and the clock of repeated work."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diemtua.notices.enums import CHANGEABLE, WAITING, Channel, DeliveryState, Event
from diemtua.shared.encryption import EncryptedTextField

_TONES = {DeliveryState.SENT: "good", DeliveryState.FAILED: "amber", DeliveryState.GIVEN_UP: "danger"}


class Message(models.Model):
    """One notice to one recipient: a user of the system or an e-mail address.

    event: a code of `Event`. Body and addresses are sealed: a notice may speak of a case. link: a path of ours.
    phone: the number that is rung for it, where it is urgent.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    event = models.CharField(_("Việc"), max_length=40, choices=Event.choices())
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="notices")
    email = EncryptedTextField(_("Thư điện tử"), null=True)
    phone = EncryptedTextField(_("Điện thoại"), null=True)
    subject = EncryptedTextField(_("Tiêu đề"))
    body = EncryptedTextField(_("Nội dung"))
    link = models.CharField(_("Đường dẫn"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("Lập lúc"))
    read_at = models.DateTimeField(_("Đọc lúc"), null=True)

    class Meta:
        verbose_name = _("Thông báo")
        constraints = [
            models.CheckConstraint(condition=Q(user__isnull=True) ^ Q(email__isnull=True), name="notice_to_one"),
        ]
        indexes = [
            models.Index(fields=["user", "-created_at", "-id"], name="notice_newest"),
            models.Index(fields=["user"], name="notice_unread", condition=Q(read_at__isnull=True)),
        ]

    @property
    def masked_phone(self) -> str:
        """The last three digits of the number."""
        return f"••• {self.phone[-3:]}" if self.phone else ""

    @property
    def event_words(self) -> str:
        """What it is about, without saying it."""
        return gettext(Event(self.event).label)


class Delivery(models.Model):
    """One message on one way. next_try_at: when a waiting one is due; started_at: since when it is being sent."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    channel = models.CharField(_("Kênh"), max_length=10, choices=Channel.choices())
    state = models.CharField(_("Trạng thái"), max_length=10, choices=DeliveryState.choices())
    attempts = models.PositiveSmallIntegerField(_("Số lần thử"), default=0)
    next_try_at = models.DateTimeField(_("Thử lại lúc"), null=True)
    started_at = models.DateTimeField(_("Bắt đầu gửi lúc"), null=True)
    sent_at = models.DateTimeField(_("Gửi xong lúc"), null=True)
    last_error = models.CharField(_("Lỗi gần nhất"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Lượt gửi")
        constraints = [
            models.UniqueConstraint(fields=["message", "channel"], name="delivery_channel_once"),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.SENT, sent_at__isnull=False)
                | (~Q(state=DeliveryState.SENT) & Q(sent_at__isnull=True)),
                name="delivery_sent_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WAITING, next_try_at__isnull=False)
                | (~Q(state__in=WAITING) & Q(next_try_at__isnull=True)),
                name="delivery_waiting_has_next_try",
            ),
        ]
        indexes = [models.Index(F("next_try_at"), name="delivery_due", condition=Q(next_try_at__isnull=False))]

    @property
    def channel_words(self) -> str:
        """The channel in the reader's language."""
        return gettext(Channel(self.channel).label)

    @property
    def state_words(self) -> str:
        """The state in the reader's language."""
        return gettext(DeliveryState(self.state).label)

    @property
    def tone(self) -> str:
        """How a badge shows the state."""
        return _TONES.get(DeliveryState(self.state), "")

    @property
    def can_change(self) -> bool:
        """Whether an administrator may try again or cancel."""
        return self.state in CHANGEABLE


class Schedule(models.Model):
    """When a repeated task runs next. The tasks themselves are declared in the rooms' `tasks.py`."""

    name = models.CharField(_("Việc định kỳ"), max_length=80, unique=True)
    next_at = models.DateTimeField(_("Lần tới"))
    last_at = models.DateTimeField(_("Lần trước"), null=True)

    class Meta:
        verbose_name = _("Lịch chạy")
