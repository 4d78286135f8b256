"""A body without an account introduces somebody by its link: the form, the receipt, the outcome and nothing else."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from diemtua.accounts.models import Organisation, SecretAddress, User
from diemtua.dossiers import actions as kernel
from diemtua.dossiers.actions import RowNotOffered
from diemtua.dossiers.models import Dossier, Entry, Payload
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner
from diemtua.law.processes.legal_aid_case.reception import RefuseRequest
from diemtua.law.processes.referral import AnswerReferral, IntroduceByLink, TakeReferral
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.referrals import NoCase, ReferralKind, ReferralWay
from diemtua.notices.models import Message
from diemtua.portal.web.limits import A_CODE, INTRODUCTIONS
from diemtua.referrals.actions.links import give_link, introduce_by_link, take_link_back
from diemtua.referrals.actions.sending import NotAgreed
from diemtua.referrals.models import Referral
from diemtua.referrals.queries import boards, introduction_by_uid, introduction_proved, link_by_secret, links_of
from diemtua.shared import clock, reference_codes
from diemtua.workforce.models import Practitioner
from tests.cases.asking import at_most, browser, read, words
from tests.cases.conftest import Do, do, khai, rulebook
from tests.cast import organisation
from tests.mistakes import untold
from tests.referrals.test_life import ACCEPT, opened

pytestmark = pytest.mark.django_db
RECEIPT, ASK, OUTCOME = (f"/co-quan-gioi-thieu/{page}/" for page in ("bien-nhan", "tra-cuu", "ket-qua"))
NAME, MATTER = "Trần Thị Sáu", "Bị chồng đánh, muốn ly hôn"
__all__ = ["do", "khai", "rulebook"]


@pytest.fixture(autouse=True)
def no_tries() -> None:
    cache.clear()


@pytest.fixture
def women(db: None) -> Organisation:
    return organisation("HPN")


@pytest.fixture
def secret(rulebook: None, head: User, centre: Organisation, women: Organisation) -> str:
    return give_link(centre, women, by=head, at=clock.now())


@pytest.fixture
def page(secret: str) -> str:
    return f"/co-quan-gioi-thieu/{secret}/"


def typed(**said: Any) -> dict[str, Any]:
    """What somebody of the Women's Union types."""
    return {
        "full_name": NAME, "birth": "1951", "phones": "0912345678", "reach": "Gọi sau 17 giờ, không nhắn tin",
        "matter": MATTER, "agreed": "on", "sender_name": "Lê Thị Mai", "sender_post": "Chủ tịch Hội",
        "sender_phone": "0290 3831 234", "key": str(uuid4()),
    } | said  # fmt: skip


def sent(client: Client, page: str, **said: Any) -> Referral:
    """Somebody introduced by the page's link."""
    assert client.post(page, typed(**said))["Location"] == RECEIPT
    return Referral.objects.select_related("dossier").latest("pk")


def codes_of(client: Client) -> tuple[str, str]:
    """Code and second secret as the receipt shows them."""
    code, secret = re.findall(r'dt-receipt__code">([^<]+)<', words(client.get(RECEIPT)))
    return code, secret


def test_right_is_explained_with_its_article_and_a_short_form(client: Client, page: str) -> None:
    with at_most(12):
        answer = client.get(page)
    shown = words(answer)
    assert ("Luật TGPL, Điều 42" in shown, "giúp miễn phí" in shown, "gọi điện ngay" in shown) == (True, True, True)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")


def test_introduction_is_a_referral_of_that_body_received_at_once(
    client: Client, page: str, women: Organisation, centre: Organisation, desk_officer: User
) -> None:
    with at_most(30):
        answer = client.post(page, typed())
    referral = Referral.objects.select_related("dossier").get()
    assert (answer["Location"], referral.sender, referral.dossier.office) == (RECEIPT, women, centre)
    assert (referral.kind, referral.way, referral.received_at) == (
        ReferralKind.OTHER_BODY, ReferralWay.LINK, referral.sent_at,
    )  # fmt: skip
    assert referral.told == {
        "born": "1951", "phone": "0912345678", "reach": "Gọi sau 17 giờ, không nhắn tin", "matter": MATTER,
        "contact": "Lê Thị Mai, Chủ tịch Hội, 0290 3831 234",
    }  # fmt: skip
    assert list(referral.dossier.deadlines.values_list("rule", flat=True)) == ["T01"]
    assert referral.dossier.facts == {"kind": "OTHER_BODY", "way": "LINK"}
    [told] = Message.objects.filter(user=desk_officer)
    assert NAME not in told.subject + told.body


