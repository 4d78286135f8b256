"""A request travels from the desk to the archive; every act leaves what the law wants it to leave."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.reception import FieldNotAided, initials
from diemtua.cases.actions.work import WorkTimesNotPossible
from diemtua.cases.models import Case, Hearing, SimpleMatter, WorkEntry
from diemtua.cases.queries import register_of
from diemtua.cases.web.register import line_of
from diemtua.documents.models import Paper
from diemtua.dossiers.actions import annul
from diemtua.dossiers.models import Deadline, Dossier, Entry, RegisterLine
from diemtua.law.processes.legal_aid_case.appointment import (
    AnswerChangeRequest,
    AssignPractitioner,
    RecordChangeRequest,
    ReplacePractitioner,
)
from diemtua.law.processes.legal_aid_case.ending import (
    ArchiveFile,
    CompleteCase,
    DiscontinueCase,
    HandOverFile,
    RecordWithdrawalWish,
    StayCase,
)
from diemtua.law.processes.legal_aid_case.hearings import RecordHearingOutcome, ScheduleHearing
from diemtua.law.processes.legal_aid_case.reception import (
    AcceptRequest,
    AcceptUrgently,
    AnswerSimpleMatter,
    RecordProof,
    RefuseRequest,
    RequestSupplement,
    TransferRequest,
    WithdrawRequest,
)
from diemtua.law.processes.legal_aid_case.work import (
    AddParty,
    AskVerification,
    MakeRecommendation,
    RecordWork,
)
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.grounds import (
    DiscontinuationGround,
    Ending,
    RefusalGround,
    ReplacementGround,
    UrgentGround,
)
from diemtua.law.vocabulary.hearings import HearingOutcome, PostponementCause, Venue
from diemtua.law.vocabulary.parties import PartyRole
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.work import Activity
from diemtua.people.actions import record_person
from diemtua.people.details import PersonDetails
from diemtua.people.models import Party, SensitiveGround
from diemtua.workforce.models import Engagement, Practitioner
from tests.cases.conftest import ACCEPT, NOON, Do, Take


def clocks(dossier: Dossier) -> dict[str, str]:
    """Every clock of the dossier with how it stands."""
    rows = Deadline.objects.filter(dossier=dossier).order_by("rule")
    return {row.rule: "met" if row.met_at else "cancelled" if row.cancelled_at else "running" for row in rows}


AT_INTAKE = ["RECEIPT", "TT12-02"]


def papers(dossier: Dossier) -> list[str]:
    """Forms of the papers drafted after the intake's own."""
    drafted = list(Paper.objects.filter(dossier=dossier).order_by("pk").values_list("form", flat=True))
    assert drafted[: len(AT_INTAKE)] == AT_INTAKE
    return drafted[len(AT_INTAKE) :]


def last(dossier: Dossier) -> Entry:
    return Entry.objects.filter(dossier=dossier).latest("version")


def test_request_received_has_parties_label_and_its_clocks(take: Take) -> None:
    dossier = take()
    assert (dossier.state, dossier.label) == ("RECEIVED", "Trần Thị Sáu")
    assert clocks(dossier) == {"T01": "running", "T03": "running"}
    assert [party.role for party in Party.objects.filter(dossier=dossier)] == [PartyRole.BENEFICIARY]
    assert dossier.request.summary == "Tranh chấp ranh đất vuông tôm."


def test_request_of_a_relative_names_both(take: Take) -> None:
    dossier = take(applicant=PersonDetails(full_name="Nguyễn Văn Hai"))
    roles = list(Party.objects.filter(dossier=dossier).order_by("pk").values_list("role", flat=True))
    assert roles == [PartyRole.BENEFICIARY, PartyRole.APPLICANT]


