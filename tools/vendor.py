"""Fetch, cut and pin the vendored front end (`make vendor`).

Takes three packages of the JavaScript registry through the `npm` client and writes what the pages need
to `src/diemtua/shared/ui/static/ui/vendor/` with their licences and `manifest.json` (SHA-256 of each
file, versions of sources).
The same packages always give the same bytes: nothing here depends on the clock or on the machine.
"""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).resolve().parent.parent / "src/diemtua/shared/ui/static/ui/vendor"
PACKAGES = {"govuk-frontend": "6.6.0", "htmx.org": "2.0.11", "@fontsource/be-vietnam-pro": "5.3.0"}
FONT_WEIGHTS = ("400", "600")
FAMILY = 'var(--dt-font,"Be Vietnam Pro",system-ui,sans-serif)'

# ASCII, the Vietnamese letters of Latin-1 and the signs our pages print
LATIN = [*range(0x20, 0x7F), 0xA0, *map(ord, "§«°²·»×–—‘’“”•…−ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")]
# the rest of the alphabet, combining tone marks for text that arrives decomposed, and the đồng sign
VIETNAMESE = [*map(ord, "ĂăĐđĨĩŨũƠơƯư"), 0x300, 0x301, 0x303, 0x309, 0x323, *range(0x1EA0, 0x1EFA), 0x20AB]

# what a public page is made of; the staff pages have the whole library
PUBLIC_BLOCKS = {
    "back-link", "body", "body-s", "body-l", "breadcrumbs", "button", "button-group", "caption-l", "checkboxes",
    "date-input", "details", "error-message", "error-summary", "fieldset", "file-upload", "form-group",
    "frontend-supported", "grid-column-full", "grid-column-one-half", "grid-column-two-thirds",
    "grid-column-one-third", "grid-row", "heading-l", "heading-m", "heading-s", "heading-xl", "hint", "input",
    "inset-text", "label", "link", "list", "main-wrapper", "notification-banner", "panel", "radios", "select",
    "skip-link", "summary-list", "template", "textarea", "visually-hidden", "warning-text", "width-container",
}  # fmt: skip


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        packages = {name: fetch(name, version, Path(scratch)) for name, version in PACKAGES.items()}
        shutil.rmtree(TARGET, ignore_errors=True)
        TARGET.mkdir(parents=True)
        write_styles(packages["govuk-frontend"])
        write_scripts(packages["govuk-frontend"], packages["htmx.org"])
        write_fonts(packages["@fontsource/be-vietnam-pro"])
    write_manifest()
    return 0


def fetch(name: str, version: str, scratch: Path) -> Path:
    """Unpack one published package and return its folder."""
    made = subprocess.run(
        ["npm", "pack", "--silent", f"{name}@{version}"], cwd=scratch, check=True, capture_output=True, text=True
    )
    folder = scratch / name.replace("/", "-")
    with tarfile.open(scratch / made.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def write_styles(package: Path) -> None:
    source = (package / "dist/govuk/govuk-frontend.min.css").read_text()
    whole = without_foreign_marks(source)
    licence = "/*! govuk-frontend 6.6.0, MIT, (c) Crown copyright; fonts and crest taken out, see LICENCES.txt */\n"
    (TARGET / "govuk.css").write_text(licence + whole)
    (TARGET / "govuk-public.css").write_text(licence + purge(whole))


def without_foreign_marks(css: str) -> str:
    """Take out the typeface and the crest that only gov.uk may use."""
    css = re.sub(r"/\*.*?\*/|@charset [^;]+;", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"\.govuk-footer__copyright-logo[^{},]*(?=[,{])", ".govuk-none", css)
    css = css.replace("GDS Transport,arial,sans-serif", FAMILY).replace(
        "font-family:sans-serif", f"font-family:{FAMILY}"
    )
    css = re.sub(r"font-family:GDS Transport[^;}]*", f"font-family:{FAMILY}", css)
    css = "".join(f"{head}{{{body}}}" for head, body in rules(css) if "govuk-none" not in head + body)
    if "GDS" in css or "crest" in css:
        raise SystemExit("govuk-frontend changed: a gov.uk typeface or crest is still in the sheet")
    return css.strip() + "\n"


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Top-level `head{body}` pairs of a minified sheet."""
    depth, start, head = 0, 0, ""
    for place, sign in enumerate(css):
        if sign == "{":
            if depth == 0:
                head, start = css[start:place].strip(), place + 1
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield head, css[start:place]
                start = place + 1


def purge(css: str) -> str:
    """Keep the rules whose every class belongs to PUBLIC_BLOCKS."""
    kept = []
    for head, body in rules(css):
        if head.startswith(("@media", "@supports")):
            inner = purge(body)
            kept += [f"{head}{{{inner}}}"] if inner else []
        elif head.startswith((":root", "@")):
            kept.append(f"{head}{{{body}}}")
        else:
            selectors = [one for one in split_selectors(head) if is_public(one)]
            kept += [f"{','.join(selectors)}{{{body}}}"] if selectors else []
    return "".join(kept)


def split_selectors(head: str) -> list[str]:
    """Split at commas outside parentheses."""
    return [part.strip() for part in re.split(r",(?![^(]*\))", head)]


def is_public(selector: str) -> bool:
    blocks = re.findall(r"\.govuk-((?:(?!__|--|[^\w!-]).)+)", selector.replace("\\", ""))
    return all(block in PUBLIC_BLOCKS for block in blocks)


def write_scripts(govuk: Path, htmx: Path) -> None:
    script = (govuk / "dist/govuk/govuk-frontend.min.js").read_text()
    (TARGET / "govuk.js").write_text(re.sub(r"//# sourceMappingURL=.*", "", script).strip() + "\n")
    (TARGET / "htmx.js").write_text((htmx / "dist/htmx.min.js").read_text())
    licence = (htmx / "LICENSE").read_text()
    govuk_words = "govuk-frontend: MIT License. Copyright (c) Crown copyright (Government Digital Service).\n"
    (TARGET / "LICENCES.txt").write_text(
        f"{govuk_words}\nhtmx.org:\n{licence}\nBe Vietnam Pro: SIL OFL 1.1, see OFL.txt.\n"
    )


def write_fonts(package: Path) -> None:
    for weight in FONT_WEIGHTS:
        for name, letters in (("latin", LATIN), ("vietnamese", VIETNAMESE)):
            cut(package / f"files/be-vietnam-pro-{name}-{weight}-normal.woff2", name, weight, letters)
    shutil.copy(package / "LICENSE", TARGET / "OFL.txt")


def cut(source: Path, name: str, weight: str, letters: list[int]) -> None:
    options = subset.Options(flavor="woff2", layout_features=["kern", "mark", "mkmk", "ccmp", "liga"], hinting=False)
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=letters)
    tool.subset(font)
    subset.save_font(font, str(TARGET / f"be-vietnam-pro-{name}-{weight}.woff2"), options)


def write_manifest() -> None:
    files = {
        path.name: {
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "gzip_bytes": len(gzip.compress(path.read_bytes(), mtime=0)),
        }
        for path in sorted(TARGET.iterdir())
    }
    manifest = json.dumps({"packages": PACKAGES, "files": files}, indent=1)
    (TARGET / "manifest.json").write_text(manifest + "\n")


if __name__ == "__main__":
    sys.exit(main())
