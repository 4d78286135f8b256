"""Apply online: for oneself, a relative or a resident; sent once; followed by code and second secret."""

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import perform
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.legal_aid_case.reception import RequestSupplement, WithdrawRequest
from diemtua.law.vocabulary.parties import PartyRole
from diemtua.notices.enums import Event
from diemtua.notices.models import Message
from diemtua.people.models import Party, Person
from diemtua.portal.actions import act_as_citizen
from diemtua.portal.models import Draft
from diemtua.shared import clock, reference_codes
from tests.cases.asking import at_most
from tests.cast import DESK_OFFICER, HEAD, join, organisation

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\0" * 40
PERSON = {"full_name": "Trần Thị Sáu", "birth": "1951", "phones": "0900000101"}


@pytest.fixture(autouse=True)
def office() -> Organisation:
    cache.clear()
    return organisation("TTTGPL")


def matter(office: Organisation) -> dict[str, Any]:
    return {"field": "LAND", "summary": "Bị lấn đất, mong được giúp.", "status": "", "office": office.pk}


def step(client: Client, page: str, **typed: Any) -> str:
    """Where the page leads after this was typed."""
    response = client.post(f"/nop-don/trang/{page}/", typed)
    return str(response.headers.get("Location", response.content.decode()))


def write(
    client: Client, office: Organisation, requester: str = "SELF", *, resident: Mapping[str, Any] | None = None,
    **applicant: Any,
) -> None:  # fmt: skip
    client.post("/nop-don/bat-dau/")
    step(client, "cho-ai", requester=requester)
    step(client, "nguoi-can-giup", **PERSON, **(resident or {}))
    if requester != "SELF":
        step(client, "nguoi-nop", **applicant)
    step(client, "chuyen", **matter(office))
    step(client, "lien-he", may_call="on")


def send(client: Client, office: Organisation, **more: Any) -> Dossier:
    write(client, office, **more)
    assert client.post("/nop-don/xem-lai/")["Location"] == "/nop-don/bien-nhan/"
    return Dossier.objects.latest("pk")


def test_request_for_oneself_becomes_a_dossier_with_a_receipt(client: Client, office: Organisation) -> None:
    dossier = send(client, office)
    person = Person.objects.get()
    assert (dossier.office, person.full_name, person.birth_year) == (office, "Trần Thị Sáu", 1951)
    assert (person.safe_contact.may_call, person.safe_contact.may_text) == (True, False)
    page = client.get("/nop-don/bien-nhan/").content.decode()
    assert reference_codes.show(dossier.tracking_code) in page
    assert "<svg" in page
    assert Draft.objects.count() == 0


def test_request_for_a_relative_names_both(client: Client, office: Organisation) -> None:
    dossier = send(client, office, requester="RELATIVE", full_name="Trần Văn Bảy", phones="0912345678")
    roles = dict(Party.objects.filter(dossier=dossier).values_list("role", "person__full_name"))
    assert roles == {PartyRole.BENEFICIARY: "Trần Thị Sáu", PartyRole.APPLICANT: "Trần Văn Bảy"}


def test_commune_officer_names_the_commune(client: Client, office: Organisation) -> None:
    commune = organisation("UBND-32167")
    send(client, office, requester="BODY", full_name="Lâm Văn Út", phones="0912345678", sent_by=commune.pk)
    said = Dossier.objects.get().request
    assert (said.requester, said.sent_by) == ("BODY", commune)


def test_sending_twice_is_one_request(client: Client, office: Organisation) -> None:
    write(client, office)
    kept = Draft.objects.get()
    again = {"code_index": kept.code_index, "answers": kept.answers, "sending_key": kept.sending_key}
    session = dict(client.session)
    client.post("/nop-don/xem-lai/")
    Draft.objects.create(**again, touched_at=kept.touched_at)
    late = client.session
    late.update(session)
    late.save()
    assert client.post("/nop-don/xem-lai/")["Location"] == "/nop-don/bien-nhan/"
    assert Dossier.objects.count() == 1


