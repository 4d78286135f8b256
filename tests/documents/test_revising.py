"""The page on which the words of a draft are corrected."""

from typing import Any

import pytest
from django.test import Client

from diemtua.documents import actions, queries
from diemtua.documents.models import Paper
from diemtua.documents.rendering.form import GAP, forms
from diemtua.documents.web.forms import RevisionForm
from tests.cases.asking import at_most, browser, read, words
from tests.documents.conftest import AT, Cabinet

pytestmark = pytest.mark.django_db
ASKED = {
    "missing_papers": "Giấy  hộ nghèo\n\n Đơn khởi kiện ", "supplement_by": "12/03/2026 17:00", "contact": " 0290 1 ",
    "reason": "Thiếu bản sao.", "seen": "1",
}  # fmt: skip


def address(paper: Paper) -> str:
    return f"/van-ban/{paper.uid}/sua/"


def test_draft_is_revised_from_its_page(cabinet: Cabinet) -> None:
    paper, client = cabinet.draft("SUPPLEMENT"), browser(cabinet.desk)
    shown = read(client, address(paper))
    assert ("Giấy chứng nhận hộ nghèo\nBản sao bản án sơ thẩm" in shown, 'value="05/03/2026 14:30"' in shown) == (
        True, True,
    )  # fmt: skip
    with at_most(30):
        sent = client.post(address(paper), ASKED)
    assert sent["Location"] == f"/van-ban/{paper.uid}/"
    said, _ = queries.frozen(Paper.objects.get())
    assert [said[name] for name in ("missing_papers", "supplement_by", "contact", "reason")] == [
        ["Giấy hộ nghèo", "Đơn khởi kiện"], "2026-03-12T17:00+07:00", "0290 1", "Thiếu bản sao.",
    ]  # fmt: skip
    page = read(client, f"/van-ban/{paper.uid}/")
    assert ("Đã sửa" in page, "Ngô Kim Yến" in page) == (True, True)


def test_needed_words_left_empty_are_asked_for_and_the_rest_is_kept(cabinet: Cabinet) -> None:
    paper = cabinet.draft("SUPPLEMENT")
    answer = browser(cabinet.desk).post(address(paper), ASKED | {"missing_papers": "", "supplement_by": "mai"})
    assert (answer.status_code, "Thiếu bản sao." in words(answer), 'value="mai"' in words(answer)) == (422, True, True)
    assert Paper.objects.get().revision == 1


def test_optional_words_may_be_emptied(cabinet: Cabinet) -> None:
    paper = cabinet.draft("SUPPLEMENT")
    browser(cabinet.desk).post(address(paper), {"missing_papers": "Giấy hộ nghèo", "seen": "1"})
    said, sheet = queries.frozen(Paper.objects.get())
    assert (said["supplement_by"], said["reason"]) == ("", "")
    assert [block.text for block in sheet.blocks if "Thời hạn bổ sung" in block.text] == []


def test_second_officer_is_told_and_may_send_again(cabinet: Cabinet) -> None:
    paper, client = cabinet.draft("TT12-08"), browser(cabinet.desk)
    actions.revise_draft(paper, data={"reason": "Một"}, seen=1, by=cabinet.practitioner, at=AT)
    said = {"request_summary": "Đất", "reason": "Hai", "contact": "", "seen": "1"}
    refused = client.post(address(paper), said)
    assert (refused.status_code, "Trần Văn Khải đã sửa văn bản" in words(refused)) == (422, True)
    assert ("Hai" in words(refused), 'name="seen" value="2"' in words(refused)) == (True, True)
    assert client.post(address(paper), said | {"seen": "2"}).status_code == 302
    assert queries.frozen(Paper.objects.get())[0]["reason"] == "Hai"


def test_numbered_and_void_papers_are_not_revised(cabinet: Cabinet) -> None:
    numbered, void = cabinet.numbered("TT12-08"), cabinet.draft("TT12-08")
    actions.void_papers(void.entry, reason="Ghi nhầm", at=AT)
    for paper in (numbered, void):
        client = browser(cabinet.desk)
        page = client.get(address(paper), follow=True)
        assert page.redirect_chain == [(f"/van-ban/{paper.uid}/", 302)]
        assert "đã vào số, đã rút hoặc đã hủy" in words(page)
        assert address(paper) not in words(page)
        client.post(address(paper), {"reason": "Khác", "request_summary": "Khác", "seen": "1"})
    assert set(Paper.objects.values_list("revision", flat=True)) == {1}


def test_numbered_between_opening_and_saving_is_said_on_the_form(
    cabinet: Cabinet, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = cabinet.draft("TT12-08")

    def quicker(self: RevisionForm) -> dict[str, Any]:
        actions.number_paper(paper, by=cabinet.desk, at=AT)
        return {"reason": self.cleaned_data["reason"]}

    monkeypatch.setattr(RevisionForm, "words", quicker)
    said = {"request_summary": "Đất", "reason": "Hai", "contact": "", "seen": "1"}
    answer = browser(cabinet.desk).post(address(paper), said)
    assert (answer.status_code, "đã vào số, đã rút hoặc đã hủy" in words(answer)) == (422, True)


def test_form_without_open_words_offers_no_page(client: Client, cabinet: Cabinet) -> None:
    paper = cabinet.draft("CHECKLIST")
    client.force_login(cabinet.desk)
    assert "/sua/" not in words(client.get(f"/van-ban/{paper.uid}/"))
    assert client.get(address(paper)).status_code == 404


def test_page_belongs_to_who_works_on_the_dossier(cabinet: Cabinet) -> None:
    paper = cabinet.draft("TT12-08")
    asked = []
    for user in (cabinet.desk, cabinet.practitioner, cabinet.auditor, cabinet.stranger):
        client = browser(user)
        asked.append((client.get(address(paper)).status_code, client.post(address(paper)).status_code))
    assert asked == [(200, 422), (200, 422), (404, 404), (404, 404)]


def test_room_for_the_pen_is_asked_as_nothing_said(cabinet: Cabinet) -> None:
    paper = cabinet.draft("RECOMMENDATION", violated_rule=GAP, attached=[GAP])
    assert "…" not in words(browser(cabinet.desk).get(address(paper))).split("<main")[1].split("</form>")[0]


@pytest.mark.parametrize("key", sorted(forms()))
def test_open_words_are_blanks_of_their_form(key: str) -> None:
    form = forms()[key]
    assert set(form.open) <= {*form.needs, *form.may}
