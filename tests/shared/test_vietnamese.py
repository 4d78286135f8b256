"""Folding, exact marks and the Vietnamese order of names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemtua.shared import vietnamese

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(alphabet=LETTERS + LETTERS.upper(), min_size=1, max_size=7)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Thị Đào", "nguien thi dao"),
        ("NGUYỄN THỊ ĐÀO", "nguien thi dao"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Đào"), "nguien thi dao"),
        ("Lý Mỹ Ái", "li mi ai"),
        ("Lí Mĩ Ái", "li mi ai"),
        ("  Ðào   (Bảy-Đào) ", "dao bai dao"),
        ("Phường 1", "phuong 1"),
        ("snake_case", "snake case"),
        ("Иван", "иван"),
        ("\ufeffN\u200bguyễn Thị\u00ad Đào\u202c", "nguien thi dao"),
        ("", ""),
    ],
)
def test_fold_meets_every_way_of_typing(text: str, folded: str) -> None:
    assert vietnamese.fold(text) == folded


@given(st.text())
def test_fold_twice_is_fold_once(text: str) -> None:
    assert vietnamese.fold(vietnamese.fold(text)) == vietnamese.fold(text)


@given(names)
def test_fold_ignores_case_and_normal_form(name: str) -> None:
    wanted = vietnamese.fold(name)
    forms = ("NFC", "NFD", "NFKC", "NFKD")
    ways = [name.upper(), name.lower(), name.title(), *(unicodedata.normalize(form, name) for form in forms)]
    assert {vietnamese.fold(way) for way in ways} == {wanted}


@given(names)
def test_fold_keeps_as_many_words(name: str) -> None:
    assert len(vietnamese.fold(name).split()) == len(name.split())


@given(st.text())
def test_tidy_is_nfc_without_spare_spaces(text: str) -> None:
    tidied = vietnamese.tidy(text)
    assert tidied == unicodedata.normalize("NFC", tidied) == " ".join(tidied.split())


def test_tidy_leaves_out_signs_that_nobody_sees() -> None:
    assert vietnamese.tidy("\ufeffLê\u200b Văn\u00a0\u202eBé\u2069 \u200b") == "Lê Văn Bé"


@pytest.mark.parametrize(("text", "marked"), [("Dao", False), ("đao", True), ("Hoà", True), ("", False)])
def test_has_marks_sees_tones_and_crossed_d(text: str, marked: bool) -> None:
    assert vietnamese.has_marks(text) is marked


def test_mark_keys_of_two_spellings_are_equal() -> None:
    assert vietnamese.mark_keys("Hoà Thuý") == vietnamese.mark_keys("HÒA THÚY")
    assert vietnamese.mark_keys("Hoa") != vietnamese.mark_keys("Hoà")
    assert vietnamese.mark_keys("Ðức") == vietnamese.mark_keys("Đức")


@given(names)
def test_mark_keys_are_the_words_of_the_name_key(name: str) -> None:
    assert sorted(vietnamese.mark_keys(name)) == sorted(vietnamese.name_key(name).split())


@given(names, names)
def test_equal_marks_fold_equally(one: str, other: str) -> None:
    if vietnamese.mark_keys(one) == vietnamese.mark_keys(other):
        assert vietnamese.fold(one) == vietnamese.fold(other)


def test_name_key_sorts_by_given_name_in_vietnamese_order() -> None:
    wanted = ["Lê An", "Trần An", "Lê Ân", "Lê Dũng", "Lê Đào", "Lê Đạo", "Lê Ông", "Lê Yến", "Lê Zét"]
    assert sorted(set(wanted), key=vietnamese.name_key) == wanted


def test_name_key_puts_a_shorter_word_before_a_longer_one() -> None:
    assert sorted(["Lê Hoàng", "Lê Hoà", "Lê Hoa"], key=vietnamese.name_key) == ["Lê Hoa", "Lê Hoà", "Lê Hoàng"]
