from datetime import date

import pytest

from diemtua.law.citations import UnknownSource, cite, formal, sources


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("L11", "Luật TGPL"),
        ("L11:39", "Luật TGPL, Điều 39"),
        ("L11:30.2", "Luật TGPL, Điều 30 khoản 2"),
        ("L11:7.7.đ", "Luật TGPL, Điều 7 khoản 7 điểm đ"),
        ("TT12:8a", "Thông tư 12/2018/TT-BTP, Điều 8a"),
        ("DVC:2.000829", "Cổng Dịch vụ công quốc gia, thủ tục 2.000829"),
    ],
)
def test_citation_reads_as_a_person_writes_it(key: str, text: str) -> None:
    assert cite(key).text == text


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("L11:37.1.c", "điểm c khoản 1 Điều 37 Luật Trợ giúp pháp lý"),
        ("TT12:6.2.b", "điểm b khoản 2 Điều 6 Thông tư số 12/2018/TT-BTP"),
        ("L11", "Luật Trợ giúp pháp lý"),
        (
            "TTLT10:7.2.a",
            "điểm a khoản 2 Điều 7 Thông tư liên tịch số 10/2018/TTLT-BTP-BCA-BQP-BTC-TANDTC-VKSNDTC",
        ),
        ("BLTTHS:83", "Điều 83 Bộ luật Tố tụng hình sự"),
    ],
)
def test_paper_cites_the_smallest_part_first_and_the_instrument_in_full(key: str, text: str) -> None:
    assert formal(key) == text


def test_citation_is_as_confirmed_as_its_source() -> None:
    assert [cite(key).confirmed for key in sources()] == [source.confirmed for source in sources().values()]


def test_citation_of_unlisted_source_is_refused() -> None:
    with pytest.raises(UnknownSource):
        cite("XX9:1")


def test_source_applies_from_its_first_day() -> None:
    source = sources()["TT12"]
    assert [source.applies(date(2018, 10, 11)), source.applies(date(2018, 10, 12))] == [False, True]


def test_source_says_how_its_text_was_confirmed() -> None:
    levels = {source.level for source in sources().values()}
    assert levels == {"text", "summary", "memory", "no"}
    assert [(sources()[key].level, sources()[key].confirmed) for key in ("L11", "L59", "L05")] == [
        ("text", True),
        ("summary", False),
        ("no", False),
    ]
