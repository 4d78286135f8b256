"""Predicates by name, and the checks that each name means exactly one thing."""

from dataclasses import dataclass

import pytest
from pytest_django import DjangoAssertNumQueries

from diemtua.accounts.models import Organisation
from diemtua.dossiers.actions import continue_after, effects, erase, new_dossier
from diemtua.dossiers.actions.journal import append
from diemtua.dossiers.checks import names_resolve
from diemtua.dossiers.models import Dossier, DossierKey, Entry, Grant
from diemtua.dossiers.permissions import PREDICATES, WORDS, act_asked_by, may, possible_acts, predicate
from diemtua.dossiers.queries import NAMEABLE, OFFERS, choices, dossiers_visible_to, is_visible_to, nameable
from diemtua.law.process import REGISTRY, Act, ActRule, Process, State, asked
from diemtua.law.vocabulary.roles import Role
from tests.dossiers import process as p
from tests.dossiers.conftest import Office, a_user


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> dict[str, Process]:
    """Only the process of the tests is declared."""
    for kind in list(REGISTRY):
        if kind != "test_matter":
            monkeypatch.delitem(REGISTRY, kind)
    monkeypatch.setitem(WORDS, "desk_officer", WORDS["desk_officer"])
    for table in (PREDICATES, OFFERS, NAMEABLE, effects.EFFECTS, effects.UNDOS):
        for name, found in list(table.items()):
            monkeypatch.setitem(table, name, list(found))
    return REGISTRY


def test_a_list_and_a_single_dossier_ask_for_the_same_right(office: Office) -> None:
    dossier, other = office.opened(), office.opened()
    # in person what the office may read as well, and something that was taken back
    for each, to_at in ((dossier, None), (other, office.at)):
        Grant.objects.create(dossier=each, user=office.desk, level="READ", from_at=office.at, to_at=to_at)
    Grant.objects.create(dossier=other, user=office.worker, level="READ", from_at=office.at)
    people = (office.desk, office.head, office.worker, office.stranger)
    listed = [list(dossiers_visible_to(each).order_by("pk")) for each in people]
    assert listed == [list(Dossier.objects.filter(is_visible_to(each, "pk")).order_by("pk")) for each in people]
    assert listed == [[dossier, other], [dossier, other], [other], []]


def test_a_branch_is_led_by_its_head_and_answered_for_by_the_centre(office: Office) -> None:
    branch = Organisation.objects.create(code="CN1", name="Chi nhánh", kind="BRANCH", parent=office.centre)
    leader = a_user("trưởng", branch, Role.BRANCH_HEAD)
    at_centre, at_branch = (Dossier(kind="test_matter", office=each) for each in (office.centre, branch))
    assert [may(office.head, ["head"], each) for each in (at_centre, at_branch)] == [True, False]
    assert [may(office.head, ["centre_head"], each) for each in (at_centre, at_branch)] == [False, True]
    assert [may(leader, ["head"], each) for each in (at_centre, at_branch)] == [False, True]
    nobodies = (None, office.stranger, office.desk)
    assert [may(each, ["head", "centre_head"], at_branch) for each in nobodies] == [False, False, False]


def test_roles_count_at_the_office_or_anywhere(office: Office) -> None:
    department = Organisation.objects.create(code="STP", name="Sở Tư pháp", kind="DEPARTMENT")
    judge = a_user("sở", department, Role.DEPARTMENT, Role.DESK_OFFICER)
    dossier = Dossier(kind="test_matter", office=office.centre)
    assert [may(judge, [name], dossier) for name in ("department", "desk_officer", "auditor")] == [True, False, False]
    assert may(None, ["department", "desk_officer"], dossier) is False


def test_the_public_is_nobody_signed_in(office: Office) -> None:
    dossier = office.assigned()
    assert [may(each, ["the_public"], dossier) for each in (None, office.desk)] == [True, False]


def test_grants_in_person_and_through_the_office(office: Office) -> None:
    dossier = office.assigned()
    people = (office.worker, office.desk, office.stranger, None)
    assert [may(each, ["anyone_with_grant"], dossier) for each in people] == [True, True, False, False]
    assert [may(each, ["anyone_given_it"], dossier) for each in people] == [True, False, False, False]


