"""The real process under everybody's hands: whatever is tried in whatever order, a case stays true."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from diemtua.accounts.models import User
from diemtua.cases.actions.intake import Intake, take_in
from diemtua.cases.models import Case
from diemtua.demo.cast import CONTRACT_LAWYER, DESK_OFFICER, HEAD, LEGAL_AID_OFFICER, STRANGER
from diemtua.documents.models import Paper
from diemtua.dossiers.actions import ActRefused, annul, perform
from diemtua.dossiers.models import Dossier, Entry, RegisterLine
from diemtua.dossiers.permissions import possible_acts
from diemtua.dossiers.queries import last_standing, open_deadlines, verify
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.rulebook.actions import seed
from diemtua.workforce.models import Practitioner
from tests.cases.conftest import SAU
from tests.cast import join, organisation
from tests.dossiers.driving import AT, some_act

SAID = Intake(
    beneficiary=SAU, channel=ReceptionChannel.IN_PERSON, field=LegalField.CRIMINAL, summary="Tranh chấp ranh đất."
)


@dataclass
class Office:
    """Two requests of one Centre, and everybody who may try something: desk, head, two practitioners, a stranger,
    the public."""

    head: User
    people: list[User | None]
    dossiers: list[int]


def an_office_with_two_requests() -> Office:
    at = AT - timedelta(days=30)
    seed(at)
    centre = organisation("TTTGPL")
    members = (DESK_OFFICER, HEAD, LEGAL_AID_OFFICER, CONTRACT_LAWYER, STRANGER)
    desk, head, officer, lawyer, stranger = (join(each) for each in members)
    kinds = {officer: PractitionerKind.LEGAL_AID_OFFICER, lawyer: PractitionerKind.CONTRACT_LAWYER}
    for number, (user, kind) in enumerate(kinds.items()):
        Practitioner.objects.create(
            user=user, full_name=user.full_name, kind=kind, office=centre, card_number=f"T{number}",
            card_valid_from=date(2020, 1, 1), contract_from=date(2020, 1, 1), contract_to=date(2090, 1, 1),
        )  # fmt: skip
    said = (SAID, replace(SAID, beneficiary=replace(SAU, full_name="Lê Văn Út", phones=(), identity_new="")))
    dossiers = [take_in(each, centre, by=desk, received_at=at, at=at, key=uuid4()).pk for each in said]
    return Office(head, [desk, head, officer, lawyer, stranger, None], dossiers)


class Lives(RuleBasedStateMachine):
    """Everybody tries everything; each life begins from the same office. moved: whether the last step did anything."""

    office: Office

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.at, self.moved = AT - timedelta(days=29), True

    def teardown(self) -> None:
        try:
            # a chain that broke at any step is broken at the end
            assert verify().breaks == ()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @rule(draw=st.data())
    def somebody_does_what_seems_possible(self, draw: st.DataObject) -> None:
        dossier = self._one(draw)
        by = draw.draw(st.sampled_from(self.office.people))
        if allowed := possible_acts(by, dossier):
            self._try(some_act(draw.draw(st.sampled_from(allowed)), draw, by, dossier), dossier, by)

    @rule(draw=st.data())
    def somebody_tries_anything(self, draw: st.DataObject) -> None:
        dossier = self._one(draw)
        by = draw.draw(st.sampled_from(self.office.people))
        said = draw.draw(st.sampled_from(LEGAL_AID_CASE.acts))
        act = some_act(said, draw, by, dossier)
        done = act is not None and self._try(act, dossier, by)
        assert not done or dossier.state

    @rule(draw=st.data())
    def the_head_annuls(self, draw: st.DataObject) -> None:
        dossier = self._one(draw)
        entry = last_standing(dossier)
        if entry is None or entry.version == 1:
            return
        try:
            annul(entry, by=self.office.head, reason="nhầm", at=self._later())
        except ActRefused:
            return
        self.moved = True
        dossier.refresh_from_db()
        assert dossier.state == entry.state_before

    @precondition(lambda self: self.moved)
    @invariant()
    def what_the_office_owes_by_law_is_due_next(self) -> None:
        for dossier in Dossier.objects.all():
            own = open_deadlines(dossier).filter(at_once=False, external=False, due_at__isnull=False)
            if first := own.first():
                assert dossier.next_due_at == first.due_at

    @precondition(lambda self: self.moved)
    @invariant()
    def a_dossier_that_is_over_owes_nothing(self) -> None:
        for dossier in Dossier.objects.filter(over=True):
            assert [each.rule for each in open_deadlines(dossier).filter(external=False)] == []

    @precondition(lambda self: self.moved)
    @invariant()
    def a_case_has_one_standing_line_and_its_number(self) -> None:
        standing = {case.dossier_id: case.code for case in Case.objects.filter(annulled_at__isnull=True)}
        assert {each.pk: each.number for each in Dossier.objects.exclude(number="")} == standing
        for register in set(RegisterLine.objects.values_list("register", flat=True)):
            numbers = sorted(RegisterLine.objects.filter(register=register).values_list("number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))

    @precondition(lambda self: self.moved)
    @invariant()
    def papers_stand_and_fall_with_their_acts(self) -> None:
        for paper in Paper.objects.select_related("entry__annulled_by"):
            assert paper.form in LEGAL_AID_CASE.rule(paper.entry.act).papers
            assert paper.is_void == hasattr(paper.entry, "annulled_by")

    def _one(self, draw: st.DataObject) -> Dossier:
        self.moved = False
        return Dossier.objects.get(pk=draw.draw(st.sampled_from(self.office.dossiers)))

    def _try(self, act: Any, dossier: Dossier, by: Any) -> bool:
        """Whether it was done; what is refused leaves the journal as it was."""
        before, at = Entry.objects.count(), self._later()
        if act is None:
            return False
        try:
            perform(act, dossier, by=by, occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4())
        except ActRefused:
            assert Entry.objects.count() == before
            return False
        self.moved = True
        return True

    def _later(self) -> datetime:
        self.at += timedelta(hours=5)
        return self.at


@pytest.mark.django_db
def test_a_case_stays_true_through_any_life() -> None:
    Lives.office = an_office_with_two_requests()
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Lives,
        # without Phase.shrink: making a failing life shorter costs minutes; add it when one fails
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