def test_unfinished_page_comes_before_the_review(client: Client, office: Organisation) -> None:
    client.post("/nop-don/bat-dau/")
    step(client, "cho-ai", requester="SELF")
    assert client.get("/nop-don/xem-lai/")["Location"] == "/nop-don/trang/nguoi-can-giup/"


def test_name_alone_is_not_enough_to_follow_the_request_later(client: Client) -> None:
    client.post("/nop-don/bat-dau/")
    step(client, "cho-ai", requester="SELF")
    assert "sau này dùng để tra cứu hồ sơ" in step(client, "nguoi-can-giup", full_name="Trần Thị Sáu")


def test_page_of_nobody_is_not_there(client: Client) -> None:
    client.post("/nop-don/bat-dau/")
    step(client, "cho-ai", requester="SELF")
    assert client.get("/nop-don/trang/nguoi-nop/").status_code == 404
    assert client.get("/nop-don/trang/khac/").status_code == 404


def test_without_draft_every_page_leads_to_the_start(client: Client) -> None:
    found = [client.get(f"/nop-don/{page}/")["Location"] for page in ("trang/cho-ai", "xem-lai")]
    assert found == ["/nop-don/", "/nop-don/"]
    assert client.get("/nop-don/bien-nhan/")["Location"] == "/tra-cuu/"


def test_draft_is_continued_elsewhere_by_its_code(client: Client, office: Organisation) -> None:
    write(client, office)
    code = re.search(r'class="dt-code">([\w-]+)<', client.get("/nop-don/xem-lai/").content.decode())
    assert code is not None
    other = Client()
    assert other.post("/nop-don/viet-tiep/", {"code": code[1].lower()})["Location"] == "/nop-don/xem-lai/"
    assert "Trần Thị Sáu" in other.get("/nop-don/xem-lai/").content.decode()


def test_wrong_code_opens_no_draft(client: Client) -> None:
    answers = [
        client.post("/nop-don/viet-tiep/", {"code": code}).content.decode()
        for code in ("x", reference_codes.new_code())
    ]
    assert ("Hãy xem lại từng chữ" in answers[0], "Không có yêu cầu đang viết" in answers[1]) == (True, True)


def test_draft_may_be_thrown_away(client: Client) -> None:
    client.post("/nop-don/bat-dau/")
    client.post("/nop-don/bo/")
    client.post("/nop-don/bo/")
    assert Draft.objects.count() == 0


def follow(client: Client, dossier: Dossier, said: str) -> Any:
    return client.post("/tra-cuu/", {"ma": reference_codes.show(dossier.tracking_code), "so": said})


@pytest.mark.parametrize("said", ["1951", "0101"])
def test_code_and_second_secret_open_the_matter(client: Client, office: Organisation, said: str) -> None:
    dossier, other = send(client, office), Client()
    assert follow(other, dossier, said)["Location"] == "/tra-cuu/ho-so/"
    page = unescape(other.get("/tra-cuu/ho-so/").content.decode())
    assert "Trung tâm đã nhận yêu cầu của bạn." in page
    assert "Trần Thị Sáu" not in page


def test_wrong_secret_and_wrong_code_are_told_alike(client: Client, office: Organisation) -> None:
    dossier, other = send(client, office), Client()
    wrong = follow(other, dossier, "1952").content.decode()
    unknown = other.post("/tra-cuu/", {"ma": reference_codes.new_code(), "so": "1951"}).content.decode()
    sentence = "Không có hồ sơ nào khớp cả mã và số vừa nhập"
    assert (sentence in wrong, sentence in unknown) == (True, True)


def test_guessing_stops_after_five_tries_even_with_the_right_secret(client: Client, office: Organisation) -> None:
    dossier, other = send(client, office), Client()
    for guess in range(5):
        assert follow(other, dossier, f"200{guess}").status_code == 422
    closed = follow(other, dossier, "1951")
    assert closed.status_code == 429
    shown = closed.content.decode()
    assert ("Đã thử quá nhiều lần" in shown, "Có chỗ cần sửa" in shown, "1951" in shown) == (True, False, False)


