"""The vocabulary: every code has an official label, and no two codes of one list say the same."""

import importlib
import pkgutil

import pytest

from diemtua.law import vocabulary
from diemtua.law.codes import Code

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