def test_acceptance_is_the_line_in_the_register(take: Take, do: Do, desk_officer: User) -> None:
    dossier = take()
    do(ACCEPT, dossier, desk_officer)
    case, line = Case.objects.get(), RegisterLine.objects.get()
    assert (case.code, case.number, case.accepted_at) == ("TT.TGTT.01.2026", 1, NOON)
    assert (line.number, line.entered_at, dossier.number) == (1, NOON, "TT.TGTT.01.2026")
    assert clocks(dossier) == {"T01": "met", "T03": "met", "T05": "running"}
    assert case.category == CategoryCode.POOR_HOUSEHOLD


def test_acceptance_of_a_hidden_ground_hides_the_name(take: Take, do: Do, desk_officer: User) -> None:
    dossier = take()
    do(AcceptRequest(form=AidForm.ADVICE, field=LegalField.CIVIL, category=CategoryCode.HIV), dossier, desk_officer)
    assert dossier.label == "T. T. S."
    assert SensitiveGround.objects.get().category == CategoryCode.HIV
    assert "D7.7h" not in str(last(dossier).data)


def test_minor_is_hidden_from_the_first_moment(take: Take) -> None:
    young = PersonDetails(full_name="Lê Văn Bé", birth_on=date(2010, 1, 2))
    assert take(beneficiary=young).label == "L. V. B."


def test_initials_of_a_name() -> None:
    assert initials("Nguyễn Thị Đào") == "N. T. Đ."


def test_business_matters_are_not_accepted(take: Take, do: Do, desk_officer: User) -> None:
    dossier = take()
    act = AcceptRequest(form=AidForm.ADVICE, field=LegalField.BUSINESS, category=CategoryCode.POOR_HOUSEHOLD)
    with pytest.raises(FieldNotAided, match="kinh doanh, thương mại"):
        do(act, dossier, desk_officer)
    assert (dossier.state, Case.objects.count()) == ("RECEIVED", 0)


def test_arrested_person_waits_hours_not_days(take: Take, do: Do, desk_officer: User) -> None:
    dossier = take(status=ProceduralStatus.IN_CUSTODY, field=LegalField.CRIMINAL)
    act = AcceptRequest(
        form=AidForm.LITIGATION,
        field=LegalField.CRIMINAL,
        category=CategoryCode.CHARGED_NEAR_POOR,
        status=ProceduralStatus.IN_CUSTODY,
    )
    do(act, dossier, desk_officer)
    clock = Deadline.objects.get(dossier=dossier, rule="T06")
    assert clock.due_at == NOON + timedelta(hours=12)


def test_annulled_acceptance_strikes_its_line_and_the_next_number_is_another(
    accepted: Dossier, do: Do, head: User, desk_officer: User
) -> None:
    annul(last(accepted), by=head, at=NOON, reason="Nhầm người")
    accepted.refresh_from_db()
    assert (accepted.state, Case.objects.get().annulled_at) == ("RECEIVED", NOON)
    do(ACCEPT, accepted, desk_officer)
    lines = [(line.number, line.struck_at is not None) for line in RegisterLine.objects.order_by("number")]
    assert lines == [(1, True), (2, False)]
    case = Case.objects.get()
    assert (case.number, case.annulled_at, accepted.number) == (2, None, "TT.TGTT.02.2026")


def test_urgent_acceptance_owes_proof_until_it_comes(take: Take, do: Do, head: User, desk_officer: User) -> None:
    dossier = take()
    act = AcceptUrgently(
        form=AidForm.LITIGATION, field=LegalField.LAND, category=CategoryCode.POOR_HOUSEHOLD, urgent=UrgentGround.U1
    )
    do(act, dossier, head)
    assert (Case.objects.get().proof_owed, clocks(dossier)["T04"]) == (True, "running")
    do(RecordProof(papers="Giấy chứng nhận hộ nghèo"), dossier, desk_officer)
    assert (Case.objects.get().proof_owed, clocks(dossier)["T04"]) == (False, "met")
    annul(last(dossier), by=head, at=NOON, reason="Giấy giả")
    assert (Case.objects.get().proof_owed, clocks(dossier)["T04"]) == (True, "running")


