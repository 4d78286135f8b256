"""Photographs of papers go with a request being written: kept sealed, removable, taken over by the sending."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from diemtua.accounts.models import Organisation, User
from diemtua.documents.queries import file_bytes, file_name
from diemtua.dossiers.models import Dossier
from diemtua.people.models import Person
from diemtua.places.models import Unit
from diemtua.portal import actions
from diemtua.portal.models import Draft, DraftFile
from diemtua.portal.web.application import Application
from tests.cases.asking import at_most
from tests.cast import DESK_OFFICER, join, organisation
from tests.portal.test_applying import PNG, office, write

__all__ = ["office"]
pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
PAGE = "/nop-don/giay-to/"


def photo(name: str = "so-ho-ngheo.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/png")


def words(response: Any) -> str:
    return unescape(response.content.decode())


def begun(client: Client) -> Client:
    client.post("/nop-don/bat-dau/")
    return client


def test_photographs_are_kept_sealed_and_sent_with_the_request(client: Client, office: Organisation) -> None:
    write(client, office)
    assert client.post(PAGE, {"photos": [photo(), photo("giấy mời.png")]})["Location"] == PAGE
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, content FROM portal_draftfile")
        kept = str(cursor.fetchall())
    assert ("so-ho-ngheo" in kept, "PNG" in kept) == (False, False)
    review = words(client.get("/nop-don/xem-lai/"))
    assert ("so-ho-ngheo.png" in review, "giấy mời.png" in review) == (True, True)
    assert client.post("/nop-don/xem-lai/")["Location"] == "/nop-don/bien-nhan/"
    attachments = list(Dossier.objects.get().attachments.order_by("pk"))
    assert [(file_name(each), file_bytes(each), each.by) for each in attachments] == [
        ("so-ho-ngheo.png", PNG, None), ("giấy mời.png", PNG, None),
    ]  # fmt: skip
    assert (Draft.objects.count(), DraftFile.objects.count()) == (0, 0)


def test_what_cannot_be_kept_is_said_and_the_rest_stays(client: Client, office: Organisation) -> None:
    page = begun(client).post(PAGE, {"photos": [photo(), photo("la.png", b"MZ"), photo("rỗng.png", b"")]})
    assert "Không nhận được tệp “la.png”" in words(page)
    assert ("Tệp rỗng." in words(page), page.status_code) == (True, 422)
    assert [file.name for file in DraftFile.objects.all()] == ["so-ho-ngheo.png"]
    assert "so-ho-ngheo.png" in words(client.get(PAGE))
    assert "govuk-error-message" in words(client.post(PAGE, {}))


def test_draft_carries_ten_files(client: Client) -> None:
    page = begun(client).post(PAGE, {"photos": [photo(f"{number}.png") for number in range(11)]})
    assert "Mỗi yêu cầu gửi kèm được 10 tệp, cả thảy 40 MB." in words(page)
    assert DraftFile.objects.count() == 10


def test_draft_carries_so_many_bytes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES_OF_DRAFT", len(PNG) + 1)
    page = begun(client).post(PAGE, {"photos": [photo(), photo("hai.png")]})
    assert "Mỗi yêu cầu gửi kèm được" in words(page)
    assert [file.name for file in DraftFile.objects.all()] == ["so-ho-ngheo.png"]


def test_file_is_taken_out_by_its_writer_alone(client: Client) -> None:
    begun(client).post(PAGE, {"photos": photo()})
    [address] = re.findall(r'action="(/nop-don/giay-to/[^"]+/bo/)"', words(client.get(PAGE)))
    assert begun(Client()).post(address)["Location"] == PAGE
    assert Client().post(address).status_code == 302
    assert DraftFile.objects.count() == 1
    client.post(address)
    client.post(f"{PAGE}{uuid4()}/bo/")
    assert DraftFile.objects.count() == 0


def test_files_wait_with_their_draft_and_go_with_it(client: Client) -> None:
    begun(client).post(PAGE, {"photos": photo()})
    code = re.search(r'class="dt-code">([\w-]+)<', words(client.get(PAGE)))
    assert code is not None
    other = Client()
    other.post("/nop-don/viet-tiep/", {"code": code[1]})
    assert "so-ho-ngheo.png" in words(other.get(PAGE))
    other.post("/nop-don/bo/")
    assert (Draft.objects.count(), DraftFile.objects.count()) == (0, 0)


def test_night_forgets_files_of_old_drafts() -> None:
    code = actions.begin_draft(AT)
    assert actions.enclose(code, [photo()], at=AT) == []
    assert (actions.throw_away_old(AT + timedelta(days=20)), DraftFile.objects.count()) == (1, 0)


def test_without_draft_the_page_leads_to_the_start(client: Client) -> None:
    assert client.get(PAGE)["Location"] == "/nop-don/"


def test_page_after_the_last_question_asks_for_papers(client: Client, office: Organisation) -> None:
    write(client, office)
    assert client.post("/nop-don/trang/lien-he/", {"may_call": "on"})["Location"] == PAGE
    assert "Trang 5 trên 5" in words(client.get(PAGE))


def test_files_sent_again_with_the_request_are_not_doubled(client: Client, office: Organisation) -> None:
    write(client, office)
    kept = Draft.objects.get()
    client.post("/nop-don/xem-lai/")
    dossier = Dossier.objects.get()
    again = {"answers": kept.answers, "sending_key": kept.sending_key}
    draft = Draft.objects.create(code_index="x", encloses=True, touched_at=AT, **again)
    file = DraftFile(draft=draft, name="a.png", mime="image/png", size=len(PNG))
    file.content = PNG
    file.save()
    intake, to = Application(draft.answers, AT.date()).intake()
    found = actions.send_request(intake, to, draft, at=AT)
    assert (found, dossier.attachments.count(), DraftFile.objects.count()) == (dossier, 0, 0)


def test_all_that_can_be_told_is_sent_within_the_budget(client: Client, office: Organisation) -> None:
    User.objects.filter(pk=join(DESK_OFFICER).pk).update(email="can-bo@example.vn")
    ward = Unit.objects.create(code="32167x", full_name="Xã Tân Thuận", kind="COMMUNE")
    resident = {"commune": ward.pk, "address": "Ấp 3", "identity_new": "096151000123", "language": "KHMER"}
    sender = {"full_name": "Lâm Văn Út", "phones": "0912345678", "sent_by": organisation("UBND-32167").pk}
    write(client, office, "BODY", resident=resident, **sender)
    client.post(PAGE, {"photos": [photo(), photo("giấy mời.png")]})
    assert "Xã Tân Thuận" in words(client.get("/nop-don/xem-lai/"))
    with at_most(30):
        client.post("/nop-don/xem-lai/")
    assert (Person.objects.get(full_name="Trần Thị Sáu").commune, DraftFile.objects.count()) == (ward, 0)


def test_files_are_gone_with_their_draft_whoever_removes_it(client: Client, office: Organisation) -> None:
    write(client, office)
    client.post(PAGE, {"photos": [photo()]})
    Draft.objects.all().delete()
    assert DraftFile.objects.count() == 0


@pytest.mark.parametrize("requester", ["SELF", "BODY"])
def test_sending_many_files_costs_no_query_more_than_one(client: Client, office: Organisation, requester: str) -> None:
    join(DESK_OFFICER)
    spent, who = [], {"full_name": "Lâm Văn Út", "phones": "0912345678", "sent_by": organisation("UBND-32167").pk}
    for many in (1, 8):
        write(client, office, requester, **(who if requester == "BODY" else {}))
        client.post(PAGE, {"photos": [photo(f"{number}.png") for number in range(many)]})
        with at_most(30) as asked:
            client.post("/nop-don/xem-lai/")
        spent.append(len(asked))
    with at_most(12):
        begun(client).get(PAGE)
    assert len(set(spent)) == 1
