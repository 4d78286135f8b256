"""Pages of referrals: what they do, who may open them, how many queries they cost."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.utils.html import strip_tags
from django.utils.timezone import localtime

from diemtua.accounts.models import Organisation, User
from diemtua.demo.cast import COMMUNE_OFFICER
from diemtua.dossiers.models import Dossier, Grant, ReadRecord
from diemtua.dossiers.queries import act_url
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner
from diemtua.law.processes.legal_aid_case.reception import WithdrawRequest
from diemtua.law.processes.referral import REFERRAL, AnswerReferral
from diemtua.law.vocabulary.referrals import NoCase, PersonOpinion, ReferralKind, ReferralWay
from diemtua.people.details import PersonDetails
from diemtua.people.models import Person
from diemtua.referrals.models import Referral
from diemtua.referrals.queries.offers import referring_bodies
from diemtua.referrals.tasks import tell_senders
from diemtua.shared.clock import now
from diemtua.workforce.models import Practitioner
from tests.cases.asking import answers, at_most, browser, read, words
from tests.cases.conftest import Do, Take
from tests.cast import join, organisation
from tests.referrals.conftest import NIGHT, Send
from tests.referrals.test_life import ACCEPT, LATER, opened

pytestmark = pytest.mark.django_db
LIST, HOME, ENTER, SHEET = "/gioi-thieu/", "/gioi-thieu/da-gui/", "/gioi-thieu/nhap/", "/gioi-thieu/ban-thong-tin/"
NOTICE, BY_HAND = "/gioi-thieu/gui/thong-bao/", "/gioi-thieu/nhap/thong-bao/"


def page_of(dossier: Dossier, part: str = "") -> str:
    return f"/gioi-thieu/{dossier.uid}/{part}"


def told(**said: Any) -> dict[str, Any]:
    """What a policewoman types for a notice, just now."""
    return {
        "key": "9d0d6f2e-3c58-4f0a-9d8c-0e1cf1a5a002", "sender": organisation("CQCSDT").pk,
        "office": organisation("TTTGPL").pk, "full_name": "Lê Văn Bé", "born": "12/08/2010", "status": "IN_CUSTODY",
        "asked_at": f"{localtime(now() - timedelta(minutes=20)):%d/%m/%Y %H:%M}", "phoned_at": "", "custody": "",
        "matter": "Trộm cắp tài sản", "contact": "Lâm Thị Ngọc, 0900 000 200",
    } | said  # fmt: skip


# a body sends


def test_notice_is_sent_from_one_page_with_its_receipt(
    rulebook: None, policewoman: User, desk_officer: User, centre: Any
) -> None:
    client = browser(policewoman)
    with at_most(12):
        assert client.get(NOTICE).status_code == 200
    said = told()
    with at_most(30):
        answer = client.post(NOTICE, said)
    referral = Referral.objects.select_related("dossier").get()
    assert answer["Location"] == page_of(referral.dossier)
    shown = read(client, answer["Location"])
    assert "Số tiếp nhận: TT.GT.01" in shown
    assert "Hãy gọi điện ngay cho Trung tâm." in shown
    assert "Hạn thông báo của cơ quan gửi" in shown
    assert referral.way == ReferralWay.ACCOUNT


def test_the_same_page_sent_twice_sends_once(rulebook: None, policewoman: User, centre: Any) -> None:
    client = browser(policewoman)
    places = [client.post(NOTICE, told())["Location"] for _ in range(2)]
    assert (places[0], Referral.objects.count()) == (places[1], 1)


def test_typed_again_after_a_lost_connection_it_asks_first(rulebook: None, policewoman: User, centre: Any) -> None:
    client = browser(policewoman)
    client.post(NOTICE, told())
    again = told(key=str(uuid4()), full_name="Le Van Be")
    page = words(client.post(NOTICE, again))
    assert ("Cơ quan đã gửi cho người cùng tên" in page, Referral.objects.count()) == (True, 1)
    assert client.post(NOTICE, again | {"chac-chan": "1"}).status_code == 302
    assert Referral.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"status": "IN_CUSTODY"}, "Hạn thông báo cho Trung tâm"),
        (
            {"status": "IN_CUSTODY"},
            "báo ngay cho Trung tâm bằng điện thoại (Thông tư liên tịch 10/2018, Điều 7 khoản 2 điểm a)",
        ),
        ({"status": "WITNESS"}, "không nêu thời hạn thông báo cho tư cách này"),
        ({"status": "EMERGENCY_HELD"}, "lấy mốc ngắn hơn"),
    ],
)
def test_clock_is_shown_with_its_trace_before_anything_is_sent(
    rulebook: None, policewoman: User, centre: Any, said: dict[str, str], sentence: str
) -> None:
    page = words(browser(policewoman).post(NOTICE, told(xem="1", **said)))
    assert sentence in page
    assert Referral.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"full_name": ""}, "Họ và tên: "),
        ({"born": "hôm qua"}, "Ngày sinh hoặc năm sinh: "),
        ({"status": ""}, "Tư cách tố tụng: "),
        ({"asked_at": ""}, "Người đó yêu cầu lúc: "),
        ({"asked_at": "01/01/2099 08:00"}, "Thời điểm này ở tương lai"),
        ({"phoned_at": "01/01/2099 08:00"}, "Thời điểm này ở tương lai"),
        ({"asked_at": "22/11/2016 08:00"}, "Hãy kiểm tra lại năm của mốc này"),
        ({"asked_at": "22/11/0026 08:00"}, "Hãy kiểm tra lại năm: từ 1900 đến 2099."),
        ({"born": "9" * 20}, "Ngày sinh hoặc năm sinh: "),
        ({"matter": ""}, "Vụ án, vụ việc: "),
    ],
)
def test_page_says_what_to_mend(
    rulebook: None, policewoman: User, centre: Any, said: dict[str, str], sentence: str
) -> None:
    answer = browser(policewoman).post(NOTICE, told(**said))
    assert (answer.status_code, sentence in words(answer)) == (422, True)
    assert Referral.objects.count() == 0


def test_status_that_must_be_chosen_offers_no_way_round(rulebook: None, policewoman: User, centre: Any) -> None:
    client = browser(policewoman)
    said = [read(client, f"/gioi-thieu/gui/{slug}/") for slug in ("thong-bao", "giai-thich-quyen")]
    assert [("Chọn tư cách…" in page, "Không có hoặc chưa rõ" in page) for page in said] == [
        (True, False),
        (False, True),
    ]


def test_every_kind_asks_only_what_it_needs(rulebook: None, policewoman: User, centre: Any) -> None:
    client = browser(policewoman)
    asked = {
        slug: {name for name in ("asked_at", "opinion", "custody", "phoned_at") if f'name="{name}"' in page}
        for slug in ("thong-bao", "thong-tin", "giai-thich-quyen", "chi-dinh-bao-chua")
        if (page := words(client.get(f"/gioi-thieu/gui/{slug}/")))
    }
    assert asked == {
        "thong-bao": {"asked_at", "custody", "phoned_at"}, "thong-tin": {"custody"},
        "giai-thich-quyen": {"opinion"}, "chi-dinh-bao-chua": {"custody"},
    }  # fmt: skip
    assert client.get("/gioi-thieu/gui/cap-xa-gioi-thieu/").status_code == 404


def test_notice_follows_the_record_of_who_asked_without_retyping(send: Send, policewoman: User, stranger: User) -> None:
    record = send(kind=ReferralKind.RIGHT_EXPLAINED, opinion=PersonOpinion.ASKS, asked_at=None)
    client, follow = browser(policewoman), f"{NOTICE}?tu={record.uid}"
    assert follow in words(client.get(page_of(record)))
    page = words(client.get(follow))
    assert ('value="Lê Văn Bé"' in page, 'value="29/04/2026 23:40"' in page) == (True, True)
    for broken in (f"{NOTICE}?tu=x", f"{NOTICE}?tu={uuid4()}"):
        assert "Lê Văn Bé" not in words(client.get(broken))
    assert "Lê Văn Bé" not in words(browser(stranger).get(follow))


def test_each_kind_names_the_article_it_rests_on(rulebook: None, policewoman: User, centre: Any) -> None:
    client = browser(policewoman)
    articles = {
        "thong-bao": "Luật TGPL, Điều 31 khoản 3",
        "chi-dinh-bao-chua": "Thông tư liên tịch 10/2018, Điều 7 khoản 3",
        "thong-tin": "Thông tư liên tịch 10/2018, Điều 7 khoản 2 điểm a",
        "giai-thich-quyen": "Thông tư liên tịch 10/2018, Điều 7 khoản 1",
    }
    for slug, article in articles.items():
        assert article in words(client.get(f"/gioi-thieu/gui/{slug}/"))
    assert client.get("/gioi-thieu/doi-chieu/so-mau/").status_code == 200


def test_commune_introduces_by_its_own_page(rulebook: None, centre: Any) -> None:
    client = browser(join(COMMUNE_OFFICER))
    slug = "/gioi-thieu/gui/cap-xa-gioi-thieu/"
    said = told(sender=organisation("UBND-32167").pk, full_name="Trần Thị Sáu", born="1951", status="VICTIM")
    assert client.post(slug, said).status_code == 302
    # form 13 is for the accused, victims and parties: it says which of them the person is
    found = Referral.objects.get()
    assert (found.kind, found.status) == (ReferralKind.COMMUNE_INTRODUCTION, "VICTIM")
    assert client.get(NOTICE).status_code == 404


def test_another_bodys_name_is_not_offered(rulebook: None, stranger: User, centre: Any) -> None:
    page = browser(stranger).post(NOTICE, told())
    assert (page.status_code, Referral.objects.count()) == (422, 0)


def test_home_shows_what_was_sent_and_what_came_of_it(
    send: Send, do: Do, policewoman: User, stranger: User, head: User
) -> None:
    first, second = send(), send(full_name="Trần Văn Hai", born="1980")
    do(AnswerReferral(outcome=NoCase.NO_REQUEST, answer="Đã có luật sư riêng."), second, head, LATER)
    client = browser(policewoman)
    page = read(client, HOME)
    assert ("L. V. B." in page, "Trần Văn Hai" in page, "Người đó không yêu cầu" in page) == (True, True, True)
    assert "Chưa gửi lần nào" in words(browser(stranger).get(HOME))
    shown = words(browser(policewoman).get(page_of(second)))
    assert "Đã có luật sư riêng." in shown
    assert browser(stranger).get(page_of(first)).status_code == 404


def test_papers_are_drawn_as_the_senders_own(send: Send, policewoman: User, stranger: User) -> None:
    client = browser(policewoman)
    for kind in ReferralKind:
        paper = client.get(page_of(send(kind=kind, asked_at=None), "in/"))
        assert (paper["Content-Type"], paper.content[:4]) == ("application/pdf", b"%PDF")
    assert client.get(SHEET).content[:4] == b"%PDF"
    assert browser(stranger).get(page_of(Dossier.objects.latest("pk"), "in/")).status_code == 404


# the Centre


def test_call_of_the_night_is_entered_in_the_morning(rulebook: None, legal_aid_officer: User, centre: Any) -> None:
    client = browser(legal_aid_officer)
    with at_most(12):
        assert client.get(BY_HAND).status_code == 200
    heard = f"{localtime(now() - timedelta(hours=8)):%d/%m/%Y %H:%M}"
    said = told(way="PHONE", received_at=heard, asked_at="", status="")
    assert "Hãy nêu lý do" in words(client.post(BY_HAND, said))
    with at_most(30):
        answer = client.post(BY_HAND, said | {"reason": "Nhận điện thoại khi trực đêm"})
    referral = Referral.objects.get()
    assert (answer.status_code, referral.way) == (302, "PHONE")
    assert f"{localtime(referral.received_at):%d/%m/%Y %H:%M}" == heard
    assert client.get(answer["Location"]).status_code == 200


def test_moments_out_of_order_are_refused_on_the_page(rulebook: None, desk_officer: User, centre: Any) -> None:
    heard = f"{localtime(now() - timedelta(hours=8)):%d/%m/%Y %H:%M}"
    client, said = browser(desk_officer), told(way="PHONE", received_at=heard, reason="Trực đêm")
    after = f"{localtime(now() - timedelta(hours=7)):%d/%m/%Y %H:%M}"
    for late, more in (("Người đó yêu cầu lúc", {}), ("Cơ quan gửi lúc", {"sent_at": after, "asked_at": heard})):
        page = client.post(BY_HAND, said | more)
        assert (page.status_code, f"{late}: Các mốc phải theo thứ tự" in words(page)) == (422, True)


def test_act_of_a_referral_lies_under_referrals(sent: Dossier, desk_officer: User) -> None:
    page = words(browser(desk_officer).get(act_url(REFERRAL.rule("TakeReferral"), sent)))
    assert re.findall(r'aria-current="page">([^<]+)<', page) == ["Giới thiệu"]


def test_every_page_of_a_sender_lies_under_the_one_page_senders_have(sent: Dossier, policewoman: User) -> None:
    pages = [read(browser(policewoman), address) for address in (HOME, NOTICE, page_of(sent), "/gioi-thieu/theo-doi/")]
    assert [re.findall(r'aria-current="page">([^<]+)<', page) for page in pages] == [["Gửi Trung tâm"]] * 4


def test_one_act_of_a_new_referral_is_green(sent: Dossier, desk_officer: User) -> None:
    page = words(browser(desk_officer).get(page_of(sent)))
    assert re.findall(r'<a class="govuk-button" role="button" href="[^"]+">([^<]+)<', page) == ["Nhận xử lý"]


def test_list_is_filtered_and_counted(send: Send, do: Do, desk_officer: User, head: User) -> None:
    first, second = send(), send(full_name="Trần Văn Hai", born="1980", kind=ReferralKind.INFORMATION, asked_at=None)
    do(AnswerReferral(outcome=NoCase.NO_REQUEST, answer="Không."), second, head, LATER)
    client = browser(desk_officer)

    def found(**wanted: str) -> set[str]:
        address = client.post(f"{LIST}tim/", wanted)["Location"]
        page = read(client, address)
        return {dossier.number for dossier in (first, second) if dossier.number in page}

    both, one, other = {first.number, second.number}, {first.number}, {second.number}
    assert found() == both
    assert found(text="be") == found(kind="NOTICE") == found(state="SENT") == found(unanswered="on") == one
    assert found(text=second.number) == found(outcome="NO_REQUEST") == found(kind="INFORMATION") == other
    assert found(notice="in_time") == one
    assert found(notice="unknown") == other
    assert found(notice="late") == found(notice="x") == found(appointed="late") == found(opened="on") == set()
    assert found(late="on") == one
    assert found(status="IN_CUSTODY", way="ACCOUNT", counted="on", sender=str(first.referral.sender_id)) == both
    assert found(received_from="29/04/2026", received_to="30/04/2026") == both
    assert "Không có giới thiệu nào khớp" in words(client.post(f"{LIST}tim/", {"text": "khong ai"}, follow=True))


def test_no_address_of_the_list_holds_a_name(sent: Dossier, desk_officer: User) -> None:
    client = browser(desk_officer)
    found = client.post(f"{LIST}tim/", {"text": "Lê Văn Bé", "late": "on"})["Location"]
    assert ("late=on" in found, "Bé" in unquote(found), sent.number in words(client.get(found))) == (True, False, True)
    assert "Lê Văn Bé" not in words(client.get(LIST, {"text": "Lê Văn Bé"}))


def test_every_print_of_a_referral_is_recorded(sent: Dossier, desk_officer: User, policewoman: User) -> None:
    for user in (desk_officer, policewoman):
        assert browser(user).get(page_of(sent, "in/")).status_code == 200
    read = ReadRecord.objects.order_by("pk").values_list("user", "dossier", "what")
    assert list(read) == [(user.pk, sent.pk, "paper") for user in (desk_officer, policewoman)]


def test_opening_a_referral_is_reading_whoever_opens_it(
    sent: Dossier, desk_officer: User, policewoman: User, stranger: User
) -> None:
    for user, page in ((desk_officer, ""), (policewoman, ""), (desk_officer, "mo-ho-so/"), (policewoman, "mo-ho-so/")):
        browser(user).get(page_of(sent, page))
    browser(stranger).get(page_of(sent))
    read = ReadRecord.objects.order_by("pk").values_list("user", "dossier", "what")
    assert list(read) == [(user.pk, sent.pk, "file") for user in (desk_officer, policewoman, desk_officer)]


def test_centre_is_told_whom_nothing_of_ours_reaches(send: Send, desk_officer: User) -> None:
    client, by_hand = browser(desk_officer), "phải được báo bằng điện thoại hoặc văn bản"
    said = {"kind": ReferralKind.OTHER_BODY, "way": ReferralWay.POST, "status": None, "asked_at": None}
    letter = send(by=desk_officer, sender=organisation("HPN").pk, **said)
    of_the_police = send(by=desk_officer, **said)
    found = [by_hand in words(client.get(page_of(each))) for each in (letter, of_the_police)]
    Organisation.objects.filter(code="HPN").update(email="hpn@example.vn")
    assert [*found, by_hand in words(client.get(page_of(letter)))] == [True, False, False]


def test_officer_takes_and_answers_by_derived_pages(sent: Dossier, head: User) -> None:
    client = browser(head)
    page = words(client.get(page_of(sent)))
    assert ("Nhận xử lý" in page, "Trộm cắp tài sản" in page) == (True, True)
    client.post(f"/ho-so/{sent.uid}/nhan-xu-ly/", answers(sent))
    sent.refresh_from_db()
    with at_most(30):
        client.post(
            f"/ho-so/{sent.uid}/tra-loi-khong-mo-ho-so/",
            answers(sent, outcome="NOT_ELIGIBLE", answer="Không thuộc diện của Điều 7."),
        )
    sent.refresh_from_db()
    assert (sent.state, Referral.objects.get().outcome) == ("ANSWERED", "NOT_ELIGIBLE")


def opening(dossier: Dossier, **said: Any) -> dict[str, Any]:
    return {
        "seen": dossier.version, "key": str(uuid4()), "full_name": "Lê Văn Bé", "born": "12/08/2010", "phone": "",
        "address": "", "field": "CRIMINAL", "form": "LITIGATION", "summary": "Trộm cắp tài sản",
    } | said  # fmt: skip


def test_request_is_opened_without_retyping(taken: Dossier, desk_officer: User) -> None:
    client, said = browser(desk_officer), opening(taken)
    page = read(client, page_of(taken, "mo-ho-so/"))
    assert ("Lê Văn Bé" in page, "Trộm cắp tài sản" in page) == (True, True)
    # whoever is appointed reads the case alone
    assert ("Nơi giam, giữ: Nhà tạm giữ Công an tỉnh" in page, "Lâm Thị Ngọc, 0900 000 200" in page) == (True, True)
    with at_most(30):
        answer = client.post(page_of(taken, "mo-ho-so/"), said)
    request = Referral.objects.get().request
    assert request is not None
    assert answer["Location"] == f"/vu-viec/{request.dossier.uid}/"
    assert client.post(page_of(taken, "mo-ho-so/"), said)["Location"] == page_of(taken)
    assert client.get(page_of(taken, "mo-ho-so/"))["Location"] == page_of(taken)
    assert "Xem hồ sơ" in read(client, page_of(taken))


def test_person_helped_before_is_recognised(send: Send, take: Take, desk_officer: User) -> None:
    take(beneficiary=PersonDetails(full_name="Lê Văn Bé", birth_year=2010), at=NIGHT - timedelta(days=9))
    known, dossier = Person.objects.get(), send()
    client = browser(desk_officer)
    assert "Có thể đã từng được giúp" in read(client, page_of(dossier))
    page = client.post(page_of(dossier, "mo-ho-so/"), opening(dossier))
    assert (page.status_code, "Có thể đã có người này" in words(page)) == (422, True)
    for wrong in ({"full_name": ""}, {"phone": "số mẹ: 12"}):
        assert client.post(page_of(dossier, "mo-ho-so/"), opening(dossier, **wrong)).status_code == 422
    client.post(page_of(dossier, "mo-ho-so/"), opening(dossier, same=str(known.uid)))
    request = Referral.objects.get().request
    assert request is not None
    assert (request.beneficiary, Person.objects.count()) == (known, 1)


def test_referral_is_tied_to_the_request_that_is_there(send: Send, take: Take, desk_officer: User) -> None:
    case = take(beneficiary=PersonDetails(full_name="Lê Văn Bé"), at=NIGHT - timedelta(days=1))
    dossier = send()
    client = browser(desk_officer)
    broken = opening(dossier, tie=str(case.uid), seen="x", key="x")
    assert client.post(page_of(dossier, "mo-ho-so/"), broken).status_code == 409
    answer = client.post(page_of(dossier, "mo-ho-so/"), opening(dossier, tie=str(case.uid)))
    assert answer["Location"] == f"/vu-viec/{case.uid}/"
    assert Referral.objects.get().request == case.request


def ways_back(page: str) -> list[str]:
    """What a page says its case came from, line by line."""
    found = re.search(r'aria-labelledby="mo-tu">.*?</section>', page, re.S)
    lines = re.findall(r"<li>(.*?)</li>", found[0], re.S) if found else []
    return [" ".join(strip_tags(line).split()) for line in lines]


def test_case_leads_back_to_every_body_that_sent_the_person_and_says_whether_it_was_told(
    send: Send, take: Take, do: Do, desk_officer: User
) -> None:
    case = take(beneficiary=PersonDetails(full_name="Lê Văn Bé"), at=NIGHT - timedelta(days=1))
    client = browser(desk_officer)
    address = f"/vu-viec/{case.uid}/"
    assert ways_back(read(client, address)) == []
    second = send(
        at=NIGHT + timedelta(hours=1), by=desk_officer, way=ReferralWay.POST, sender=organisation("VKSKV1").pk
    )
    first = send()
    for dossier in (second, first):
        tied = opening(dossier, tie=str(case.uid))
        assert client.post(page_of(dossier, "mo-ho-so/"), tied).status_code == 302
    expected = [(first, "29/04/2026 23:40"), (second, "30/04/2026 00:40")]
    assert ways_back(read(client, address)) == [
        f"{REFERRAL.label} {each.number} · {each.referral.sender.name} · {at} Đã mở hồ sơ, chờ cử người"
        for each, at in expected
    ]
    tell_senders.call(do(WithdrawRequest(reason="Đã mời luật sư"), case, desk_officer, LATER).pk)
    said = [line.split(" · ")[-1][len("29/04/2026 23:40 ") :] for line in ways_back(read(client, address))]
    assert said == ["Đã trả lời cơ quan gửi", "Có kết quả, chờ báo cơ quan gửi"]
    assert page_of(second) in read(client, address)


def test_an_archived_request_is_not_offered_for_a_new_referral(send: Send, take: Take, desk_officer: User) -> None:
    archived = take(beneficiary=PersonDetails(full_name="Lê Văn Bé"))
    Dossier.objects.filter(pk=archived.pk).update(state="ARCHIVED", over=True)
    dossier, client = send(), browser(desk_officer)
    assert "Chính là hồ sơ này" not in words(client.get(page_of(dossier, "mo-ho-so/")))
    assert client.post(page_of(dossier, "mo-ho-so/"), opening(dossier, tie=str(archived.uid))).status_code == 422
    assert Referral.objects.get().request is None
    assert str(archived.uid) in words(client.get(page_of(dossier)))


def test_case_and_referral_lead_to_each_other_for_who_sees_both(
    send: Send, take: Take, desk_officer: User, policewoman: User
) -> None:
    case, dossier = take(beneficiary=PersonDetails(full_name="Lê Văn Bé")), send()
    client = browser(desk_officer)
    case_page, back = f"/vu-viec/{case.uid}/", f'href="{page_of(dossier)}"'
    assert back not in words(client.get(case_page))
    client.post(page_of(dossier, "mo-ho-so/"), opening(dossier, tie=str(case.uid)))
    assert (back in words(client.get(case_page)), case_page in words(client.get(page_of(dossier)))) == (True, True)
    assert case_page not in words(browser(policewoman).get(page_of(dossier)))
    Grant.objects.filter(dossier=case).update(to_at=now())
    assert case_page not in words(client.get(page_of(dossier)))


def test_opening_says_what_to_mend_and_what_changed(taken: Dossier, do: Do, desk_officer: User, head: User) -> None:
    client, place = browser(desk_officer), page_of(taken, "mo-ho-so/")
    for said, sentence in (({"summary": ""}, "Tóm tắt yêu cầu: "), ({"born": "xuân"}, "Ngày sinh hoặc năm sinh: ")):
        assert sentence in words(client.post(place, opening(taken, **said)))
    page = client.post(place, opening(taken, seen="1"))
    assert (page.status_code, "hồ sơ đã thay đổi" in words(page), 'value="2"' in words(page)) == (409, True, True)
    do(AnswerReferral(outcome=NoCase.NO_REQUEST, answer="Không."), taken, head, LATER)
    page = client.post(place, opening(taken))
    assert (page.status_code, "Không thể" in words(page)) == (422, True)
    assert Person.objects.count() == 0


def test_words_of_the_journal_name_the_request_and_who_was_appointed(
    taken: Dossier, do: Do, desk_officer: User, head: User, khai: Practitioner
) -> None:
    case = opened(taken, desk_officer)
    do(ACCEPT, case, head, LATER)
    do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    case.refresh_from_db()
    client = browser(desk_officer)
    assert case.number in words(client.get(f"/ho-so/{taken.uid}/nhat-ky/3/"))
    assert "Trần Văn Khải" in words(client.get(f"/ho-so/{taken.uid}/nhat-ky/4/"))


def test_day_of_birth_that_cannot_be_read_finds_by_name(send: Send, take: Take, desk_officer: User) -> None:
    take(beneficiary=PersonDetails(full_name="Lê Văn Bé", phones=("0912345678",)))
    dossier = send(born="đầu xuân", phone="091 234 5678")
    assert "Trùng số điện thoại" in words(browser(desk_officer).get(page_of(dossier)))


def test_sender_reads_who_was_appointed(
    taken: Dossier, do: Do, desk_officer: User, head: User, khai: Practitioner, policewoman: User
) -> None:
    case = opened(taken, desk_officer)
    do(ACCEPT, case, head, LATER)
    assert "Đã thụ lý lúc" in words(browser(policewoman).get(page_of(taken)))
    do(AssignPractitioner(practitioner=khai.pk), case, head, LATER)
    client = browser(policewoman)
    page = read(client, page_of(taken))
    assert ("Trần Văn Khải" in page, "TGV.CM.01" in page, "đúng hạn" in page) == (True, True, True)
    assert str(case.uid) not in page


def test_the_same_page_costs_the_same_for_one_and_for_many(send: Send, desk_officer: User) -> None:
    client, counts = browser(desk_officer), []
    for rows in (1, 5):
        for _ in range(rows):
            send()
        with at_most(12) as asked:
            client.get(LIST)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_came_on_paper_is_of_any_body_but_those_that_receive(centre: Organisation, police: Organisation) -> None:
    offered = dict(referring_bodies(None, Dossier(kind="referral", office=centre)))
    assert (offered[police.pk], centre.pk in offered) == (police.name, False)