@pytest.mark.parametrize(
    ("act", "state", "paper"),
    [
        (RequestSupplement(missing="Giấy hộ nghèo\nĐơn kiện"), "NEED_MORE", "SUPPLEMENT"),
        (RefuseRequest(ground=RefusalGround.R1, reason="Không thuộc diện."), "REFUSED", "TT12-08"),
        (WithdrawRequest(reason="Đã hòa giải."), "WITHDRAWN", "WITHDRAWAL_REPLY"),
    ],
)
def test_answer_other_than_acceptance_drafts_its_paper(
    take: Take, do: Do, head: User, act: RefuseRequest, state: str, paper: str
) -> None:
    dossier = take()
    do(act, dossier, head)
    assert (dossier.state, papers(dossier), clocks(dossier)) == (state, [paper], {"T01": "met", "T03": "met"})


def test_transfer_names_the_receiver(take: Take, do: Do, head: User, branch: Organisation) -> None:
    dossier = take()
    do(TransferRequest(organisation=branch.pk, reason="Người yêu cầu ở nơi khác."), dossier, head)
    assert (dossier.state, papers(dossier)) == ("TRANSFERRED", ["TT12-09"])


def test_simple_matter_is_no_case(take: Take, do: Do, head: User, desk_officer: User) -> None:
    dossier = take()
    do(AnswerSimpleMatter(answer="Đã chỉ nơi nộp đơn."), dossier, desk_officer)
    assert (dossier.state, SimpleMatter.objects.get().number, Case.objects.count()) == ("SIMPLE_MATTER", 1, 0)
    annul(last(dossier), by=head, at=NOON, reason="Việc phức tạp hơn")
    assert SimpleMatter.objects.get().annulled_at == NOON


def test_appointment_drafts_the_decision_and_gives_the_file(
    accepted: Dossier, do: Do, head: User, khai: Practitioner
) -> None:
    do(AssignPractitioner(practitioner=khai.pk), accepted, head)
    assert (accepted.state, accepted.owner, papers(accepted)) == ("ASSIGNED", khai.user, ["TT08-14"])
    assert clocks(accepted)["T05"] == "met"
    assert Engagement.objects.get().practitioner == khai
    annul(last(accepted), by=head, at=NOON, reason="Chọn nhầm")
    accepted.refresh_from_db()
    assert (accepted.state, accepted.owner, Engagement.objects.count()) == ("ACCEPTED", None, 0)


def test_replacement_ends_the_former_and_answers_the_request(
    working: Dossier, do: Do, head: User, desk_officer: User, khai: Practitioner, tam: Practitioner
) -> None:
    do(RecordChangeRequest(reason="Ở xa quá"), working, desk_officer)
    assert clocks(working)["T15"] == "running"
    later = NOON + timedelta(days=1)
    act = ReplacePractitioner(
        leaving=khai.pk, practitioner=tam.pk, ground=ReplacementGround.NOT_EFFECTIVE, reason="Khoảng cách"
    )
    do(act, working, head, later)
    assert (working.owner, clocks(working)["T15"]) == (tam.user, "met")
    assert papers(working) == ["TT08-14", "TT12-04", "TT08-15"]
    open_ones = list(Engagement.objects.filter(to_at__isnull=True).values_list("practitioner", flat=True))
    assert open_ones == [tam.pk]


def test_change_request_refused_is_answered_in_writing(
    working: Dossier, do: Do, head: User, desk_officer: User
) -> None:
    do(RecordChangeRequest(reason="Không hợp"), working, desk_officer)
    do(AnswerChangeRequest(answer="Không có căn cứ theo Điều 25."), working, head)
    assert (clocks(working)["T15"], papers(working)[-1]) == ("met", "CHANGE_REPLY")


