"""Whatever people do in whatever order, what must always be true of a dossier stays true."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from diemtua.dossiers.actions import ActRefused, annul, new_dossier, perform
from diemtua.dossiers.models import Deadline, Dossier, Entry, RegisterLine
from diemtua.dossiers.permissions import may
from diemtua.dossiers.queries import last_standing, open_deadlines, verify
from diemtua.law.process import ActRule, holds
from tests.dossiers import process as p
from tests.dossiers.conftest import AT, make_office
from tests.dossiers.driving import some_act


class Lives(RuleBasedStateMachine):
    """Two dossiers of the test process, and everybody trying everything."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.office = make_office()
        self.at = AT
        self.dossiers: list[Dossier] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize()
    def open_two(self) -> None:
        for speed in p.Speed:
            dossier = new_dossier("test_matter", self.office.centre)
            self._perform(p.Open(speed=speed, story="kể"), dossier, self.office.desk)
            self.dossiers.append(dossier)

    @rule(draw=st.data())
    def somebody_tries_something(self, draw: st.DataObject) -> None:
        dossier = draw.draw(st.sampled_from(self.dossiers))
        office = self.office
        by = draw.draw(st.sampled_from([office.desk, office.head, office.worker, office.stranger]))
        said = draw.draw(st.sampled_from([each for each in p.PROCESS.acts if each.code != "Fail"]))
        act = some_act(said, draw, by, dossier)
        assert act is not None
        allowed, before = self._allowed(said, dossier, by), self._counts(dossier)
        try:
            self._perform(act, dossier, by)
        except ActRefused:
            assert not allowed
            assert self._counts(dossier) == before
        else:
            assert allowed

    @rule(draw=st.data())
    def the_head_annuls(self, draw: st.DataObject) -> None:
        dossier = draw.draw(st.sampled_from(self.dossiers))
        entry = last_standing(dossier)
        if entry is None:
            return
        before = (dossier.state, dossier.facts, dossier.number, dossier.owner_id)
        try:
            annul(entry, by=self.office.head, reason="nhầm", at=self._later())
        except ActRefused:
            dossier.refresh_from_db()
            assert (dossier.state, dossier.facts, dossier.number, dossier.owner_id) == before
        else:
            dossier.refresh_from_db()
            assert dossier.state == entry.state_before

    @invariant()
    def what_is_due_next_is_the_earliest_clock(self) -> None:
        for dossier in self.dossiers:
            own = open_deadlines(dossier).filter(at_once=False, external=False, due_at__isnull=False)
            if first := own.first():
                assert dossier.next_due_at == first.due_at

    @invariant()
    def an_over_dossier_of_the_office_owes_nothing(self) -> None:
        for dossier in self.dossiers:
            if dossier.over and dossier.state:
                assert list(open_deadlines(dossier).filter(external=False)) == []

    @invariant()
    def numbers_are_spent_in_order_and_never_come_back(self) -> None:
        numbers = list(RegisterLine.objects.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        standing = RegisterLine.objects.filter(struck_at__isnull=True)
        assert {line.dossier_id for line in standing} == {each.pk for each in self.dossiers if each.number}

    @invariant()
    def every_chain_holds(self) -> None:
        assert verify().breaks == ()
        for dossier in self.dossiers:
            assert Entry.objects.filter(dossier=dossier).count() == dossier.version

    def _allowed(self, said: ActRule, dossier: Dossier, by: Any) -> bool:
        possible = dossier.state in said.states and holds(said.facts, dossier.facts)
        return possible and may(by, said.who, dossier)

    def _counts(self, dossier: Dossier) -> tuple[int, int, int]:
        found = Dossier.objects.get(pk=dossier.pk)
        return found.version, Deadline.objects.count(), RegisterLine.objects.count()

    def _later(self) -> datetime:
        self.at += timedelta(hours=7)
        return self.at

    def _perform(self, act: Any, dossier: Dossier, by: Any) -> None:
        at = self._later()
        perform(act, dossier, by=by, occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4())


@pytest.mark.django_db
def test_a_dossier_stays_true_through_any_life() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Lives,
        # without Phase.shrink: making a failing life shorter costs minutes; add it when one fails
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
