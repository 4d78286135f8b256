"""Gather the words of the screens into the English catalogue and compile both catalogues (`make messages`).

Screens are written in Vietnamese in place, so the Vietnamese catalogue holds only what the libraries say in English.
Needs no gettext programs. With `--check` nothing is written: the exit code tells whether the catalogue is complete.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
import yaml
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "diemtua"
LOCALE = SOURCE / "locale"
FORMS = SOURCE / "documents" / "forms"
GATHERED = {".py", ".html", ".txt", ".yaml"}
# words of the deadline table that pages show; the rest of law's tables is codes, or names of documents
TABLED = re.compile(r"^ +(?:trigger|duty|unsure): (?P<words>(?!true).+)$|\blabel: \"(?P<label>[^\"]+)\"", re.MULTILINE)
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop", "N_"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}


def main() -> int:
    settings.configure()
    catalogue = polib.pofile(str(LOCALE / "en/LC_MESSAGES/django.po"))
    found = gather()
    missing = update(catalogue, found)
    if "--check" in sys.argv:
        print("\n".join(missing))
        return 1 if missing else 0
    catalogue.save()
    for language in ("vi", "en"):
        folder = LOCALE / language / "LC_MESSAGES"
        polib.pofile(str(folder / "django.po")).save_as_mofile(str(folder / "django.mo"))
    print(f"{len(found)} messages, {len(missing)} without English")
    return 0


def gather() -> dict[tuple[str | None, str, str], list[str]]:
    """(context, message, plural) and the files it stands in."""
    found: dict[tuple[str | None, str, str], list[str]] = {}
    for path in sorted(SOURCE.rglob("*")):
        if "migrations" in path.parts or path.suffix not in GATHERED:
            continue
        place = str(path.relative_to(SOURCE))
        reader = in_forms if FORMS in path.parents else READERS.get(path.suffix, in_template)
        for word in reader(path):
            places = found.setdefault(word, [])
            places += [place] if place not in places else []
    return found


def in_code(path: Path) -> Iterator[tuple[str | None, str, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield from of_call(name, [part.value for part in node.args if isinstance(part, ast.Constant)])


def of_call(name: str, words: list[object]) -> Iterator[tuple[str | None, str, str]]:
    text = [word for word in words if isinstance(word, str)]
    if name in SINGLE and text:
        yield None, text[0], ""
    elif name in PLURAL and len(text) > 1:
        yield None, text[0], text[1]
    elif name in CONTEXT and len(text) > 1:
        yield text[0], text[1], ""


def in_template(path: Path) -> Iterator[tuple[str | None, str, str]]:
    code = templatize(path.read_text(), origin=str(path))
    for call in re.finditer(r"""(n?p?gettext|_)\((u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|,|\s|u|count)+)\)""", code):
        literal = re.findall(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""", call.group(2))
        yield from of_call(call.group(1), [ast.literal_eval(one) for one in literal])


def in_table(path: Path) -> Iterator[tuple[str | None, str, str]]:
    for row in TABLED.finditer(path.read_text()):
        yield None, row["words"] or row["label"], ""


def in_forms(path: Path) -> Iterator[tuple[str | None, str, str]]:
    """Names of papers and labels of their blanks; the papers themselves are Vietnamese whoever reads them."""
    said = yaml.safe_load(path.read_text())
    labels = [one["label"] if isinstance(one, dict) else one for one in said.values()]
    for words in labels if path.stem == "fields" else [said["name"]]:
        yield None, words, ""


READERS = {".py": in_code, ".yaml": in_table}


def update(catalogue: polib.POFile, found: dict[tuple[str | None, str, str], list[str]]) -> list[str]:
    """Add what is new, drop what is gone, and name what has no English yet."""
    known = {(entry.msgctxt, entry.msgid, entry.msgid_plural or ""): entry for entry in catalogue}
    for key, entry in known.items():
        if key not in found:
            catalogue.remove(entry)
    for key in sorted(found.keys() - known.keys(), key=str):
        catalogue.append(new_entry(*key))
    for entry in catalogue:
        places = found[entry.msgctxt, entry.msgid, entry.msgid_plural or ""]
        entry.occurrences = [(place, "") for place in places]
    catalogue.sort(key=lambda entry: (entry.occurrences[0][0], entry.msgid))
    return [entry.msgid for entry in catalogue if not entry.translated()]


def new_entry(context: str | None, message: str, plural: str) -> polib.POEntry:
    flags = ["python-format"] if "%(" in message else []
    if plural:
        return polib.POEntry(
            msgctxt=context, msgid=message, msgid_plural=plural, msgstr_plural={0: "", 1: ""}, flags=flags
        )
    return polib.POEntry(msgctxt=context, msgid=message, flags=flags)


if __name__ == "__main__":
    sys.exit(main())
