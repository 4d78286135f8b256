"""Telling people: notices are queued with the act that causes them and delivered afterwards."""

import smtplib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.dispatch import Signal
from django.utils.functional import Promise, keep_lazy_text
from django.utils.translation import gettext, override

from diemtua.accounts.actions import warned_of_end
from diemtua.accounts.models import SecretAddress, User
from diemtua.accounts.queries import secret_addresses_ending
from diemtua.notices.enums import CHANGEABLE, WAITING, Channel, DeliveryState, Event
from diemtua.notices.gateways import TextNotSent, gateway, offered
from diemtua.notices.models import Delivery, Message
from diemtua.notices.permissions import may_run_outbox
from diemtua.notices.queries import notices_of, stuck_deliveries
from diemtua.shared.clock import VIETNAM

# a server may be away for a night or a day: nothing is given up before it is back
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
MOST_TRIES = len(BACK_OFF) + 1

deliveries_waiting = Signal()
"""Sent with `deliveries` that wait for the moment `at`; `tasks` hands them to the worker."""


class OutboxNotYours(PermissionError):
    """The outbox is run by administrators."""

    def __init__(self) -> None:
        super().__init__(gettext("Chỉ quản trị hệ thống được gửi lại hoặc hủy thông báo."))


class DeliveryNotWaiting(Exception):
    """A delivery that was sent, is being sent or was cancelled can be neither tried again nor cancelled."""

    def __init__(self) -> None:
        super().__init__(
            gettext("Thông báo này đã gửi xong, đang gửi hoặc đã hủy. Hãy tải lại trang để xem trạng thái.")
        )


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is told to users (in the system, and by e-mail where they gave an address) and to addresses outside.

    Words marked lazily, with their gaps `filled`, are said in the language of each reader, not of who acts. Whoever
    writes them answers for them: nothing a recipient may not see, no sensitive ground. link: a path of ours. phones:
    numbers by the id of a user who is also told on every channel to phones that the office has, in words that say
    only that something waits. then: done with each message of it once that is written.
    """

    event: Event | str
    users: Iterable[User] = ()
    emails: Iterable[str] = ()
    subject: str | Promise
    body: str | Promise
    link: str = ""
    phones: Mapping[int, str] = field(default_factory=dict)
    then: Callable[[Message], object] | None = None


_gathered: ContextVar[list[tuple[datetime, Notice]] | None] = ContextVar("gathered", default=None)


def queue(event: Event | str, *, at: datetime, **told: Any) -> list[Message]:
    """Tell one `Notice`, whose fields are given here."""
    return queue_all([Notice(event=event, **told)], at)


@transaction.atomic
def queue_all(notices: Iterable[Notice], at: datetime) -> list[Message]:
    """Tell them all. Called inside the transaction of what happened: no act, no notice. At most three queries."""
    told = [(notice, message) for notice in notices for message in _messages(notice, at)]
    messages = Message.objects.bulk_create(message for _notice, message in told)
    deliveries = Delivery.objects.bulk_create(each for message in messages for each in _deliveries(message, at))
    if waiting := [each for each in deliveries if each.state == DeliveryState.QUEUED]:
        deliveries_waiting.send(Delivery, deliveries=waiting, at=at)
    for notice, message in told:
        if notice.then is not None:
            notice.then(message)
    return messages


def tell_of_ends(subject: str, at: datetime, notice_of: Callable[[SecretAddress], Notice]) -> int:
    """Tell once of each secret address that ends soon; how many were told. subject: how their codes begin."""
    ending = secret_addresses_ending(subject, at.astimezone(VIETNAM).date())
    return sum(_tell_of_end(address, at, notice_of) for address in ending)


@transaction.atomic
def _tell_of_end(address: SecretAddress, at: datetime, notice_of: Callable[[SecretAddress], Notice]) -> bool:
    mine = warned_of_end(address, at)
    if mine:
        queue_all([notice_of(address)], at)
    return mine


@contextmanager
def told_together() -> Iterator[None]:
    """What is `told` inside is written all at once, when the outermost of these ends; what fails tells nothing."""
    outer = _gathered.get()
    notices = [] if outer is None else outer
    before, mine = len(notices), _gathered.set(notices)
    try:
        yield
    except BaseException:
        del notices[before:]
        raise
    finally:
        _gathered.reset(mine)
    if outer is None:
        for at in dict.fromkeys(moment for moment, _notice in notices):
            queue_all([notice for moment, notice in notices if moment == at], at)


def told(notices: Iterable[Notice], at: datetime) -> None:
    """Tell them all: with everything else that is `told_together`, or now."""
    gathered = _gathered.get()
    if gathered is None:
        queue_all(notices, at)
    else:
        gathered += [(at, notice) for notice in notices]


def _messages(notice: Notice, at: datetime) -> Iterator[Message]:
    for user in {user.pk: user for user in notice.users if user.is_active}.values():
        yield _message(notice, at, user.language, user=user, phone=notice.phones.get(user.pk) or None)
    for address in filter(None, dict.fromkeys(notice.emails)):
        yield _message(notice, at, "", email=address)


def _message(notice: Notice, at: datetime, language: str, **to: Any) -> Message:
    with override(language or settings.LANGUAGE_CODE):
        words = {"subject": str(notice.subject), "body": str(notice.body)}
    return Message(event=Event(notice.event), link=notice.link, created_at=at, **words, **to)


@keep_lazy_text
def filled(words: str | Promise, **gaps: Any) -> str:
    """Words with their gaps filled; lazy where the words or what fills them are."""
    return str(words) % gaps


def _deliveries(message: Message, at: datetime) -> Iterator[Delivery]:
    if message.user is not None:
        # being in the list is the delivery
        yield Delivery(message=message, channel=Channel.IN_APP, state=DeliveryState.SENT, sent_at=at)
    if _address(message):
        yield _waiting(message, Channel.EMAIL, at)
    for channel in offered() if message.phone else ():
        yield _waiting(message, channel, at)


def _waiting(message: Message, channel: Channel, at: datetime) -> Delivery:
    return Delivery(message=message, channel=channel, state=DeliveryState.QUEUED, next_try_at=at)


def _address(message: Message) -> str:
    return str(message.user.email if message.user is not None else message.email)


def deliver(delivery_id: int, at: datetime) -> bool:
    """Try one delivery whose turn has come; whether it was sent now. A second worker finds it taken.

    It leaves outside any transaction; what leaves and is not written down is sent again.
    """
    mine = Delivery.objects.filter(pk=delivery_id, state__in=WAITING, next_try_at__lte=at)
    if not mine.update(state=DeliveryState.SENDING, started_at=at, next_try_at=None):
        return False
    delivery = Delivery.objects.select_related("message__user").get(pk=delivery_id)
    try:
        _send(delivery)
    # an address that makes no header is a ValueError: it must not hold up what leaves after it
    except (OSError, ValueError) as error:
        _try_later(delivery, at, _what_went_wrong(error))
        return False
    taken = Delivery.objects.filter(pk=delivery_id, state=DeliveryState.SENDING)
    taken.update(state=DeliveryState.SENT, sent_at=at, attempts=delivery.attempts + 1, last_error="")
    return True


def _send(delivery: Delivery) -> None:
    message = delivery.message
    if delivery.channel == Channel.EMAIL:
        _mail(message).send()
        return
    to_phones = gateway(Channel(delivery.channel))
    if to_phones is None:
        raise TextNotSent(gettext("Kênh này đã tắt."))
    to_phones.send(message.phone, _text(message), f"{message.uid}-{delivery.channel}")


def _text(message: Message) -> str:
    with override(_language_of(message)):
        words = gettext("Điểm Tựa: có thông báo khẩn, mời mở hệ thống.")
    return f"{words} {settings.SITE_URL.rstrip('/')}{message.link or '/'}"


def _language_of(message: Message) -> str:
    return (message.user.language if message.user else "") or settings.LANGUAGE_CODE


def _mail(message: Message) -> EmailMessage:
    with override(_language_of(message)):
        greeting = gettext("Kính gửi %(name)s,") % {"name": message.user.full_name} if message.user else ""
        link = settings.SITE_URL.rstrip("/") + message.link if message.link else ""
        closing = gettext("Thư này do hệ thống Điểm Tựa gửi tự động, xin không trả lời thư này.")
    words = "\n\n".join(part for part in (greeting, message.body, link, f"--\n{closing}") if part)
    # a line break in a subject would begin another header
    return EmailMessage(" ".join(message.subject.split()), words, to=[_address(message)])


def _what_went_wrong(error: OSError | ValueError) -> str:
    """Words for the outbox; the server's own may hold the address."""
    if isinstance(error, TextNotSent):
        return str(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return gettext("Máy chủ thư từ chối địa chỉ người nhận.")
    if isinstance(error, ValueError):
        return gettext("Địa chỉ thư của người nhận viết sai.")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return gettext("Máy chủ thư không nhận tài khoản gửi.")
    if isinstance(error, smtplib.SMTPResponseException):
        return gettext("Máy chủ thư trả lời lỗi %(code)s.") % {"code": error.smtp_code}
    return gettext("Không kết nối được với máy chủ thư.")


@transaction.atomic
def _try_later(delivery: Delivery, at: datetime, error: str) -> None:
    delivery.attempts += 1
    delivery.last_error = error
    if delivery.attempts >= MOST_TRIES:
        delivery.state, delivery.next_try_at = DeliveryState.GIVEN_UP, None
        delivery.save()
    else:
        _wait(delivery, DeliveryState.FAILED, at + BACK_OFF[delivery.attempts - 1])


def _wait(delivery: Delivery, state: DeliveryState, until: datetime) -> None:
    delivery.state, delivery.next_try_at, delivery.started_at = state, until, None
    delivery.save()
    deliveries_waiting.send(Delivery, deliveries=[delivery], at=until)


@transaction.atomic
def release_stuck(at: datetime) -> int:
    """Put back deliveries that a dead worker holds or a lost task forgot; how many."""
    stuck = list(stuck_deliveries(at).select_for_update())
    for delivery in stuck:
        if delivery.state == DeliveryState.SENDING:
            _try_later(delivery, at, gettext("Tiến trình gửi dừng giữa chừng."))
        else:
            _wait(delivery, DeliveryState(delivery.state), at)
    return len(stuck)


@transaction.atomic
def retry_delivery(delivery_id: int, *, by: User, at: datetime) -> Delivery:
    """Try again now, with a fresh count of tries. Raises OutboxNotYours, DeliveryNotWaiting, Delivery.DoesNotExist."""
    delivery = _mine_to_run(delivery_id, by, CHANGEABLE)
    delivery.attempts = 0
    _wait(delivery, DeliveryState.QUEUED, at)
    return delivery


@transaction.atomic
def cancel_delivery(delivery_id: int, *, by: User) -> Delivery:
    """Never send it. Raises OutboxNotYours, DeliveryNotWaiting, Delivery.DoesNotExist."""
    delivery = _mine_to_run(delivery_id, by, CHANGEABLE)
    delivery.state, delivery.next_try_at = DeliveryState.CANCELLED, None
    delivery.save()
    return delivery


def call_off(messages: Iterable[Message]) -> int:
    """What still waits of these notices is not sent any more: it no longer matters; how many deliveries."""
    waiting = Delivery.objects.filter(message__in=messages, state__in=WAITING)
    return waiting.update(state=DeliveryState.CANCELLED, next_try_at=None)


def _mine_to_run(delivery_id: int, by: User, states: tuple[DeliveryState, ...]) -> Delivery:
    if not may_run_outbox(by):
        raise OutboxNotYours
    delivery = Delivery.objects.select_for_update().get(pk=delivery_id)
    if delivery.state not in states:
        raise DeliveryNotWaiting
    return delivery


def mark_read(user: User, uid: str, at: datetime) -> Message:
    """The user opened one of their own notices. Raises Message.DoesNotExist."""
    message: Message = notices_of(user).get(uid=uid)
    notices_of(user).filter(pk=message.pk, read_at__isnull=True).update(read_at=at)
    return message


def mark_all_read(user: User, at: datetime) -> int:
    """How many were unread."""
    return notices_of(user).filter(read_at__isnull=True).update(read_at=at)