def test_advice_needs_no_decision_and_is_met_by_its_end(
    take: Take, do: Do, head: User, desk_officer: User, khai: Practitioner
) -> None:
    dossier = take()
    advice = AcceptRequest(form=AidForm.ADVICE, field=LegalField.LAND, category=CategoryCode.POOR_HOUSEHOLD)
    do(advice, dossier, desk_officer)
    do(AssignPractitioner(practitioner=khai.pk), dossier, head)
    do(RecordWork(activity=Activity.G_B, began_at=NOON - timedelta(hours=2), ended_at=NOON), dossier, khai.user)
    do(CompleteCase(result="Đã trả lời bằng văn bản."), dossier, khai.user)
    assert (papers(dossier), clocks(dossier)["T11"]) == ([], "met")


@pytest.mark.parametrize(
    ("began", "ended", "why"),
    [(9, 9, "phải sau"), (8, 12, "sắp tới"), (-9, 8, "quá 16 giờ")],
)
def test_work_at_impossible_times_is_refused(
    working: Dossier, do: Do, khai: Practitioner, began: int, ended: int, why: str
) -> None:
    midnight = NOON.replace(hour=0)
    act = RecordWork(
        activity=Activity.V_I, began_at=midnight + timedelta(hours=began), ended_at=midnight + timedelta(hours=ended)
    )
    with pytest.raises(WorkTimesNotPossible, match=why):
        do(act, working, khai.user)


def test_work_recorded_by_mistake_is_struck(working: Dossier, head: User) -> None:
    annul(last(working), by=head, at=NOON, reason="Ghi nhầm vụ việc")
    assert WorkEntry.objects.get().annulled_at == NOON


def test_hearing_is_scheduled_ended_and_taken_back(working: Dossier, do: Do, khai: Practitioner, head: User) -> None:
    at = NOON + timedelta(days=20)
    do(ScheduleHearing(starts_at=at, venue=Venue.COURT, place="Tòa án khu vực 1"), working, khai.user)
    hearing = Hearing.objects.get()
    act = RecordHearingOutcome(
        hearing=hearing.pk,
        outcome=HearingOutcome.POSTPONED_NOT_TOLD,
        cause=PostponementCause.PARTY_ABSENT,
        note="Vắng bị đơn",
    )
    do(act, working, khai.user, at)
    hearing.refresh_from_db()
    assert (hearing.outcome, hearing.note) == (HearingOutcome.POSTPONED_NOT_TOLD, "Vắng bị đơn")
    annul(last(working), by=head, at=NOON, reason="Nhầm phiên")
    hearing.refresh_from_db()
    assert (hearing.outcome, hearing.note) == ("", "")
    scheduled = Entry.objects.get(dossier=working, act="ScheduleHearing")
    annul(scheduled, by=head, at=NOON, reason="Nhầm vụ")
    hearing.refresh_from_db()
    assert hearing.annulled_at == NOON