def test_commune_introduces_as_a_commune(client: Client, rulebook: None, head: User, centre: Organisation) -> None:
    secret = give_link(centre, organisation("UBND-32167"), by=head, at=clock.now())
    assert sent(client, f"/co-quan-gioi-thieu/{secret}/").kind == ReferralKind.COMMUNE_INTRODUCTION


def test_empty_introduction_says_what_is_missing(client: Client, page: str) -> None:
    assert untold(client.post(page)) == []


def test_words_stand_sealed_and_the_journal_holds_codes(client: Client, page: str) -> None:
    referral = sent(client, page)
    entry = Entry.objects.get(dossier=referral.dossier)
    kept = str(entry.data) + Payload.objects.get(entry=entry).sealed
    with_sealed = str(Referral.objects.filter(pk=referral.pk).extra(select={"raw": "told"}).values("raw").get())
    assert [word for word in (NAME, MATTER, "0912345678", "Lê Thị Mai") if word in kept] == []
    assert [word for word in (MATTER, "0912345678", "Lê Thị Mai", "17 giờ") if word in with_sealed] == []


def test_centre_works_on_it_and_counts_it_for_its_sender(
    client: Client, page: str, desk_officer: User, women: Organisation
) -> None:
    referral = sent(client, page)
    at = clock.now()
    [board] = boards(desk_officer, at.date(), at.date() + timedelta(days=1), at)
    assert (board.sender, board.figures["received"], board.figures["unanswered"]) == (women.pk, 1, 1)
    assert [(link.body, link.introduced) for link in links_of(desk_officer)] == [(women, 1)]
    desk = browser(desk_officer)
    assert referral.dossier.number in words(desk.get(f"/gioi-thieu/?way=LINK&counted=on&sender={women.pk}"))
    shown = words(desk.get(f"/gioi-thieu/{referral.dossier.uid}/"))
    assert ("Gọi sau 17 giờ" in shown, "Qua đường dẫn Trung tâm cấp" in shown) == (True, True)
    opening = words(desk.get(f"/gioi-thieu/{referral.dossier.uid}/mo-ho-so/"))
    assert "Liên hệ an toàn: Gọi sau 17 giờ" in opening


def test_journal_calls_the_link_by_its_body_even_when_taken_back(
    client: Client, page: str, secret: str, desk_officer: User, head: User, women: Organisation
) -> None:
    dossier = sent(client, page).dossier
    take_link_back(link_by_secret(secret, clock.today()), by=head, at=clock.now())
    shown = words(browser(desk_officer).get(f"/ho-so/{dossier.uid}/nhat-ky/1/"))
    assert (women.name in shown, "Gọi sau 17 giờ" in shown) == (True, True)


def test_page_sent_twice_introduces_once_with_the_same_receipt(client: Client, page: str) -> None:
    said, receipts = typed(), []
    for _ in range(2):
        client.post(page, said)
        receipts.append(codes_of(client))
    assert (receipts[0], Referral.objects.count()) == (receipts[1], 1)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"full_name": ""}, "Họ và tên người cần giúp: "),
        ({"birth": "hôm qua"}, "Ngày sinh hoặc năm sinh: "),
        ({"phones": "12"}, "Số điện thoại 12 chưa đúng"),
        ({"reach": ""}, 'href="#id_reach"'),
        ({"matter": ""}, 'href="#id_matter"'),
        ({"agreed": ""}, "Chỉ giới thiệu khi người đó đồng ý"),
        ({"sender_post": ""}, "Chức vụ: "),
        ({"sender_phone": "123"}, "Hãy ghi đủ số điện thoại"),
    ],
)
def test_page_says_what_to_mend_and_keeps_what_was_typed(
    client: Client, page: str, said: dict[str, str], sentence: str
) -> None:
    shown = words(client.post(page, typed(**said)))
    assert (sentence in shown, "Lỗi:" in shown, "Chủ tịch Hội" in shown or "sender_post" in said) == (True,) * 3
    assert ("Lê Thị Mai" in shown, Referral.objects.count()) == (True, 0)


def test_nobody_is_introduced_against_their_will_whatever_page_sent_it(secret: str, women: Organisation) -> None:
    link = link_by_secret(secret, clock.today())
    act = IntroduceByLink(link=link.address.pk, agreed=False, full_name=NAME, reach="x", matter="x", contact="x")
    with pytest.raises(NotAgreed):
        introduce_by_link(act, link.office, at=clock.now(), key=uuid4())


