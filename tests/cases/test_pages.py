"""Pages of cases: what they do, who may open them, how many queries they cost."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from diemtua.accounts.models import User
from diemtua.cases.models import AidRequest, Case
from diemtua.dossiers.actions import annul
from diemtua.dossiers.models import Dossier, ReadRecord
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner
from diemtua.law.processes.legal_aid_case.ending import StayCase
from diemtua.law.processes.legal_aid_case.reception import AcceptRequest, AnswerSimpleMatter, RefuseRequest
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.people.details import PersonDetails
from diemtua.people.enums import Ethnicity
from diemtua.people.models import Party, Person, SafeContact
from diemtua.shared.clock import VIETNAM, now
from diemtua.workforce.models import Engagement, Practitioner
from tests.cases.asking import answers, at_most, browser, read, words
from tests.cases.conftest import NOON, SAU, Do, Take
from tests.cases.test_life import last
from tests.cast import STAFF, join
from tests.watch import hold

pytestmark = pytest.mark.django_db
LIST, DESK, SIMPLE, EXPORT = "/vu-viec/", "/vu-viec/tiep-nhan/", "/vu-viec/viec-don-gian/", "/vu-viec/tai-excel/"
DESKS = {"yen", "khai", "ut", "tam", "hoa", "binh", "luc"}


REACHED = {f"lien-he-may_{how}": "on" for how in ("call", "text", "write", "leave_message")}


@pytest.fixture(autouse=True)
def year_of_confirmed_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """From 2027 on the text is not confirmed: every request would ask for a person's decision."""
    hold(monkeypatch, datetime(2026, 11, 23, 9, tzinfo=VIETNAM))


def told(**said: Any) -> dict[str, Any]:
    """What an officer types for a plain request."""
    return {
        "viec-key": "9d0d6f2e-3c58-4f0a-9d8c-0e1cf1a5a001", "nguoi-full_name": "Hồ Thị Nở", "nguoi-birth": "1960",
        "nguoi-identity_new": "", "nguoi-phones": "", "yeu-cau-requester": "SELF", "viec-channel": "IN_PERSON",
        **REACHED, "viec-field": "LAND", "viec-summary": "Tranh chấp bờ ranh.",
    } | said  # fmt: skip


# the desk


def test_request_is_taken_in_at_the_desk(rulebook: None, desk_officer: User) -> None:
    client = browser(desk_officer)
    with at_most(12):
        assert client.get(DESK).status_code == 200
    with at_most(30):
        page = client.post(DESK, told())
    request = AidRequest.objects.get()
    assert (page["Location"], request.beneficiary.full_name) == (f"/vu-viec/{request.dossier.uid}/", "Hồ Thị Nở")
    assert not SafeContact.objects.exists()
    assert client.post(DESK, told())["Location"] == page["Location"]
    assert AidRequest.objects.count() == 1


def test_another_form_of_aid_for_the_same_matter_is_linked(
    rulebook: None, working: Dossier, desk_officer: User
) -> None:
    client = browser(desk_officer)
    assert "Không có vụ việc nào mang mã này." in words(client.post(DESK, told(**{"viec-linked": "TT.TV.99.2026"})))
    with at_most(30):
        page = client.post(DESK, told(**{"viec-linked": working.number.lower()}))
    linked = AidRequest.objects.latest("pk")
    assert (linked.linked_to, linked.dossier.linked_to) == (working.request, working)
    assert f'href="/vu-viec/{working.uid}/">{working.number}' in words(client.get(page["Location"]))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"nguoi-full_name": "", "viec-summary": ""}, "Họ và tên: "),
        ({"nguoi-birth": "ngày 40"}, "Ngày sinh: "),
        ({"viec-channel": "OTHER_BODY"}, "Kênh này cần biết cơ quan nào"),
        ({"viec-cannot_write": "on"}, "Hãy ghi ai đã đọc lại đơn"),
        ({"yeu-cau-requester": "REPRESENTATIVE"}, "Hãy nhập họ tên người yêu cầu thay"),
        ({"viec-received_at": "01/01/2099 08:00"}, "Lúc nhận không thể ở tương lai."),
        ({"viec-received_at": "01/01/2026 08:00"}, "Ghi lùi thì phải nêu lý do"),
        ({"viec-key": "x"}, "key"),
    ],
)
def test_desk_says_what_to_mend_and_keeps_the_rest(
    rulebook: None, desk_officer: User, said: dict[str, Any], sentence: str
) -> None:
    answer = browser(desk_officer).post(DESK, told(**said))
    page = words(answer)
    assert (answer.status_code, sentence in page) == (422, True)
    assert "bờ ranh" in page or said.get("viec-summary") == ""
    assert AidRequest.objects.count() == 0


