"""Notices are queued with what happened, delivered afterwards, tried again, and given up at last."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils.translation import gettext_lazy, override
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from diemtua.accounts.models import User
from diemtua.notices import actions, queries
from diemtua.notices.enums import Channel, DeliveryState, Event
from diemtua.notices.models import Delivery, Message
from tests.notices.failing_mail import WAYS_TO_FAIL, Refusing

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
FAILING = override_settings(EMAIL_BACKEND="tests.notices.failing_mail.Refusing")


def tell(*users: User, emails: tuple[str, ...] = (), at: datetime = AT) -> list[Message]:
    return actions.queue(
        Event.ASSIGNED, users=users, emails=emails, subject="Được giao vụ việc", body="Vụ việc TT.TV.07.2026.",
        link="/vu-viec/7/", at=at,
    )  # fmt: skip


def email_of(message: Message) -> Delivery:
    return message.deliveries.get(channel=Channel.EMAIL)


def test_queue_tells_a_user_in_the_system_and_by_mail(officer: User) -> None:
    [message] = tell(officer)
    states = dict(message.deliveries.values_list("channel", "state"))
    assert states == {Channel.IN_APP: DeliveryState.SENT, Channel.EMAIL: DeliveryState.QUEUED}
    assert queries.unread_count(officer) == 1


def test_queue_to_a_user_without_address_stays_in_the_system(silent: User) -> None:
    [message] = tell(silent)
    assert list(message.deliveries.values_list("channel", flat=True)) == [Channel.IN_APP]


def test_queue_names_everybody_once_and_skips_who_left(officer: User, silent: User) -> None:
    silent.is_active = False
    silent.save()
    told = tell(officer, officer, silent, emails=("ba@example.vn", "ba@example.vn", ""))
    assert [(one.user, one.email) for one in told] == [(officer, None), (None, "ba@example.vn")]


def test_words_are_said_in_the_language_of_each_reader_not_of_who_acts(officer: User, silent: User) -> None:
    officer.language = "en"
    subject = actions.filled(gettext_lazy("Vụ việc %(number)s chờ cử người thực hiện"), number="07")
    with override("en"):
        told = actions.queue(
            Event.CASE_MOVED, users=[officer, silent], emails=["ba@example.vn"], subject=subject, body="07", at=AT
        )
    vietnamese = "Vụ việc 07 chờ cử người thực hiện"
    assert [one.subject for one in told] == ["Case 07 awaits the appointment of a practitioner", vietnamese, vietnamese]


@pytest.mark.parametrize(("language", "greeting"), [("en", "Dear "), ("vi", "Kính gửi "), ("", "Kính gửi ")])
def test_mail_greets_in_the_language_of_its_reader(officer: User, language: str, greeting: str) -> None:
    User.objects.filter(pk=officer.pk).update(language=language)
    [message] = tell(officer)
    actions.deliver(email_of(message).pk, AT)
    assert mail.outbox[0].body.startswith(greeting)


def test_what_is_told_together_is_written_at_the_end_but_for_what_failed(officer: User) -> None:
    def told(subject: str, at: datetime) -> None:
        actions.told([actions.Notice(event=Event.ASSIGNED, users=[officer], subject=subject, body="x")], at)

    def failing() -> None:
        with actions.told_together():
            told("hỏng", AT)
            raise LookupError

    with actions.told_together():
        told("sớm", AT)
        with pytest.raises(LookupError):
            failing()
        with actions.told_together():
            told("muộn", AT + timedelta(days=1))
            told("cùng lúc", AT)
        assert Message.objects.count() == 0
    told("ngay", AT)
    written = [(one.subject, one.created_at) for one in Message.objects.order_by("pk")]
    assert written == [("sớm", AT), ("cùng lúc", AT), ("muộn", AT + timedelta(days=1)), ("ngay", AT)]


def test_queue_refuses_an_event_nobody_declared(officer: User) -> None:
    with pytest.raises(ValueError, match="GOSSIP"):
        actions.queue("GOSSIP", users=[officer], subject="x", body="x", at=AT)


def test_notice_and_its_task_vanish_with_what_caused_them(officer: User) -> None:
    with transaction.atomic():
        tell(officer)
        transaction.set_rollback(True)
    assert (Message.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_words_and_address_are_sealed_in_the_database(officer: User) -> None:
    [message] = tell(emails=("ba@example.vn",))
    raw = Message.objects.filter(pk=message.pk).extra(select={"raw": "body || subject || email"}).values_list("raw")
    assert "TV.07" not in str(raw[0])
    assert "ba@example.vn" not in str(raw[0])


def test_message_has_exactly_one_recipient(officer: User) -> None:
    with pytest.raises(IntegrityError):
        Message(event=Event.OTHER, user=officer, email="x@example.vn", subject="x", body="x", created_at=AT).save()


def test_deliver_sends_plain_vietnamese_with_the_link(officer: User) -> None:
    [message] = tell(officer)
    assert actions.deliver(email_of(message).pk, AT) is True
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["hanh@example.vn"], "Được giao vụ việc")
    assert sent.body == (
        "Kính gửi Lê Thị Hạnh,\n\nVụ việc TT.TV.07.2026.\n\nhttp://127.0.0.1:8000/vu-viec/7/\n\n--\n"
        "Thư này do hệ thống Điểm Tựa gửi tự động, xin không trả lời thư này."
    )
    delivery = email_of(message)
    assert (delivery.state, delivery.sent_at, delivery.attempts) == (DeliveryState.SENT, AT, 1)


def test_deliver_writes_to_an_address_outside_without_a_name() -> None:
    [message] = actions.queue(
        Event.REQUEST_RECEIVED, emails=["ba@example.vn"], subject="Đã\nnhận", body="Đã nhận yêu cầu.", at=AT
    )
    actions.deliver(email_of(message).pk, AT)
    assert (mail.outbox[0].subject, mail.outbox[0].body.splitlines()[0]) == ("Đã nhận", "Đã nhận yêu cầu.")


def test_deliver_twice_sends_once(officer: User) -> None:
    [message] = tell(officer)
    assert [actions.deliver(email_of(message).pk, AT) for _ in range(2)] == [True, False]
    assert len(mail.outbox) == 1


def test_deliver_waits_for_its_turn(officer: User) -> None:
    [message] = tell(officer)
    assert actions.deliver(email_of(message).pk, AT - timedelta(seconds=1)) is False


@FAILING
@pytest.mark.parametrize(("error", "words"), WAYS_TO_FAIL)
def test_failure_is_told_in_vietnamese_without_the_address(
    officer: User, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    monkeypatch.setattr(Refusing, "error", error)
    [message] = tell(officer)
    assert actions.deliver(email_of(message).pk, AT) is False
    assert email_of(message).last_error == words


@FAILING
def test_failure_is_tried_again_later_and_later_then_given_up(officer: User) -> None:
    [message] = tell(officer)
    at, waits = AT, []
    for _ in range(actions.MOST_TRIES):
        actions.deliver(email_of(message).pk, at)
        next_at = email_of(message).next_try_at
        waits.append((next_at - at).total_seconds() / 60 if next_at else None)
        at = next_at or at
    assert waits == [1, 5, 15, 60, 240, 720, 1440, None]
    assert (email_of(message).state, email_of(message).attempts) == (DeliveryState.GIVEN_UP, 8)


def test_address_that_cannot_be_written_holds_up_nothing_after_it(officer: User) -> None:
    told = tell(officer, emails=("ba\n@example.vn", "tu@example.vn"))
    waiting = [each.deliveries.get(channel=Channel.EMAIL) for each in told]
    assert [actions.deliver(each.pk, AT) for each in waiting] == [True, False, True]
    assert email_of(told[1]).last_error == "Địa chỉ thư của người nhận viết sai."


@FAILING
def test_each_wait_has_a_task_of_its_own(officer: User) -> None:
    [message] = tell(officer)
    actions.deliver(email_of(message).pk, AT)
    runs = DBTaskResult.objects.filter(status=TaskResultStatus.READY).order_by("run_after")
    assert [run.run_after for run in runs] == [AT, AT + timedelta(minutes=1)]


def test_delivery_of_a_dead_worker_is_tried_again(officer: User) -> None:
    [message] = tell(officer)
    message.deliveries.filter(channel=Channel.EMAIL).update(
        state=DeliveryState.SENDING, started_at=AT, next_try_at=None
    )
    assert actions.release_stuck(AT + queries.STUCK_AFTER) == 0
    late = AT + queries.STUCK_AFTER + timedelta(seconds=1)
    assert actions.release_stuck(late) == 1
    delivery = email_of(message)
    assert (delivery.state, delivery.attempts, delivery.next_try_at) == (
        DeliveryState.FAILED, 1, late + actions.BACK_OFF[0]
    )  # fmt: skip


def test_delivery_whose_task_was_lost_gets_another(officer: User) -> None:
    [message] = tell(officer)
    DBTaskResult.objects.all().delete()
    late = AT + timedelta(hours=1)
    assert actions.release_stuck(late) == 1
    assert (email_of(message).state, email_of(message).next_try_at) == (DeliveryState.QUEUED, late)
    assert DBTaskResult.objects.count() == 1


def test_administrator_tries_again_what_was_given_up(officer: User, administrator: User) -> None:
    [message] = tell(officer)
    given_up = email_of(message)
    Delivery.objects.filter(pk=given_up.pk).update(state=DeliveryState.GIVEN_UP, attempts=6, next_try_at=None)
    actions.retry_delivery(given_up.pk, by=administrator, at=AT)
    assert actions.deliver(given_up.pk, AT) is True


def test_administrator_cancels_what_waits(officer: User, administrator: User) -> None:
    [message] = tell(officer)
    actions.cancel_delivery(email_of(message).pk, by=administrator)
    assert email_of(message).state == DeliveryState.CANCELLED
    assert actions.deliver(email_of(message).pk, AT) is False


def test_what_was_sent_can_be_neither_cancelled_nor_sent_again(officer: User, administrator: User) -> None:
    [message] = tell(officer)
    actions.deliver(email_of(message).pk, AT)
    with pytest.raises(actions.DeliveryNotWaiting, match="đã gửi xong"):
        actions.cancel_delivery(email_of(message).pk, by=administrator)
    with pytest.raises(actions.DeliveryNotWaiting):
        actions.retry_delivery(email_of(message).pk, by=administrator, at=AT)


def test_outbox_belongs_to_administrators(officer: User, administrator: User) -> None:
    [message] = tell(officer)
    assert queries.outbox(officer).count() == 0
    assert list(queries.outbox(administrator)) == [email_of(message)]
    assert list(queries.outbox(administrator, DeliveryState.SENT)) == []
    with pytest.raises(actions.OutboxNotYours):
        actions.cancel_delivery(email_of(message).pk, by=officer)


def test_reading_is_remembered_once_and_only_ones_own(officer: User, silent: User) -> None:
    [mine] = tell(officer)
    actions.mark_read(officer, str(mine.uid), AT)
    actions.mark_read(officer, str(mine.uid), AT + timedelta(days=1))
    mine.refresh_from_db()
    assert mine.read_at == AT
    with pytest.raises(Message.DoesNotExist):
        actions.mark_read(silent, str(mine.uid), AT)


def test_all_of_ones_own_are_read_at_once(officer: User, silent: User) -> None:
    tell(officer, silent)
    tell(officer)
    assert actions.mark_all_read(officer, AT) == 2
    assert (queries.unread_count(officer), queries.unread_count(silent)) == (0, 1)