def test_link_taken_back_while_somebody_types_takes_nothing(
    client: Client, page: str, secret: str, head: User, branch: Organisation
) -> None:
    link = link_by_secret(secret, clock.today())
    act = IntroduceByLink(link=link.address.pk, agreed=True, full_name=NAME, reach="x", matter="x", contact="x")
    with pytest.raises(RowNotOffered):
        introduce_by_link(act, branch, at=clock.now(), key=uuid4())
    take_link_back(link, by=head, at=clock.now())
    with pytest.raises(RowNotOffered):
        introduce_by_link(act, link.office, at=clock.now(), key=uuid4())
    assert (client.post(page, typed()).status_code, Referral.objects.count()) == (404, 0)


def test_no_link_says_the_same_whatever_became_of_it(client: Client, page: str, head: User) -> None:
    SecretAddress.objects.update(ends_on=clock.today())
    assert "Đường dẫn này dùng được đến hết ngày" in words(client.get(page))
    SecretAddress.objects.update(ends_on=clock.today() - timedelta(days=1))
    ended = client.get(page)
    SecretAddress.objects.update(revoked_at=clock.now(), revoked_by=head)
    answers = [ended, client.get(page), client.get(f"/co-quan-gioi-thieu/{'x' * 43}/"), client.post(page, typed())]
    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(r'value="[^"]+"', "", words(answer)) for answer in answers}) == 1
    assert ("Hãy gọi Trung tâm để nhận đường dẫn mới" in words(ended), ended["Cache-Control"]) == (True, "no-store")


def test_act_of_the_link_is_no_act_of_who_signed_in(secret: str, desk_officer: User) -> None:
    link = link_by_secret(secret, clock.today())
    act = IntroduceByLink(link=link.address.pk, agreed=True, full_name=NAME, reach="x", matter="x", contact="x")
    at = clock.now()
    with pytest.raises(kernel.NotPermitted):
        kernel.perform(
            act, kernel.new_dossier("referral", link.office), by=desk_officer, occurred_at=at, recorded_at=at, seen=0,
            key=uuid4(),
        )  # fmt: skip


def test_refused_act_is_said_on_the_page_with_what_was_typed(
    client: Client, page: str, do: Do, desk_officer: User
) -> None:
    taken = do(TakeReferral(), sent(client, page).dossier, desk_officer, clock.now())
    # the key of another act: a page that was tampered with
    answer = client.post(page, typed(key=str(taken.key)))
    assert (answer.status_code, NAME in words(answer), Referral.objects.count()) == (409, True, 1)


def test_link_sends_only_so_many_an_hour(client: Client, page: str, secret: str, head: User) -> None:
    cache.set(f"tries:introduce:link:{link_by_secret(secret, clock.today()).address.pk}", INTRODUCTIONS)
    answer = client.post(page, typed())
    assert (answer.status_code, "quá nhiều lần" in words(answer), NAME in words(answer)) == (429, True, True)
    assert Referral.objects.count() == 0
    other = give_link(organisation("TTTGPL"), organisation("MTTQ"), by=head, at=clock.now())
    assert client.post(f"/co-quan-gioi-thieu/{other}/", typed()).status_code == 302


# the outcome


def test_receipt_opens_the_outcome_on_another_telephone_and_nothing_of_the_person(client: Client, page: str) -> None:
    sent(client, page)
    assert "<svg" in read(client, RECEIPT)
    code, secret = codes_of(client)
    other = Client()
    assert (other.get(RECEIPT)["Location"], other.get(OUTCOME)["Location"]) == (ASK, ASK)
    assert f'value="{code}"' in words(other.get(f"{ASK}?ma={code}"))
    with at_most(30):
        assert other.post(ASK, {"ma": code, "so": secret})["Location"] == OUTCOME
    shown = read(other, OUTCOME)
    assert ("Trung tâm đã nhận và đang xem xét" in shown, code in shown) == (True, True)
    assert [word for word in (NAME, "Sáu", MATTER, "0912345678", "TT.GT") if word in shown] == []
    other.post("/tra-cuu/ho-so/dong/")
    assert other.get(OUTCOME)["Location"] == ASK


def test_proof_of_an_introduction_opens_no_page_of_a_citizen(client: Client, page: str) -> None:
    referral = sent(client, page)
    assert client.get("/tra-cuu/ho-so/")["Location"] == "/tra-cuu/"
    code = reference_codes.show(referral.dossier.tracking_code)
    assert "Không có hồ sơ nào khớp" in words(client.post("/tra-cuu/", {"ma": code, "so": "1951"}))