def test_matter_without_proof_asks_for_it(client: Client) -> None:
    assert client.get("/tra-cuu/ho-so/")["Location"] == "/tra-cuu/"
    assert client.get("/tra-cuu/ho-so/giay-to/").status_code == 404
    assert client.get("/tra-cuu/ho-so/viec/rut/").status_code == 404


def test_request_is_withdrawn_by_its_sender(client: Client, office: Organisation) -> None:
    dossier = send(client, office)
    page = client.get("/tra-cuu/ho-so/viec/rut/").content.decode()
    hidden = dict(re.findall(r'name="(seen|key)" value="([^"]+)"', page))
    for _again in range(2):
        answer = client.post("/tra-cuu/ho-so/viec/rut/", {**hidden, "reason": ""})
    dossier.refresh_from_db()
    assert dossier.state == "WITHDRAWN"
    assert answer.status_code == 404


def test_act_sent_from_an_old_page_tells_what_happened(client: Client, office: Organisation) -> None:
    dossier = send(client, office)
    stale = {"seen": 0, "key": "6f1f0f5e-8a54-4c29-9f70-0d0d8f9f4d11", "reason": ""}
    answer = client.post("/tra-cuu/ho-so/viec/rut/", stale)
    dossier.refresh_from_db()
    assert (answer.status_code, dossier.state) == (409, "RECEIVED")


def test_unknown_act_is_not_there(client: Client, office: Organisation) -> None:
    send(client, office)
    assert client.get("/tra-cuu/ho-so/viec/khac/").status_code == 404
    assert client.get("/tra-cuu/ho-so/viec/doi-nguoi/").status_code == 404


def test_photographs_are_kept_and_others_refused(client: Client, office: Organisation) -> None:
    dossier = send(client, office)
    files = [SimpleUploadedFile("so-ho-ngheo.png", PNG, "image/png"), SimpleUploadedFile("la.png", b"MZ", "image/png")]
    page = client.post("/tra-cuu/ho-so/giay-to/", {"photos": files}).content.decode()
    assert "Không nhận được tệp" in page
    assert dossier.attachments.count() == 1
    again = SimpleUploadedFile("so-ho-ngheo-2.png", PNG, "image/png")
    answer = client.post("/tra-cuu/ho-so/giay-to/", {"photos": [again]}, follow=True)
    assert (answer.status_code, dossier.attachments.count()) == (200, 2)
    assert "Hãy" in client.post("/tra-cuu/ho-so/giay-to/", {}).content.decode()


@pytest.mark.parametrize("way", ["exit", "leave"])
def test_leaving_forgets_the_matter(client: Client, office: Organisation, way: str) -> None:
    send(client, office)
    answer = client.get("/roi-trang/") if way == "exit" else client.post("/tra-cuu/ho-so/dong/")
    assert answer.status_code == 302
    assert client.get("/tra-cuu/ho-so/")["Location"] == "/tra-cuu/"


def told(user: User) -> list[str]:
    return list(Message.objects.filter(user=user).order_by("pk").values_list("event", flat=True))


def test_desk_is_told_once_of_a_request_and_of_what_follows(client: Client, office: Organisation) -> None:
    desk = join(DESK_OFFICER)
    dossier = send(client, office)
    client.post("/tra-cuu/ho-so/giay-to/", {"photos": SimpleUploadedFile("so.png", PNG, "image/png")})
    words = [text for message in Message.objects.filter(user=desk) for text in (message.subject, message.body)]
    assert told(desk) == [Event.REQUEST_RECEIVED, Event.CASE_MOVED]
    secrets = ("Sáu", dossier.tracking_code, reference_codes.show(dossier.tracking_code))
    assert [text for text in words if any(secret in text for secret in secrets)] == []
    assert dossier.attachments.count() == 1


