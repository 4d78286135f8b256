"""Lines of the statutory reports: corrected from a day on, by whom, with which source."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.demo.cast import ADMINISTRATOR, EVALUATOR, LEGAL_AID_OFFICER, STAFF
from diemtua.law.figures import Line, codes_of, lines
from diemtua.law.vocabulary.categories import SENSITIVE
from diemtua.rulebook import actions, queries
from diemtua.rulebook.models import FigureLine, RulebookChange
from diemtua.shared.clock import today
from tests.cases.asking import at_most, browser
from tests.cast import Member, join
from tests.rulebook.conftest import CORRECTION

pytestmark = pytest.mark.django_db
DAY, NEXT = date(2026, 12, 1), timedelta(days=1)
PAGE = "/quy-dinh/so-lieu/"
EDIT = f"{PAGE}not-opened/sua/"


def changed(**said: Any) -> Line:
    known = lines()["from-investigation"]
    return Line(**known.as_json() | said)


def test_line_is_what_the_package_says_until_it_is_corrected() -> None:
    given = changed(label=" Cơ quan  điều tra ", confirmed=True, where={"sent": True, "sender": ["INVESTIGATION"]})
    actions.correct_figure(given, DAY, "Mẫu 06B, bản in", CORRECTION)
    before, after = (queries.figure_lines(day)["from-investigation"] for day in (DAY - NEXT, DAY))
    assert (before.line, before.since) == (lines()["from-investigation"], None)
    assert (after.line.label, after.line.confirmed, after.since) == ("Cơ quan điều tra", True, DAY)
    assert (after.line.where, after.document) == ({"sent": True, "sender": ["INVESTIGATION"]}, "Mẫu 06B, bản in")
    assert len(queries.figure_lines(DAY)) == len(lines())


def test_each_correction_ends_the_one_before_and_is_in_the_journal() -> None:
    actions.correct_figure(changed(label="Một"), DAY, "Lần 1", CORRECTION)
    actions.correct_figure(changed(label="Hai"), DAY + NEXT, "Lần 2", CORRECTION)
    spans = FigureLine.objects.order_by("valid_from").values_list("label", "valid_from", "valid_to")
    assert list(spans) == [("Một", DAY, DAY + NEXT), ("Hai", DAY + NEXT, None)]
    change = RulebookChange.objects.latest("pk")
    assert (change.part, change.by_name, change.reason) == ("FIGURE", "Lê Thị Hạnh", "Thông báo mới của Bộ Nội vụ")
    assert change.what == "from-investigation: Hai từ 02/12/2026 (Lần 2) sender: INVESTIGATION, POLICE"


def test_line_corrected_twice_for_one_day_is_refused() -> None:
    actions.correct_figure(changed(), DAY, "Lần 1", CORRECTION)
    with pytest.raises(actions.ValueStartsTooEarly, match="01/12/2026"):
        actions.correct_figure(changed(), DAY, "Lần 2", CORRECTION)


def test_protected_category_is_never_counted_alone() -> None:
    assert set(codes_of("category")) & set(SENSITIVE) == set()
    assert len(codes_of("field")) > 5


def typed(**said: Any) -> dict[str, Any]:
    return {
        "heading": "I. Giải thích quyền", "label": "Không mở hồ sơ", "unit": "lượt", "order": "75", "confirmed": "on",
        "outcome": ["NOT_ELIGIBLE"], "valid_from": f"{today():%d/%m/%Y}", "document": "Mẫu 06B", "reason": "Đã xem mẫu",
    } | said  # fmt: skip


@pytest.mark.parametrize("member", [ADMINISTRATOR, EVALUATOR], ids=["administrator", "department"])
def test_line_is_corrected_on_screen(member: Member) -> None:
    client = browser(join(member))
    with at_most(12):
        page = client.get(EDIT).content.decode()
    assert ('value="REFUSED"' in page, "Đã trả lời, không mở hồ sơ" in page) == (True, True)
    wrong = client.post(EDIT, typed(outcome=[], label="")).content.decode()
    assert ("govuk-error-summary" in wrong, FigureLine.objects.count()) == (True, 0)
    with at_most(30):
        assert client.post(EDIT, typed()).headers["Location"] == PAGE
    now = queries.figure_lines(today())["not-opened"].line
    assert (now.label, now.order, now.confirmed) == ("Không mở hồ sơ", 75, True)
    assert now.where == {"sent": True, "outcome": ["NOT_ELIGIBLE"]}
    with at_most(12):
        shown = client.get(PAGE).content.decode()
    assert ("Không mở hồ sơ" in shown, "Mẫu 06B" in shown) == (True, True)
    assert "Phải bắt đầu sau ngày" in client.post(EDIT, typed()).content.decode()


def test_others_read_the_lines_and_correct_none() -> None:
    seen = {member.username: browser(join(member)) for member in STAFF}
    assert {name for name, client in seen.items() if client.get(EDIT).status_code == 200} == {"bao", "quan"}
    assert {client.get(PAGE).status_code for client in seen.values()} == {200}
    officer = seen[LEGAL_AID_OFFICER.username]
    assert (officer.post(EDIT, typed()).status_code, EDIT in officer.get(PAGE).content.decode()) == (404, False)


def test_line_nobody_knows_is_not_there(client: Client) -> None:
    client.force_login(join(ADMINISTRATOR))
    assert client.get(reverse("rulebook:correct_figure", args=["khong-co"])).status_code == 404
