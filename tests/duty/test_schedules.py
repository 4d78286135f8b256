"""A court's schedule sent again: what changes is shown first, what falls away stays to be read, gaps are told."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import new_dossier
from diemtua.duty import actions, queries
from diemtua.duty.models import CourtSchedule, CoverageGap, ListedHearing, Roster, Shift, Site
from diemtua.duty.schedules import HearingGiven, differences
from diemtua.duty.tasks import look_for_gaps
from diemtua.law.processes.duty_swap import ArrangeCover
from diemtua.law.vocabulary.duty import DutyMode, DutyPart
from diemtua.notices.models import Message
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.models import Parameter
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.actions import enter_leave
from diemtua.workforce.enums import LeaveKind
from diemtua.workforce.models import Leave, Practitioner
from tests.cases.asking import browser
from tests.duty.conftest import FRIDAY, MONDAY, NOON, Do, make_site, shift_of
from tests.duty.test_pages import schedule, signed_in, words
from tests.watch import hold

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
EIGHT = datetime(2026, 3, 2, 8, tzinfo=VIETNAM)
PERIOD = (MONDAY, FRIDAY + DAY)


@pytest.fixture(autouse=True)
def february(monkeypatch: pytest.MonkeyPatch) -> Any:
    return hold(monkeypatch, NOON)


def given(site: Site, at: datetime = EIGHT, room: str = "", number: str = "", matter: str = "") -> HearingGiven:
    return HearingGiven(site.pk, at, room, matter, number)


def taken(site: Site, by: User, *rows: HearingGiven, at: datetime = NOON) -> CourtSchedule:
    made = actions.read_schedule(rows, site.office, PERIOD, by=by, at=at)
    actions.take_schedule(made, by=by, at=at)
    return made


def standing() -> list[tuple[datetime, str, str]]:
    rows = ListedHearing.objects.filter(ended_at=None).order_by("starts_at", "room", "number")
    return [(row.starts_at.astimezone(VIETNAM), row.room, row.number) for row in rows]


def told() -> list[tuple[str, str, str]]:
    rows = Message.objects.filter(event="HEARING_NEAR").select_related("user").order_by("user__username", "pk")
    return [(row.user.username, row.subject, row.body) for row in rows if row.user]


def test_schedule_sent_again_takes_the_place_of_the_first_and_keeps_what_fell_away(court: Site, head: User) -> None:
    a, b, c = (given(court, room=f"Phòng {number}", number=f"{number}/2026/HS") for number in (1, 2, 3))
    taken(court, head, a, b, c)
    moved = given(court, EIGHT + DAY, "Phòng 1", "1/2026/HS")
    second = taken(court, head, moved, b, given(court, number="4/2026/HS"), at=NOON + HOUR)
    assert standing() == [
        (EIGHT, "", "4/2026/HS"), (EIGHT, "Phòng 2", "2/2026/HS"), (EIGHT + DAY, "Phòng 1", "1/2026/HS"),
    ]  # fmt: skip
    ended = ListedHearing.objects.exclude(ended_at=None).order_by("number")
    assert [(row.number, row.ended_because, row.ended_at, row.ended_in) for row in ended] == [
        ("1/2026/HS", "MOVED", NOON + HOUR, second), ("3/2026/HS", "GONE", NOON + HOUR, second),
    ]  # fmt: skip
    came, gone = queries.changes_made(second)
    assert [(row.number, row.followed and row.followed.number) for row in came] == [
        ("4/2026/HS", None), ("1/2026/HS", "1/2026/HS"),
    ]  # fmt: skip
    assert [row.number for row in gone] == ["3/2026/HS"]
    # what it named is kept in the rows alone
    assert CourtSchedule.objects.get(pk=second.pk).rows == []


def test_same_schedule_again_changes_nothing(court: Site, head: User) -> None:
    rows = [given(court, room="1"), given(court, room="2"), given(court, EIGHT + HOUR)]
    taken(court, head, *rows)
    made = actions.read_schedule(rows, court.office, PERIOD, by=head, at=NOON + HOUR)
    found = queries.changes_to_come(made, NOON + HOUR)
    assert (found.new, found.moved, found.gone, found.same) == ([], [], [], 3)


def test_two_hearings_of_one_minute_are_told_apart(court: Site, head: User) -> None:
    taken(
        court, head, given(court, room="1"), given(court, room="2"), given(court, number="7/HS"),
        given(court, number="8/HS"), given(court, matter="Trộm cắp"), given(court, matter="Ly hôn"),
    )  # fmt: skip
    assert ListedHearing.objects.filter(ended_at=None).count() == 6
    with pytest.raises(IntegrityError), transaction.atomic():
        ListedHearing.objects.create(site=court, starts_at=EIGHT, room="1", entered_at=NOON, entered_by=head)


def test_rows_that_say_the_same_are_counted_once_and_told(court: Site, head: User) -> None:
    made = actions.read_schedule([given(court), given(court)], court.office, PERIOD, by=head, at=NOON)
    assert (made.twice, len(queries.changes_to_come(made, NOON).new)) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ({"number": "1/HS"}, {"number": "1/HS", "at": EIGHT + HOUR}, "moved"),
        ({"number": "1/HS"}, {"number": "2/HS"}, "other"),
        ({"number": "1/HS", "matter": "A"}, {"number": "2/HS", "matter": "A"}, "other"),
        ({"matter": "Trộm cắp"}, {"matter": "trom cap", "at": EIGHT + HOUR}, "moved"),
        ({"matter": "A"}, {"matter": "A", "number": "1/HS"}, "moved"),
        ({"room": "1"}, {"room": "1", "number": "1/HS"}, "moved"),
        ({"room": "1", "number": "1/HS"}, {"room": "1"}, "moved"),
        ({"room": "1"}, {"room": "2"}, "moved"),
        ({"room": "1", "matter": "A"}, {"room": "2", "matter": "B"}, "other"),
        ({}, {"at": EIGHT + HOUR}, "other"),
    ],
)
def test_a_row_is_the_same_hearing_by_number_matter_room_or_minute(
    old: dict[str, Any], new: dict[str, Any], kind: str, court: Site, head: User
) -> None:
    taken(court, head, given(court, **old))
    found = differences([given(court, **new)], list(ListedHearing.objects.all()), NOON)
    counts = {"moved": (0, 1, 0), "other": (1, 0, 1)}[kind]
    assert (len(found.new), len(found.moved), len(found.gone)) == counts


def test_what_was_heard_already_is_never_gone(court: Site, head: User) -> None:
    taken(court, head, given(court, number="1/HS"), given(court, EIGHT + DAY, number="2/HS"))
    found = differences([given(court, EIGHT + 2 * DAY, number="1/HS")], list(ListedHearing.objects.all()), EIGHT + HOUR)
    assert ([row.number for row in found.gone], found.moved, len(found.new)) == (["2/HS"], [], 1)


def test_schedule_is_of_its_places_and_days_alone(court: Site, centre: Organisation, head: User) -> None:
    other = make_site(centre, "TAT", mode=DutyMode.AT_SITE, weekdays="0", parts=(DutyPart.MORNING,))
    taken(court, head, given(court, number="1/HS"))
    taken(other, head, given(other, number="9/HS"), at=NOON + HOUR)
    later = actions.read_schedule(
        [given(court, EIGHT + 30 * DAY)], court.office, (FRIDAY + DAY, FRIDAY + 60 * DAY), by=head, at=NOON + HOUR
    )  # fmt: skip
    actions.take_schedule(later, by=head, at=NOON + HOUR)
    assert ListedHearing.objects.filter(ended_at=None).count() == 3


def test_schedule_read_before_another_was_taken_is_refused(court: Site, head: User) -> None:
    first = actions.read_schedule([given(court)], court.office, PERIOD, by=head, at=NOON)
    taken(court, head, given(court, room="1"), at=NOON + HOUR)
    with pytest.raises(actions.ScheduleOvertaken):
        actions.take_schedule(first, by=head, at=NOON + 2 * HOUR)
    second = taken(court, head, given(court, room="2"), at=NOON + 3 * HOUR)
    with pytest.raises(actions.ScheduleOvertaken):
        actions.take_schedule(second, by=head, at=NOON + 4 * HOUR)
    third = actions.read_schedule([given(court)], court.office, PERIOD, by=head, at=NOON + 5 * HOUR)
    actions.drop_listed(ListedHearing.objects.get(ended_at=None), by=head, at=NOON + 6 * HOUR)
    with pytest.raises(actions.ScheduleOvertaken, match="Hãy tải lại tệp"):
        actions.take_schedule(third, by=head, at=NOON + 7 * HOUR)


def test_file_that_nobody_took_is_forgotten(court: Site, head: User) -> None:
    taken(court, head, given(court))
    actions.read_schedule([given(court)], court.office, PERIOD, by=head, at=NOON)
    assert (actions.forget_untaken(NOON + DAY), actions.forget_untaken(NOON + 3 * DAY)) == (0, 1)
    assert CourtSchedule.objects.count() == 1


# gaps


def test_gap_is_told_once_to_who_leads_and_plans(court: Site, head: User, desk_officer: User) -> None:
    taken(court, head, given(court, room="1"), given(court, room="2"))
    said = (
        "1 buổi có phiên tòa mà chưa có người trực",
        f"02/03/2026, Buổi sáng · {court.name}: 2 phiên",
    )
    assert told() == [("hoa", *said), ("yen", *said)]
    assert [actions.tell_all_gaps(NOON + number * HOUR) for number in range(3)] == [0, 0, 0]
    taken(court, head, given(court, room="1"), given(court, room="3"), at=NOON + HOUR)
    assert len(told()) == 2


def test_gap_that_was_filled_and_opened_again_is_told_again(published: Roster, court: Site, head: User) -> None:
    taken(court, head, given(court))
    assert (told(), CoverageGap.objects.count()) == ([], 0)
    Shift.objects.filter(day=MONDAY).update(ended_at=NOON, ended_because="CLEARED")
    assert actions.tell_all_gaps(NOON) == 1
    Shift.objects.filter(day=MONDAY).update(ended_at=None, ended_because="")
    assert actions.tell_all_gaps(NOON + HOUR) == 0
    assert CoverageGap.objects.get().closed_at == NOON + HOUR
    Shift.objects.filter(day=MONDAY).update(ended_at=NOON, ended_because="CLEARED")
    assert actions.tell_all_gaps(NOON + 2 * HOUR) == 1


def test_seat_whose_person_is_on_leave_is_a_gap_until_somebody_stands_in(
    published: Roster, court: Site, do: Do, head: User, tam: Practitioner
) -> None:
    taken(court, head, given(court, room="1"), given(court, room="2"))
    shift = shift_of(published)
    enter_leave(shift.practitioner, LeaveKind.SICK, start=MONDAY, end=FRIDAY, by=head, at=NOON)
    assert actions.tell_all_gaps(NOON) == 1
    said = f"02/03/2026, Buổi sáng · {court.name}: 2 phiên, người trực nghỉ: {shift.practitioner.full_name}"
    assert [body for user, _subject, body in told() if user == "hoa"] == [said]
    swap = new_dossier("duty_swap", published.office)
    do(ArrangeCover(giving=shift.pk, other=tam.pk, reason="Ốm"), swap, head)
    assert actions.tell_all_gaps(NOON + HOUR) == 0
    assert CoverageGap.objects.get().closed_at == NOON + HOUR


def test_one_of_two_seats_on_leave_leaves_no_gap(published: Roster, court: Site, head: User, tam: Practitioner) -> None:
    shift = shift_of(published)
    Shift.objects.create(
        roster=published, practitioner=tam, site=court, day=MONDAY, part=shift.part, seat=2, entered_at=NOON
    )
    Leave.objects.create(practitioner=shift.practitioner, kind=LeaveKind.SICK, valid_from=MONDAY, valid_to=FRIDAY)
    taken(court, head, given(court))
    assert (told(), CoverageGap.objects.count()) == ([], 0)
    [found] = queries.covered(head, MONDAY, FRIDAY)
    assert ([each.practitioner for each in found.shifts], list(found.away), found.is_gap) == ([tam], [shift], False)


def test_page_names_who_is_on_leave_and_leads_the_head_to_a_cover(
    published: Roster, court: Site, head: User, desk_officer: User
) -> None:
    taken(court, head, given(court))
    shift = shift_of(published)
    Leave.objects.create(practitioner=shift.practitioner, kind=LeaveKind.SICK, valid_from=MONDAY, valid_to=FRIDAY)
    cover = reverse("duty:cover", args=[shift.uid])
    for user, arranges in ((head, True), (desk_officer, False)):
        page = browser(user).get(reverse("duty:coverage")).text
        seen = ["Người trực nghỉ" in page, "Chưa có ai" in page, shift.practitioner.full_name in page, cover in page]
        assert seen == [True, False, True, arranges]


def test_worker_tells_when_the_day_comes_within_the_offices_own_number_of_days(
    court: Site, head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    Parameter.objects.filter(key=ParameterKey.COVERAGE_DAYS).update(value=2)
    taken(court, head, given(court))
    assert told() == []
    hold(monkeypatch, EIGHT - 2 * DAY - HOUR)
    look_for_gaps.func()
    assert len(told()) == 1
    hold(monkeypatch, EIGHT - DAY)
    look_for_gaps.func()
    assert len(told()) == 1


def test_hearing_that_is_over_or_dropped_is_no_gap(court: Site, head: User) -> None:
    taken(court, head, given(court))
    actions.drop_listed(ListedHearing.objects.get(), by=head, at=NOON)
    assert (actions.tell_all_gaps(NOON), CoverageGap.objects.filter(closed_at=None).count()) == (0, 0)


def test_many_gaps_are_one_notice(court: Site, head: User) -> None:
    rows = [given(court, EIGHT + number * DAY) for number in range(14)]
    made = actions.read_schedule(rows, court.office, (MONDAY, MONDAY + 20 * DAY), by=head, at=NOON)
    Parameter.objects.filter(key=ParameterKey.COVERAGE_DAYS).update(value=30)
    actions.take_schedule(made, by=head, at=NOON)
    [(_user, subject, body)] = told()
    assert subject.startswith("14 buổi")
    assert body.splitlines()[-1] == "và 2 buổi khác"


# pages


def test_page_shows_what_changes_before_it_is_taken(client: Client, published: Roster, court: Site, head: User) -> None:
    signed_in(client, head)
    heads = ("Ngày", "Giờ", "Nơi trực", "Phòng xử", "Vụ án", "Số thụ lý")
    rows = [("02/03/2026", "08:00", court.name, "1", "", "1/HS"), ("03/03/2026", "08:00", court.name, "1", "", "2/HS")]
    days = {"first_day": "02/03/2026", "last_day": "06/03/2026"}
    first = client.post(reverse("duty:take-schedule"), {"file": schedule(*rows, heads=heads), **days})
    client.post(f"{first['Location']}nhan/")
    again = [("02/03/2026", "14:00", court.name, "1", "", "1/HS"), ("04/03/2026", "08:00", court.name, "1", "", "3/HS")]
    second = client.post(reverse("duty:take-schedule"), {"file": schedule(*again, heads=heads), **days})
    shown = words(client.get(second["Location"]))
    assert "1 phiên mới · 1 phiên dời · 1 phiên không còn · 0 phiên như cũ" in shown
    assert f"{court.name}: 02/03/2026 08:00 · 1 · 1/HS → 02/03/2026 14:00 · 1 · 1/HS" in shown
    assert len(standing()) == 2
    assert client.post(f"{second['Location']}nhan/").status_code == 302
    assert [number for _at, _room, number in standing()] == ["1/HS", "3/HS"]
    page = words(client.get(reverse("duty:coverage")))
    assert ("Tòa dời" in page, "Không còn trong lịch Tòa gửi" in page) == (True, True)
    assert "1 phiên mới · 1 phiên dời · 1 phiên không còn" in words(client.get(second["Location"]))
    late = client.post(f"{second['Location']}nhan/")
    assert (late.status_code, "Hãy tải lại tệp" in words(late)) == (422, True)


def test_day_outside_the_chosen_ones_and_days_turned_round_are_named(client: Client, court: Site, head: User) -> None:
    signed_in(client, head)
    file = schedule(("09/03/2026", "08:00", court.name, "", ""))
    sent = {"file": file, "first_day": "02/03/2026", "last_day": "06/03/2026"}
    page = words(client.post(reverse("duty:take-schedule"), sent))
    assert "Dòng 2, cột Ngày: nằm ngoài những ngày đã chọn." in page
    sent = {"file": schedule(("02/03/2026", "08:00", court.name, "", "")), "first_day": "06/03/2026"}
    answer = client.post(reverse("duty:take-schedule"), sent | {"last_day": "02/03/2026"})
    assert (answer.status_code, "Ngày cuối phải từ ngày đầu" in words(answer)) == (422, True)


def test_file_of_two_offices_is_taken_apart(client: Client, court: Site, branch: Organisation, head: User) -> None:
    theirs = make_site(branch, "TAT", mode=DutyMode.AT_SITE, weekdays="0", parts=(DutyPart.MORNING,))
    signed_in(client, head)
    file = schedule(("02/03/2026", "08:00", court.name, "", ""), ("02/03/2026", "08:00", theirs.name, "", ""))
    assert "mỗi đơn vị một tệp" in words(client.post(reverse("duty:take-schedule"), {"file": file}))


def test_place_whose_name_another_office_uses_is_not_guessed(
    client: Client, court: Site, branch: Organisation, head: User
) -> None:
    theirs = make_site(branch, "TAT", mode=DutyMode.AT_SITE, weekdays="0", parts=(DutyPart.MORNING,))
    Site.objects.filter(pk=theirs.pk).update(name=court.name.upper())
    signed_in(client, head)
    file = schedule(("02/03/2026", "08:00", court.name, "", ""))
    page = words(client.post(reverse("duty:take-schedule"), {"file": file}))
    assert "Dòng 2, cột Nơi trực: nhiều nơi trực có tên này; hãy đặt tên chúng khác nhau." in page


def test_schedule_too_long_for_one_file_is_refused_and_nothing_is_gone(client: Client, court: Site, head: User) -> None:
    signed_in(client, head)
    file = schedule(*[("02/03/2026", "08:00", court.name, f"{number}", "") for number in range(2000)])
    answer = client.post(reverse("duty:take-schedule"), {"file": file})
    assert (answer.status_code, CourtSchedule.objects.count()) == (422, 0)
    assert "Tệp có quá 2000 dòng. Hãy tách thành nhiều tệp" in words(answer)
