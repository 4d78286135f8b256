"""The earlier of two clocks, whatever the moments; the declared process of a referral is whole."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diemtua.law.calendar import seed
from diemtua.law.deadlines import due, rule
from diemtua.law.process import new_facts, next_state
from diemtua.law.processes.referral import REFERRAL, SendReferral
from diemtua.law.referrals import SOONER, appointment_due, earlier, notice_clock, phones_first
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import ReferralKind
from diemtua.shared.clock import VIETNAM

FIRST = datetime(2025, 1, 1, tzinfo=VIETNAM)
MOMENTS = st.integers(0, 700 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
STATUSES = st.sampled_from([None, *ProceduralStatus])
CALENDAR = seed()
LAWFUL, AT_ONCE = ("T05", "T06", "T08X", "T17", "T18"), ("T08", "T09")


@given(st.sampled_from(LAWFUL), st.sampled_from(LAWFUL), MOMENTS, MOMENTS)
def test_earlier_is_one_of_the_two_never_later_and_whichever_way_round(
    one: str, other: str, start: datetime, second: datetime
) -> None:
    first, then = (
        due(rule(one, start.date()), start, calendar=CALENDAR),
        due(rule(other, second.date()), second, calendar=CALENDAR),
    )
    found, turned = earlier(first, then), earlier(then, first)
    assert found is not None
    assert turned is not None
    assert found.at == turned.at == min(first.at, then.at)
    assert found.rule in {one, other}
    assert found.trace[-1] == SOONER


@given(st.sampled_from(LAWFUL), st.sampled_from(AT_ONCE), MOMENTS)
def test_what_is_owed_at_once_never_decides_which_clock_is_earlier(name: str, at_once: str, start: datetime) -> None:
    lawful, target = (due(rule(each, start.date()), start, calendar=CALENDAR) for each in (name, at_once))
    assert earlier(lawful, target) == earlier(target, lawful) == lawful
    assert earlier(target, target) is None
    assert earlier(None, None) is None


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=9)), STATUSES)
def test_appointment_is_due_no_later_than_either_clock_says(
    received: datetime, waited: timedelta, status: ProceduralStatus | None
) -> None:
    found = appointment_due(received, received + waited, status, calendar=CALENDAR)
    before = appointment_due(received, None, status, calendar=CALENDAR)
    assert found is not None
    assert before is not None
    assert before.rule == "T08X"
    assert found.at <= before.at
    if status in (ProceduralStatus.ARRESTED, ProceduralStatus.IN_CUSTODY):
        assert found.at <= received + waited + timedelta(hours=12)


@given(MOMENTS, STATUSES)
def test_every_status_has_a_notice_clock_and_a_warning_where_the_law_is_silent(
    asked: datetime, status: ProceduralStatus | None
) -> None:
    found = notice_clock(status, asked, calendar=CALENDAR)
    assert found.due.at > asked
    assert (found.due.rule == "T07X") <= bool(found.warning)
    assert found.phone_first == phones_first(status)
    assert not found.phone_first or found.due.at == asked + timedelta(hours=12)


def test_nothing_is_due_before_any_article_was_in_force() -> None:
    assert appointment_due(datetime(2017, 1, 1, 9, tzinfo=VIETNAM), None, None, calendar=CALENDAR) is None


def test_states_of_a_referral_are_reached_and_left_or_over() -> None:
    targets = [rule.to for rule in REFERRAL.acts if rule.to]
    reached = {state for to in targets for state in ([to] if isinstance(to, str) else to.values())}
    left = {code for rule in REFERRAL.acts if rule.to for code in rule.states}
    assert [state.code for state in REFERRAL.states if state.code not in reached] == []
    assert [state.code for state in REFERRAL.states if not state.over and state.code not in left] == []


def test_every_clock_of_a_referral_is_stopped_or_cancelled() -> None:
    started = {start.rule for rule in REFERRAL.acts for start in rule.starts}
    ended = {clock for rule in REFERRAL.acts for clock in (*rule.stops, *rule.cancels)}
    assert started == ended


def test_explained_right_is_recorded_and_everything_else_waits() -> None:
    send = REFERRAL.rule("SendReferral")
    states = {
        kind: next_state(send, "", new_facts(SendReferral(kind=kind, sender=1, full_name="A", matter="B")))
        for kind in ReferralKind
    }
    assert {kind for kind, state in states.items() if state == "RECORDED"} == {ReferralKind.RIGHT_EXPLAINED}
    assert set(states.values()) == {"RECORDED", "SENT"}
