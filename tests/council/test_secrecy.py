"""What is said in the Council may speak of somebody's case: nobody reads it in the database."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from diemtua.accounts.models import User
from diemtua.council.models import Decision, Meeting, Member, Report
from tests.cases.asking import at_most, browser, read, words
from tests.cases.test_addresses import addresses
from tests.cases.test_erasure import tables_with
from tests.cast import organisation
from tests.council.conftest import Open
from tests.rows import a_row

pytestmark = pytest.mark.django_db
SAID = "Vụ cháu Lê Văn Bé ở Tân Thuận"
LIST, SEARCH = "/hoi-dong/viec-giao/", "/hoi-dong/viec-giao/tim/"


def test_words_of_meetings_decisions_and_reports_stand_sealed() -> None:
    sealed = {
        Meeting: ("agenda", "guests", "guests_present", "opinions", "conclusions"), Decision: ("content", "result"),
        Report: ("results", "difficulties", "proposals"), Member: ("withdrawn_because",),
    }  # fmt: skip
    rows = {model: a_row(model, {}, **dict.fromkeys(names, SAID)) for model, names in sealed.items()}
    assert tables_with(SAID) == []
    for model, names in sealed.items():
        again = model.objects.get(pk=rows[model].pk)
        assert {getattr(again, name) for name in names} == {SAID}


def test_what_was_asked_and_what_is_to_be_spoken_of_is_read_in_no_table(plan: Open, ask: Open, evaluator: User) -> None:
    meeting, decision = plan(agenda=f"Mở đầu\n{SAID}"), ask(content=SAID)
    assert tables_with(SAID) == []
    shown = [read(browser(evaluator), f"/hoi-dong/{page}/") for page in (f"cuoc-hop/{meeting.uid}", "viec-giao")]
    assert [SAID in page for page in shown] == [True, True]
    assert decision.label == "Công an tỉnh"


def test_sealed_content_is_found_by_its_words_among_what_the_reader_may_see(
    ask: Open, evaluator: User, police_member: User, court_member: User
) -> None:
    decision, other = ask(content=f"{SAID}:\nbố trí luật sư"), ask(content="Bố trí nơi trực")
    for user, typed, found in (
        (evaluator, "le van be LUAT SU", {decision}), (evaluator, "bố trí", {decision, other}),
        (police_member, "Lê Văn Bé", {decision}), (court_member, "Lê Văn Bé", set()), (evaluator, "không ai", set()),
        (evaluator, f" {other.number} ", {other}), (evaluator, " ", {decision, other}),
    ):  # fmt: skip
        page = words(browser(user).post(SEARCH, {"text": typed}, follow=True))
        assert {each for each in (decision, other) if each.number in page} == found


def test_words_that_were_typed_stand_in_no_address_and_lead_to_further_pages_and_excel(
    ask: Open, evaluator: User
) -> None:
    for _ in range(51):
        ask(content=SAID)
    apart = ask(content="Bố trí nơi trực")
    client = browser(evaluator)
    page = client.post(SEARCH, {"text": "Lê Văn Bé", "owner": organisation("CAT").pk}, follow=True)
    assert [found for found in addresses(page) if "van be" in found] == []
    assert 'value="Lê Văn Bé"' in words(page)
    asked = page.redirect_chain[-1][0].partition("?")[2]
    with at_most(12):
        file = client.get(f"{LIST}tai-excel/?{asked}")
    with at_most(12):
        following = client.get(LIST + page.context["page"].following)
    rows = [row[0] for row in load_workbook(BytesIO(file.content)).active.iter_rows(min_row=3, values_only=True)]
    assert (len(rows), apart.number in rows, len(following.context["page"])) == (51, False, 1)
