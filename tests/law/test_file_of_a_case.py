from diemtua.law.checklist import items, missing
from diemtua.law.numbers import case_code
from diemtua.law.vocabulary.aid import AidForm


def test_case_code_pads_to_two_digits() -> None:
    assert case_code("TT", AidForm.LITIGATION, 8, 2026) == "TT.TGTT.08.2026"
    assert case_code("CN1", AidForm.REPRESENTATION, 120, 2026) == "CN1.ĐDNTT.120.2026"


def test_checklist_of_litigation_follows_article_11() -> None:
    keys = [item.key for item in items(AidForm.LITIGATION, {"done"})]
    assert keys == ["request", "proof", "matter", "appointment", "pleading", "procedural", "survey"]


def test_checklist_of_advice_asks_no_survey_and_no_appointment() -> None:
    assert [item.key for item in items(AidForm.ADVICE, {"done"})] == ["request", "proof", "matter", "advice"]


def test_checklist_of_representation_with_replacement() -> None:
    keys = [item.key for item in items(AidForm.REPRESENTATION, {"done", "replaced"})]
    assert keys == ["request", "proof", "matter", "appointment", "replacement", "settlement", "report", "survey"]


def test_discontinued_case_owes_its_notice_and_no_result() -> None:
    assert [item.key for item in items(AidForm.ADVICE, {"discontinued"})] == [
        "request",
        "proof",
        "matter",
        "discontinuation",
    ]


def test_verification_is_filed_where_it_was_asked() -> None:
    assert "verification" in [item.key for item in items(AidForm.ADVICE, {"verified"})]


def test_missing_counts_attachments_and_issued_papers() -> None:
    lines = missing(AidForm.REPRESENTATION, {"done"}, {"request", "TT12-06", "proof", "report"})
    assert [line.key for line in lines] == ["matter", "settlement", "survey"]
