"""Hearings: announced in time or not, online with their points and tests, put off with a cause, on the calendar."""

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime
from icalendar import Calendar

from diemtua.accounts.actions import revoke_secret_address
from diemtua.accounts.models import Organisation, SecretAddress, User
from diemtua.cases import queries
from diemtua.cases.actions.hearings import HearingNotPossible
from diemtua.cases.actions.reminding import remind_of_ending_calendars, remind_of_hearings
from diemtua.cases.enums import HearingStage
from diemtua.cases.models import ConnectionTest, Hearing, HearingReminder
from diemtua.cases.tasks import remind_of_what_is_near
from diemtua.documents.actions import number_paper
from diemtua.documents.models import Paper
from diemtua.documents.queries import frozen, listed_papers
from diemtua.dossiers.actions import annul, new_dossier, perform
from diemtua.dossiers.models import Deadline, Dossier, Entry
from diemtua.law.process import Act
from diemtua.law.processes.legal_aid_case.hearings import (
    RecordConnectionTest,
    RecordHearingNotice,
    RecordHearingOutcome,
    ScheduleHearing,
)
from diemtua.law.processes.online_hearing_plan import DrawUpHearingPlan, IssueHearingPlan, RedrawHearingPlan
from diemtua.law.vocabulary.hearings import (
    ConnectionResult,
    HearingKind,
    HearingOutcome,
    OnlineExclusion,
    PostponementCause,
    Venue,
)
from diemtua.notices.models import Message
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.models import Parameter
from diemtua.rulebook.queries import calendar_in_force
from diemtua.shared import clock
from diemtua.shared.encryption import overwrite
from diemtua.workforce.models import Practitioner
from tests import cast
from tests.cases.conftest import NOON, Do
from tests.cases.test_erasure import tables_with
from tests.watch import hold

pytestmark = pytest.mark.django_db
ON = NOON + timedelta(days=20)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diemtua.cases.web.hearings.now", lambda: NOON)


def schedule(**more: Any) -> ScheduleHearing:
    given = {"starts_at": ON, "venue": Venue.COURT, "place": "Phòng xử án số 1", "notice_at": NOON}
    return ScheduleHearing(**{**given, **more})


def online(**more: Any) -> ScheduleHearing:
    given = {
        "venue": Venue.ONLINE_COMPONENT, "central_point": "Trụ sở Tòa án",
        "component_points": "Trại tạm giam\n\nTrung tâm",
        "link": "https://phien.example.vn/7",
    }  # fmt: skip
    return schedule(**{**given, **more})


@pytest.fixture
def hearing(working: Dossier, do: Do, khai: Practitioner) -> Hearing:
    do(schedule(), working, khai.user)
    return Hearing.objects.get()


def last(dossier: Dossier) -> Entry:
    return Entry.objects.filter(dossier=dossier, annuls__isnull=True).latest("version")


def clocks(dossier: Dossier) -> list[tuple[str, bool]]:
    rows = Deadline.objects.filter(dossier=dossier, rule="T22").order_by("pk")
    return [
        (row.due_at.astimezone(clock.VIETNAM).date().isoformat() if row.due_at else "", row.closed_by is None)
        for row in rows
    ]


def test_hearing_keeps_what_is_known_of_it(working: Dossier, do: Do, khai: Practitioner) -> None:
    court = cast.organisation("TAKV1")
    do(online(court=court.pk, kind=HearingKind.SESSION), working, khai.user)
    row = Hearing.objects.get()
    assert (row.kind, row.court, row.central_point, row.component_points, row.link, row.online) == (
        HearingKind.SESSION, court, "Trụ sở Tòa án", ["Trại tạm giam", "Trung tâm"], "https://phien.example.vn/7", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"component_points": "1\n2\n3\n4"}, "tối đa 3 điểm cầu thành phần"),
        ({"link": "http://phien.example.vn"}, "https://"),
        ({"notice_at": NOON + timedelta(days=1)}, "chưa đến"),
    ],
)
def test_hearing_that_cannot_be_is_refused(
    working: Dossier, do: Do, khai: Practitioner, more: dict[str, Any], why: str
) -> None:
    with pytest.raises(HearingNotPossible, match=why):
        do(online(**more), working, khai.user)


def test_more_points_than_known_are_kept_with_their_reason(working: Dossier, do: Do, khai: Practitioner) -> None:
    do(online(component_points="1\n2\n3\n4", points_because="Quyết định của Tòa án"), working, khai.user)
    assert len(Hearing.objects.get().component_points) == 4


