"""Somebody on a published roster goes on leave: the head is told, the page says where, the roster still changes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import new_dossier
from diemtua.duty import queries
from diemtua.duty.models import Roster, Shift, Site
from diemtua.law.processes.duty_roster import PublishRoster
from diemtua.law.processes.duty_swap import ArrangeCover
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.notices.models import Message
from diemtua.workforce.actions import enter_leave
from diemtua.workforce.enums import LeaveKind
from diemtua.workforce.models import Leave, OnCall, Practitioner
from tests.cases.conftest import Do
from tests.duty.conftest import FRIDAY, MONDAY, NOON, open_roster, placed, shift_of, solved
from tests.watch import hold

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def away(person: Practitioner, by: User, start: date = MONDAY, end: date = FRIDAY) -> Leave:
    return enter_leave(person, LeaveKind.SICK, start=start, end=end, by=by, at=NOON)


def told(user: User) -> list[tuple[str, str, str]]:
    rows = Message.objects.filter(user=user).order_by("pk")
    return [(row.subject, row.body, row.link) for row in rows if " nghỉ, " in row.subject]


def test_head_is_told_which_seat_stands_empty_and_where_to_fill_it(
    one_shift: Roster, khai: Practitioner, head: User, desk_officer: User
) -> None:
    away(khai, head)
    shift = shift_of(one_shift)
    assert told(head) == [(
        "Trần Văn Khải nghỉ, 1 ca trực cần người thay",
        f"Lịch trực đã ban hành vẫn ghi người này. Hãy cử người trực thay: 02/03/2026, buổi sáng · {shift.site.name}.",
        reverse("duty:cover", args=[shift.uid]),
    )]  # fmt: skip
    assert told(desk_officer) == []


def test_leave_beside_the_shift_tells_nobody(
    one_shift: Roster, khai: Practitioner, ut: Practitioner, head: User
) -> None:
    away(khai, head, MONDAY + DAY)
    away(ut, head)
    assert told(head) == []


def test_several_seats_are_told_in_one_notice(published: Roster, head: User, client: Client) -> None:
    held = Shift.objects.filter(roster=published, ended_at=None, practitioner=shift_of(published).practitioner)
    away(held[0].practitioner, head, MONDAY, FRIDAY + DAY)
    assert [(subject, link) for subject, _body, link in told(head)] == [
        (f"{held[0].practitioner.full_name} nghỉ, {held.count()} ca trực cần người thay", reverse("duty:home"))
    ]


def test_night_that_reaches_into_the_leave_is_a_gap(hotline: Site, khai: Practitioner, do: Do, head: User) -> None:
    roster = open_roster(hotline.office, do, head)
    do(placed(hotline, khai), roster.dossier, head)
    night = replace(placed(hotline, khai), part=DutyPart.NIGHT)
    do(night, roster.dossier, head)
    do(PublishRoster(), roster.dossier, head)
    leave = away(khai, head, MONDAY + DAY)
    assert [DutyPart(each.part) for each in queries.emptied_by(leave, NOON)] == [DutyPart.NIGHT]
    assert [DutyPart(each.part) for each in queries.without_their_person(head, NOON)] == [DutyPart.NIGHT]


def test_home_names_the_seat_until_somebody_stands_in(
    one_shift: Roster, khai: Practitioner, ut: Practitioner, head: User, do: Do, client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    hold(monkeypatch, NOON)
    away(khai, head)
    shift = shift_of(one_shift)
    client.force_login(head)
    page = client.get(reverse("duty:home")).text
    assert ("Ca trực cần người thay" in page, reverse("duty:cover", args=[shift.uid]) in page) == (True, True)
    hold(monkeypatch, shift.starts_at)
    assert '">Nghỉ</strong>' in client.get(reverse("duty:home")).text
    client.force_login(ut.user)
    page = client.get(reverse("duty:home")).text
    assert ("Ca trực cần người thay" in page, reverse("duty:cover", args=[shift.uid]) in page) == (True, False)
    do(ArrangeCover(giving=shift.pk, other=ut.pk, reason="Ốm"), new_dossier("duty_swap", one_shift.office), head)
    assert queries.without_their_person(head, NOON) == []


def test_leave_entered_since_hinders_no_other_change_of_who_is_rung(
    hotline: Site, centre: Organisation, khai: Practitioner, ut: Practitioner, do: Do, head: User
) -> None:
    roster = solved(open_roster(hotline.office, do, head), do, head)
    do(PublishRoster(), roster.dossier, head)
    away(khai, head)
    mine = Shift.objects.filter(roster=roster, ended_at=None, practitioner=khai).order_by("day", "part")
    assert mine.count() > 1
    giving = next(each for each in mine if _free(ut, each))
    do(ArrangeCover(giving=giving.pk, other=ut.pk, reason="Ốm"), new_dossier("duty_swap", roster.office), head)
    assert OnCall.objects.get(withdrawn_at=None, from_at=giving.starts_at).user == ut.user


def _free(person: Practitioner, shift: Shift) -> bool:
    return not Shift.objects.filter(practitioner=person, day=shift.day, part=shift.part, ended_at=None).exists()


@pytest.mark.parametrize(
    ("gone", "empty"),
    [
        ({"active": False}, True), ({"withdrawn_on": MONDAY}, True), ({"banned_on": MONDAY}, True),
        ({"card_valid_to": MONDAY}, True), ({"card_valid_to": MONDAY + DAY}, False), ({}, False),
    ],
)  # fmt: skip
def test_seat_of_who_works_here_no_more_stands_empty(
    gone: dict[str, Any], empty: bool, one_shift: Roster, khai: Practitioner, head: User
) -> None:
    Practitioner.objects.filter(pk=khai.pk).update(**gone)
    assert bool(queries.without_their_person(head, NOON)) is empty


def test_seat_of_a_closed_account_or_an_ended_contract_stands_empty(
    one_shift: Roster, khai: Practitioner, head: User
) -> None:
    Practitioner.objects.filter(pk=khai.pk).update(contract_to=MONDAY)
    assert queries.without_their_person(head, NOON) == []
    Practitioner.objects.filter(pk=khai.pk).update(kind=PractitionerKind.CONTRACT_LAWYER)
    assert len(queries.without_their_person(head, NOON)) == 1
    Practitioner.objects.filter(pk=khai.pk).update(kind=PractitionerKind.LEGAL_AID_OFFICER)
    User.objects.filter(practitioner=khai).update(is_active=False)
    assert len(queries.without_their_person(head, NOON)) == 1
