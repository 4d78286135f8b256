"""A short year of the demonstration: every state is reached by acts alone, the same seed tells the same story."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils.timezone import localtime

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import AidRequest, Case, Hearing, WorkEntry
from diemtua.demo.answering import ANSWERS, answer_the_plan
from diemtua.demo.duty import put_on_duty
from diemtua.demo.hours import HEARD_AT
from diemtua.demo.life import REFUSED_BECAUSE
from diemtua.demo.models import Demonstration
from diemtua.demo.scoreboard import proceedings, scoreboard, take_in_example
from diemtua.demo.setting import HOMES, OFFICES, set_the_scene
from diemtua.demo.year import SEED, play_year
from diemtua.dossiers.models import Dossier, Entry, RegisterLine
from diemtua.dossiers.queries import what_was_said
from diemtua.law.eligibility.categories import versions
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.processes.legal_aid_case.states import ENDED, STATES
from diemtua.law.processes.referral import REFERRAL
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.referrals import ReferralWay
from diemtua.notices.models import Message
from diemtua.plans.queries import plans_visible_to, task_rows
from diemtua.referrals.models import Referral
from diemtua.rulebook.queries import calendar_in_force
from diemtua.workforce.models import Alarm, Practitioner

ENDS_ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One play for all tests of this file; what each of them changes is rolled back behind it."""
    with django_db_blocker.unblock(), transaction.atomic():
        offices = set_the_scene(AT, lambda _what: None)
        take_in_example(User.objects.get(username="linh"), AT)
        play_year(offices, ENDS_ON, 24, lambda _done: None)
        Demonstration.objects.create(ends_on=ENDS_ON, cases=24, seed=SEED, played_at=AT)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def played(year: None, db: None) -> None:
    """The year, as this test finds it."""


@pytest.mark.usefixtures("played")
def test_year_is_played_by_acts_up_to_its_last_day() -> None:
    # one more came of the referral that is left opened
    assert AidRequest.objects.count() == 25
    assert Entry.objects.filter(occurred_at__date__gt=ENDS_ON).count() == 0
    assert Dossier.objects.filter(version=0).count() == 0
    for office in {case.office_id for case in Case.objects.all()}:
        lines = RegisterLine.objects.filter(office=office, register="TT12-01").order_by("entered_at")
        by_year: dict[int, list[int]] = {}
        for line in lines:
            by_year.setdefault(line.year, []).append(line.number)
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_year.values())


@pytest.mark.usefixtures("played")
def test_scoreboard_counts_the_cases_that_were_played() -> None:
    planner = User.objects.get(username="linh")
    lines = list(scoreboard(planner, ENDS_ON))
    year_ago = datetime(2025, 11, 23, 17, tzinfo=UTC)
    accepted = Case.objects.filter(annulled_at=None, accepted_at__gte=year_ago).count()
    first = next(line for line in lines if line.strip().startswith("II.1 "))
    assert f"{accepted} vụ việc" in first
    assert len([line for line in lines if line.startswith("  ")]) == 16


@pytest.mark.usefixtures("played")
def test_every_form_group_and_end_is_shown() -> None:
    cases = list(Case.objects.filter(annulled_at=None))
    in_force = {each.code.value for each in versions() if each.applies(ENDS_ON)}
    assert {case.form for case in cases} == {form.value for form in AidForm}
    assert {case.category for case in cases} == in_force
    ends = {state.code for state in STATES if state.over} | set(ENDED)
    reached = Entry.objects.filter(dossier__kind=LEGAL_AID_CASE.kind, state_after__in=ends)
    assert set(reached.values_list("state_after", flat=True)) == ends


@pytest.mark.usefixtures("played")
def test_hearings_and_work_fall_when_courts_and_offices_work() -> None:
    calendar = calendar_in_force()
    heard = [localtime(each) for each in Hearing.objects.values_list("starts_at", flat=True)]
    assert heard != []
    assert [each for each in heard if each.time() not in HEARD_AT or not calendar.works(each.date())] == []
    worked = [(localtime(each.began_at), localtime(each.ended_at)) for each in WorkEntry.objects.all()]
    days = [(began, ended, calendar.spans(ended.date())) for began, ended in worked]
    assert [began for began, ended, spans in days if not spans[0][0] <= began < ended <= spans[-1][1]] == []
    assert {moment.minute % 15 for pair in worked for moment in pair} == {0}


@pytest.mark.usefixtures("played")
def test_refusals_give_the_reason_of_their_ground() -> None:
    refused = Entry.objects.filter(act="RefuseRequest").select_related("dossier")
    said = [what_was_said(each)["answers"] for each in refused]
    assert said != []
    assert [each["reason"] for each in said] == [REFUSED_BECAUSE[each["ground"]] for each in said]


@pytest.mark.usefixtures("played")
def test_referrals_stand_in_every_state_and_duty_is_alive() -> None:
    put_on_duty(Organisation.objects.get(code="TTTGPL"), ENDS_ON)
    states = set(Dossier.objects.filter(kind=REFERRAL.kind).values_list("state", flat=True))
    assert states == {state.code for state in REFERRAL.states}
    assert Referral.objects.get(way=ReferralWay.LINK).sender.code == "HPN"
    lines = list(proceedings(ENDS_ON))
    assert [line.split(":")[0] for line in lines] == [
        "Giới thiệu, thông báo", "Lịch trực 09/11 – 06/12/2026", "Trực nhận việc khẩn",
    ]  # fmt: skip
    assert Alarm.objects.exclude(silenced_by=None).exists()


@pytest.mark.usefixtures("played")
def test_offices_say_where_they_are(client: Client) -> None:
    page = client.get("/noi-tro-giup/").content.decode()
    given = [value for office in OFFICES.values() for value in office.values()]
    assert [value for value in given if value not in page] == []
    assert "đang được cập nhật" not in page


@pytest.mark.usefixtures("played")
def test_practitioners_live_all_over_the_province_but_for_one_who_never_said() -> None:
    homes = {each.user.username: each.commune for each in Practitioner.objects.select_related("user", "commune")}
    assert {name: home.full_name for name, home in homes.items() if home} == HOMES
    assert [name for name, home in homes.items() if home is None] == ["luan"]


@pytest.mark.usefixtures("played")
def test_demonstration_played_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = Entry.objects.count()
    call_command("demo", "--no-serve")
    assert "không thay đổi gì" in capsys.readouterr().out
    assert Entry.objects.count() == before


@pytest.mark.usefixtures("played")
def test_bodies_of_the_plan_have_answered_their_part() -> None:
    answer_the_plan(ENDS_ON)
    planner = User.objects.get(username="linh")
    rows = task_rows(planner, plans_visible_to(planner).get(), ENDS_ON, parts=True)
    answered = {row.task.key: [part.body.code for part in row.parts if part.body] for row in rows if row.parts}
    assert answered == {"I.1": ["BAO-DAI"], "V.1": ["DLS"], "V.3": ["SKHCN"], "VI.1": ["SNV"], "VI.3": ["STC"]}
    assert Message.objects.filter(user=planner, event="PLAN_TASK").count() == len(ANSWERS)
