"""A form that was tampered with names nobody else's person, case, hearing or practitioner."""

from dataclasses import replace

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import AidRequest, Hearing
from diemtua.dossiers.actions import RowNotOffered
from diemtua.dossiers.models import Dossier, Entry
from diemtua.law.process import Act
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner, ReplacePractitioner
from diemtua.law.processes.legal_aid_case.hearings import RecordHearingOutcome, ScheduleHearing
from diemtua.law.processes.legal_aid_case.reception import TransferRequest
from diemtua.law.processes.legal_aid_case.work import AddParty
from diemtua.law.vocabulary.grounds import ReplacementGround
from diemtua.law.vocabulary.hearings import HearingOutcome, Venue
from diemtua.law.vocabulary.parties import PartyRole
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.people.actions import record_person
from diemtua.people.details import PersonDetails
from diemtua.people.models import Party
from diemtua.workforce.models import Engagement, Practitioner
from tests.cases.conftest import ACCEPT, NOON, SAU, Do, Take
from tests.cast import organisation

OPPOSING = PartyRole.OPPOSING


@pytest.fixture
def another(db: None) -> Organisation:
    """A Centre of another province."""
    return Organisation.objects.create(code="TT-2", name="Trung tâm khác", kind="CENTRE", register_prefix="T2")


@pytest.fixture
def elsewhere(take: Take, another: Organisation) -> Dossier:
    """A request there, which nobody here may see."""
    return take(beneficiary=replace(SAU, full_name="Người nơi khác", phones=()), by=None, office=another)


def test_person_of_another_office_is_not_named(
    elsewhere: Dossier, working: Dossier, do: Do, khai: Practitioner
) -> None:
    somebody, before = elsewhere.request.beneficiary, Entry.objects.count()
    with pytest.raises(RowNotOffered, match="Không chọn được “Người” này: không có trong danh sách dành cho bạn"):
        do(AddParty(person=somebody.pk, role=OPPOSING), working, khai.user)
    assert Entry.objects.count() == before
    assert Party.objects.filter(dossier=working, person=somebody).count() == 0


def test_person_another_officer_wrote_down_is_not_named(
    working: Dossier, do: Do, khai: Practitioner, head: User
) -> None:
    fresh = record_person(PersonDetails(full_name="Phạm Văn Tư"), by=head, at=NOON)
    with pytest.raises(RowNotOffered):
        do(AddParty(person=fresh.pk, role=OPPOSING), working, khai.user)
    do(AddParty(person=fresh.pk, role=OPPOSING), working, head)


def test_public_names_only_whom_it_wrote_down(take: Take, working: Dossier) -> None:
    known, before = working.request.beneficiary, Dossier.objects.count()
    with pytest.raises(RowNotOffered, match="Người được trợ giúp pháp lý"):
        take(by=None, beneficiary=known.pk)
    assert Dossier.objects.count() == before
    assert take(by=None, beneficiary=replace(SAU, phones=())).request.beneficiary.recorded_by is None


def test_request_is_linked_to_none_that_is_hidden(elsewhere: Dossier, working: Dossier, take: Take) -> None:
    with pytest.raises(RowNotOffered, match="Vụ việc liên quan"):
        take(linked_to=elsewhere.request.pk)
    with pytest.raises(RowNotOffered):
        take(linked_to=working.request.pk, by=None)
    assert take(linked_to=working.request.pk).request.linked_to == working.request


def test_body_that_does_not_exist_sent_nothing(take: Take) -> None:
    with pytest.raises(RowNotOffered, match="Cơ quan thông báo, giới thiệu"):
        take(sent_by=987654)
    police = organisation("CAT")
    assert take(sent_by=police.pk).request.sent_by == police


def test_practitioner_of_another_office_is_not_appointed(
    accepted: Dossier, do: Do, head: User, another: Organisation
) -> None:
    stranger = Practitioner.objects.create(
        full_name="Người nơi khác", kind=PractitionerKind.LEGAL_AID_OFFICER, office=another, card_number="X1",
        card_valid_from=NOON.date(),
    )  # fmt: skip
    with pytest.raises(RowNotOffered, match="Người thực hiện"):
        do(AssignPractitioner(practitioner=stranger.pk), accepted, head)
    assert Engagement.objects.count() == 0


def test_one_who_does_the_case_is_not_put_in_their_own_place(
    working: Dossier, do: Do, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    def replacing(leaving: Practitioner, practitioner: Practitioner) -> Act:
        return ReplacePractitioner(
            leaving=leaving.pk, practitioner=practitioner.pk, ground=ReplacementGround.CARD_WITHDRAWN, reason="Ốm"
        )

    for act in (replacing(khai, khai), replacing(tam, tam)):
        with pytest.raises(RowNotOffered):
            do(act, working, head)
    do(replacing(khai, tam), working, head)
    assert Engagement.objects.get(to_at__isnull=True).practitioner == tam


def test_hearing_of_another_case_gets_no_outcome(
    working: Dossier, take: Take, do: Do, khai: Practitioner, desk_officer: User, head: User
) -> None:
    other = take()
    do(ACCEPT, other, desk_officer)
    do(AssignPractitioner(practitioner=khai.pk), other, head)
    do(ScheduleHearing(starts_at=NOON, venue=Venue.COURT, place="Tòa án"), other, khai.user)
    said = RecordHearingOutcome(hearing=Hearing.objects.get().pk, outcome=HearingOutcome.HELD, cause=None)
    with pytest.raises(RowNotOffered, match="Phiên nào"):
        do(said, working, khai.user)
    assert Hearing.objects.get().outcome == ""


def test_request_is_not_transferred_to_its_own_office(take: Take, do: Do, head: User, centre: Organisation) -> None:
    with pytest.raises(RowNotOffered, match="Tổ chức nhận yêu cầu"):
        do(TransferRequest(organisation=centre.pk, reason="Nhầm địa bàn"), take(), head)


def test_beneficiary_of_a_hidden_request_is_not_helped_again(elsewhere: Dossier, take: Take) -> None:
    with pytest.raises(RowNotOffered):
        take(beneficiary=elsewhere.request.beneficiary_id)
    assert AidRequest.objects.count() == 1
