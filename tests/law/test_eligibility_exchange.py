from typing import Any

import pytest

from diemtua.law.eligibility.exchange import answer_eligibility, explain_eligibility
from diemtua.law.exchange import BadQuestion


def ask(**asked: Any) -> dict[str, Any]:
    return answer_eligibility({"request_at": "2026-11-23", **asked})


def of(answer: dict[str, Any], category: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in answer["results"] if each["category"] == category)
    return found


def test_answer_has_result_reasons_citations_and_missing_papers() -> None:
    answer = ask(facts={"hiv": True, "near_poor_household": True, "papers": ["NEAR_POOR_CERTIFICATE"]})
    assert (answer["overall"], answer["regime"]) == ("yes", "2026-01-01")
    assert of(answer, "D7.7h") == {
        "category": "D7.7h",
        "code": "D7.7h",
        "name": "Người nhiễm HIV",
        "result": "yes",
        "reasons": ["Người cần trợ giúp nhiễm HIV.", "Người cần trợ giúp thuộc hộ cận nghèo."],
        "reason_codes": ["FACT_YES", "FACT_YES"],
        "citations": [
            "Luật TGPL, Điều 7 khoản 7 điểm h",
            "Nghị định 144/2017/NĐ-CP, Điều 2",
            "Thông tư 08/2017/TT-BTP, Điều 33",
            "Cổng Dịch vụ công quốc gia, thủ tục 2.000829",
        ],
        "missing": ["HIV_CERTIFICATE"],
        "missing_text": "Giấy xác nhận người nhiễm HIV",
        "confirmed": "text",
        "open": [],
    }


def test_category_is_written_as_the_law_writes_it() -> None:
    answer = answer_eligibility({"request_at": "2025-12-31"})
    assert of(answer, "D7.7đ")["code"] == "D7.7dd"


def test_moment_counts_as_a_day_in_vietnam() -> None:
    late = answer_eligibility({"request_at": "2026-12-31T17:00:00Z"})
    assert late["regime"] == "2027-01-01"


def test_nothing_was_in_force_before_the_law() -> None:
    assert answer_eligibility({"request_at": "2017-12-31"}) == {"overall": "ask", "regime": None, "results": []}


def test_answers_in_words_are_taken() -> None:
    answer = ask(facts={"merit": "yes", "poor_household": "no", "disabled": "unknown"})
    assert [of(answer, code)["result"] for code in ("D7.1", "D7.2", "D7.7d")] == ["yes", "no", "ask"]


def test_answer_is_explained_with_the_entitlement_first() -> None:
    lines = explain_eligibility(ask(facts={"poor_household": True})).split("\n")
    assert lines[:4] == [
        "Được trợ giúp pháp lý.",
        "- D7.2 Người thuộc hộ nghèo: thuộc diện",
        "    Người cần trợ giúp thuộc hộ nghèo.",
        "    Giấy tờ còn thiếu: Giấy chứng nhận hộ nghèo",
    ]
    assert lines[4].startswith("    Căn cứ: Luật TGPL, Điều 7 khoản 2; Thông tư 08/2017/TT-BTP, Điều 33")


def test_explanation_shows_no_papers_where_none_is_missing() -> None:
    lines = explain_eligibility(ask(facts={"age": 40})).split("\n")
    start = lines.index("- D7.3 Trẻ em: không thuộc diện")
    assert lines[start + 1 : start + 3] == [
        "    Người cần trợ giúp không phải là người dưới 16 tuổi.",
        "    Căn cứ: Luật TGPL, Điều 7 khoản 3; Luật Trẻ em, Điều 1",
    ]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"request_at": None}, "Thiếu request_at: hãy ghi ngày dạng 2026-02-13."),
        (
            {"request_at": "hôm nay"},
            "request_at phải là thời điểm dạng 2026-02-13T15:30 hoặc ngày dạng 2026-02-13 (nhận được: hôm nay).",
        ),
        ({"accepted_at": "2026-11-22"}, "Ngày thụ lý không thể trước ngày yêu cầu. Hãy kiểm tra lại hai ngày này."),
        ({"facts": {"hiv": 1}}, "hiv phải là true, false hoặc null (nhận được: 1)."),
        ({"facts": {"age": "40"}}, "age phải là một số nguyên (nhận được: 40)."),
        ({"facts": {"birth_year": True}}, "birth_year phải là một số nguyên (nhận được: True)."),
        (
            {"facts": {"statuses": ["KING"]}},
            "statuses phải là danh sách mã như trong docs/law.md (nhận được: ['KING']).",
        ),
        ({"facts": {"papers": 3}}, "papers phải là danh sách mã như trong docs/law.md (nhận được: 3)."),
        ({"facts": ["hiv"]}, "facts phải là đối tượng JSON (nhận được: ['hiv'])."),
        ({"special_areas": {"communes": []}}, "special_areas phải là một danh sách (nhận được: {'communes': []})."),
        ({"special_areas": [3]}, "special_areas phải là đối tượng JSON (nhận được: 3)."),
        ({"special_areas": [{"communes": []}]}, "Thiếu valid_from: hãy ghi ngày dạng 2026-02-13."),
    ],
)
def test_question_that_cannot_be_read_is_refused_by_name(asked: dict[str, Any], words: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        ask(**asked)
    assert str(refused.value) == words


def test_fact_nobody_knows_is_refused_with_those_that_exist() -> None:
    with pytest.raises(BadQuestion, match="Không có dữ kiện “rich”"):
        ask(facts={"rich": True})
