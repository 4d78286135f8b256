"""An office with two practitioners, and requests at any stage of their life."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.intake import Intake, take_in
from diemtua.dossiers.actions import perform
from diemtua.dossiers.models import Dossier, Entry
from diemtua.law.process import Act
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner
from diemtua.law.processes.legal_aid_case.ending import CompleteCase
from diemtua.law.processes.legal_aid_case.reception import AcceptRequest
from diemtua.law.processes.legal_aid_case.work import RecordWork
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.law.vocabulary.work import Activity
from diemtua.people.details import PersonDetails
from diemtua.rulebook.actions import seed
from diemtua.rulebook.queries import calendar_in_force
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import Practitioner

NOON = datetime(2026, 3, 10, 9, 0, tzinfo=VIETNAM)
ACCEPT = AcceptRequest(
    form=AidForm.LITIGATION, field=LegalField.LAND, category=CategoryCode.POOR_HOUSEHOLD, grounds_seen="Giấy hộ nghèo"
)
SAU = PersonDetails(full_name="Trần Thị Sáu", birth_year=1951, phones=("0912345678",), identity_new="096151000123")
Take = Callable[..., Dossier]
Do = Callable[..., Entry]


@pytest.fixture
def rulebook(db: None) -> None:
    """The calendar and values in force, which this process has met before."""
    seed(NOON)
    calendar_in_force()


@pytest.fixture
def khai(legal_aid_officer: User, centre: Organisation) -> Practitioner:
    """A legal aid officer of the Centre with a valid card."""
    return _practitioner(legal_aid_officer, centre, PractitionerKind.LEGAL_AID_OFFICER, "TGV.CM.01")


@pytest.fixture
def tam(contract_lawyer: User, centre: Organisation) -> Practitioner:
    """A contract lawyer of the Centre."""
    lawyer = _practitioner(contract_lawyer, centre, PractitionerKind.CONTRACT_LAWYER, "LS.12345")
    lawyer.contract_from, lawyer.contract_to = date(2025, 1, 1), date(2028, 1, 1)
    lawyer.save()
    return lawyer


def _practitioner(user: User, office: Organisation, kind: PractitionerKind, card: str) -> Practitioner:
    return Practitioner.objects.create(
        user=user,
        full_name=user.full_name,
        kind=kind,
        office=office,
        card_number=card,
        card_valid_from=date(2020, 1, 1),
    )


@pytest.fixture
def take(rulebook: None, desk_officer: User, centre: Organisation) -> Take:
    """Take a request in at the Centre's desk; words change what the request says."""

    def take(
        at: datetime = NOON,
        by: User | None = desk_officer,
        office: Organisation = centre,
        key: UUID | None = None,
        **said: Any,
    ) -> Dossier:
        intake = Intake(
            beneficiary=SAU,
            channel=ReceptionChannel.IN_PERSON,
            field=LegalField.LAND,
            summary="Tranh chấp ranh đất vuông tôm.",
        )
        return take_in(replace(intake, **said), office, by=by, received_at=at, at=at, key=key or uuid4())

    return take


def doing_at(usual: datetime) -> Do:
    """Performs an act on a dossier as it stands, at the usual moment where none is said."""

    def do(act: Act, dossier: Dossier, by: User | None, at: datetime = usual) -> Entry:
        return perform(act, dossier, by=by, occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4())

    return do


@pytest.fixture
def do() -> Do:
    """Perform an act at a moment."""
    return doing_at(NOON)


@pytest.fixture
def accepted(take: Take, do: Do, desk_officer: User) -> Dossier:
    """A case accepted at the moment it came."""
    dossier = take()
    do(ACCEPT, dossier, desk_officer)
    return dossier


@pytest.fixture
def working(accepted: Dossier, do: Do, head: User, khai: Practitioner) -> Dossier:
    """A case with a practitioner and one line of work."""
    do(AssignPractitioner(practitioner=khai.pk), accepted, head)
    work = RecordWork(activity=Activity.V_H, began_at=NOON.replace(hour=7), ended_at=NOON.replace(hour=9))
    do(work, accepted, khai.user)
    return accepted


@pytest.fixture
def ended(working: Dossier, do: Do, khai: Practitioner) -> Dossier:
    """A case that is done."""
    do(CompleteCase(result="Hai bên hòa giải thành."), working, khai.user)
    return working
