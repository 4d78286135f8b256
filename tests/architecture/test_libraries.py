"""What a library can say on a page of ours is said in Vietnamese, by its own catalogue or by ours."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import gettext, ngettext, override, pgettext

from tests.library_words import Word, library_words

SOURCE = Path(__file__).resolve().parents[2] / "src/diemtua"
# signs and units that are written so in every language
EVERYWHERE = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}|IPv[46]|\b[KMGTP]B\b|\bbytes?\b|[^\w\s]|\s")


def said(word: Word, number: int = 1) -> str:
    """The word as a Vietnamese page says it."""
    context, message, plural = word
    with override("vi"):
        if plural:
            return ngettext(message, plural, number)
        return pgettext(context, message) if context else gettext(message)


def left_in_english(words: dict[Word, str]) -> list[str]:
    return [
        f"{place}: {word[1]}"
        for word, place in words.items()
        for number in ((1, 2) if word[2] else (1,))
        if said(word, number) in word[1:] and EVERYWHERE.sub("", word[1])
    ]


def routed(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        yield from routed(entry) if isinstance(entry, URLResolver) else [entry]


def test_words_of_libraries_are_vietnamese() -> None:
    assert left_in_english(library_words()) == []


@pytest.mark.parametrize(
    "message",
    [
        "This field is required.",  # django.forms
        "Enter a valid email address.",  # django.core.validators
        "This password is too common.",  # django.contrib.auth
        "Too many failed login attempts. Try again later.",  # allauth.account
        "You cannot deactivate two-factor authentication.",  # allauth.mfa
        "Monday",  # django.utils.dates
        "Removed email address %(email)s.",  # a message of allauth's templates
    ],
)
def test_words_are_gathered_from_every_library(message: str) -> None:
    assert [one for _, one, _ in library_words() if one == message] == [message]


def test_a_word_that_nobody_translated_is_found() -> None:
    words = {
        (None, "Nobody said %(this)s.", ""): "x.py",
        (None, "%s KB", ""): "y.py",
        (None, "Enter a number.", ""): "z.py",
    }
    assert left_in_english(words) == ["x.py: Nobody said %(this)s."]


def test_pages_of_the_sign_in_library_are_drawn_by_us() -> None:
    """Their own templates have no Vietnamese; an address of theirs that is switched on needs a page of ours."""
    views = [getattr(entry.callback, "view_class", None) for entry in routed(get_resolver())]
    names = {view.template_name for view in views if view and view.__module__.startswith("allauth.")}
    foreign = {name for name in names if name and SOURCE not in Path(get_template(name).origin.name).parents}
    assert (foreign, len(names) > 8) == (set(), True)


def test_vietnamese_fills_no_gap_that_the_library_does_not_have() -> None:
    """It may say less: a table's English name helps nobody."""
    gaps = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
    entries = polib.pofile(str(SOURCE / "locale/vi/LC_MESSAGES/django.po"))
    wrong = [
        entry.msgid
        for entry in entries
        for words in [entry.msgstr, *entry.msgstr_plural.values()]
        if not set(gaps.findall(words)) <= set(gaps.findall(entry.msgid_plural or entry.msgid))
    ]
    assert wrong == []


def test_our_vietnamese_for_libraries_is_not_stale() -> None:
    """A library that words a message anew would leave ours unused, and its own in English."""
    known = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(SOURCE / "locale/vi/LC_MESSAGES/django.po"))}
    assert sorted(known - {word[:2] for word in library_words()}, key=str) == []
