"""What the articles say of a case, where forgetting it would pass unseen: clocks, dates, grounds."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.ending import ProofNotYetMissed
from diemtua.cases.actions.reception import NoTimeForProofToLengthen
from diemtua.cases.actions.work import NoRecommendationWaits
from diemtua.cases.models import Case
from diemtua.cases.queries import register_of
from diemtua.cases.web.register import line_of
from diemtua.dossiers.actions import ActNotPossible, annul, perform
from diemtua.dossiers.models import Deadline, Dossier, RegisterLine
from diemtua.law.process import Act
from diemtua.law.processes.legal_aid_case.appointment import (
    AssignPractitioner,
    RecordRegistrationCancelled,
    RecordRegistrationRefused,
)
from diemtua.law.processes.legal_aid_case.ending import CompleteCase, DiscontinueCase, RecordWithdrawalWish
from diemtua.law.processes.legal_aid_case.reception import (
    AcceptRequest,
    AcceptUrgently,
    AllowMoreTimeForProof,
    RecordProof,
    RefuseRequest,
)
from diemtua.law.processes.legal_aid_case.work import (
    ExtendAdvice,
    MakeRecommendation,
    RecordRecommendationExtension,
    RecordRecommendationReply,
)
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.grounds import DiscontinuationGround, ProofDelay, RefusalGround, UrgentGround
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.people.details import PersonDetails
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import Practitioner
from tests.cases.conftest import ACCEPT, NOON, Do, Take

URGENT = AcceptUrgently(
    form=AidForm.LITIGATION, field=LegalField.LAND, category=CategoryCode.POOR_HOUSEHOLD, urgent=UrgentGround.U1
)
LONGER = RecordRecommendationExtension(reason="Phải xác minh tại nhiều nơi", document="21/CV-UBND")
NO_PROOF = DiscontinueCase(ground=DiscontinuationGround.D4, reason="Không nộp giấy chứng nhận hộ nghèo.")


def more_time(ground: ProofDelay) -> AllowMoreTimeForProof:
    return AllowMoreTimeForProof(ground=ground, reason="Lũ chia cắt, xã chưa cấp được giấy.")


def clock(dossier: Dossier, rule: str) -> Deadline:
    return Deadline.objects.get(dossier=dossier, rule=rule)


def test_back_dated_acceptance_stands_in_the_register_on_the_day_of_the_paper_book(take: Take, head: User) -> None:
    dossier, written, later = take(), NOON + timedelta(hours=1), NOON + timedelta(days=40)
    perform(
        ACCEPT, dossier, by=head, occurred_at=written, recorded_at=later, seen=dossier.version, key=uuid4(),
        reason="Mất điện, đã ghi sổ giấy",
    )  # fmt: skip
    line = RegisterLine.objects.get()
    assert (line.entered_at, Case.objects.get().accepted_at, line.entry.recorded_at) == (written, written, later)
    day = written.astimezone(VIETNAM)
    assert list(register_of(head, dossier.office_id, day.year, day.month)) == [line]


def test_minor_is_not_named_in_the_printed_register_whatever_the_category(take: Take, do: Do, head: User) -> None:
    dossier = take(beneficiary=PersonDetails(full_name="Lê Văn Bé", birth_on=date(2010, 1, 2)))
    do(ACCEPT, dossier, head)
    [line] = register_of(head, dossier.office_id, NOON.year, NOON.month)
    words = line_of(line)
    assert (words["beneficiary"], words["group"], words["summary"]) == ("L. V. B.", "Diện được bảo mật", "")


def test_missing_proof_ends_nothing_before_its_time_has_run_out(take: Take, do: Do, head: User) -> None:
    dossier = take()
    do(URGENT, dossier, head)
    due = clock(dossier, "T04").due_at
    assert due is not None
    with pytest.raises(ProofNotYetMissed, match="hết thời hạn bổ sung"):
        do(NO_PROOF, dossier, head, due)
    do(NO_PROOF, dossier, head, due + timedelta(minutes=1))
    assert dossier.state == "ENDED_DISCONTINUED"


@pytest.mark.parametrize("ground", list(ProofDelay))
def test_time_for_proof_is_ten_working_days_once_a_reason_is_stated(
    ground: ProofDelay, take: Take, do: Do, head: User, desk_officer: User
) -> None:
    dossier = take()
    do(URGENT, dossier, head)
    five = clock(dossier, "T04").due_at
    entry = do(more_time(ground), dossier, desk_officer, NOON + timedelta(days=3))
    lengthened = clock(dossier, "T04")
    assert (localdate(five), localdate(lengthened.due_at)) == (date(2026, 3, 17), date(2026, 3, 24))
    assert (lengthened.started_at, dossier.next_due_at is not None) == (NOON, True)
    assert any("10 ngày làm việc" in line for line in lengthened.trace)
    with pytest.raises(ActNotPossible):
        do(more_time(ProofDelay.FORCE_MAJEURE), dossier, desk_officer, NOON + timedelta(days=4))
    annul(entry, by=head, reason="Nhầm người", at=NOON + timedelta(days=4))
    assert clock(dossier, "T04").due_at == five


def test_no_more_time_is_given_once_the_proof_is_there(take: Take, do: Do, head: User, accepted: Dossier) -> None:
    dossier = take()
    do(URGENT, dossier, head)
    do(RecordProof(papers="Giấy chứng nhận hộ nghèo"), dossier, head)
    with pytest.raises(NoTimeForProofToLengthen, match="đã được ghi nhận"):
        do(more_time(ProofDelay.FORCE_MAJEURE), dossier, head)
    with pytest.raises(ActNotPossible):
        do(more_time(ProofDelay.FORCE_MAJEURE), accepted, head)


def test_missing_proof_is_no_ground_where_none_is_owed(accepted: Dossier, do: Do, head: User) -> None:
    with pytest.raises(ProofNotYetMissed):
        do(NO_PROOF, accepted, head, NOON + timedelta(days=60))


def test_refusal_answers_the_authority_that_sent_a_notice(take: Take, do: Do, head: User) -> None:
    dossier = take(channel=ReceptionChannel.PROCEEDINGS_NOTICE)
    do(RefuseRequest(ground=RefusalGround.R3, reason="Đã chết trước ngày thông báo."), dossier, head)
    answered, at_once = clock(dossier, "T08X"), clock(dossier, "T08")
    assert (answered.met_at, at_once.met_at, at_once.cancelled_at) == (NOON, None, NOON)


def test_defence_counsel_asked_for_is_owed_at_once_and_met_by_the_appointment(
    take: Take, do: Do, head: User, khai: Practitioner
) -> None:
    dossier = take(channel=ReceptionChannel.PROCEEDINGS_NOTICE, appointed_defence=True)
    do(ACCEPT, dossier, head)
    assert (clock(dossier, "T09").at_once, dossier.next_due_rule) == (True, "T05")
    do(AssignPractitioner(practitioner=khai.pk), dossier, head)
    assert (clock(dossier, "T09").met_at, clock(dossier, "T08X").met_at) == (NOON, NOON)


def test_defence_counsel_is_asked_for_by_authorities_only(take: Take) -> None:
    dossier = take(appointed_defence=True)
    assert not Deadline.objects.filter(dossier=dossier, rule="T09").exists()


@pytest.mark.parametrize(
    ("field", "act", "rule", "ends"),
    [
        (LegalField.CRIMINAL, RecordRegistrationRefused, "T17", "2026-03-09 16:00"),
        (LegalField.LAND, RecordRegistrationRefused, "T18", "2026-03-10 23:59"),
        (LegalField.CRIMINAL, RecordRegistrationCancelled, "T19", "2026-03-09 16:00"),
    ],
)
def test_replacement_is_owed_from_when_the_paper_of_the_authority_came(
    take: Take, do: Do, head: User, khai: Practitioner, field: LegalField, act: type[Act], rule: str, ends: str
) -> None:
    dossier, came = take(), datetime(2026, 3, 8, 16, tzinfo=VIETNAM)
    do(replace(ACCEPT, field=field), dossier, head)
    do(AssignPractitioner(practitioner=khai.pk), dossier, head)
    do(act(document="12/TB", received_at=came), dossier, khai.user)
    started = clock(dossier, rule)
    assert started.due_at is not None
    assert (started.started_at, f"{started.due_at.astimezone(VIETNAM):%Y-%m-%d %H:%M}") == (came, ends)


@pytest.mark.parametrize("agreed", [None, date(2026, 12, 31)])
def test_extended_advice_ends_after_thirty_days_or_on_the_day_agreed_on(
    take: Take, do: Do, head: User, desk_officer: User, khai: Practitioner, agreed: date | None
) -> None:
    dossier = take()
    advice = AcceptRequest(form=AidForm.ADVICE, field=LegalField.LAND, category=CategoryCode.POOR_HOUSEHOLD)
    do(advice, dossier, desk_officer)
    do(AssignPractitioner(practitioner=khai.pk), dossier, head)
    do(ExtendAdvice(reason="Chờ hồ sơ địa chính", agreed_until=agreed), dossier, head)
    began, due = clock(dossier, "T11").started_at, clock(dossier, "T12").due_at
    assert due is not None
    assert localdate(due) == (agreed or localdate(began) + timedelta(days=30))


@pytest.mark.parametrize(("told", "last_day"), [(None, date(2026, 4, 24)), (date(2026, 5, 29), date(2026, 5, 29))])
def test_reply_to_a_recommendation_is_lengthened_from_the_same_day(
    working: Dossier, do: Do, head: User, desk_officer: User, branch: Organisation, told: date | None, last_day: date
) -> None:
    do(MakeRecommendation(organisation=branch.pk, content="Xem xét lại quyết định"), working, head)
    do(replace(LONGER, reply_by=told), working, desk_officer)
    lengthened = clock(working, "T14X")
    assert lengthened.due_at is not None
    assert (lengthened.started_at, localdate(lengthened.due_at)) == (clock(working, "T14").started_at, last_day)
    assert (lengthened.external, clock(working, "T14").cancelled_at) == (True, NOON)
    do(RecordRecommendationReply(result="Đã thu hồi quyết định"), working, desk_officer)
    assert clock(working, "T14X").met_at == NOON


def test_reply_is_lengthened_once_and_only_where_it_is_owed(
    working: Dossier, do: Do, head: User, desk_officer: User, branch: Organisation
) -> None:
    with pytest.raises(NoRecommendationWaits):
        do(LONGER, working, desk_officer)
    do(MakeRecommendation(organisation=branch.pk, content="Xem xét lại quyết định"), working, head)
    lengthened = do(LONGER, working, desk_officer)
    with pytest.raises(NoRecommendationWaits):
        do(LONGER, working, desk_officer)
    annul(lengthened, by=head, at=NOON, reason="Cơ quan đã trả lời đúng hạn")
    assert (clock(working, "T14X").cancelled_at, clock(working, "T14").cancelled_at) == (NOON, None)


def test_reply_still_awaited_is_no_clock_of_a_completed_case(
    working: Dossier, do: Do, head: User, desk_officer: User, branch: Organisation, khai: Practitioner
) -> None:
    do(MakeRecommendation(organisation=branch.pk, content="Xem xét lại quyết định"), working, head)
    do(LONGER, working, desk_officer)
    do(CompleteCase(result="Hòa giải thành."), working, khai.user)
    assert (clock(working, "T14X").cancelled_at, working.next_due_rule) == (NOON, "T23")


def test_withdrawal_not_answered_is_no_clock_of_a_completed_case(
    working: Dossier, do: Do, desk_officer: User, khai: Practitioner
) -> None:
    do(RecordWithdrawalWish(reason="Đã thỏa thuận"), working, desk_officer)
    do(CompleteCase(result="Hòa giải thành."), working, khai.user)
    assert (clock(working, "T16").cancelled_at, working.next_due_rule) == (NOON, "T23")
