"""`perform`: what it refuses, what it writes, and that it writes all or nothing."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, OperationalError, connection

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers import actions
from diemtua.dossiers.actions import new_dossier, perform
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Entry, Grant, RegisterLine
from diemtua.dossiers.queries import dossiers_visible_to, is_visible_to, what_was_said
from diemtua.shared.reference_codes import read
from tests.dossiers import process as p
from tests.dossiers.conftest import Office, snapshot


def test_opening_writes_dossier_entry_key_and_grant(office: Office) -> None:
    dossier = office.opened()
    entry = Entry.objects.get()
    assert (dossier.state, dossier.version, dossier.head, dossier.over) == ("NEW", 1, entry.hash, False)
    assert read(dossier.tracking_code) == dossier.tracking_code
    assert (entry.act, entry.by, entry.state_before, entry.state_after) == ("Open", office.desk, "", "NEW")
    assert entry.data == {"answers": {"speed": "SLOW"}, "was": {"facts": {}}}
    assert what_was_said(entry) == {"answers": {"speed": "SLOW", "story": "Bà Đào kể"}}
    assert "Đào" not in str(Entry.objects.values())
    assert list(dossiers_visible_to(office.desk)) == [dossier]
    assert list(dossiers_visible_to(office.worker)) == []
    assert set(dossier.rule_versions) == {"calendar", "law_on"}


def test_unknown_kind_is_no_dossier(office: Office) -> None:
    with pytest.raises(LookupError):
        new_dossier("nothing", office.centre)


def test_accepting_gives_number_state_and_label(office: Office) -> None:
    dossier = office.accepted()
    line = RegisterLine.objects.get()
    dossier.refresh_from_db()
    assert (dossier.state, dossier.number, dossier.label) == ("TAKEN", "TT.TEST.01.2026", "N. T. Đ.")
    assert (line.number, line.year, line.office, line.entered_at) == (1, 2026, office.centre, office.at)
    assert line.entry.recorded == {"number": 1}


def test_assigning_grants_and_revoking_takes_back(office: Office) -> None:
    dossier = office.assigned()
    assert dossier.owner == office.worker
    assert list(dossiers_visible_to(office.worker)) == [dossier]
    office.act(p.Assign(worker=office.worker.pk, also=(p.Speed.FAST,)), dossier, office.head)
    assert Grant.objects.filter(user=office.worker).count() == 1
    office.act(p.Unassign(worker=office.worker.pk), dossier, office.head)
    assert dossier.owner is None
    assert (list(dossiers_visible_to(office.worker)), list(dossiers_visible_to(office.desk))) == ([], [dossier])


def test_codes_stand_in_the_journal_and_are_not_sealed_again(office: Office) -> None:
    dossier = office.accepted()
    entry = office.act(p.Hurry(area=True), dossier, office.desk)
    assert (entry.payload_digest, what_was_said(entry)) == ("", {"answers": {"area": True}})
    assert what_was_said(office.act(p.Extend(), dossier, office.head)) is None


def test_repeated_key_returns_the_first_entry(office: Office) -> None:
    key = uuid4()
    dossier = office.opened(key=key)
    again = new_dossier("test_matter", office.centre)
    entry = office.act(p.Open(speed=p.Speed.SLOW, story="x"), again, office.desk, key=key)
    assert entry == Entry.objects.get()
    assert Dossier.objects.count() == 1
    key = uuid4()
    first = office.act(p.Accept(year=2026), dossier, office.desk, key=key, seen=1)
    assert office.act(p.Accept(year=2026), dossier, office.desk, key=key, seen=1) == first


def test_key_of_another_act_person_or_dossier_is_refused(office: Office) -> None:
    key, other = uuid4(), office.opened()
    dossier = office.opened(key=key)
    for by, which in ((office.desk, dossier), (office.head, dossier), (office.desk, other)):
        with pytest.raises(actions.KeyAlreadyUsed):
            office.act(p.Accept(year=2026), which, by, key=key)


def test_opening_page_sent_again_is_told_of_the_first_even_where_it_would_be_refused(office: Office) -> None:
    key = uuid4()
    office.opened(key=key)
    second = new_dossier("test_matter", office.centre)
    late = office.at - timedelta(days=1)
    entry = office.act(p.Open(speed=p.Speed.SLOW, story="x"), second, office.desk, key=key, occurred_at=late)
    assert (entry, Dossier.objects.count(), second.pk) == (Entry.objects.get(), 1, None)


def test_other_integrity_errors_are_not_hidden(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    code = office.opened().tracking_code
    monkeypatch.setitem(actions.perform.__globals__, "new_code", lambda: code)
    with pytest.raises(IntegrityError):
        office.opened()


def test_who_may_not_is_refused_before_learning_anything(office: Office) -> None:
    dossier = office.opened()
    for by in (office.stranger, office.worker, None):
        with pytest.raises(actions.NotPermitted):
            office.act(p.Accept(year=2026), dossier, by, seen=99)


def test_second_officer_is_told_who_did_what_when(office: Office) -> None:
    dossier = office.opened()
    stale = Dossier.objects.get(pk=dossier.pk)
    office.act(p.Accept(year=2026), dossier, office.desk)
    with pytest.raises(actions.AlreadyChanged, match="Yến đã “Nhận” lúc 09:14 20/11/2026") as caught:
        office.act(p.Accept(year=2026), stale, office.desk, seen=1)
    assert [entry.act for entry in caught.value.entries] == ["Accept"]
    assert stale.version == 1


def test_version_that_is_still_to_come_is_told_the_last_thing_that_happened(office: Office) -> None:
    dossier = office.opened()
    with pytest.raises(actions.AlreadyChanged) as caught:
        office.act(p.Accept(year=2026), dossier, office.desk, seen=10_000)
    assert [entry.version for entry in caught.value.entries] == [1]


def test_dossier_that_is_being_opened_has_no_version_to_be_stale(office: Office) -> None:
    opened = actions.new_dossier("test_matter", office.centre)
    office.act(p.Open(speed=p.Speed.SLOW, story="kể"), opened, office.desk, seen=7)
    assert opened.version == 1


def test_state_and_facts_decide_what_is_possible(office: Office) -> None:
    dossier = office.opened()
    with pytest.raises(actions.ActNotPossible) as caught:
        office.act(p.Assign(worker=office.worker.pk), dossier, office.head)
    assert caught.value.state == "NEW"
    with pytest.raises(actions.ActNotPossible):
        office.act(p.Open(speed=p.Speed.SLOW, story=""), dossier, office.desk)
    with pytest.raises(actions.ActNotPossible):
        office.act(p.Accept(year=2026), new_dossier("test_matter", office.centre), office.desk)
    over = office.over()
    assert (over.state, over.over, over.next_due_at) == ("GOOD", True, None)


def test_a_reader_who_comes_to_work_is_granted_that_instead(office: Office) -> None:
    dossier = office.accepted()
    entry = Entry.objects.filter(dossier=dossier).latest("version")
    on = actions.Performance(dossier, entry, office.head, office.at, office.at)
    on.grant_user(office.worker, GrantLevel.READ)
    on.finish()
    later = office.act(p.Assign(worker=office.worker.pk), dossier, office.head)
    grants = Grant.objects.filter(user=office.worker).order_by("pk").values_list("level", "to_at", "closed_by")
    assert list(grants) == [("READ", later.recorded_at, later.pk), ("WORK", None, None)]


def test_back_dating_needs_right_reason_and_sense(office: Office) -> None:
    dossier = office.accepted()
    before = office.at - timedelta(seconds=30)
    for act, by, when, reason, error in (
        (p.Hold(), office.head, before, " ", actions.BackDatingNeedsReason),
        (p.Assign(worker=office.worker.pk), office.head, before, "mất điện", actions.BackDatingNotAllowed),
        (p.Hold(), office.head, office.at + timedelta(days=9), "x", actions.MomentInTheFuture),
        (p.Hold(), office.head, office.at - timedelta(days=9), "mất điện", actions.MomentBeforeOpening),
    ):
        with pytest.raises(error):
            office.act(act, dossier, by, occurred_at=when, reason=reason)
    entry = office.act(p.Hold(), dossier, office.head, occurred_at=before, reason="mất điện")
    assert (entry.occurred_at, what_was_said(entry)) == (
        before,
        {"reason": "mất điện"},
    )
    office.opened(occurred_at=before - timedelta(days=1), reason="sổ giấy")


def test_refusal_by_an_effect_leaves_nothing(office: Office) -> None:
    dossier = office.accepted()
    before, version = snapshot(), dossier.version
    with pytest.raises(p.Refused):
        office.act(p.Fail(), dossier, office.head)
    assert snapshot() == before
    assert (dossier.version, dossier.state) == (version, "TAKEN")


@pytest.mark.parametrize("script", ["open", "accept", "assign", "finish", "annul"])
def test_killing_between_any_two_statements_leaves_no_half_act(office: Office, script: str) -> None:
    dossier = {"accept": office.opened, "assign": office.accepted, "finish": office.assigned}.get(script, office.over)()
    if script == "annul":
        dossier = office.assigned()
    last = Entry.objects.filter(dossier=dossier).latest("version")

    def run() -> None:
        if script == "annul":
            office.annul(last)
        elif script == "open":
            office.opened()
        else:
            acts = {
                "accept": p.Accept(year=2026),
                "assign": p.Assign(worker=office.worker.pk),
                "finish": p.Finish(good=True),
            }
            office.act(acts[script], dossier, office.desk if script == "accept" else office.head)

    before = snapshot()
    office.desk.standing, office.head.standing  # noqa: B018 - asked once, outside the count
    for nth in range(1, 60):
        if _killed_at(nth, run):
            assert snapshot() == before, nth
        else:
            assert nth > 8
            return
    pytest.fail("The act never finished.")


class Killed(OperationalError):
    """The connection is gone: what was not committed never was."""


def _killed_at(nth: int, run: Any) -> bool:
    count = 0

    def kill(execute: Any, *call: Any) -> Any:
        nonlocal count
        count += 1
        if count == nth:
            raise Killed
        return execute(*call)

    try:
        with connection.execute_wrapper(kill):
            run()
    except Killed:
        return True
    return False


def test_what_comes_later_waits_for_the_commit(office: Office, django_capture_on_commit_callbacks: Any) -> None:
    dossier = office.assigned()
    p.LATER.clear()
    with django_capture_on_commit_callbacks(execute=True):
        office.act(p.Finish(good=False), dossier, office.worker)
        assert p.LATER == []
    assert (p.LATER, dossier.state) == (["finished"], "BAD")


def test_an_act_needs_few_queries(office: Office, django_assert_max_num_queries: Any) -> None:
    dossier = office.opened()
    with django_assert_max_num_queries(24):
        office.act(p.Accept(year=2026), dossier, office.desk)


def test_organisations_and_dates_bound_what_is_seen(office: Office) -> None:
    other = Organisation.objects.create(code="CN1", name="Chi nhánh", kind="BRANCH", parent=office.centre)
    dossier = new_dossier("test_matter", other)
    with pytest.raises(actions.NotPermitted):
        office.act(p.Open(speed=p.Speed.SLOW, story="", since_on=date(2026, 1, 1)), dossier, office.desk)
    assert list(dossiers_visible_to(User.objects.get(pk=office.head.pk))) == []


def test_perform_names_its_act_by_class(office: Office) -> None:
    with pytest.raises(KeyError):
        perform(
            p.Act(), office.opened(), by=office.desk, occurred_at=office.at, recorded_at=office.at, seen=1, key=uuid4()
        )


def test_right_asked_row_by_row_is_the_right_asked_at_once(office: Office) -> None:
    dossier = office.opened()
    entries = Entry.objects.order_by("pk")
    assert list(entries.filter(is_visible_to(office.desk))) == [entries.get(dossier=dossier)]
    assert list(entries.filter(is_visible_to(office.worker))) == []
    assert list(Dossier.objects.filter(is_visible_to(office.desk, "pk"))) == [dossier]


def test_row_that_was_not_offered_is_refused_with_nothing_done(office: Office) -> None:
    dossier = office.accepted()
    before = snapshot()
    with pytest.raises(actions.RowNotOffered) as refused:
        office.act(p.Assign(worker=987654), dossier, office.head)
    assert str(refused.value) == (
        "Không chọn được “Người làm” này: không có trong danh sách dành cho bạn. Hãy mở lại trang và chọn lại."
    )
    assert snapshot() == before
    office.act(p.Gather(workers=(office.worker.pk, office.desk.pk)), dossier, office.head)
    with pytest.raises(actions.RowNotOffered):
        office.act(p.Gather(workers=(office.worker.pk, 987654)), dossier, office.head)


def test_rows_of_one_list_are_asked_for_at_once(office: Office) -> None:
    p.ASKED.clear()
    office.act(
        p.Gather(workers=(office.worker.pk, office.desk.pk), last=office.head.pk), office.accepted(), office.head
    )
    assert [{office.worker.pk, office.desk.pk, office.head.pk}] == p.ASKED


def test_rooms_above_hear_of_an_act_and_of_its_annulment_once_it_is_whole(office: Office) -> None:
    heard: list[tuple[str, int, str]] = []

    def hear(entry: Entry, **_: Any) -> None:
        saved = Dossier.objects.get(pk=entry.dossier_id)
        heard.append((entry.act, saved.version, saved.state))

    actions.entry_added.connect(hear)
    try:
        dossier = office.accepted()
        office.annul(dossier.entries.get(act="Accept"))
    finally:
        actions.entry_added.disconnect(hear)
    assert [(act, version) for act, version, _ in heard] == [("Open", 1), ("Accept", 2), ("Annul", 3)]
    assert heard[0][2] == heard[2][2] != heard[1][2]


def test_what_a_receiver_raises_undoes_the_act(office: Office) -> None:
    def refuse(entry: Entry, **_: Any) -> None:
        raise actions.ActRefused("Không được.")

    actions.entry_added.connect(refuse)
    try:
        with pytest.raises(actions.ActRefused):
            office.opened()
    finally:
        actions.entry_added.disconnect(refuse)
    assert Dossier.objects.count() == 0
