"""A language in which every marked word wears ⟦ ⟧, and what a page shows besides those and data."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import polib
from django.apps import apps
from django.db.models import CharField, JSONField, Model, TextField
from lxml import etree

from tests.library_words import library_words

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = "eo"
NODE = "\x1f"
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
LETTERS = re.compile(r"[^\W\d_]{2,}")
# a machine's address, the identity of a row and the code under which a citizen follows a request are no language
IDENTITY = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|https?://\S+|\b(?:[0-9A-Z]{4}-){2}[0-9A-Z]{2}\b"
)
# the sign of a document: its number, its kind, who issued it
SIGN = re.compile(r"\b\d{1,4}/(?:[A-ZĐ]{1,5}-)?[A-ZĐ]{2,8}\b")
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]")
# the name of the system and a word an office's list is written with
NAMES = re.compile(r"Điểm Tựa|“; một phần”")
NOT_A_PAGE = re.compile(
    r"^/(?:static|dang-xuat|roi-trang)/|^/so-thu-ly/.+/ban-in/$|/(?:tai-ve|tai-excel|to-giay|xuat|pdf|docx)/$|\.\w{2,5}$"
)
# text in an element with a language or translation mark of its own is a name, a quoted article, an official paper,
# or what somebody typed
OF_ITS_OWN = (
    "self::script or self::style or self::template or self::textarea or @translate='no' or (@lang and not(self::html))"
)
SHOWN = etree.XPath(
    f"//text()[not(ancestor::*[{OF_ITS_OWN}])]"
    "|//@*[name()='title' or name()='alt' or name()='placeholder' or name()='label' or name()='aria-label'"
    f" or name()='aria-description' or name()='data-label'][not(ancestor::*[{OF_ITS_OWN}])]"
    f"|//input[@type='submit' or @type='button']/@value[not(ancestor::*[{OF_ITS_OWN}])]"
)


def shown(page: Any) -> list[str]:
    """What a reader sees or hears of a page: its texts, and the attributes that are read out or drawn."""
    return [text.strip() for text in SHOWN(page) if text.strip()]


def shape(address: str) -> str:
    """Pages of one kind have one shape, whatever row they show: ten cases show the same words."""
    return re.sub(r"[0-9a-f-]{30,}|\d+|(?<=/)[A-Z][\w.-]*(?=/)", "#", urlsplit(address).path)


def speak_pseudo(settings: Any, folder: Path) -> None:
    """The pseudo-locale becomes the language of whoever has chosen none."""
    write_catalogue(folder)
    settings.LANGUAGES = [*settings.LANGUAGES, (LANGUAGE, "⟦pseudo⟧")]
    settings.LOCALE_PATHS = [folder]
    settings.LANGUAGE_CODE = LANGUAGE


def write_catalogue(folder: Path) -> None:
    """Every word of ours and every word a library can say, wrapped."""
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=utf-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    ours = [
        (entry.msgctxt, entry.msgid, entry.msgid_plural or "")
        for entry in polib.pofile(str(ROOT / "src/diemtua/locale/en/LC_MESSAGES/django.po"))
    ]
    for word in dict.fromkeys([*ours, *library_words()]):
        made.append(wrapped(*word))
    target = folder / LANGUAGE / "LC_MESSAGES"
    target.mkdir(parents=True)
    made.save_as_mofile(str(target / "django.mo"))


def wrapped(context: str | None, message: str, plural: str) -> polib.POEntry:
    one, more = f"⟦{message}⟧", f"⟦{plural}⟧"
    words: dict[str, Any] = {"msgstr_plural": {0: one, 1: more}} if plural else {"msgstr": one}
    return polib.POEntry(msgctxt=context, msgid=message, msgid_plural=plural, **words)


def data() -> re.Pattern[str]:
    """Whatever stands in a text column of ours: names, numbers, people's words."""
    found: set[str] = set()
    for model in apps.get_models():
        if model.__module__.startswith("diemtua."):
            found |= texts_of(model)
    ordered = sorted(found, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def texts_of(model: type[Model]) -> set[str]:
    fields = [
        each.attname for each in model._meta.concrete_fields if isinstance(each, CharField | TextField | JSONField)
    ]
    # rows and not values: what stands sealed is opened by its row
    values = (getattr(row, name) for row in model._default_manager.all() for name in fields)
    return {" ".join(text.split()) for value in values for text in texts_in(value) if len(text) > 1}


def texts_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    return [value, *value.splitlines()] if isinstance(value, str) else []


def foreign(texts: list[str], known: re.Pattern[str]) -> list[str]:
    """The pieces of an English page with a Vietnamese letter outside names and data."""
    return [text for text in texts if left(VIETNAMESE, text, NAMES, known)]


def unmarked(shown: list[str], known: re.Pattern[str]) -> list[str]:
    """The pieces of a page that are neither marked words nor data."""
    text, before = NODE.join(shown), ""
    while text != before:
        text, before = MARKED.sub(" ", text), text
    pieces = [" ".join(piece.split()) for piece in text.split(NODE)]
    return [piece for piece in pieces if left(LETTERS, piece, IDENTITY, known)]


def left(wanted: re.Pattern[str], text: str, *known: re.Pattern[str]) -> bool:
    """Whether anything wanted is left when what is known is taken out in turn, signs before it or as a part of it."""
    return all(wanted.search(without(text, order)) for order in (known, (SIGN, *known)))


def without(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return text