def test_desk_asks_who_is_meant_before_a_second_row(take: Take, desk_officer: User) -> None:
    known = take().request.beneficiary
    client, same = browser(desk_officer), told(**{"nguoi-full_name": SAU.full_name, "nguoi-birth": "1951"})
    answer = client.post(DESK, same)
    assert (answer.status_code, "Có thể đã có người này" in words(answer)) == (422, True)
    client.post(DESK, same | {"same": str(known.uid)})
    assert (Person.objects.count(), known.requests.count()) == (1, 2)
    other = {"same": "nguoi-khac", "viec-key": "9d0d6f2e-3c58-4f0a-9d8c-0e1cf1a5a002"}
    client.post(DESK, same | other)
    assert Person.objects.count() == 2


def test_desk_records_who_asks_how_to_reach_and_what_looks_wrong(rulebook: None, desk_officer: User) -> None:
    said = told() | {
            "yeu-cau-requester": "REPRESENTATIVE",
            "yeu-cau-applicant_name": "Lê  Văn Hai",
            "yeu-cau-applicant_phone": "0912 345 678",
            "nguoi-phones": "123",
            "nguoi-identity_new": "123456789",
            "viec-status": "VICTIM",
            "viec-form": "LITIGATION",
            "viec-cannot_write": "on",
            "viec-read_back": "Đọc lại, điểm chỉ trước cán bộ.",
    }  # fmt: skip
    del said["lien-he-may_call"]
    page = browser(desk_officer).post(DESK, said, follow=True)
    request = AidRequest.objects.get()
    assert request.applicant is not None
    assert (request.applicant.full_name, request.beneficiary.safe_contact.may_call) == ("Lê Văn Hai", False)
    assert (request.beneficiary.identity_old, request.beneficiary.identity_new) == ("123456789", "")
    assert (request.beneficiary.can_write, request.beneficiary.safe_contact.may_text) == (False, True)
    assert "Số điện thoại có vẻ chưa đúng." in words(page)


def test_practitioner_writes_down_what_was_asked_of_him_outside_the_office(
    rulebook: None, legal_aid_officer: User
) -> None:
    said = {"viec-received_at": "01/01/2026 08:00", "viec-reason": "Tiếp nhận khi trực đêm"}
    browser(legal_aid_officer).post(DESK, told(**said))
    assert AidRequest.objects.get().received_at == datetime(2026, 1, 1, 8, tzinfo=VIETNAM)


# the case page


def test_case_page_shows_who_could_be_appointed(accepted: Dossier, head: User, khai: Practitioner) -> None:
    client = browser(head)
    page = read(client, f"/vu-viec/{accepted.uid}/")
    assert f"?practitioner={khai.pk}" in page
    assert "Người thuộc hộ nghèo" in page
    assert ReadRecord.objects.get().what == "file"


def test_appointment_is_made_and_refused_on_its_page(
    accepted: Dossier, head: User, khai: Practitioner, tam: Practitioner
) -> None:
    client, address = browser(head), f"/ho-so/{accepted.uid}/cu-nguoi-thuc-hien/"
    assert f'value="{khai.pk}" selected' in words(client.get(f"{address}?practitioner={khai.pk}"))
    tam.withdrawn_on = NOON.date()
    tam.save()
    accepted.refresh_from_db()
    refused = client.post(address, answers(accepted, practitioner=tam.pk))
    assert (refused.status_code, Engagement.objects.count()) == (422, 0)
    with at_most(30):
        client.post(address, answers(accepted, practitioner=khai.pk))
    assert Engagement.objects.get().practitioner == khai


