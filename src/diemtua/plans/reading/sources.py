"""A file becomes blocks: paragraphs and rows in the order of the document, what is printed twice kept once."""

from collections.abc import Sequence
from pathlib import PurePath
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError

from diemtua.plans.reading import flat, webpage, word
from diemtua.plans.reading.values import Block, Finding, FindingKind, Line
from diemtua.shared.vietnamese import tidy

# a run this long that comes again word for word is a printing error, not the author's habit
_DOUBLED_LINES = 3
_DOUBLED_LETTERS = 300


class PlanFileNotReadable(ValueError):
    """The file is not what its name says, or of a kind this room cannot read."""


def blocks(content: bytes, name: str) -> tuple[list[Block], list[Finding]]:
    """The blocks of a plan document; `name` tells its kind.

    Raises PlanFileNotReadable when the kind is unknown or the file is damaged.
    """
    kind = PurePath(name).suffix.lower()
    if kind == ".txt":
        found, findings = flat.blocks(_decoded(content))
    elif kind in {".html", ".htm"}:
        found, findings = webpage.blocks(content), []
    elif kind == ".docx":
        found, findings = _from_word(content)
    else:
        raise PlanFileNotReadable("Chỉ đọc được văn bản .txt, .docx và .html. Hãy lưu lại dưới một trong ba dạng này.")
    kept, doubled = _once(found)
    return kept, [*doubled, *findings]


def _from_word(content: bytes) -> tuple[list[Block], list[Finding]]:
    try:
        return word.blocks(content)
    except (BadZipFile, OpcError, KeyError, ValueError) as problem:
        raise PlanFileNotReadable("Tệp không phải là văn bản Word (.docx) còn nguyên vẹn.") from problem


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def _once(found: Sequence[Block]) -> tuple[list[Block], list[Finding]]:
    """Drop every long run of paragraphs that repeats an earlier one."""
    lines = [(place, tidy(block.text)) for place, block in enumerate(found) if isinstance(block, Line)]
    words = [text for _, text in lines]
    findings: list[Finding] = []
    dropped: set[int] = set()
    here = 0
    while here < len(words):
        length = _run_seen_before(words, here)
        if length:
            run = words[here : here + length]
            dropped |= {place for place, _ in lines[here : here + length]}
            findings.append(Finding(FindingKind.DOUBLED, {"lines": str(length), "first": run[0], "last": run[-1]}))
        here += length or 1
    return [block for place, block in enumerate(found) if place not in dropped], findings


def _run_seen_before(words: Sequence[str], here: int) -> int:
    longest = max((_run(words, there, here) for there in range(here) if words[there] == words[here]), default=0)
    letters = sum(map(len, words[here : here + longest]))
    return longest if longest >= _DOUBLED_LINES and letters >= _DOUBLED_LETTERS else 0


def _run(words: Sequence[str], there: int, here: int) -> int:
    length = 0
    while here + length < len(words) and there + length < here and words[there + length] == words[here + length]:
        length += 1
    return length