def test_wrong_code_and_wrong_secret_say_the_same_and_soon_nothing(client: Client, page: str) -> None:
    sent(client, page)
    code, secret = codes_of(client)
    nobody = reference_codes.show(reference_codes.new_code())
    wrong = Client()
    for said in ({"ma": code, "so": "0000 0000"}, {"ma": nobody, "so": secret}, {"ma": code, "so": "không"}):
        assert "khớp cả mã và số" in words(wrong.post(ASK, said))
    for _ in range(A_CODE):
        wrong.post(ASK, {"ma": code, "so": "1"})
    answer = wrong.post(ASK, {"ma": code, "so": secret})
    assert (answer.status_code, "quá nhiều lần" in words(answer)) == (429, True)


def test_second_secret_is_kept_nowhere(client: Client, page: str) -> None:
    referral = sent(client, page)
    found = introduction_by_uid(referral.dossier.uid)
    assert found is not None
    rows = [
        str(model.objects.values().get(pk=pk))
        for model, pk in ((Dossier, referral.dossier.pk), (Referral, referral.pk))
    ]
    assert [row for row in (*rows, str(Entry.objects.values().get())) if found.secret in row] == []
    code = referral.dossier.tracking_code
    assert (introduction_proved(code, found.secret), introduction_proved(code, "")) == (found, None)
    assert introduction_by_uid(uuid4()) is None


def outcome(client: Client) -> str:
    return re.sub(r"\s+", " ", words(client.get(OUTCOME)))


@pytest.mark.parametrize(("tell_who", "named"), [("", False), ("on", True)])
def test_sender_learns_who_was_appointed_only_where_the_person_agreed(
    client: Client, page: str, do: Do, desk_officer: User, head: User, khai: Practitioner, tell_who: str, named: bool
) -> None:
    dossier = sent(client, page, tell_who=tell_who).dossier
    case = opened(dossier, desk_officer, clock.now())
    do(ACCEPT, case, head, clock.now())
    assert "Đã thụ lý, đang cử người giúp" in outcome(client)
    do(AssignPractitioner(practitioner=khai.pk), case, head, clock.now())
    shown = outcome(client)
    assert ("Đã cử người thực hiện" in shown, khai.full_name in shown) == (True, named)
    assert [word for word in (NAME, MATTER, case.number, str(case.uid)) if word in shown] == []


def test_sender_learns_of_a_refusal_and_its_article_and_not_of_the_reason_in_the_file(
    client: Client, page: str, do: Do, desk_officer: User, head: User
) -> None:
    case = opened(sent(client, page).dossier, desk_officer, clock.now())
    do(RefuseRequest(ground=RefusalGround.R4, reason="Có giấy xác nhận HIV"), case, head, clock.now())
    shown = outcome(client)
    assert ("Từ chối thụ lý" in shown, "Luật TGPL, Điều 30" in shown, "HIV" in shown) == (True, True, False)


def test_answer_written_to_the_sender_is_read_by_the_sender(
    client: Client, page: str, do: Do, desk_officer: User
) -> None:
    dossier = sent(client, page).dossier
    do(AnswerReferral(outcome=NoCase.NO_REQUEST, answer="Bà chưa muốn yêu cầu."), dossier, desk_officer, clock.now())
    assert "Bà chưa muốn yêu cầu." in outcome(client)


def test_introduction_struck_by_the_centre_says_so(client: Client, page: str, head: User, desk_officer: User) -> None:
    referral = sent(client, page)
    kernel.annul(Entry.objects.get(dossier=referral.dossier), by=head, reason="Gửi thử", at=clock.now())
    assert "đã được hủy" in outcome(client)
    assert [link.introduced for link in links_of(desk_officer)] == [0]


def test_outcome_stays_open_when_the_link_is_taken_back(client: Client, page: str, secret: str, head: User) -> None:
    sent(client, page)
    take_link_back(link_by_secret(secret, clock.today()), by=head, at=clock.now())
    assert "Trung tâm đã nhận" in outcome(client)


def test_link_shows_nothing_of_what_others_introduced(client: Client, page: str) -> None:
    referral = sent(client, page)
    shown = words(Client().get(page))
    told = (NAME, referral.dossier.number, reference_codes.show(referral.dossier.tracking_code))
    assert [word for word in told if word in shown] == []
