"""Questions about requests and cases: filters, offers, the checklist."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.cases import permissions, queries
from diemtua.cases.models import AidRequest
from diemtua.documents.models import Attachment
from diemtua.dossiers.board import due_for
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.legal_aid_case.ending import CompleteCase
from diemtua.law.processes.legal_aid_case.hearings import RecordHearingOutcome, ScheduleHearing
from diemtua.law.vocabulary.hearings import HearingOutcome, Venue
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.people.queries import possible_duplicates
from diemtua.places.models import Unit
from diemtua.workforce.models import Practitioner
from tests.cases.conftest import ACCEPT, NOON, SAU, Do, Take
from tests.cast import organisation


def found(user: User, **wanted: Any) -> list[str]:
    return [row.dossier.label for row in queries.listed(user, wanted, NOON + timedelta(days=1)).order_by("pk")]


@pytest.fixture
def two(working: Dossier, take: Take) -> Dossier:
    """A case at work, and a request that only came."""
    take(beneficiary=replace(SAU, full_name="Lý Ngọc Cúc", identity_new="", phones=()))
    return working


@pytest.mark.parametrize(
    ("wanted", "labels"),
    [
        ({}, ["Trần Thị Sáu", "Lý Ngọc Cúc"]),
        ({"text": "ngoc cuc"}, ["Lý Ngọc Cúc"]),
        ({"text": " tt.tgtt.01.2026 "}, ["Trần Thị Sáu"]),
        ({"state": "RECEIVED"}, ["Lý Ngọc Cúc"]),
        ({"form": "LITIGATION"}, ["Trần Thị Sáu"]),
        ({"field": "CRIMINAL"}, []),
        ({"channel": "IN_PERSON", "text": ""}, ["Trần Thị Sáu", "Lý Ngọc Cúc"]),
        ({"category": "D7.2"}, ["Trần Thị Sáu"]),
        ({"accepted": True}, ["Trần Thị Sáu"]),
        ({"accepted_from": date(2026, 3, 11)}, []),
        ({"accepted_to": date(2026, 3, 11)}, ["Trần Thị Sáu"]),
        ({"received_from": date(2026, 3, 10)}, ["Trần Thị Sáu", "Lý Ngọc Cúc"]),
        ({"received_to": date(2026, 3, 10)}, []),
        ({"late": True}, []),
        ({"clock": "T05"}, ["Trần Thị Sáu"]),
    ],
)
def test_list_under_a_filter(two: Dossier, desk_officer: User, wanted: dict[str, Any], labels: list[str]) -> None:
    assert found(desk_officer, **wanted) == labels


def test_list_by_office_and_by_practitioner(two: Dossier, desk_officer: User, khai: Practitioner) -> None:
    assert found(desk_officer, office=two.office_id, practitioner=khai.user_id) == ["Trần Thị Sáu"]
    assert found(desk_officer, office=two.office_id + 1) == []


def test_desks_are_those_where_people_ask(head: User, legal_aid_officer: User, accountant: User) -> None:
    assert [office.code for office in queries.desks_of(head)] == ["TTTGPL"]
    assert [office.code for office in queries.desks_of(legal_aid_officer)] == ["TTTGPL"]
    assert queries.desks_of(accountant) == []


def test_home_province_is_the_top_of_the_places(centre: Organisation) -> None:
    assert queries.home_province(centre) == ""
    province = Unit(code="96", full_name="Tỉnh Cà Mau")
    centre.place = Unit(code="31999", full_name="Phường An Xuyên", parent=province)
    assert queries.home_province(centre) == "96"


def test_checklist_follows_what_happened(working: Dossier, do: Do, khai: Practitioner, head: User) -> None:
    request = AidRequest.objects.get(dossier=working)
    assert {item.key: here for item, here in queries.checklist_of(request)} == {
        "request": True, "proof": False, "matter": False, "appointment": True,
    }  # fmt: skip
    Attachment.objects.create(
        dossier=working, kind="proof", by=head, at=NOON, size=1, sealed_name="-", sha256="-", mime="application/pdf"
    )
    do(CompleteCase(result="Xong"), working, khai.user)
    after = {item.key: here for item, here in queries.checklist_of(request)}
    assert after == {
        "request": True, "proof": True, "matter": False, "appointment": True, "pleading": False,
        "procedural": False, "survey": False,
    }  # fmt: skip


def test_request_has_no_checklist(take: Take) -> None:
    assert queries.checklist_of(take().request) == []


def test_person_recognised_among_duplicates(take: Take, desk_officer: User) -> None:
    person = take().request.beneficiary
    duplicates = possible_duplicates(desk_officer, SAU)
    assert queries.recognised(str(person.uid), duplicates) == person.pk
    assert queries.recognised("nguoi-khac", duplicates) is None


def test_offers_to_acts(
    working: Dossier, take: Take, do: Do, head: User, khai: Practitioner, branch: Organisation
) -> None:
    other = take(beneficiary=working.request.beneficiary_id)
    assert queries.linkable_cases(head, other) == [(working.request.pk, "TT.TGTT.01.2026")]
    assert queries.linkable_cases(None, other) == []
    assert queries.linkable_cases(head, Dossier()) == []
    assert queries.working_practitioners(head, working) == [(khai.pk, khai.full_name)]
    everybody = queries.organisations(head, working)
    assert {(working.office_id, working.office.name), (branch.pk, branch.name)} <= set(everybody)
    assert queries.receiving_organisations(head, working) == [(branch.pk, branch.name)]


def test_hearing_is_offered_until_its_outcome_is_known(working: Dossier, do: Do, khai: Practitioner) -> None:
    at = NOON + timedelta(days=3)
    do(ScheduleHearing(starts_at=at, venue=Venue.COURT, place="Tòa án khu vực 1"), working, khai.user)
    ((pk, words),) = queries.hearings_without_outcome(khai.user, working)
    assert words == "09:00 13/03/2026 · Phiên tòa · Tòa án khu vực 1"
    do(RecordHearingOutcome(hearing=pk, outcome=HearingOutcome.HELD, cause=None), working, khai.user, at)
    assert queries.hearings_without_outcome(khai.user, working) == []


def test_month_runs_to_the_first_of_the_next() -> None:
    start, end = queries.month_of(2026, 12)
    assert (start.isoformat(), end.isoformat()) == ("2026-12-01T00:00:00+07:00", "2027-01-01T00:00:00+07:00")


def test_who_opens_cases_and_who_takes_in(head: User, accountant: User, stranger: User, evaluator: User) -> None:
    opened = [permissions.may_open_cases(user) for user in (head, evaluator, accountant, stranger)]
    assert opened == [True, True, False, False]
    assert [permissions.may_take_in(user) for user in (head, evaluator)] == [True, False]


def test_nobody_is_assigned_before_appointment(take: Take, head: User) -> None:
    dossier = take()
    assert (permissions.assigned(None, dossier), permissions.assigned(head, dossier)) == (False, False)


def test_today_offers_what_a_clock_asks_for_and_no_refusal(
    take: Take, do: Do, khai: Practitioner, head: User, desk_officer: User
) -> None:
    police = organisation("CQCSDT")
    notice = take(channel=ReceptionChannel.PROCEEDINGS_NOTICE, sent_by=police.pk, status=ProceduralStatus.REMANDED)
    assert offered(head) == {"T01": "Thụ lý", "T08": "Thụ lý", "T08X": "Thụ lý"}
    do(ACCEPT, notice, desk_officer)
    assert offered(head) == dict.fromkeys(("T05", "T08", "T08X"), "Cử người thực hiện")
    assert set(offered(desk_officer).values()) == {""}


def offered(user: User) -> dict[str, str]:
    found = due_for(user, NOON)
    return {due.deadline.rule: due.act_label for due in (*found.late, *found.soon, *found.later)}