def test_sensitive_ground_is_masked_until_asked_for(take: Take, do: Do, desk_officer: User, head: User) -> None:
    dossier = take()
    do(AcceptRequest(form=AidForm.ADVICE, field=LegalField.CIVIL, category=CategoryCode.HIV), dossier, desk_officer)
    client = browser(head)
    page = words(client.get(f"/vu-viec/{dossier.uid}/"))
    assert ("HIV" in page, "Xem, có ghi lại" in page) == (False, True)
    client.post(f"/nguoi/{dossier.request.beneficiary.uid}/dien-bao-mat/{dossier.uid}/")
    assert ReadRecord.objects.filter(what="sensitive_ground").count() == 1


def test_work_file_and_simple_matter_pages(working: Dossier, take: Take, do: Do, khai: Practitioner) -> None:
    client = browser(khai.user)  # type: ignore[arg-type]
    diary = read(client, f"/vu-viec/{working.uid}/cong-viec/")
    assert "10/03/2026 07:00 – 09:00" in diary
    assert "Quyết định cử người thực hiện" in words(client.get(f"/vu-viec/{working.uid}/ho-so/"))


def test_request_and_annulled_case_have_no_pages_of_a_case(
    accepted: Dossier, take: Take, do: Do, head: User, desk_officer: User
) -> None:
    client, request = browser(head), take(beneficiary=PersonDetails(full_name="Lý Ngọc Cúc"))
    assert client.get(f"/vu-viec/{request.uid}/ho-so/").status_code == 404
    annul(last(accepted), by=head, at=NOON, reason="Nhầm người")
    assert client.get(f"/vu-viec/{accepted.uid}/cong-viec/").status_code == 404
    assert "Kiểm tra diện" in words(client.get(f"/vu-viec/{accepted.uid}/"))
    do(AnswerSimpleMatter(answer="Đã chỉ nơi nộp đơn."), request, desk_officer)
    assert "Đã chỉ nơi nộp đơn." in words(client.get(f"/vu-viec/{request.uid}/"))
    book = words(client.get(SIMPLE))
    office = request.office.short_name or request.office.name
    assert [each in book for each in (">01/2026</a></td>", f">{office}</td>", "Lý Ngọc Cúc")] == [True] * 3


def test_refused_request_says_on_which_ground(take: Take, do: Do, head: User, desk_officer: User) -> None:
    dossier = take()
    do(RefuseRequest(ground=RefusalGround.R3, reason="Người yêu cầu đã mất."), dossier, head)
    page = words(browser(desk_officer).get(f"/vu-viec/{dossier.uid}/"))
    assert "<strong>Căn cứ từ chối:</strong> Người được trợ giúp pháp lý đã chết" in page


# acceptance


def granted(**facts: str) -> dict[str, str]:
    """Facts found, as the page sends them."""
    return {f"dieu-da-biet-{name}": said for name, said in facts.items()}


ASKED = {"form": "LITIGATION", "field": "LAND", "category": "D7.2"}


def test_facts_are_judged_without_being_kept(take: Take, desk_officer: User) -> None:
    dossier = take(beneficiary=replace(SAU, ethnicity=Ethnicity.KHMER))
    client, address = browser(desk_officer), f"/vu-viec/{dossier.uid}/dien/"
    first = read(client, address)
    assert 'formaction="/vu-viec/' in first
    page = words(client.post(address, granted(poor_household="yes")))
    assert (page.count("govuk-tag--green"), dossier.state) == (1, "RECEIVED")
    kept = words(client.post(f"/vu-viec/{dossier.uid}/thu-ly/", granted(poor_household="yes") | {"xem": "1"}))
    assert '<option value="D7.2" selected>' in kept
    assert '<option value="yes" selected>' in kept
    assert Case.objects.count() == 0


