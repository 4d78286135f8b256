"""Pages of people: who may open them, what they do, how many queries they cost."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier, Grant, ReadRecord
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.roles import Role
from diemtua.people import actions
from diemtua.people.details import PersonDetails
from diemtua.people.enums import ConsentKind, PartyRole, Relationship, RepresentationBasis
from diemtua.people.models import Consent, Party, Person, PersonChange, Representative
from diemtua.places.models import Unit
from tests.cases.asking import at_most
from tests.people.builders import AT, ON, dossier, office, person, stands, user
from tests.watch import hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(client: Client, desk: User) -> Client:
    client.force_login(desk)
    return client


@pytest.fixture
def case(centre: Organisation) -> Dossier:
    return dossier(centre)


@pytest.fixture
def dao(case: Dossier) -> Person:
    return stands(case, person("Nguyễn Thị Đào", birth_year=1950, phones=("0912345678",), identity_new="09615000012"))


def words(response: Any) -> str:
    """What a reader sees, spaces made single."""
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return " ".join(unescape(text).split())


def read_by(reader: User) -> list[tuple[int, str]]:
    """What this reader is on record for, in order."""
    return list(ReadRecord.objects.filter(user=reader).order_by("seq").values_list("dossier", "what"))


def addresses(case: Dossier, who: Person) -> list[str]:
    return [
        reverse("people:search"),
        reverse("people:record"),
        *(reverse(f"people:{name}", args=[who.uid]) for name in ("person", "correct", "safe_contact", "duplicates")),
        *(reverse(f"people:{name}", args=[case.uid]) for name in ("parties", "represent", "consent")),
    ]


def test_every_page_opens_within_twelve_queries(at_desk: Client, case: Dossier, dao: Person) -> None:
    for number in range(5):
        stands(case, f"Nguyễn Thị Đào {number}", PartyRole.RELATED)
    for address in addresses(case, dao):
        with at_most(12, address):
            response = at_desk.get(address)
        assert (address, response.status_code) == (address, 200)


def test_a_stranger_finds_no_page(client: Client, case: Dossier, dao: Person) -> None:
    client.force_login(user("Người lạ"))
    opened = [address for address in addresses(case, dao) if client.get(address).status_code != 404]
    assert opened == [reverse("people:search")]
    assert "Nguyễn Thị Đào" not in words(client.post(reverse("people:find"), {"q": "dao"}, follow=True))


def test_nobody_signed_in_is_sent_to_the_door(client: Client, case: Dossier, dao: Person, settings: Any) -> None:
    settings.LOGIN_URL = "/dang-nhap/"
    assert {client.get(address).status_code for address in addresses(case, dao)} == {302}


def test_search_page_shows_who_was_found(at_desk: Client, dao: Person) -> None:
    assert "1 người tìm thấy" in words(at_desk.post(reverse("people:find"), {"q": "dao"}, follow=True))
    assert "Không thấy ai có tên" in words(at_desk.post(reverse("people:find"), {"q": "bình"}, follow=True))
    assert "Gõ họ tên có dấu hoặc không dấu" in words(at_desk.post(reverse("people:find"), {"q": " "}, follow=True))


def test_search_and_its_answer_cost_few_queries(at_desk: Client, dao: Person) -> None:
    address = at_desk.post(reverse("people:find"), {"q": "dao"})["Location"]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        at_desk.get(address)
    assert len(asked) <= 12


def test_who_was_not_found_is_recorded_under_the_name_that_was_typed(at_desk: Client) -> None:
    page = at_desk.post(reverse("people:find"), {"q": "Lê Thị Mới"}, follow=True).content.decode()
    [link] = re.findall(r'href="(/nguoi/ghi-moi/[^"]+)"', page)
    assert 'value="Lê Thị Mới"' in at_desk.get(unescape(link)).content.decode()


def test_person_page_masks_the_ground_until_asked_for(at_desk: Client, case: Dossier, dao: Person, desk: User) -> None:
    actions.name_sensitive_ground(case, dao, CategoryCode.HIV, by=desk, at=AT, detail="Giấy số 3")
    shown = words(at_desk.get(reverse("people:person", args=[dao.uid])))
    assert ("Diện được bảo mật" in shown, "HIV" in shown) == (True, False)
    assert "số đã ghi có 11" in shown
    assert read_by(desk) == [(case.pk, "person")]
    opened = at_desk.post(reverse("people:grounds", args=[dao.uid, case.uid]))
    assert "Người nhiễm HIV Giấy số 3" in words(opened)
    assert read_by(desk) == [(case.pk, "person"), (case.pk, "sensitive_ground")]
    assert at_desk.get(reverse("people:grounds", args=[dao.uid, case.uid])).status_code == 405


def test_opening_the_numbers_of_a_person_is_on_record(at_desk: Client, desk: User, case: Dossier, dao: Person) -> None:
    for name in ("person", "correct", "safe_contact"):
        assert at_desk.get(reverse(f"people:{name}", args=[dao.uid])).status_code == 200
    assert read_by(desk) == [(case.pk, "person")] * 3
    mine = person("Ai đó", by=desk)
    assert at_desk.get(reverse("people:person", args=[mine.uid])).status_code == 200
    assert len(read_by(desk)) == 3


def test_record_says_what_is_wrong(at_desk: Client) -> None:
    given = {"full_name": "", "birth": "31/02/1950", "phones": "123", "language": "VIETNAMESE"}
    response = at_desk.post(reverse("people:record"), given)
    shown = words(response)
    assert response.status_code == 422
    assert "Ghi ngày sinh như 05/03/1950" in shown
    assert "Số điện thoại 123 chưa đúng" in shown


def test_record_somebody_new_and_warn_of_the_number(at_desk: Client, desk: User) -> None:
    given = {
        "full_name": "Trần Văn An", "birth": "1980", "identity_new": "096 180",
        "phones": "+84 912 345 678; 02903831234", "cannot_write": "on",
    }  # fmt: skip
    response = at_desk.post(reverse("people:record"), given, follow=True)
    made = Person.objects.get()
    assert response.redirect_chain == [(reverse("people:person", args=[made.uid]), 302)]
    assert (made.birth_year, made.identity_new, made.can_write, made.recorded_by) == (1980, "096180", False, desk)
    assert [phone.number for phone in made.phones.order_by("pk")] == ["0912345678", "02903831234"]
    assert "số đã ghi có 6" in words(response)


def test_record_looks_at_who_is_known_first(at_desk: Client, dao: Person) -> None:
    given = {"full_name": "NGUYEN THI DAO", "birth": "05/03/1950"}
    asked = at_desk.post(reverse("people:record"), given)
    assert asked.status_code == 422
    assert "Họ tên chỉ khác dấu hoặc cách viết; Cùng năm sinh" in words(asked)
    assert Person.objects.count() == 1
    at_desk.post(reverse("people:record"), {**given, "van_ghi": "1"})
    assert Person.objects.exclude(pk=dao.pk).get().born == "05/03/1950"


def test_record_asks_about_the_same_matter_elsewhere(at_desk: Client) -> None:
    stands(dossier(office("CN9")), person("Lê Văn Tư", identity_new="096150000123"))
    asked = words(at_desk.post(reverse("people:record"), {"full_name": "Lê Văn Tư", "identity_new": "096150000123"}))
    assert "Trung tâm CN9 đang có hồ sơ của người cùng số định danh" in asked
    assert "Trùng số định danh với một người ở đơn vị khác" in asked


def test_correct_keeps_history(at_desk: Client, dao: Person) -> None:
    address = reverse("people:correct", args=[dao.uid])
    given = {"full_name": "Nguyễn Thị Đào", "birth": "05/03/1950", "phones": "0912345678"}
    assert "Trường này" not in words(at_desk.get(address))
    assert at_desk.post(address, given).status_code == 422
    shown = words(at_desk.post(address, {**given, "reason": "Theo căn cước"}, follow=True))
    assert "Đã đính chính" in shown
    assert "Đính chính — Theo căn cước" in shown
    assert Person.objects.get().born == "05/03/1950"


def test_correct_warns_of_the_number(at_desk: Client, dao: Person) -> None:
    given = {"full_name": "Nguyễn Thị Đào", "identity_old": "12", "reason": "Theo giấy"}
    assert "số đã ghi có 2" in words(at_desk.post(reverse("people:correct", args=[dao.uid]), given, follow=True))


def test_safe_contact_is_kept_and_shown(at_desk: Client, dao: Person) -> None:
    address = reverse("people:safe_contact", args=[dao.uid])
    assert at_desk.post(address, {"may_call": "on"}).status_code == 422
    shown = words(at_desk.post(address, {"may_text": "on", "code_word": "Hoa sen", "reason": "Bà dặn"}, follow=True))
    assert "Không gọi điện Có thể nhắn tin Không gửi thư về nhà Không để lại lời nhắn" in shown
    assert "Hoa sen" in shown
    assert 'value="Hoa sen"' in at_desk.get(address).content.decode()


def test_merge_and_take_back_through_the_pages(at_desk: Client, case: Dossier, dao: Person) -> None:
    other = stands(case, person("Nguyen Thi Dao", birth_year=1950), PartyRole.RELATED)
    assert "Nguyen Thi Dao" in words(at_desk.get(reverse("people:duplicates", args=[dao.uid])))
    address = reverse("people:merge", args=[dao.uid])
    assert "Hãy ghi lý do" in words(at_desk.post(address, {"other": other.uid}, follow=True))
    assert "không gộp được" in words(at_desk.post(address, {"other": dao.uid, "reason": "x"}, follow=True))
    assert "Đã gộp" in words(at_desk.post(address, {"other": other.uid, "reason": "Một người"}, follow=True))
    change = PersonChange.objects.get()
    back = reverse("people:undo_merge", args=[dao.uid, change.pk])
    assert "Hãy ghi lý do" in words(at_desk.post(back, {}, follow=True))
    assert "Đã tách lại" in words(at_desk.post(back, {"reason": "Hai chị em"}, follow=True))
    assert Person.objects.get(pk=other.pk).merged_into is None


def test_a_practitioner_may_not_merge(client: Client, centre: Organisation, dao: Person) -> None:
    lawyer = user("Lâm", Role.PRACTITIONER, centre)
    mine = stands(dossier(centre, lawyer), "A")
    client.force_login(lawyer)
    assert client.get(reverse("people:duplicates", args=[mine.uid])).status_code == 404
    assert client.get(reverse("people:person", args=[mine.uid])).status_code == 200


def test_who_was_entered_by_mistake_is_removed_and_the_helped_one_stays(
    at_desk: Client, case: Dossier, dao: Person
) -> None:
    stands(case, "Trần Văn Bình", PartyRole.OPPOSING)
    helped, mistaken = Party.objects.filter(dossier=case).order_by("pk")
    remove = reverse("people:remove_party", args=[case.uid, mistaken.pk])
    assert at_desk.get(reverse("people:remove_party", args=[case.uid, helped.pk])).status_code == 404
    assert [at_desk.get(remove).status_code, at_desk.post(remove, {"reason": ""}).status_code] == [200, 422]
    assert "Đã bỏ Trần Văn Bình khỏi hồ sơ" in words(at_desk.post(remove, {"reason": "Nhầm người"}, follow=True))
    assert at_desk.get(remove).status_code == 404


def test_representatives_and_consents_are_recorded(at_desk: Client, case: Dossier, dao: Person) -> None:
    son = stands(case, "Lê Văn Con", PartyRole.RELATED)
    represent = reverse("people:represent", args=[case.uid])
    given = {
        "person": son.uid, "represents": dao.uid, "relationship": "CHILD", "basis": "AUTHORISATION",
        "valid_from": "20/11/2026",
    }  # fmt: skip
    assert at_desk.post(represent, {"person": ""}).status_code == 422
    refused = at_desk.post(represent, {**given, "person": dao.uid, "paper": "Giấy ủy quyền số 12"})
    assert (refused.status_code, "đại diện cho chính mình" in words(refused)) == (422, True)
    typed = (
        'value="Giấy ủy quyền số 12"',
        f'value="{dao.uid}" selected',
        'value="CHILD" selected',
        'value="20/11/2026"',
    )
    assert [each for each in typed if each not in refused.content.decode()] == []
    assert "Đã ghi người đại diện" in words(at_desk.post(represent, given, follow=True))
    assert Representative.objects.get().person == son
    shown = words(at_desk.get(reverse("people:person", args=[dao.uid])))
    assert "Lê Văn Con Con Văn bản ủy quyền từ 20/11/2026 đến nay Ghi thôi đại diện" in shown
    assert "Đại diện cho" in words(at_desk.get(reverse("people:person", args=[son.uid])))
    consent = reverse("people:consent", args=[case.uid])
    assert at_desk.post(consent, {"person": ""}).status_code == 422
    agreed = {"person": dao.uid, "kind": "DISCLOSURE", "given_on": "20/11/2026"}
    assert "Đã ghi sự đồng ý" in words(at_desk.post(consent, agreed, follow=True))
    assert not Consent.objects.get().in_writing
    assert "Chưa có văn bản" in words(at_desk.get(reverse("people:parties", args=[case.uid])))


@pytest.fixture
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, AT + timedelta(days=3))


@pytest.fixture
def given(case: Dossier, dao: Person, desk: User) -> Consent:
    """Đào agreed to be written about."""
    words = "Báo tỉnh viết về vụ kiện đất"
    return actions.record_consent(case, dao, ConsentKind.STORY, given_on=ON, by=desk, at=AT, words=words)


@pytest.fixture
def speaks(case: Dossier, dao: Person, desk: User) -> Representative:
    """Her son speaks for her."""
    return actions.add_representative(
        case, person("Lê Văn Con"), dao, relationship=Relationship.CHILD, basis=RepresentationBasis.AUTHORISATION,
        valid_from=ON, paper="Giấy ủy quyền số 12", by=desk, at=AT,
    )  # fmt: skip


@pytest.mark.usefixtures("_monday")
def test_consent_is_withdrawn_from_the_page_of_the_person(at_desk: Client, dao: Person, given: Consent) -> None:
    own, address = reverse("people:person", args=[dao.uid]), reverse("people:withdraw_consent", args=[given.uid])
    assert "Chưa có văn bản" not in words(at_desk.get(own))
    with at_most(12):
        page = words(at_desk.get(address))
    assert ("Báo tỉnh viết về vụ kiện đất" in page, "Nếu rút lại Từ ngày rút, không dùng câu chuyện" in page) == (
        True, True,
    )  # fmt: skip
    assert "Luật Bảo vệ dữ liệu cá nhân, Điều 10 khoản 1 (chưa đối chiếu với văn bản gốc)" in page
    wrong = at_desk.post(address, {"on": "19/11/2026", "reason": "Báo viết sai"})
    assert (wrong.status_code, "từ ngày đã đồng ý 20/11/2026 đến hôm nay" in words(wrong)) == (422, True)
    assert 'value="Báo viết sai"' in wrong.content.decode()
    with at_most(30):
        done = at_desk.post(address, {"on": "20/11/2026", "reason": "Báo viết sai"})
    assert done["Location"] == own
    shown = words(at_desk.get(own))
    assert ("Đã rút 20/11/2026" in shown, "Ghi rút lại" in shown) == (True, False)
    after = words(at_desk.get(address))
    assert "Rút lại từ ngày 20/11/2026 Báo viết sai Lê Thị Hoa" in after
    assert "Vì sao" not in after.replace("Vì sao rút", "")
    again = at_desk.post(address, {"on": "20/11/2026", "reason": "Lần nữa"})
    assert (again.status_code, "Không cần ghi lần nữa" in words(again)) == (422, True)
    assert "Đã rút 20/11/2026" in words(at_desk.get(reverse("people:parties", args=[given.dossier.uid])))


@pytest.mark.usefixtures("_monday")
def test_representation_is_ended_from_the_page_of_the_person(
    at_desk: Client, dao: Person, speaks: Representative
) -> None:
    own, address = reverse("people:person", args=[dao.uid]), reverse("people:end_representation", args=[speaks.uid])
    with at_most(12):
        assert "Giấy ủy quyền số 12 Thời gian từ 20/11/2026 đến nay" in words(at_desk.get(address))
    assert at_desk.post(address, {"on": "", "reason": ""}).status_code == 422
    wrong = words(at_desk.post(address, {"on": "20/11/2026", "reason": "Hết ủy quyền"}))
    assert "Ngày thôi đại diện phải sau ngày bắt đầu 20/11/2026" in wrong
    with at_most(30):
        done = at_desk.post(address, {"on": "21/11/2026", "reason": "Hết ủy quyền"})
    assert done["Location"] == own
    shown = words(at_desk.get(own))
    assert ("từ 20/11/2026 đến trước 21/11/2026 Đã thôi" in shown, "Ghi thôi đại diện" in shown) == (True, False)
    assert "Vì sao thôi Hết ủy quyền Lê Thị Hoa" in words(at_desk.get(address))
    again = words(at_desk.post(address, {"on": "21/11/2026", "reason": "Lần nữa"}))
    assert "Đã ghi người này thôi đại diện từ ngày 21/11/2026" in again


def test_opening_a_consent_or_a_representation_is_on_record(
    at_desk: Client, desk: User, case: Dossier, given: Consent, speaks: Representative
) -> None:
    at_desk.get(reverse("people:withdraw_consent", args=[given.uid]))
    at_desk.get(reverse("people:end_representation", args=[speaks.uid]))
    assert read_by(desk) == [(case.pk, "person"), (case.pk, "person")]


def test_who_only_reads_the_file_sees_the_history_without_the_words_and_sends_nothing(
    client: Client, case: Dossier, desk: User, given: Consent, speaks: Representative
) -> None:
    auditor = user("Kiểm tra", Role.AUDITOR, office("STP"))
    Grant.objects.create(dossier=case, user=auditor, level="READ", from_at=AT)
    actions.withdraw_consent(given, on=ON, reason="Báo viết sai", by=desk, at=AT)
    actions.end_representation(speaks, on=date(2026, 11, 21), reason="Hết ủy quyền", by=desk, at=AT)
    client.force_login(auditor)
    places = [
        reverse(f"people:{name}", args=[row.uid])
        for name, row in (("withdraw_consent", given), ("end_representation", speaks))
    ]
    typed = ("Báo tỉnh viết", "Báo viết sai", "Hết ủy quyền", "Ghi rút lại", "Ghi thôi")
    for place in places:
        shown = words(client.get(place))
        assert [said for said in typed if said in shown] == []
        assert client.post(place, {"on": "20/11/2026", "reason": "x"}).status_code == 404
    client.force_login(user("Người lạ"))
    assert [client.get(place).status_code for place in places] == [404, 404]


def test_page_of_a_person_costs_the_same_for_many_consents_and_representatives(
    client: Client, centre: Organisation, desk: User
) -> None:
    lawyer, dao = user("Lâm", Role.PRACTITIONER, centre), person("Nguyễn Thị Đào")
    spent = []
    client.force_login(lawyer)
    for _more in range(2):
        for _each in range(3):
            case = dossier(centre, lawyer, level="WORK")
            stands(case, dao)
            actions.record_consent(case, dao, ConsentKind.DATA, given_on=ON, by=desk, at=AT)
            mother = person("Mẹ")
            for one, other in ((mother, dao), (dao, stands(case, "Cháu", PartyRole.RELATED))):
                actions.add_representative(
                    case, one, other, relationship=Relationship.OTHER, basis=RepresentationBasis.NONE, valid_from=ON,
                    by=desk, at=AT,
                )  # fmt: skip
        with at_most(12) as asked:
            client.get(reverse("people:person", args=[dao.uid]))
        spent.append(len(asked))
    assert spent[0] == spent[1]


def test_a_person_keeps_a_commune_of_the_past(at_desk: Client, dao: Person, desk: User) -> None:
    before = Unit.objects.create(code="1", full_name="Xã Cũ", kind="COMMUNE", valid_to=date(2025, 7, 1))
    Unit.objects.create(code="2", full_name="Xã Mới", kind="COMMUNE")
    details = PersonDetails(full_name="Nguyễn Thị Đào", commune_id=before.pk)
    assert actions.correct_person(dao, details, by=desk, at=AT, reason="x") is not None
    form = words(at_desk.get(reverse("people:correct", args=[dao.uid])))
    assert "Chưa chọn Xã Mới Xã Cũ" in form
    assert str(Person.objects.get(pk=dao.pk)) == "Nguyễn Thị Đào"