def test_papers_answer_what_the_office_asked_for(client: Client, office: Organisation) -> None:
    desk, dossier = join(DESK_OFFICER), send(client, office)
    at = clock.now()
    asked = RequestSupplement(missing="Sổ hộ nghèo")
    perform(asked, dossier, by=desk, occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4())
    client.post("/tra-cuu/ho-so/giay-to/", {"photos": SimpleUploadedFile("so.png", PNG, "image/png")})
    dossier.refresh_from_db()
    assert dossier.state == "RECEIVED"
    page = unescape(client.get("/tra-cuu/ho-so/").content.decode())
    assert "Trung tâm đã nhận giấy tờ bạn bổ sung." in page


def test_wish_sent_twice_at_once_is_told_once(client: Client, office: Organisation) -> None:
    desk, dossier, at, key = join(DESK_OFFICER), send(client, office), clock.now(), uuid4()
    for moment in (at, at + timedelta(seconds=1)):
        act_as_citizen(WithdrawRequest(reason=""), dossier, Event.CASE_MOVED, seen=1, key=key, at=moment)
    assert told(desk) == [Event.REQUEST_RECEIVED, Event.CASE_MOVED]


def test_papers_that_were_all_refused_are_told_to_nobody(client: Client, office: Organisation) -> None:
    desk = join(DESK_OFFICER)
    send(client, office)
    client.post("/tra-cuu/ho-so/giay-to/", {"photos": SimpleUploadedFile("la.png", b"MZ", "image/png")})
    assert told(desk) == [Event.REQUEST_RECEIVED]


def test_head_is_told_where_the_desk_is_empty(client: Client, office: Organisation) -> None:
    head = join(HEAD)
    send(client, office)
    assert told(head) == [Event.REQUEST_RECEIVED]


def test_erased_dossier_is_found_no_more(client: Client, office: Organisation) -> None:
    dossier = send(client, office)
    Dossier.objects.filter(pk=dossier.pk).update(erased_at=clock.now())
    assert client.get("/tra-cuu/ho-so/")["Location"] == "/tra-cuu/"


def test_act_without_its_words_is_asked_again(client: Client, office: Organisation) -> None:
    send(client, office)
    answer = client.post("/tra-cuu/ho-so/viec/rut/", {"reason": "x"})
    assert answer.status_code == 422
    assert "Rút yêu cầu" in answer.content.decode()


@pytest.mark.parametrize("requester", ["SELF", "RELATIVE", "BODY"])
def test_pages_of_a_citizen_keep_to_their_budget_of_queries(
    client: Client, office: Organisation, requester: str
) -> None:
    User.objects.filter(pk=join(DESK_OFFICER).pk).update(email="can-bo@example.vn")
    commune = organisation("UBND-32167")
    write(client, office, requester, full_name="Lâm Văn Út", phones="0912345678", sent_by=commune.pk)
    written = ("trang/nguoi-can-giup", "trang/chuyen", "trang/lien-he", "xem-lai")
    for page in written:
        with at_most(12, page):
            client.get(f"/nop-don/{page}/")
    with at_most(30, "gửi"):
        client.post("/nop-don/xem-lai/")
    for page in ("nop-don/bien-nhan", "tra-cuu/ho-so", "tra-cuu/ho-so/giay-to", "tra-cuu/ho-so/viec/rut"):
        with at_most(12, page):
            last = client.get(f"/{page}/")
    hidden = dict(re.findall(r'name="(seen|key)" value="([^"]+)"', last.content.decode()))
    with at_most(30, "rút"):
        client.post("/tra-cuu/ho-so/viec/rut/", {**hidden, "reason": ""})
    assert Dossier.objects.get().state == "WITHDRAWN"


def test_request_sent_again_later_shows_the_same_receipt(client: Client, office: Organisation) -> None:
    send(client, office)
    assert client.post("/nop-don/xem-lai/")["Location"] == "/nop-don/bien-nhan/"
    assert Dossier.objects.count() == 1