def test_plain_yes_is_accepted_without_more(take: Take, desk_officer: User) -> None:
    dossier = take()
    client, address = browser(desk_officer), f"/vu-viec/{dossier.uid}/thu-ly/"
    with at_most(12):
        client.get(address)
    with at_most(30):
        page = client.post(address, answers(dossier, **ASKED, **granted(poor_household="yes")))
    assert page["Location"] == f"/vu-viec/{dossier.uid}/"
    assert Case.objects.get().category == CategoryCode.POOR_HOUSEHOLD


def test_doubtful_category_needs_its_reason(take: Take, desk_officer: User) -> None:
    dossier = take()
    client, address = browser(desk_officer), f"/vu-viec/{dossier.uid}/thu-ly/"
    refused = client.post(address, answers(dossier, **ASKED))
    assert (refused.status_code, "trả lời “Cần xem xét”" in words(refused)) == (422, True)
    client.post(address, answers(dossier, **ASKED, grounds_seen="Đã xem sổ hộ nghèo."))
    assert Case.objects.count() == 1


def test_category_not_in_force_is_not_offered(take: Take, desk_officer: User) -> None:
    dossier = take()
    client, address = browser(desk_officer), f"/vu-viec/{dossier.uid}/thu-ly/"
    refused = client.post(address, answers(dossier, **ASKED | {"category": "D7.5v1"}))
    assert (refused.status_code, "không có trong quy định" in words(refused)) == (422, True)
    assert client.post(address, answers(dossier, form="X")).status_code == 422


def test_urgent_acceptance_asks_no_proof_of_what_is_not_known(take: Take, head: User) -> None:
    dossier = take(at=now(), status="VICTIM")
    client, address = browser(head), f"/vu-viec/{dossier.uid}/thu-ly-ngay/"
    child = answers(dossier, **ASKED | {"category": "D7.3"}, urgent="U1")
    assert client.post(address, child).status_code == 422
    client.post(address, answers(dossier, **ASKED, urgent="U1", status="VICTIM"))
    assert Case.objects.get().urgent is True


def test_acceptance_of_an_earlier_day_is_judged_by_that_day(take: Take, head: User) -> None:
    dossier = take()
    earlier = {"kernel_at": "10/03/2026 10:00", "kernel_reason": "Sổ giấy"}
    said = answers(dossier, **ASKED, **earlier, **granted(poor_household="yes"))
    assert browser(head).post(f"/vu-viec/{dossier.uid}/thu-ly/", said).status_code == 302
    assert Case.objects.get().accepted_at == NOON.replace(hour=10)


def test_second_officer_is_told_and_what_was_typed_stays(take: Take, do: Do, desk_officer: User) -> None:
    dossier = take()
    said = answers(dossier, **ASKED, grounds_seen="Sổ hộ nghèo")
    browser(desk_officer).post(f"/ho-so/{dossier.uid}/ghi-chu/", answers(dossier, note="Đã gọi lại."))
    page = browser(desk_officer).post(f"/vu-viec/{dossier.uid}/thu-ly/", said)
    assert (page.status_code, "Trong lúc bạn nhập" in words(page), "Sổ hộ nghèo" in words(page)) == (422, True, True)
    assert 'name="kernel_seen" value="2"' in words(page)


def test_field_not_aided_is_said_on_the_form(take: Take, desk_officer: User) -> None:
    dossier = take()
    said = answers(dossier, **ASKED | {"field": "BUSINESS"}, grounds_seen="Sổ hộ nghèo")
    page = words(browser(desk_officer).post(f"/vu-viec/{dossier.uid}/thu-ly/", said))
    assert "kinh doanh, thương mại (Điều 27 khoản 1)" in page


def test_accepted_twice_leads_back(accepted: Dossier, desk_officer: User) -> None:
    page = browser(desk_officer).get(f"/vu-viec/{accepted.uid}/thu-ly/", follow=True)
    assert "Không thể “Thụ lý”" in words(page)


