"""Thirty-two officers accept at the same moment: the register has thirty-two consecutive numbers."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest

from diemtua.accounts.models import User
from diemtua.cases.models import Case
from diemtua.dossiers.actions import perform
from diemtua.dossiers.models import Dossier, RegisterLine
from diemtua.dossiers.queries import verify
from tests.cases.conftest import ACCEPT, NOON, SAU, Take
from tests.dossiers.test_together import HOW_MANY, at_once


def _accept(dossier: Dossier, by: User, at: datetime) -> None:
    perform(ACCEPT, dossier, by=by, occurred_at=at, recorded_at=at, seen=1, key=uuid4())


@pytest.mark.django_db(transaction=True)
def test_thirty_two_cases_accepted_at_once_stand_in_order(take: Take, desk_officer: User) -> None:
    people = [replace(SAU, full_name=f"Người thứ {each}", identity_new="", phones=()) for each in range(HOW_MANY)]
    dossiers = [Dossier.objects.get(pk=take(beneficiary=person).pk) for person in people]
    desk_officer.standing  # noqa: B018 - asked once, before the threads share it
    raised = at_once(*(lambda each=each: _accept(each, desk_officer, NOON) for each in dossiers))  # type: ignore[misc]
    assert raised == []
    consecutive = list(range(1, HOW_MANY + 1))
    assert sorted(RegisterLine.objects.values_list("number", flat=True)) == consecutive
    assert sorted(Case.objects.values_list("number", flat=True)) == consecutive
    assert len(set(Case.objects.values_list("code", flat=True))) == HOW_MANY
    assert verify().breaks == ()
