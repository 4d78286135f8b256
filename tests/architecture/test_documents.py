"""The documents beside the code: decisions are numbered without gaps and indexed; no merge was left half done; what
docstrings give as an example is so."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = ROOT / "docs" / "adr"
HALF_MERGED = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
SOURCE = ROOT / "src"
WITH_EXAMPLES = [path for path in sorted(SOURCE.rglob("*.py")) if ">>> " in path.read_text()]
READ = {".py", ".html", ".md", ".yaml", ".po", ".css", ".js", ".toml", ".typ"}


def test_decisions_are_numbered_in_a_row_and_indexed_by_their_titles() -> None:
    files = sorted(DECISIONS.glob("[0-9]*.md"))
    assert [path.name[:4] for path in files] == [f"{number:04}" for number in range(1, len(files) + 1)]
    indexed = re.findall(r"^- \[(\d{4})\]\((.+?)\)", (DECISIONS / "README.md").read_text(), re.MULTILINE)
    assert indexed == [(path.name[:4], path.name) for path in files]
    assert [path.read_text()[:7] for path in files] == [f"# {path.name[:4]}." for path in files]


def test_no_file_holds_the_signs_of_a_half_done_merge() -> None:
    folders = (ROOT / name for name in ("src", "tests", "docs", "bench", "tools"))
    files = [*ROOT.glob("*.*"), *(path for folder in folders for path in folder.rglob("*"))]
    assert [path for path in files if path.suffix in READ and HALF_MERGED.search(path.read_text())] == []


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.stem)
def test_examples_of_docstrings_are_true(path: Path) -> None:
    module = import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))
    tried = doctest.testmod(module)
    assert (tried.attempted > 0, tried.failed) == (True, 0)