def test_office_corrects_how_many_points_there_may_be(working: Dossier, do: Do, khai: Practitioner) -> None:
    Parameter.objects.filter(key=ParameterKey.ONLINE_POINTS).update(value=4)
    do(online(component_points="1\n2\n3\n4"), working, khai.user)
    assert len(Hearing.objects.get().component_points) == 4


def test_court_that_did_not_tell_owes_its_notice_until_it_comes(working: Dossier, do: Do, khai: Practitioner) -> None:
    do(schedule(notice_at=None), working, khai.user)
    assert clocks(working) == [("2026-03-20", True)]
    ((pk, _words),) = queries.hearings_without_notice(khai.user, working)
    do(RecordHearingNotice(hearing=pk, notice_at=NOON), working, khai.user)
    assert clocks(working) == [("2026-03-20", False)]
    assert (Hearing.objects.get().notice_at, working.facts["hearing_notice"]) == (NOON, "HERE")


def test_court_owes_one_notice_while_another_came(working: Dossier, do: Do, khai: Practitioner) -> None:
    for days in (20, 30):
        do(schedule(notice_at=None, starts_at=NOON + timedelta(days=days)), working, khai.user)
    first, second = Hearing.objects.order_by("starts_at")
    do(RecordHearingNotice(hearing=first.pk, notice_at=NOON), working, khai.user)
    assert working.facts["hearing_notice"] == "AWAITED"
    do(RecordHearingNotice(hearing=second.pk, notice_at=NOON), working, khai.user)
    assert working.facts["hearing_notice"] == "HERE"


@pytest.mark.parametrize("kind", [each for each in HearingKind if each is not HearingKind.TRIAL])
def test_court_owes_ten_days_for_trials_alone(working: Dossier, do: Do, khai: Practitioner, kind: HearingKind) -> None:
    do(schedule(kind=kind, notice_at=None), working, khai.user)
    assert clocks(working) == []


def test_trial_of_which_the_court_told_starts_no_clock_while_another_waits(
    working: Dossier, do: Do, khai: Practitioner
) -> None:
    do(schedule(notice_at=None), working, khai.user)
    do(schedule(starts_at=ON + timedelta(days=9)), working, khai.user)
    assert clocks(working) == [("2026-03-20", True)]


def test_notice_meets_the_clock_of_its_own_trial_at_the_moment_it_came(
    working: Dossier, do: Do, khai: Practitioner
) -> None:
    for days in (20, 30):
        do(schedule(notice_at=None, starts_at=NOON + timedelta(days=days)), working, khai.user)
    _first, second = Hearing.objects.order_by("starts_at")
    came = NOON - timedelta(days=1)
    do(RecordHearingNotice(hearing=second.pk, notice_at=came), working, khai.user)
    met = {row.started_at: row.met_at for row in Deadline.objects.filter(dossier=working, rule="T22")}
    assert met == {NOON + timedelta(days=20): None, NOON + timedelta(days=30): came}


def test_what_came_of_a_meeting_leaves_the_clock_of_the_trial(working: Dossier, do: Do, khai: Practitioner) -> None:
    do(schedule(notice_at=None), working, khai.user)
    do(schedule(kind=HearingKind.MEETING, starts_at=NOON + timedelta(days=2)), working, khai.user)
    meeting = Hearing.objects.get(kind=HearingKind.MEETING)
    over = RecordHearingOutcome(hearing=meeting.pk, outcome=HearingOutcome.HELD, cause=None)
    do(over, working, khai.user, NOON + timedelta(days=3))
    assert clocks(working) == [("2026-03-20", True)]


def test_hearing_that_is_over_awaits_no_notice_and_no_test(working: Dossier, do: Do, khai: Practitioner) -> None:
    do(online(notice_at=None), working, khai.user)
    assert (working.facts["hearing_notice"], working.facts["online_hearings"]) == ("AWAITED", True)
    held = RecordHearingOutcome(hearing=Hearing.objects.get().pk, outcome=HearingOutcome.HELD, cause=None)
    do(held, working, khai.user, ON)
    assert (working.facts["hearing_notice"], working.facts["online_hearings"]) == ("HERE", False)
    assert clocks(working) == [("2026-03-20", False)]


def test_notice_recorded_by_mistake_is_taken_back(working: Dossier, do: Do, khai: Practitioner, head: User) -> None:
    do(schedule(notice_at=None), working, khai.user)
    do(RecordHearingNotice(hearing=Hearing.objects.get().pk, notice_at=NOON), working, khai.user)
    annul(last(working), by=head, at=NOON, reason="Nhầm vụ")
    assert Hearing.objects.get().notice_at is None
    assert clocks(working) == [("2026-03-20", True)]


