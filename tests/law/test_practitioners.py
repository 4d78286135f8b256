from datetime import date

import pytest

from diemtua.law.conflicts import Hit, HitBy, check_conflict
from diemtua.law.findings import Result
from diemtua.law.practitioners import Candidate, may_appoint, may_perform, trainee_may
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.practitioners import PractitionerKind, TraineeWork

TODAY = date(2026, 11, 23)
OFFICER = Candidate(kind=PractitionerKind.LEGAL_AID_OFFICER, card_from=date(2020, 3, 1))


def test_forms_by_kind_of_practitioner() -> None:
    assert {kind: [form for form in AidForm if may_perform(kind, form)] for kind in PractitionerKind} == {
        PractitionerKind.LEGAL_AID_OFFICER: list(AidForm),
        PractitionerKind.CONTRACT_LAWYER: list(AidForm),
        PractitionerKind.ORGANISATION_LAWYER: list(AidForm),
        PractitionerKind.ADVISER: [AidForm.ADVICE],
        PractitionerKind.COLLABORATOR: [AidForm.ADVICE],
        PractitionerKind.TRAINEE: [],
    }


@pytest.mark.parametrize(
    ("hit", "legal_field", "result"),
    [
        (Hit(HitBy.PRACTITIONER, same_matter=True), LegalField.CRIMINAL, Result.NO),
        (Hit(HitBy.PRACTITIONER, same_matter=True), LegalField.CIVIL, Result.ASK),
        (Hit(HitBy.PRACTITIONER, same_matter=None), LegalField.CIVIL, Result.ASK),
        (Hit(HitBy.CENTRE), LegalField.CRIMINAL, Result.YES),
    ],
)
def test_conflict_reaches_the_appointment(hit: Hit, legal_field: LegalField, result: Result) -> None:
    conflict = check_conflict(AidForm.ADVICE, legal_field, [hit])
    finding = may_appoint(OFFICER, AidForm.ADVICE, TODAY, conflict)
    assert (finding.result, finding.citations[-1]) == (result, conflict.citations[-1])
    assert finding.reasons[-1].text == f"Kiểm tra xung đột lợi ích: {conflict.result.label}."


def test_clear_check_adds_nothing_to_the_appointment() -> None:
    conflict = check_conflict(AidForm.LITIGATION, LegalField.CRIMINAL, [])
    assert may_appoint(OFFICER, AidForm.LITIGATION, TODAY, conflict) == may_appoint(OFFICER, AidForm.LITIGATION, TODAY)


def test_name_alone_never_blocks() -> None:
    hit = Hit(HitBy.PRACTITIONER, same_matter=True, certain=False)
    assert check_conflict(AidForm.LITIGATION, LegalField.CRIMINAL, [hit]).result.value == "ASK"


@pytest.mark.parametrize(
    ("work", "consented", "result"),
    [
        (TraineeWork.STUDY_FILE, None, Result.YES),
        (TraineeWork.MEET_CLIENT, True, Result.YES),
        (TraineeWork.MEET_CLIENT, None, Result.ASK),
        (TraineeWork.MEET_CLIENT, False, Result.NO),
        (TraineeWork.APPEAR_IN_COURT, True, Result.NO),
        (TraineeWork.SIGN_ADVICE, True, Result.NO),
    ],
)
def test_trainee_helps_but_neither_appears_nor_signs(work: TraineeWork, consented: bool | None, result: Result) -> None:
    assert trainee_may(work, consented=consented).result is result
