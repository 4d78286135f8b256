"""Pages of papers and files: what each person sees, and nothing for the stranger."""

from typing import Any

import pytest
from django.test import Client

from diemtua.accounts.models import User
from diemtua.documents import actions
from diemtua.documents.enums import PaperState
from diemtua.documents.models import Paper
from diemtua.documents.queries import templates_in_use
from diemtua.documents.rendering.form import forms
from diemtua.documents.rendering.template import starting_template
from diemtua.dossiers.models import ReadRecord
from diemtua.law.vocabulary.roles import Role
from tests import cast
from tests.cases.asking import at_most
from tests.documents.conftest import AT, PDF, Cabinet, upload

pytestmark = pytest.mark.django_db


def page(client: Client, user: User, address: str, **more: Any) -> str:
    client.force_login(user)
    answer = client.get(address, **more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_paper_page_offers_what_each_may_do(client: Client, cabinet: Cabinet) -> None:
    draft, numbered = cabinet.draft(), cabinet.numbered()
    offers = {
        user.username: (
            "/vao-so/" in page(client, user, f"/van-ban/{draft.uid}/"),
            "/ban-ky/" in page(client, user, f"/van-ban/{numbered.uid}/"),
        )
        for user in (cabinet.desk, cabinet.practitioner, cabinet.auditor)
    }
    assert offers == {"yen": (True, True), "khai": (False, True), cabinet.auditor.username: (False, False)}


@pytest.mark.parametrize("ending", ["", "pdf/", "docx/"])
def test_paper_is_not_found_by_a_stranger(client: Client, cabinet: Cabinet, ending: str) -> None:
    client.force_login(cabinet.stranger)
    assert client.get(f"/van-ban/{cabinet.draft().uid}/{ending}").status_code == 404


@pytest.mark.parametrize("ending", ["vao-so/", "ban-ky/"])
def test_paper_is_not_changed_by_a_stranger(client: Client, cabinet: Cabinet, ending: str) -> None:
    client.force_login(cabinet.stranger)
    given = {"file": upload()} if ending == "ban-ky/" else {}
    assert client.post(f"/van-ban/{cabinet.draft().uid}/{ending}", given).status_code == 404


def test_pdf_is_shown_and_word_is_downloaded_and_both_recorded(client: Client, cabinet: Cabinet) -> None:
    paper = cabinet.draft()
    client.force_login(cabinet.desk)
    pdf, word = (client.get(f"/van-ban/{paper.uid}/{kind}/") for kind in ("pdf", "docx"))
    assert pdf.content.startswith(b"%PDF")
    assert (pdf["Content-Disposition"].split(";")[0], word["Content-Disposition"].split(";")[0]) == (
        "inline", "attachment",
    )  # fmt: skip
    assert list(ReadRecord.objects.values_list("user", "what")) == [(cabinet.desk.pk, "paper")] * 2


def test_paper_is_numbered_from_its_page(client: Client, cabinet: Cabinet) -> None:
    paper = cabinet.draft()
    client.force_login(cabinet.desk)
    address = f"/van-ban/{paper.uid}/"
    assert client.post(f"{address}vao-so/", {"given": "12", "dated_on": "05/03/2026"}).headers["Location"] == address
    assert "12/QĐ-TTTGPL" in client.get(address).content.decode()


def test_number_that_is_taken_keeps_what_was_typed(client: Client, cabinet: Cabinet) -> None:
    cabinet.numbered(given="12")
    client.force_login(cabinet.desk)
    answer = client.post(f"/van-ban/{cabinet.draft().uid}/vao-so/", {"given": "12", "dated_on": "05/03/2026"})
    assert answer.status_code == 422
    assert "Số 12 đã dùng" in answer.content.decode()
    assert 'value="12"' in answer.content.decode()


def test_scan_is_attached_from_the_page_and_refused_in_words(client: Client, cabinet: Cabinet) -> None:
    address = f"/van-ban/{cabinet.numbered().uid}/"
    client.force_login(cabinet.desk)
    refused = client.post(f"{address}ban-ky/", {"file": upload("anh.gif", b"GIF89a")})
    assert (refused.status_code, "Không nhận được tệp" in refused.content.decode()) == (422, True)
    assert client.post(f"{address}ban-ky/", {"file": upload()}).headers["Location"] == address
    assert Paper.objects.get().state == PaperState.SIGNED


def own_template_paper(cabinet: Cabinet) -> Paper:
    form, by = forms()["TT12-08"], cast.join(cast.ADMINISTRATOR)
    own = upload("mau.docx", starting_template(form))
    actions.replace_template(cabinet.dossier.office, form, own, by=by, at=AT)
    return cabinet.draft("TT12-08")


def test_paper_on_an_own_template_is_printed_from_word_without_a_converter(
    client: Client, cabinet: Cabinet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    paper = own_template_paper(cabinet)
    assert "Mẫu Word của đơn vị" in page(client, cabinet.desk, f"/van-ban/{paper.uid}/")
    answer = client.get(f"/van-ban/{paper.uid}/pdf/", follow=True)
    assert "Hãy tải bản Word để in." in answer.content.decode()


def test_paper_on_an_own_template_is_converted_where_an_office_can(
    client: Client, cabinet: Cabinet, fake_libreoffice: str
) -> None:
    paper = own_template_paper(cabinet)
    client.force_login(cabinet.desk)
    assert client.get(f"/van-ban/{paper.uid}/pdf/").content == b"%PDF-1.7 made of PK"


def test_page_shows_rows_boxes_and_what_is_left_empty(client: Client, cabinet: Cabinet) -> None:
    rows = page(client, cabinet.desk, f"/van-ban/{cabinet.draft('CHECKLIST').uid}/")
    assert ("<th" in rows, "02/03/2026</td>" in rows) == (True, True)
    said = page(client, cabinet.desk, f"/van-ban/{cabinet.draft('TT12-02', beneficiary_phone='').uid}/")
    assert ("☒ Tư vấn pháp luật" in said, "<strong>Điện thoại:</strong> …" in said) == (True, True)


@pytest.mark.parametrize("form", ["CHECKLIST"])
def test_paper_outside_the_outgoing_book_offers_no_number(client: Client, cabinet: Cabinet, form: str) -> None:
    assert "/vao-so/" not in page(client, cabinet.desk, f"/van-ban/{cabinet.draft(form).uid}/")


def test_erased_paper_is_not_found(client: Client, cabinet: Cabinet) -> None:
    paper = cabinet.draft()
    cabinet.erase()
    client.force_login(cabinet.desk)
    assert client.get(f"/van-ban/{paper.uid}/").status_code == 404


def test_void_paper_says_why(client: Client, cabinet: Cabinet) -> None:
    paper = cabinet.numbered()
    actions.void_papers(paper.entry, reason="Ghi nhầm người", at=AT)
    assert "Ghi nhầm người" in page(client, cabinet.desk, f"/van-ban/{paper.uid}/")


def test_dossier_page_lists_papers_and_files(client: Client, cabinet: Cabinet) -> None:
    cabinet.draft()
    cabinet.file("Đơn của bà Bảy.pdf")
    address = f"/van-ban/ho-so/{cabinet.dossier.uid}/"
    whole = page(client, cabinet.desk, address)
    part = page(client, cabinet.desk, address, headers={"HX-Request": "true"})
    assert ("Đơn của bà Bảy.pdf" in whole, "Đơn của bà Bảy.pdf" in part) == (True, True)
    assert ("<html" in whole, "<html" in part) == (True, False)
    assert "/gui-tep/" not in page(client, cabinet.auditor, address)
    client.force_login(cabinet.stranger)
    assert client.get(address).status_code == 404


def test_file_is_sent_downloaded_and_removed(client: Client, cabinet: Cabinet) -> None:
    address = f"/van-ban/ho-so/{cabinet.dossier.uid}/"
    client.force_login(cabinet.practitioner)
    sent = client.post(f"{address}gui-tep/", {"file": upload("Giấy hộ nghèo.pdf"), "kind": "Giấy hộ nghèo"})
    assert sent.headers["Location"] == address
    kept = cabinet.dossier.attachments.get()
    got = client.get(f"/van-ban/tep/{kept.uid}/")
    assert (got.content, got["X-Content-Type-Options"]) == (PDF, "nosniff")
    assert got["Content-Disposition"] == "attachment; filename*=utf-8''Gi%E1%BA%A5y%20h%E1%BB%99%20ngh%C3%A8o.pdf"
    assert list(ReadRecord.objects.values_list("what", flat=True)) == ["attachment"]
    removed = client.post(f"/van-ban/tep/{kept.uid}/go-bo/", {"reason": "Gửi nhầm"}, follow=True)
    assert "đã gỡ: Gửi nhầm" in removed.content.decode()


def test_file_that_is_not_taken_says_why_on_the_page(client: Client, cabinet: Cabinet) -> None:
    client.force_login(cabinet.practitioner)
    for given in ({"file": upload("anh.gif", b"GIF89a")}, {}):
        answer = client.post(f"/van-ban/ho-so/{cabinet.dossier.uid}/gui-tep/", given)
        assert (answer.status_code, "govuk-error-summary" in answer.content.decode()) == (422, True)


def test_removal_without_reason_is_refused_in_words(client: Client, cabinet: Cabinet) -> None:
    kept = cabinet.file()
    client.force_login(cabinet.practitioner)
    answer = client.post(f"/van-ban/tep/{kept.uid}/go-bo/", {}, follow=True)
    assert "Hãy ghi lý do gỡ tệp." in answer.content.decode()


def test_who_only_reads_sends_no_file(client: Client, cabinet: Cabinet) -> None:
    client.force_login(cabinet.auditor)
    answer = client.post(f"/van-ban/ho-so/{cabinet.dossier.uid}/gui-tep/", {"file": upload()})
    assert answer.status_code == 404


def test_file_is_not_found_by_a_stranger(client: Client, cabinet: Cabinet) -> None:
    kept = cabinet.file()
    client.force_login(cabinet.stranger)
    asked = client.get(f"/van-ban/tep/{kept.uid}/"), client.post(f"/van-ban/tep/{kept.uid}/go-bo/", {"reason": "x"})
    assert [answer.status_code for answer in asked] == [404, 404]


def test_templates_page_belongs_to_administrators(client: Client, cabinet: Cabinet) -> None:
    assert "Mẫu của hệ thống" in page(client, cast.join(cast.ADMINISTRATOR), "/van-ban/mau/")
    client.force_login(cabinet.desk)
    assert client.get("/van-ban/mau/").status_code == 404


def test_template_is_replaced_refused_and_restored_from_the_page(client: Client, cabinet: Cabinet) -> None:
    client.force_login(cast.join(cast.ADMINISTRATOR))
    address = f"/van-ban/mau/{cabinet.dossier.office_id}/TT12-08/"
    started = client.get("/van-ban/mau/TT12-08/tai-ve/").content
    done = client.post(f"{address}thay/", {"file": upload("mẫu của tôi.docx", started)}, follow=True)
    assert "mẫu của tôi.docx" in done.content.decode()
    refused = client.post(f"{address}thay/", {"file": upload("mau.pdf")})
    assert (refused.status_code, "không phải văn bản Word" in refused.content.decode()) == (422, True)
    assert client.post(f"{address}thay/", {}).status_code == 422
    assert "mẫu của tôi.docx" not in client.post(f"{address}bo/", follow=True).content.decode()


def test_template_of_another_office_is_not_found(client: Client, cabinet: Cabinet) -> None:
    client.force_login(cabinet.head)
    assert client.post(f"/van-ban/mau/{cabinet.dossier.office_id}/TT12-08/bo/").status_code == 404


def test_empty_form_is_printed_for_a_pen_and_unknown_ones_are_not_found(client: Client, cabinet: Cabinet) -> None:
    client.force_login(cabinet.desk)
    assert client.get("/van-ban/mau/TT12-02/to-giay/").content.startswith(b"%PDF")
    assert client.get("/van-ban/mau/TT99-99/to-giay/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3, 12])
def test_lists_ask_the_same_few_questions(client: Client, cabinet: Cabinet, rows: int) -> None:
    for _ in range(rows):
        cabinet.draft()
        cabinet.file()
    client.force_login(cabinet.desk)
    with at_most(12):
        client.get(f"/van-ban/ho-so/{cabinet.dossier.uid}/")


def test_template_is_restored_for_the_office_that_was_named(client: Client, cabinet: Cabinet, branch: Any) -> None:
    administrator = cast.join(cast.ADMINISTRATOR)
    cast.give(administrator, Role.ADMINISTRATOR, branch.code)
    form = forms()["TT12-08"]
    for office in (cabinet.dossier.office, branch):
        own = upload("mau.docx", starting_template(form))
        actions.replace_template(office, form, own, by=User.objects.get(pk=administrator.pk), at=AT)
    client.force_login(administrator)
    offices = [branch, cabinet.dossier.office]
    left = []
    for office in offices:
        client.post(f"/van-ban/mau/{office.pk}/TT12-08/bo/")
        left.append(["TT12-08" in templates_in_use(each, ["TT12-08"]) for each in offices])
    assert left == [[False, True], [False, False]]
