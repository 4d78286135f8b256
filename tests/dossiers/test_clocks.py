"""Clocks start, stop, stand still and are counted again, from the moment things happened."""

from datetime import date, datetime, timedelta

import pytest

from diemtua.dossiers.actions import new_dossier
from diemtua.dossiers.models import Deadline, Dossier, Entry
from diemtua.dossiers.queries import left_in_words, open_deadlines, today
from diemtua.law.vocabulary.clocks import DayKind
from diemtua.rulebook.actions import Correction, DayGiven, add_day, seed
from diemtua.rulebook.queries import calendar_in_force
from diemtua.shared.clock import VIETNAM
from tests.dossiers import process as p
from tests.dossiers.conftest import Office


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def clock(dossier: Dossier, rule: str) -> Deadline:
    return Deadline.objects.get(dossier=dossier, rule=rule)


def test_clock_runs_from_what_happened_not_from_what_was_written(office: Office) -> None:
    dossier = office.opened(occurred_at=moment("2026-11-19 16:00"), reason="sổ giấy")
    office.act(p.Accept(year=2026), dossier, office.desk, occurred_at=moment("2026-11-20 08:00"), reason="sổ giấy")
    found = clock(dossier, "X01")
    assert found.started_at == moment("2026-11-20 08:00")
    # 24/11 is a holiday from 2026 on: Monday 23, Wednesday 25, Thursday 26
    assert found.due_at is not None
    assert found.due_at.astimezone(VIETNAM).date() == date(2026, 11, 26)
    assert found.trace != []


def test_stopping_meets_and_cancelling_ends(office: Office) -> None:
    dossier = office.opened(p.Speed.FAST)
    office.act(p.Accept(year=2026), dossier, office.desk)
    check, papers = clock(dossier, "T01"), clock(dossier, "T02")
    assert (check.met_at, check.cancelled_at, check.closed_by) == (office.at, None, Entry.objects.get(act="Accept"))
    assert (papers.met_at, papers.cancelled_at, papers.is_running) == (None, office.at, False)


def test_clock_named_by_a_day_starts_on_that_day(office: Office) -> None:
    from_day = p.Open(speed=p.Speed.FAST, story="", since_on=date(2026, 11, 18))
    dossier = new_dossier("test_matter", office.centre)
    office.act(from_day, dossier, office.desk)
    assert clock(dossier, "T02").started_at == moment("2026-11-18 00:00")


def test_facts_and_states_choose_which_clocks_start(office: Office) -> None:
    dossier = office.accepted(p.Speed.FAST)
    rules = {each.rule for each in open_deadlines(dossier)}
    assert rules == {"X02", "T04"}
    office.act(p.Extend(), dossier, office.head)
    assert {each.rule for each in open_deadlines(dossier)} == {"X02", "T04", "X03"}
    assert clock(dossier, "X03").started_at == office.at


def test_a_fact_stated_later_lengthens_a_running_clock(office: Office) -> None:
    dossier = office.accepted()
    before = clock(dossier, "T04").due_at
    office.act(p.Hurry(area=True), dossier, office.desk)
    after = clock(dossier, "T04").due_at
    assert before is not None
    assert after is not None
    assert after > before


def test_next_due_prefers_what_the_office_owes_by_law(office: Office) -> None:
    dossier = office.opened()
    assert dossier.next_due_rule == "T01"
    office.act(p.Accept(year=2026), dossier, office.desk)
    assert (dossier.next_due_rule, dossier.next_due_at) == ("X01", clock(dossier, "X01").due_at)
    office.act(p.Extend(), dossier, office.head)
    assert dossier.next_due_rule == "X03"
    office.act(p.Finish(good=True), dossier, office.head)
    assert (dossier.next_due_rule, dossier.next_due_at) == ("", None)