def test_possible_acts_follow_state_facts_and_rights(office: Office) -> None:
    dossier = office.assigned()
    assert [rule.code for rule in possible_acts(office.worker, dossier)] == ["Finish"]
    assert [rule.code for rule in possible_acts(office.desk, dossier)] == ["Hurry"]
    over = office.over()
    erase(over, by=office.head, document="1", at=office.at)
    assert possible_acts(office.head, over) == ()


def test_the_process_of_the_tests_passes_the_checks(registry: dict[str, Process]) -> None:
    assert names_resolve() == []


def test_names_without_or_with_two_meanings_are_found(registry: dict[str, Process]) -> None:
    predicate("desk_officer", "Bàn")(lambda user, dossier: True)
    predicate("wordless")(lambda user, dossier: True)
    choices("test_worker")(lambda user, dossier: [])
    nameable("nobody_lists")(lambda user, dossier, asked: [])
    effects.effect(p.Accept)(lambda act, on: None)
    effects.effect(p.Hurry)(lambda act, on: None)
    effects.undo(p.Assign)(lambda entry, on: None)

    @dataclass(frozen=True, kw_only=True)
    class Ask(Act):
        who: int = asked("Ai", ref="nobody_offers")

    acts = (ActRule(Ask, "Hỏi", "Hỏi", ("nobody", "wordless")), ActRule(p.Fail, "Hỏi", "Hỏi", ("head",), ("A",)))
    REGISTRY["test_other"] = Process("test_other", "Khác", (State("A", "A"),), acts)
    try:
        found = sorted({(message.id, message.msg) for message in names_resolve()}, key=str)
    finally:
        del REGISTRY["test_other"]
        del PREDICATES["wordless"], WORDS["wordless"], NAMEABLE["nobody_lists"], effects.EFFECTS[p.Hurry]
    assert found == [
        ("dossiers.E001", "test_matter uses the predicate “desk_officer”, of which there are 2."),
        ("dossiers.E001", "test_other uses the predicate “nobody”, of which there are 0."),
        ("dossiers.E002", "test_matter uses the list of choices “test_worker”, of which there are 2."),
        ("dossiers.E002", "test_other uses the list of choices “nobody_offers”, of which there are 0."),
        ("dossiers.E003", "Accept has two effects."),
        ("dossiers.E003", "Assign has two undo functions."),
        ("dossiers.E004", "The predicate “wordless” has no words for people."),
        ("dossiers.E005", "Two acts of test_other share the address “hoi”."),
        ("dossiers.E006", "“nobody_lists” is nameable twice, or without choices."),
        ("dossiers.E007", "Hurry may be annulled, but nothing undoes its effect."),
    ]


def test_a_paper_book_is_continued(office: Office) -> None:
    continue_after("TEST", office.centre.pk, 2026, 87)
    assert office.accepted().number == "TT.TEST.88.2026"
    continue_after("TEST", office.centre.pk, 2026, 100)
    assert office.accepted().number == "TT.TEST.101.2026"


def test_nothing_is_written_without_the_dossiers_key(office: Office) -> None:
    dossier = Dossier.objects.get(pk=office.opened().pk)
    DossierKey.objects.update(wrapped=None, destroyed_at=office.at)
    dossier.refresh_from_db()
    with pytest.raises(RuntimeError, match="has no key"):
        append(Entry(dossier=dossier, act="Accept", occurred_at=office.at, recorded_at=office.at), {"reason": "x"})
    assert new_dossier("test_matter", office.centre)._state.adding


def test_an_erased_dossier_is_asked_for_no_act(office: Office) -> None:
    dossier = office.over()
    erase(dossier, by=office.head, document="1", at=office.at)
    assert act_asked_by(office.head, dossier, "X01") is None


def test_who_may_do_what_a_clock_asks_for_is_known_without_the_database(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The first page asks it for every row."""
    asked_for = [(kind, rule) for kind, process in REGISTRY.items() for rule in process.acts if rule.asked_by]
    assert {"legal_aid_case", "referral", "test_matter"} <= {kind for kind, _rule in asked_for}
    assert office.stranger.standing.user_id == office.stranger.pk
    for kind, rule in asked_for:
        with django_assert_num_queries(0):
            assert may(office.stranger, rule.who, Dossier(kind=kind, office=office.centre)) is False
