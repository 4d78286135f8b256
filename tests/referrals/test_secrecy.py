"""What a referral must not tell: its sender what the Centre added, lists whom none name, anybody what was erased."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.documents.actions import keep_file
from diemtua.dossiers.actions import ERASED, erase
from diemtua.dossiers.models import Dossier, ReadRecord
from diemtua.dossiers.queries import what_was_said
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner, ReplacePractitioner
from diemtua.law.processes.legal_aid_case.reception import WithdrawRequest
from diemtua.law.vocabulary.grounds import ReplacementGround
from diemtua.law.vocabulary.referrals import PersonOpinion, ReferralKind, ReferralWay
from diemtua.referrals.models import Referral, RegisterCheck
from diemtua.referrals.receivers import SenderNotToldYet
from diemtua.workforce.models import Practitioner
from tests.cases.asking import browser, read
from tests.cases.conftest import Do
from tests.cast import organisation
from tests.referrals.conftest import Send
from tests.referrals.test_life import ACCEPT, LATER, opened

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 giay xac nhan"


# the sender


def test_sender_reads_no_file_that_the_centre_keeps_beside_a_referral(
    sent: Dossier, desk_officer: User, policewoman: User
) -> None:
    upload = SimpleUploadedFile("giay-xac-nhan-HIV.pdf", PDF, "application/pdf")
    kept = keep_file(sent, upload, by=desk_officer, at=LATER, kind="Giấy xác nhận")
    files, file = reverse("documents:of-dossier", args=[sent.uid]), reverse("documents:download", args=[kept.uid])
    assert [browser(desk_officer).get(page).status_code for page in (files, file)] == [200, 200]
    assert [browser(policewoman).get(page).status_code for page in (files, file)] == [404, 404]


def test_sender_reads_back_no_words_that_the_centre_wrote_down(
    send: Send, desk_officer: User, policewoman: User
) -> None:
    told = "Kể với người trực là bị đánh khi hỏi cung"
    noted = send(by=desk_officer, way=ReferralWay.PHONE, matter=told, phone="0912 777 888", reason="Trực đêm")
    page = reverse("referrals:referral", args=[noted.uid])
    theirs, ours = read(browser(policewoman), page), read(browser(desk_officer), page)
    assert (told in ours, "0912 777 888" in ours) == (True, True)
    assert (told in theirs, "0912 777 888" in theirs) == (False, False)
    assert ("L. V. B." in theirs, "Trung tâm ghi lại" in theirs) == (True, True)
    begun = reverse("referrals:send", args=["thong-bao"]) + f"?tu={noted.uid}"
    assert told not in read(browser(policewoman), begun)


def test_paper_of_what_the_centre_wrote_down_has_no_words_for_its_sender(
    send: Send, desk_officer: User, policewoman: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Any] = []
    monkeypatch.setattr("diemtua.referrals.web.papers.paper_of", lambda *said: drawn.append(said[-1]) or PDF)
    noted = send(by=desk_officer, way=ReferralWay.PHONE, reason="Trực đêm")
    for user in (policewoman, desk_officer):
        assert browser(user).get(reverse("referrals:paper", args=[noted.uid])).status_code == 200
    assert [bool(words) for words in drawn] == [False, True]


# lists


@pytest.mark.parametrize("group", ["nhiễm HIV", "Nạn nhân bạo lực gia đình", "nạn nhân MUA BÁN NGƯỜI", "trẻ em"])
def test_group_that_may_not_be_named_hides_the_name_from_lists(send: Send, group: str) -> None:
    assert send(full_name="Lê Thị Nhàn", born="1990", group=group).label == "L. T. N."
    assert send(full_name="Lê Thị Nhàn", born="1990", group="hộ nghèo").label == "Lê Thị Nhàn"


def test_birth_that_nobody_can_read_hides_the_name_from_lists(send: Send) -> None:
    assert send(full_name="Lê Thị Nhàn", born="khoảng 16 tuổi").label == "L. T. N."


def test_lists_name_nobody_whose_case_names_nobody(send: Send, do: Do, desk_officer: User) -> None:
    dossier = send(born="")
    assert dossier.label == "Lê Văn Bé"
    request = opened(dossier, desk_officer)
    dossier.refresh_from_db()
    assert (request.label, dossier.label) == ("L. V. B.", "L. V. B.")


# what is erased


def _told(dossier: Dossier) -> Any:
    return [what_was_said(entry) for entry in dossier.entries.order_by("version")]


def test_erased_case_takes_the_referrals_it_came_from_with_it(
    send: Send, do: Do, desk_officer: User, head: User
) -> None:
    sent = send(full_name="Lê Văn Bé")
    request = opened(sent, desk_officer)
    do(WithdrawRequest(reason="Gia đình đã mời luật sư"), request, None, LATER)
    sent.refresh_from_db()
    assert (sent.state, _told(sent)[0]["answers"]["full_name"]) == ("ANSWERED", "Lê Văn Bé")
    erase(request, by=head, document="12/QĐ", at=LATER)
    sent.refresh_from_db()
    assert (sent.label, set(map(str, _told(sent)))) == ("", {"None"})
    assert (sent.referral.full_name, sent.referral.told, sent.sealing_key.wrapped) == (ERASED, {}, None)
    assert sent.entries.latest("version").recorded == {"document": "12/QĐ"}
    call_command("verify", verbosity=0)


def test_case_is_not_erased_while_its_sender_waits_to_be_told(
    send: Send, do: Do, desk_officer: User, head: User
) -> None:
    by_letter = send(by=desk_officer, way=ReferralWay.PAPER, sender=organisation("HPN").pk, kind="OTHER_BODY")
    request = opened(by_letter, desk_officer)
    do(WithdrawRequest(reason="Không cần nữa"), request, None, LATER)
    with pytest.raises(SenderNotToldYet, match=by_letter.number):
        erase(request, by=head, document="12/QĐ", at=LATER)
    by_letter.refresh_from_db()
    request.refresh_from_db()
    assert (by_letter.state, by_letter.erased_at, request.erased_at) == ("TO_TELL", None, None)


def test_erased_referral_does_not_stand_in_the_way_of_its_case(
    send: Send, do: Do, desk_officer: User, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    sent = send()
    request = opened(sent, desk_officer)
    do(ACCEPT, request, head, LATER)
    do(AssignPractitioner(practitioner=khai.pk), request, head, LATER)
    sent.refresh_from_db()
    erase(sent, by=head, document="01/QĐ", at=LATER)
    act = ReplacePractitioner(leaving=khai.pk, practitioner=tam.pk, ground=ReplacementGround.LEAVE, reason="Ốm")
    do(act, request, head, LATER)
    assert (request.owner, Referral.objects.get().practitioner) == (tam.user, khai)


# readings


def test_line_of_a_register_is_on_record_like_its_list(check: RegisterCheck, desk_officer: User) -> None:
    line = check.rows.get(line=6)
    assert "Bị Sót" in read(browser(desk_officer), reverse("referrals:settle", args=[line.uid]))
    said = list(ReadRecord.objects.filter(user=desk_officer).values_list("what", "words", "rows"))
    assert said == [("list", "Đối chiếu sổ từ 01/04/2026 đến trước 01/06/2026", 1)]


def test_what_was_explained_before_is_on_record_when_a_notice_begins_with_it(send: Send, policewoman: User) -> None:
    record = send(kind=ReferralKind.RIGHT_EXPLAINED, opinion=PersonOpinion.ASKS, asked_at=None)
    begun = reverse("referrals:send", args=["thong-bao"]) + f"?tu={record.uid}"
    assert "Trộm cắp" in read(browser(policewoman), begun)
    assert list(ReadRecord.objects.values_list("user", "what", "dossier")) == [(policewoman.pk, "file", record.pk)]


def test_body_that_introduces_is_not_told_who_was_appointed(
    send: Send, do: Do, head: User, desk_officer: User, khai: Practitioner, commune_officer: User
) -> None:
    said = {"kind": ReferralKind.COMMUNE_INTRODUCTION, "sender": organisation("UBND-32167").pk}
    told = send(by=commune_officer, status=None, asked_at=None, **said)
    request = opened(told, desk_officer)
    do(ACCEPT, request, head, LATER)
    do(AssignPractitioner(practitioner=khai.pk), request, head, LATER)
    pages = reverse("referrals:referral", args=[told.uid]), reverse("referrals:home")
    theirs = [read(browser(commune_officer), page) for page in pages]
    assert [("Đã cử" in page, khai.full_name in page) for page in theirs] == [(True, False), (True, False)]
    assert khai.full_name in read(browser(desk_officer), pages[0])