def test_pause_over_a_weekend_costs_no_working_day(office: Office) -> None:
    """Three working days from Friday 2026-12-04; still from Friday noon to Monday noon."""
    office.at = moment("2026-12-04 09:00")
    dossier = office.accepted()
    due = clock(dossier, "X01").due_at
    office.at = moment("2026-12-04 12:00")
    office.act(p.Hold(), dossier, office.head)
    still = clock(dossier, "X01")
    assert (still.due_at, still.stands_still, dossier.next_due_rule) == (None, True, "T04")
    office.act(p.Hold(), dossier, office.head)
    office.at = moment("2026-12-07 12:00")
    office.act(p.Continue(), dossier, office.head)
    office.act(p.Continue(), dossier, office.head)
    after = clock(dossier, "X01")
    assert due is not None
    assert after.due_at is not None
    assert (after.stands_still, len(after.paused)) == (False, 1)
    assert after.due_at - due <= timedelta(days=1)


def test_pause_of_hours_costs_exactly_its_length(office: Office) -> None:
    dossier = office.accepted(p.Speed.FAST)
    due = clock(dossier, "X02").due_at
    office.act(p.Hold(), dossier, office.head)
    began = office.at
    office.at += timedelta(hours=60)
    office.act(p.Continue(), dossier, office.head)
    assert due is not None
    assert clock(dossier, "X02").due_at == due + (office.at - began)


@pytest.mark.parametrize("which", ["Hold", "Continue"])
def test_annulled_pause_and_resumption_are_as_if_never(office: Office, which: str) -> None:
    dossier = office.accepted(p.Speed.FAST)
    office.act(p.Hold(), dossier, office.head)
    office.at += timedelta(hours=5)
    held = clock(dossier, "X02").paused
    if which == "Continue":
        office.act(p.Continue(), dossier, office.head)
    office.annul(Entry.objects.get(act=which))
    assert clock(dossier, "X02").paused == (held if which == "Continue" else [])
    assert clock(dossier, "X02").stands_still == (which == "Continue")


def test_today_shows_running_clocks_of_visible_dossiers(office: Office) -> None:
    mine = office.assigned()
    office.opened()
    office.over()
    rows = today(office.worker, office.at)
    assert [(each.dossier, each.rule) for each in rows] == [(mine, "X01"), (mine, "T04")]
    assert len(today(office.desk, office.at)) == 3
    assert len(today(office.desk, office.at - timedelta(days=1))) == 0
    assert len(today(office.stranger, office.at)) == 0


def test_a_corrected_calendar_moves_running_clocks_and_journals_it(office: Office) -> None:
    running, met = office.accepted(), office.over()
    unmoved = office.opened()
    before = {each.pk: each.due_at for each in Deadline.objects.all()}
    seed(office.at)
    storm = DayGiven(date(2026, 11, 25), DayKind.HOLIDAY, "Nghỉ tránh bão", "Công điện 1")
    add_day(storm, Correction(office.head, office.at, "bão"))
    running.refresh_from_db()
    after = clock(running, "X01").due_at
    assert after is not None
    assert after.astimezone(VIETNAM).date() == date(2026, 11, 27)
    entry = Entry.objects.get(dossier=running, act="Recompute")
    assert {each["rule"] for each in entry.recorded["clocks"]} == {"X01", "T04"}
    assert (running.next_due_at, running.version, entry.by) == (after, 3, None)
    assert [each.due_at for each in Deadline.objects.filter(dossier=met)] == [
        before[each.pk] for each in Deadline.objects.filter(dossier=met)
    ]
    assert Entry.objects.filter(dossier__in=[met, unmoved], act="Recompute").count() == 0


def test_clock_named_by_a_moment_starts_then(office: Office) -> None:
    dossier, asked_at = office.accepted(), office.at - timedelta(hours=3)
    office.act(p.Hold(asked_at=asked_at), dossier, office.head)
    assert clock(dossier, "X06").started_at == asked_at


@pytest.mark.parametrize(
    ("rule", "days", "words"),
    [
        ("X01", 0, "Còn 3 ngày làm việc"),
        ("X01", 3, "Còn 2 ngày làm việc"),
        ("X01", 6, ""),
        ("X01", 9, ""),
        ("X03", 0, ""),
    ],
)
def test_working_days_left_are_counted_in_working_days(office: Office, rule: str, days: int, words: str) -> None:
    dossier = office.accepted()
    if rule == "X03":
        office.act(p.Extend(), dossier, office.head)
    assert left_in_words(clock(dossier, rule), office.at + timedelta(days=days), calendar_in_force()) == words
