"""The declared process of a request for legal aid is whole: every name resolves, every state can be left or is over."""

from dataclasses import fields, is_dataclass

from diemtua.law.process import Question, new_facts, next_state, question
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE as CASE
from diemtua.law.processes.legal_aid_case import states
from diemtua.law.processes.legal_aid_case.reception import AcceptRequest, ReceiveRequest
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import ReceptionChannel


def test_states_named_by_acts_exist() -> None:
    codes = {state.code for state in CASE.states}
    named = {code for rule in CASE.acts for code in (*rule.states, *([rule.to] if isinstance(rule.to, str) else []))}
    assert named - codes == set()
    assert len(codes) == len(CASE.states)


def test_every_state_is_reached_and_left_or_over() -> None:
    reached = {rule.to for rule in CASE.acts}
    left = {code for rule in CASE.acts if rule.to for code in rule.states}
    assert [state.code for state in CASE.states if state.code not in reached] == []
    assert [state.code for state in CASE.states if not state.over and state.code not in left] == []
    assert [state.code for state in CASE.states if state.over and state.code in left] == []


def test_every_clock_started_is_stopped_or_cancelled_by_some_act() -> None:
    started = {start.rule for rule in CASE.acts for start in rule.starts}
    ended = {clock for rule in CASE.acts for clock in (*rule.stops, *rule.cancels)}
    assert started - ended == set()


def test_every_act_asks_through_questions() -> None:
    for rule in CASE.acts:
        assert is_dataclass(rule.act)
        assert all(isinstance(question(each), Question) for each in fields(rule.act))


def test_one_act_opens_the_dossier() -> None:
    assert [rule.code for rule in CASE.acts if rule.opens] == ["ReceiveRequest"]


def test_facts_of_an_acceptance_hold_codes_only() -> None:
    act = AcceptRequest(
        form=AidForm.LITIGATION,
        field=LegalField.CRIMINAL,
        category=CategoryCode.HIV,
        status=ProceduralStatus.IN_CUSTODY,
        grounds_seen="Giấy xác nhận",
    )
    assert new_facts(act) == {"form": "LITIGATION", "field": "CRIMINAL", "status": "IN_CUSTODY"}


def test_clocks_of_an_acceptance_follow_form_and_custody() -> None:
    starts = CASE.rule("AcceptRequest").starts

    def running(form: AidForm, status: str) -> list[str]:
        facts = {"form": form, "status": status}
        return [each.rule for each in starts if all(facts.get(key, "") in value for key, value in each.facts.items())]

    assert running(AidForm.LITIGATION, "") == ["T05"]
    assert running(AidForm.LITIGATION, ProceduralStatus.REMANDED) == ["T05"]
    assert running(AidForm.LITIGATION, ProceduralStatus.EMERGENCY_HELD) == ["T05"]
    assert running(AidForm.LITIGATION, ProceduralStatus.ARRESTED) == ["T06"]
    assert running(AidForm.LITIGATION, ProceduralStatus.IN_CUSTODY) == ["T06"]
    assert running(AidForm.REPRESENTATION, "") == ["T10"]
    assert running(AidForm.ADVICE, ProceduralStatus.IN_CUSTODY) == ["T11"]


def test_a_request_is_received_into_the_first_state() -> None:
    act = ReceiveRequest(
        channel=ReceptionChannel.IN_PERSON, beneficiary=1, field=LegalField.LAND, summary="Tranh chấp ranh đất"
    )
    rule = CASE.rule("ReceiveRequest")
    assert next_state(rule, "", new_facts(act)) == states.RECEIVED
    assert new_facts(act) == {
        "channel": "IN_PERSON", "requester": "SELF", "field": "LAND", "appointed_defence": False,
    }  # fmt: skip
