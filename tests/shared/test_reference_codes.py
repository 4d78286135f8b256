"""Codes copied by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemtua.shared.reference_codes import ALPHABET, new_code, read, show


def test_code_is_read_as_people_type_it() -> None:
    code = new_code()
    assert read(show(code)) == read(f" {show(code).lower().replace('-', ' ')} ") == code


@given(st.integers(0, 9), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_found(place: int, sign: str) -> None:
    code = new_code()
    wrong = code[:place] + sign + code[place + 1 :]
    assert read(wrong) == (code if wrong == code else None)


@given(st.integers(0, 6))
def test_swapped_neighbours_are_found(place: int) -> None:
    code = new_code()
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read(swapped) == (code if swapped == code else None)


@pytest.mark.parametrize("typed", ["", "K7QF", "K7QF-3MVN-9O", "K7QF-3MVN-922"])
def test_anything_else_is_no_code(typed: str) -> None:
    assert read(typed) is None
