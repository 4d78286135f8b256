"""A referral from the authority's page to the answer it is owed."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django_tasks_db.models import DBTaskResult

from diemtua.accounts.models import Organisation, User
from diemtua.demo.cast import COMMUNE_OFFICER
from diemtua.dossiers import actions as kernel
from diemtua.dossiers.models import Deadline, Dossier, Entry
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner, ReplacePractitioner
from diemtua.law.processes.legal_aid_case.ending import DiscontinueCase
from diemtua.law.processes.legal_aid_case.reception import (
    AcceptUrgently,
    AnswerSimpleMatter,
    RefuseRequest,
    WithdrawRequest,
)
from diemtua.law.processes.referral import AnswerReferral, CorrectReferral, TakeReferral, WithdrawReferral
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.grounds import DiscontinuationGround, RefusalGround, ReplacementGround, UrgentGround
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.law.vocabulary.referrals import NoCase, PersonOpinion, ReferralKind, ReferralWay
from diemtua.notices.models import Message
from diemtua.people.details import PersonDetails
from diemtua.people.models import Party, Person
from diemtua.referrals.actions.answering import Opening, catch_up, open_request, tie
from diemtua.referrals.actions.sending import MomentsOutOfOrder, SenderNotYours, label_for
from diemtua.referrals.actions.telling import tell_the_outcome
from diemtua.referrals.models import Referral
from diemtua.referrals.queries import referrals_visible_to
from diemtua.referrals.tasks import tell_outcomes, tell_senders
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.actions import put_on_call
from diemtua.workforce.models import Alarm, Practitioner
from diemtua.workforce.queries.on_call import Turn
from tests.cases.conftest import Do, Take
from tests.cast import join, organisation
from tests.referrals.conftest import NIGHT, Send

ACCEPT = AcceptUrgently(
    form=AidForm.LITIGATION, field=LegalField.CRIMINAL, category=CategoryCode.CHILD,
    status=ProceduralStatus.IN_CUSTODY, urgent=UrgentGround.U3,
)  # fmt: skip
LATER = NIGHT + timedelta(minutes=40)


def clocks(dossier: Dossier) -> dict[str, str]:
    """Each clock of a dossier and how it stands."""
    words = {(False, False): "running", (True, False): "met", (False, True): "cancelled"}
    rows = Deadline.objects.filter(dossier=dossier)
    return {row.rule: words[row.met_at is not None, row.cancelled_at is not None] for row in rows}


def opened(dossier: Dossier, by: User, at: datetime = LATER, **said: object) -> Dossier:
    """The request that an officer opens from a referral."""
    known: dict[str, object] = {
        "beneficiary": PersonDetails(full_name="Lê Văn Bé", birth_year=2010),
        "field": LegalField.CRIMINAL, "form": AidForm.LITIGATION, "summary": "Trộm cắp tài sản",
    }  # fmt: skip
    opening = Opening(**(known | said))  # type: ignore[arg-type]
    return open_request(dossier.referral, opening, by=by, at=at, seen=dossier.version, key=uuid4())


# sending


def test_notice_from_the_police_starts_the_clocks_and_is_seen_by_both(
    sent: Dossier, policewoman: User, desk_officer: User, stranger: User, legal_aid_officer: User
) -> None:
    referral = sent.referral
    assert (sent.state, sent.number, sent.label) == ("SENT", "TT.GT.01.2026", "L. V. B.")
    assert clocks(sent) == {"T08": "running", "T08X": "running"}
    assert referral.notice_due_at == NIGHT + timedelta(hours=11)
    assert referral.notice_trace[-1:] != []
    assert (referral.late, referral.received_at, referral.sent_at) == (False, NIGHT, NIGHT)
    assert referral.told["custody"] == "Nhà tạm giữ Công an tỉnh"
    seen = [list(referrals_visible_to(user)) for user in (policewoman, desk_officer, stranger, legal_aid_officer)]
    assert seen == [[referral], [referral], [], []]
    assert Person.objects.count() == 0


def test_centre_and_sender_are_told_without_a_name(desk_officer: User, send: Send, policewoman: User) -> None:
    send(kind=ReferralKind.INFORMATION, asked_at=None)
    told = {message.user: message.subject for message in Message.objects.all()}
    assert told == {desk_officer: "Giới thiệu mới TT.GT.01.2026"}
    by_phone = send(by=desk_officer, way=ReferralWay.PHONE)
    [receipt] = Message.objects.filter(user=policewoman)
    assert (receipt.subject, receipt.link) == ("Trung tâm đã nhận TT.GT.02.2026", f"/gioi-thieu/{by_phone.uid}/")
    assert "Lê" not in receipt.subject + receipt.body


def test_what_is_owed_at_once_is_a_target_of_the_office_and_never_ranked(sent: Dossier) -> None:
    at_once, lawful = (Deadline.objects.get(dossier=sent, rule=rule) for rule in ("T08", "T08X"))
    assert (at_once.at_once, at_once.due_at) == (True, NIGHT + timedelta(minutes=60))
    assert (sent.next_due_rule, sent.next_due_at) == ("T08X", lawful.due_at)


@pytest.mark.parametrize(
    ("kind", "clocks_started", "state"),
    [
        (ReferralKind.RIGHT_EXPLAINED, {}, "RECORDED"),
        (ReferralKind.INFORMATION, {"T08X": "running"}, "SENT"),
        (ReferralKind.DEFENCE_APPOINTMENT, {"T08X": "running", "T09": "running"}, "SENT"),
        (ReferralKind.OTHER_BODY, {"T01": "running"}, "SENT"),
    ],
)
def test_each_kind_has_its_own_clocks(
    send: Send, kind: ReferralKind, clocks_started: dict[str, str], state: str
) -> None:
    dossier = send(kind=kind, opinion=PersonOpinion.NOT_YET, asked_at=None)
    assert (clocks(dossier), dossier.state) == (clocks_started, state)
    assert dossier.referral.notice_due_at is None


def test_late_notice_is_late_and_one_without_a_moment_is_not_judged(send: Send) -> None:
    late = send(asked_at=NIGHT - timedelta(hours=13))
    unknown = send(asked_at=None)
    assert (late.referral.late, unknown.referral.late) == (True, False)


def test_commune_introduces_somebody(send: Send, rulebook: None) -> None:
    officer = join(COMMUNE_OFFICER)
    commune = organisation("UBND-32167")
    dossier = send(kind=ReferralKind.COMMUNE_INTRODUCTION, sender=commune.pk, by=officer, status=None, born="1950")
    assert (dossier.referral.sender, dossier.label) == (commune, "Lê Văn Bé")


def test_nobody_sends_for_another_body(send: Send, stranger: User) -> None:
    with pytest.raises(SenderNotYours):
        send(by=stranger)
    with pytest.raises(kernel.NotPermitted):
        send(by=None)
    assert Referral.objects.count() == 0


def test_moments_stand_in_order(send: Send, desk_officer: User) -> None:
    with pytest.raises(MomentsOutOfOrder):
        send(asked_at=NIGHT + timedelta(minutes=1))
    with pytest.raises(MomentsOutOfOrder):
        send(by=desk_officer, way=ReferralWay.POST, sent_at=NIGHT + timedelta(minutes=1))


def test_call_taken_at_night_is_entered_in_the_morning_with_its_true_moment(
    send: Send, legal_aid_officer: User, police: Organisation
) -> None:
    morning = NIGHT + timedelta(hours=8)
    dossier = send(
        by=legal_aid_officer, way=ReferralWay.PHONE, recorded_at=morning, reason="Nhận qua điện thoại khi trực đêm",
    )  # fmt: skip
    entry = Entry.objects.get(dossier=dossier)
    assert (entry.occurred_at, entry.recorded_at, dossier.referral.received_at) == (NIGHT, morning, NIGHT)
    assert list(dossiers_visible_to(legal_aid_officer)) == [dossier]
    assert Deadline.objects.get(dossier=dossier, rule="T08").started_at == NIGHT


@pytest.mark.parametrize(
    ("born", "label"), [("", "Lê Văn Bé"), ("đầu xuân", "L. V. B."), ("1990", "Lê Văn Bé"), ("2010", "L. V. B.")]
)
def test_minors_and_whose_age_cannot_be_read_are_hidden_in_lists(born: str, label: str) -> None:
    assert label_for(" Lê  Văn Bé ", {"born": born}, NIGHT.date()) == label


# taking, correcting, withdrawing


def test_taking_makes_somebody_responsible_and_can_be_taken_back(taken: Dossier, desk_officer: User) -> None:
    referral = Referral.objects.get()
    assert (taken.state, taken.owner, referral.taken_by) == ("TAKEN", desk_officer, desk_officer)
    assert clocks(taken)["T08"] == "running"
    kernel.annul(taken.entries.get(act="TakeReferral"), by=desk_officer, reason="Nhầm hồ sơ", at=LATER)
    referral.refresh_from_db()
    assert (referral.taken_by, referral.taken_at) == (None, None)


def test_practitioner_on_call_takes_what_he_was_given(send: Send, do: Do, legal_aid_officer: User) -> None:
    dossier = send(by=legal_aid_officer, way=ReferralWay.PHONE)
    do(TakeReferral(), dossier, legal_aid_officer, LATER)
    assert dossier.owner == legal_aid_officer


def test_corrected_status_counts_the_notice_again_and_back(
    sent: Dossier, do: Do, policewoman: User, head: User, stranger: User
) -> None:
    act = CorrectReferral(status=ProceduralStatus.ACCUSED, number="12/TB", reason="Đã khởi tố bị can")
    with pytest.raises(kernel.NotPermitted):
        do(act, sent, stranger, LATER)
    entry = do(act, sent, policewoman, LATER)
    referral = Referral.objects.get()
    assert (referral.status, referral.told["number"]) == ("ACCUSED", "12/TB")
    assert referral.notice_due_at == NIGHT + timedelta(hours=23)
    kernel.annul(entry, by=head, reason="Sửa nhầm", at=LATER)
    referral.refresh_from_db()
    assert (referral.status, referral.notice_due_at) == ("IN_CUSTODY", NIGHT + timedelta(hours=11))


def test_moment_learned_later_starts_the_clock_and_its_annulment_forgets_it(send: Send, do: Do, head: User) -> None:
    dossier = send(asked_at=None, status=None)
    with pytest.raises(MomentsOutOfOrder):
        do(CorrectReferral(asked_at=LATER, reason="Ghi nhầm"), dossier, head, LATER)
    entry = do(CorrectReferral(asked_at=NIGHT - timedelta(hours=2), reason="Theo biên bản"), dossier, head, LATER)
    assert Referral.objects.get().notice_due_at == datetime(2026, 5, 6, 23, 59, 59, 999999, tzinfo=VIETNAM)
    kernel.annul(entry, by=head, reason="Sửa nhầm", at=LATER)
    assert Referral.objects.get().notice_due_at is None


def test_who_works_on_it_is_told_when_its_sender_corrects_or_withdraws_it(
    send: Send, do: Do, legal_aid_officer: User, desk_officer: User, policewoman: User
) -> None:
    dossier = send(by=legal_aid_officer, way=ReferralWay.PHONE)
    do(TakeReferral(), dossier, legal_aid_officer, LATER)
    do(CorrectReferral(status=ProceduralStatus.ARRESTED, reason="Ghi nhầm"), dossier, policewoman, LATER)
    do(WithdrawReferral(reason="Gửi hai lần"), dossier, policewoman, LATER)
    told = {(message.user, message.subject) for message in Message.objects.filter(created_at=LATER)}
    said = (f"Nội dung của {dossier.number} đã được sửa", f"{dossier.number} đã được cơ quan gửi rút lại")
    assert told == {(user, subject) for user in (legal_aid_officer, desk_officer) for subject in said}


def test_sender_withdraws_what_was_sent_by_mistake_and_stands_by_it_again(
    sent: Dossier, do: Do, policewoman: User
) -> None:
    entry = do(WithdrawReferral(reason="Gửi hai lần"), sent, policewoman, LATER)
    assert (sent.state, clocks(sent), Referral.objects.get().void_at) == (
        "WITHDRAWN", {"T08": "cancelled", "T08X": "cancelled"}, LATER,
    )  # fmt: skip
    kernel.annul(entry, by=policewoman, reason="Không phải nhầm", at=LATER)
    assert (Referral.objects.get().void_at, clocks(sent)["T08X"]) == (None, "running")


def test_withdrawal_of_what_was_taken_is_annulled_without_ringing_anybody(
    taken: Dossier, do: Do, policewoman: User
) -> None:
    entry = do(WithdrawReferral(reason="Gửi hai lần"), taken, policewoman, LATER)
    kernel.annul(entry, by=policewoman, reason="Không phải nhầm", at=LATER)
    assert (taken.state, Alarm.objects.filter(silenced_at=None).count()) == ("WITHDRAWN", 0)
    assert Dossier.objects.get(pk=taken.pk).state == "TAKEN"


def test_urgent_notice_rings_until_it_is_taken(send: Send, do: Do, head: User) -> None:
    dossier = send()
    assert Alarm.objects.get().rings.get().user == head
    entry = do(TakeReferral(), dossier, head, LATER)
    assert Alarm.objects.get().silenced_by == head
    kernel.annul(entry, by=head, reason="Nhầm", at=LATER)
    assert Alarm.objects.filter(dossier=dossier, silenced_at=None).count() == 1


def test_practitioner_on_call_sees_what_he_is_rung_for_and_takes_it(
    send: Send, do: Do, centre: Organisation, legal_aid_officer: User, head: User
) -> None:
    turn = Turn(legal_aid_officer, NIGHT - timedelta(hours=6), NIGHT + timedelta(hours=6), phone="0900000300")
    put_on_call(centre, turn, by=head, at=NIGHT - timedelta(days=1))
    dossier = send()
    assert list(referrals_visible_to(legal_aid_officer)) == [dossier.referral]
    do(TakeReferral(), dossier, legal_aid_officer, NIGHT + timedelta(minutes=2))
    assert Referral.objects.get().taken_by == legal_aid_officer
    assert list(referrals_visible_to(legal_aid_officer)) == [dossier.referral]


def test_entry_by_mistake_is_struck(sent: Dossier, head: User) -> None:
    kernel.annul(sent.entries.get(), by=head, reason="Nhập nhầm", at=LATER)
    assert Referral.objects.get().void_at == LATER


# answering without a case


def test_answer_is_a_duty_that_ends_when_the_body_is_told(
    taken: Dossier, do: Do, head: User, policewoman: User
) -> None:
    Message.objects.filter(user=policewoman).delete()
    entry = do(AnswerReferral(outcome=NoCase.NOT_ELIGIBLE, answer="Không thuộc Điều 7."), taken, head, LATER)
    referral = Referral.objects.get()
    assert (referral.outcome, referral.outcome_at, referral.answer) == ("NOT_ELIGIBLE", LATER, "Không thuộc Điều 7.")
    assert (taken.state, clocks(taken)) == ("ANSWERED", {"T08": "cancelled", "T08X": "met"})
    [told] = Message.objects.filter(user=policewoman)
    assert "Lê" not in told.subject + told.body
    kernel.annul(entry, by=head, reason="Trả lời nhầm", at=LATER)
    referral.refresh_from_db()
    assert (referral.outcome, referral.outcome_at, referral.answer) == ("", None, "")
    assert clocks(taken)["T08X"] == "running"


def test_body_without_an_account_is_mailed_the_outcome_and_led_to_no_page_of_ours(
    send: Send, do: Do, desk_officer: User, head: User
) -> None:
    women = organisation("HPN")
    Organisation.objects.filter(pk=women.pk).update(email="hpn@example.vn")
    dossier = send(
        by=desk_officer, kind=ReferralKind.OTHER_BODY, way=ReferralWay.POST, sender=women.pk, status=None, asked_at=None
    )
    do(AnswerReferral(outcome=NoCase.NOT_ELIGIBLE, answer="Không thuộc Điều 7."), dossier, head, LATER)
    receipt, outcome = Message.objects.filter(user=None).order_by("pk")
    assert (receipt.email, receipt.link, outcome.link) == ("hpn@example.vn", "", "")
    assert "thư điện tử này, điện thoại hoặc văn bản" in receipt.body
    assert outcome.body.startswith("Kết quả: Không thuộc diện được trợ giúp pháp lý. Muốn biết thêm")
    assert "Lê" not in receipt.subject + receipt.body + outcome.subject + outcome.body


# becoming a case


def test_referral_becomes_a_request_without_retyping(taken: Dossier, desk_officer: User, police: Organisation) -> None:
    case = opened(taken, desk_officer)
    request, referral = case.request, Referral.objects.get()
    assert (request.sent_by, request.status, request.received_at) == (police, "IN_CUSTODY", NIGHT)
    assert (request.channel, referral.request) == (ReceptionChannel.PROCEEDINGS_NOTICE, request)
    assert (taken.state, clocks(taken)) == ("OPENED", {"T08": "cancelled", "T08X": "cancelled"})
    assert {"T08": "running", "T08X": "running"}.items() <= clocks(case).items()
    assert Deadline.objects.get(dossier=case, rule="T08X").started_at == NIGHT
    assert not Party.objects.filter(dossier=taken).exists()


@pytest.mark.parametrize(
    ("kind", "owed"),
    [
        (ReferralKind.NOTICE, {"T08", "T08X"}),
        (ReferralKind.INFORMATION, {"T08X"}),
        (ReferralKind.DEFENCE_APPOINTMENT, {"T09", "T08X"}),
    ],
)
def test_request_owes_at_once_what_its_referral_asks_for(
    send: Send, desk_officer: User, kind: ReferralKind, owed: set[str]
) -> None:
    case = opened(send(kind=kind, asked_at=None), desk_officer)
    assert {name for name in clocks(case) if name.startswith(("T08", "T09"))} == owed
    said = Deadline.objects.get(dossier=case, rule="T08X").trace
    assert any("không nêu cho thông tin" in line for line in said) is (kind is ReferralKind.INFORMATION)


def test_appointed_defence_asks_for_it_and_a_commune_comes_by_its_own_channel(send: Send, desk_officer: User) -> None:
    defence = send(kind=ReferralKind.DEFENCE_APPOINTMENT)
    assert clocks(opened(defence, desk_officer))["T09"] == "running"
    other = send(kind=ReferralKind.OTHER_BODY, status=None, asked_at=None)
    assert opened(other, desk_officer).request.channel == ReceptionChannel.OTHER_BODY


def test_practitioner_opens_what_he_took_by_telephone_from_the_moment_of_the_call(
    send: Send, legal_aid_officer: User
) -> None:
    morning = NIGHT + timedelta(hours=8)
    dossier = send(by=legal_aid_officer, way=ReferralWay.PHONE, recorded_at=morning, reason="Trực đêm")
    assert opened(dossier, legal_aid_officer, morning).request.received_at == NIGHT


def test_the_same_page_sent_twice_opens_one_request(taken: Dossier, desk_officer: User) -> None:
    opening = Opening(
        beneficiary=PersonDetails(full_name="Lê Văn Bé"), field=LegalField.CRIMINAL, form=None, summary="Trộm cắp",
    )  # fmt: skip
    seen, key = taken.version, uuid4()
    twice = [open_request(taken.referral, opening, by=desk_officer, at=LATER, seen=seen, key=key).pk for _ in range(2)]
    assert (twice[0], Person.objects.count()) == (twice[1], 1)


def test_appointment_is_told_to_the_sender_and_a_replacement_too(
    taken: Dossier, do: Do, desk_officer: User, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    case = opened(taken, desk_officer)
    do(ACCEPT, case, head, LATER)
    assert Referral.objects.get().appoint_due_at == LATER + timedelta(hours=12)
    entry = do(AssignPractitioner(practitioner=khai.pk), case, head, LATER + timedelta(minutes=5))
    referral = Referral.objects.get()
    assert (referral.outcome, referral.practitioner, referral.outcome_at) == ("APPOINTED", khai, entry.occurred_at)
    taken.refresh_from_db()
    assert taken.state == "ANSWERED"
    act = ReplacePractitioner(leaving=khai.pk, practitioner=tam.pk, ground=ReplacementGround.LEAVE, reason="Ốm")
    replaced = do(act, case, head, LATER + timedelta(days=9))
    referral = Referral.objects.get()
    # who comes later makes no appointment late: the clock asks when somebody first was
    assert (referral.practitioner, referral.appointed_at, referral.appointed_late) == (tam, entry.occurred_at, False)
    assert referral.outcome_at == replaced.recorded_at
    kernel.annul(replaced, by=head, reason="Nhầm", at=LATER + timedelta(days=10))
    referral = Referral.objects.get()
    assert (referral.practitioner, referral.appointed_at) == (khai, entry.occurred_at)


def test_annulled_appointment_is_told_no_more_and_an_annulled_acceptance_forgotten(
    taken: Dossier, do: Do, desk_officer: User, head: User, khai: Practitioner
) -> None:
    case = opened(taken, desk_officer)
    accepted = do(ACCEPT, case, head, LATER)
    entry = do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    kernel.annul(entry, by=head, reason="Cử nhầm", at=LATER)
    referral = Referral.objects.get()
    taken.refresh_from_db()
    assert (referral.outcome, referral.practitioner, taken.state) == ("", None, "OPENED")
    assert (referral.appointed_at, referral.appointed_late) == (None, None)
    kernel.annul(accepted, by=head, reason="Thụ lý nhầm", at=LATER)
    referral.refresh_from_db()
    assert (referral.accepted_at, referral.appoint_due_at) == (
        None, datetime(2026, 5, 6, 23, 59, 59, 999999, tzinfo=VIETNAM),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        (RefuseRequest(ground=RefusalGround.R4, reason="Đã có tổ chức khác thụ lý"), "REFUSED"),
        (AnswerSimpleMatter(answer="Đã giải thích quyền"), "ADVISED"),
        (WithdrawRequest(reason="Gia đình đã mời luật sư"), "WITHDRAWN"),
    ],
)
def test_every_end_of_the_request_is_told(
    taken: Dossier, do: Do, desk_officer: User, head: User, act: RefuseRequest, outcome: str
) -> None:
    case = opened(taken, desk_officer)
    do(act, case, head, LATER)
    referral, ground = Referral.objects.get(), "R4" if outcome == "REFUSED" else ""
    assert (referral.outcome, referral.ground) == (outcome, ground)


def test_request_withdrawn_by_the_person_at_the_public_pages_is_told_by_nobody(
    taken: Dossier, do: Do, desk_officer: User
) -> None:
    case = opened(taken, desk_officer)
    do(WithdrawRequest(), case, None, LATER)
    assert Referral.objects.get().outcome == "WITHDRAWN"
    assert taken.entries.get(act="TellOutcome").by is None


def test_what_follows_an_appointment_tells_nothing_anew(
    taken: Dossier, do: Do, desk_officer: User, head: User, khai: Practitioner
) -> None:
    case = opened(taken, desk_officer)
    do(ACCEPT, case, head, LATER)
    do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    do(DiscontinueCase(ground=DiscontinuationGround.D2, reason="Giấy tờ giả"), case, head, LATER)
    assert (Referral.objects.get().outcome, taken.entries.filter(act="TellOutcome").count()) == ("APPOINTED", 1)


def test_introduction_has_no_day_by_which_somebody_must_be_appointed(
    send: Send, do: Do, desk_officer: User, head: User
) -> None:
    dossier = send(kind=ReferralKind.OTHER_BODY, status=None, asked_at=None)
    do(ACCEPT, opened(dossier, desk_officer), head, LATER)
    referral = Referral.objects.get()
    assert (referral.accepted_at, referral.appoint_due_at) == (LATER, None)


def test_case_discontinued_before_anybody_was_appointed_is_told(
    taken: Dossier, do: Do, desk_officer: User, head: User
) -> None:
    case = opened(taken, desk_officer)
    do(ACCEPT, case, head, LATER)
    do(DiscontinueCase(ground=DiscontinuationGround.D2, reason="Giấy tờ giả"), case, head, LATER)
    assert Referral.objects.get().outcome == "DISCONTINUED"


def test_notice_for_somebody_helped_already_is_tied_to_the_case_and_answered_at_once(
    send: Send, take: Take, do: Do, desk_officer: User, head: User, khai: Practitioner
) -> None:
    case = take(field=LegalField.CRIMINAL)
    do(ACCEPT, case, head, LATER)
    do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    dossier = send(at=LATER)
    tie(dossier, case.request.pk, by=desk_officer, at=LATER, seen=dossier.version, key=uuid4())
    referral = Referral.objects.get()
    assert (referral.outcome, referral.practitioner, referral.request) == ("APPOINTED", khai, case.request)


def test_notice_of_somebody_known_before_keeps_its_clocks_until_its_sender_is_told(
    send: Send, take: Take, do: Do, desk_officer: User, head: User, khai: Practitioner
) -> None:
    case, dossier = take(field=LegalField.CRIMINAL), send()
    due = dossier.next_due_at
    entry = tie(dossier, case.request.pk, by=desk_officer, at=LATER, seen=dossier.version, key=uuid4())
    going_on = Deadline.objects.filter(opened_by=entry)
    assert {each.rule: each.started_at for each in going_on} == {"T08": NIGHT, "T08X": NIGHT}
    dossier.refresh_from_db()
    assert (dossier.next_due_rule, dossier.next_due_at) == ("T08X", due)
    do(ACCEPT, case, head, LATER)
    do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    assert [each.met_at for each in going_on.all()] == [LATER, LATER]
    dossier.refresh_from_db()
    assert dossier.next_due_at is None


def test_clock_of_the_appointment_asks_the_case_who_is_in_custody(
    send: Send, do: Do, desk_officer: User, head: User
) -> None:
    dossier = send(by=desk_officer, way=ReferralWay.PHONE, status=None)
    do(ACCEPT, opened(dossier, desk_officer), head, LATER)
    twelve_hours = LATER + timedelta(hours=12)
    assert Referral.objects.get().appoint_due_at == twelve_hours
    do(CorrectReferral(status=ProceduralStatus.WITNESS, reason="Ghi nhầm"), dossier, desk_officer, LATER)
    assert Referral.objects.get().appoint_due_at == twelve_hours


def test_case_that_came_by_itself_tells_the_referral_tied_to_it_all_that_comes_of_it(
    send: Send, take: Take, do: Do, desk_officer: User, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    case, dossier = take(field=LegalField.CRIMINAL), send()
    tie(dossier, case.request.pk, by=desk_officer, at=LATER, seen=dossier.version, key=uuid4())
    do(ACCEPT, case, head, LATER)
    entry = do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    assert (Referral.objects.get().practitioner, Referral.objects.get().appointed_late) == (khai, False)
    act = ReplacePractitioner(leaving=khai.pk, practitioner=tam.pk, ground=ReplacementGround.LEAVE, reason="Ốm")
    replaced = do(act, case, head, LATER)
    assert Referral.objects.get().practitioner == tam
    for done in (replaced, entry):
        kernel.annul(done, by=head, reason="Nhầm", at=LATER)
    assert (Referral.objects.get().outcome, catch_up(LATER)) == ("", 0)


@pytest.fixture
def of_two(send: Send, do: Do, desk_officer: User, head: User) -> tuple[Dossier, Dossier, Dossier]:
    """An accepted case, the notice of the police it came from, and one of the procuracy about the same person."""
    first = send()
    second = send(by=desk_officer, way=ReferralWay.POST, sender=organisation("VKSKV1").pk)
    case = opened(first, desk_officer)
    tie(second, case.request.pk, by=desk_officer, at=LATER, seen=second.version, key=uuid4())
    do(ACCEPT, case, head, LATER)
    return case, first, second


def told_of(*dossiers: Dossier) -> list[tuple[str, str, Practitioner | None]]:
    """How each referral stands, and of whom its sender was told."""
    rows = [Referral.objects.select_related("dossier", "practitioner").get(dossier=each) for each in dossiers]
    return [(row.dossier.state, row.outcome, row.practitioner) for row in rows]


def test_every_body_that_sent_the_person_is_told(
    of_two: tuple[Dossier, Dossier, Dossier], do: Do, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    case, first, second = of_two
    entry = do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    # the act leaves it to the worker
    assert told_of(first, second) == [("OPENED", "", None), ("OPENED", "", None)]
    tell_senders.call(entry.pk)
    # nothing reaches the procuracy: somebody calls
    assert told_of(first, second) == [("ANSWERED", "APPOINTED", khai), ("TO_TELL", "APPOINTED", khai)]
    act = ReplacePractitioner(leaving=khai.pk, practitioner=tam.pk, ground=ReplacementGround.LEAVE, reason="Ốm")
    tell_senders.call(do(act, case, head, LATER).pk)
    assert {whom for _state, _outcome, whom in told_of(first, second)} == {tam}
    assert DBTaskResult.objects.filter(task_path=tell_senders.module_path).count() == 3


def test_annulled_appointment_is_told_no_more_to_anybody(
    of_two: tuple[Dossier, Dossier, Dossier], do: Do, head: User, khai: Practitioner
) -> None:
    case, first, second = of_two
    entry = do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    tell_senders.call(entry.pk)
    undone = kernel.annul(entry, by=head, reason="Cử nhầm", at=LATER)
    tell_senders.call(undone.pk)
    assert told_of(first, second) == [("OPENED", "", None), ("OPENED", "", None)]


def test_whoever_was_not_told_is_told_within_minutes(
    of_two: tuple[Dossier, Dossier, Dossier], do: Do, head: User, khai: Practitioner
) -> None:
    case, first, second = of_two
    do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    tell_outcomes.call()
    assert told_of(first, second) == [("ANSWERED", "APPOINTED", khai), ("TO_TELL", "APPOINTED", khai)]
    # told later by the clock of the computer, appointed in time all the same
    referral = Referral.objects.get(dossier=second)
    assert (referral.appointed_at, referral.appointed_late, catch_up(LATER)) == (LATER, False, 0)


def test_sender_who_cannot_be_told_holds_up_no_other(
    of_two: tuple[Dossier, Dossier, Dossier], do: Do, head: User, khai: Practitioner,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    case, first, second = of_two
    do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)

    def tell_or_break(referral: Referral, *args: Any, **more: Any) -> object:
        if referral.dossier == first:
            raise RuntimeError("no way to it")
        return tell_the_outcome(referral, *args, **more)

    with monkeypatch.context() as patched:
        patched.setattr("diemtua.referrals.actions.answering.tell_the_outcome", tell_or_break)
        assert catch_up(LATER) == 1
    assert told_of(first, second) == [("OPENED", "", None), ("TO_TELL", "APPOINTED", khai)]
    lost = Referral.objects.get(dossier=first)
    assert [(each.levelname, each.getMessage()) for each in caplog.records] == [
        ("ERROR", f"The outcome of referral {lost.pk} could not be told.")
    ]
    assert catch_up(LATER) == 1


def test_referral_is_tied_to_no_request_of_another_office(
    sent: Dossier, take: Take, branch: Organisation, branch_head: User, desk_officer: User
) -> None:
    elsewhere = take(office=branch, by=branch_head)
    for request in (elsewhere.request.pk, 0):
        with pytest.raises(kernel.RowNotOffered):
            tie(sent, request, by=desk_officer, at=LATER, seen=sent.version, key=uuid4())
    assert Referral.objects.get().request is None


def test_untied_referral_waits_again(taken: Dossier, desk_officer: User, head: User) -> None:
    opened(taken, desk_officer)
    kernel.annul(taken.entries.get(act="OpenCase"), by=head, reason="Mở nhầm người", at=LATER)
    taken.refresh_from_db()
    assert (taken.state, Referral.objects.get().request, clocks(taken)["T08X"]) == ("TAKEN", None, "running")


def test_nobody_tells_an_outcome_that_the_case_does_not_have(
    taken: Dossier, sent: Dossier, do: Do, desk_officer: User, head: User
) -> None:
    from_case = [rule.code for rule in sent.process.acts if "the_case" in rule.who]
    assert from_case == ["TellOutcome"]


def test_erased_referral_keeps_its_figures_and_loses_its_words(taken: Dossier, do: Do, head: User) -> None:
    do(AnswerReferral(outcome=NoCase.NO_REQUEST, answer="Không yêu cầu"), taken, head, LATER)
    kernel.erase(taken, by=head, document="01/QĐ", at=LATER)
    referral = Referral.objects.get()
    assert (referral.full_name, referral.folded, referral.told, referral.answer) == (
        kernel.ERASED,
        "da xoa theo quiet dinh",
        {},
        "",
    )
    assert (referral.outcome, referral.sender.code) == ("NO_REQUEST", "CQCSDT")
