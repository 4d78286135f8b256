"""The outcome is told by telephone or letter to a body that the system does not reach: owed until somebody did."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers import actions as kernel
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner, ReplacePractitioner
from diemtua.law.processes.referral import AnswerReferral, ReportOutcome, TakeReferral
from diemtua.law.vocabulary.grounds import ReplacementGround
from diemtua.law.vocabulary.referrals import NoCase, ReferralKind, ReferralWay, ReportWay
from diemtua.notices.models import Message
from diemtua.referrals.actions.answering import LetterNeedsItsNumber
from diemtua.referrals.models import Referral
from diemtua.referrals.queries import boards
from diemtua.workforce.models import Practitioner
from tests.cases.conftest import Do
from tests.cast import organisation
from tests.referrals.conftest import NIGHT, Send
from tests.referrals.test_life import ACCEPT, LATER, clocks, opened
from tests.watch import hold

pytestmark = pytest.mark.django_db
CALL = ReportOutcome(way=ReportWay.PHONE, whom="Chị Mai, trực ban, 0290 3 831 000", said="Không thuộc diện.")
ANSWER = AnswerReferral(outcome=NoCase.NOT_ELIGIBLE, answer="Không thuộc Điều 7.")


@pytest.fixture
def silent(send: Send, desk_officer: User) -> Dossier:
    """What a body without an account and without an address for mails sent by post; the desk entered it."""
    return send(by=desk_officer, kind=ReferralKind.INFORMATION, way=ReferralWay.POST, sender=organisation("HPN").pk)


def reported() -> tuple[str, object]:
    referral = Referral.objects.get()
    return referral.reported_by, referral.reported_at


def test_outcome_that_nothing_carries_is_owed_until_somebody_calls(
    silent: Dossier, do: Do, head: User, desk_officer: User
) -> None:
    do(ANSWER, silent, head, LATER)
    assert (silent.state, silent.over) == ("TO_TELL", False)
    # the answer is written, but the body does not know it
    assert clocks(silent) == {"T08X": "running", "T08XX": "running"}
    assert not Message.objects.filter(user=None).exists()
    entry = do(CALL, silent, desk_officer, LATER + timedelta(minutes=20))
    assert reported() == ("PHONE", entry.occurred_at)
    assert (silent.state, silent.over, clocks(silent)) == ("ANSWERED", True, {"T08X": "met", "T08XX": "met"})
    kernel.annul(entry, by=desk_officer, reason="Gọi nhầm cơ quan.", at=LATER + timedelta(hours=1))
    silent.refresh_from_db()
    assert (silent.state, reported()) == ("TO_TELL", ("", None))
    assert clocks(silent) == {"T08X": "running", "T08XX": "running"}


def test_call_of_yesterday_meets_the_clock_at_its_own_moment(silent: Dossier, do: Do, head: User) -> None:
    do(ANSWER, silent, head, LATER)
    called_at, written_at = LATER + timedelta(minutes=5), LATER + timedelta(days=1)
    kernel.perform(
        CALL, silent, by=head, occurred_at=called_at, recorded_at=written_at, seen=silent.version, key=uuid4(),
        reason="Ghi lại cuộc gọi hôm trước.",
    )  # fmt: skip
    assert set(silent.deadlines.values_list("met_at", flat=True)) == {called_at}


def test_letter_says_its_number(silent: Dossier, do: Do, head: User) -> None:
    do(ANSWER, silent, head, LATER)
    with pytest.raises(LetterNeedsItsNumber, match="số, ngày của công văn"):
        do(ReportOutcome(way=ReportWay.LETTER, whom="Văn thư", number=" "), silent, head, LATER)
    do(ReportOutcome(way=ReportWay.LETTER, whom="Văn thư", number="12/TTTGPL"), silent, head, LATER)
    assert reported()[0] == "LETTER"


def test_only_the_centre_says_that_it_called(silent: Dossier, do: Do, head: User, policewoman: User) -> None:
    do(ANSWER, silent, head, LATER)
    for stranger in (policewoman, None):
        with pytest.raises(kernel.NotPermitted):
            do(CALL, silent, stranger, LATER)


@pytest.mark.parametrize("by", ["mail", "account", "link"])
def test_body_that_is_reached_is_owed_no_call(by: str, silent: Dossier, do: Do, head: User, policewoman: User) -> None:
    if by == "mail":
        Organisation.objects.filter(code="HPN").update(email="hpn@example.vn")
    elif by == "account":
        Referral.objects.update(sender=organisation("CQCSDT"))
    else:
        Referral.objects.update(way=ReferralWay.LINK)
    dossier = Dossier.objects.get(pk=silent.pk)
    do(ANSWER, dossier, head, LATER)
    assert (dossier.state, clocks(dossier)) == ("ANSWERED", {"T08X": "met"})


def test_each_outcome_of_a_case_is_owed_and_an_annulled_one_is_owed_no_more(
    silent: Dossier, do: Do, desk_officer: User, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    do(TakeReferral(), silent, desk_officer, NIGHT)
    case = opened(silent, desk_officer)
    do(ACCEPT, case, head, LATER)
    assigned = do(AssignPractitioner(practitioner=khai.pk), case, head, LATER + timedelta(minutes=5))
    silent.refresh_from_db()
    assert (silent.state, clocks(silent)["T08XX"]) == ("TO_TELL", "running")
    do(CALL, silent, desk_officer, LATER + timedelta(minutes=9))
    act = ReplacePractitioner(leaving=khai.pk, practitioner=tam.pk, ground=ReplacementGround.LEAVE, reason="Ốm")
    replaced = do(act, case, head, LATER + timedelta(days=9))
    silent.refresh_from_db()
    assert (silent.state, reported()) == ("TO_TELL", ("", None))
    do(CALL, silent, desk_officer, LATER + timedelta(days=9, minutes=9))
    kernel.annul(replaced, by=head, reason="Nhầm", at=LATER + timedelta(days=10))
    silent.refresh_from_db()
    # it heard of the second, and hears that it is the first after all
    assert (silent.state, reported(), Referral.objects.get().practitioner) == ("TO_TELL", ("", None), khai)
    kernel.annul(assigned, by=head, reason="Nhầm", at=LATER + timedelta(days=10))
    silent.refresh_from_db()
    assert (silent.state, Referral.objects.get().outcome, reported()) == ("OPENED", "", ("", None))


def test_outcome_told_by_mistake_leaves_the_call_about_the_one_before(
    silent: Dossier, do: Do, desk_officer: User, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    case = opened(silent, desk_officer)
    do(ACCEPT, case, head, LATER)
    do(AssignPractitioner(practitioner=khai.pk), case, head, LATER + timedelta(minutes=5))
    silent.refresh_from_db()
    called = do(CALL, silent, desk_officer, LATER + timedelta(minutes=9))
    act = ReplacePractitioner(leaving=khai.pk, practitioner=tam.pk, ground=ReplacementGround.LEAVE, reason="Ốm")
    do(act, case, head, LATER + timedelta(days=9))
    kernel.annul(silent.entries.latest("version"), by=head, reason="Nhầm", at=LATER + timedelta(days=9))
    silent.refresh_from_db()
    assert (silent.state, reported()) == ("ANSWERED", ("PHONE", called.occurred_at))


def test_today_offers_the_call_and_the_pages_say_what_is_owed(
    silent: Dossier, do: Do, head: User, desk_officer: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(ANSWER, silent, head, LATER)
    hold(monkeypatch, LATER + timedelta(minutes=1))
    client.force_login(desk_officer)
    address = reverse("referrals:referral", args=[silent.uid])
    assert "Ghi đã báo kết quả cho cơ quan gửi" in client.get(reverse("office:today")).text
    shown = client.get(address).text
    assert "Có kết quả, chờ báo cơ quan gửi" in shown
    assert "kết quả phải được báo bằng điện thoại hoặc văn bản" in shown
    period = (NIGHT.date() - timedelta(days=1), NIGHT.date() + timedelta(days=9), LATER)
    [line] = boards(head, *period)
    assert (line.figures["to_tell"], line.figures["unanswered"]) == (1, 0)
    do(CALL, silent, desk_officer, LATER + timedelta(minutes=1))
    shown = client.get(address).text
    assert ("Đã báo cơ quan gửi" in shown, "kết quả phải được báo bằng" in shown) == (True, False)
    entry = reverse("dossiers:entry", args=[silent.uid, silent.version])
    assert "Chị Mai, trực ban" in client.get(entry).text
    [line] = boards(head, *period)
    assert line.figures["to_tell"] == 0