def test_practitioner_without_account_advises_without_paper_or_notice(
    take: Take, do: Do, desk_officer: User, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    dossier = take()
    do(replace(ACCEPT, form=AidForm.ADVICE), dossier, desk_officer)
    Practitioner.objects.update(user=None)
    do(AssignPractitioner(practitioner=khai.pk), dossier, head)
    ground = ReplacementGround.CARD_WITHDRAWN
    do(ReplacePractitioner(leaving=khai.pk, practitioner=tam.pk, ground=ground, reason="Thẻ bị thu hồi"), dossier, head)
    assert Engagement.objects.get(to_at__isnull=True).practitioner == tam
    assert (papers(dossier), dossier.owner) == ([], None)


def test_who_left_owns_the_case_no_more_where_the_next_has_no_account(
    working: Dossier, do: Do, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    Practitioner.objects.filter(pk=tam.pk).update(user=None)
    ground = ReplacementGround.CARD_WITHDRAWN
    do(ReplacePractitioner(leaving=khai.pk, practitioner=tam.pk, ground=ground, reason="Thẻ bị thu hồi"), working, head)
    assert working.owner is None
    [line] = register_of(head, working.office_id, 2026, 3)
    assert line_of(line)["practitioner"] == f"{tam.full_name} (Luật sư ký hợp đồng với Trung tâm)"


def test_party_added_by_mistake_is_taken_out(working: Dossier, do: Do, khai: Practitioner, head: User) -> None:
    other = record_person(PersonDetails(full_name="Phạm Văn Tư"), by=khai.user, at=NOON)
    do(AddParty(person=other.pk, role=PartyRole.OPPOSING), working, khai.user)
    assert Party.objects.filter(dossier=working, role=PartyRole.OPPOSING, removed_at__isnull=True).count() == 1
    annul(last(working), by=head, at=NOON, reason="Nhầm người")
    assert Party.objects.filter(dossier=working, role=PartyRole.OPPOSING, removed_at__isnull=True).count() == 0


def test_verification_and_recommendation_start_their_clocks(
    working: Dossier, do: Do, head: User, branch: Organisation
) -> None:
    do(AskVerification(organisation=branch.pk, content="Nguồn gốc đất"), working, head)
    do(MakeRecommendation(organisation=branch.pk, content="Xem xét lại quyết định"), working, head)
    running = {rule: how for rule, how in clocks(working).items() if rule in {"T13", "T14"}}
    assert running == {"T13": "running", "T14": "running"}
    assert papers(working)[-2:] == ["VERIFICATION", "RECOMMENDATION"]


def test_end_starts_the_hand_over_clock_and_frees_the_practitioner(ended: Dossier, head: User) -> None:
    case = Case.objects.get()
    assert (case.ending, case.ended_at, ended.state) == (Ending.DONE, NOON, "ENDED_DONE")
    assert clocks(ended)["T23"] == "running"
    assert Engagement.objects.filter(to_at__isnull=True).count() == 0
    annul(last(ended), by=head, at=NOON, reason="Chưa xong")
    case.refresh_from_db()
    assert (case.ending, case.ended_at) == ("", None)
    assert Engagement.objects.filter(to_at__isnull=True).count() == 1


def test_file_handed_over_and_archived_then_taken_out(
    ended: Dossier, do: Do, head: User, desk_officer: User, khai: Practitioner
) -> None:
    do(HandOverFile(pages=42, missing="Bản chính ở Tòa án."), ended, khai.user)
    do(ArchiveFile(shelf="Kho A, giá 2"), ended, desk_officer)
    case = Case.objects.get()
    assert (case.handed_over_at, case.archived_at, case.shelf, ended.state) == (NOON, NOON, "Kho A, giá 2", "ARCHIVED")
    annul(last(ended), by=head, at=NOON, reason="Cần xem lại")
    annul(Entry.objects.get(dossier=ended, act="HandOverFile"), by=head, at=NOON, reason="Thiếu tờ")
    case.refresh_from_db()
    assert (case.handed_over_at, case.archived_at, case.shelf) == (None, None, "")


def test_withdrawal_of_a_running_case_is_answered_by_its_discontinuation(
    working: Dossier, do: Do, head: User, desk_officer: User
) -> None:
    do(RecordWithdrawalWish(reason="Đã thỏa thuận"), working, desk_officer)
    assert clocks(working)["T16"] == "running"
    do(DiscontinueCase(ground=DiscontinuationGround.D3, reason="Tự nguyện rút"), working, head)
    assert (clocks(working)["T16"], Case.objects.get().ending) == ("met", Ending.DISCONTINUED)
    assert papers(working)[-2:] == ["TT12-05", "DISCONTINUATION"]


def test_stayed_case_ends_as_stayed(working: Dossier, do: Do, khai: Practitioner) -> None:
    do(StayCase(document="12/QĐ", body="Viện kiểm sát"), working, khai.user)
    assert (working.state, Case.objects.get().ending) == ("ENDED_STAYED", Ending.STAYED)


def test_request_without_case_has_no_case(take: Take) -> None:
    with pytest.raises(ObjectDoesNotExist):
        _ = take().case
