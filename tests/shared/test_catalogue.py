"""The English catalogue is complete and compiled; `make messages` mends what these find."""

import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "src/diemtua/locale"
GAPS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def folder(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES"


def test_every_word_of_the_screens_has_english() -> None:
    told = subprocess.run(
        [sys.executable, "tools/messages.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (told.stdout.strip(), told.returncode) == ("", 0)


def test_no_entry_is_copied_or_loses_a_gap() -> None:
    entries = polib.pofile(str(folder("en") / "django.po"))
    assert [entry.msgid for entry in entries if entry.msgid == entry.msgstr] == []
    wrong = [
        entry.msgid
        for entry in entries
        for words in [entry.msgstr, *entry.msgstr_plural.values()]
        if words and sorted(GAPS.findall(words)) != sorted(GAPS.findall(entry.msgid))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_catalogue_is_compiled(language: str) -> None:
    source = {entry.msgid: entry.msgstr for entry in polib.pofile(str(folder(language) / "django.po"))}
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(folder(language) / "django.mo"))}
    assert compiled == source
