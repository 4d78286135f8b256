"""A language in which every marked word wears ⟦ ⟧, and what a page shows besides those and data."""

import re
from pathlib import Path
from typing import Any

import polib
from django.apps import apps
from django.db.models import CharField, JSONField, Model, TextField

ROOT = Path(__file__).resolve().parents[2]
LANGUAGE = "eo"
NODE = "\x1f"
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
LETTERS = re.compile(r"[^\W\d_]{2,}")
# a machine's address or the identity of a row is no language
IDENTITY = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|https?://\S+")
# text in an element with a language or translation mark of its own is a name, a quoted article or an official paper
SHOWN = """() => {
  const own = 'script, style, template, [lang]:not(html), [translate=no]', found = [];
  const add = (node, text) => { if (text && text.trim() && !node.closest(own)) found.push(text.trim()); };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) add(walker.currentNode.parentElement, walker.currentNode.data);
  for (const name of ['title', 'alt', 'aria-label', 'placeholder', 'aria-description'])
    for (const node of document.querySelectorAll(`[${name}]`)) add(node, node.getAttribute(name));
  return found;
}"""


def write_catalogue(folder: Path) -> None:
    """Every word of ours and every library's word that we say in Vietnamese, wrapped."""
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=utf-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for language in ("en", "vi"):
        for entry in polib.pofile(str(ROOT / f"src/diemtua/locale/{language}/LC_MESSAGES/django.po")):
            made.append(wrapped(entry))
    target = folder / LANGUAGE / "LC_MESSAGES"
    target.mkdir(parents=True)
    made.save_as_mofile(str(target / "django.mo"))


def wrapped(entry: polib.POEntry) -> polib.POEntry:
    one, more = f"⟦{entry.msgid}⟧", f"⟦{entry.msgid_plural}⟧"
    words: dict[str, Any] = {"msgstr_plural": {0: one, 1: more}} if entry.msgid_plural else {"msgstr": one}
    return polib.POEntry(msgctxt=entry.msgctxt, msgid=entry.msgid, msgid_plural=entry.msgid_plural or "", **words)


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
    rows = model._default_manager.values_list(*fields) if fields else []
    return {" ".join(text.split()) for row in rows for value in row for text in texts_in(value) if len(text) > 1}


def texts_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    return [value, *value.splitlines()] if isinstance(value, str) else []


def unmarked(shown: list[str], known: re.Pattern[str]) -> list[str]:
    """The pieces of a page that are neither marked words nor data."""
    text, before = NODE.join(shown), ""
    while text != before:
        text, before = MARKED.sub(" ", text), text
    pieces = [" ".join(piece.split()) for piece in text.split(NODE)]
    return [piece for piece in pieces if LETTERS.search(known.sub(" ", IDENTITY.sub(" ", piece)))]
