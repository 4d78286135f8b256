"""Derived pages: the dossier, its acts, annulment, erasure, an entry read, and the process explained."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from diemtua.accounts.models import Organisation, RoleHeld
from diemtua.dossiers.actions import new_dossier
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Entry, Grant, ReadRecord
from diemtua.dossiers.queries import act_slug, page_url, rule_by_slug, show_at
from diemtua.dossiers.queries.pages import do_at
from diemtua.law.vocabulary.roles import Role
from tests.dossiers import process as p
from tests.dossiers.conftest import Office, a_user


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input[^>]*type="hidden"[^>]*>', page)
    pairs = (
        [re.search(r'name="(\w+)"', each) for each in found],
        [re.search(r'value="([^"]*)"', each) for each in found],
    )
    return {name[1]: value[1] for name, value in zip(*pairs, strict=True) if name and value and "kernel" in name[1]}


def address(dossier: Dossier, tail: str = "") -> str:
    return f"/ho-so/{dossier.uid}/{tail}"


def test_dossier_page_shows_acts_clocks_and_journal(office: Office, django_assert_max_num_queries: Any) -> None:
    dossier = office.accepted()
    client = signed_in(office.head)
    with django_assert_max_num_queries(12):
        page = client.get(address(dossier)).content.decode()
    for words in (
        "N. T. Đ.",
        "Đã nhận",
        "Giao",
        "Nhật ký hồ sơ",
        "Yến",
        "Thời hạn",
        "ngày làm việc",
        "TT.TEST.01.2026",
    ):
        assert words in page, words
    assert f"{address(dossier)}huy/2/" in page
    assert "huy/" not in signed_in(office.desk).get(address(dossier)).content.decode()


def test_pages_of_what_may_not_be_seen_are_not_there(office: Office) -> None:
    dossier = office.accepted()
    client = signed_in(office.stranger)
    for tail in ("", "giao/", "huy/2/", "xoa-du-lieu/", "nhat-ky/1/"):
        assert client.get(address(dossier, tail)).status_code == 404, tail
    desk = signed_in(office.desk)
    for tail in ("giao/", "bay/", "huy/9/", "xoa-du-lieu/"):
        assert desk.get(address(dossier, tail)).status_code == 404, tail
    assert desk.get("/quy-trinh/khong-co/").status_code == 404
    assert Client().get(address(dossier)).status_code == 302


def test_an_act_is_asked_and_done(office: Office, django_assert_max_num_queries: Any) -> None:
    dossier = office.accepted()
    client = signed_in(office.head)
    page = client.get(address(dossier, "giao/")).content.decode()
    sent = hidden(page) | {"worker": str(office.worker.pk)}
    with django_assert_max_num_queries(30):
        answer = client.post(address(dossier, "giao/"), sent)
    assert (answer.status_code, answer["Location"]) == (302, address(dossier))
    assert "Đã ghi: Giao." in client.get(address(dossier)).content.decode()
    again = client.post(address(dossier, "giao/"), sent)
    assert (again.status_code, Entry.objects.filter(act="Assign").count()) == (302, 1)


def test_act_sent_again_with_an_answer_lost_is_known_by_its_key(office: Office) -> None:
    dossier = office.accepted()
    client, key = signed_in(office.head), str(uuid4())
    sent = {"kernel_seen": dossier.version, "kernel_key": key, "worker": str(office.worker.pk)}
    client.post(address(dossier, "giao/"), sent)
    again = client.post(address(dossier, "giao/"), sent | {"worker": ""})
    assert (again.status_code, again["Location"]) == (302, address(dossier))
    assert Entry.objects.filter(act="Assign").count() == 1


def test_second_officer_keeps_what_was_typed(office: Office) -> None:
    dossier = office.accepted()
    client = signed_in(office.head)
    sent = hidden(client.get(address(dossier, "giao/")).content.decode()) | {
        "worker": str(office.worker.pk),
        "also": ["FAST"],
    }
    office.act(p.Hurry(area=True), dossier, office.desk)
    answer = client.post(address(dossier, "giao/"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Yến đã “Ghi vùng” lúc" in page
    assert f'<option value="{office.worker.pk}" selected>' in page
    assert client.post(address(dossier, "giao/"), sent | hidden(page)).status_code == 302


def test_missing_answers_and_refusals_show_the_form_again(office: Office) -> None:
    dossier = office.accepted()
    client = signed_in(office.head)
    assert client.post(address(dossier, "giao/"), {}).status_code == 422
    sent = {"kernel_seen": dossier.version, "kernel_key": str(uuid4())}
    late = sent | {"kernel_at": "01/01/2026 08:00", "kernel_reason": "sổ giấy"}
    answer = client.post(address(dossier, "dung/"), late)
    assert (answer.status_code, "trước khi hồ sơ được mở" in answer.content.decode()) == (422, True)
    assert '<details class="govuk-details" open>' in answer.content.decode()


def test_an_act_no_longer_possible_leads_back_with_words(office: Office) -> None:
    dossier = office.over()
    answer = signed_in(office.head).get(address(dossier, "giao/"), follow=True)
    assert answer.redirect_chain == [(address(dossier), 302)]
    assert "Không thể “Giao”" in answer.content.decode()


def test_a_dossier_is_opened_at_the_readers_office(office: Office) -> None:
    client = signed_in(office.desk)
    page = client.get("/ho-so/moi/test_matter/mo/").content.decode()
    answer = client.post("/ho-so/moi/test_matter/mo/", hidden(page) | {"speed": "FAST", "story": "kể"})
    dossier = Dossier.objects.get()
    assert (answer["Location"], dossier.office) == (address(dossier), office.centre)
    other = Organisation.objects.create(code="CN1", name="Chi nhánh", kind="BRANCH", parent=office.centre)
    RoleHeld.objects.create(user=office.desk, organisation=other, role=Role.DESK_OFFICER, valid_from=date(2020, 1, 1))
    assert "Chi nhánh" in client.get(f"/ho-so/moi/test_matter/mo/?co-quan={other.pk}").content.decode()
    assert client.get("/ho-so/moi/test_matter/mo/?co-quan=999").status_code == 404
    assert client.get("/ho-so/moi/test_matter/nhan/").status_code == 404
    assert signed_in(office.stranger).get("/ho-so/moi/test_matter/mo/").status_code == 404
    assert client.post("/ho-so/moi/test_matter/mo/", {}).status_code == 422


def test_a_wrong_act_is_annulled_with_a_reason(office: Office) -> None:
    dossier = office.assigned()
    client = signed_in(office.head)
    assert "Hủy: Giao" in client.get(address(dossier, "huy/3/")).content.decode()
    assert client.post(address(dossier, "huy/3/"), {"reason": ""}).status_code == 422
    refused = client.post(address(dossier, "huy/2/"), {"reason": "nhầm", "key": str(uuid4())})
    assert (refused.status_code, "Hãy hủy trước" in refused.content.decode()) == (422, True)
    done = client.post(address(dossier, "huy/3/"), {"reason": "nhầm", "key": str(uuid4())}, follow=True)
    assert "đã hủy lúc" in done.content.decode()
    assert client.get(address(dossier, "huy/4/")).status_code == 404


def test_personal_data_are_erased_on_a_decision(office: Office) -> None:
    dossier, running = office.over(), office.assigned()
    client = signed_in(office.head)
    refused = client.post(address(running, "xoa-du-lieu/"), {"document": "1"})
    assert (refused.status_code, "Chỉ xóa dữ liệu" in refused.content.decode()) == (422, True)
    way = f'href="{address(dossier, "xoa-du-lieu/")}"'
    assert [way in signed_in(one).get(address(dossier)).content.decode() for one in (office.head, office.desk)] == [
        True, False,
    ]  # fmt: skip
    assert client.get(address(dossier, "xoa-du-lieu/")).status_code == 200
    assert client.post(address(dossier, "xoa-du-lieu/"), {"document": "12/QĐ"}).status_code == 302
    assert "đã được xóa" in client.get(address(dossier, "nhat-ky/1/")).content.decode()
    page = client.get(address(dossier)).content.decode()
    assert ("Xóa dữ liệu cá nhân" in page, "N. T. Đ." in page, 'role="button"' in page) == (True, False, False)
    assert way not in page
    assert "xoa-du-lieu" not in client.get(address(running)).content.decode()


def test_reading_an_entry_shows_words_and_is_recorded(office: Office) -> None:
    dossier = new_dossier("test_matter", office.centre)
    told = p.Open(speed=p.Speed.FAST, story="Bà Đào kể", since_on=date(2026, 3, 5))
    office.act(told, dossier, office.desk, occurred_at=office.at, reason="sổ giấy")
    client = signed_in(office.desk)
    page = client.get(address(dossier, "nhat-ky/1/")).content.decode()
    for words in ("Câu chuyện", "Bà Đào kể", "Gấp", "sổ giấy", "05/03/2026"):
        assert words in page, words
    office.act(p.Accept(year=2026), dossier, office.desk)
    office.act(p.Assign(worker=office.worker.pk, also=(p.Speed.FAST, p.Speed.SLOW)), dossier, office.head)
    page = client.get(address(dossier, "nhat-ky/3/")).content.decode()
    assert ("Khải" in page, "Gấp, Thường" in page) == (True, True)
    office.annul(Entry.objects.get(act="Assign"))
    assert "ghi nhầm" in client.get(address(dossier, "nhat-ky/4/")).content.decode()
    office.act(p.Hurry(area=True), dossier, office.desk, seen=4)
    assert "Có" in client.get(address(dossier, "nhat-ky/5/")).content.decode()
    office.act(p.Hold(asked_at=office.at), dossier, office.head)
    assert "20/11/2026" in client.get(address(dossier, "nhat-ky/6/")).content.decode()
    office.act(p.Hold(), dossier, office.head)
    assert "Hỏi lúc" not in client.get(address(dossier, "nhat-ky/7/")).content.decode()
    assert list(ReadRecord.objects.values_list("seq", "what", "words")) == [
        (number, "entry", f"{version}") for number, version in enumerate((1, 3, 4, 5, 6, 7), start=1)
    ]


def test_who_may_only_look_reads_no_words(office: Office) -> None:
    dossier = office.opened()
    looker = a_user(
        "công", Organisation.objects.create(code="CA", name="Công an", kind="POLICE"), Role.PROCEEDINGS_AUTHORITY
    )
    Grant.objects.create(dossier=dossier, user=looker, level=GrantLevel.READ, from_at=office.at)
    client = signed_in(looker)
    page = client.get(address(dossier))
    assert (page.status_code, "nhat-ky/1/" in page.content.decode()) == (200, False)
    assert client.get(address(dossier, "nhat-ky/1/")).status_code == 404


def test_a_clock_that_stands_still_says_so(office: Office) -> None:
    dossier = office.accepted()
    office.act(p.Hold(), dossier, office.head)
    assert "Đang tạm ngừng tính" in signed_in(office.head).get(address(dossier)).content.decode()


def test_processes_are_explained_in_words(office: Office, django_assert_max_num_queries: Any) -> None:
    client = signed_in(office.desk)
    assert "Việc thử" in client.get("/quy-trinh/").content.decode()
    with django_assert_max_num_queries(12):
        page = client.get("/quy-trinh/test_matter/").content.decode()
    for words in ("Bắt đầu", "Đã nhận", "Lãnh đạo Trung tâm", "03 ngày làm việc", "Ngay", "Không còn việc nào"):
        assert words in page, words


def test_a_room_shows_its_kind_at_its_own_page(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = office.opened()
    pages = show_at.__globals__["_PAGES"]
    monkeypatch.setitem(pages, "test_matter", "dossiers:erase")
    show_at("another_kind", "dossiers:dossier")
    monkeypatch.delitem(pages, "another_kind")
    assert page_url(dossier) == address(dossier, "xoa-du-lieu/")


def test_addresses_of_acts_are_words_without_accents() -> None:
    process = p.PROCESS
    assert [act_slug(process.rule(code)) for code in ("Hurry", "Extend")] == ["ghi-vung", "gia-han"]
    with pytest.raises(KeyError):
        rule_by_slug(process, "nothing")


def test_a_room_does_an_act_at_a_page_of_its_own(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, client = office.accepted(), signed_in(office.head)
    doing = do_at.__globals__["_DOING"]
    monkeypatch.setitem(doing, ("test_matter", "Assign"), "dossiers:erase")
    monkeypatch.setitem(doing, ("test_matter", "Open"), "dossiers:processes")
    assert client.get(address(dossier, "giao/"))["Location"] == address(dossier, "xoa-du-lieu/")
    assert signed_in(office.desk).get("/ho-so/moi/test_matter/mo/")["Location"] == "/quy-trinh/"