@pytest.mark.parametrize(
    ("more", "came", "due", "late"),
    [
        ({}, NOON, "2026-03-20", False),
        ({"starts_at": NOON + timedelta(days=8)}, NOON, "2026-03-06", True),
        ({"simplified": True}, NOON, "2026-03-23", False),
        ({"notice_at": None}, None, "2026-03-20", False),
    ],
)
def test_notice_is_in_time_by_ten_or_seven_days(
    working: Dossier, do: Do, khai: Practitioner, more: dict[str, Any], came: datetime | None, due: str, late: bool
) -> None:
    do(schedule(**more), working, khai.user)
    notice = queries.notice_of(Hearing.objects.get(), calendar_in_force(), NOON)
    assert notice is not None
    assert (notice.came_at, notice.due_at.astimezone(clock.VIETNAM).date().isoformat(), notice.is_late) == (
        came, due, late,
    )  # fmt: skip


def test_notice_that_never_came_is_late_at_last(working: Dossier, do: Do, khai: Practitioner) -> None:
    do(schedule(notice_at=None), working, khai.user)
    [(_, notice)] = queries.described(Hearing.objects.all(), ON)
    assert notice is not None
    assert notice.is_late is True


def test_notice_is_owed_for_trials_of_its_time_alone(hearing: Hearing) -> None:
    calendar = calendar_in_force()
    hearing.kind = HearingKind.MEETING
    assert queries.notice_of(hearing, calendar, NOON) is None
    hearing.kind, hearing.starts_at = HearingKind.TRIAL, NOON.replace(year=2017)
    assert queries.notice_of(hearing, calendar, NOON) is None


def test_connection_is_tested_by_whoever_says_so(working: Dossier, do: Do, khai: Practitioner, head: User) -> None:
    do(online(), working, khai.user)
    ((pk, words),) = queries.open_online_hearings(khai.user, working)
    assert words == "09:00 30/03/2026 · Phiên tòa · Phòng xử án số 1"
    tried = RecordConnectionTest(hearing=pk, tested_at=NOON, result=ConnectionResult.POOR, note="Máy yếu")
    do(tried, working, khai.user)
    test = ConnectionTest.objects.get()
    assert (test.hearing_id, test.tested_by, test.result, test.note) == (
        pk,
        khai.user,
        ConnectionResult.POOR,
        "Máy yếu",
    )
    [row] = queries.hearings_of(head, working)
    assert row.standing_tests == [test]  # type: ignore[attr-defined]
    annul(last(working), by=head, at=NOON, reason="Nhầm")
    [row] = queries.hearings_of(head, working)
    assert row.standing_tests == []  # type: ignore[attr-defined]


def test_test_of_the_future_is_refused(working: Dossier, do: Do, khai: Practitioner) -> None:
    do(online(), working, khai.user)
    act = RecordConnectionTest(
        hearing=Hearing.objects.get().pk, tested_at=NOON + timedelta(hours=1), result=ConnectionResult.GOOD
    )
    with pytest.raises(HearingNotPossible, match="sắp tới"):
        do(act, working, khai.user)


def put_off(hearing: Hearing, **more: Any) -> RecordHearingOutcome:
    given: dict[str, Any] = {"outcome": HearingOutcome.POSTPONED_NOT_TOLD, "cause": PostponementCause.PARTY_ABSENT}
    return RecordHearingOutcome(hearing=hearing.pk, **{**given, **more})


def test_hearing_put_off_stands_in_the_calendar_again(
    working: Dossier, do: Do, khai: Practitioner, hearing: Hearing, head: User
) -> None:
    again = ON + timedelta(days=14)
    do(put_off(hearing, again_at=again, note="Bị cáo ốm"), working, khai.user, ON)
    hearing.refresh_from_db()
    assert (hearing.cause, hearing.counted, hearing.sequence, hearing.note) == ("PARTY_ABSENT", True, 1, "Bị cáo ốm")
    new = Hearing.objects.get(follows=hearing)
    assert (new.starts_at, new.place, new.outcome) == (again, "Phòng xử án số 1", "")
    annul(last(working), by=head, at=ON, reason="Chưa hoãn")
    hearing.refresh_from_db()
    new.refresh_from_db()
    assert (hearing.outcome, hearing.cause, new.annulled_at) == ("", "", ON)
    working.refresh_from_db()
    do(put_off(hearing, again_at=again), working, khai.user, ON)
    assert Hearing.objects.filter(follows=hearing).count() == 1


