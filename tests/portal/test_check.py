"""Check in two minutes: one question a page, nothing remembered but the address."""

import re
from datetime import datetime
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from diemtua.law.eligibility.questions import questions
from diemtua.law.proofs import proofs
from diemtua.portal.web import answers
from diemtua.portal.web.words import lines
from diemtua.shared import clock
from tests.watch import hold

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def year_of_confirmed_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """From 2027 on the text is not confirmed, and every answer would be to talk to a person."""
    hold(monkeypatch, datetime(2026, 11, 23, 9, tzinfo=clock.VIETNAM))


def follow(client: Client, *chosen: str | list[str]) -> str:
    """The page after these answers, each given on the page that asks it."""
    page = client.get("/kiem-tra/")
    for one in chosen:
        kept = re.search(r'name="a" value="(\w*)"', page.content.decode())
        assert kept is not None
        page = client.get("/kiem-tra/", {"a": kept[1], "gui": "1", "chon": one}, follow=True)
    return unescape(page.content.decode())


def test_first_page_asks_the_first_question_and_promises_to_keep_nothing(client: Client) -> None:
    page = client.get("/kiem-tra/")
    assert page["Cache-Control"] == "no-store"
    assert "Câu 1, nhiều nhất 7 câu" in page.content.decode()
    assert "không lưu câu trả lời" in page.content.decode()


def test_poor_household_is_told_yes_with_paper_article_and_office(client: Client) -> None:
    page = follow(client, "no", "unknown", ["poor"])
    assert "Bạn được trợ giúp pháp lý miễn phí" in page
    assert "Giấy chứng nhận hộ nghèo" in page
    assert "Luật TGPL, Điều 7 khoản 2" in page


def test_business_is_told_no_but_not_refused(client: Client) -> None:
    page = follow(client, "yes")
    assert "chưa thuộc diện được trợ giúp miễn phí" in page
    assert "không phải là quyết định từ chối" in page


def test_nobody_of_any_group_is_told_no_with_the_article(client: Client) -> None:
    page = follow(client, "no", "18", ["none"], ["none"], ["none"], "no")
    assert "chưa thuộc diện được trợ giúp miễn phí" in page
    assert "Không câu trả lời nào của bạn khớp với một diện mà luật quy định." in page
    assert ("Luật TGPL, Điều 7</span>" in page, "Lĩnh vực pháp luật này được" in page) == (True, False)


def test_unknown_answers_lead_to_a_person(client: Client) -> None:
    page = follow(client, "no", *["unknown"] * 6)
    assert "Hãy nói chuyện với chúng tôi" in page


def test_no_answer_is_asked_again_with_a_sentence(client: Client) -> None:
    page = client.get("/kiem-tra/", {"a": "", "gui": "1"}).content.decode()
    assert "Hãy chọn một câu trả lời" in page
    assert 'href="#id_chon_0"' in page


def test_none_of_them_stands_alone(client: Client) -> None:
    page = follow(client, "no", "unknown", ["poor", "none"])
    assert "chỉ được chọn một mình" in page


def test_back_leads_to_the_question_before_with_its_answer_ticked(client: Client) -> None:
    page = follow(client, "no")
    back = re.search(r'govuk-back-link" href="([^"]+)"', page)
    assert back is not None
    before = client.get(back[1]).content.decode()
    assert "Câu 1" in before
    assert re.search(r'value="no"[^>]* checked', before)


def test_nothing_is_kept(client: Client) -> None:
    follow(client, "no", "unknown", ["poor"])
    assert Session.objects.count() == 0
    assert "sessionid" not in client.cookies


def test_result_without_answers_starts_the_check(client: Client) -> None:
    assert client.get("/kiem-tra/ket-qua/")["Location"] == "/kiem-tra/?a="


@pytest.mark.parametrize("text", ["", "Z9", "A", "?", "Azz"])
def test_unreadable_address_only_asks_again(client: Client, text: str) -> None:
    assert "Câu 1" in client.get("/kiem-tra/", {"a": text}).content.decode()


def test_answers_survive_the_address() -> None:
    asked = questions(clock.today())
    given = {one.code.value: (one.options[-1].code,) for one in asked}
    assert answers.read(answers.write(given, asked), asked) == given


def test_papers_are_lines_of_choices() -> None:
    assert [len(choice) for choice in lines(proofs()["P6"])] == [1, 1]
    assert [len(choice) for choice in lines(proofs()["P1"])] == [6]
    assert lines(proofs()["P2"])[0][0] == "Giấy chứng nhận hộ nghèo"
    assert lines(None) == ()
