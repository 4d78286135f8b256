"""An urgent matter rings until somebody takes it: through shifts, pauses, two workers and people who do not answer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from diemtua.accounts.models import Organisation, User
from diemtua.demo.cast import HEAD, LEGAL_AID_OFFICER, OTHER_OFFICER
from diemtua.dossiers.actions import lend
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Grant
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.notices.actions import deliver
from diemtua.notices.enums import DeliveryState, Event
from diemtua.notices.models import Message
from diemtua.notices.tasks import REPEATED
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.models import Parameter
from diemtua.workforce import permissions, queries
from diemtua.workforce.actions import enter_leave, put_on_call, ring, silence, sound
from diemtua.workforce.enums import LeaveKind
from diemtua.workforce.models import Alarm, PassedOver, Ring
from diemtua.workforce.queries import Turn
from diemtua.workforce.tasks import sound_alarms
from tests import cast
from tests.people.builders import dossier as new_dossier
from tests.watch import hold
from tests.workforce.builders import practitioner

AT = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)
"""23:40 in Vietnam."""

pytestmark = pytest.mark.django_db


def minutes(number: float) -> datetime:
    return AT + timedelta(minutes=number)


@pytest.fixture
def case(centre: Organisation) -> Dossier:
    return new_dossier(centre)


@pytest.fixture
def shift(centre: Organisation, head: User, legal_aid_officer: User, other_officer: User) -> Organisation:
    """Khải is on call until midnight, Út stands next; after midnight Út is first and nobody next."""
    midnight = minutes(20)
    for turn in (
        Turn(legal_aid_officer, AT, midnight, 1, "0900000001"), Turn(other_officer, AT, midnight, 2, "0900000002"),
        Turn(other_officer, midnight, minutes(500), 1, "0900000002"),
    ):  # fmt: skip
        put_on_call(centre, turn, by=head, at=AT)
    return centre


def rung(case: Dossier) -> list[tuple[str, float]]:
    rows = Ring.objects.filter(alarm__dossier=case).select_related("user").order_by("alarm", "number")
    return [(row.user.username, (row.at - AT) / timedelta(minutes=1)) for row in rows]


def every_minute(until: int, since: int = 1) -> None:
    for minute in range(since, until + 1):
        sound(minutes(minute))


def test_nobody_answers_and_everybody_is_rung_again_and_again(case: Dossier, shift: Organisation) -> None:
    ring(case, Event.REFERRAL, shift, AT)
    every_minute(17)
    assert rung(case) == [("khai", 0), ("ut", 5), ("hoa", 10), ("khai", 15)]


def test_after_a_change_of_shift_the_new_people_are_rung(case: Dossier, shift: Organisation) -> None:
    ring(case, Event.REFERRAL, shift, minutes(17))
    every_minute(40, since=18)
    assert rung(case) == [("khai", 17), ("ut", 22), ("hoa", 27), ("ut", 32), ("hoa", 37)]


def test_taken_between_two_rings_nobody_is_rung_any_more(
    case: Dossier, shift: Organisation, other_officer: User
) -> None:
    alarm = ring(case, Event.REFERRAL, shift, AT)
    every_minute(7)
    assert silence(case, other_officer, minutes(8)) is True
    every_minute(60, since=8)
    alarm.refresh_from_db()
    assert rung(case) == [("khai", 0), ("ut", 5)]
    assert (alarm.silenced_by, alarm.silenced_at, alarm.next_ring_at) == (other_officer, minutes(8), None)
    assert silence(case, other_officer, minutes(9)) is False


def test_worker_that_was_down_for_an_hour_rings_once_and_goes_on(case: Dossier, shift: Organisation) -> None:
    ring(case, Event.REFERRAL, shift, AT)
    sound(minutes(60))
    every_minute(66, since=60)
    assert rung(case) == [("khai", 0), ("ut", 60), ("hoa", 65)]


def test_ringing_what_already_rings_changes_nothing(case: Dossier, shift: Organisation) -> None:
    assert ring(case, Event.REFERRAL, shift, AT) == ring(case, Event.REFERRAL, shift, minutes(1))
    assert rung(case) == [("khai", 0)]


def test_what_was_taken_may_ring_anew(case: Dossier, shift: Organisation, head: User) -> None:
    ring(case, Event.REFERRAL, shift, AT)
    silence(case, head, minutes(1))
    ring(case, Event.REFERRAL, shift, minutes(2))
    assert rung(case) == [("khai", 0), ("khai", 2)]


def test_a_dossier_that_ended_stops_ringing(case: Dossier, shift: Organisation) -> None:
    alarm = ring(case, Event.REFERRAL, shift, AT)
    Dossier.objects.filter(pk=case.pk).update(over=True)
    assert sound(minutes(5)) == 0
    alarm.refresh_from_db()
    assert (alarm.silenced_at, alarm.silenced_by, rung(case)) == (minutes(5), None, [("khai", 0)])


def test_office_with_nobody_keeps_trying(case: Dossier, centre: Organisation) -> None:
    alarm = ring(case, Event.REFERRAL, centre, AT)
    assert sound(minutes(5)) == 0
    cast.join(HEAD)
    assert sound(minutes(10)) == 1
    alarm.refresh_from_db()
    assert (rung(case), alarm.next_ring_at) == ([("hoa", 10)], minutes(15))


def test_the_office_sets_how_long_one_person_is_waited_for(case: Dossier, shift: Organisation) -> None:
    Parameter.objects.create(key=ParameterKey.ALARM_MINUTES, value=2, document="x", valid_from=AT.date())
    ring(case, Event.REFERRAL, shift, AT)
    every_minute(4)
    assert rung(case) == [("khai", 0), ("ut", 2), ("hoa", 4)]


def test_who_is_rung_is_told_every_way_without_a_name_on_the_phone(
    case: Dossier, shift: Organisation, settings: Any, tmp_path: Path, legal_aid_officer: User
) -> None:
    settings.PHONE_GATEWAYS = {"SMS": {"url": f"folder://{tmp_path}"}, "ZALO": None}
    ring(case, Event.REFERRAL, shift, AT)
    message = Message.objects.get()
    assert (message.user, message.phone) == (legal_aid_officer, "0900000001")
    assert message.subject == f"KHẨN: Giới thiệu, thông báo từ cơ quan khác · {case.reference}"
    text = message.deliveries.get(channel="SMS")
    silence(case, None, minutes(1))
    text.refresh_from_db()
    assert text.state == DeliveryState.CANCELLED
    assert deliver(text.pk, minutes(2)) is False


def test_who_is_rung_sees_the_dossier_until_another_takes_it(
    case: Dossier, shift: Organisation, legal_aid_officer: User, other_officer: User
) -> None:
    ring(case, Event.REFERRAL, shift, AT)
    sound(minutes(5))
    people = (legal_aid_officer, other_officer)
    assert [case in dossiers_visible_to(user) for user in people] == [True, True]
    assert [permissions.rung(user, case) for user in (*people, None)] == [True, True, False]
    silence(case, other_officer, minutes(6))
    assert [case in dossiers_visible_to(user) for user in people] == [False, True]
    assert permissions.rung(other_officer, case) is False


def test_what_an_act_gave_is_not_taken_back(
    case: Dossier, shift: Organisation, legal_aid_officer: User, head: User
) -> None:
    given = Grant.objects.create(dossier=case, user=legal_aid_officer, level=GrantLevel.READ, from_at=AT)
    lend(case, legal_aid_officer, at=AT)
    assert list(Grant.objects.filter(dossier=case, user=legal_aid_officer)) == [given]


def test_rings_are_evidence(case: Dossier, shift: Organisation) -> None:
    ring(case, Event.REFERRAL, shift, AT)
    passed = {"alarm": Alarm.objects.get(), "user": Ring.objects.get().user, "because": "GONE", "at": AT}
    PassedOver.objects.create(order=2, **passed)
    for change in (lambda rows: rows.update(at=minutes(1)), lambda rows: rows._raw_delete("default")):
        for rows in (Ring.objects.all(), PassedOver.objects.all()):
            with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
                change(rows)


def test_who_went_on_leave_since_is_passed_over_and_the_log_says_why(
    case: Dossier, shift: Organisation, legal_aid_officer: User, head: User
) -> None:
    khai = practitioner("Trần Văn Khải", shift, user=legal_aid_officer)
    enter_leave(khai, LeaveKind.SICK, start=date(2026, 11, 23), end=date(2026, 11, 24), by=head, at=AT)
    ring(case, Event.REFERRAL, shift, AT)
    every_minute(10)
    assert rung(case) == [("ut", 0), ("hoa", 5), ("ut", 10)]
    # once an alarm, however often it rings; of which kind the leave is, nobody reads here
    assert [(row.user, row.order, row.words, row.at) for row in PassedOver.objects.all()] == [
        (legal_aid_officer, 1, "đang nghỉ", AT)
    ]
    assert "Không gọi Trần Văn Khải: đang nghỉ" in drawn(case, head)


def test_who_comes_back_at_midnight_is_rung_from_then_on(
    case: Dossier, centre: Organisation, legal_aid_officer: User, head: User
) -> None:
    put_on_call(centre, Turn(legal_aid_officer, AT, minutes(500), 1, "09"), by=head, at=AT)
    khai = practitioner("Trần Văn Khải", centre, user=legal_aid_officer)
    enter_leave(khai, LeaveKind.ANNUAL, start=date(2026, 11, 23), end=date(2026, 11, 24), by=head, at=AT)
    ring(case, Event.REFERRAL, centre, minutes(17))
    every_minute(32, since=18)
    assert rung(case) == [("hoa", 17), ("khai", 22), ("hoa", 27), ("khai", 32)]


def test_roster_of_nobody_present_rings_the_head(
    case: Dossier, shift: Organisation, legal_aid_officer: User, other_officer: User, head: User
) -> None:
    practitioner("Trần Văn Khải", shift, user=legal_aid_officer, active=False)
    User.objects.filter(pk=other_officer.pk).update(is_active=False)
    ring(case, Event.REFERRAL, shift, AT)
    assert rung(case) == [("hoa", 0)]
    assert [(each.user, each.order, each.because) for each in queries.passed_over(queries.turns_at(shift, AT))] == [
        (legal_aid_officer, 1, "GONE"), (other_officer, 2, "GONE"),
    ]  # fmt: skip


def test_alarm_that_cannot_ring_holds_up_no_other(
    case: Dossier, centre: Organisation, shift: Organisation, branch: Organisation, branch_head: User,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    broken, other = case, new_dossier(branch)
    first = ring(broken, Event.REFERRAL, shift, AT)
    ring(other, Event.REFERRAL, branch, AT)

    def lend_or_break(dossier: Dossier, *args: Any, **more: Any) -> object:
        if dossier == broken:
            raise RuntimeError("no ground to stand on")
        return lend(dossier, *args, **more)

    with monkeypatch.context() as patched:
        patched.setattr("diemtua.workforce.actions.alarms.lend", lend_or_break)
        assert sound(minutes(5)) == 1
    assert (rung(broken), len(rung(other))) == ([("khai", 0)], 2)
    assert [(each.levelname, each.getMessage()) for each in caplog.records] == [
        ("ERROR", f"Alarm {first.pk} could not ring.")
    ]
    assert "no ground to stand on" in caplog.text
    # mended, it rings the next time
    assert sound(minutes(6)) == 1
    assert rung(broken) == [("khai", 0), ("ut", 6)]


def test_one_dossier_rings_once_at_a_time(case: Dossier, shift: Organisation) -> None:
    ring(case, Event.REFERRAL, shift, AT)
    with pytest.raises(IntegrityError):
        Alarm.objects.create(dossier=case, office=shift, event=Event.REFERRAL, began_at=AT, next_ring_at=AT)


def test_worker_sounds_every_minute(case: Dossier, shift: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    assert REPEATED[sound_alarms.module_path].every == timedelta(minutes=1)
    ring(case, Event.REFERRAL, shift, AT)
    hold(monkeypatch, minutes(5))
    sound_alarms.func()
    assert rung(case) == [("khai", 0), ("ut", 5)]


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_ring_once() -> None:
    centre = cast.organisation("TTTGPL")
    cast.join(HEAD)
    case = new_dossier(centre)
    ring(case, Event.REFERRAL, centre, AT)

    def work(_: int) -> int:
        try:
            return sound(minutes(5))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as workers:
        assert sum(workers.map(work, range(8))) == 1
    assert rung(case) == [("hoa", 0), ("hoa", 5)]


def drawn(case: Dossier, user: User) -> str:
    request = RequestFactory().get("/")
    request.user = user
    words = Template("{% load workforce %}{% alarms dossier %}").render(Context({"request": request, "dossier": case}))
    return " ".join(words.split())


def test_page_shows_whom_it_rang_and_how_far_that_came(
    case: Dossier, shift: Organisation, legal_aid_officer: User, other_officer: User, policewoman: User
) -> None:
    assert drawn(case, legal_aid_officer) == ""
    ring(case, Event.REFERRAL, shift, AT)
    sound(minutes(5))
    words = drawn(case, legal_aid_officer)
    assert "Đang gọi, chưa ai nhận" in words
    assert "gọi người kế tiếp lúc 23/11/2026 23:50 (mục tiêu của đơn vị)" in words
    assert "Trong hệ thống: Đã gửi" in words
    assert [name in words for name in ("Trần Văn Khải", "Huỳnh Út", "Lê Thị Hoa")] == [True, True, False]
    silence(case, other_officer, minutes(6))
    assert "Huỳnh Út nhận lúc 23/11/2026 23:46" in drawn(case, other_officer)
    assert drawn(case, policewoman) == ""


def test_today_shows_what_rings(client: Client, case: Dossier, shift: Organisation, legal_aid_officer: User) -> None:
    ring(case, Event.REFERRAL, shift, AT)
    client.force_login(legal_aid_officer)
    assert "chưa ai nhận" in client.get(reverse("office:today")).text
    assert list(queries.open_alarms(legal_aid_officer)) == [Alarm.objects.get()]
    silence(case, None, minutes(1))
    assert "chưa ai nhận" not in client.get(reverse("office:today")).text


class Night(RuleBasedStateMachine):
    """Any night: time passes, people are put on call, somebody takes it, it rings again."""

    @initialize()
    def begin(self) -> None:
        self.world = transaction.atomic()
        self.world.__enter__()
        self.office = cast.organisation("TTTGPL")
        self.people = [cast.join(each) for each in (HEAD, LEGAL_AID_OFFICER, OTHER_OFFICER)]
        self.case = new_dossier(self.office)
        self.now, self.open = AT, False

    @rule(who=st.integers(0, 2), length=st.integers(1, 90), order=st.sampled_from((1, 2)))
    def put(self, who: int, length: int, order: int) -> None:
        turn = Turn(self.people[who], self.now, self.now + timedelta(minutes=length), order, "09")
        put_on_call(self.office, turn, by=self.people[0], at=self.now, over=True)

    @rule()
    def call(self) -> None:
        ring(self.case, Event.REFERRAL, self.office, self.now)
        self.open = True

    @rule(who=st.integers(0, 2))
    def take(self, who: int) -> None:
        assert silence(self.case, self.people[who], self.now) is self.open
        self.open = False

    @rule(length=st.sampled_from((1, 3, 5, 60)))
    def pass_time(self, length: int) -> None:
        before = Ring.objects.count()
        self.now += timedelta(minutes=length)
        due = Alarm.objects.filter(next_ring_at__lte=self.now).count()
        assert sound(self.now) == due
        assert sound(self.now) == 0
        assert Ring.objects.count() == before + due

    @invariant()
    def rings_exactly_while_it_is_open(self) -> None:
        if hasattr(self, "case"):
            assert Alarm.objects.filter(dossier=self.case, silenced_at__isnull=True).count() == int(self.open)
            lent = Grant.objects.filter(dossier=self.case, opened_by__isnull=True, to_at__isnull=True)
            rung_now = Ring.objects.filter(alarm__dossier=self.case, alarm__silenced_at__isnull=True)
            if self.open:
                assert set(rung_now.values_list("user", flat=True)) <= set(lent.values_list("user", flat=True))

    def teardown(self) -> None:
        if hasattr(self, "world"):
            transaction.set_rollback(True)
            self.world.__exit__(None, None, None)


def test_any_night() -> None:
    run_state_machine_as_test(Night, settings=settings(max_examples=25, stateful_step_count=20))