@pytest.mark.parametrize(
    ("outcome", "counted", "tone"),
    [
        (HearingOutcome.HELD, True, "good"), (HearingOutcome.POSTPONED_NOT_TOLD, True, "amber"),
        (HearingOutcome.POSTPONED_TOLD, False, "amber"), (HearingOutcome.POSTPONED_BY_US, False, "amber"),
        (HearingOutcome.CANCELLED, False, "amber"),
    ],
)  # fmt: skip
def test_pay_depends_on_who_put_it_off_and_whether_it_was_said(
    working: Dossier, do: Do, khai: Practitioner, hearing: Hearing, outcome: HearingOutcome, counted: bool, tone: str
) -> None:
    do(put_off(hearing, outcome=outcome, cause=PostponementCause.COURT), working, khai.user, ON)
    hearing.refresh_from_db()
    assert (hearing.counted, hearing.tone, hearing.outcome_words) == (counted, tone, outcome.label)
    assert hearing.cause == ("COURT" if "POSTPONED" in outcome else "")


@pytest.mark.parametrize(
    ("more", "why"), [({"cause": None}, "nguyên nhân hoãn"), ({"again_at": ON}, "sau giờ của phiên bị hoãn")]
)
def test_putting_off_without_cause_or_backwards_is_refused(
    working: Dossier, do: Do, khai: Practitioner, hearing: Hearing, more: dict[str, Any], why: str
) -> None:
    with pytest.raises(HearingNotPossible, match=why):
        do(put_off(hearing, **more), working, khai.user, ON)


@pytest.mark.parametrize(
    ("outcome", "at"),
    [(HearingOutcome.HELD, ON - timedelta(minutes=1)), (HearingOutcome.POSTPONED_NOT_TOLD, ON - timedelta(hours=10))],
)
def test_nothing_counts_as_work_before_it_began(
    working: Dossier, do: Do, khai: Practitioner, hearing: Hearing, outcome: HearingOutcome, at: datetime
) -> None:
    with pytest.raises(HearingNotPossible, match="bắt đầu lúc 09:00 30/03/2026"):
        do(put_off(hearing, outcome=outcome), working, khai.user, at)
    working.refresh_from_db()
    do(put_off(hearing, outcome=HearingOutcome.POSTPONED_TOLD), working, khai.user, at)
    hearing.refresh_from_db()
    assert (hearing.outcome, hearing.counted) == (HearingOutcome.POSTPONED_TOLD, False)


def test_one_case_is_not_heard_twice_at_one_moment(
    working: Dossier, do: Do, khai: Practitioner, hearing: Hearing, head: User
) -> None:
    later = ON + timedelta(days=7)
    do(schedule(starts_at=later), working, khai.user)
    for act in (schedule(), put_off(hearing, again_at=later)):
        with pytest.raises(HearingNotPossible, match="đã có phiên, buổi lúc 09:00"):
            do(act, working, khai.user, ON)
        working.refresh_from_db()
    annul(last(working), by=head, at=ON, reason="Ghi hai lần")
    working.refresh_from_db()
    do(put_off(hearing, again_at=later), working, khai.user, ON)
    assert Hearing.objects.get(follows=hearing).starts_at == later


def test_database_knows_a_cause_of_what_was_put_off_alone(hearing: Hearing) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Hearing.objects.filter(pk=hearing.pk).update(outcome=HearingOutcome.HELD, cause=PostponementCause.COURT)


def test_courts_stand_first_among_the_bodies_offered(working: Dossier, head: User) -> None:
    court, police = cast.organisation("TAKV1"), cast.organisation("CQCSDT")
    offered = [pk for pk, _ in queries.hearing_bodies(head, working)]
    assert (offered[0], set(offered)) == (court.pk, {court.pk, police.pk, police.parent_id})
    assert list(queries.nameable_bodies(head, working, frozenset({police.pk, 0}))) == [police.pk]


# the calendar


