"""`diemtua law`, without a database: pytest-django refuses any query these tests do not ask for."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Any:
    def answer(*words: str, asked: Any = None) -> str:
        out = io.StringIO()
        monkeypatch.setattr("sys.stdin", io.StringIO(asked if isinstance(asked, str) else json.dumps(asked)))
        call_command("law", *words, stdout=out)
        return out.getvalue().rstrip("\n")

    return answer


def test_due_of_one_question(ask: Any) -> None:
    found = json.loads(ask("due", asked={"rule": "T05", "start": "2026-02-13T15:30"}))
    assert (found["due"], found["unit"], found["in_law"]) == ("2026-02-25T23:59:59+07:00", "WD", True)
    assert (found["owed_by"], found["citations"]) == ("HEAD", ["Luật TGPL, Điều 31 khoản 2"])
    assert found["trace"][0] == "03 ngày làm việc kể từ 13/02/2026, không tính ngày đầu"


def test_due_of_several_questions_comes_as_a_list(ask: Any) -> None:
    start = "2026-03-02T08:30:00+07:00"
    asked = [
        {"rule": "T04", "start": start},
        {"rule": "T04", "start": start, "special_area": True},
        {"rule": "T04", "start": start, "facts": {"force_majeure": True}},
    ]
    assert [each["due"][:10] for each in json.loads(ask("due", asked=asked))] == [
        "2026-03-09", "2026-03-16", "2026-03-16",
    ]  # fmt: skip


def test_due_takes_a_day_and_moments_of_other_zones(ask: Any) -> None:
    asked = [{"rule": "T05", "start": "2026-03-02"}, {"rule": "T06", "start": "2026-03-02T17:00:00Z"}]
    found = json.loads(ask("due", asked=asked))
    assert [each["due"] for each in found] == ["2026-03-05T23:59:59+07:00", "2026-03-03T12:00:00+07:00"]


def test_due_is_explained_in_words(ask: Any) -> None:
    asked = [{"rule": "T06", "start": "2026-04-29T23:50"}, {"rule": "T01", "start": "2026-03-02T09:00"}]
    assert ask("due", "--explain", asked=asked).split("\n") == [
        "T06. Cử người thực hiện tham gia tố tụng cho người bị bắt, người bị tạm giữ",
        "Hạn: 11:50 ngày 30/04/2026",
        "  - 12 giờ liên tục từ 23:50 ngày 29/04/2026, kể cả ban đêm và ngày nghỉ",
        "  - hết hạn lúc 11:50 ngày 30/04/2026",
        "Căn cứ: Luật TGPL, Điều 31 khoản 2",
        "",
        "T01. Kiểm tra và trả lời ngay về việc thụ lý",
        "Mục tiêu của cơ quan: 09:30 ngày 02/03/2026",
        "  - 30 phút làm việc từ 09:00 ngày 02/03/2026, chỉ tính trong giờ làm việc",
        "  - hết hạn lúc 09:30 ngày 02/03/2026",
        "  - mục tiêu của cơ quan, không phải hạn do pháp luật quy định: phải làm ngay",
        "Căn cứ: Luật TGPL, Điều 30 khoản 2",
    ]


def test_day_deadline_is_explained_as_midnight(ask: Any) -> None:
    words = ask("due", "--explain", asked={"rule": "T05", "start": "2026-03-02"})
    assert words.split("\n")[1] == "Hạn: 24:00 ngày 05/03/2026"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"rule": "T99", "start": "2026-03-02"}, "Không có thời hạn nào mang mã “T99”"),
        ({"rule": "T05", "start": "2017-12-31"}, "T05 chưa hoặc không còn hiệu lực vào ngày 31/12/2017"),
        ({"rule": "T05", "start": "mai"}, "start phải là thời điểm"),
        ({"rule": "T05"}, "start phải là thời điểm"),
        ({"rule": "T05", "start": "2026-02-99"}, "start phải là thời điểm"),
        ({"rule": "T12", "start": "2026-03-02", "agreed_until": "hè"}, "agreed_until phải là thời điểm"),
        ("không phải JSON", "Đầu vào phải là JSON"),
        ("3", "Đầu vào phải là một đối tượng JSON"),
        ("[3]", "Đầu vào phải là một đối tượng JSON"),
    ],
)
def test_question_that_cannot_be_answered_says_why(ask: Any, asked: Any, words: str) -> None:
    with pytest.raises(CommandError, match=words):
        ask("due", asked=asked)


def test_process_is_printed_as_data(ask: Any) -> None:
    found = json.loads(ask("process", "legal_aid_case"))
    assert (found["kind"], found["states"][0]["code"]) == ("legal_aid_case", "RECEIVED")
    acts = {act["code"]: act for act in found["acts"]}
    assert (acts["AcceptRequest"]["to"], acts["AcceptRequest"]["starts"]) == ("ACCEPTED", ["T05", "T06", "T10", "T11"])


def test_process_is_explained_in_words(ask: Any) -> None:
    lines = ask("process", "legal_aid_case", "--explain").split("\n")
    assert (
        lines[0]
        == "Vụ việc trợ giúp pháp lý (legal_aid_case). Căn cứ: Luật TGPL, Điều 29; Thông tư 12/2018/TT-BTP, Điều 5"
    )
    assert "  - Đã lưu trữ (kết thúc)" in lines
    assert "  - Tiếp nhận yêu cầu: bắt đầu → Đang kiểm tra yêu cầu" in lines


def test_processes_are_listed(ask: Any) -> None:
    assert json.loads(ask("process"))["legal_aid_case"] == "Vụ việc trợ giúp pháp lý"
    assert "legal_aid_case: Vụ việc trợ giúp pháp lý" in ask("process", "--explain").split("\n")


def test_unknown_process_names_those_that_exist(ask: Any) -> None:
    with pytest.raises(CommandError, match=r"Các quy trình: .*legal_aid_case"):
        ask("process", "khong_co")


def test_eligibility_of_one_person(ask: Any) -> None:
    found = json.loads(ask("eligibility", asked={"request_at": "2026-11-23", "facts": {"poor_household": True}}))
    assert [each["category"] for each in found["results"] if each["result"] == "yes"] == ["D7.2"]


def test_eligibility_is_explained_in_words(ask: Any) -> None:
    asked = {"request_at": "2026-11-23", "facts": {"age": 12}}
    assert ask("eligibility", "--explain", asked=asked).split("\n")[:2] == [
        "Được trợ giúp pháp lý.",
        "- D7.3 Trẻ em: thuộc diện",
    ]


def test_eligibility_without_a_day_is_refused(ask: Any) -> None:
    with pytest.raises(CommandError, match="Thiếu request_at"):
        ask("eligibility", asked={"facts": {}})
