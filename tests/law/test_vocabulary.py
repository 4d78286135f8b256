"""The vocabulary: every code has an official label, and no two codes of one list say the same."""

import importlib
import pkgutil

import pytest

from diemtua.law import vocabulary
from diemtua.law.codes import Code
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.grounds import RefusalGround

LISTS = [
    member
    for module in pkgutil.walk_packages(vocabulary.__path__, "diemtua.law.vocabulary.")
    for member in vars(importlib.import_module(module.name)).values()
    if isinstance(member, type) and issubclass(member, Code) and member.__module__ == module.name
]


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.__name__)
def test_code_list_has_ascii_values_and_distinct_labels(codes: type[Code]) -> None:
    assert [member.value.isascii() and member.label == member.label.strip() != "" for member in codes] == [True] * len(
        codes
    )
    assert sorted({member.label for member in codes}) == sorted(member.label for member in codes)


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.__name__)
def test_choices_keep_the_order_of_declaration(codes: type[Code]) -> None:
    assert codes.choices() == [(member.value, member.label) for member in codes]


def test_case_code_names_the_form() -> None:
    assert [form.short for form in AidForm] == ["TGTT", "TV", "ĐDNTT"]


def test_grounds_carry_their_article() -> None:
    assert [ground.basis for ground in RefusalGround] == ["L11:30.3.a", "L11:30.3.b", "L11:30.3.c", "L11:30.3.d"]
