"""The glossary has authority: every table and code a screen shows has its line, and every line is true."""

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import Model
from django.utils.translation import override

from diemtua.law.codes import CitedCode, Code

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "diemtua"
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text()
CODE_FILES = [*(SOURCE / "law" / "vocabulary").glob("*.py"), *SOURCE.glob("*/enums.py")]
LONG_LISTS = {"ProofPaper", "Activity", "Ethnicity"}


def codes() -> Iterator[tuple[str, type[Code]]]:
    """Every Code class with the name by which the glossary calls it: `law.AidForm`, `people.Sex`."""
    for path in CODE_FILES:
        name = ".".join(("diemtua", *path.relative_to(SOURCE).with_suffix("").parts))
        for _, found in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            if issubclass(found, Code) and found not in {Code, CitedCode} and found.__module__ == name:
                yield f"{name.split('.')[1]}.{found.__name__}", found


def shown_models() -> Iterator[tuple[str, str]]:
    """Every model of ours that has Vietnamese words for a screen, with those words."""
    for model in apps.get_models():
        if model.__module__.startswith("diemtua") and (words := words_of(model)) != words.lower():
            yield model._meta.label, words


def words_of(model: type[Model]) -> str:
    with override("vi"):
        return str(model._meta.verbose_name)


def lines() -> dict[str, str]:
    """What stands at the head of every line, by the code the line is about."""
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in GLOSSARY.splitlines() if "|" in line]
    about = [(row[0], re.fullmatch(r"`([a-z]+\.\w+(?:\.\w+)?)`", cell)) for row in rows for cell in row[1:3]]
    return {found[1]: label for label, found in about if found}


def test_models_have_their_line_with_their_label() -> None:
    assert {name: lines().get(name) for name, _ in shown_models()} == dict(shown_models())


def test_codes_have_their_line() -> None:
    assert [name for name, _ in codes() if name not in lines()] == []


def test_members_have_their_line_with_their_label() -> None:
    members = {
        f"{name}.{member.name}": member.label
        for name, code in codes()
        if code.__name__ not in LONG_LISTS
        for member in code
    }
    assert {name: label for name, label in lines().items() if name.count(".") == 2} == members


def test_every_line_is_about_something_that_exists() -> None:
    known = {name for name, _ in shown_models()} | {name for name, _ in codes()}
    assert [name for name in lines() if name.count(".") == 1 and name not in known] == []


def test_every_class_named_in_passing_exists() -> None:
    defined = set(re.findall(r"^class (\w+)", "\n".join(path.read_text() for path in SOURCE.rglob("*.py")), re.M))
    named = re.findall(r"`(?:[a-z]+\.)?([A-Z][a-z]\w+)(?:\.\w+)?`", GLOSSARY)
    assert sorted({name for name in named if name not in defined}) == []