def test_calendar_shows_what_one_may_see_under_its_filters(
    working: Dossier, do: Do, khai: Practitioner, head: User, stranger: User
) -> None:
    do(schedule(), working, khai.user)
    do(online(starts_at=ON + timedelta(days=1)), working, khai.user)
    first, second = Hearing.objects.order_by("starts_at")
    do(RecordHearingOutcome(hearing=first.pk, outcome=HearingOutcome.HELD, cause=None), working, khai.user, ON)
    span = (ON - timedelta(days=1), ON + timedelta(days=2))

    def found(user: User, **wanted: Any) -> list[Hearing]:
        return list(queries.calendar_of(user, *span, wanted))

    assert found(head) == found(khai.user) == [first, second]  # type: ignore[arg-type]
    assert found(stranger) == []
    assert found(head, show=queries.ONLINE_ONLY) == found(head, show=queries.WITHOUT_OUTCOME) == [second]
    assert found(head, who=head.pk) == found(head, office=999_999) == []
    assert found(head, who=working.owner_id, office=working.office_id) == [first, second]
    assert list(queries.people_in_calendar(head, *span)) == [khai.user]


@pytest.mark.parametrize(
    ("asked", "count", "first"),
    [
        ({"ngay": "2026-03-05"}, 1, date(2026, 3, 1)), ({"ngay": "2026-03-31", "xem": "tuan"}, 1, date(2026, 3, 30)),
        ({"ngay": "2026-03-30", "xem": "ngay"}, 1, date(2026, 3, 30)),
        ({"ngay": "2026-03-29", "xem": "ngay"}, 0, date(2026, 3, 29)),
        ({"ngay": "2026-12-31"}, 0, date(2026, 12, 1)), ({"ngay": "?", "who": "x"}, 1, date(2026, 3, 1)),
        ({"ngay": "9999-12-31"}, 1, date(2026, 3, 1)), ({"ngay": "0001-01-01", "xem": "tuan"}, 0, date(2026, 3, 9)),
    ],
)  # fmt: skip
def test_calendar_page_by_month_week_and_day(
    client: Client, hearing: Hearing, head: User, asked: dict[str, str], count: int,
    first: date, django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    client.force_login(head)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("cases:hearings"), asked)
    assert (page.context["count"], page.context["first"]) == (count, first)
    assert ("Phòng xử án số 1" in page.text) is bool(count)
    assert "Trần Thị" not in page.text


def test_calendar_is_not_there_for_strangers(client: Client, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get(reverse("cases:hearings")).status_code == 404
    assert client.post(reverse("cases:make-hearing-feed")).status_code == 404


def test_case_page_shows_the_hearing_with_its_notice(
    client: Client, working: Dossier, do: Do, khai: Practitioner
) -> None:
    do(online(starts_at=NOON + timedelta(days=5)), working, khai.user)
    client.force_login(khai.user)  # type: ignore[arg-type]
    page = client.get(reverse("cases:work", args=[working.uid])).text
    assert [words in page for words in ("Tòa báo muộn", "Chưa thử đường truyền", "https://phien.example.vn/7")] == [
        True
    ] * 3


# the feed of a practitioner


def feed_address(client: Client, user: User) -> str:
    client.force_login(user)
    page = client.post(reverse("cases:make-hearing-feed"))
    return urlsplit(page.context["feed_url"]).path


def events(client: Client, address: str) -> list[Any]:
    return Calendar.from_ical(client.get(address).content).walk("VEVENT")


def test_feed_holds_ones_own_hearings_and_no_name(
    client: Client, working: Dossier, do: Do, khai: Practitioner, head: User
) -> None:
    do(online(), working, khai.user)
    address = feed_address(client, khai.user)  # type: ignore[arg-type]
    of_head = feed_address(client, head)
    client.logout()
    [event] = events(client, address)
    assert (event["summary"], event["dtstart"].dt, event["status"]) == (
        f"Phiên tòa · {working.number}",
        ON,
        "CONFIRMED",
    )
    assert "https://phien.example.vn/7" in event["description"]
    answer = client.get(address)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/calendar; charset=utf-8", "private, no-store")
    assert "Sáu" not in answer.text
    assert events(client, of_head) == []


def test_calendar_that_ends_is_told_once_and_then_answers_nobody(
    client: Client, working: Dossier, khai: Practitioner
) -> None:
    address = feed_address(client, khai.user)  # type: ignore[arg-type]
    assert "Dùng được đến hết ngày" in client.get(reverse("cases:hearings")).text
    later = NOON + timedelta(days=355)
    assert [remind_of_ending_calendars(later), remind_of_ending_calendars(later)] == [1, 0]
    message = Message.objects.get(link=reverse("cases:hearings"))
    assert (message.user, message.subject) == (khai.user, "Địa chỉ lịch phiên tòa dùng được đến hết ngày 10/03/2027")
    SecretAddress.objects.update(ends_on=NOON.date() - timedelta(days=1))
    assert client.get(address).status_code == 404
    assert "Địa chỉ đã hết hạn" in client.get(reverse("cases:hearings")).text
    assert client.get(feed_address(client, khai.user)).status_code == 200  # type: ignore[arg-type]


def test_place_that_may_be_a_home_goes_into_no_mail_and_no_calendar(
    client: Client, working: Dossier, do: Do, khai: Practitioner
) -> None:
    home = "Nhà bà Sáu, ấp 3, xã Tân Thuận"
    do(schedule(kind=HearingKind.MEETING, venue=Venue.OTHER, place=home), working, khai.user)
    [event] = events(client, feed_address(client, khai.user))  # type: ignore[arg-type]
    assert ("location" in event, "ấp 3" in event.to_ical().decode()) == (False, False)
    remind_of_hearings(datetime.fromisoformat("2026-03-30T07:00:00+07:00"))
    assert "ấp 3" not in Message.objects.get(event="HEARING_NEAR").body
    # who opens the case reads it there; who takes the database away does not
    assert tables_with(home) == []
    client.force_login(khai.user)  # type: ignore[arg-type]
    assert "ấp 3" in client.get(reverse("cases:work", args=[working.uid])).text


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (OnlineExclusion.STATE_SECRET, "Liên quan đến bí mật nhà nước"),
        (OnlineExclusion.NATIONAL_SECURITY, "Tội xâm phạm an ninh quốc gia"),
        (OnlineExclusion.PEACE_OR_WAR, "Tội phá hoại hòa bình, chống loài người, tội phạm chiến tranh"),
    ],
)
def test_matter_that_is_none_for_an_online_hearing_is_warned_of_and_never_refused(
    why: OnlineExclusion, said: str, client: Client, working: Dossier, do: Do, khai: Practitioner
) -> None:
    do(online(excluded=why), working, khai.user)
    warning = f"{said}: Nghị quyết 33/2021/QH15, Điều 1 không cho xét xử trực tuyến."
    not_sure = "Điều này chưa đối chiếu với văn bản gốc."
    client.force_login(khai.user)  # type: ignore[arg-type]
    page = client.get(reverse("cases:work", args=[working.uid])).text
    assert (warning in page, not_sure in page) == (True, True)
    # heard at the court's seat, nothing stands against it
    Hearing.objects.update(venue=Venue.COURT)
    assert warning not in client.get(reverse("cases:work", args=[working.uid])).text


