"""The English catalogue is complete and compiled; `make messages` mends what these find."""

import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.pseudo_locale import NAMES, SIGN, VIETNAMESE, without

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/diemtua"
LOCALE = SOURCE / "locale"
GAPS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]|</?\w[^>]*>")


def folder(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES"


def test_every_word_of_the_screens_has_english() -> None:
    told = subprocess.run(
        [sys.executable, "tools/messages.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (told.stdout.strip(), told.returncode) == ("", 0)


def test_no_entry_is_fuzzy_copied_or_loses_a_gap() -> None:
    entries = polib.pofile(str(folder("en") / "django.po"))
    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []
    copied = [entry.msgid for entry in entries if entry.msgid in {entry.msgstr, *entry.msgstr_plural.values()}]
    assert copied == []
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


def test_english_is_not_vietnamese_but_for_names() -> None:
    entries = polib.pofile(str(folder("en") / "django.po"))
    words = [text for entry in entries for text in [entry.msgstr, *entry.msgstr_plural.values()]]
    assert [text for text in words if VIETNAMESE.search(without(text, (NAMES, SIGN)))] == []


def test_vietnamese_catalogue_holds_only_words_of_libraries() -> None:
    ours = {entry.msgid for entry in polib.pofile(str(folder("en") / "django.po"))}
    entries = polib.pofile(str(folder("vi") / "django.po"))
    assert [entry.msgid for entry in entries if entry.msgid in ours or not entry.translated()] == []
    assert [entry.msgid for entry in entries if VIETNAMESE.search(entry.msgid)] == []


def test_notices_are_queued_in_words_of_their_reader() -> None:
    """Words translated at once speak the language of whoever acts; lazy ones are said once for each recipient."""
    tellers = [
        (path.name, text)
        for path in SOURCE.rglob("*.py")
        if "diemtua.notices.actions import" in (text := path.read_text())
    ]
    queuing = [(name, text) for name, text in tellers if re.search(r"\b(queue|tell)\(", text)]
    assert [name for name, text in queuing if re.search(r"import gettext\b", text)] == []
    assert len(queuing) > 3
