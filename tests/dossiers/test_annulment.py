"""Annulment restores everything and removes nothing; erasure destroys words and keeps the chain."""

from uuid import uuid4

import pytest

from diemtua.dossiers import actions
from diemtua.dossiers.actions import annul, dossier_erased, erase
from diemtua.dossiers.models import Deadline, Dossier, DossierKey, Entry, Grant, RegisterLine
from diemtua.dossiers.queries import dossiers_visible_to, open_deadlines, timeline, what_was_said
from tests.dossiers import process as p
from tests.dossiers.conftest import Office


def last(dossier: Dossier, act: str = "") -> Entry:
    entries = Entry.objects.filter(dossier=dossier)
    return (entries.filter(act=act) if act else entries).latest("version")


def test_annulled_acceptance_restores_state_clocks_and_strikes_the_line(office: Office) -> None:
    dossier = office.opened(p.Speed.FAST)
    before = {"state": "NEW", "number": "", "label": "", "owner_id": None, "facts": dossier.facts}
    clocks = list(open_deadlines(dossier).values_list("rule", "due_at"))
    office.act(p.Accept(year=2026), dossier, office.desk)
    entry = office.annul(last(dossier))
    dossier.refresh_from_db()
    assert {name: getattr(dossier, name) for name in before} == before
    assert list(open_deadlines(dossier).values_list("rule", "due_at")) == clocks
    assert RegisterLine.objects.get().struck_at == office.at
    assert (entry.act, entry.annuls, entry.version, what_was_said(entry)) == (
        "Annul", last(dossier, "Accept"), 3, {"reason": "ghi nhầm"},
    )  # fmt: skip
    office.act(p.Accept(year=2026), dossier, office.desk)
    lines = RegisterLine.objects.order_by("number")
    assert [(line.number, line.struck_at is None) for line in lines] == [(1, False), (2, True)]


def test_annulled_assignment_takes_back_grant_and_calls_the_room(office: Office) -> None:
    dossier = office.assigned()
    p.UNDONE.clear()
    entry = office.annul(last(dossier))
    dossier.refresh_from_db()
    assert (dossier.owner, dossier.facts, list(dossiers_visible_to(office.worker))) == (None, {"speed": "SLOW"}, [])
    assert (p.UNDONE, entry.recorded) == ([office.worker.pk], {"left": office.worker.pk})


def test_annulled_revocation_gives_the_grant_again(office: Office) -> None:
    dossier = office.assigned()
    office.act(p.Unassign(worker=office.worker.pk), dossier, office.head)
    office.annul(last(dossier))
    dossier.refresh_from_db()
    assert list(dossiers_visible_to(office.worker)) == list(dossiers_visible_to(office.desk)) == [dossier]
    assert Grant.objects.filter(to_at__isnull=True).count() == 2


def test_where_nothing_stands_nothing_is_annulled(office: Office) -> None:
    dossier = office.opened()
    office.annul(last(dossier), by=office.desk)
    with pytest.raises(actions.EntryCannotBeAnnulled):
        actions.annul_last(dossier, by=office.head, reason="ghi nhầm", at=office.at)


def test_annulled_opening_leaves_a_dossier_in_no_state(office: Office) -> None:
    dossier = office.opened()
    office.annul(last(dossier), by=office.desk)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.over, dossier.current_state.tone, dossier.next_due_at) == ("", True, "stop", None)


def test_only_the_last_standing_entry_can_be_annulled(office: Office) -> None:
    dossier = office.assigned()
    with pytest.raises(actions.NotTheLastEntry, match="Giao"):
        office.annul(last(dossier, "Accept"))
    office.annul(last(dossier))
    office.annul(last(dossier, "Accept"))
    assert [(row.done, row.may_be_annulled, bool(row.annulled_by)) for row in timeline(dossier)] == [
        ("Hủy một thao tác ghi nhầm", False, False),
        ("Hủy một thao tác ghi nhầm", False, False),
        ("Giao", False, True),
        ("Nhận", False, True),
        ("Mở", True, False),
    ]


def test_annulling_is_refused_without_right_reason_or_ground(office: Office) -> None:
    dossier = office.accepted()
    entry = last(dossier)
    with pytest.raises(actions.NotPermitted):
        office.annul(entry, by=office.worker)
    with pytest.raises(actions.ReasonMissing):
        office.annul(entry, reason=" ")
    undo = office.annul(entry)
    for annulled in (entry, undo):
        with pytest.raises(actions.EntryCannotBeAnnulled):
            office.annul(annulled)
    over = office.over()
    with pytest.raises(actions.EntryCannotBeAnnulled):
        office.annul(last(over))


def test_annulling_twice_with_one_key_is_once(office: Office) -> None:
    dossier, key = office.accepted(), uuid4()
    entry = last(dossier)
    assert office.annul(entry, key=key) == office.annul(entry, key=key)


def test_erasure_destroys_words_and_keeps_the_rest(office: Office) -> None:
    dossier, heard = office.over(), []
    dossier_erased.connect(lambda **told: heard.append(told["dossier"]), weak=False, dispatch_uid="test")
    entry = erase(dossier, by=office.head, document="12/QĐ-TT", at=office.at)
    dossier_erased.disconnect(dispatch_uid="test")
    dossier.refresh_from_db()
    assert (dossier.label, dossier.erased_at, dossier.state) == ("", office.at, "GOOD")
    assert DossierKey.objects.get().wrapped is None
    assert [what_was_said(each) for each in Entry.objects.all()] == [None] * 5
    assert (entry.recorded, heard) == ({"document": "12/QĐ-TT"}, [dossier])


def test_erasing_is_refused_early_twice_or_without_paper(office: Office) -> None:
    running, dossier = office.assigned(), office.over()
    with pytest.raises(actions.NotOverYet):
        erase(running, by=office.head, document="1", at=office.at)
    with pytest.raises(actions.NotPermitted):
        erase(dossier, by=office.worker, document="1", at=office.at)
    with pytest.raises(actions.ReasonMissing):
        erase(dossier, by=office.head, document="", at=office.at)
    erase(dossier, by=office.head, document="1", at=office.at)
    with pytest.raises(actions.DossierErased):
        erase(dossier, by=office.head, document="1", at=office.at)
    with pytest.raises(actions.DossierErased):
        office.act(p.Hold(), dossier, office.head)
    with pytest.raises(actions.DossierErased):
        annul(last(dossier), by=office.head, reason="x", at=office.at)


def test_clocks_closed_and_opened_by_the_annulled_act_go_back(office: Office) -> None:
    dossier = office.accepted()
    office.act(p.Extend(), dossier, office.head)
    started = Deadline.objects.get(rule="X01").started_at
    assert [(each.rule, each.started_at) for each in open_deadlines(dossier).filter(rule__startswith="X")] == [
        ("X03", started)
    ]
    office.annul(last(dossier))
    assert [each.rule for each in open_deadlines(dossier).filter(rule__startswith="X")] == ["X01"]