def test_derived_pages_lead_to_our_own(take: Take, desk_officer: User) -> None:
    dossier, client = take(), browser(desk_officer)
    assert client.get(f"/ho-so/{dossier.uid}/thu-ly/")["Location"] == f"/vu-viec/{dossier.uid}/thu-ly/"
    assert client.get("/ho-so/moi/legal_aid_case/tiep-nhan-yeu-cau/")["Location"] == DESK


# the end


def test_file_is_handed_over_when_what_is_missing_is_explained(ended: Dossier, khai: Practitioner) -> None:
    client, address = browser(khai.user), f"/vu-viec/{ended.uid}/ban-giao/"  # type: ignore[arg-type]
    assert "còn thiếu" in read(client, address)
    refused = client.post(address, answers(ended, pages=12))
    assert (refused.status_code, "Hồ sơ còn thiếu: " in words(refused)) == (422, True)
    assert client.post(address, answers(ended)).status_code == 422
    with at_most(30):
        client.post(address, answers(ended, pages=12, missing="Bản chính ở Tòa án."))
    ended.refresh_from_db()
    assert ended.state == "HANDED_OVER"
    assert client.get(address).status_code == 302


# somebody else in the matter


def other(dossier: Dossier, **said: Any) -> dict[str, Any]:
    key = "9d0d6f2e-3c58-4f0a-9d8c-0e1cf1a5a003"
    return {"nguoi-full_name": "Phạm Văn Tư", "role": "OPPOSING", "seen": dossier.version, "key": key} | said


def test_party_is_added_once_known_or_new(working: Dossier, khai: Practitioner) -> None:
    client, address = browser(khai.user), f"/vu-viec/{working.uid}/them-nguoi/"  # type: ignore[arg-type]
    with at_most(12):
        assert client.get(address).status_code == 200
    assert client.post(address, other(working, **{"nguoi-full_name": ""})).status_code == 422
    with at_most(30):
        client.post(address, other(working))
    assert Party.objects.filter(dossier=working, role="OPPOSING").count() == 1
    again = other(working, role="RELATED", key="9d0d6f2e-3c58-4f0a-9d8c-0e1cf1a5a004")
    assert "Có thể đã có người này" in words(client.post(address, again))
    assert "Trong lúc bạn nhập" in words(client.post(address, again | {"same": "nguoi-khac"}))


def test_party_cannot_join_what_is_over(ended: Dossier, khai: Practitioner) -> None:
    page = browser(khai.user).get(f"/vu-viec/{ended.uid}/them-nguoi/", follow=True)  # type: ignore[arg-type]
    assert "Không thể “Thêm người liên quan”" in words(page)


# lists


def test_list_costs_the_same_for_one_three_and_three_hundred(take: Take, desk_officer: User, accepted: Dossier) -> None:
    client, spent = browser(desk_officer), []
    for more in (0, 2, 57):
        for each in range(more):
            take(beneficiary=PersonDetails(full_name=f"Người {more} {each}"))
        with at_most(12) as asked:
            page = client.get(LIST)
        spent.append(len(asked))
    assert len(set(spent)) == 1
    assert "<strong>60</strong>" in words(page)
    following = words(client.get(LIST + page.context["page"].following))
    assert "Trần Thị Sáu" in following


def test_list_that_is_empty_or_filtered_to_nothing(desk_officer: User, rulebook: None) -> None:
    client = browser(desk_officer)
    assert "Chưa có hồ sơ nào." in words(client.get(LIST))
    assert "Không có hồ sơ nào khớp" in words(client.post(LIST + "tim/", {"text": "an"}, follow=True))
    assert client.post(LIST + "tim/", {"text": " "})["Location"] == LIST
    assert client.get(LIST + "?accepted_from=hom-qua").status_code == 200


def test_export_masks_as_the_screen_does(accepted: Dossier, take: Take, do: Do, head: User) -> None:
    dossier = take(beneficiary=PersonDetails(full_name="Phạm Văn Kín"))
    act = AcceptRequest(form=AidForm.ADVICE, field=LegalField.CIVIL, category=CategoryCode.HIV)
    do(act, dossier, head)
    take(beneficiary=PersonDetails(full_name="Lý Ngọc Cúc"))
    sheet = load_workbook(BytesIO(browser(head).get(EXPORT + "?accepted_from=x").content)).active
    assert sheet is not None
    names = [row[1].value for row in sheet.iter_rows()]
    assert {"Trần Thị Sáu", "P. V. K.", "Lý Ngọc Cúc"} <= set(names)
    assert "Phạm Văn Kín" not in names


