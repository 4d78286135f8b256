"""docs/law.md lists every word that `diemtua law eligibility` takes or gives."""

import re
from pathlib import Path

import pytest

from diemtua.law.codes import Code
from diemtua.law.eligibility.exchange import FACTS
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.papers import ProofPaper
from diemtua.law.vocabulary.proceedings import ProceduralStatus

PAGE = (Path(__file__).parents[2] / "docs" / "law.md").read_text(encoding="utf-8")


def named() -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", PAGE))


def test_page_names_every_fact() -> None:
    assert sorted(FACTS - named()) == []


@pytest.mark.parametrize("codes", [CategoryCode, ProofPaper, ProceduralStatus], ids=lambda codes: codes.__name__)
def test_page_names_every_code(codes: type[Code]) -> None:
    assert [member.value for member in codes if member.value not in named()] == []