def test_online_hearing_of_any_other_matter_is_not_warned_of(
    client: Client, working: Dossier, do: Do, khai: Practitioner
) -> None:
    do(online(), working, khai.user)
    client.force_login(khai.user)  # type: ignore[arg-type]
    assert "không cho xét xử trực tuyến" not in client.get(reverse("cases:work", args=[working.uid])).text


def test_feed_says_what_was_put_off(
    client: Client, working: Dossier, do: Do, khai: Practitioner, hearing: Hearing
) -> None:
    address = feed_address(client, khai.user)  # type: ignore[arg-type]
    do(put_off(hearing, again_at=ON + timedelta(days=7)), working, khai.user, ON)
    assert [(event["status"], event["sequence"]) for event in events(client, address)] == [
        ("CANCELLED", 1),
        ("CONFIRMED", 0),
    ]


def test_revoked_foreign_and_unknown_addresses_answer_nobody(client: Client, khai: Practitioner) -> None:
    address = feed_address(client, khai.user)  # type: ignore[arg-type]
    assert client.get(address).status_code == 200
    assert client.post(reverse("cases:revoke-hearing-feed")).status_code == 302
    assert client.get(address).status_code == 404
    assert client.get(reverse("cases:hearing-feed", args=["khong-co"])).status_code == 404
    assert revoke_secret_address("hearings", user=khai.user, by=khai.user, at=NOON) == 0  # type: ignore[arg-type]


# reminders


def told() -> list[tuple[str, str]]:
    rows = Message.objects.filter(event="HEARING_NEAR").order_by("pk")
    return [(row.user.username if row.user else "", row.subject) for row in rows]


def test_reminded_on_the_eve_and_in_the_morning_once_each(working: Dossier, hearing: Hearing) -> None:
    for moment in ("29T15:59", "29T16:00", "29T23:00", "30T05:59", "30T06:00", "30T08:30", "30T09:01"):
        remind_of_hearings(datetime.fromisoformat(f"2026-03-{moment}:00+07:00"))
    assert told() == [
        ("khai", f"Ngày mai: Phiên tòa lúc 09:00 · {working.number}"),
        ("khai", f"Hôm nay: Phiên tòa lúc 09:00 · {working.number}"),
    ]