def test_today_shows_what_is_due_and_only_mine(accepted: Dossier, do: Do, head: User, khai: Practitioner) -> None:
    client = browser(head)
    page = read(client, "/hom-nay/")
    assert ("Trần Thị Sáu" in page, "Cử người thực hiện" in page) == (True, True)
    assert "Không còn việc nào đến hạn" in words(client.get("/hom-nay/?xem=cua-toi"))
    do(AssignPractitioner(practitioner=khai.pk), accepted, head)


# who may


PAGES = ("", "dien/", "thu-ly/", "thu-ly-ngay/", "ban-giao/", "them-nguoi/", "cong-viec/", "ho-so/")
OPEN, BACK, NONE = 200, 302, 404
# a page that an act of another state owns leads those who may do the act back to the case
OF_A_CASE = {
    "hoa": (OPEN, OPEN, BACK, BACK, BACK, OPEN, OPEN, OPEN),
    "binh": (OPEN, OPEN, BACK, BACK, BACK, OPEN, OPEN, OPEN),
    "yen": (OPEN, OPEN, BACK, NONE, NONE, OPEN, OPEN, OPEN),
    "khai": (OPEN, OPEN, NONE, NONE, BACK, OPEN, OPEN, OPEN),
}


@pytest.mark.parametrize("member", STAFF, ids=lambda member: member.username)
def test_every_page_and_post_for_everybody_of_the_cast(member: Any, working: Dossier) -> None:
    client = browser(join(member))
    expected = OF_A_CASE.get(member.username, (NONE,) * len(PAGES))
    addresses = [f"/vu-viec/{working.uid}/{page}" for page in PAGES]
    assert tuple(client.get(address).status_code for address in addresses) == expected
    sent = [client.post(address).status_code == NONE for address in addresses[1:6]]
    assert sent == [status == NONE for status in expected[1:6]]
    assert working.version == Dossier.objects.get(pk=working.pk).version


@pytest.mark.parametrize("member", STAFF, ids=lambda member: member.username)
def test_every_list_and_book_for_everybody_of_the_cast(member: Any, rulebook: None) -> None:
    client, held = browser(join(member)), {post.role for post in member.posts}
    reads = bool(held & {"DESK_OFFICER", "PRACTITIONER", "HEAD", "BRANCH_HEAD", "DEPARTMENT", "AUDITOR"})
    takes_in = bool(held & {"DESK_OFFICER", "PRACTITIONER", "HEAD", "BRANCH_HEAD"})
    assert [client.get(page).status_code for page in (LIST, SIMPLE, EXPORT)] == [OPEN if reads else NONE] * 3
    assert client.get(DESK).status_code == (OPEN if takes_in else NONE)
    assert client.post("/vu-viec/danh-sach/luu/", {"name": "A"}).status_code == (BACK if reads else NONE)
    assert client.post("/vu-viec/danh-sach/1/bo/").status_code == (BACK if reads else NONE)
    navigation = words(client.get("/hom-nay/"))
    assert ('href="/vu-viec/"' in navigation, "Tiếp nhận yêu cầu" in navigation) == (reads, takes_in)


def test_page_of_a_case_that_was_stayed_says_so(working: Dossier, do: Do, khai: Practitioner) -> None:
    client = browser(khai.user)
    assert "Kết thúc 10/03/2026" not in words(client.get(f"/vu-viec/{working.uid}/"))
    do(StayCase(document="12/QĐ", body="Viện kiểm sát"), working, khai.user)
    ended = words(client.get(f"/vu-viec/{working.uid}/"))
    assert "Kết thúc 10/03/2026: Bị đình chỉ theo quy định của pháp luật" in ended