def test_who_slept_through_the_eve_is_reminded_in_the_morning_alone(hearing: Hearing) -> None:
    assert remind_of_hearings(datetime.fromisoformat("2026-03-30T07:00:00+07:00")) == 1
    assert [stage for (stage,) in HearingReminder.objects.values_list("stage")] == [HearingStage.MORNING]


def test_what_was_decided_before_needs_no_reminder(
    working: Dossier, do: Do, khai: Practitioner, hearing: Hearing
) -> None:
    do(put_off(hearing, outcome=HearingOutcome.POSTPONED_TOLD), working, khai.user)
    assert remind_of_hearings(datetime.fromisoformat("2026-03-30T07:00:00+07:00")) == 0


def test_reminder_made_meanwhile_by_another_worker_is_not_sent_twice(
    hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    HearingReminder.objects.create(hearing=hearing, stage=HearingStage.EVE, told_at=NOON)
    monkeypatch.setattr("diemtua.cases.actions.reminding.reminders_due", lambda at: [(hearing, HearingStage.EVE)])
    assert remind_of_hearings(NOON) == 0


def test_worker_reminds(hearing: Hearing, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, datetime.fromisoformat("2026-03-29T17:00:00+07:00"))
    remind_of_what_is_near.func()
    assert len(told()) == 1


# the plan of online hearings


def plan(office: Organisation, by: User, first: date, last_day: date) -> Dossier:
    made = new_dossier("online_hearing_plan", office)
    act = DrawUpHearingPlan(first_day=first, last_day=last_day)
    return perform(act, made, by=by, occurred_at=NOON, recorded_at=NOON, seen=0, key=uuid4()).dossier


def test_plan_lists_online_hearings_by_code_and_follows_their_changes(
    client: Client, working: Dossier, do: Do, khai: Practitioner, head: User, centre: Organisation
) -> None:
    do(online(court=cast.organisation("TAKV1").pk), working, khai.user)
    do(schedule(starts_at=ON + timedelta(hours=3)), working, khai.user)
    made = plan(centre, head, ON.date(), ON.date())
    paper = Paper.objects.get(dossier=made)
    data, _sheet = frozen(paper)
    [line] = data["online_hearings"]
    assert (line["case_code"], line["components"], line["test"]) == (
        working.number,
        "Trại tạm giam; Trung tâm",
        "Chưa thử",
    )
    pk = Hearing.objects.order_by("pk")[0].pk
    do(RecordConnectionTest(hearing=pk, tested_at=NOON, result=ConnectionResult.GOOD), working, khai.user)
    for act in (RedrawHearingPlan(), IssueHearingPlan()):
        made.refresh_from_db()
        perform(act, made, by=head, occurred_at=NOON, recorded_at=NOON, seen=made.version, key=uuid4())
    paper = Paper.objects.filter(dossier=made).latest("pk")
    assert (paper.state, paper.number, paper.dated_on, paper.numbered_by) == ("NUMBERED", "01", NOON.date(), head)
    data, _sheet = frozen(paper)
    assert data["online_hearings"][0]["test"] == "Tốt, nghe và nhìn rõ"
    client.force_login(head)
    page = client.get(reverse("cases:hearing-plan", args=[made.uid]))
    assert (page.status_code, "Kế hoạch tham gia phiên tòa trực tuyến" in page.text) == (200, True)
    assert made.label in client.get(reverse("cases:hearings")).text
    assert client.get(reverse("cases:hearing-plan", args=[working.uid])).status_code == 404


def test_later_version_of_a_plan_names_what_changed(
    client: Client, working: Dossier, do: Do, khai: Practitioner, head: User, centre: Organisation
) -> None:
    court = cast.organisation("TAKV1")
    do(online(court=court.pk), working, khai.user)
    do(online(court=court.pk, starts_at=ON + timedelta(hours=2)), working, khai.user)
    made = plan(centre, head, ON.date(), ON.date())

    def again(*acts: Act) -> list[str]:
        for act in acts:
            made.refresh_from_db()
            perform(act, made, by=head, occurred_at=NOON, recorded_at=NOON, seen=made.version, key=uuid4())
        return list(frozen(Paper.objects.filter(dossier=made).latest("pk"))[0].get("plan_changes", []))

    where = f"{working.number}, {court.name}"
    first, second = Hearing.objects.order_by("starts_at")
    assert again(RedrawHearingPlan()) == []
    assert again(IssueHearingPlan(), RedrawHearingPlan()) == ["Không đổi phiên nào."]
    do(RecordConnectionTest(hearing=first.pk, tested_at=NOON, result=ConnectionResult.GOOD), working, khai.user)
    overwrite(Hearing.objects.filter(pk=first.pk), central_point="Phòng xử số 2")
    Hearing.objects.filter(pk=second.pk).update(annulled_at=NOON)
    do(online(court=court.pk, starts_at=ON + timedelta(hours=4)), working, khai.user)
    changed = [
        f"{at(first)}, {where}: điểm cầu trung tâm “Phòng xử số 2” thay “{first.central_point}”.",
        f"{at(second)}, {where}: bỏ khỏi kế hoạch (ghi nhầm, đã hủy).",
        f"{at(Hearing.objects.latest('starts_at'))}, {where}: thêm phiên.",
    ]
    assert again(RedrawHearingPlan()) == changed
    # what was issued binds, the draft before it is withdrawn, the newest waits to be issued
    assert standing(made, head) == [("Đã vào số", True), ("Dự thảo", False)]
    client.force_login(head)
    page = client.get(reverse("cases:hearing-plan", args=[made.uid]))
    assert "Thay đổi so với bản đã ban hành" in page.text
    assert again(IssueHearingPlan(), RedrawHearingPlan()) == ["Không đổi phiên nào."]
    assert standing(made, head) == [("Đã vào số", True), ("Dự thảo", False)]
    withdrawn = [row.paper.state_words(clock.today()) for row in listed_papers(head, made) if not row.paper.stands]
    assert withdrawn == ["Dự thảo đã rút", "Không còn hiệu lực", "Dự thảo đã rút"]


def standing(plan: Dossier, by: User) -> list[tuple[str, bool]]:
    return [(row.paper.state_words(clock.today()), row.in_force) for row in listed_papers(by, plan) if row.paper.stands]


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"outcome": "POSTPONED_NOT_TOLD"}, HearingOutcome.POSTPONED_NOT_TOLD.label),
        ({"venue": "COURT"}, "không còn trực tuyến"),
        ({"starts_at": ON + timedelta(days=1)}, f"chuyển sang {ON + timedelta(days=1):%H:%M %d/%m/%Y}"),
    ],
)
def test_plan_says_why_a_hearing_is_gone(
    working: Dossier, do: Do, khai: Practitioner, head: User, centre: Organisation, columns: dict[str, Any], why: str
) -> None:
    do(online(), working, khai.user)
    do(online(starts_at=ON + timedelta(hours=2)), working, khai.user)
    made = plan(centre, head, ON.date(), ON.date())
    gone = Hearing.objects.earliest("starts_at")
    for act in (IssueHearingPlan(), RedrawHearingPlan()):
        made.refresh_from_db()
        if isinstance(act, IssueHearingPlan):
            # the number that the desk gave before stays
            paper = number_paper(Paper.objects.get(dossier=made), by=head, at=NOON, given="7")
        else:
            Hearing.objects.filter(pk=gone.pk).update(**columns)
        perform(act, made, by=head, occurred_at=NOON, recorded_at=NOON, seen=made.version, key=uuid4())
    data = frozen(Paper.objects.filter(dossier=made).latest("pk"))[0]
    assert data["plan_changes"] == [f"{at(gone)}, {working.number}: bỏ khỏi kế hoạch ({why})."]
    assert data["plan_replaces"] == f"Kế hoạch số {paper.number}/KH-{centre.code} ngày {NOON:%d/%m/%Y}"


def at(hearing: Hearing) -> str:
    return f"{localtime(hearing.starts_at):%H:%M %d/%m/%Y}"


def test_plan_without_hearings_or_turned_round_is_refused(centre: Organisation, head: User, rulebook: None) -> None:
    with pytest.raises(HearingNotPossible, match="chưa có phiên trực tuyến nào"):
        plan(centre, head, date(2026, 4, 1), date(2026, 4, 2))
    with pytest.raises(HearingNotPossible, match="Ngày cuối"):
        plan(centre, head, date(2026, 4, 2), date(2026, 4, 1))


def test_plan_is_opened_from_the_calendar(client: Client, head: User, legal_aid_officer: User, rulebook: None) -> None:
    client.force_login(head)
    address = client.get(reverse("cases:hearings")).context["plan_url"]
    assert client.get(address).status_code == 200
    client.force_login(legal_aid_officer)
    assert client.get(reverse("cases:hearings")).context["plan_url"] == ""
